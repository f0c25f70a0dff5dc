"""A paste in brackets: everything to the end bracket is text, whatever it looks like.

The end may be late or never come.  What came is then delivered after a second, and what follows
is still pasted for five seconds more: the end of a paste on a line that stands still must never
be commands.  But Esc, or another key alone, is that key, and ends it.
"""

from __future__ import annotations

from typing import NamedTuple

from textual import constants

from handbok_tui.tui.terminal.input.sequences import ESC, PASTE_ENDS, kept_back, without_sequences
from handbok_tui.tui.terminal.input.typed import as_pasted, is_key

LATE = 1.0  # seconds without anything: the end is late
NEVER = 5.0  # seconds without anything after that: it will not come


class Pasted(NamedTuple):
    """``text`` is to be put in.  ``after`` is what stands behind the paste; None: it goes on."""

    text: str
    after: str | None = None


class Bracketed:
    """One paste, from behind its first bracket on."""

    def __init__(self) -> None:
        self._text = ""
        self._late = self._escape = False
        self.left_out = False
        """Whether there was something in it that is no text."""

    @property
    def patience(self) -> float:
        """Seconds to wait for more before ``rest``."""
        if not self._late:
            return LATE
        return constants.ESCAPE_DELAY if self._escape else NEVER

    def feed(self, text: str) -> Pasted:
        """More of it, however it was cut."""
        if self._late and not self._text and _is_key_alone(text):
            return Pasted("", text)
        self._escape = self._late and not self._text and text == ESC
        seen = max(0, len(self._text) - len(PASTE_ENDS) + 1)
        self._text += text
        end = self._text.find(PASTE_ENDS, seen)
        if end >= 0:
            after = self._text[end + len(PASTE_ENDS) :]
            return Pasted(self._plain(end), after)
        return self._so_far() if self._late else Pasted("")

    def rest(self) -> Pasted:
        """Nothing more came in time."""
        if self._late:
            return Pasted("", ESC if self._escape else "")
        self._late = True
        return self._so_far()

    def _so_far(self) -> Pasted:
        return Pasted(self._plain(len(self._text) - kept_back(self._text)))

    def _plain(self, end: int) -> str:
        """The text before ``end``, which is delivered now."""
        text, self._text = self._text[:end], self._text[end:]
        plain, left_out = without_sequences(text)
        self.left_out = self.left_out or left_out
        return as_pasted(plain)


def _is_key_alone(text: str) -> bool:
    """Whether it is one key that types nothing; ESC may be the beginning of the end bracket."""
    if len(text) == 1:
        return (text < " " or text == "\x7f") and text not in "\r\n\t\x1b"
    return is_key(text)
