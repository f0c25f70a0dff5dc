"""The worked example is whole, reads without a fault and looks like somebody's own workbook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbok_tui.core.workbook import Respondent
from handbok_tui.core.worksheets import FilledKey
from handbok_tui.storage.checker import check_workbook
from handbok_tui.storage.locations import shipped_edition
from handbok_tui.storage.workbook_files import WorkbookFiles
from handbok_tui.storage.worksheet_files import WorksheetFiles
from tests.support.example import EXAMPLE, KARIN, example_session

LEADERS = ("karin", "amir")
GROUP = "ledningsgruppen"
FILES = sorted(path for path in EXAMPLE.rglob("*") if path.is_file())


def test_nothing_is_wrong_with_it() -> None:
    assert check_workbook(EXAMPLE, KARIN, shipped_edition()) == []


def test_it_holds_nothing_but_what_a_person_would_copy() -> None:
    found = {path.relative_to(EXAMPLE).parts[0] for path in FILES}
    assert found == {"answers", "log", "workbook.toml", "worksheets"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(EXAMPLE)))
def test_a_file_names_no_place_on_a_machine(path: Path) -> None:
    assert not re.search(r'["\s](?:/|~/|[A-Z]:\\)\w', path.read_text("utf-8"))


def test_an_answer_is_private_one_has_an_earlier_version_and_one_is_not_finished() -> None:
    session = example_session(EXAMPLE)
    answers = [one for sheet in session.workbook.sheets.values() for one in sheet.values()]
    assert [one.question_id for one in answers if one.private] == ["k4-ref-2"]
    assert [one.question_id for one in answers if one.earlier] == ["k1-ref-4"]
    assert {one.effective_state for one in answers} == {"draft", "done", "skipped"}
    kinds = {entry.occasion.kind for entry in session.log_entries()}
    assert kinds == {"reflection", "learning", "decision"}


def test_two_leaders_and_the_group_have_answered_chapter_1() -> None:
    files = WorkbookFiles(EXAMPLE, Respondent("ny", "Ny"))
    assert {one.id for one in files.workbook()[0].respondents} == {*LEADERS, GROUP, "ny"}
    session = example_session(EXAMPLE)
    for question in session.questions("k1"):
        assert any(
            (answer := session.workbook.answer(who, "k1", question.id)) and answer.has_content
            for who in (*LEADERS, GROUP)
        ), question.id


def test_every_template_of_the_edition_is_filled() -> None:
    files = WorksheetFiles(shipped_edition(), EXAMPLE)
    heads, faults = files.heads()
    assert faults == ()
    filled = set(files.filled())
    assert {key.worksheet for key in filled} == {head.id for head in heads}
    assert {FilledKey(who, "nulagesanalys") for who in (*LEADERS, GROUP)} <= filled


def test_every_link_leads_somewhere_and_nothing_is_left_of_a_conflict() -> None:
    session = example_session(EXAMPLE)
    sheets = session.worksheets
    for head in sheets.heads()[0]:
        for target in sheets.readable(head.id):
            view = sheets.view(target)
            assert view.sheet.conflicts == ()
            for filled in view.rows:
                for column in view.worksheet.columns:
                    if column.kind == "link" and (value := filled.row.values.get(column.id)):
                        lines = view.full(filled, column).split("\n")
                        assert len(lines) == len(value.split("\n")), (head.id, filled.row.id)


def test_three_activities_were_followed_up_and_nothing_is_late() -> None:
    session = example_session(EXAMPLE)
    views = {kind: view for kind, _, view in session.follow_ups.views()}
    followed = [filled for filled in views["activity"].rows if filled.row.followed_up]
    assert len(followed) == 3
    for filled in followed:
        assert all(one.outcome and one.learning for one in filled.row.followed_up)
    assert [item.title for item in session.follow_ups.items() if item.late] == []
