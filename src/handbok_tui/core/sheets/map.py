"""A filled template as a map in words: what there is, how it hangs together, where the gaps are.

Lines with blanks in front, nothing drawn: for the screen, for an export, for a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.sheets.columns import COLUMN_KINDS
from handbok_tui.core.sheets.templates import Column
from handbok_tui.core.sheets.view import Filled, SheetView
from handbok_tui.texts.sheets import templates as texts

STEP = "  "


def text_map(view: SheetView) -> tuple[str, ...]:
    """The lines of the map; empty for a template that is not ordered by a column."""
    if not view.worksheet.grouped or not view.rows:
        return ()
    return tuple(visible(line) for line in _lines(view.by_name()))


def _lines(view: SheetView) -> Iterator[str]:
    column = view.worksheet.column(view.worksheet.grouped)
    if column is None:
        return
    groups: dict[str, list[Filled]] = {choice: [] for choice in column.choices}
    for filled in view.rows:
        groups.setdefault(filled.row.values.get(column.id, ""), []).append(filled)
    for choice, rows in groups.items():
        if rows:
            yield said(choice, column) if choice in column.choices else texts.OTHERS
            for filled in rows:
                yield from _row(view, filled)
    if gaps := view.lines():
        yield texts.GAPS
        yield from (STEP + gap for gap in gaps)


def _row(view: SheetView, filled: Filled) -> Iterator[str]:
    found = (view.worksheet.column(name) for name in view.worksheet.mapped)
    words = [
        said(value, column)
        for column in found
        if column is not None and (value := filled.row.values.get(column.id, ""))
    ]
    name = filled.name or texts.EMPTY
    yield f"{STEP}{name} ({', '.join(words)})" if words else f"{STEP}{name}"
    for column in view.worksheet.columns:
        if COLUMN_KINDS[column.kind].editor == "link" and view.value(filled, column):
            yield from (f"{STEP * 2}{line}" for line in view.full(filled, column).split("\n"))


def said(value: str, column: Column) -> str:
    """A value in a running line: as the template says that it reads there, else in lower case."""
    if value in column.choices and len(column.reads) == len(column.choices):
        return column.reads[column.choices.index(value)]
    return value.lower()
