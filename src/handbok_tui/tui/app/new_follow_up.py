"""A new activity or goal: a line for its name, then the day when it is followed up.

The same from a question in the reader and from a row of a template.  What is written is kept
at the first Enter; the second line only moves the day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.dates import parse_day
from handbok_tui.core.follow_up import SOON
from handbok_tui.core.sheets.templates import Link, link_text
from handbok_tui.session.follow_up import Made, Place
from handbok_tui.session.saving.line_drafts import day_of, made
from handbok_tui.texts import labels
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.follow_up import due as texts

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp
    from handbok_tui.tui.screens.dialogs.prompt import Next

_ASKS: dict[Made, tuple[str, str]] = {
    "activity": (texts.ACTIVITY, texts.ACTIVITY_HINT),
    "goal": (texts.GOAL, texts.GOAL_HINT),
}


class Origin(NamedTuple):
    """What something is made of: whose it is, and the link back."""

    respondent: str
    link: Link | None


def ask_what(app: HandbokApp, kind: Made, origin: Origin, done: Callable[[str], None]) -> None:
    """Ask for the thing, then for its day; ``done`` is told where it went, or why not."""

    def take(text: str) -> Next | None:
        if not text.strip():
            return None
        place = app.session.follow_ups.make(kind, origin.respondent, origin.link, text)
        app.save_soon()
        return lambda: _ask_when(app, place, lambda: done(_where(app, place)))

    link = link_text(origin.link) if origin.link is not None else ""
    app.ask(*_ASKS[kind], take, place=made(kind, origin.respondent, link))


def _ask_when(app: HandbokApp, place: Place, done: Next) -> None:
    follow_ups = app.session.follow_ups

    def take(text: str) -> Next:
        follow_ups.set_row_day(place, parse_day(text, follow_ups.today))
        app.save_soon()
        return done

    day = follow_ups.today + timedelta(days=SOON)
    row = next((item for item in follow_ups.items() if item.id == place.row), None)
    line = day_of(row) if row is not None else None
    app.ask(texts.DAY, texts.DAY_HINT, take, long_date(day), leave=done, place=line)


def _where(app: HandbokApp, place: Place) -> str:
    sheets = app.session.worksheets
    title = place.target.worksheet.head.title
    row = sheets.sheet(place.target).row(place.row)
    if row is not None and row.private:
        return texts.made_private(title, labels.PRIVATE[place.target.respondent.kind])
    return texts.made(title, sheets.whose(place.target))
