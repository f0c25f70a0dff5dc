"""Dates and times as Swedes write them, whatever the machine's locale says."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def long_date(day: date) -> str:
    """12 januari 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


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
