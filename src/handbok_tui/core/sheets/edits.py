"""Changes of a filled template: each a function from one sheet to the next."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from typing import Literal

from handbok_tui.core.answers.versions import joined
from handbok_tui.core.answers.workbook import NOTHING
from handbok_tui.core.follow_up import FollowedUp
from handbok_tui.core.sheets.templates import Analysis, CellConflict, Row, Sheet


def with_returned_private(before: Sheet, after: Sheet, known: Container[str]) -> Sheet:
    """The sheet after a change, with every row that came back by it as "Bara för mig".

    Somebody took it away meanwhile, and nobody can tell any more whether it was private.  Rows
    with ``known`` ids, and those that were there before, are left as they are.
    """
    rows = tuple(
        row if row.id in known or before.row(row.id) else row._replace(visibility="private")
        for row in after.rows
    )
    return _with_rows(after, rows)


def set_cell(sheet: Sheet, row_id: str, column_id: str, value: str) -> Sheet:
    """The sheet with one cell changed; a row that is not there is added last, "" empties."""
    row = sheet.row(row_id)
    if row is None:
        return _with_rows(sheet, (*sheet.rows, _with(Row(row_id), column_id, value)))
    changed = _with(row, column_id, value)
    return _with_rows(sheet, tuple(changed if one is row else one for one in sheet.rows))


def _with(row: Row, column_id: str, value: str) -> Row:
    values = {key: old for key, old in row.values.items() if key != column_id or value}
    return row._replace(values={**values, column_id: value} if value else values)


def _with_rows(sheet: Sheet, rows: tuple[Row, ...]) -> Sheet:
    return sheet if rows == sheet.rows else sheet._replace(rows=rows)


def write_cell(sheet: Sheet, row_id: str, column_id: str, value: str, seen: str) -> Sheet:
    """The sheet with a cell changed by somebody who had ``seen`` what it said.

    Where it says something else by now, that is kept as the other of two values.
    """
    now = sheet.value(row_id, column_id)
    if now and now not in (seen, value):
        other = CellConflict(row_id, column_id, now)
        seen_there = CellConflict(row_id, column_id, seen)
        others = tuple(one for one in sheet.conflicts if one not in (other, seen_there))
        sheet = sheet._replace(conflicts=(*others, other))
    return set_cell(sheet, row_id, column_id, value)


def exchange_cell(sheet: Sheet, row_id: str, column_id: str, value: str) -> Sheet:
    """The sheet with another value in a cell; what stood there is among those replaced."""
    before = CellConflict(row_id, column_id, sheet.value(row_id, column_id))
    changed = set_cell(sheet, row_id, column_id, value)
    return changed if changed is sheet else _with_replaced(changed, before)


def _with_replaced(sheet: Sheet, value: CellConflict) -> Sheet:
    known = not value.value or value in sheet.replaced
    return sheet if known else sheet._replace(replaced=(*sheet.replaced, value))


def changed_cells(old: Sheet, new: Sheet) -> Iterator[tuple[str, str, str]]:
    """Row, column and new value of every cell in which two fillings differ."""
    for row_id in dict.fromkeys(row.id for sheet in (old, new) for row in sheet.rows):
        before, after = (
            row.values if (row := sheet.row(row_id)) is not None else NOTHING
            for sheet in (old, new)
        )
        for column in dict.fromkeys((*before, *after)):
            if before.get(column, "") != after.get(column, ""):
                yield row_id, column, after.get(column, "")


def add_row(sheet: Sheet, row: Row, after: str = "") -> Sheet:
    """The sheet with a row after the one of that id; last where there is none."""
    rows = list(sheet.rows)
    place = next((n for n, one in enumerate(rows, 1) if one.id == after), len(rows))
    return sheet._replace(rows=(*rows[:place], row, *rows[place:]))


def remove_row(sheet: Sheet, row_id: str) -> Sheet:
    """The sheet without a row; links to it stay where they are, they lead nowhere then."""
    return _with_rows(sheet, tuple(row for row in sheet.rows if row.id != row_id))


def toggle_private(sheet: Sheet, row_id: str) -> Sheet:
    """The sheet with a row "Bara för mig", or no longer; one that nobody has filled too."""
    row = sheet.row(row_id) or Row(row_id)
    changed = row._replace(visibility="handbook" if row.private else "private")
    if sheet.row(row_id) is None:
        return sheet._replace(rows=(*sheet.rows, changed))
    return _with_rows(sheet, tuple(changed if one is row else one for one in sheet.rows))


def move_row(sheet: Sheet, row_id: str, beside: str) -> Sheet:
    """The sheet with two rows in each other's places."""
    places = {row.id: index for index, row in enumerate(sheet.rows)}
    if row_id not in places or beside not in places:
        return sheet
    rows = list(sheet.rows)
    one, other = places[row_id], places[beside]
    rows[one], rows[other] = rows[other], rows[one]
    return sheet._replace(rows=tuple(rows))


def follow_up_row(
    sheet: Sheet, row_id: str, columns: tuple[str, str, str], one: FollowedUp, again: date | None
) -> Sheet:
    """The sheet with one more follow-up of a row, and the day of the next in place of the last.

    ``columns`` are those of the day, the outcome and the learning; an empty learning leaves
    what stands there.
    """
    day, outcome, learning = columns
    sheet = set_cell(sheet, row_id, day, again.isoformat() if again is not None else "")
    sheet = set_cell(sheet, row_id, outcome, one.outcome)
    if learning and one.learning:
        sheet = set_cell(sheet, row_id, learning, one.learning)
    return _with_rows(
        sheet,
        tuple(
            row._replace(followed_up=(*row.followed_up, one)) if row.id == row_id else row
            for row in sheet.rows
        ),
    )


def begin_anew(sheet: Sheet, today: date, again: Container[str] = ()) -> Sheet:
    """A new analysis: what was filled is kept with its day, the cells are empty.

    Of the rows with the ids ``again``, which are there to be filled anew, those that are "Bara
    för mig" still are.  A sheet without anything filled stays as it is.
    """
    if not any(row.values for row in sheet.rows):
        return sheet
    kept = Analysis(sheet.day, sheet.rows, sheet.people)
    private = tuple(
        Row(row.id, visibility="private") for row in sheet.rows if row.private and row.id in again
    )
    return sheet._replace(rows=private, day=today, people=0, earlier=(*sheet.earlier, kept))


def settled_cell(
    sheet: Sheet, conflict: CellConflict, choice: Literal["mine", "theirs", "both"]
) -> Sheet:
    """The sheet with one conflict settled; "both" puts the other value on lines after one's own."""
    left = list(sheet.conflicts)
    left.remove(conflict)
    sheet = sheet._replace(conflicts=tuple(left))
    mine = sheet.value(conflict.row, conflict.column)
    given_up = conflict if choice == "mine" else conflict._replace(value=mine)
    if choice != "both":
        sheet = _with_replaced(sheet, given_up)
    if choice == "mine":
        return sheet
    value = joined(mine, conflict.value, "\n") if choice == "both" else conflict.value
    return set_cell(sheet, conflict.row, conflict.column, value)
