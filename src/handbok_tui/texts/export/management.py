"""The words of the page for the management."""

from __future__ import annotations

TITLE = "En sida till ledningen"
US = "Vi"
VISION = "Vår vision"
PRIORITIES = "Det här är viktigast nu"
ASKS = "Det här behöver vi från er"
NEXT = "Nästa uppföljning"
MORE_ASKS = "Det här behöver vi också"
WHOLE = "Hela texterna"
"""Over the texts that the page had no room for."""
NOT_YET = "Inte skrivet än."


def owner(role: str) -> str:
    """Who owns the question; "" where nobody is named."""
    return f"· Äger frågan: {role}" if role else ""


def shortened(text: str) -> str:
    """The beginning of a text, and where all of it is."""
    return f"{text} … (hela texten efter sidan)"


def and_more(count: int) -> str:
    """How much more is asked for, and where that is."""
    return f"Och {count} till, efter sidan"


def priority(name: str, outcome: str, late: str, day: str) -> str:
    """Sista kvarten på APT · Delvis · följs upp 5 februari 2027."""
    words = (name, outcome, late, f"följs upp {day}" if day else "")
    return " · ".join(filter(None, words))


def need(name: str, what: str) -> str:
    """What is needed for something."""
    return f"{name}: {what}" if name else what


def support(role: str) -> str:
    """Whose help is needed."""
    return f"stöd från {role}"
