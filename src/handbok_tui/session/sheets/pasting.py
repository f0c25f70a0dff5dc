"""A table pasted from a spreadsheet into a filled template: all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce
from typing import NamedTuple

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.sheets.columns import COLUMN_KINDS, taken
from handbok_tui.core.sheets.edits import add_row, set_cell
from handbok_tui.core.sheets.spreadsheet import cells, heading
from handbok_tui.core.sheets.templates import Column, Row, Sheet
from handbok_tui.core.sheets.view import SheetView
from handbok_tui.session.sheets.filling import Worksheets
from handbok_tui.session.sheets.reading import SheetTarget
from handbok_tui.session.sheets.undo import Edit
from handbok_tui.texts.sheets import pasting as texts


class Pasted(NamedTuple):
    """How many rows were filled in, and how many fields said something else before."""

    rows: int
    replaced: int


def paste(
    sheets: Worksheets,
    target: SheetTarget,
    row: str,
    columns: Sequence[Column],
    text: str,
) -> Pasted:
    """Fill in a table in some columns, from a row on, downwards and to the right, as one change.

    A first line of the fields' names chooses the columns instead, and fills in nothing.
    Rows are added where there are too few.  An empty cell leaves the field as it is.  Raises
    HandbokError, with the row and the field, where anything cannot be taken, SaveFailed.
    """
    view = sheets.view(target)
    shown = [filled.row.id for filled in view.rows]
    places = shown[shown.index(row) :] if row in shown else []
    table, first = cells(text), 1
    if headed := _headed(view, table[0] if table else ()):
        columns, table, first = headed, table[1:], 2
        if not table:
            raise HandbokError(texts.ONLY_HEADING)
    names = [*places, *(sheets.new_id() for _ in table[len(places) :])][: len(table)]
    edits: list[Edit] = [partial(add_row, row=Row(name)) for name in names[len(places) :]]
    replaced = 0
    for number, (name, values) in enumerate(zip(names, table, strict=True), first):
        for field, typed in _fields(view, name, columns, values, number):
            value = _value(sheets, field, typed, number)
            replaced += view.sheet.value(name, field.id) not in ("", value)
            edits.append(partial(set_cell, row_id=name, column_id=field.id, value=value))

    def whole(sheet: Sheet) -> Sheet:
        return reduce(lambda now, edit: edit(now), edits, sheet)

    sheets.apply(target, whole, adds=names[len(places) :])
    return Pasted(len(names), replaced)


def _headed(view: SheetView, line: Sequence[str]) -> tuple[Column, ...]:
    """The columns that a heading names; none where the line is no heading."""
    columns = view.worksheet.columns
    found = tuple(columns[at] for at in heading(line, [column.label for column in columns]))
    for column in found:
        if found.count(column) > 1:
            raise HandbokError(texts.twice(column.label))
    return found


def _fields(
    view: SheetView, row: str, columns: Sequence[Column], values: Sequence[str], number: int
) -> list[tuple[Column, str]]:
    if any(values[len(columns) :]):
        raise HandbokError(texts.too_wide(number, len(columns)))
    found = [(one, value) for one, value in zip(columns, values, strict=False) if value]
    found = [(_in_words(view, one, [other for other, _ in found]), value) for one, value in found]
    named = any(one is view.worksheet.name_column for one, _ in found)
    if view.worksheet.fixed_row(row) is not None and named:
        raise HandbokError(texts.fixed(number))
    return found


def _in_words(view: SheetView, column: Column, pasted: Sequence[Column]) -> Column:
    """The column for words of one's own where links are chosen, unless it gets words itself."""
    own = view.worksheet.column(column.own) if column.own else None
    return own if own is not None and own not in pasted else column


def _value(sheets: Worksheets, column: Column, typed: str, number: int) -> str:
    if COLUMN_KINDS[column.kind].editor == "link":
        raise HandbokError(texts.refused(number, column.label, texts.LINK))
    try:
        return taken(typed, column, sheets.today)
    except HandbokError as problem:
        raise HandbokError(texts.refused(number, column.label, str(problem))) from problem
