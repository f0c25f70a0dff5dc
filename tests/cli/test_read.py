"""``handbok read``: a chapter as plain text, for people, pipes and printers."""

import pytest

from tests.support.handbok import Handbok


def test_a_chapter_by_number_by_id_and_in_swedish_is_the_same_text(handbok: Handbok) -> None:
    by_number = handbok.run("read", "1").text
    assert by_number.startswith("01 Driv lärandet\n")
    assert "Lärande – en ledningsfråga" in by_number
    assert "Ur SKR:s kortversion" in by_number
    assert handbok.run("read", "k1").text == by_number
    assert handbok.run("läs", "1").text == by_number
    assert handbok.run("read").text == by_number


def test_lines_are_wrapped_and_clean(handbok: Handbok) -> None:
    lines = handbok.run("read", "1").text.split("\n")
    assert max(map(len, lines)) <= 72
    assert [line for line in lines if line != line.rstrip()] == []


def test_the_answer_stands_under_its_question(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", "Åsa och Örjan\nbörjar")
    text = handbok.run("read", "1").text
    question, answer = text.index("Vilka steg behöver vi"), text.index("Åsa och Örjan")
    assert question < answer < text.index("Har vi skrivit in mål")


def test_a_chapter_of_the_project_says_whose_words_it_has(handbok: Handbok) -> None:
    lines = handbok.run("read", "2").text.splitlines()
    assert lines[:3] == ["02 Lärande ledarskap", "====================", "Projektets text"]
    assert lines[4] == "Kapitlets rubrik är hämtad ur SKR:s kortversion. Texten är skriven inom"
    assert lines[2:].count("Projektets text") == 1
    assert "Ett litet exempel räcker." in lines


@pytest.mark.parametrize("chapter", ["9", "k9", "../k1"])
def test_an_unknown_chapter_is_refused_in_one_line(handbok: Handbok, chapter: str) -> None:
    refusal = handbok.run("read", chapter).refusal
    assert f"inget kapitel ”{chapter}”" in refusal
    assert "1, 2, 3, 4, 5" in refusal


def test_reading_writes_nothing(handbok: Handbok) -> None:

    assert handbok.run("read", "1").code == 0
    assert list(handbok.home.rglob("*")) == []


def test_an_answer_file_that_cannot_be_read_is_not_passed_over_in_silence(
    handbok: Handbok,
) -> None:
    path = handbok.put("answers/gruppen/k1.toml", "format = 1\n[answers.k1-ref-1\n")
    ended = handbok.run("read", "1")
    assert "Lärande – en ledningsfråga" in ended.out.decode()
    assert f"{path}:2: " in ended.complaint
    assert ended.code == 1


def test_an_aside_says_whose_it_is_only_in_a_chapter_of_somebody_elses(handbok: Handbok) -> None:
    roles = "Skriv roller hellre än namn."
    assert f"Projektets text: {roles}" in handbok.run("read", "1").text
    own = handbok.run("read", "3").text
    assert f"\n{roles}" in own
    assert "Projektets text: " not in own
    assert "1. 5 min, alla, var för sig: Tänk på de senaste två veckorna." in own
    assert own.startswith(
        "03 Skapa en plats för lärande\n"
        "=============================\n"
        "Projektets text\n\nKapitlets rubrik är hämtad ur SKR:s kortversion."
    )
