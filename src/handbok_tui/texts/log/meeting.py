"""The words of group mode: quiet, large and without names."""

from __future__ import annotations

TITLE = "Gruppläge"
CHOOSE = "Gruppläge:"
NOTHING = "Det finns inga kort eller frågor här. Öppna ett kapitel först"
RULES = "Samtalsregler"
CLOSING = "Till sist"
CLOSING_QUESTIONS = (
    "Vad är vi överens om?",
    "Vad ser vi olika på?",
    "Vad beslutar vi, och vem ser till att det blir av?",
)
ROUND = "runda, det går bra att säga pass"
NO_MORE = "Det var det sista. Retur: skriv beslut. Esc: tillbaka till texten"
ONE_GROUP = "Det finns bara en grupp. V i läsaren lägger till en"
NO_COLOURS = "Programmet visas utan färger, så bakgrunden är terminalens egen"
CARD = "kort"
QUESTION = "fråga"


def step(number: int, total: int) -> str:
    """Steg 2 av 6."""
    return f"Steg {number} av {total}"


def about(minutes: int, left: str, who: str) -> str:
    """ "3 min · En runda"; with a timer "2 minuter kvar · En runda"."""
    return " · ".join(filter(None, (left or (f"{minutes} min" if minutes else ""), who)))


def then(text: str) -> str:
    """What comes next, in a quiet line."""
    return f"Sedan: {text}"


def minutes_left(minutes: int, *, paused: bool) -> str:
    """What the timer says, in whole minutes."""
    if not minutes:
        return "Tiden är ute"
    left = f"{minutes} {'minut' if minutes == 1 else 'minuter'} kvar"
    return f"Paus, {left}" if paused else left


def group_writes(name: str) -> str:
    """Another group is written for."""
    return f"{name} skriver nu"
