"""The words of the start page."""

from __future__ import annotations

START = "Start"
VISION = "Vår vision"
BEGIN = "Så börjar du"
UNREADABLE = "Kapitlet går inte att läsa. Inget är ändrat i filen."
FIRST = (
    "Välkommen. Här kan du läsa handboken, svara på frågorna och bygga er egen.\n\n"
    "Tryck Retur för att börja läsa. Vid en fråga: tryck Retur igen och skriv. "
    "Allt sparas medan du skriver. Tryck ? när du undrar över en tangent."
)


def resume(chapter: str) -> str:
    """What a returning reader sees: where the reading goes on."""
    return f"Retur: fortsätt i {chapter}. Tryck ? när du undrar över en tangent."
