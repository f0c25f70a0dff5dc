"""One respondent's chain from goals to activities: what leads to what, and what hangs loose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from handbok_tui.core.sheets.view import Filled, SheetView

GOALS = "mal"
PLAN = "aktivitetsplan"
BELONGS, WHY = "hor-till", "varfor"
"""The columns of links: a goal's to the goal above it, an activity's to its goal."""


class Goal(NamedTuple):
    """A goal with the goals that belong to it and the activities that lead to it."""

    filled: Filled
    below: tuple[Filled, ...] = ()
    activities: tuple[Filled, ...] = ()


class Chain(NamedTuple):
    """Every goal in the order of the sheet, and the activities without any."""

    goals: tuple[Goal, ...] = ()
    loose: tuple[Filled, ...] = ()


def chain(goals: SheetView | None, plan: SheetView | None) -> Chain:
    """What one respondent's two sheets say of each other; either may be missing."""
    from handbok_tui.core.sheets.rules import linked_rows  # noqa: PLC0415 - the names need it not

    rows = goals.rows if goals is not None else ()
    leads = [(one, linked_rows(one.row, WHY, f"{GOALS}/")) for one in (plan.rows if plan else ())]
    known = {one.row.id for one in rows}
    found = tuple(
        Goal(
            one,
            tuple(other for other in rows if one.row.id in linked_rows(other.row, BELONGS, "")),
            tuple(activity for activity, ids in leads if one.row.id in ids),
        )
        for one in rows
    )
    return Chain(found, tuple(activity for activity, ids in leads if not ids & known))
