"""Following up: what is to come back to, whether it is late, how it went and what it taught.

Answers, goals and activities are followed up in one way, and this is where its rules are.  An
outcome answers every day up to the one it was given on; a later day asks anew.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

SOON = 14
"""Days to a follow-up that is proposed: a goal is to be met again in the near future (F29)."""

OUTCOMES = ("Fungerade", "Delvis", "Inte än")
"""How it went, the best first; stored as these words."""

WORKED = OUTCOMES[0]
LATER = "3 månader"
"""When to look again at what worked."""


class FollowedUp(NamedTuple):
    """One follow-up: kept, never rewritten."""

    day: date | None = None
    outcome: str = ""
    learning: str = ""


History = tuple[FollowedUp, ...]
"""Oldest first."""

ItemKind = Literal["answer", "entry", "goal", "activity"]
"""``entry`` stands in the log."""

WRITTEN: frozenset[ItemKind] = frozenset({"answer", "entry"})
"""Kinds that are kept as answers are; the others are rows of templates."""


class Item(NamedTuple):
    """Something to follow up.

    ``respondent`` is the id of whose it is and ``whose`` says so; ``file`` is the chapter or
    the template, ``id`` the question or the row.  ``day`` is when, None where nobody said;
    ``due`` that it is time and ``late`` that the day has passed.  ``updated`` is when its file
    was last changed, for what must know without asking the clock.
    """

    kind: ItemKind
    title: str
    respondent: str
    whose: str
    file: str
    id: str
    day: date | None = None
    due: bool = False
    late: bool = False
    private: bool = False
    updated: datetime | None = None
    status: str = ""
    history: History = ()

    @property
    def open_title(self) -> str:
        """The title where others may look on: an answer's is the handbook's own question, of
        anything else that is private no word is told.
        """
        from handbok_tui.texts import labels  # noqa: PLC0415 - not when a file is read

        if self.kind == "answer" or not self.private:
            return self.title
        return labels.PRIVATE["person" if self.whose == labels.MINE else "group"]


def awaits(day: date | None, outcome: str, history: History) -> bool:
    """Whether a follow-up on ``day`` is still to come or to be made."""
    if day is None:
        return False
    last = history[-1].day if history else None
    return not outcome or (last is not None and last < day)


def due(day: date | None, today: date) -> bool:
    """Whether it is time for what waits."""
    return day is not None and day <= today


def late(day: date | None, today: date) -> bool:
    """Försenad: the day has passed."""
    return day is not None and day < today


def said(one: FollowedUp) -> str:
    """One follow-up in words: "Uppföljt 5 februari 2027: Delvis. Natten har ingen APT."."""
    from handbok_tui.texts.dates import long_date  # noqa: PLC0415 - as above
    from handbok_tui.texts.follow_up import due as texts  # noqa: PLC0415 - not when a file is read

    return texts.history(long_date(one.day), one.outcome, one.learning)


def proposed(outcome: str, today: date) -> date | None:
    """When to look again: in two weeks, at what worked in three months."""
    from handbok_tui.core.dates import parse_day  # noqa: PLC0415 - not when a file is read

    return parse_day(LATER, today) if outcome == WORKED else today + timedelta(days=SOON)


def merged_history(base: History, mine: History, theirs: History) -> History:
    """What either side has added, in order of days; without what either side took back."""
    gone = [one for one in base if one not in mine or one not in theirs]
    found = dict.fromkeys(one for one in (*theirs, *mine) if one not in gone)
    return tuple(sorted(found, key=lambda one: one.day or date.min))


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """The nearest day first, then what has no day."""
    return tuple(
        sorted(items, key=lambda item: (item.day is None, item.day or date.min, item.title))
    )
