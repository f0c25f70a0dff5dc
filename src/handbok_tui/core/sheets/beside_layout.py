"""Two fillings side by side, laid out: two columns, or one under the other where it is narrow.

A sign before a field says that the two differ, so that it is seen without colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, zip_longest

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.sheets.beside import LIKENESSES, CellPair, RowPair
from handbok_tui.core.sheets.layout import BAR, DrawnLine, Look, cut, padded, ruled, wrap
from handbok_tui.texts.sheets import beside as texts
from handbok_tui.texts.sheets.templates import EMPTY, label

TWO_COLUMNS = 60
"""Cells from which there is room for two columns."""
APART = "≠ "
ALIKE = "= "
_INDENT = "  "


def lay_out_names(names: tuple[str, str], width: int) -> DrawnLine:
    """Whose the columns are; it stands still while the rest is scrolled."""
    left, right = map(visible, names)
    if width < TWO_COLUMNS:
        return DrawnLine(cut(texts.two(left, right), width), "head")
    room = _room(width)
    return DrawnLine(f"{_INDENT}{padded(left, room)} {BAR} {cut(right, room)}", "head")


def lay_out_beside(
    pairs: tuple[RowPair, ...], names: tuple[str, str], width: int
) -> tuple[DrawnLine, ...]:
    """All rows, under a heading for each likeness."""
    if not pairs:
        return tuple(wrap(texts.NOTHING, width, look="notice"))
    return tuple(_lines(pairs, names, width))


def _lines(pairs: tuple[RowPair, ...], names: tuple[str, str], width: int) -> Iterator[DrawnLine]:
    numbers = dict.fromkeys(LIKENESSES, 0)
    for pair in pairs:
        numbers[pair.likeness] += 1
    yield from wrap(texts.counted(tuple(numbers.items())), width, look="guide")
    for likeness, group in groupby(pairs, key=lambda pair: pair.likeness):
        yield DrawnLine("")
        yield DrawnLine(ruled(texts.HEADINGS[likeness], width), "rule")
        for pair in group:
            yield from wrap(texts.steps(pair.name, pair.steps), width, look="field")
            for cell in pair.cells:
                yield from _cell(cell, names, width)


def _cell(cell: CellPair, names: tuple[str, str], width: int) -> Iterator[DrawnLine]:
    look: Look = "notice" if cell.apart else "text"
    sign = APART if cell.apart else ALIKE if cell.alike else _INDENT
    if cell.alike:
        lines = list(wrap(f"{label(cell.column.label)} {cell.left}", width, _INDENT))
    elif width < TWO_COLUMNS:
        lines = [*wrap(label(cell.column.label), width, _INDENT, look)]
        for name, said in zip(names, (cell.left, cell.right), strict=True):
            lines += wrap(texts.said_by(visible(name), said or EMPTY), width, _INDENT * 2, look)
    else:
        lines = list(_columns(cell, width, look))
    yield lines[0]._replace(text=sign + lines[0].text[len(_INDENT) :])
    yield from lines[1:]


def _columns(cell: CellPair, width: int, look: Look) -> Iterator[DrawnLine]:
    room = _room(width)
    said = label(cell.column.label)
    left, right = (
        [line.text for line in wrap(f"{said} {words or EMPTY}", room)]
        for words in (cell.left, cell.right)
    )
    for one, other in zip_longest(left, right, fillvalue=""):
        yield DrawnLine(f"{_INDENT}{padded(one, room)} {BAR} {other}", look)


def _room(width: int) -> int:
    """Cells of each of two columns."""
    return (width - len(_INDENT) - len(f" {BAR} ")) // 2
