"""Makes Textual's events of what was typed: keys, and pastes that came without brackets.

A terminal that does not know bracketed paste sends the text as if it were typed: ten thousand
keys, each with its own way through the program, and in the reader each of them a command.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.events import Key, Paste

from handbok_tui.tui.terminal.private import key_events, named_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message

BURST = 64
"""Characters in one piece from the line, without a key that is none: nobody types like that."""

PASTED_TAB = "pasted_tab"
"""The name of a tab that was pasted: in a text it is a tab, elsewhere the key."""

_TAB_INSIDE = re.compile(r"(?<=[^\x00-\x1f])\t+(?=[^\x00-\x1f])")
_MARK = "\ufdd0"

# The keys that xterm and its like send with Shift, Alt and Ctrl, as far as Textual's list of
# sequences leaves them out.  Not a letter: nothing here asks the terminal to send text so.
_MODIFIED = re.compile(
    r"\x1b\[(?:1;(?:[2-9]|1[0-6])[ABCDFHPQS]"
    r"|(?:[1-8]|1[1-57-9]|2[0134]);(?:[2-9]|1[0-6])~"
    r"|(?:9|13|27|127)(?:;(?:[1-9]|1[0-6]))?u"
    r"|(?:3[3-9]|[4-9]\d|1[01]\d|12[0-6]);(?:[3-8]|1[1-6])u)"
)


class Character(str):
    """One that was typed and is to be kept, also where Python calls it not printable: a hard
    space, a soft hyphen, a joiner, a sign of direction, a sign newer than this Python.
    """

    __slots__ = ()

    def isprintable(self) -> bool:
        """It is for the text."""
        return True


def as_pasted(text: str) -> str:
    """The text with line ends as they are in texts; what was a key has become a line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_key(sequence: str) -> bool:
    """Whether a sequence is a key that keyboards have."""
    return len(sequence) > 1 and (
        named_sequence(sequence) or _MODIFIED.fullmatch(sequence) is not None
    )


def keys_of(sequence: str) -> Iterator[Key]:
    """The keys that a sequence means: of those that are known as keys, and ESC + character."""
    if is_key(sequence):
        yield from key_events(sequence)
    elif len(sequence) == 2 and sequence[1] != "\\":  # ESC \ is the end of a string
        yield from key_events(sequence[1], alt=True)


def typed(run: str, *, pasted: bool = False) -> Iterator[Message]:
    """The events of characters, line ends and tabs that came in one piece.

    A tab between two characters of one piece was pasted: who presses Tab sends it alone, or as
    the last one before the line takes a rest.
    """
    if pasted or len(run) >= BURST:
        yield Paste(as_pasted(run))
        return
    marked = _TAB_INSIDE.sub(lambda found: _MARK * len(found[0]), run)
    for mark, character in zip(marked, run, strict=True):
        if mark != character:
            yield Key(PASTED_TAB, Character("\t"))
        elif character.isprintable() or character < " ":
            yield from key_events(character)
        else:
            yield from _kept(character)


def _kept(character: str) -> Iterator[Key]:
    """A key for a character that Python calls not printable."""
    for key in key_events(character):
        yield Key(key.key, Character(character))
