"""Marks and plain text in Markdown: what is written is what is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbok_tui.core.markdown.escape import (
    mark,
    plain_text,
    read_mark,
    split_mark,
    value,
    values,
    written,
)
from handbok_tui.core.markdown.parse import parser
from tests.support.chapters import texts


@given(texts)
def test_plain_text_is_read_back_exactly_from_one_line(text: str) -> None:
    line = written(text)
    assert "\n" not in line
    assert plain_text(line) == text


@given(texts)
def test_plain_text_is_only_words_to_every_reader_of_markdown(text: str) -> None:
    block = parser().parse(f"- {written(text)}\n")
    kinds = [token.type for token in block]
    assert kinds[:2] == ["bullet_list_open", "list_item_open"]
    assert kinds[-2:] == ["list_item_close", "bullet_list_close"]
    for token in block:
        assert {child.type for child in token.children or ()} <= {"text", "text_special"}


@given(st.lists(texts, min_size=1), texts)
def test_the_values_of_a_mark_are_read_back_exactly(several: list[str], one: str) -> None:
    assert read_mark(mark(text=one or None, not_given=None, fält=several)) == {
        **({"text": read_mark(mark(text=one))["text"]} if one else {}),
        "fält": read_mark(mark(fält=several))["fält"],
    }
    assert values(read_mark(mark(fält=several))["fält"]) == tuple(several)
    assert value(read_mark(mark(text=[one]))["text"]) == one


def test_a_mark_stands_last_and_is_no_other_comment() -> None:
    assert mark(fråga="k1-ref-1", vi="") == "<!-- handbok: fråga=k1-ref-1 vi -->"
    assert split_mark("Varför? <!-- handbok: fråga=k1 -->") == ("Varför?", {"fråga": "k1"})
    assert split_mark("Varför? <!-- toc -->") == ("Varför? <!-- toc -->", {})
    assert read_mark("<!-- handbok: fråga=k1 --> mer") == {}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**Vad** är *lärande*?", "Vad är lärande?"),
        ("Läs [policyn](https://ex.se/p).", "Läs policyn (https://ex.se/p)."),
        ("Kör `handbok`  \noch se\n  mer", "Kör handbok\noch se mer"),
        ("ett\\\ntvå\ntre", "ett\ntvå tre"),
        ("R&amp;D &eller; C#", "R&D &eller; C#"),
    ],
)  # fmt: skip
def test_the_words_of_other_markdown_are_kept(source: str, words: str) -> None:
    assert plain_text(source) == words
