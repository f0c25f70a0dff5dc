"""How many cells of the terminal a text takes.

Agrees with what the drawing library counts for all common text and is never below it, so that
a line laid out here always fits there; a test holds the two together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Sequence

_ODD = re.compile(
    "[^\t\n -~\xa0-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2500-\u25fc\u2800-\u28ff]"
)
"""Anything that might not take exactly one cell; tabs and newlines are the caller's matter."""

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"

_ZERO = (range(0x1160, 0x1200), range(0xD7B0, 0xD800), range(0x1F3FB, 0x1F400), (0x3164, 0xFFA0))
"""Drawn as part of the character before: Hangul vowels and finals, skin tones, fillers."""

_WIDE = (
    range(0x2630, 0x2638),
    range(0x268A, 0x2690),
    range(0x4DC0, 0x4E00),
    range(0x1D300, 0x1D357),
    range(0x1D360, 0x1D377),
)
"""Wide since Unicode 16; the tables of Python 3.11-3.13 are older."""

_UNASSIGNED_WIDE = (
    range(0x2E80, 0xA4D0),
    range(0xF900, 0xFB00),
    range(0x16FE0, 0x18E00),
    range(0x1AFF0, 0x1B300),
    range(0x1F000, 0x40000),
)
"""Not yet in Python's tables; new characters here are wide."""


@lru_cache(maxsize=4096)
def _char_cells(char: str) -> int:
    code = ord(char)
    kind = category(char)
    if any(code in codes for codes in _WIDE):
        return 2
    if kind in ("Mn", "Me", "Mc") or any(code in codes for codes in _ZERO):
        return 0
    if kind == "Cf":
        return 0 if 0x200B <= code < 0x110BD or code > 0x110CD else 1
    if kind == "Cn":
        return 2 if any(code in codes for codes in _UNASSIGNED_WIDE) else 1
    return 2 if east_asian_width(char) in ("W", "F") else 1


def _widths(text: str) -> list[int]:
    """The cells of each character; one that belongs to the character before it takes none."""
    widths: list[int] = []
    joined = False
    base = -1
    for index, char in enumerate(text):
        cells = 0 if joined else _char_cells(char)
        widths.append(cells)
        if cells:
            base = index
        elif char == _EMOJI_STYLE and base >= 0 and not joined:
            widths[base] = 2
        joined = char == _JOINER and not joined
    return widths


def edges(text: str) -> Sequence[int]:
    """Where each character begins: ``edges(text)[i]`` is the number of cells before it.

    One longer than the text; the last is the width of the whole.  Characters that belong
    together begin at the same edge, so a text is never cut inside them by ``fitting``.
    """
    if _ODD.search(text) is None:
        return range(len(text) + 1)
    return list(accumulate(_widths(text), initial=0))


def fitting(text_edges: Sequence[int], start: int, width: int) -> int:
    """The largest index up to which the text from ``start`` takes at most ``width`` cells."""
    return bisect_right(text_edges, text_edges[start] + width, start) - 1


def cell_len(text: str) -> int:
    """The number of cells ``text`` takes on one line."""
    return edges(text)[-1]
