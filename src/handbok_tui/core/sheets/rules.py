"""What templates can say about themselves: rules of a row, and sentences about a whole sheet.

A template's file names a rule and tells it which columns and words to look at; what it does is
a pure function here.  Two lists, RULES and LINES, hold them all with the options each takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.sheets import columns
from handbok_tui.core.sheets.templates import UNKNOWN, Column, Row, Rule, links
from handbok_tui.texts.dates import MONTHS
from handbok_tui.texts.sheets import templates as texts

if TYPE_CHECKING:
    from handbok_tui.core.sheets.view import Filled, SheetView

SPREAD = 4
"""So many people must have answered before differences are shown: nobody can be picked out."""

ROWS = "{rader}"
VALUE = "{värde}"
"""What a sentence in a template's file has in place of rows and of a value."""


class RowRule(NamedTuple):
    """A rule that says something about one row; ``columns`` and ``words`` name its options,
    ``may`` those that hold a column and may be left out.
    """

    says: Callable[[SheetView, Rule, Filled], Iterator[str]]
    columns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


class LineRule(NamedTuple):
    """A rule that says something about the whole sheet."""

    says: Callable[[SheetView, Rule], Iterator[str]]
    columns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


# -- about one row -----------------------------------------------------------------------------


def asks_for(view: SheetView, rule: Rule, filled: Filled) -> Iterator[str]:
    """A value in ``column`` that asks for ``wants``: "Planerad behöver Ansvarig."; of a row that
    has ended nothing is asked.
    """
    value = filled.row.values.get(rule.word("column"), "")
    if value and value in rule.words["is"] and not view.ended(filled):
        found = [view.worksheet.column(name) for name in rule.words["wants"]]
        missing = [c.label for c in found if c is not None and not view.is_said(filled, c.id)]
        if missing:
            yield texts.asks_for(value, missing)


def not_before(_view: SheetView, rule: Rule, filled: Filled) -> Iterator[str]:
    """A date in ``column`` that lies before the one in ``than``."""
    day, than = (filled.row.values.get(rule.word(name), "") for name in ("column", "than"))
    if day and than and UNKNOWN not in (day, than) and day < than:
        yield rule.word("says")


def overdue(view: SheetView, _rule: Rule, filled: Filled) -> Iterator[str]:
    """Försenad: the day in ``column`` has passed and ``outcome`` is empty.

    The word stands in place of what ``marks`` holds; see SheetView.overdue.  A row of such a
    template is followed up: ``learning`` holds what that taught, and a row that ``marks`` as one
    of ``done`` does not wait for a day.
    """
    if view.overdue(filled):
        yield f"{texts.OVERDUE}."


# -- about the whole sheet ---------------------------------------------------------------------


def largest_gap(view: SheetView, rule: Rule) -> Iterator[str]:
    """The rows where ``wanted`` lies furthest above ``column``; several where they are equal."""
    gaps: dict[str, int] = {}
    now, wanted = (view.worksheet.column(rule.word(name)) for name in ("column", "wanted"))
    for filled in view.rows:
        levels = [_level(filled.row.values, column) for column in (now, wanted)]
        if all(levels):
            gaps[filled.name] = levels[1] - levels[0]
    largest = max(gaps.values(), default=0)
    if largest > 0:
        yield texts.largest_gap([name for name, gap in gaps.items() if gap == largest])


def _level(values: Mapping[str, str], column: Column | None) -> int:
    return columns.level(values.get(column.id, ""), column) if column is not None else 0


def spread(view: SheetView, rule: Rule) -> Iterator[str]:
    """The rows where those who answered differ most, if at least ``SPREAD`` people have."""
    column = view.worksheet.column(rule.word("column"))
    found: list[tuple[str, int, int]] = []
    for filled in view.rows if column is not None else ():
        rows = (sheet.row(filled.row.id) for sheet in view.others)
        levels = [
            level for row in rows if row is not None and (level := _level(row.values, column))
        ]
        if len(levels) >= SPREAD and max(levels) > min(levels):
            found.append((filled.name, min(levels), max(levels)))
    widest = max((high - low for _, low, high in found), default=0)
    if widest:
        yield texts.spread([area for area in found if area[2] - area[1] == widest])


def at_most(view: SheetView, rule: Rule) -> Iterator[str]:
    """More than ``count`` rows whose ``column`` holds ``is``."""
    if len(_holding(view, rule.word("column"), rule.words["is"])) > int(rule.word("count")):
        yield rule.word("says")


def _holding(view: SheetView, column: str, values: tuple[str, ...]) -> list[Filled]:
    return [filled for filled in view.rows if filled.row.values.get(column, "") in values]


def _rows_said(view: SheetView, rule: Rule, rows: list[Filled]) -> Iterator[str]:
    if rows:
        yield rule.word("says").replace(ROWS, texts.named([view.called(row) for row in rows]))


def missing(view: SheetView, rule: Rule) -> Iterator[str]:
    """Rows with any of the ``columns`` empty."""
    names = rule.words["columns"]
    rows = [f for f in view.rows if not all(view.is_said(f, name) for name in names)]
    yield from _rows_said(view, rule, rows)


def unconnected(view: SheetView, rule: Rule) -> Iterator[str]:
    """Rows that no link leads from or to."""
    ends = {end.row.id for one, _, other in view.connections() for end in (one, other)}
    yield from _rows_said(view, rule, [filled for filled in view.rows if filled.row.id not in ends])


def nothing_reaches(view: SheetView, rule: Rule) -> Iterator[str]:
    """The pairs of ``form`` and ``reach`` without any row that is ``alive`` in ``state``.

    A row whose form is ``both`` stands for every form.
    """
    form, reach = (view.worksheet.column(rule.word(name)) for name in ("form", "reach"))
    if form is None or reach is None:
        return
    alive = _holding(view, rule.word("state"), rule.words["alive"])
    pairs = {(row.values.get(form.id), row.values.get(reach.id)) for _, row, _ in alive}
    forms = [one for one in form.choices if one != rule.word("both")]
    for place in reach.choices:
        empty = [f for f in forms if not {(f, place), (rule.word("both"), place)} & pairs]
        if len(empty) == len(forms):
            yield texts.nothing_reaches("", place)
        else:
            yield from (texts.nothing_reaches(one, place) for one in empty)


def absent(view: SheetView, rule: Rule) -> Iterator[str]:
    """No row whose ``column`` holds one of ``is``."""
    if not _holding(view, rule.word("column"), rule.words["is"]):
        yield rule.word("says")


def each_absent(view: SheetView, rule: Rule) -> Iterator[str]:
    """Every choice of ``column`` that no row holds: "Inget på nivån Högsta ledning."."""
    yield from _each(view, rule, lambda count: count == 0)


def each_single(view: SheetView, rule: Rule) -> Iterator[str]:
    """Every choice of ``column`` that one row alone holds: "Bara en del når Utanför."."""
    yield from _each(view, rule, lambda count: count == 1)


def _each(view: SheetView, rule: Rule, fits: Callable[[int], bool]) -> Iterator[str]:
    column = view.worksheet.column(rule.word("column"))
    for choice in column.choices if column is not None else ():
        if fits(len(_holding(view, rule.word("column"), (choice,)))):
            yield rule.word("says").replace(VALUE, choice)


def wished(view: SheetView, rule: Rule) -> Iterator[str]:
    """A sentence for each row whose ``column`` holds ``is``: "Handledning saknas …"."""
    for filled in _holding(view, rule.word("column"), rule.words["is"]):
        yield rule.word("says").replace(VALUE, filled.name or texts.EMPTY)


def per_month(view: SheetView, rule: Rule) -> Iterator[str]:
    """The sum of ``column`` by the month of the date in ``month``."""
    column = view.worksheet.column(rule.word("column"))
    sums: dict[str, Decimal] = {}
    for filled in view.rows:
        found = columns.number(filled.row.values.get(rule.word("column"), ""))
        month = filled.row.values.get(rule.word("month"), "")[:7]
        if found is not None and len(month) == len("2027-01"):
            sums[month] = sums.get(month, Decimal(0)) + found
    if sums and column is not None:
        yield texts.hours(
            [
                (columns.amount(total, column.unit), f"{MONTHS[int(month[5:]) - 1]} {month[:4]}")
                for month, total in sorted(sums.items())
            ]
        )


def unlinked(view: SheetView, rule: Rule) -> Iterator[str]:
    """Rows without a link in ``column`` to a row of ``template``, once that has any rows."""
    template = rule.word("template")
    other = view.beside.get(template)
    if other is not None and other.rows:
        column = rule.word("column")
        loose = [f for f in view.rows if not linked_rows(f.row, column, f"{template}/")]
        yield from _rows_said(view, rule, loose)


def unreached(view: SheetView, rule: Rule) -> Iterator[str]:
    """Rows that no row of ``template`` links to by its column ``through``, and that no row so
    reached belongs to by ``column``.
    """
    other = view.beside.get(rule.word("template"))
    here, through = f"{view.worksheet.id}/", rule.word("through")
    reached: set[str] = set()
    for row in other.rows if other is not None else ():
        reached |= linked_rows(row, through, here)
    above = {f.row.id: linked_rows(f.row, rule.word("column"), "") for f in view.rows}
    waiting = list(reached)
    while waiting:
        found = above.get(waiting.pop(), frozenset()) - reached
        reached |= found
        waiting += found
    yield from _rows_said(view, rule, [f for f in view.rows if f.row.id not in reached])


def linked_rows(row: Row, column: str, prefix: str) -> frozenset[str]:
    """The ids of the rows that a cell of links leads to; ``prefix`` is their template and /."""
    found = (link.id for link in links(row.values.get(column, "")) if link.kind == "row")
    ids = (found_id.removeprefix(prefix) for found_id in found if found_id.startswith(prefix))
    return frozenset(one for one in ids if "/" not in one)


RULES: dict[str, RowRule] = {
    "asks-for": RowRule(asks_for, ("column", "wants"), ("is",)),
    "not-before": RowRule(not_before, ("column", "than"), ("says",)),
    "overdue": RowRule(overdue, ("column", "outcome", "marks"), may=("learning",)),
}
"""Rules about one row, by the name that a template's file gives them."""

LINES: dict[str, LineRule] = {
    "largest-gap": LineRule(largest_gap, ("column", "wanted")),
    "spread": LineRule(spread, ("column",)),
    "at-most": LineRule(at_most, ("column",), ("is", "count", "says")),
    "missing": LineRule(missing, ("columns",), ("says",)),
    "unconnected": LineRule(unconnected, (), ("says",)),
    "nothing-reaches": LineRule(nothing_reaches, ("form", "reach", "state"), ("both", "alive")),
    "absent": LineRule(absent, ("column",), ("is", "says")),
    "each-absent": LineRule(each_absent, ("column",), ("says",)),
    "each-single": LineRule(each_single, ("column",), ("says",)),
    "wished": LineRule(wished, ("column",), ("is", "says")),
    "per-month": LineRule(per_month, ("column", "month")),
    "unlinked": LineRule(unlinked, ("column",), ("template", "says")),
    "unreached": LineRule(unreached, ("column",), ("template", "through", "says")),
}
"""Sentences about a whole sheet, by the same kind of name."""
