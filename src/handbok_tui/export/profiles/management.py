"""One page for the management: the vision, three priorities, what is asked for, what is next.

It fits an A4 page whatever the workbook holds: at most LINES lines.  A text that is too long for
it is shortened there, says so, and stands whole after the page; so does what more is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain as joined
from typing import NamedTuple

from handbok_tui.core.follow_up import Item
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.sheets.goal_chain import GOALS, PLAN
from handbok_tui.core.sheets.view import Filled, SheetView
from handbok_tui.export.markdown.escape import inline
from handbok_tui.export.markdown.line_breaks import with_hard_breaks
from handbok_tui.export.markdown.writer import Writer
from handbok_tui.export.selection import Selection
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.export import management as texts
from handbok_tui.texts.follow_up import due as follow_up
from handbok_tui.texts.sheets import templates as worksheets

LINES = 45
PRIORITIES = 3
ASKS = 5
VISION = 400
"""Characters: a vision is no longer than that (F26)."""
VISION_LINES = 6
"""A vision of more lines is written on one."""
TEXT = 160
"""Characters of anything else: two printed lines."""

_RESOURCES = ("tid", "pengar")


def fill(writer: Writer, selection: Selection) -> None:
    """Write the page, and after it what it had no room for."""
    workbook, brief = selection.workbook, _Brief()
    writer.head(1, texts.TITLE)
    owner = ", ".join(filter(None, (workbook.organisation, workbook.unit)))
    writer.label(brief(owner) or texts.US, texts.owner(brief(workbook.owner)))
    writer.head(2, texts.VISION)
    _vision(writer, workbook.vision, brief)
    writer.head(2, texts.PRIORITIES)
    _list(writer, [_priority(view, one, brief) for view, one in _priorities(selection)])
    writer.head(2, texts.ASKS)
    asks = list(_asks(selection))
    more = [_asked_for(ask, _whole) for ask in asks[ASKS:]]
    shown = [_asked_for(ask, brief) for ask in asks[:ASKS]]
    _list(writer, [*shown, texts.and_more(len(more))] if more else shown)
    writer.head(2, texts.NEXT)
    dated = _next(selection)
    if dated is None:
        writer.say(texts.NOT_YET)
    else:
        entry = follow_up.entry(dated.kind, brief(dated.title), late=dated.late)
        writer.say(f"{long_date(dated.day)}: {entry}")
    for title, points in ((texts.MORE_ASKS, more), (texts.WHOLE, [*brief.whole])):
        if points:
            writer.head(2, title)
            writer.bullets(points)


def _next(selection: Selection) -> Item | None:
    """The next day that is still to come; the first that has passed only where there is none.

    What is late among the priorities is said there.
    """
    dated = [item for item in selection.dates if item.day is not None]
    return next((item for item in dated if not item.late), dated[0] if dated else None)


def _vision(writer: Writer, vision: str, brief: _Brief) -> None:
    """With its lines where the page has room for them."""
    lines = [visible(line).strip() for line in vision.strip().split("\n")]
    if 1 < len(lines) <= VISION_LINES and len(_whole(vision)) <= VISION:
        writer.raw(with_hard_breaks("\n".join(map(inline, lines))))
    else:
        writer.say(brief(vision, VISION) or texts.NOT_YET)


class _Brief:
    """Makes texts short, between words, and keeps those that it shortened, each once."""

    def __init__(self) -> None:
        self.whole: dict[str, None] = {}

    def __call__(self, text: str, length: int = TEXT) -> str:
        """A text on one line, in at most so many characters besides what says where the rest is."""
        line = _whole(text)
        if len(line) <= length:
            return line
        self.whole[line] = None
        start = line[: length + 1]
        return texts.shortened((start.rpartition(" ")[0] or line[:length]).rstrip(" .,;:"))


def _whole(text: str, _length: int = TEXT) -> str:
    """A text on one line."""
    return " ".join(visible(text).split())


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


def _priority(view: SheetView, filled: Filled, brief: _Brief) -> str:
    history = filled.row.followed_up
    day = view.to_follow_up(filled)
    late = worksheets.OVERDUE if view.overdue(filled) else ""
    return texts.priority(
        brief(filled.name), history[-1].outcome if history else "", late, long_date(day)
    )


class _Ask(NamedTuple):
    """What is asked for: what for, what in so many words, what it takes, whose help."""

    name: str
    need: str = ""
    takes: tuple[str, ...] = ()
    support: str = ""


def _asks(selection: Selection) -> Iterator[_Ask]:
    """What goals ask for in words, then what activities take and whose help they need."""
    views = [one.view for one in selection.sheets]
    goals = (_asked(view, filled) for view in views for filled in view.rows)
    plans = (
        _taken(view, filled) for view in views if view.worksheet.id == PLAN for filled in view.rows
    )
    return (ask for ask in joined(goals, plans) if ask is not None)


def _asked(view: SheetView, filled: Filled) -> _Ask | None:
    need = filled.row.values.get("behov", "").strip()
    return _Ask(filled.name, need) if view.worksheet.id == GOALS and need else None


def _taken(view: SheetView, filled: Filled) -> _Ask | None:
    if not filled.name or view.ended(filled):
        return None
    found = [view.worksheet.column(name) for name in _RESOURCES]
    takes = tuple(
        view.full(filled, column)
        for column in found
        if column is not None and filled.row.values.get(column.id)
    )
    support = filled.row.values.get("stod", "").strip()
    return _Ask(filled.name, takes=takes, support=support) if takes or support else None


def _asked_for(ask: _Ask, brief: Callable[[str, int], str]) -> str:
    what = [brief(ask.need, TEXT)] if ask.need else []
    what += [brief(words, TEXT // 4) for words in ask.takes]
    what += [texts.support(brief(ask.support, TEXT // 2))] if ask.support else []
    return texts.need(brief(ask.name, TEXT // 2), ", ".join(what))
