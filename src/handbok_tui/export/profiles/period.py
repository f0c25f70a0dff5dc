"""The follow-up of a period, to stand beside the budget's: per goal Plan, Utfall, Avvikelse,
Analys, Åtgärd and Prognos, in words.

What a goal says is what it says now; the outcomes and the learnings are those of the period.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbok_tui.core.follow_up import said
from handbok_tui.core.periods import Period
from handbok_tui.core.sheets.goal_chain import GOALS, PLAN, Chain, Goal, chain
from handbok_tui.core.sheets.view import Filled, SheetView
from handbok_tui.export.markdown.escape import cell
from handbok_tui.export.markdown.writer import Writer
from handbok_tui.export.selection import SelectedSheet, Selection
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.export import period as texts
from handbok_tui.texts.sheets import templates as sheet_texts

_COLUMNS = ("plan", "utfall", "avvikelse", "analys", "atgard", "prognos")
_LONG = ("plan", "analys", "atgard")


def fill(writer: Writer, selection: Selection) -> None:
    """Write the report on the selection's period."""
    period, workbook = selection.period, selection.workbook
    writer.head(1, texts.title(period.name))
    owner = ", ".join(filter(None, (workbook.organisation, workbook.unit)))
    days = texts.days(long_date(period.first), long_date(period.last))
    writer.label(owner or texts.REPORT, f"· {days}")
    respondents = dict.fromkeys(one.respondent for one in selection.sheets)
    written = [_whose(writer, selection, one, period) for one in respondents]
    if not any(written):
        writer.say(texts.NO_GOALS)


def _whose(writer: Writer, selection: Selection, respondent: str, period: Period) -> bool:
    goals, plan = (selection.sheet(name, respondent) for name in (GOALS, PLAN))
    found = chain(goals.view if goals else None, plan.view if plan else None)
    sheet = goals or plan
    if sheet is None or not (found.goals or found.loose):
        return False
    writer.head(2, sheet.whose)
    if goals is not None and found.goals:
        writer.raw(_table(goals.view, found, period))
        for goal in found.goals:
            _details(writer, goals.view, goal, plan, period)
    if plan is not None and found.loose:
        writer.head(3, texts.LOOSE)
        writer.bullets(_activity(plan.view, one, period) for one in found.loose)
    return True


def _table(view: SheetView, found: Chain, period: Period) -> str:
    rows = [f"| {' | '.join(texts.HEADS)} |", "|" + "---|" * len(texts.HEADS)]
    for goal in found.goals:
        values = (_said(view, goal.filled, column, period) for column in _COLUMNS)
        cells = (cell(text) or sheet_texts.EMPTY for text in (goal.filled.name, *values))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _said(view: SheetView, filled: Filled, column: str, period: Period) -> str:
    value = filled.row.values.get(column, "")
    if column == "utfall":
        return outcome(filled, period)
    if column == "avvikelse" and view.overdue(filled):
        return texts.late(value)
    return value


def outcome(filled: Filled, period: Period) -> str:
    """How it went in the period: its last outcome there, or what was filled in by hand."""
    history = [one for one in filled.row.followed_up if period.holds(one.day)]
    if history:
        return texts.outcome(history[-1].outcome, long_date(history[-1].day))
    return "" if filled.row.followed_up else filled.row.values.get("utfall", "")


def _details(
    writer: Writer, view: SheetView, goal: Goal, plan: SelectedSheet | None, period: Period
) -> None:
    """What the table has no room for: texts with their lines, follow-ups, activities."""
    values = goal.filled.row.values
    long = [name for name in _LONG if "\n" in values.get(name, "").strip()]
    points = [said(one) for one in goal.filled.row.followed_up if period.holds(one.day)]
    points += [texts.below(one.name) for one in goal.below]
    points += [_activity(plan.view, one, period) for one in goal.activities if plan is not None]
    if not (long or points):
        return
    writer.head(3, goal.filled.name)
    for name in long:
        column = view.worksheet.column(name)
        writer.labelled(column.label if column is not None else name, values[name], 3)
    if points:
        writer.bullets(points)


def _activity(plan: SheetView, filled: Filled, period: Period) -> str:
    return texts.activity(filled.name or sheet_texts.EMPTY, list(_words(plan, filled, period)))


def _words(plan: SheetView, filled: Filled, period: Period) -> Iterator[str]:
    for name in ("ansvarig", "status"):
        column = plan.worksheet.column(name)
        if column is not None and (filled.row.values.get(name) or plan.overdue(filled)):
            text = plan.in_table(filled, column)
            if text != sheet_texts.EMPTY:
                yield text
    if went := outcome(filled, period):
        yield went
    yield from (
        one.learning for one in filled.row.followed_up if period.holds(one.day) and one.learning
    )
