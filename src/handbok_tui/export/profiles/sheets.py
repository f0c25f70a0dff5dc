"""Filled templates in a document, and as plain text.

A table with the columns that the template says, all of them whatever the width; below it, row
by row, what a table has no room for.  Cells are what people typed: nothing in one changes the
document around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.layout.wrap import Words, wrapped
from handbok_tui.core.markdown.blocks import Span
from handbok_tui.core.sheets.columns import COLUMN_KINDS
from handbok_tui.core.sheets.map import text_map
from handbok_tui.core.sheets.templates import Column
from handbok_tui.core.sheets.view import Filled, SheetView
from handbok_tui.export.markdown.escape import cell, inline
from handbok_tui.export.markdown.writer import Writer
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.sheets import templates as texts


def write_sheet(writer: Writer, view: SheetView, whose: str, level: int = 2) -> None:
    """Write one filled template under a heading of ``level``.

    ``whose`` is said in the heading ("Vårt svar (Gruppen)").  Whether the filling may leave at
    all is decided before; see session/export/selecting.py.
    """
    writer.head(level, _title(view, whose))
    writer.say(texts.source(view.worksheet.head.source))
    writer.raw(_table(view))
    if lines := view.lines():
        writer.bullets(lines)
    for filled in view.rows:
        columns = [one for one in view.worksheet.columns if _belongs_below(view, filled, one)]
        notices = () if view.ended(filled) else view.notices(filled)
        remarks = (*notices, *view.then(filled))
        if columns or remarks:
            writer.head(level + 1, view.title(filled))
            left = _below(writer, view, filled, columns, level + 1)
            writer.raw("\n".join((*left, *(f"- {inline(remark)}" for remark in remarks))))


def _title(view: SheetView, whose: str) -> str:
    return ", ".join(
        filter(None, (f"{view.worksheet.head.title} – {whose}", long_date(view.sheet.day)))
    )


def _table(view: SheetView) -> str:
    columns = [column for column in view.worksheet.columns if column.table]
    rows = [
        f"| {texts.NUMBER} | {' | '.join(cell(column.label) for column in columns)} |",
        f"|---:|{'---|' * len(columns)}",
    ]
    for filled in view.rows:
        values = (cell(view.in_table(filled, column)) or texts.EMPTY for column in columns)
        rows.append(f"| {filled.number} | {' | '.join(values)} |")
    return "\n".join(rows)


def _below(
    writer: Writer, view: SheetView, filled: Filled, columns: list[Column], level: int
) -> list[str]:
    """What the table does not say of a row: short things as a list, texts with their lines.

    Returns the last items of the list, which are not written yet.
    """
    points: list[str] = []
    for column in columns:
        text = view.full(filled, column)
        if column.kind == "link":
            text = " · ".join(text.split("\n"))
        if "\n" not in text.strip():
            points.append(f"- **{inline(texts.label(column.label))}** {inline(text)}")
            continue
        writer.raw("\n".join(points))
        points = []
        writer.label(texts.label(column.label))
        writer.text(text, level)
    return points


def _belongs_below(view: SheetView, filled: Filled, column: Column) -> bool:
    """Whether the table lacks a value, or could not show all of it as it is."""
    value = view.value(filled, column)
    if not column.table and _said_already(view, filled, column, value):
        return False
    if not value or not column.table or column.kind == "link":
        return bool(value) and not column.table
    return COLUMN_KINDS[column.kind].below or "\n" in value.strip()


def _said_already(view: SheetView, filled: Filled, column: Column, value: str) -> bool:
    """A link to what is not there says nothing; the last follow-up's learning stands with it."""
    if column.kind == "link":
        return view.full(filled, column) == texts.EMPTY
    history = filled.row.followed_up
    said = history[-1].learning if history else ""
    return bool(said) and column.id == view.followed.word("learning") and value == said


def plain(view: SheetView, whose: str, width: int) -> str:
    """The filled template as text without tables, in lines of at most ``width`` cells where
    words allow: fit for a pipe and for a screen reader.
    """
    title = _title(view, whose)
    lines = [title, "=" * len(title), texts.source(view.worksheet.head.source), ""]
    lines += filter(None, (view.worksheet.purpose, view.worksheet.note))
    mapped = text_map(view)
    if not mapped and view.lines():
        lines += ["", *view.lines()]
    for filled in view.rows:
        lines += ["", *_plain_row(view, filled)]
    if mapped:
        lines += ["", *mapped]
    return "".join(f"{part}\n" for line in lines for part in _wrapped(line, width))


def _wrapped(line: str, width: int) -> Iterator[str]:
    """A line broken between words, each part with the blanks that the line begins with."""
    text = visible(line)
    indent = text[: len(text) - len(text.lstrip(" "))]
    for runs in wrapped(Words((Span(text.lstrip(" ")),)), max(1, width - len(indent))):
        yield (indent + "".join(run.text for run in runs)).rstrip()


def _plain_row(view: SheetView, filled: Filled) -> Iterator[str]:
    yield view.title(filled)
    fixed = view.worksheet.fixed_row(filled.row.id)
    if fixed is not None and fixed.question:
        yield f"  {fixed.question}"
    for column in view.worksheet.columns[1:]:
        if view.value(filled, column):
            first, *others = view.full(filled, column).split("\n")
            yield f"  {texts.label(column.label)} {first}"
            yield from (f"    {line}" for line in others)
    yield from (f"  {line}" for line in (*view.notices(filled), *view.then(filled)))
