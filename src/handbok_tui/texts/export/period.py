"""The words of a period's report: those that people know from the budget."""

from __future__ import annotations

from collections.abc import Sequence

REPORT = "Uppföljning av lärandet"
HEADS = ("Mål", "Plan", "Utfall", "Avvikelse", "Analys", "Åtgärd", "Prognos")
LOOSE = "Aktiviteter utan mål"
NO_GOALS = "Inga mål är skrivna än. De skrivs i mallen Mål, som öppnas med m."


def title(period: str) -> str:
    """The heading of the report."""
    return f"Uppföljning av lärandet, {period}"


def days(first: str, last: str) -> str:
    """The days of the period."""
    return f"{first} – {last}"


def late(deviation: str) -> str:
    """A deviation, and that the follow-up has not been made."""
    return f"Försenad. {deviation}" if deviation else "Försenad"


def outcome(outcome: str, day: str) -> str:
    """Delvis (5 februari 2027)."""
    return f"{outcome or '–'} ({day})"


def below(name: str) -> str:
    """A goal that belongs to another."""
    return f"Mål: {name}"


def activity(name: str, words: Sequence[str]) -> str:
    """Aktivitet: Fråga natten · Samordnare · Pågår · Delvis (5 februari 2027)."""
    return " · ".join((f"Aktivitet: {name}", *words))
