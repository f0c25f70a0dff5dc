"""The words around a search in everything."""

from __future__ import annotations

LABEL = "Sök överallt:"
BETWEEN = " › "
"""Stands between the names of a place: "01 Driv lärandet › Reflektera"."""

MARKS = ("‹", "›")
"""Stand around a hit in a list, so that it is seen without colour."""


def hits(count: int) -> str:
    """Inga träffar, 1 träff, 12 träffar."""
    if not count:
        return "inga träffar"
    return f"{count} träff" if count == 1 else f"{count} träffar"


def going_on(count: int) -> str:
    """The search is not yet through."""
    return f"{hits(count)} …" if count else "söker …"


def more_than(count: int) -> str:
    """There are more hits than anybody reads."""
    return f"över {count} träffar"


def nothing(query: str) -> str:
    """No hit at all."""
    return f"Inga träffar på ”{query}”."
