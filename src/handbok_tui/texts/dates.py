"""Dates and times as Swedes write them, whatever the machine's locale says.

The one place that shows a date: "12 januari 2027" in what is read, and "2027-01-12" only where
dates stand in a column of a list or a table, which has no room for more.
"""

from __future__ import annotations

from datetime import date, datetime

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def long_date(day: date | None) -> str:
    """12 januari 2027; "" for no day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day is not None else ""


def in_column(day: date | None) -> str:
    """2027-01-12, for a column of dates; "" for no day."""
    return f"{day:%Y-%m-%d}" if day is not None else ""


def moment_in_column(at: datetime, now: datetime | None = None) -> str:
    """2027-01-12 14:32; 14:32 alone on the day of ``now``."""
    if now is None:
        return f"{in_column(at)} {clock(at)}"
    at = at.astimezone(now.tzinfo)
    return clock(at) if at.date() == now.date() else moment_in_column(at)


def moment(at: datetime, now: datetime | None = None) -> str:
    """12 mars 2027 14:32; without the year in this one, and 14:32 alone on the day of ``now``."""
    if now is None:
        return f"{long_date(at)} {clock(at)}"
    at = at.astimezone(now.tzinfo)
    if at.date() == now.date():
        return clock(at)
    day = long_date(at)
    return f"{day.removesuffix(f' {now.year}')} {clock(at)}"


def month(day: date) -> str:
    """Januari 2027."""
    return f"{MONTHS[day.month - 1].capitalize()} {day.year}"


def clock(moment: datetime) -> str:
    """14:32."""
    return f"{moment:%H:%M}"
