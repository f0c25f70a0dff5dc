"""The words around a search in the chapter."""

from __future__ import annotations

LABEL = "Sök:"


def place(current: int, total: int) -> str:
    """3 av 12."""
    return f"{current} av {total}"


def nothing(query: str) -> str:
    """No hit."""
    return f"Inga träffar på ”{query}”"
