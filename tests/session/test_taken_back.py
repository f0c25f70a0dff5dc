"""What was typed and taken back by the person is not offered as if it had been lost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.chapters.parts import Key
from handbok_tui.core.chapters.pieces import Piece
from handbok_tui.session import Session
from handbok_tui.session.chapters.settling import Settling
from handbok_tui.session.saving.drafts import Drafts
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition

EMPTY = Piece(Key("section", "k1-mer"), "body")


def opened(folder: Path) -> Session:
    files = WorkbookFiles(folder / "w", Respondent("anna", "Anna"))
    editions = EditionFiles(shipped_edition(), folder / "w/chapters")
    return Session(editions, files, drafts=Drafts(folder / "recovery", folder / "w"))


def left_behind(folder: Path, session: Session) -> list[str]:
    """What the next start offers after a calm end of this one."""
    session.save()
    assert not session.dirty
    assert session.drafts is not None
    session.drafts.journal.close(10)
    return [unsaved.text for unsaved in opened(folder).left_behind()]


def test_a_part_of_a_chapter_that_is_undone_before_it_was_saved(tmp_path: Path) -> None:
    session = opened(tmp_path)
    editing = session.edit_chapter("k1")
    editing.begin()
    editing.write(EMPTY, "Våra ord")
    assert session.drafts is not None
    session.drafts.journal.flush()
    editing.finish(EMPTY)
    editing.undo()
    assert left_behind(tmp_path, session) == []


@pytest.mark.parametrize("text", ["\n", " ", ""])
def test_a_part_of_a_chapter_in_which_nothing_is_left(tmp_path: Path, text: str) -> None:
    session = opened(tmp_path)
    editing = session.edit_chapter("k1")
    editing.begin()
    editing.write(EMPTY, "Våra ord")
    editing.write(EMPTY, text)
    assert left_behind(tmp_path, session) == []


def test_enter_in_a_text_of_one_line_is_no_conflict_with_oneself(tmp_path: Path) -> None:
    session = opened(tmp_path)
    editing = session.edit_chapter("k1")
    lead = Piece(Key("chapter", "k1"), "lead")
    editing.begin()
    typed = ["Driver du", "Driver du\n", "Driver du\nl", "Driver du\nlä"]
    for seen, text in pairwise([editing.text(lead), *typed]):
        editing.write(lead, text, seen)
    assert Settling(editing).wordings == ()
    assert editing.text(lead) == "Driver du lä"
