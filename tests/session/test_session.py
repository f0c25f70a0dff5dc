"""The session: what is dirty, what is saved, what undo brings back."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Progress, Respondent
from handbok_tui.core.errors import SaveFailed
from handbok_tui.session import Session, Target
from handbok_tui.storage.answers import saves as workbook_saves
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition

ANNA = Respondent("anna", "Anna")
WHEN = datetime(2027, 1, 12, 14, 32, tzinfo=UTC)


def open_session(folder: Path) -> Session:
    return Session(EditionFiles(shipped_edition()), WorkbookFiles(folder, ANNA), now=lambda: WHEN)


def target(session: Session, question: str = "k1-ref-4", respondent: str = "") -> Target:
    chapter, found = session.find_question(question)
    return session.target(chapter, found, respondent)


def test_what_is_written_is_there_at_once_and_on_disk_after_a_save(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    here = target(session)
    session.write(here, "Åsa,\nÖrjan")
    assert session.answer(here).text == "Åsa,\nÖrjan"
    assert session.dirty
    session.save()
    assert not session.dirty
    assert open_session(tmp_path).answer(here).text == "Åsa,\nÖrjan"


def test_the_questions_word_decides_whose_answer_opens(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    assert target(session, "k1-ref-1").respondent.kind == "group"
    assert target(session, "k1-ref-4").respondent == ANNA
    session.switch_respondent(target(session, "k1-ref-1").question)
    assert target(session, "k1-ref-1").respondent == ANNA
    assert target(session, "k1-ref-3").respondent.kind == "group"


def test_typing_while_a_save_is_on_its_way_stays_dirty_and_wins(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    here = target(session)
    session.write(here, "ett")
    (snapshot,) = session.pending()
    session.write(here, "ett två")
    assert session.pending() == ()  # the first one is still being written
    session.settle(session.store(snapshot))
    assert session.dirty
    assert session.save_state.kind == "dirty"
    assert session.answer(here).text == "ett två"
    session.save()
    assert open_session(tmp_path).answer(here).text == "ett två"


def test_a_failed_save_keeps_the_text_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(tmp_path)
    here = target(session)
    session.write(here, "viktigt")

    def full(*_: object) -> None:
        raise SaveFailed("Disken är full.")

    with monkeypatch.context() as patch:
        patch.setattr(workbook_saves, "save_sheet", full)
        with pytest.raises(SaveFailed):
            session.save()
    assert session.save_state.kind == "failed"
    assert "Disken är full." in session.save_state.error
    assert session.answer(here).text == "viktigt"
    session.save()
    assert open_session(tmp_path).answer(here).text == "viktigt"


def test_what_another_saved_meanwhile_comes_into_the_session(tmp_path: Path) -> None:
    mine, other = open_session(tmp_path), open_session(tmp_path)
    one, two = target(mine, "k1-ref-1"), target(other, "k1-ref-3")
    mine.answer(one)
    other.write(two, "den andras")
    other.save()
    mine.write(one, "mitt")
    mine.save()
    assert mine.answer(two).text == "den andras"


def test_undo_goes_back_to_the_checkpoint_and_can_be_saved(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    here = target(session)
    session.checkpoint(here)
    session.write(here, "första")
    session.save()
    session.checkpoint(here)
    session.write(here, "andra")
    assert session.undo()
    assert session.answer(here).text == "första"
    assert session.undo()
    assert session.answer(here).text == ""
    assert not session.undo()
    session.save()
    assert not open_session(tmp_path).answer(here).has_content


def test_marks_are_saved_and_undone(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    here = target(session)
    session.write(here, "x")
    session.toggle_private(here)
    session.set_state(here, "done")
    session.save()
    again = open_session(tmp_path).answer(here)
    assert (again.private, again.state) == (True, "done")
    session.undo()
    assert session.answer(here).state == "draft"


def test_a_faulty_answer_file_is_said_locked_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "answers/anna/k1.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"format = \n")
    session = open_session(tmp_path)
    here = target(session)
    with pytest.raises(SaveFailed, match=r"k1\.toml:1"):
        session.write(here, "nytt")
    assert len(session.faults) == 1
    other = target(session, "k1-ref-1")
    session.write(other, "går bra")
    session.save()
    assert path.read_bytes() == b"format = \n"


def test_a_backup_that_failed_is_noted_for_facts_and_groups_too(tmp_path: Path) -> None:
    (tmp_path / "workbook.toml").write_bytes(b"format = 1\n")
    (tmp_path / ".handbok").mkdir()
    (tmp_path / ".handbok/backups").write_bytes(b"a file where the folder should be")
    session = open_session(tmp_path)
    session.facts.write({"unit": "Hemtjänsten"})
    assert "inte läggas undan" in session.save_state.note
    assert b"Hemtj" in (tmp_path / "workbook.toml").read_bytes()
    (tmp_path / ".handbok/backups").unlink()
    session.facts.write({"unit": "Skolan"})
    assert session.save_state.note == ""
    (tmp_path / ".handbok/backups").rename(tmp_path / "undan")
    (tmp_path / ".handbok/backups").write_bytes(b"a file again")
    session.add_group("Skollaget")
    assert "inte läggas undan" in session.save_state.note


def test_progress_and_the_next_unanswered(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    assert session.progress("k1") == Progress(0, 0, 4)
    assert session.unanswered("start", "", 1) == ("k1", "k1-ref-1")
    session.write(target(session, "k1-ref-1"), "svar")
    assert session.progress_words("k1") == "1 av 4 besvarade"
    assert session.unanswered("start", "", 1) == ("k1", "k1-ref-2")
    assert session.unanswered("k1", "k1-ref-2", 1) == ("k1", "k1-ref-3")
    assert session.unanswered("k1", "k1-ref-4", 1) == ("k2", "k2-ref-1")
    assert session.unanswered("k2", "k2-ref-1", -1) == ("k1", "k1-ref-4")
    asked = [
        (head.id, question.id)
        for head in session.edition.chapters
        for question in session.chapter(head.id).questions
    ]
    assert session.unanswered(*asked[-1], 1) == ("k1", "k1-ref-2")
    assert session.unanswered("k1", "k1-ref-2", -1) == asked[-1]


def test_windows_line_ends_become_newlines(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    here = target(session)
    session.write(here, "a\r\nb\rc")
    assert session.answer(here).text == "a\nb\nc"


def test_a_private_text_that_is_answered_anew_and_shared_is_kept_as_private(
    tmp_path: Path,
) -> None:
    session = Session(
        EditionFiles(shipped_edition(), None), WorkbookFiles(tmp_path, Respondent("anna", "Anna"))
    )
    _, question = session.find_question("k1-ref-4")
    target = session.target("k1", question, "anna")
    session.write(target, "bara mitt")
    session.toggle_private(target)
    session.answer_anew(target)
    session.write(target, "för alla")
    session.toggle_private(target)
    session.save()
    stored = tomllib.loads((tmp_path / "answers/anna/k1.toml").read_text("utf-8"))
    (earlier,) = stored["answers"]["k1-ref-4"]["earlier"]
    assert (earlier["text"], earlier["visibility"]) == ("bara mitt", "private")
