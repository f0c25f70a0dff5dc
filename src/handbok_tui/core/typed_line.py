"""One line while it is typed: its text, where the next letter goes, and whether it is proposed.

A proposal is what the program put there.  The first letter that is typed replaces it; every key
that goes about in it makes it the person's own text.
"""

from collections.abc import Callable
from typing import NamedTuple
from unicodedata import combining


class TypedLine(NamedTuple):
    """``at`` counts the characters before the cursor."""

    text: str = ""
    at: int = 0
    proposed: bool = False

    def insert(self, text: str) -> "TypedLine":
        """With a text where the cursor stands, or in place of a proposal."""
        if self.proposed:
            return TypedLine(text, len(text))
        return TypedLine(self.text[: self.at] + text + self.text[self.at :], self.at + len(text))

    def key(self, name: str) -> "TypedLine | None":
        """What a key (Textual's name) that edits makes of it; None for any other key."""
        return _EDITS[name](self.text, self.at) if name in _EDITS else None


def _before(text: str, at: int) -> int:
    """Where the letter left of the cursor begins, with the marks that stand on it."""
    start = max(at - 1, 0)
    while start > 0 and combining(text[start]):
        start -= 1
    return start


def _after(text: str, at: int) -> int:
    """Where the letter at the cursor ends."""
    end = min(at + 1, len(text))
    while end < len(text) and combining(text[end]):
        end += 1
    return end


def _backspace(text: str, at: int) -> TypedLine:
    start = _before(text, at)
    return TypedLine(text[:start] + text[at:], start)


_EDITS: dict[str, Callable[[str, int], TypedLine]] = {
    "backspace": _backspace,
    "delete": lambda text, at: TypedLine(text[:at] + text[_after(text, at) :], at),
    "left": lambda text, at: TypedLine(text, _before(text, at)),
    "right": lambda text, at: TypedLine(text, _after(text, at)),
    "home": lambda text, _at: TypedLine(text),
    "end": lambda text, _at: TypedLine(text, len(text)),
    "ctrl+u": lambda _text, _at: TypedLine(),
}


FOLLOWS = frozenset(",.;:!?…)]}/-'’%")
"""What stands right after a word."""


def between(text: str, typed: str) -> str:
    """What goes between a text and what somebody writes who goes on with it: a blank, or nothing
    where there is one, or where a sign follows that sticks to the word.
    """
    apart = not text or not typed or text[-1:].isspace() or typed[:1].isspace()
    return "" if apart or typed[:1] in FOLLOWS else " "
