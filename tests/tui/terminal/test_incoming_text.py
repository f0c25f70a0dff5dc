"""What is typed and pasted comes in whole, and nothing else with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbok_tui.tui.terminal.input.incoming import Noted
from handbok_tui.tui.terminal.input.typed import BURST, PASTED_TAB
from tests.tui.terminal.line import Line, every_way

BEGIN, END = b"\x1b[200~", b"\x1b[201~"
ODD = b"hej \x1b[31mr\xc3\xb6tt\x1b[0m\x07 slut"

KEPT = (
    "\xa0", "\u2009", "\u202f", "\xad", "\u200d", "\u200f", "\u200e", "e\u0301", "\ue000",
    "👩\u200d👩\u200d👧", "\ufdd0",
)  # fmt: skip


# -- pastes in brackets ------------------------------------------------------------------------


def test_sequences_in_a_paste_are_left_out_and_the_words_keep_their_order() -> None:
    for line in every_way(b"a" + BEGIN + ODD + END + b"b"):
        assert line.text == "ahej rött slutb"
        assert line.pastes == ["hej rött slut"]
        assert line.noted == [Noted.LEFT_OUT]


@pytest.mark.parametrize(
    "inside",
    [
        b"\x1b]0;titel\x07", b"\x1b]8;;https://exempel.se\x1b\\", b"\x1bP1$r\r\nmer\x1b\\", b"\x1b",
        b"\x1b[", b"\x1b[31;", b"\x1b[M", b"\x1b(B", b"\x1bc", b"\x1bOA", b"\x9b31m", b"\x00",
        b"\x7f",
        b"\x1b[200~", b"\xc2\x85", b"\x1b\x1b[A", b"\x08",
    ],
    ids=repr,
)  # fmt: skip
def test_whatever_stands_in_a_paste_it_is_no_key_and_takes_no_word_along(inside: bytes) -> None:
    for line in every_way(BEGIN + b"f\xc3\xb6re " + inside + "\tå\r\nefter".encode() + END):
        assert line.text == "före \tå\nefter"
        assert line.keys == []


def test_a_string_without_an_end_takes_no_more_than_its_line() -> None:
    for line in every_way(BEGIN + b"ett\r\x1b]0;titel\rtv\xc3\xa5\r\x1bPx\rtre" + END):
        assert line.text == "ett\n\ntvå\n\ntre"


def test_a_plain_paste_says_nothing() -> None:
    line = Line().send(BEGIN + "rad 1\r\nrad 2\tå\n".encode() + END)
    assert (line.pastes, line.noted) == (["rad 1\nrad 2\tå\n"], [])


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), st.integers(0, 99))
def test_any_text_is_pasted_to_the_letter(text: str, cut: int) -> None:
    raw = BEGIN + text.encode() + END
    line = Line().send(raw[: cut + 1], raw[cut + 1 :])
    assert line.text == text
    assert line.wait(9).keys == []


@pytest.mark.parametrize("cut", range(len(ODD) + 1))
def test_a_paste_whose_end_is_late_is_whole_and_no_command(cut: int) -> None:
    line = Line().send(BEGIN + ODD[:cut], ODD[cut:] + END + b"b", pause=3.0)
    assert line.text == "hej rött slutb"
    assert line.keys == ["b"]


@pytest.mark.parametrize("cut", range(1, len(END)))
def test_and_so_is_one_whose_end_is_cut(cut: int) -> None:
    line = Line().send(BEGIN + b"hej" + END[:cut], END[cut:] + b"b", pause=3.0).wait(9)
    if cut == 1:
        line.found = [event for event in line.found if getattr(event, "key", "") != "escape"]
    assert (line.text, line.pastes) == ("hejb", ["hej"])


@pytest.mark.parametrize("inside", [b"hej", b"hej\x1b[31m", b""])
def test_a_key_right_behind_a_paste_may_be_cut_too(inside: bytes) -> None:
    for line in every_way(b"\x1b[200~" + inside + b"\x1b[201~\x1b[Ax\x1b[8;24;80tz"):
        assert line.wait(9).keys == ["up", "x", "z"]
        assert "".join(line.pastes) == ("hej" if inside else "")


def test_a_paste_whose_end_never_comes_does_not_take_the_keyboard() -> None:
    for key, name in (
        (b"\x1b", "escape"),
        (b"\x1b[21~", "f10"),
        (b"\x1bOQ", "f2"),
        (b"\x13", "ctrl+s"),
    ):
        line = Line().send(BEGIN + ODD).wait(2)
        assert line.pastes == ["hej rött slut"]
        line.send(b" mer", b"\r", key, b"q", pause=0.5).wait(1)
        assert (line.text, line.keys) == ("hej rött slut mer\nq", [name, "q"])
    line = Line().send(BEGIN + b"hej").wait(20).send(b"q")
    assert line.keys == ["q"]


# -- pastes without ----------------------------------------------------------------------------


def test_many_characters_in_one_piece_are_a_paste() -> None:
    for text in ("a" * BURST, "ett ord\r\n" * BURST, "å\t" * BURST):
        assert Line().send(text.encode()).pastes == [text.replace("\r\n", "\n")]
    assert Line().send(b"a" * (BURST - 1)).pastes == []
    assert Line().send(b"a" * BURST + b"\x1b[A").keys == ["up"]


def test_a_long_one_is_a_paste_to_its_last_piece() -> None:
    line = Line().send(b"a" * 4095, b"q\tq\rq", pause=0.02).send(b"q", pause=0.02)
    assert "".join(line.pastes) == "a" * 4095 + "q\tq\nq"
    assert line.wait(1).send(b"qq").keys[-2:] == ["q", "q"]


def test_a_tab_between_characters_of_one_piece_is_a_tab() -> None:
    line = Line().send(b"namn\tansvar\t\tdag\rAnna")
    assert line.text == "namn\tansvar\t\tdag\nAnna"
    assert line.keys.count(PASTED_TAB) == 3


@pytest.mark.parametrize("keys", [b"\t", b"hej\t", b"\thej", b"1\t\r", b"\r\thej"])
def test_any_other_tab_is_the_key(keys: bytes) -> None:
    line = Line().send(keys)
    assert "tab" in line.keys
    assert PASTED_TAB not in line.keys


# -- characters --------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", KEPT, ids=ascii)
def test_what_is_typed_is_kept_whether_it_is_seen_or_not(typed: str) -> None:
    for line in every_way(f"a{typed}b".encode()):
        assert line.text == f"a{typed}b"
        assert line.noted == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=BURST - 1))
def test_any_text_is_typed_to_the_letter(text: str) -> None:
    assert Line().send(text.encode()).text == text


def test_latin1_is_understood_and_it_is_said_once() -> None:
    for line in every_way("Åsa frågar Örjan, ”så” – €".encode("cp1252")):
        assert line.wait(2).text == "Åsa frågar Örjan, ”så” – €"
        assert line.noted == [Noted.NOT_UTF8]
        line.send(b"\xe5\xe4\xf6").wait(1)
        assert line.text.endswith("åäö")
        assert line.noted == [Noted.NOT_UTF8]


def test_a_letter_of_latin1_alone_waits_only_the_first_time() -> None:
    line = Line().send(b"\xe5")
    assert line.text == ""
    assert line.wait(1).text == "å"
    assert line.send(b"\xe4").wait(0.11).text == "åä"


def test_utf8_that_the_line_cuts_is_utf8() -> None:
    line = Line().send(b"\xc3", b"\xa5\xf0\x9f", b"\x91\xa9", pause=0.6)
    assert (line.text, line.noted) == ("å👩", [])
    line = Line().send(b"\xe5 ", "å".encode(), b"\xc3", b"\xa4", pause=0.6)
    assert line.text == "å åä"


# -- Esc and the rest of a key -----------------------------------------------------------------


@pytest.mark.parametrize(
    "rest", [b"OD", b"[D", b"OQ", b"[1;5D", b"[21~", b"[[A", b"[Z", b"[200~q" + END]
)
@pytest.mark.parametrize("pause", [0.06, 0.11, 0.3, 0.6])
def test_the_rest_of_a_key_that_the_line_cut_is_no_command(rest: bytes, pause: float) -> None:
    line = Line().send(b"\x1b", rest, pause=pause).wait(0.2)
    if pause < 0.1:
        assert line.keys != ["escape"]
        return
    assert line.keys == ["escape"]
    if END not in rest:
        assert line.noted == [Noted.KEY_CUT]
        assert line.send(b"q", b"d\x7f\tp", b"1", pause=0.3).keys == ["escape"]  # meant as text
        assert line.wait(1).send(b"q").keys == ["escape", "q"]


@pytest.mark.parametrize("rest", [b"OD", b"[D", b"[1;5D", b"[3~"])
def test_also_where_the_rest_itself_is_cut(rest: bytes) -> None:
    for cut in range(1, len(rest)):
        line = Line().send(b"\x1b", rest[:cut], rest[cut:] + b"q", pause=0.4).wait(0.2)
        assert line.keys == ["escape"]


def test_enter_and_esc_end_that_and_arrows_do_not() -> None:
    line = Line().send(b"\x1b", b"[Dq\rhej", pause=0.3)
    assert line.keys == ["escape", "enter", "h", "e", "j"]
    line = Line().send(b"\x1b", b"[Dq\x1b[Dq", b"\x1b", b"q", pause=0.3)
    assert line.keys == ["escape", "left", "escape", "q"]


@pytest.mark.parametrize(
    "typed", [b"q", b"Ok", b"O", b"P", b"Pq", b"1", b"X", b"Xyz", b"_", b"^", b"]"]
)
def test_what_may_be_typed_after_esc_is_typed(typed: bytes) -> None:
    line = Line().send(b"\x1b", typed, pause=0.3).wait(0.7)
    assert line.text == typed.decode()
    assert line.noted == []
