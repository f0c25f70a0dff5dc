"""What an export is for: each profile is one way to put a selection together."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from handbok_tui.core.errors import NotFound
from handbok_tui.export import blank_form, handbook
from handbok_tui.export.selection import Include, Selection
from handbok_tui.export.writer import Writer
from handbok_tui.texts import blank_form as blank_form_texts
from handbok_tui.texts import exporting


class Profile(NamedTuple):
    """A document to take home: its name on the command line, what it is called on the screen,
    the name its file gets, what it always needs of the selection, whether it holds answers.
    """

    name: str
    title: str
    file_name: str
    fill: Callable[[Writer, Selection], None]
    include: frozenset[Include] = frozenset()
    answers: bool = True


HANDBOOK = Profile("handbok", "Min handbok", "min-handbok", handbook.fill)
PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        HANDBOOK,
        Profile(
            "blankett",
            "Blankett att fylla i på papper eller i Word",
            "blankett",
            blank_form.fill,
            answers=False,
        ),
    )
}


def summary(selection: Selection, literal: int = 0) -> str:
    """What goes along and what does not, in a line; ``literal`` as in writer.Written."""
    if not PROFILES[selection.profile].answers:
        return blank_form_texts.NO_ANSWERS
    return exporting.summary(
        selection.included, len(selection.left_out), selection.unanswered, literal
    )


def find_profile(name: str) -> Profile:
    """The profile of that name.  Raises NotFound."""
    if name not in PROFILES:
        raise NotFound(f"Profilen ”{name}” finns inte. Välj bland {', '.join(PROFILES)}.")
    return PROFILES[name]
