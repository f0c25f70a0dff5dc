"""One page for the management: the vision, three priorities, what is asked for, what is next.

It fits an A4 page whatever the workbook holds: at most LINES lines, each text cut to size.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain as joined
from itertools import islice

from handbok_tui.core.follow_up import Item
from handbok_tui.core.goal_chain import GOALS, PLAN
from handbok_tui.core.sheet_view import Filled, SheetView
from handbok_tui.core.visible import visible
from handbok_tui.export.selection import Selection
from handbok_tui.export.writer import Writer
from handbok_tui.texts import follow_up, worksheets
from handbok_tui.texts import management as texts

LINES = 45
PRIORITIES = 3
ASKS = 5
VISION = 400
"""Characters: a vision is no longer than that (F26)."""
TEXT = 160
"""Characters of anything else: two printed lines."""

_RESOURCES = ("tid", "pengar")


def fill(writer: Writer, selection: Selection) -> None:
    """Write the page."""
    workbook = selection.workbook
    writer.head(1, texts.TITLE)
    owner = ", ".join(filter(None, (workbook.organisation, workbook.unit)))
    writer.label(cut(owner) or texts.US, cut(texts.owner(workbook.owner)))
    writer.head(2, texts.VISION)
    writer.say(cut(workbook.vision, VISION) or texts.NOT_YET)
    writer.head(2, texts.PRIORITIES)
    _list(writer, [_priority(view, one) for view, one in _priorities(selection)])
    writer.head(2, texts.ASKS)
    _list(writer, list(islice(_asks(selection), ASKS)))
    writer.head(2, texts.NEXT)
    dated = _next(selection)
    if dated is None:
        writer.say(texts.NOT_YET)
    else:
        entry = follow_up.entry(dated.kind, cut(dated.title), late=dated.late)
        writer.say(f"{dated.day}: {entry}")


def _next(selection: Selection) -> Item | None:
    """The next day that is still to come; the first that has passed only where there is none.

    What is late among the priorities is said there.
    """
    dated = [item for item in selection.dates if item.day is not None]
    return next((item for item in dated if not item.late), dated[0] if dated else None)


def cut(text: str, length: int = TEXT) -> str:
    """A text on one line, in at most so many characters."""
    line = " ".join(visible(text).split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def _list(writer: Writer, points: list[str]) -> None:
    if points:
        writer.bullets(points)
    else:
        writer.say(texts.NOT_YET)


def _priorities(selection: Selection) -> list[tuple[SheetView, Filled]]:
    """The first goals that are not reached; activities where there are none."""
    for name in (GOALS, PLAN):
        found = [
            (one.view, filled)
            for one in selection.sheets
            if one.view.worksheet.id == name
            for filled in one.view.rows
            if filled.name and not one.view.ended(filled)
        ]
        if found:
            return found[:PRIORITIES]
    return []


def _priority(view: SheetView, filled: Filled) -> str:
    history = filled.row.followed_up
    day = view.to_follow_up(filled)
    late = worksheets.OVERDUE if view.overdue(filled) else ""
    return texts.priority(
        cut(filled.name), history[-1].outcome if history else "", late, str(day) if day else ""
    )


def _asks(selection: Selection) -> Iterator[str]:
    """What goals ask for in words, then what activities take and whose help they need."""
    views = [one.view for one in selection.sheets]
    goals = (_asked(view, filled) for view in views for filled in view.rows)
    plans = (
        _taken(view, filled) for view in views if view.worksheet.id == PLAN for filled in view.rows
    )
    return (point for point in joined(goals, plans) if point)


def _asked(view: SheetView, filled: Filled) -> str:
    if view.worksheet.id != GOALS or not (need := filled.row.values.get("behov", "")):
        return ""
    return texts.need(cut(filled.name, TEXT // 2), cut(need))


def _taken(view: SheetView, filled: Filled) -> str:
    if not filled.name or view.ended(filled):
        return ""
    found = [view.worksheet.column(name) for name in _RESOURCES]
    words = [
        cut(view.full(filled, column), TEXT // 4)
        for column in found
        if column is not None and filled.row.values.get(column.id)
    ]
    if support := filled.row.values.get("stod", ""):
        words.append(texts.support(cut(support, TEXT // 2)))
    return texts.need(cut(filled.name, TEXT // 2), ", ".join(words)) if words else ""
