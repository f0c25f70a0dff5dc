"""What stands between a terminal and the program, with a clock that goes only when told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key, Paste

from handbok_tui.tui.terminal.input.incoming import Incoming, Noted

if TYPE_CHECKING:
    from textual.message import Message


class Line:
    """Bytes go in; ``found`` is what came out, ``noted`` what the person is to be told."""

    def __init__(self) -> None:
        self.now = 100.0
        self.noted: list[Noted] = []
        self.incoming = Incoming(self.noted.append, lambda: self.now)
        self.found: list[Message] = []

    def send(self, *pieces: bytes, pause: float = 0.0) -> Line:
        """Send pieces, each in a read of its own, ``pause`` seconds after the one before."""
        for number, piece in enumerate(pieces):
            if number:
                self.wait(pause)
            self.found += self.incoming.feed(piece)
        return self

    def wait(self, seconds: float) -> Line:
        """Let time go by."""
        until = self.now + seconds
        while (patience := self.incoming.patience) is not None and self.now + patience <= until:
            self.now += patience
            self.found += self.incoming.rest()
        self.now = until
        return self

    @property
    def text(self) -> str:
        """What would be written in an editor."""
        return "".join(map(_written, self.found))

    @property
    def pastes(self) -> list[str]:
        """The texts that were pasted."""
        return [event.text for event in self.found if isinstance(event, Paste)]

    @property
    def keys(self) -> list[str]:
        """The names of the keys."""
        return [event.key for event in self.found if isinstance(event, Key)]


def cuts(data: bytes) -> list[tuple[bytes, ...]]:
    """The data in one read, in two wherever they can be cut, and byte by byte."""
    at = [(data[:cut], data[cut:]) for cut in range(1, len(data))][:200]
    return [(data,), *at, (*(bytes([byte]) for byte in data[:600]), data[600:])]


def every_way(data: bytes) -> list[Line]:
    """Lines over which the data came, cut in each of these ways."""
    return [Line().send(*filter(None, cut)) for cut in cuts(data)]


def _written(event: Message) -> str:
    if isinstance(event, Paste):
        return event.text
    if not isinstance(event, Key):
        return ""
    if event.key == "enter":
        return "\n"
    return event.character if event.character and event.is_printable else ""
