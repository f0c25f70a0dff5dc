"""Raised and lowered figures, as characters of their own: m², H₂O."""

from __future__ import annotations

_PLAIN = "0123456789+-−=()"
_RAISED = dict(zip(f"{_PLAIN}ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))


def raised(text: str) -> str:
    """The text in raised figures, or "" where there are none for it."""
    return _small(text, _RAISED)


def lowered(text: str) -> str:
    """The text in lowered figures, or "" where there are none for it."""
    return _small(text, _LOWERED)


def _small(text: str, figures: dict[str, str]) -> str:
    return "".join(figures[char] for char in text) if set(text) <= set(figures) else ""
