"""What somebody types where there are words to choose among: which of them it is, if any."""

from __future__ import annotations

from collections.abc import Sequence

from handbok_tui.core.search.words import fold


def fitting(typed: str, rows: Sequence[str]) -> list[int]:
    """The rows, each a digit and a word as it is shown, that begin as typed, with the digit or
    without it; all of them as long as nothing is typed.
    """
    wanted = _plain(typed)
    return [
        index
        for index, row in enumerate(map(_plain, rows))
        if row.startswith(wanted) or row.partition(" ")[2].startswith(wanted)
    ]


def standing(typed: str, words: Sequence[str], before: str) -> str:
    """What is chosen when so much is typed; ``before`` where it is no choice (yet).

    A digit chooses, and what is the beginning of one word only.  A sentence that begins with a
    whole word, "Ja, i planen", is that word; a sentence that does not is none.
    """
    plain = _plain(typed)
    rows = numbered(words)
    if not plain:
        return before
    if plain.isdecimal() and plain in (numbers := [row.partition(" ")[0] for row in rows]):
        return words[numbers.index(plain)]
    exact = [word for word in words if _plain(word) == plain]
    found = exact or [words[index] for index in fitting(typed, rows)]
    if not found:
        whole = [word for word, row in zip(words, rows, strict=True) if _opens(plain, word, row)]
        found = sorted(whole, key=len)[-1:]
    return found[0] if len(found) == 1 else before


def numbered(words: Sequence[str]) -> list[str]:
    """The words as they are shown: "1 Ja", "2 Delvis"."""
    return [f"{number} {word}" for number, word in enumerate(words, 1)]


def _opens(plain: str, word: str, row: str) -> bool:
    said = [shown for shown in (_plain(word), _plain(row)) if plain.startswith(shown)]
    return any(not plain[len(shown) :][:1].isalnum() for shown in said)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
