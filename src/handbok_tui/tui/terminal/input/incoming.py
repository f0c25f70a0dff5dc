"""What comes from the terminal: bytes in, keys and pastes out, however the line has cut them.

Nothing that can be a control sequence is ever text or a command, unless a keyboard has that key:
not the terminal's answers to what another program asked, not a mouse, and not a sequence whose
end never comes.  Only time tells some things apart, and these are the choices:

Esc or the beginning of a sequence: nothing more in 0.1 s means the key, because one waits for it
at every use.  What then, within a second, can only be the rest of a sequence is swallowed.  The
key that was cut has closed what Esc closes; so what is typed on, without a second's pause, is
dropped and it is said, for what was meant as text would be commands.  Enter and Esc end that.
Other beginnings are not typed, so they are waited for a second, and then forgotten.
"""

from __future__ import annotations

import time
from enum import Enum
from typing import TYPE_CHECKING

from textual import constants
from textual.events import Key, Paste

from handbok_tui.tui.terminal.input import sequences
from handbok_tui.tui.terminal.input.bracketed import Bracketed, Pasted
from handbok_tui.tui.terminal.input.decoding import Decoder
from handbok_tui.tui.terminal.input.sequences import ESC, PASTE_BEGINS, Piece, piece_at
from handbok_tui.tui.terminal.input.typed import keys_of, typed
from handbok_tui.tui.terminal.private import key_events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.message import Message

SLOW = 1.0  # seconds: the network may split what a key sends
HELD = 0.6  # seconds: for a letter typed after Esc that may be the first one of a rest
_SAME_BURST = 0.05  # seconds: a terminal hands on a long paste in pieces
_LONG_PIECE = 512  # characters: a shorter one was all of it
_NEVER = float("-inf")
_BACKSPACE = "\x7f"


class Noted(Enum):
    """Something about what came that the person should be told."""

    NOT_UTF8 = "not utf-8"
    LEFT_OUT = "left out"
    KEY_CUT = "key cut"


class Incoming:
    """``feed`` it what is read, and let it ``rest`` if nothing more comes for ``patience``.

    ``noted`` is called for each thing to tell the person.
    """

    def __init__(
        self,
        noted: Callable[[Noted], None] = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._noted = noted
        self._clock = clock
        self._decoder = Decoder()
        self._told_not_utf8 = False
        self._heard = self._since = _NEVER  # when something came; when waiting began
        self._begun = ""  # a sequence that is not whole yet
        self._run = ""  # characters, line ends and tabs that stand together
        self._burst = _NEVER  # when a paste without brackets came
        self._paste: Bracketed | None = None
        self._escaped = _NEVER  # when ESC was taken for the key
        self._held = ""  # typed after it; may be the first of a rest
        self._swallows = False  # the sequence that has begun is such a rest
        self._guarded = False  # what is typed now was meant for where Esc led away from
        self._given_up = ""  # the sequence that was waited for in vain

    def feed(self, data: bytes) -> list[Message]:
        """Take bytes; the keys and pastes that are whole now."""
        now = self._clock()
        if now - self._heard >= SLOW:
            self._guarded = False
        found = list(self._take(self._decoder.feed(data), now))
        self._heard = self._since = now
        return found

    @property
    def patience(self) -> float | None:
        """Seconds until ``rest`` should be called if nothing more comes; None: for ever."""
        if self._paste is not None:
            waits: list[float | None] = [self._paste.patience]
        else:
            waits = [self._decoder.patience, HELD if self._held else None]
            if self._begun:
                waits.append(constants.ESCAPE_DELAY if self._begun == ESC else SLOW)
        known = [wait for wait in waits if wait is not None]
        return max(0.0, self._since + min(known) - self._clock()) if known else None

    def rest(self) -> list[Message]:
        """Nothing more came: what is begun is taken for what it is."""
        now = self._since = self._clock()
        if self._paste is not None:
            return list(self._pasted(self._paste.rest(), now, waited=True))
        if self._decoder.patience is not None:
            return list(self._take(self._decoder.flush(), now))
        if self._held:
            held, self._held = self._held, ""
            return list(self._cut_up(held, now))
        begun, self._begun = self._begun, ""
        self._swallows = False
        if begun == ESC:
            self._escaped = now
            return [self._escape()]
        self._given_up = begun
        return []

    # -- text -------------------------------------------------------------------------------------

    def _take(self, text: str, now: float) -> Iterator[Message]:
        if self._decoder.foreign and not self._told_not_utf8:
            self._told_not_utf8 = True
            self._noted(Noted.NOT_UTF8)
        text = sequences.seven_bit(text)
        if not text:
            return
        if self._paste is not None:
            yield from self._pasted(self._paste.feed(text), now)
        else:
            yield from self._cut_up(self._without_rest(text, now), now)

    def _without_rest(self, text: str, now: float) -> str:
        """The text; what can only be the rest of a sequence that was given up is swallowed."""
        text, self._held = self._held + text, ""
        given_up, self._given_up = self._given_up, ""
        if given_up.endswith(ESC):  # a string, but for the last character of its end
            text = text.removeprefix("\\")
        if now - self._escaped >= SLOW:
            return text
        if sequences.may_be_rest(text):
            self._held = text
            return ""
        self._escaped = _NEVER
        if sequences.can_only_be_rest(text):
            self._swallows = self._guarded = True
            self._noted(Noted.KEY_CUT)
            return ESC + text
        return text

    def _cut_up(self, text: str, now: float) -> Iterator[Message]:
        """The events of a text, up to where a paste begins and from where it ends."""
        text, self._begun = self._begun + text, ""
        at = 0
        while at < len(text):
            piece = piece_at(text, at)
            if piece is None:
                self._begun = sequences.shortened(text[at:])
                break
            at += len(piece.text)
            if piece.text == PASTE_BEGINS:
                yield from self._run_ends(now)
                self._paste, self._swallows = Bracketed(), False
                yield from self._pasted(self._paste.feed(text[at:]), now)
                return
            yield from self._events(piece, now)
        yield from self._run_ends(now)

    def _pasted(self, pasted: Pasted, now: float, *, waited: bool = False) -> Iterator[Message]:
        if pasted.text:
            yield Paste(pasted.text)
        if pasted.after is None:
            return
        if self._paste is not None and self._paste.left_out:
            self._noted(Noted.LEFT_OUT)
        self._paste = None
        if waited and pasted.after == ESC:
            self._escaped = now
            yield self._escape()
        else:
            yield from self._cut_up(pasted.after, now)

    def _events(self, piece: Piece, now: float) -> Iterator[Message]:
        if piece.kind == "text" or piece.text in "\r\n\t":
            self._run += piece.text
            return
        swallows, self._swallows = self._swallows, False
        if piece.kind == "control":
            yield from self._run_ends(now)
            if not (self._guarded and piece.text == _BACKSPACE):
                yield from key_events(piece.text)
        elif piece.text == ESC:
            yield from self._run_ends(now)
            yield self._escape()
        elif piece.kind == "sequence" and not swallows and (keys := list(keys_of(piece.text))):
            yield from self._run_ends(now)
            yield from keys

    def _escape(self) -> Key:
        self._guarded = False
        return Key("escape", ESC)

    def _run_ends(self, now: float) -> Iterator[Message]:
        run, self._run = self._run, ""
        if self._guarded:
            _, enter, after = run.partition("\r")
            run = enter + after
            self._guarded = not enter
        if run:
            pasted = len(run) > 1 and now - self._burst < _SAME_BURST
            if len(run) >= _LONG_PIECE:
                self._burst = now
            yield from typed(run, pasted=pasted)
