"""A group that has another name is called by it in everything that leaves the program."""

import pytest

from tests.support.handbok import Handbok

ANSWER = 'format = 1\n[answers.k1-ref-1]\ntext = "Vi börjar"\nfollow_up = 2026-01-01\n'
GOAL = 'format = 1\n[rows.a]\nmal = "Ett mål"\n'
BOOK = """\
format = 1
[[respondents]]
id = "gruppen"
name = "Ledningsgruppen"
kind = "group"
"""


@pytest.mark.parametrize(
    "words",
    [
        ["export", "--output", "-"],
        ["export", "--profile", "period", "--output", "-"],
        ["read", "mal"],
        ["search", "börjar"],
    ],
)
def test_the_new_name_everywhere(handbok: Handbok, words: list[str]) -> None:
    handbok.put("answers/gruppen/k1.toml", ANSWER)
    handbok.put("worksheets/gruppen/mal.toml", GOAL)
    old = handbok.run(*words).text
    handbok.put("workbook.toml", BOOK)
    new = handbok.run(*words).text
    assert "Gruppen" in old
    assert new.replace("=", "") == old.replace("=", "").replace("Gruppen", "Ledningsgruppen")
