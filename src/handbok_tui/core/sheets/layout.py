"""A filled template laid out for a screen: the list above, the chosen row's details below.

Lines of text with the name of a look, drawn one by one; what is chosen has a sign of its own,
so that it is seen without colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from handbok_tui.core.layout.cells import cell_len, edges, fitting
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.layout.wrap import Words, wrapped
from handbok_tui.core.markdown.blocks import Span
from handbok_tui.core.sheets.columns import COLUMN_KINDS
from handbok_tui.core.sheets.templates import Column
from handbok_tui.core.sheets.view import Filled, SheetView
from handbok_tui.texts.sheets import templates as texts

Look = Literal["head", "row", "chosen", "rule", "text", "field", "guide", "notice"]

MARKER = "▸ "
INDENT = "    "
BAR = "│"
WIDE = 80
"""Cells; in a narrower window the list has two columns."""
MORE = "+"
"""What is chosen where it is the line after the main fields; no id of a column."""
ABOVE, BELOW = "▴", "▾"
"""At the right of the first and the last line of details of which there are more."""
LEAST_DETAILS = 5
"""Lines that the details have in the lowest window."""
ROOMY = 14
"""Lines from which there is room for a computed sentence at the bottom."""


class DrawnLine(NamedTuple):
    """One line and how it looks; cells ``start`` to ``end`` of it are the chosen field."""

    text: str
    look: Look = "text"
    start: int = 0
    end: int = 0


class Cursor(NamedTuple):
    """The chosen row, from 0, and the id of the chosen field; MORE where the chosen line is the
    one that stands for the rest of them.  ``unfolded``: all fields are shown.
    """

    row: int = 0
    column: str = ""
    unfolded: bool = False


def lay_out_sheet(
    view: SheetView, cursor: Cursor, width: int, height: int
) -> tuple[DrawnLine, ...]:
    """The whole pane: ``height`` lines of at most ``width`` cells."""
    if not view.rows:
        worksheet = view.worksheet
        starters = bool(worksheet.starters or worksheet.starters_from)
        begin = texts.begin(worksheet.row_words[0], starters=starters)
        return tuple([*_opening(view, width), *wrap(begin, width)][:height])
    said = view.lines()[:1] if height >= ROOMY else ()
    opening = _opening(view, width) if not view.sheet.has_content else []
    if len(opening) + len(view.rows) + 2 + LEAST_DETAILS > height:
        opening = []
    room = height - len(opening) - 2 - len(said)
    details = max(LEAST_DETAILS, room // 2)
    listed = max(1, min(len(view.rows), room - details))
    lines = [*opening, *_list(view, cursor, width, listed)]
    filled = view.rows[cursor.row]
    lines.append(DrawnLine(ruled(view.title(filled), width), "rule"))
    left = height - len(lines) - len(said)
    lines += _details(view, filled, cursor, width, left)
    lines += [DrawnLine("")] * (height - len(lines) - len(said))
    return (*lines, *(DrawnLine(cut(visible(line), width), "notice") for line in said))


def lay_out_trouble(message: str, width: int) -> tuple[DrawnLine, ...]:
    """What stands in place of a filling that cannot be read or changed: where, why."""
    return tuple(wrap(message, width, look="notice"))


def _opening(view: SheetView, width: int) -> list[DrawnLine]:
    """What the template is for; shown until something is filled in."""
    paragraphs = filter(None, (view.worksheet.purpose, view.worksheet.note))
    lines = [line for text in paragraphs for line in wrap(text, width, look="guide")]
    return [*lines, DrawnLine("")]


def cut(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, cut with … where it is longer; a tab is a blank."""
    text = text.replace("\t", " ")
    if cell_len(text) <= width:
        return text
    return text[: fitting(edges(text), 0, max(0, width - 1))] + "…"[:width]


def padded(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells."""
    shown = cut(text, width)
    return shown + " " * (width - cell_len(shown))


def ruled(title: str, width: int) -> str:
    """A line across, with a title in it."""
    shown = cut(f"─ {visible(title)} ", width)
    return shown + "─" * (width - cell_len(shown))


def wrap(text: str, width: int, indent: str = "", look: Look = "text") -> Iterator[DrawnLine]:
    """Plain text in lines, each indented."""
    for runs in wrapped(Words((Span(visible(text)),)), max(1, width - len(indent))):
        yield DrawnLine(indent + "".join(run.text for run in runs), look)


# -- the list ----------------------------------------------------------------------------------


def listed_columns(view: SheetView, width: int) -> tuple[tuple[Column, int], ...]:
    """The columns of the list with their cells; the first one has what the others leave.

    The number of the row stands before them.
    """
    name, *others = [column for column in view.worksheet.columns if column.width]
    if width < WIDE:
        others = []
    taken = sum(column.width + len(BAR) for column in others)
    first = max(1, width - _number_width(view) - len(MARKER) - 2 * len(BAR) - taken)
    return ((name, first), *((column, column.width) for column in others))


def _number_width(view: SheetView) -> int:
    return max(len(texts.NUMBER), len(str(len(view.rows))))


def _list(view: SheetView, cursor: Cursor, width: int, height: int) -> Iterator[DrawnLine]:
    found = listed_columns(view, width)
    number = texts.NUMBER.rjust(_number_width(view))
    labels = BAR.join(padded(f" {column.label}", room) for column, room in found)
    yield DrawnLine(cut(f"  {number}{BAR}{labels}", width), "head")
    top = max(0, min(cursor.row - height // 2, len(view.rows) - height))
    for index in range(top, top + height):
        yield _row(view, view.rows[index], found, cursor, chosen=index == cursor.row)


def _row(
    view: SheetView,
    filled: Filled,
    found: tuple[tuple[Column, int], ...],
    cursor: Cursor,
    *,
    chosen: bool,
) -> DrawnLine:
    mark = MARKER if chosen else " " * len(MARKER)
    text = f"{mark}{filled.number:>{_number_width(view)}}"
    start = end = 0
    for column, room in found:
        text += BAR
        if chosen and column.id == cursor.column:
            start, end = cell_len(text), cell_len(text) + room
        text += padded(f" {visible(view.brief(filled, column))}", room)
    return DrawnLine(text, "chosen" if chosen else "row", start, end)


# -- the details -------------------------------------------------------------------------------


def _details(
    view: SheetView, filled: Filled, cursor: Cursor, width: int, height: int
) -> tuple[DrawnLine, ...]:
    """As much of the details as there is room for, the chosen field always in sight."""
    room = width - len(BELOW) - 1
    before = [*_question(view, filled, room)]
    lines: list[DrawnLine] = []
    first = last = 0
    for chosen, drawn in _fields(view, filled, cursor, room):
        start = len(lines)
        lines += drawn
        if chosen:
            first, last = start, len(lines)
    lines += _earlier(view, filled, room)
    if len(before) > height - (last - first):
        before = before[: max(0, height - (last - first))]
    room = height - len(before)
    top = max(0, min(first, last - room if last > room else 0))
    return (*before, *_window(lines, top, room, width))


def _fields(
    view: SheetView, filled: Filled, cursor: Cursor, width: int
) -> Iterator[tuple[bool, Iterator[DrawnLine]]]:
    """Each field that is shown, then how many are not; and whether it is the chosen one."""
    fields = view.fields(filled)
    shown = fields if cursor.unfolded else view.shown(filled, cursor.column)
    for column in shown:
        chosen = column.id == cursor.column
        yield chosen, _field(view, filled, column, width, chosen=chosen)
    if hidden := len(fields) - len(shown):
        chosen = cursor.column == MORE
        yield chosen, _more(hidden, width, chosen=chosen)


def _more(hidden: int, width: int, *, chosen: bool) -> Iterator[DrawnLine]:
    mark = MARKER if chosen else " " * len(MARKER)
    yield DrawnLine(cut(f"{mark}{texts.more_fields(hidden)}", width), "field" if chosen else "text")
    if chosen:
        yield from wrap(texts.SHOW_MORE, width, INDENT, "guide")


def _window(lines: list[DrawnLine], top: int, room: int, width: int) -> Iterator[DrawnLine]:
    """The lines in sight, with a mark where there are more above or below."""
    for number, line in enumerate(lines[top : top + room], top):
        mark = ABOVE if number == top > 0 else ""
        if number == top + room - 1 < len(lines) - 1:
            mark = BELOW
        yield line._replace(text=f"{padded(line.text, width - len(mark))}{mark}") if mark else line


def _question(view: SheetView, filled: Filled, width: int) -> Iterator[DrawnLine]:
    fixed = view.worksheet.fixed_row(filled.row.id)
    if fixed is not None and fixed.question:
        yield from wrap(fixed.question, width)
    for notice in view.notices(filled):
        yield from wrap(notice, width, look="notice")


def _field(
    view: SheetView, filled: Filled, column: Column, width: int, *, chosen: bool
) -> Iterator[DrawnLine]:
    value = visible(view.full(filled, column))
    label = texts.label(column.label)
    mark = MARKER if chosen else " " * len(MARKER)
    look: Look = "field" if chosen else "text"
    if view.value(filled, column) and (column.kind == "long" or "\n" in value):
        yield DrawnLine(cut(f"{mark}{label}", width), look)
        yield from wrap(value, width, INDENT)
    else:
        lines = list(wrap(f"{label} {value}", width, "  "))
        yield DrawnLine(mark + lines[0].text[len(mark) :], look)
        yield from (line._replace(text=f"  {line.text}") for line in lines[1:])
    if not chosen:
        return
    conflict = view.sheet.conflict(filled.row.id, column.id)
    if conflict is not None:
        yield from wrap(texts.conflict(conflict.value), width, INDENT, "notice")
    if column.guidance:
        yield from wrap(column.guidance, width, INDENT, "guide")
    if column.choices and COLUMN_KINDS[column.kind].editor == "choice":
        yield from wrap(texts.numbered(column.choices), width, INDENT, "guide")
    elif column.suggestions:
        yield from wrap(texts.suggested(column.suggestions), width, INDENT, "guide")


def _earlier(view: SheetView, filled: Filled, width: int) -> Iterator[DrawnLine]:
    for line in view.then(filled):
        yield from wrap(line, width, "  ", "guide")
