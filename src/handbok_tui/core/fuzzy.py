"""Finds rows by a few typed letters: for the palette, the contents and the help."""

from __future__ import annotations

from collections.abc import Sequence

from handbok_tui.core.search import fold


def matching(query: str, texts: Sequence[str]) -> list[int]:
    """The indexes of the texts that fit, the best first; all of them for an empty query.

    Best is a text that begins with the query, then one with a word that does, then one that
    holds it, then one that holds its letters in order and not far from each other.
    """
    wanted = " ".join(fold(query).split())
    if not wanted:
        return list(range(len(texts)))
    ranked = ((_rank(wanted, fold(text)), index) for index, text in enumerate(texts))
    return [index for rank, index in sorted(ranked) if rank < _NONE]


_NONE = 4
_FAR = 3
"""How many times its own length the letters of a query may be spread over."""


def _rank(wanted: str, text: str) -> int:
    if text.startswith(wanted):
        return 0
    if f" {wanted}" in text:
        return 1
    if wanted in text:
        return 2
    return 3 if _holds_letters(wanted.replace(" ", ""), text) else _NONE


def _holds_letters(wanted: str, text: str) -> bool:
    begin = text.find(wanted[0])
    while begin >= 0:
        at = begin
        for letter in wanted[1:]:
            at = text.find(letter, at + 1)
            if at < 0:
                return False
        if at - begin < _FAR * len(wanted):
            return True
        begin = text.find(wanted[0], begin + 1)
    return False
