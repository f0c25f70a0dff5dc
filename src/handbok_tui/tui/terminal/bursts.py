"""Tells a paste from typing where the terminal puts no brackets around it.

A terminal that does not know bracketed paste sends the text as if it were typed: ten thousand
keys, each with its own way through the program, and in the reader each of them a command.
"""

from __future__ import annotations

BURST = 64
"""Characters in one piece from the line, without a key that is none: nobody types like that."""

_BEGIN, _END = "\x1b[200~", "\x1b[201~"


class Bursts:
    """Watches what comes from the line, piece by piece."""

    def __init__(self) -> None:
        self._tail = ""
        self._in_brackets = False

    def is_paste(self, text: str) -> bool:
        """Whether this piece, the next one, is a paste without brackets, or a part of one."""
        seen = self._tail + text
        before, begun, ended = self._in_brackets, seen.rfind(_BEGIN), seen.rfind(_END)
        if begun != ended:  # one of them is there
            self._in_brackets = begun > ended
        self._tail = seen[-len(_BEGIN) + 1 :]
        plain = all(character >= " " or character in "\r\n\t" for character in text)
        return len(text) >= BURST and plain and "\x7f" not in text and not before


def as_pasted(text: str) -> str:
    """The text with line ends as they are in texts; what was a key has become a line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
