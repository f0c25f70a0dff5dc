"""Rows of a template that are "Bara för mig" though the template is not: made, kept, merged."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.follow_up import FollowedUp
from handbok_tui.core.sheets.edits import begin_anew, set_cell, toggle_private
from handbok_tui.core.sheets.merge import merge_sheets
from handbok_tui.core.sheets.templates import Link, Row, Sheet
from handbok_tui.export import ics
from handbok_tui.export.markdown import document as markdown
from handbok_tui.export.profiles.registry import along
from handbok_tui.session import Session
from handbok_tui.session.follow_up import Made
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition

SECRET = "Be chefen om avlastning"
FILE = """\
format = 1

# för hand
[rows.a]
aktivitet = "Öppen"
foljs-upp = 2027-02-09

[rows.b]   # bara min
aktivitet = "Be chefen om avlastning"
varfor = ["row:mal/m"]
visibility = "private"
foljs-upp = 2027-02-10
"""


def opened(folder: Path, person: str = "anna") -> Session:
    files = WorkbookFiles(folder, Respondent(person, person.capitalize()))
    return Session(EditionFiles(shipped_edition()), files)


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def visibilities(path: Path) -> list[str]:
    rows = tomllib.loads(path.read_text("utf-8"))["rows"].values()
    return [row.get("visibility", "handbook") for row in rows]


def private_answer(session: Session) -> Link:
    chapter, question = session.find_question("k1-ref-4")
    target = session.target(chapter, question, "anna")
    session.write(target, "Nattens samordnare")
    session.toggle_private(target)
    return Link("question", "k1-ref-4")


def private_entry(session: Session) -> Link:
    target = session.log.learning()
    session.write(target, "Ring innan", "what")
    session.toggle_private(target)
    return Link("entry", target.question.id)


def private_goal(session: Session) -> Link:
    sheets = session.worksheets
    goals = sheets.target("mal", "anna")
    row = sheets.add_row(goals, name="Sova om natten")
    sheets.toggle_row_private(goals, row)
    return Link("row", f"mal/{row}")


@pytest.mark.parametrize("kind", ["activity", "goal"])
@pytest.mark.parametrize("origin", [private_answer, private_entry, private_goal])
def test_what_is_made_from_something_private_is_private(
    tmp_path: Path, kind: Made, origin: Callable[[Session], Link]
) -> None:
    session = opened(tmp_path)
    place = session.follow_ups.make(kind, "anna", origin(session), SECRET)
    session.follow_ups.set_row_day(place, date(2027, 2, 9))
    session.save()
    path = tmp_path / "worksheets/anna" / f"{place.target.worksheet.id}.toml"
    assert set(visibilities(path)) == {"private"}
    again = opened(tmp_path)
    out = again.selection()
    for text in (markdown.render(out).text, ics.render(out).text, str(along(out))):
        assert SECRET not in text
    for word in ("Nattens samordnare", "Ring innan", "Sova om natten"):
        assert word not in markdown.render(out).text
    asked = again.selection(include=frozenset({"private"}))
    assert f"{SECRET} (bara för mig)" in markdown.render(asked).text
    assert SECRET in ics.render(asked).text


def test_what_was_made_before_its_origin_was_private_says_nothing_of_it(tmp_path: Path) -> None:
    session = opened(tmp_path)
    origins = [make(session) for make in (private_answer, private_entry, private_goal)]
    chapter, question = session.find_question("k1-ref-4")
    session.toggle_private(session.target(chapter, question, "anna"))  # open when it was made
    place = session.follow_ups.make("activity", "anna", origins[0], "Fråga natten")
    session.toggle_private(session.target(chapter, question, "anna"))
    for link in origins[1:]:
        session.worksheets.connect(place.target, place.row, "varfor", link)
    out = markdown.render(session.selection()).text
    assert "Fråga natten" in out
    assert question.text[:40] in out  # the handbook's words are nobody's secret
    for word in ("Nattens samordnare", "Ring innan", "Sova om natten"):
        assert word not in out


def test_a_row_begun_from_a_private_answer_is_private(tmp_path: Path) -> None:
    session = opened(tmp_path)
    private_answer(session)
    mine = session.worksheets.target("ambassadorer", "anna")
    (name,) = session.worksheets.starters(mine)
    row = session.worksheets.add_row(mine, name=name)
    assert session.worksheets.view(mine).sheet.shared.row(row) is None


def test_a_row_is_made_private_and_open_again_and_no_other_byte_changes(tmp_path: Path) -> None:
    path = put(tmp_path, "worksheets/anna/aktivitetsplan.toml", FILE)
    session = opened(tmp_path)
    plan = session.worksheets.target("aktivitetsplan", "anna")
    session.worksheets.toggle_row_private(plan, "b")
    session.save()
    now = [line for line in path.read_text("utf-8").splitlines() if line[:7] != "updated"]
    assert now == [line for line in FILE.splitlines() if line != 'visibility = "private"']
    session.worksheets.undo(plan)
    session.save()
    assert visibilities(path) == ["handbook", "private"]


def test_others_see_the_sheet_without_the_row(tmp_path: Path) -> None:
    put(tmp_path, "worksheets/anna/aktivitetsplan.toml", FILE)
    for person, seen in (("anna", True), ("bo", False)):
        session = opened(tmp_path, person)
        plan = session.worksheets.target("aktivitetsplan", "anna")
        names = [filled.name for filled in session.worksheets.view(plan).rows]
        assert ("Öppen" in names, SECRET in names) == (True, seen)
        text = markdown.render(session.selection(include=frozenset({"private"}))).text
        assert (SECRET in text) is seen


def test_an_unknown_word_lets_nothing_out(tmp_path: Path) -> None:
    text = FILE.replace('"private"', '"hemlig"')
    path = put(tmp_path, "worksheets/anna/aktivitetsplan.toml", text)
    session = opened(tmp_path)
    assert SECRET not in markdown.render(session.selection()).text
    (fault,) = session.faults
    assert str(path) in str(fault)


def test_what_stays_is_said(tmp_path: Path) -> None:
    put(tmp_path, "worksheets/anna/aktivitetsplan.toml", FILE)
    said = along(opened(tmp_path).selection())
    assert said.left_out == (("Aktivitetsplan (1 rad)", "Mitt svar"),)
    assert "1 mall är med. 1 rad i en mall är ”Bara för mig” och är inte med." in said.summary


def test_private_wins_where_two_changed_the_same_row() -> None:
    base = Sheet((Row("a", {"x": "1"}),))
    kept = toggle_private(base, "a")
    written = set_cell(base, "a", "x", "2")
    for mine, theirs in ((kept, written), (written, kept)):
        row = merge_sheets(base, mine, theirs).row("a")
        assert row == Row("a", {"x": "2"}, (), "private")
    opened_again = toggle_private(kept, "a")
    for mine, theirs in ((opened_again, set_cell(kept, "a", "x", "3")), (kept, opened_again)):
        merged = merge_sheets(kept, mine, theirs).row("a")
        assert merged is not None
        assert merged.private is (merged.values["x"] == "3")


def test_an_earlier_analysis_keeps_what_was_private_in_it() -> None:
    day = date(2027, 1, 12)
    base = Sheet((Row("a", {"x": "Öppet"}), Row("b", {"x": "Hemligt"})))
    private = toggle_private(base, "b")
    later = set_cell(begin_anew(private, day), "b", "x", "Nytt")
    both = merge_sheets(base, begin_anew(base, day), private)
    for sheet in (later, both):
        assert "Hemligt" not in str(sheet.shared)
    assert "Nytt" in str(later.shared)
    assert "Öppet" in str(both.shared)


def test_a_follow_up_of_a_private_row_stays_with_it() -> None:
    row = Row("a", {"x": "Hemligt"}, (FollowedUp(None, "Delvis", "Lärde mig"),), "private")
    assert Sheet((row,)).shared == Sheet(())
