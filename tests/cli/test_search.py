"""``handbok search``: place and line of every hit, on one line each."""

import pytest

from tests.cli.test_no_textual import imported
from tests.support.handbok import Handbok


def test_chapters_and_answers_in_reading_order(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", "Vi frågar\nvarandra om Åland")
    handbok.answer("k1-ref-4", "åland igen")
    assert handbok.run("search", "Åland").text == (
        "01 Driv lärandet › Reflektera › Vårt svar (Gruppen): Vi frågar varandra om Åland\n"
        "01 Driv lärandet › Reflektera › Mitt svar: åland igen\n"
    )


def test_words_belong_together_and_the_swedish_name_is_the_same(handbok: Handbok) -> None:
    ended = handbok.run("search", "lärande", "KULTUR")
    assert "01 Driv lärandet › Lärande – en medarbetarfråga: Att skapa en lärande kultur sker" in (
        ended.text
    )
    assert handbok.run("sök", "lärande kultur") == ended


@pytest.mark.parametrize("words", [("larande",), ("kultur", "lärande"), ("",), ("zz\x1b",)])
def test_no_hits_are_said_and_the_exit_code_tells(handbok: Handbok, words: tuple[str, ...]) -> None:
    query = " ".join(words).replace("\x1b", "␛")
    assert handbok.run("search", *words).refusal == f"handbok: Inga träffar på ”{query}”.\n"


def test_without_a_word_it_is_wrong_usage(handbok: Handbok) -> None:
    assert handbok.run("search").code == 2


def test_a_file_that_cannot_be_read_is_said_and_the_rest_is_searched(handbok: Handbok) -> None:
    path = handbok.put("answers/gruppen/k1.toml", "x = \n")
    ended = handbok.run("search", "lärande kultur")
    assert "Att skapa en lärande kultur" in ended.out.decode()
    assert f"{path}:1: " in ended.complaint
    assert ended.code == 1


def test_it_does_not_import_textual(handbok: Handbok) -> None:
    assert imported(handbok, ("search", "lärande")) == "imported:"
