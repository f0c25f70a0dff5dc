"""The words of the start page."""

from __future__ import annotations

START = "Start"
VISION = "Vår vision"
UNREADABLE = "Kapitlet går inte att läsa. Inget är ändrat i filen."
FIRST = (
    "Tryck Retur för att börja läsa. Vid en fråga: Tabb, Retur och skriv. "
    "Allt sparas medan du skriver. Tryck ? när du undrar över en tangent."
)


def continues(leaf: str) -> str:
    """What is said when the program opens where it was left."""
    return f"Fortsätter i {leaf}"


def resume(chapter: str) -> str:
    """What a returning reader sees: where the reading goes on."""
    return f"Retur: fortsätt i {chapter}. Tryck ? när du undrar över en tangent."
