"""What becomes of what a terminal sends, however the line cuts it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.terminal.line import Line, every_way

ANSWERS = (
    b"\x1b[?61;6;7;21;22;23;24;28;32;42c",
    b"\x1b[?1;2c", b"\x1b[>0;276;0c", b"\x1b[0n", b"\x1b[24;80R", b"\x1b[1;1R", b"\x1b[?24;80;1R",
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
    b"\x1b]4;1;rgb:cccc/0000/0000\x1b\\",
    b"\x1bP>|WezTerm 20220530 193728\x1b\\",
    b"\x1bP1$r0 q\x1b\\", b"\x1bP1+r5463=1b5b\x1b\\",
    b"\x1b[?0u", b"\x1b[8;24;80t", b"\x1b[?2026;2$y", b"\x1b[48;24;80;480;800t",
    b"\x1b]52;c;aGVq\x07", b"\x1b]lTitel p\xc3\xa5 svenska\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\", b"\x1b^privat\x1b\\", b"\x1bXvad som helst\x1b\\",
    b"\x1b[I", b"\x1b[O", b"\x1b[M !!", b"\x1b[<0;12;7M", b"\x1b[<0;12;7m", b"\x1b[32;12;7M",
    b"\x1b[97u", b"\x1b[229;1:3u", b"\x1b[99999999999u", b"\x1b[27;5;97~", b"\x1b[5;6;7;8u",
    b"\x1b[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21x", b"\x1b[" + b"1" * 500 + b"c",
    b"\x1b]" + b"x" * 9000 + b"\x1b\\", b"\x1bPrad 1\r\nrad 2\x1b\\",
    b"\x9b?61;6c", b"\x9d11;rgb:0/0/0\x9c", b"\xc2\x9b0n", b"\x90>|VTE\x9c",
)  # fmt: skip
KEYS = {
    b"\x1b[A": ["up"], b"\x1bOA": ["up"], b"\x1bOQ": ["f2"], b"\x1b[21~": ["f10"],
    b"\x1b[[A": ["f1"], b"\x1b[Z": ["shift+tab"], b"\x1b[1;5D": ["ctrl+left"],
    b"\x1b[3~": ["delete"], b"\x1b[5~": ["pageup"], b"\x1bx": ["alt+x"], b"\x1bOp": ["0"],
    b"\x1bf": ["ctrl+right"], b"\x1b[1;2A": ["shift+up"], b"\x1b[3;5~": ["ctrl+delete"],
    b"\x13": ["ctrl+s"], b"\x7f": ["backspace"], b"\r": ["enter"], b"\t": ["tab"], b"q": ["q"],
    "å".encode(): ["å"], b"\x1b[27u": ["escape"], b"\x1b[97;5u": ["ctrl+a"],
}  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: repr(answer[:20]))
def test_what_a_terminal_answers_is_neither_text_nor_a_key(answer: bytes) -> None:
    for line in every_way(b"a" + answer + b"b"):
        assert line.wait(9).keys == ["a", "b"]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: repr(answer[:20]))
def test_nor_is_one_that_is_cut_off(answer: bytes) -> None:
    for length in range(2, min(len(answer), 60)):
        beginning = answer[:length]
        line = Line().send(b"a" + beginning).wait(2)
        if not (length == 2 and answer[0] == 0xC2):
            assert [key for key in line.keys if key != "escape"] == ["a"], beginning
        line.send(b"b")
        assert line.keys[-1] == "b"


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: repr(answer[:20]))
@pytest.mark.parametrize("pause", [0.05, 0.3, 0.6])
def test_nor_is_one_that_comes_in_two_parts(answer: bytes, pause: float) -> None:
    for cut in range(1, min(len(answer), 60)):
        line = Line().send(answer[:cut], answer[cut:], pause=pause).wait(3)
        assert line.text == "", (answer, cut)
        assert not [key for key in line.keys if key != "escape"], (answer, cut)


@given(st.data())
def test_no_sequence_of_the_grammar_is_text(data: st.DataObject) -> None:
    parameters = st.text(st.sampled_from([chr(code) for code in range(0x30, 0x40)]), max_size=40)
    between = st.text(st.sampled_from([chr(code) for code in range(0x20, 0x30)]), max_size=3)
    final = st.sampled_from([chr(code) for code in range(0x40, 0x7F)])
    payload = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)
    csi = st.tuples(st.just("\x1b["), parameters, between, final).map("".join)
    begins = st.sampled_from(["\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX"])
    string = st.tuples(begins, payload, st.sampled_from(["\x1b\\", "\x07"])).map("".join)
    sequence = data.draw(csi | string)
    raw = sequence.encode()
    at = data.draw(st.integers(0, len(raw)))
    if sequence in ("\x1b[200~", "\x1b[M", "\x1b[["):  # begins something
        return
    line = Line().send(*filter(None, (raw[:at], raw[at:])))
    assert line.wait(9).text == ""


@pytest.mark.parametrize("sequence", KEYS, ids=repr)
def test_keys_are_keys_however_they_are_cut(sequence: bytes) -> None:
    for line in every_way(sequence):
        assert line.wait(2).keys == KEYS[sequence]


def test_esc_is_a_key_after_a_tenth_of_a_second_and_with_another_at_once() -> None:
    assert Line().send(b"\x1b").keys == []
    assert Line().send(b"\x1b").wait(0.11).keys == ["escape"]
    assert Line().send(b"\x1b\x1b").keys == ["escape"]
    assert Line().send(b"\x1b\x1b").wait(0.11).keys == ["escape", "escape"]


def test_nothing_is_waited_for_when_nothing_is_begun() -> None:
    line = Line()
    paste = b"\x1b[200~a\x1b[201~"
    for sent in (
        b"a",
        b"\x1b[A",
        b"\x1b]11;x\x07",
        paste,
        b"\x1b[200~a",
        b"\x1b",
        b"\x1b[",
        b"\xe5",
    ):
        line.send(sent).wait(7)
        assert line.incoming.patience is None
