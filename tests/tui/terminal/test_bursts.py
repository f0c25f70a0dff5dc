"""What counts as a paste where the terminal puts no brackets around it."""

import pytest

from handbok_tui.tui.terminal.bursts import BURST, Bursts, as_pasted

LONG = "a" * BURST


@pytest.mark.parametrize("text", [LONG, "ett ord\r\n" * BURST, "å\t" * BURST])
def test_many_characters_in_one_piece_are_a_paste(text: str) -> None:
    assert Bursts().is_paste(text)


@pytest.mark.parametrize("text", ["a", LONG[1:], LONG + "\x1b[A", LONG + "\x7f", "\x13" + LONG])
def test_fewer_or_other_keys_among_them_are_typing(text: str) -> None:
    assert not Bursts().is_paste(text)


@pytest.mark.parametrize("cut", range(7))
def test_what_is_in_brackets_is_left_to_them_wherever_the_line_cuts(cut: int) -> None:
    bursts = Bursts()
    begin, end = "\x1b[200~", "\x1b[201~"
    for piece in (begin[:cut], begin[cut:] + "b", LONG, end[:cut]):
        assert not bursts.is_paste(piece)
    bursts.is_paste(end[cut:])
    assert bursts.is_paste(LONG)


def test_line_ends_become_those_of_a_text() -> None:
    assert as_pasted("a\rb\r\nc\n") == "a\nb\nc\n"
