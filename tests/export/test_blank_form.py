"""A filled form gives back what was written, whatever it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbok_tui.core.answers.workbook import Workbook
from handbok_tui.core.edition.handbook import Chapter, ChapterHead, Edition, Question, Section
from handbok_tui.export.markdown.document import render
from handbok_tui.export.profiles.blank_form import read
from handbok_tui.export.selection import Choice, select

CHAPTERS = tuple(
    Chapter(
        ChapterHead(f"k{number}", number, f"Kapitel *{number}*"),
        (
            Section(
                f"k{number}-ref",
                "reflection",
                "Reflektera",
                questions=(
                    Question(f"k{number}-a", "Hur [ofta]?", help="Tänk *efter*."),
                    Question(f"k{number}-b", "Varför # då?"),
                ),
            ),
        ),
    )
    for number in (1, 2)
)
QUESTIONS = tuple(question for chapter in CHAPTERS for question in chapter.questions)
NAMES = ("01 Kapitel *1*", "02 Kapitel *2*")
FORM = render(select(Edition("Boken"), Workbook(), CHAPTERS, Choice(profile="blankett"))).text
LINES = re.compile(r"(?:_{60}\n\n){2}_{60}")

written = st.text(st.sampled_from("ab åö|*_#-`>[]()!<&\\~:\n\t"), max_size=60)


def trimmed(text: str) -> str:
    return re.sub(r"\A(?:[ \t]*\n)+|[ \t\n]+\Z", "", text)


@given(st.tuples(*[written] * len(QUESTIONS)))
def test_every_answer_comes_back_under_its_question(answers: tuple[str, ...]) -> None:
    assert len(LINES.findall(FORM)) == len(answers)
    filling = iter(answers)
    filled = read(LINES.sub(lambda _: next(filling), FORM), QUESTIONS, NAMES)
    expected = [
        (question.id, trimmed(answer))
        for question, answer in zip(QUESTIONS, answers, strict=True)
        if trimmed(answer)
    ]
    assert [(found.question, found.text) for found in filled] == expected


@pytest.mark.parametrize(
    "words",
    [
        "Tänk *efter*.",  # as forms were before they said whose words it is
        "Tänk \\*efter\\*.",
        "**Projektets text:** Tänk \\*efter\\*.",
        "**Projektets\ntext:** Tänk\n*efter*.",
        "**Ändrat av\noss.**\n\nTänk efter.",
    ],
)
def test_the_forms_own_words_are_no_answer_however_a_program_broke_them(words: str) -> None:
    form = f"## 01 Kapitel\n\n### Hur ofta? [k1-a]\n\n{words}\n\nVarje *dag*,\nTänk\n"
    (found,) = read(form, QUESTIONS, NAMES)
    assert found.text == "Varje *dag*,\nTänk"
