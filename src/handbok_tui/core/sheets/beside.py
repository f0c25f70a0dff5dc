"""Two fillings of one template side by side: which rows belong together, and where they differ.

What lies furthest apart comes first, for that is what there is to talk about; what is alike
comes after it, and what only one of them has filled stands last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from handbok_tui.core.sheets.columns import level
from handbok_tui.core.sheets.templates import Column
from handbok_tui.core.sheets.view import Filled, SheetView
from handbok_tui.texts.sheets.templates import EMPTY

Likeness = Literal["apart", "nearly", "alike", "one"]
"""Different choices; the same choices, but other words or a gap; the same; only one has any."""
LIKENESSES: tuple[Likeness, ...] = ("apart", "nearly", "alike", "one")
_WORDS = ("text", "long")
"""Kinds in which two say the same in other words: that they differ is nothing to be marked."""


class CellPair(NamedTuple):
    """What two say in one field, in full; "" where nothing is said.  ``steps`` on a scale."""

    column: Column
    left: str
    right: str
    steps: int = 0

    @property
    def alike(self) -> bool:
        """Whether both say the same, whatever their lines are."""
        return self.left.split() == self.right.split()

    @property
    def apart(self) -> bool:
        """Whether both have chosen, and not the same."""
        chosen = self.left and self.right and self.column.kind not in _WORDS
        return bool(chosen) and not self.alike


class RowPair(NamedTuple):
    """A row as two have filled it: its name, and the fields in which anything is said."""

    name: str
    likeness: Likeness
    cells: tuple[CellPair, ...]

    @property
    def steps(self) -> int:
        """How far apart they are on a scale where they are furthest apart; 0: not at all."""
        return max((cell.steps for cell in self.cells), default=0)

    @property
    def weight(self) -> tuple[int, int]:
        """What differs most has the largest."""
        return self.steps, sum(cell.apart for cell in self.cells)


def side_by_side(left: SheetView, right: SheetView) -> tuple[RowPair, ...]:
    """Every row that one of two has filled, what differs most first."""
    views = left.by_name(), right.by_name()
    found = [pair for two in _together(*views) if (pair := _pair(*views, *two)) is not None]
    order = {likeness: place for place, likeness in enumerate(LIKENESSES)}
    return tuple(sorted(found, key=lambda pair: (order[pair.likeness], *(-n for n in pair.weight))))


def _together(left: SheetView, right: SheetView) -> Iterator[tuple[Filled | None, Filled | None]]:
    """Rows that belong together: the template's own by id, added ones by id or by name."""
    others = {one.row.id: one for one in right.rows}
    same = {one.row.id: others.pop(one.row.id, None) for one in left.rows}
    named: dict[str, list[Filled]] = {}
    for one in others.values():
        named.setdefault(one.name.casefold(), []).append(one)
    for filled in left.rows:
        other = same[filled.row.id]
        if other is None and filled.name and (known := named.get(filled.name.casefold())):
            other = others.pop(known.pop(0).row.id)
        yield filled, other
    yield from ((None, one) for one in others.values())


def _pair(
    left: SheetView, right: SheetView, mine: Filled | None, theirs: Filled | None
) -> RowPair | None:
    """Two rows that belong together; None where neither says anything."""
    one = mine or theirs
    if one is None:
        return None
    columns = left.worksheet.columns
    cells = tuple(
        cell
        for column in columns
        if column.id != left.worksheet.name_column.id
        and (cell := _cell(left, right, mine, theirs, column)) is not None
    )
    named = not left.is_fixed(one) and one.name
    if not cells and not named:
        return None
    name = next((row.name for row in (mine, theirs) if row is not None and row.name), EMPTY)
    both = all(row is not None and row.row.values for row in (mine, theirs))
    likeness = _likeness(cells) if both else "one"
    ordered = sorted(cells, key=lambda cell: (cell.alike, not cell.apart, -cell.steps))
    return RowPair(name, likeness, tuple(ordered))


def _cell(
    left: SheetView, right: SheetView, mine: Filled | None, theirs: Filled | None, column: Column
) -> CellPair | None:
    one, other = _said(left, mine, column), _said(right, theirs, column)
    if not (one or other):
        return None
    steps = 0
    if column.kind == "scale" and mine is not None and theirs is not None:
        places = [level(row.row.values.get(column.id, ""), column) for row in (mine, theirs)]
        steps = abs(places[0] - places[1]) if all(places) else 0
    return CellPair(column, one, other, steps)


def _said(view: SheetView, filled: Filled | None, column: Column) -> str:
    """A cell in full, the name of another row in place of its number."""
    said = view.full(filled, column) if filled is not None else EMPTY
    return "" if said == EMPTY else said


def _likeness(cells: tuple[CellPair, ...]) -> Likeness:
    if any(cell.apart for cell in cells):
        return "apart"
    return "alike" if all(cell.alike for cell in cells) else "nearly"
