"""For every text: what is answered is what is shown; what cannot be held changes nothing."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbok_tui.core.answers.blank import is_blank
from tests.support.handbok import Handbok

NASTY = st.sampled_from(
    [
        *('"""', "'''", "\\", '\\"', "#", "å", "a\u030a", "\U0001f468\u200d\U0001f469"),
        *("\n", "\r\n", "\r", "\t", " \n", "\x00", "\x1b[31m", "\x7f", "\x9b"),
        *("\u2028", "\u202e", "\ufeff", "\ud800", "\udfff"),
        *("[answers.k1-ref-1]", "text = 1", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> main\n"),
    ]
)
TEXTS = st.one_of(
    st.lists(st.one_of(NASTY, st.text(max_size=8)), max_size=12).map("".join),
    st.text(st.characters(), max_size=60),
)


def normal(text: str) -> str:
    """The text with its line ends as they are kept."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("words", [("k1-ref-1",), ("k1-ref-2", "--field", "kommentar")])
def test_every_text_comes_back(handbok: Handbok, words: tuple[str, ...]) -> None:
    sheet = handbok.sheet()

    @settings(max_examples=60)
    @given(TEXTS)
    @example("")
    @example("\n")
    @example("sist ett snedstreck\\")
    @example("\r\r\n\n\r")
    @example("a\ud800b")
    @example("x" * 70_000)
    def comes_back(text: str) -> None:
        before = sheet.read_bytes() if sheet.exists() else b""
        ended = handbok.run_here("answer", *words, stdin=text.encode("utf-8", "surrogatepass"))
        if any("\ud800" <= char <= "\udfff" for char in text):
            assert "inte UTF-8" in ended.refusal
            assert (sheet.read_bytes() if sheet.exists() else b"") == before
        else:
            if is_blank(text):  # perhaps a slip of the shell
                assert "--empty" in ended.refusal
                ended = handbok.run_here("answer", *words, "--empty", stdin=text.encode())
            assert ended.code == 0
            said = "" if is_blank(text) else normal(text).removeprefix("\ufeff")
            assert handbok.run_here("answer", *words, "--show").text == said

    comes_back()


def test_any_bytes_are_taken_as_text_or_refused(handbok: Handbok) -> None:
    sheet = handbok.sheet()

    @settings(max_examples=40)
    @given(st.binary(max_size=40))
    def taken_or_refused(raw: bytes) -> None:
        before = sheet.read_bytes() if sheet.exists() else b""
        if handbok.run_here("answer", "k1-ref-3", stdin=raw).code == 0:
            shown = handbok.run_here("answer", "k1-ref-3", "--show").text
            assert shown == normal(raw.decode("utf-8"))
        else:
            assert (sheet.read_bytes() if sheet.exists() else b"") == before

    taken_or_refused()
