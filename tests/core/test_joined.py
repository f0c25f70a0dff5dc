"""Two texts that become one: nothing of either is gone, and what stands in both stands once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbok_tui.core.answers.versions import joined

TEXTS = st.lists(st.sampled_from(["ett", "två", "tre", "en rad\nen till", ""]), max_size=4).map(
    "\n\n".join
)


@given(TEXTS, TEXTS, st.sampled_from(["\n\n", "\n", " / "]))
def test_every_piece_of_both_stands_there(mine: str, theirs: str, between: str) -> None:
    found = joined(mine, theirs, between)
    for text in (mine, theirs):
        for piece in text.split(between):
            assert piece.strip() in found


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_it_does_not_grow_however_often_they_are_joined(texts: list[str]) -> None:
    found = ""
    for text in texts:
        found = joined(found, text)
    size = len(found.split())
    for text in texts * 3:
        found = joined(found, text)
    assert len(found.split()) == size


@pytest.mark.parametrize("between", ["\n", "\n\n", " / "])
def test_two_who_joined_the_same_come_to_no_more_than_both(between: str) -> None:
    one, other = joined("ett", "två", between), joined("två", "ett", between)
    assert joined(one, other, between) == one
