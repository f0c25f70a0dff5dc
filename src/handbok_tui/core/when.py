"""Dates as people type them: "2027-01-12", "om 2 veckor", "3 månader", "ett år"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from handbok_tui.core.errors import HandbokError

_NUMBERS = {
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8,
    "nio": 9, "tio": 10, "elva": 11, "tolv": 12,
}  # fmt: skip
_RELATIVE = re.compile(r"(?:om )?(\d{1,3}|[a-zåäö]+) (dag|veck|månad|år)\w*")
_SHORT = {"idag": 0, "i dag": 0, "imorgon": 1, "i morgon": 1}
_LATEST = 9999


def parse_day(text: str, today: date) -> date | None:
    """The day that a text means, seen from ``today``; None for an empty text.

    Months and years keep the day of the month where it exists, else take the month's last.
    Raises HandbokError for what is no day.
    """
    words = " ".join(text.lower().split())
    if not words:
        return None
    if words in _SHORT:
        return today + timedelta(days=_SHORT[words])
    try:
        if (found := _RELATIVE.fullmatch(words)) is not None:
            return _later(today, _number(found[1]), found[2])
        return date.fromisoformat(words)
    except (ValueError, OverflowError, KeyError) as error:
        raise HandbokError(
            f"”{text.strip()}” är ingen dag. Skriv till exempel 2027-01-12, om 2 veckor, "
            "3 månader eller ett år."
        ) from error


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS[word]


def _later(today: date, count: int, unit: str) -> date:
    if unit == "dag":
        return today + timedelta(days=count)
    if unit == "veck":
        return today + timedelta(weeks=count)
    months = today.month - 1 + count * (12 if unit == "år" else 1)
    year, month = today.year + months // 12, months % 12 + 1
    if year > _LATEST:
        raise OverflowError
    return date(year, month, min(today.day, monthrange(year, month)[1]))
