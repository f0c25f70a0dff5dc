"""The words of the lists one picks from."""

from __future__ import annotations

HINT = "skriv för att filtrera"
HINT_OWN = "filtrera, eller skriv eget"
"""The same where words of one's own can be chosen."""
NONE_FITS = "Ingen rad passar. Sudda för att se raderna igen; Esc stänger"
OWN = "Skriv eget:"
CONTENTS = "Innehåll"
HELP = "Alla tangenter"
PALETTE = "Vad vill du göra?"
MANAGE = "Lägg till, flytta och dölj kapitel …"
"""The last row of the contents."""


TEMPLATE = "Mall"
THEME_WORDS = "tema utseende kontrast mörkt ljust"
"""What people type who look for the colours."""


def elsewhere(place: str) -> str:
    """A command that the screen one came from does not have; ``place`` is one of SCOPES."""
    return f"Det görs {place[0].lower()}{place[1:]}"


def one_of(keys: str) -> str:
    """A row of keys, of which one has to be pressed."""
    return f"Stäng hjälpen och tryck en av {keys}"


def theme(name: str) -> str:
    """Choosing the colours."""
    return f"Färger: {name}"


def count(number: int) -> str:
    """Inga rader, 1 rad, 12 rader."""
    if not number:
        return "ingen rad passar"
    return f"{number} {'rad' if number == 1 else 'rader'}"
