"""Dates as people type them: "2027-01-12", "12/1", "12 januari", "12 sept", "vecka 5",
"på fredag", "om 2 veckor", "om fjorton dagar".

A day without a year is the next one, today included.  Weeks are those of ISO 8601, as Swedish
almanacs count them, and a week alone is its Monday.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from handbok_tui.core.errors import HandbokError
from handbok_tui.texts.dates import MONTHS

_NUMBERS = {
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8,
    "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15,
    "sexton": 16, "sjutton": 17, "arton": 18, "nitton": 19, "tjugo": 20, "tjugoen": 21,
    "tjugoett": 21, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70,
    "åttio": 80, "nittio": 90, "hundra": 100, "ett par": 2,
}  # fmt: skip
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_DAYS = {
    "idag": 0, "i dag": 0, "imorgon": 1, "i morgon": 1, "i övermorgon": 2, "övermorgon": 2,
}  # fmt: skip
_MONTHS_IN = {"halvår": 6, "år": 12}
_LATEST = 9999
_YEARS_AHEAD = 9
"""Two 29 February may be eight years apart."""

_SHORTEST = 3
"""Letters of a name of a day or a month, which is enough to know it: "tors", "sept"."""


def _names(names: tuple[str, ...]) -> str:
    """Each name, whole or shortened, the longest first."""
    forms = (n[:end] for n in names for end in range(len(n), _SHORTEST - 1, -1))
    return f"({'|'.join(forms)})"


_WEEKDAY = rf"{_names(_WEEKDAYS)}(?:en|\.)?"
_MONTH = rf"{_names(MONTHS)}\.?"
_WEEK = r"(?:vecka|v)\.? ?(\d{1,2})(?:,? (\d{4}))?"


def parse_day(text: str, today: date) -> date | None:
    """The day that a text means, seen from ``today``; None for an empty text.

    Months and years keep the day of the month where it exists, else take the month's last.
    Raises HandbokError for what is no day.
    """
    words = " ".join(text.lower().split()).removesuffix(".")
    if not words:
        return None
    try:
        for form, meant in _FORMS:
            if (found := form.fullmatch(words)) is not None:
                return meant(found, today)
        return date.fromisoformat(words)
    except (ValueError, OverflowError, KeyError) as error:
        raise HandbokError(
            f"”{text.strip()}” är ingen dag. Skriv till exempel 2027-01-12, 12/1, 12 januari, "
            "vecka 5, på fredag, om 2 veckor, 3 månader eller ett år."
        ) from error


def _near(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=_DAYS[found[1]])


def _relative(found: re.Match[str], today: date) -> date:
    count = int(found[1]) if found[1].isdecimal() else _NUMBERS[found[1]]
    if found[2] in ("dag", "dar"):
        return today + timedelta(days=count)
    if found[2] == "veck":
        return today + timedelta(weeks=count)
    months = today.month - 1 + count * _MONTHS_IN.get(found[2], 1)
    year, month = today.year + months // 12, months % 12 + 1
    if year > _LATEST:
        raise OverflowError
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _year_first(found: re.Match[str], _today: date) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _in_figures(found: re.Match[str], today: date) -> date:
    return _day(int(found[1]), int(found[2]), found[3], today)


def _in_letters(found: re.Match[str], today: date) -> date:
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(found[2]))
    return _day(int(found[1]), month, found[3], today)


def _day(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for ahead in range(_YEARS_AHEAD):
        try:
            found = date(today.year + ahead, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError


def _weekday(found: re.Match[str], today: date) -> date:
    """The coming one, never today; "nästa" is next week's."""
    number = _number_of(found[2])
    if found[1]:
        return today + timedelta(days=7 - today.weekday() + number)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _number_of(weekday: str) -> int:
    return next(n for n, name in enumerate(_WEEKDAYS) if name.startswith(weekday))


def _in_week(found: re.Match[str], today: date) -> date:
    number, week, year = _number_of(found[1]) if found[1] else 0, int(found[2]), found[3]
    if year:
        return date.fromisocalendar(int(year), week, number + 1)
    for ahead in range(_YEARS_AHEAD):
        try:
            day = date.fromisocalendar(today.year + ahead, week, number + 1)
        except ValueError:
            continue
        if day >= today:
            return day
    raise ValueError


def _next_week(_found: re.Match[str], today: date) -> date:
    return today + timedelta(days=7 - today.weekday())


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = tuple(
    (re.compile(form), meant)
    for form, meant in (
        (f"({'|'.join(_DAYS)})", _near),
        ("nästa vecka", _next_week),
        (r"(?:om )?(\d{1,3}|ett par|[a-zåäö]+) (dag|dar|veck|månad|halvår|år)\w*", _relative),
        (r"(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})", _year_first),
        (r"(?:den )?(\d{1,2})[/.] ?(\d{1,2})(?:[-/. ](\d{4}|\d{2}))?", _in_figures),
        (r"(\d{1,2})-(\d{1,2})-(\d{4})", _in_figures),
        (rf"(?:den )?(\d{{1,2}})(?::?[ea])? {_MONTH}(?:,? (\d{{4}}))?", _in_letters),
        (rf"(?:{_WEEKDAY} )?(?:i )?{_WEEK}", _in_week),
        (rf"(?:på )?(nästa )?{_WEEKDAY}", _weekday),
    )
)
