"""The periods that public bodies report in: månad, tertial, delår, år.

A delår begins in January like the budget it stands beside; an interim report covers at least
half and at most two thirds of the year (lag 2018:597, 13 kap. 1 §), so six to eight months.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from handbok_tui.core.errors import HandbokError
from handbok_tui.texts.dates import MONTHS, long_date
from handbok_tui.texts.follow_up import periods as texts

_PERIOD = re.compile(r"(\d{4})(?:-(?:(\d{2})|T([123])|D([678])))?", re.IGNORECASE)
_TERTIAL = 4
_YEAR = 12


class Period(NamedTuple):
    """From the first day to the last, both included; ``name`` as a report is headed."""

    name: str
    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether a day is in it."""
        return day is not None and self.first <= day <= self.last


ALWAYS = Period(texts.ALWAYS, date.min, date.max)
"""Every day: the period of who asked for none."""


def parse_period(text: str) -> Period:
    """A period as it is written: 2027-01, 2027-T1, 2027-D8, 2027.  Raises HandbokError."""
    found = _PERIOD.fullmatch(text.strip())
    if found is None or not int(found[1]):
        raise HandbokError(texts.unknown(text.strip()))
    year = int(found[1])
    if found[2]:
        month = int(found[2])
        if not 1 <= month <= _YEAR:
            raise HandbokError(texts.unknown(text.strip()))
        return _months(year, month, month, texts.month(MONTHS[month - 1], year))
    if found[3]:
        last = int(found[3]) * _TERTIAL
        return _months(year, last - _TERTIAL + 1, last, texts.tertial(int(found[3]), year))
    if found[4]:
        return _months(year, 1, int(found[4]), texts.part_of_year(MONTHS[int(found[4]) - 1], year))
    return _months(year, 1, _YEAR, texts.year(year))


def between(first: date, last: date) -> Period:
    """Any other period.  Raises HandbokError where it ends before it begins."""
    if last < first:
        raise HandbokError(texts.BACKWARDS)
    return Period(texts.between(long_date(first), long_date(last)), first, last)


def tertial_of(day: date) -> str:
    """The tertial that a day is in, as it is written."""
    return f"{day.year:04d}-T{(day.month - 1) // _TERTIAL + 1}"


def near(day: date) -> tuple[str, ...]:
    """The periods that a report may be wanted on, as they are written: first the tertial that
    a day is in and the one before, then months, interim reports and years.
    """
    tertial = parse_period(tertial_of(day))
    month = day.replace(day=1)
    return (
        tertial_of(day),
        tertial_of(tertial.first - timedelta(days=1)),
        f"{month:%Y-%m}",
        f"{month - timedelta(days=1):%Y-%m}",
        *(f"{day.year:04d}-D{months}" for months in (6, 7, 8)),
        f"{day.year:04d}",
        f"{day.year - 1:04d}",
    )


def _months(year: int, first: int, last: int, name: str) -> Period:
    return Period(name, date(year, first, 1), date(year, last, monthrange(year, last)[1]))
