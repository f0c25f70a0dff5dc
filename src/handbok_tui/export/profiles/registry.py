"""What an export is for: each profile is one way to put a selection together."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from handbok_tui.core.errors import NotFound
from handbok_tui.core.sheets.goal_chain import GOALS, PLAN
from handbok_tui.export.formats import DEFAULT, FORMATS, Format
from handbok_tui.export.markdown.writer import Writer
from handbok_tui.export.profiles import handbook
from handbok_tui.export.selection import Include, Selection
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.export import blank_form as blank_form_texts
from handbok_tui.texts.export import exporting
from handbok_tui.texts.follow_up import due as follow_up
from handbok_tui.texts.log import entries as log


class Profile(NamedTuple):
    """A document to take home: its name on the command line, what it is called on the screen,
    the name its file gets, what it always needs of the selection; whether it holds answers,
    and which templates' fillings, None for all.
    """

    name: str
    title: str
    file_name: str
    fill: Callable[[Writer, Selection], None]
    include: frozenset[Include] = frozenset()
    answers: bool = True
    sheets: tuple[str, ...] | None = None


def _late(module: str) -> Callable[[Writer, Selection], None]:
    """The ``fill`` of a module of this room, imported when the document is wanted."""

    def fill(writer: Writer, selection: Selection) -> None:
        import_module(f"handbok_tui.export.profiles.{module}").fill(writer, selection)

    return fill


HANDBOOK = Profile("handbok", "Min handbok", "min-handbok", handbook.fill)
PERIOD = "period"
"""The profile that asks for a period."""
PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        HANDBOOK,
        Profile(
            "blankett",
            "Blankett att fylla i på papper eller i Word",
            "blankett",
            _late("blank_form"),
            answers=False,
            sheets=(),
        ),
        Profile(
            PERIOD,
            "Uppföljning av en period, bredvid budgeten",
            "uppfoljning",
            _late("period"),
            answers=False,
            sheets=(GOALS, PLAN),
        ),
        Profile(
            "ledning",
            "En sida till ledningen",
            "till-ledningen",
            _late("management"),
            answers=False,
            sheets=(GOALS, PLAN),
        ),
    )
}


class Along(NamedTuple):
    """What is said before anything leaves: rows of what it is and whose it is, those that go
    along and those that stay, and all of it in a line.
    """

    rows: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]
    summary: str


def along(selection: Selection, form: Format = FORMATS[DEFAULT], literal: int = 0) -> Along:
    """What goes along in a format and what does not; ``literal`` as in writer.Written."""
    if form.dates:
        rows = tuple(
            (item.title, f"{long_date(item.day)} · {item.whose}") for item in selection.dates
        )
        said = follow_up.dates(len(rows), selection.dates_kept)
        return Along(rows, (), said)
    profile = PROFILES[selection.profile]
    if not profile.answers and profile.sheets == ():
        return Along((), (), blank_form_texts.NO_ANSWERS)
    answers = selection.rows if profile.answers else ()
    wanted = profile.sheets
    sheets = tuple(
        (one.view.worksheet.head.title, one.whose)
        for one in selection.sheets
        if wanted is None or one.view.worksheet.id in wanted
    )
    left_out = [
        kept for kept in selection.sheets_left_out if wanted is None or kept.template in wanted
    ]
    stay = tuple((exporting.kept_sheet(kept.title, kept.rows), kept.whose) for kept in left_out)
    kept = selection.left_out if profile.answers else ()
    rows_kept = sum(one.rows for one in left_out)
    words = [exporting.sheets(len(sheets), sum(not one.rows for one in left_out), rows_kept)]
    if profile.answers:
        words.insert(
            0,
            exporting.summary(
                selection.included, len(selection.left_out), selection.unanswered, literal
            ),
        )
        if selection.log:
            words.append(log.entries(len(selection.log)))
    summary = " ".join(filter(None, words)) or exporting.NO_SHEETS
    return Along((*answers, *sheets), (*kept, *stay), summary)


def find_profile(name: str) -> Profile:
    """The profile of that name.  Raises NotFound."""
    if name not in PROFILES:
        raise NotFound(f"Profilen ”{name}” finns inte. Välj bland {', '.join(PROFILES)}.")
    return PROFILES[name]
