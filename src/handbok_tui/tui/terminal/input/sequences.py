"""The grammar of control sequences (ECMA-48, and what terminals and keyboards add to it).

Whatever begins like a sequence is one, known or not, so that no answer of a terminal, no mouse
and no key of a strange keyboard is ever taken for text.  Eight-bit controls are written as their
seven-bit forms first (``seven_bit``).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

ESC = "\x1b"
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"

_SEVEN_BIT = dict.fromkeys(range(0x80, 0xA0)) | {
    0x8F: "\x1bO", 0x90: "\x1bP", 0x98: "\x1bX", 0x9B: "\x1b[", 0x9C: "\x1b\\",
    0x9D: "\x1b]", 0x9E: "\x1b^", 0x9F: "\x1b_",
}  # fmt: skip

_CONTROL = r"\x00-\x1f\x7f"
_TEXT = re.compile(f"[^{_CONTROL}]+")
# "[[" + letter: F1-F5 of the Linux console; "[M" + three: a mouse in its oldest form.
_CSI = r"\[(?:\[[^\x1b]|M[^\x1b]{3}|(?!\[|M)[0-?]*[ -/]*[@-~])"
_SS3 = rf"O[0-9;]*[^0-9;{_CONTROL}]"
_STRING = r"[]P_^X][^\x1b\x07\x18\x1a]*(?:\x1b\\|[\x07\x18\x1a])"  # CAN and SUB break it off
_CHARACTER_SET = r"[()#%$][0-~]"
_OTHER = r"[^\x1b[O\]P_^X()#%$]"
_SEQUENCE = re.compile(f"\x1b(?:{_CSI}|{_SS3}|{_STRING}|{_CHARACTER_SET}|{_OTHER})", re.DOTALL)
_BEGINNING = (
    r"\x1b(?:\[(?:\[|M[^\x1b]{0,2}|[0-?]*[ -/]*)|O[0-9;]*|[]P_^X][^\x1b\x07\x18\x1a]*|[()#%$])?"
)
_BEGUN = re.compile(rf"(?:{_BEGINNING}|\x1b[]P_^X][^\x1b\x07\x18\x1a]*\x1b)\Z")
_BROKEN = re.compile(_BEGINNING)

# In a text that is pasted: no keys, so no keyboard's own forms.  A string without an end goes to
# the end of its line, so that no words below it are lost.
_PASTED = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]?"
    r"|[]P_^X](?:[^\x1b\x07\x18\x1a]*\x1b\\|[^\x1b\x07\x18\x1a\r\n]*[\x07\x18\x1a]?)"
    r"|[ -/]+[0-~]|O[A-Za-z]?|[0-~])?"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
_KEPT_BACK = 4096  # characters: more than a sequence that stands in a text is long


class Piece(NamedTuple):
    """A part of what came: its kind and its characters.

    ``text`` is for reading, ``control`` one character, ``sequence`` whole, ``broken`` the
    beginning of one that something else follows (only ESC where it was the key itself).
    """

    kind: Literal["text", "control", "sequence", "broken"]
    text: str


def seven_bit(text: str) -> str:
    """The eight-bit controls written with ESC; those that begin nothing are left out."""
    return text.translate(_SEVEN_BIT)


def piece_at(text: str, at: int) -> Piece | None:
    """The piece that begins there; None where it is a sequence that is not whole yet."""
    if found := _TEXT.match(text, at):
        return Piece("text", found[0])
    if text[at] != ESC:
        return Piece("control", text[at])
    if found := _SEQUENCE.match(text, at):
        return Piece("sequence", found[0])
    if _BEGUN.match(text, at):
        return None
    found = _BROKEN.match(text, at)
    return Piece("broken", found[0] if found else ESC)


def shortened(begun: str) -> str:
    """A sequence that is not whole yet, without what is not needed to find its end."""
    if begun[1:2] in tuple("]P_^X"):
        return begun[:2] + (ESC if begun[2:].endswith(ESC) else "")
    return begun if len(begun) < _KEPT_BACK else begun[:2] + "?"


def is_string(begun: str) -> bool:
    """Whether it has begun as a string, which ends only with ST or BEL."""
    return begun[1:2] in tuple("]P_^X")


def without_sequences(text: str) -> tuple[str, bool]:
    """A pasted text without control sequences and characters, and whether there were any."""
    plain, count = _PASTED.subn("", text)
    return plain, count > 0


def kept_back(text: str) -> int:
    """How many characters at the end of a pasted text may be a sequence that is not whole yet."""
    at = text.rfind(ESC, -_KEPT_BACK)
    return len(text) - at if at >= 0 and _BEGUN.match(text, at) else 0


# What may follow an ESC that was taken for the key: of keys only those that keyboards send so.
_REST = re.compile(
    r"\[|O[0-9;]*[A-DFHMP-S]|\][0-9LlI]|P[0-9;$+>|!?=]|_G"
    r"|[]P_^X][^\x1b\x07\x18\x1a]+(?:\x1b\\|[\x07\x18\x1a])"
)
_FIRST_OF_REST = re.compile(r"(?:O[0-9;]*|[]P_^X])\Z")


def can_only_be_rest(text: str) -> bool:
    """Whether a text begins with what follows ESC in a sequence, and nobody types."""
    return _REST.match(text) is not None


def may_be_rest(text: str) -> bool:
    """Whether the text is too short to say so."""
    return _FIRST_OF_REST.match(text) is not None
