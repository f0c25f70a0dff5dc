"""Filled templates as Markdown blocks and as plain text.

A table with the columns that the template says, all of them whatever the width; below it, row
by row, what a table has no room for.  Cells are what people typed: nothing in one changes the
document around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from handbok_tui.core.blocks import Span
from handbok_tui.core.columns import COLUMN_KINDS
from handbok_tui.core.sheet_map import text_map
from handbok_tui.core.sheet_view import Filled, SheetView
from handbok_tui.core.visible import visible
from handbok_tui.core.worksheets import Column
from handbok_tui.core.wrap import Words, wrapped
from handbok_tui.export.embed import embed
from handbok_tui.export.escape import cell, heading, inline, one_line
from handbok_tui.texts import worksheets as texts


class SheetMarkdown(NamedTuple):
    """Blocks of Markdown, to be joined by blank lines, and the headings in them: level, text."""

    headings: tuple[tuple[int, str], ...]
    blocks: tuple[str, ...]


def sheet_markdown(
    view: SheetView,
    whose: str,
    level: int = 2,
    put_in: Callable[[str, int], str] = lambda text, level: embed(text, level).markdown,
) -> SheetMarkdown:
    """One filled template under a heading of ``level``.

    ``whose`` is said in the heading ("Vårt svar (Gruppen)").  ``put_in`` writes somebody's
    Markdown below a heading of a level; a document that has to be written as literal text
    passes its own.  Whether the sheet may leave at all is decided by who calls.
    """
    title = f"{view.worksheet.head.title} – {whose}"
    if view.sheet.day is not None:
        title = f"{title}, {view.sheet.day.isoformat()}"
    headings = [(level, one_line(title))]
    blocks = [f"{'#' * level} {heading(title)}", inline(texts.source(view.worksheet.head.source))]
    blocks.append(_table(view))
    if lines := view.lines():
        blocks.append("\n".join(f"- {inline(line)}" for line in lines))
    for filled in view.rows:
        below = tuple(_below(view, filled, level + 1, put_in))
        if below:
            name = f"{filled.number} {filled.name}".strip()
            headings.append((level + 1, one_line(name)))
            blocks += [f"{'#' * (level + 1)} {heading(name)}", *below]
    return SheetMarkdown(tuple(headings), tuple(blocks))


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
    view: SheetView, filled: Filled, level: int, put_in: Callable[[str, int], str]
) -> Iterator[str]:
    """What the table does not say of a row: short things as a list, texts with their lines."""
    points: list[str] = []
    for column in view.worksheet.columns:
        value = view.value(filled, column)
        if not value or not _belongs_below(column, value):
            continue
        text = view.full(filled, column)
        if column.kind == "link":
            text = "; ".join(text.split("\n"))
        if "\n" not in text.strip():
            points.append(f"- **{inline(column.label)}** {inline(text)}")
            continue
        if points:
            yield "\n".join(points)
            points = []
        yield f"**{inline(column.label)}**"
        yield put_in(text, level)
    points += [f"- {inline(line)}" for line in (*view.notices(filled), *view.then(filled))]
    if points:
        yield "\n".join(points)


def _belongs_below(column: Column, value: str) -> bool:
    """Whether the table lacks the column, or could not show all of the value as it is."""
    if column.kind == "link":
        return not column.table
    return not column.table or COLUMN_KINDS[column.kind].below or "\n" in value.strip()


def plain(view: SheetView, whose: str, width: int) -> str:
    """The filled template as text without tables, in lines of at most ``width`` cells where
    words allow: fit for a pipe and for a screen reader.
    """
    title = f"{view.worksheet.head.title} – {whose}"
    if view.sheet.day is not None:
        title = f"{title}, {view.sheet.day.isoformat()}"
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
    yield f"{filled.number} {filled.name}".rstrip()
    fixed = view.worksheet.fixed_row(filled.row.id)
    if fixed is not None and fixed.question:
        yield f"  {fixed.question}"
    for column in view.worksheet.columns[1:]:
        if view.value(filled, column):
            first, *others = view.full(filled, column).split("\n")
            yield f"  {texts.label(column.label)} {first}"
            yield from (f"    {line}" for line in others)
    yield from (f"  {line}" for line in (*view.notices(filled), *view.then(filled)))
