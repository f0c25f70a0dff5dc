"""Brings together two fillings of the same template that grew from a common one.

Cell by cell: what one side alone changed is taken; what both changed is kept twice, the other
side's value among the conflicts; a row that one side removed stays where the other changed it.
Undo and redo are merges too, so that they take back one's own change and nobody else's.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import TypeVar

from handbok_tui.core.answers.versions import taken_out
from handbok_tui.core.answers.workbook import Visibility
from handbok_tui.core.follow_up import merged_history
from handbok_tui.core.sheets.templates import CellConflict, Row, Sheet

Thing = TypeVar("Thing")

SLIP = 3
"""So many characters put right in a cell make no other value of it."""


def merge_sheets(base: Sheet, mine: Sheet, theirs: Sheet) -> Sheet:
    """The filling that holds what both sides did since ``base``."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    found: list[CellConflict] = []
    rows = {row.id: row for row in _rows(base, mine, theirs, found)}
    order = [row_id for row_id in _order(base, mine, theirs) if row_id in rows]
    moments = [one.updated for one in (mine, theirs) if one.updated is not None]
    return Sheet(
        rows=tuple(rows[row_id] for row_id in order),
        visibility=_visibility(base, mine, theirs),
        updated=max(moments, key=lambda moment: moment.timestamp()) if moments else None,
        day=_one(base.day, mine.day, theirs.day),
        people=_one(base.people, mine.people, theirs.people),
        earlier=_all(base.earlier, mine.earlier, theirs.earlier),
        conflicts=_all(base.conflicts, mine.conflicts, (*theirs.conflicts, *found)),
        replaced=tuple(_unique((*theirs.replaced, *mine.replaced))),
    )


def keep_cells(base: Sheet, before: Sheet, after: Sheet, typed: Container[str]) -> Sheet:
    """What a file shall hold ``after`` a save, with every value that it held ``before``.

    ``base`` is what the writer had seen, ``typed`` the columns in which people write.  What is
    written there and is gone, not written on, is among the replaced values, and so is any
    value that the writer had not seen.
    """
    lost = [
        CellConflict(row.id, column, value)
        for row in before.rows
        for column, value in row.values.items()
        if value and not _stays(base, after, (row.id, column), value, typed)
    ]
    known = (*base.conflicts, *base.replaced)
    lost += [one for one in before.conflicts if one.column in typed or one not in known]
    lost += before.replaced
    held = (*after.conflicts, *after.replaced)
    left = tuple(
        one
        for one in _unique(lost)
        if one not in held and one.value not in after.value(one.row, one.column)
    )
    return after._replace(replaced=(*after.replaced, *left)) if left else after


def _stays(
    base: Sheet, after: Sheet, place: tuple[str, str], value: str, typed: Container[str]
) -> bool:
    """Whether a value is still there, was written on, or was exchanged by who had seen it."""
    row, column = place
    if value in after.value(row, column):
        return True
    for analysis in after.earlier[len(base.earlier) :]:
        if any(one.id == row and one.values.get(column) == value for one in analysis.rows):
            return True
    written_on = taken_out(value, after.value(row, column)) <= SLIP
    return base.value(row, column) == value and (column not in typed or written_on)


def _one(base: Thing, mine: Thing, theirs: Thing) -> Thing:
    return theirs if mine == base else mine


def _visibility(base: Sheet, mine: Sheet, theirs: Sheet) -> Visibility:
    """Where the two differ and nobody can tell who meant what, it is private."""
    new = base == Sheet()
    if new and (mine.private or theirs.private):
        return "private"
    return _one(base.visibility, mine.visibility, theirs.visibility)


def _all(
    base: tuple[Thing, ...], mine: tuple[Thing, ...], theirs: tuple[Thing, ...]
) -> tuple[Thing, ...]:
    """What either side has added; without what either side took away."""
    gone = [one for one in base if one not in mine or one not in theirs]
    return tuple(_unique(one for one in (*theirs, *mine) if one not in gone))


def _unique(things: Iterable[Thing]) -> Iterator[Thing]:
    seen: list[Thing] = []
    for one in things:
        if one not in seen:
            seen.append(one)
            yield one


def _order(base: Sheet, mine: Sheet, theirs: Sheet) -> list[str]:
    """The order of the side that moved rows; rows that only the other has come after the row
    they follow there.
    """
    old, own, other = ([row.id for row in sheet.rows] for sheet in (base, mine, theirs))
    common = set(old) & set(own) & set(other)
    moved = [one for one in own if one in common] != [one for one in old if one in common]
    first, second = (own, other) if moved else (other, own)
    order = list(first)
    for index, row_id in enumerate(second):
        if row_id not in order:
            before = second[index - 1] if index else ""
            order.insert(order.index(before) + 1 if before in order else len(order), row_id)
    return order


def _rows(base: Sheet, mine: Sheet, theirs: Sheet, found: list[CellConflict]) -> Iterator[Row]:
    for row_id in dict.fromkeys(row.id for sheet in (theirs, mine) for row in sheet.rows):
        was, own, other = (sheet.row(row_id) for sheet in (base, mine, theirs))
        if own is None or other is None:
            left = own or other
            if left is not None and left != was:
                yield left
        else:
            yield _three(was, own, other, found)


def _three(was: Row | None, own: Row, other: Row, found: list[CellConflict]) -> Row:
    if own == was:
        return other
    return own if other == was else _row(was or Row(own.id), own, other, found)


def _row(base: Row, mine: Row, theirs: Row, found: list[CellConflict]) -> Row:
    values: dict[str, str] = {}
    for column in dict.fromkeys((*theirs.values, *mine.values)):
        old, own, other = (row.values.get(column, "") for row in (base, mine, theirs))
        value = _one(old, own, other)
        if own != old and other not in (old, own):  # changed on both sides
            value = own or other
            if own and other:
                found.append(CellConflict(mine.id, column, other))
        if value:
            values[column] = value
    history = merged_history(base.followed_up, mine.followed_up, theirs.followed_up)
    private = mine.private or theirs.private  # it must never get out by a merge
    return Row(mine.id, values, history, "private" if private else "handbook")
