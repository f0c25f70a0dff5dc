"""The words of the lists one picks from."""

from __future__ import annotations

HINT = "skriv för att filtrera"
CONTENTS = "Innehåll"
HELP = "Alla tangenter"
PALETTE = "Vad vill du göra?"
MANAGE = "Lägg till, flytta och dölj kapitel …"
"""The last row of the contents."""


def theme(name: str) -> str:
    """Choosing the colours."""
    return f"Färger: {name}"


def count(number: int) -> str:
    """Inga rader, 1 rad, 12 rader."""
    if not number:
        return "ingen rad passar"
    return f"{number} {'rad' if number == 1 else 'rader'}"
