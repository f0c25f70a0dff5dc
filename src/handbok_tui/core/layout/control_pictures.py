"""Makes the characters that can command a terminal, or turn words around, into pictures.

Text comes from files and keyboards; before it is drawn, printed or put in a message it passes
here, so that what is in it is seen and never obeyed.
"""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of writing
    "\u2028\u2029\ufeff\ud800-\udfff]"  # line separators, BOM, lone surrogates
)
_PICTURES = 0x2400
_DELETE_PICTURE = "\u2421"


def visible(text: str) -> str:
    """``text`` with nothing in it that acts: ESC becomes ␛, U+202E becomes ‹U+202E›.

    Newline and tab are kept.  Everything else that is printable is kept as it is, so the
    function may be applied twice.
    """
    return _HIDDEN.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return _DELETE_PICTURE if code == 0x7F else f"‹U+{code:04X}›"
