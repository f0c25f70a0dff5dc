"""Finds rows by a few typed letters: for the palette, the contents and the help."""

from __future__ import annotations

from collections.abc import Sequence

from handbok_tui.core.search.words import fold


def matching(query: str, texts: Sequence[str], words: Sequence[str] = ()) -> list[int]:
    """The indexes of the texts that fit, the best first; all of them for an empty query.

    Best is a text that begins with the query, then one with a word that does, then one that
    holds it, then one that holds its letters in order and not far from each other.  ``words``,
    one string for each text, are other names of the same things: a text of which a word there
    begins with the query fits as if it stood in the text.
    """
    wanted = " ".join(fold(query).split())
    if not wanted:
        return list(range(len(texts)))
    named = words or [""] * len(texts)
    ranked = (
        (min(_rank(wanted, fold(text)), _rank_named(wanted, fold(other))), index)
        for index, (text, other) in enumerate(zip(texts, named, strict=True))
    )
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


def _rank_named(wanted: str, words: str) -> int:
    return 1 if f" {wanted}" in f" {words}" else _NONE


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
