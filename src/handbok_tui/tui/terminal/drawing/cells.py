"""Text as a terminal holds it: one entry for each cell.

A cell is ``(text, style)``.  The text is one character with the marks that combine with it; the
further cells of a wide one hold "".  Widths are Rich's, because the layout was made with them.
Control characters end here: nothing from a user's text can reach the terminal as a command.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TypeAlias

from rich.cells import cell_len

from handbok_tui.tui.terminal.drawing.style import DEFAULT, Style

Cell: TypeAlias = tuple[str, Style]
Row: TypeAlias = tuple[Cell, ...]

BLANK: Cell = (" ", DEFAULT)
_JOINER = "\u200d"


class StyleCells(dict[str, Cell]):
    """The cells of one style by their text, each made once: rows are then compared by identity."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self[" "] = (" ", style.on_blank())

    def __missing__(self, text: str) -> Cell:
        cell = self[text] = (text, self._style)
        return cell

    def of(self, text: str) -> list[Cell]:
        """Return the cells of ``text``.  Marks without a letter before them are left out."""
        if text.isascii() and text.isprintable():
            return [self[character] for character in text]
        return [self[cluster] for cluster in split(text)[1]]


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[str, tuple[str, ...]]:
    """Divide text into the marks it begins with and one string for each cell.

    >>> split("e\\u0301日")
    ('', ('é', '日', ''))
    """
    leading = ""
    clusters: list[str] = []
    joining = False
    for character in text:
        category = unicodedata.category(character)
        if category == "Cc":
            continue
        if category == "Cs":  # half of a pair cannot be written as UTF-8
            character = "\ufffd"  # noqa: PLW2901
        if clusters and (joining or not cell_len(character)):
            clusters[-1] += character
        elif cell_len(character):
            clusters.append(character)
        else:
            leading += character
        joining = character == _JOINER
    cells: list[str] = []
    for cluster in clusters:
        cells.extend((cluster, *[""] * (cell_len(cluster) - 1)))
    return leading, tuple(cells)


@lru_cache(maxsize=4096)
def doubtful(text: str) -> bool:
    """Whether terminals are known to disagree about the width of one cell's text.

    Emoji, joined sequences, variation selectors and format characters are doubtful.  Characters
    that only East Asian terminals draw wide (–, ”, é, ─) are not: they are in every line here.
    """
    return not text.isascii() and any(map(_doubtful_character, text))


def _doubtful_character(character: str) -> bool:
    code = ord(character)
    if code >= 0x1F000 or 0xFE00 <= code <= 0xFE0F:
        return True
    if unicodedata.category(character) in {"Cf", "Cn", "Co", "Mc", "Me"}:
        return True
    return 0x2000 <= code < 0x2E80 and unicodedata.east_asian_width(character) in {"W", "F"}
