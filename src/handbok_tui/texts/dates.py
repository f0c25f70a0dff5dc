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


def month(day: date) -> str:
    """Januari 2027."""
    return f"{MONTHS[day.month - 1].capitalize()} {day.year}"


def clock(moment: datetime) -> str:
    """14:32."""
    return f"{moment:%H:%M}"
