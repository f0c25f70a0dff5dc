"""A handbook of very many chapters: read as far as somebody has looked, and never further."""

from pathlib import Path

import pytest
from benchmarks.handbooks import chapter_ids, question_ids, write_answers, write_handbook

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.edition.contents import EXPANDED
from handbok_tui.core.edition.front import START
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles

CHAPTERS = EXPANDED + 3
ME = Respondent("anna", "Anna", "person")


@pytest.fixture
def large(tmp_path: Path) -> Session:
    edition = write_handbook(tmp_path / "e", chapters=CHAPTERS, size=500, questions=2)
    answers = dict.fromkeys(question_ids("k1", 2), "Ett svar")
    write_answers(tmp_path / "w", ME.id, "k1", answers)
    return Session(EditionFiles(edition), WorkbookFiles(tmp_path / "w", ME))


def notes(session: Session) -> list[str]:
    """What the start page says beside each chapter."""
    chapters = {head.id for head in session.edition.chapters}
    return [
        part.label
        for part in session.document(START)
        if part.role == "entry" and part.place.chapter in chapters
    ]


def guide(session: Session) -> str:
    return next(part.text for part in session.document(START) if part.role == "guide")


def test_the_start_page_waits_for_no_chapter_and_is_filled_in(large: Session) -> None:
    assert notes(large) == [""] * CHAPTERS
    assert len(large.unread) == CHAPTERS
    assert large.read_on()
    assert notes(large) == ["2 av 2 besvarade", *[""] * (CHAPTERS - 1)]
    rounds = 1
    while large.read_on():
        rounds += 1
    assert rounds == CHAPTERS - 1
    assert notes(large) == ["2 av 2 besvarade", *["0 av 2 besvarade"] * (CHAPTERS - 1)]
    assert "02 Kapitel 2" in guide(large)


def test_a_chapter_that_cannot_be_read_is_not_asked_for_again(
    large: Session, tmp_path: Path
) -> None:
    (tmp_path / "e" / "chapters" / "k3.toml").write_text("id = [", encoding="utf-8")
    while large.read_on():
        pass
    assert large.unread == ()
    assert large.faults


def test_the_next_unanswered_is_looked_for_where_one_reads(large: Session) -> None:
    assert large.resume_leaf() == "k2"
    assert set(chapter_ids(CHAPTERS)) - set(large.unread) == {"k1", "k2"}


@pytest.mark.parametrize(
    ("leaf", "at", "direction", "found"),
    [
        ("k2", "", 1, "k2-q1"),
        ("k2", "k2-q1", 1, "k2-q2"),
        ("k2", "k2-q2", 1, "k3-q1"),
        ("k15", "k15-q2", 1, "k2-q1"),
        (START, "", 1, "k2-q1"),
        ("k2", "k2-q2", -1, "k2-q1"),
        ("k2", "k2-q1", -1, "k15-q2"),
        ("k3", "", -1, "k2-q2"),
        (START, "", -1, "k15-q2"),
    ],
)
def test_the_next_unanswered_goes_round(
    large: Session, leaf: str, at: str, direction: int, found: str
) -> None:
    unanswered = large.unanswered(leaf, at, direction)
    assert unanswered is not None
    assert unanswered[1] == found
