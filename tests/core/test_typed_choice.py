"""What is typed among words to choose from is one of them, or none: never another one."""

from __future__ import annotations

import pytest

from handbok_tui.core.typed_choice import fitting, numbered, standing

WORDS = ("Ja", "Delvis", "Nej", "Nästan", "Vet inte")


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("", "före"),
        ("2", "Delvis"),
        ("7", "före"),
        ("j", "Ja"),
        ("n", "före"),
        ("nä", "Nästan"),
        ("Vet inte", "Vet inte"),
        ("vet  INTE ", "Vet inte"),
        ("Vi har det", "före"),
        ("Ja, i nämndens plan sedan 2024", "Ja"),
        ("Jag vet", "före"),
        ("3 Nej", "Nej"),
        ("3 Nej, tyvärr", "Nej"),
        ("3 personer", "före"),
        ("2 Nej", "före"),
        ("55 % till maj", "före"),
    ],
)
def test_what_is_typed_is_a_choice_or_none(typed: str, chosen: str) -> None:
    assert standing(typed, WORDS, "före") == chosen


def test_the_one_that_is_typed_whole_goes_before_one_that_begins_so() -> None:
    words = ("Ja", "Ja, delvis")
    assert standing("ja", words, "") == "Ja"
    assert standing("ja,", words, "") == "Ja, delvis"
    assert standing("ja, helt", words, "") == "Ja"


def test_rows_fit_with_their_digit_and_without() -> None:
    rows = numbered(WORDS)
    assert fitting("3 Nej", rows) == fitting("nej", rows) == fitting("3 ", rows) == [2]
    assert fitting("3 personer", rows) == []
    assert fitting("n", rows) == [2, 3]
    assert fitting("", rows) == [0, 1, 2, 3, 4]
