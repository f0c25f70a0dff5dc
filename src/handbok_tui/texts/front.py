"""The words of the start page."""

from __future__ import annotations

START = "Start"
LOG = "Loggen"
VISION = "Vår vision"
UNREADABLE = "Kapitlet går inte att läsa. Inget är ändrat i filen."
FIRST = (
    "Tryck Retur för att börja läsa. Vid en fråga: Tabb, Retur och skriv. "
    "Allt sparas medan du skriver. Tryck ? när du undrar över en tangent."
)


def continues(leaf: str) -> str:
    """What is said when the program opens where it was left."""
    return f"Fortsätter i {leaf}"


AWAY = 14
"""Days after which one is welcomed back, and nothing is counted."""


def welcome_back(leaf: str) -> str:
    """What is said after a while away: that everything is where it was."""
    return f"Välkommen tillbaka. Fortsätter i {leaf}. d: dagens reflektion"


def resume(chapter: str) -> str:
    """What a returning reader sees: where the reading goes on."""
    return (
        f"Retur: fortsätt i {chapter}. d: dagens reflektion, några minuter. "
        "Tryck ? när du undrar över en tangent."
    )
