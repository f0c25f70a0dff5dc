"""What is said where two fillings of a template stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handbok_tui.texts.labels import MINE

TITLE = "Jämför"
NOBODY = "Det finns inte två ifyllda att jämföra. Det som är privat är inte med"
NO_OTHER = "Det finns ingen mer som har fyllt i mallen"
NOTHING = "Här finns inget att jämföra längre."
KEPT = "Privat är inte med"
HEADINGS: Mapping[str, str] = {
    "apart": "Olika",
    "nearly": "Samma val, olika ord eller luckor",
    "alike": "Lika",
    "one": "Bara den ena har skrivit",
}
_COUNTED = {"apart": "olika", "nearly": "nästan lika", "alike": "lika", "one": "bara hos en"}


def steps(name: str, number: int) -> str:
    """A row and how far apart it lies: "Tryggt klimat · 2 steg isär"."""
    return f"{name} · {number} steg isär" if number else name


def counted(numbers: Sequence[tuple[str, int]]) -> str:
    """How the rows come out: "3 olika, 2 lika, 1 bara hos en"."""
    return ", ".join(f"{number} {_COUNTED[likeness]}" for likeness, number in numbers if number)


def beside_whom(name: str) -> str:
    """Who is to stand to the right: "Jämför mitt med:", "Jämför Åsa med:"."""
    return f"Jämför {MINE.lower() if name == MINE else name} med:"


def two(left: str, right: str) -> str:
    """Whose they are: "Åsa och Karim"."""
    return f"{left} och {right}"


def said_by(name: str, said: str) -> str:
    """What one of two says: "Åsa: 3 Ofta"."""
    return f"{name}: {said}"
