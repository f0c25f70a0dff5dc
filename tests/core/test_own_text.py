"""What looks like somebody's own text, also where a file is made to be looked at for long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbok_tui.core.importing.own_text import LOOKED_AT, doubt
from handbok_tui.texts.chapters import importing as texts

BEGINNINGS = (
    "~", "`", "```\n", "~~~\n````\n", "](", "<!--", "<a", "&a", "a(", "(", "x://", "# ", "#\n",
    "=", "-", " ", "\n", "[", "{", '{"a":', "a" * 7, "a.", "a-", "1", "\\", "* ", "12:00:00 ",
)  # fmt: skip
ENDS = ("", "\n", "x", ";", "\n```")


@pytest.mark.parametrize("end", ENDS, ids=ascii)
@pytest.mark.parametrize("beginning", BEGINNINGS, ids=ascii)
def test_a_file_of_nothing_but_beginnings_is_judged(beginning: str, end: str) -> None:
    text = beginning * (LOOKED_AT // len(beginning) + 1) + end
    assert isinstance(doubt(text), str)


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert isinstance(doubt(text), str)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ett stycke om hur vi arbetar.\n", ""),
        ("root:x:0:0:root:/root:/bin/bash\n", texts.NO_WORDS),
        ("root:x:0 ett:två:3 fyra\n", texts.FEW_WORDS),
        ("12 345,6 78\n", texts.NO_WORDS),
        ("localhost\nserver\n", texts.NO_PROSE),
        ("12:00:01 Kopian är klar\n12:00:02 Allt gick bra\n", texts.LOOKS_LIKE_LOG),
        ("#!/bin/sh\nDet här är ett skript som gör en kopia\n", texts.LOOKS_LIKE_CODE),
    ],
)
def test_each_kind_of_doubt(text: str, why: str) -> None:
    assert doubt(text) == why


def test_a_name_can_say_what_it_is() -> None:
    prose = "Ett stycke om hur vi arbetar.\n"
    assert doubt(prose, "/srv/bok/kapitel.md") == ""
    assert doubt(prose, "/srv/bok/kapitel.PY") == texts.LOOKS_LIKE_CODE
