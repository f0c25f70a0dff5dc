"""How a person is told that the workbook is open in another place too."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from handbok_tui.texts.dates import moment

TITLE = "Arbetsboken är öppen på flera ställen"
EXPLAIN = (
    "Du kan läsa vidare utan att ändra något, eller skriva här också. Det som skrivs på olika "
    "håll slås ihop, svar för svar. Skriver två i samma svar blir båda texterna kvar."
)
READ_ONLY = "Fortsätt skrivskyddat"


class Opener(Protocol):
    """Who has a workbook open and where; storage/person/presence.py finds them."""

    @property
    def name(self) -> str:
        """What the person is called."""

    @property
    def user(self) -> str:
        """The login name."""

    @property
    def host(self) -> str:
        """The machine."""

    @property
    def opened(self) -> datetime:
        """Since when."""

    @property
    def active(self) -> datetime:
        """The last sign of life."""

    @property
    def mine(self) -> bool:
        """Whether it is the person who reads this."""

    @property
    def certain(self) -> bool:
        """Whether it is known to be running, and not only to have been."""

    @property
    def stale(self) -> bool:
        """Whether it has given no sign of life for so long that it does not count."""


def sentence(other: Opener, now: datetime) -> str:
    """ "Bo Ek (bo) har arbetsboken öppen sedan 14:02 på server3 (senast aktiv 14:31)."."""
    who = "Du" if other.mine else other.name or other.user or "Någon"
    if not other.mine and other.user and other.user != who:
        who = f"{who} ({other.user})"
    since, active = moment(other.opened, now), moment(other.active, now)
    if other.stale:
        return (
            f"{who} öppnade arbetsboken {since} på {other.host}, men har inte varit aktiv sedan "
            f"{active}. Det räknas inte som öppet."
        )
    has = "har redan" if other.mine else "har"
    last = "" if other.certain else f" (senast aktiv {active})"
    return f"{who} {has} arbetsboken öppen sedan {since} på {other.host}{last}."
