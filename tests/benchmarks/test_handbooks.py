"""The generated handbooks and workbooks are as real as the shipped ones."""

from pathlib import Path

import pytest
from benchmarks.handbooks import (
    answer_text,
    chapter_ids,
    question_ids,
    write_answers,
    write_handbook,
)

from handbok_tui.storage.edition.files import EditionFiles
from tests.support.handbok import Handbok


@pytest.mark.parametrize(
    ("chapters", "size", "questions"),
    [(5, 5_000, 4), (2, 50_000, 50), (1, 500_000, 4), (12, 1_000, 0), (1, 100, 7)],
)
def test_a_handbook_passes_the_check_and_is_as_large_as_asked(
    handbok: Handbok, tmp_path: Path, chapters: int, size: int, questions: int
) -> None:
    folder = write_handbook(tmp_path / "e", chapters=chapters, size=size, questions=questions)
    ended = handbok.run_here("check", str(folder))
    assert (ended.code, ended.remarks) == (0, "")
    files = EditionFiles(folder)
    heads = files.edition()[0].chapters
    assert [head.id for head in heads] == chapter_ids(chapters)
    for head in heads:
        asked = [question.id for question in files.chapter(head.id).questions]
        assert asked == question_ids(head.id, questions)
        if size > 2_000:
            assert files.path(head.id).stat().st_size == pytest.approx(size, rel=0.35)


def test_the_same_handbook_every_time(tmp_path: Path) -> None:
    for name in "ab":
        write_handbook(tmp_path / name, chapters=2, size=5_000)
    a, b = ({p.name: p.read_bytes() for p in (tmp_path / n).rglob("*.toml")} for n in "ab")
    assert a == b


def test_answers_pass_the_check_and_belong_to_their_questions(
    handbok: Handbok, tmp_path: Path
) -> None:
    edition = write_handbook(tmp_path / "e", chapters=2, size=5_000, questions=3)
    for chapter in chapter_ids(2):
        texts = {question: f"Svar på {question}" for question in question_ids(chapter, 3)}
        write_answers(handbok.workbook, "gruppen", chapter, texts)
    checked = handbok.run_here("check", str(handbok.workbook))
    assert (checked.code, checked.remarks) == (0, "")
    exported = handbok.run_here("--edition", str(edition), "export")
    for chapter in chapter_ids(2):
        for question in question_ids(chapter, 3):
            assert f"Svar på {question}\n" in exported.text


@pytest.mark.parametrize("size", [1, 200, 100_000])
def test_an_answer_is_as_long_as_asked_and_one_paragraph_at_most_longer(size: int) -> None:
    assert size <= len(answer_text(size).encode()) <= size + 400
