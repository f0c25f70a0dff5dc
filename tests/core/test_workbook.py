"""States, progress and who counts."""

from __future__ import annotations

import pytest

from handbok_tui.core.answers.workbook import (
    Answer,
    Progress,
    Respondent,
    SheetKey,
    State,
    Workbook,
    awaits,
    drop_answer,
    progress,
    set_answer,
)
from handbok_tui.core.edition.handbook import Question

ANNA = Respondent("anna", "Anna")
BO = Respondent("bo", "Bo")
GROUP = Respondent("gruppen", "Gruppen", "group")
EMPTY = Workbook(respondents=(ANNA, BO, GROUP))
QUESTIONS = (Question("q1", "Ett?"), Question("q2", "Två?"))


def _with(respondent: Respondent, answer: Answer, workbook: Workbook = EMPTY) -> Workbook:
    return set_answer(workbook, SheetKey(respondent.id, "k1"), answer)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer("q1"), "unanswered"),
        (Answer("q1", text="  \n"), "unanswered"),
        (Answer("q1", text="ja"), "draft"),
        (Answer("q1", fields={"a": "Ja"}), "draft"),
        (Answer("q1", fields={"a": " "}), "unanswered"),
        (Answer("q1", state="done", text="ja"), "done"),
        (Answer("q1", state="done"), "unanswered"),
        (Answer("q1", state="skipped"), "skipped"),
    ],
)
def test_the_state_a_person_would_say(answer: Answer, expected: State) -> None:
    assert answer.effective_state == expected


def test_what_is_seen_counts_and_others_answers_are_not_ones_own() -> None:
    hidden = _with(BO, Answer("q1", text="Bos svar", visibility="private"))
    assert progress(hidden, "k1", QUESTIONS, "anna") == Progress(0, 0, 2)
    assert progress(hidden, "k1", QUESTIONS, "bo") == Progress(1, 0, 2)
    skipped = _with(BO, Answer("q1", state="skipped"))
    assert progress(skipped, "k1", QUESTIONS, "anna") == Progress(0, 0, 2)
    book = _with(BO, Answer("q1", text="Bos svar"))
    assert progress(book, "k1", QUESTIONS, "anna") == Progress(1, 0, 2)
    assert awaits(book, "k1", QUESTIONS[0], "anna")
    book = _with(GROUP, Answer("q1", text="vårt"), book)
    assert progress(book, "k1", QUESTIONS, "anna") == Progress(1, 0, 2)
    assert not awaits(book, "k1", QUESTIONS[0], "anna")
    assert not awaits(_with(ANNA, Answer("q1", text="mitt")), "k1", QUESTIONS[0], "anna")


def test_a_skipped_question_completes_but_is_not_answered() -> None:
    book = _with(ANNA, Answer("q1", state="skipped"), _with(ANNA, Answer("q2", text="ja")))
    done = progress(book, "k1", QUESTIONS, "anna")
    assert done == Progress(1, 1, 2)
    assert done.complete


def test_a_chapter_without_questions_is_never_complete() -> None:
    assert not progress(EMPTY, "k1", (), "anna").complete


def test_dropping_an_answer_leaves_the_others() -> None:
    book = _with(ANNA, Answer("q2", text="två"), _with(ANNA, Answer("q1", text="ett")))
    left = drop_answer(book, SheetKey("anna", "k1"), "q1")
    assert left.answer("anna", "k1", "q1") is None
    assert left.answer("anna", "k1", "q2") == Answer("q2", text="två")
    assert book.answer("anna", "k1", "q1") is not None
