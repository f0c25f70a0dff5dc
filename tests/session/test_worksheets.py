"""Filling templates through the session: what is changed, taken back, saved and found again."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.errors import HandbokError, SaveFailed
from handbok_tui.core.sheets.templates import Link
from handbok_tui.session import Session
from handbok_tui.session.saving.drafts import Drafts
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition

NOON = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)
PLAN = "aktivitetsplan"
SYSTEM = "larande-ekosystem"


def opened(folder: Path, drafts: Drafts | None = None, person: str = "anna") -> Session:
    files = WorkbookFiles(folder, Respondent(person, person.capitalize()))
    return Session(EditionFiles(shipped_edition()), files, now=lambda: NOON, drafts=drafts)


def path(folder: Path, worksheet: str = PLAN, respondent: str = "gruppen") -> Path:
    return folder / "worksheets" / respondent / f"{worksheet}.toml"


def stored(folder: Path, worksheet: str = PLAN, respondent: str = "gruppen") -> Any:
    return tomllib.loads(path(folder, worksheet, respondent).read_text("utf-8"))


def test_what_is_typed_stands_in_the_file_in_its_own_form(tmp_path: Path) -> None:
    session = opened(tmp_path)
    sheets = session.worksheets
    plan = sheets.target(PLAN)
    row = sheets.add_row(plan)
    typed = {
        "aktivitet": "Fråga natten", "steg": "1", "tid": "2,5", "pengar": "12 000 kr",
        "start": "om 2 veckor", "foljs-upp": "2027-02-09", "status": "pl", "utfall": "?",
        "lardom": "En rad.\nEn till.",
    }  # fmt: skip
    for column, text in typed.items():
        sheets.set_cell(plan, row, column, text)
    sheets.connect(plan, row, "varfor", Link("question", "k1-ref-1"))
    session.save()
    data = stored(tmp_path)
    assert (data["format"], data["worksheet"], data["respondent"]) == (1, PLAN, "gruppen")
    assert data["order"] == [row]
    assert data["rows"][row] == {
        "aktivitet": "Fråga natten", "steg": "Litet (≤ 15 min)", "tid": 2.5, "pengar": 12000,
        "start": date(2027, 1, 26), "foljs-upp": date(2027, 2, 9), "status": "Planerad",
        "utfall": "?", "lardom": "En rad.\nEn till.", "varfor": ["question:k1-ref-1"],
    }  # fmt: skip
    again = opened(tmp_path).worksheets
    assert again.sheet(again.target(PLAN)) == sheets.sheet(plan)


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("tid", "mycket", "”mycket” är inget tal"),
        ("start", "snart", "”snart” är ingen dag"),
        ("status", "Kanske", "”Kanske” finns inte bland valen"),
        ("finns-inte", "x", "ingen kolumn ”finns-inte”"),
    ],
)
def test_what_a_column_cannot_hold_is_said_and_changes_nothing(
    tmp_path: Path, column: str, text: str, said: str
) -> None:
    session = opened(tmp_path)
    plan = session.worksheets.target(PLAN)
    row = session.worksheets.add_row(plan)
    before = session.worksheets.sheet(plan)
    with pytest.raises(HandbokError, match=said):
        session.worksheets.set_cell(plan, row, column, text)
    assert session.worksheets.sheet(plan) == before


def test_undo_and_redo_go_step_by_step_and_typing_is_one_step(tmp_path: Path) -> None:
    session = opened(tmp_path)
    sheets = session.worksheets
    plan = sheets.target(PLAN)
    row = sheets.add_row(plan)
    for text in ("F", "Fr", "Fråga"):
        sheets.write(plan, row, "aktivitet", text)
    sheets.set_cell(plan, row, "status", "Idé")
    assert sheets.undo(plan)
    assert sheets.sheet(plan).row(row).values == {"aktivitet": "Fråga"}  # type: ignore[union-attr]
    assert sheets.undo(plan)
    assert sheets.sheet(plan).value(row, "aktivitet") == ""
    assert sheets.redo(plan)
    assert sheets.redo(plan)
    assert not sheets.redo(plan)
    assert sheets.sheet(plan).value(row, "status") == "Idé"
    for _ in range(3):
        assert sheets.undo(plan)
    assert not sheets.undo(plan)
    assert sheets.sheet(plan).rows == ()


def test_a_removed_row_comes_back_where_it_stood_with_its_id(tmp_path: Path) -> None:
    session = opened(tmp_path)
    sheets = session.worksheets
    plan = sheets.target(PLAN)
    rows = [sheets.add_row(plan, name=name) for name in ("A", "B", "C")]
    sheets.remove_row(plan, rows[1])
    session.save()
    assert stored(tmp_path)["order"] == [rows[0], rows[2]]
    sheets.undo(plan)
    session.save()
    assert stored(tmp_path)["order"] == rows
    assert stored(tmp_path)["rows"][rows[1]] == {"aktivitet": "B"}


def test_a_removed_row_that_somebody_writes_in_stays_and_it_is_said(tmp_path: Path) -> None:
    session = opened(tmp_path)
    sheets = session.worksheets
    plan = sheets.target(PLAN, "gruppen")
    row = sheets.add_row(plan, name="A")
    session.save()
    other = opened(tmp_path)
    other.worksheets.set_cell(plan, row, "ansvarig", "Rektor")
    other.save()
    sheets.remove_row(plan, row)
    session.save()
    assert sheets.sheet(plan).value(row, "ansvarig") == "Rektor"
    assert "står kvar" in session.save_state.note


def test_rows_change_places_and_stop_at_the_ends(tmp_path: Path) -> None:
    sheets = opened(tmp_path).worksheets
    plan = sheets.target(PLAN)
    one, two = sheets.add_row(plan, name="A"), sheets.add_row(plan, name="B")
    assert not sheets.move_row(plan, one, -1)
    assert sheets.move_row(plan, one, 1)
    assert [row.id for row in sheets.sheet(plan).rows] == [two, one]
    assert not sheets.move_row(plan, one, 1)


def test_a_row_of_the_template_cannot_be_removed(tmp_path: Path) -> None:
    sheets = opened(tmp_path).worksheets
    target = sheets.target("nulagesanalys")
    with pytest.raises(HandbokError, match="hör till mallen"):
        sheets.remove_row(target, "tid")


def test_a_new_analysis_keeps_the_old_one_with_its_day(tmp_path: Path) -> None:
    session = opened(tmp_path)
    sheets = session.worksheets
    target = sheets.target("nulagesanalys", "gruppen")
    sheets.set_cell(target, "tid", "lage", "1")
    session.save()
    session.now = lambda: NOON.replace(year=2028)
    sheets.begin_anew(target)
    sheets.set_cell(target, "tid", "lage", "3")
    session.save()
    data = stored(tmp_path, "nulagesanalys")
    assert data["day"] == date(2028, 1, 12)
    assert data["rows"]["tid"] == {"lage": "Ofta"}
    (earlier,) = data["earlier"]
    assert (earlier["day"], earlier["rows"]) == (date(2027, 1, 12), {"tid": {"lage": "Inte än"}})


def test_two_who_fill_different_cells_at_once_both_stand(tmp_path: Path) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    plan = one.worksheets.target(PLAN)
    row = one.worksheets.add_row(plan, name="Gemensam")
    one.save()
    other.worksheets.sheet(plan)
    one.worksheets.set_cell(plan, row, "status", "Idé")
    other.worksheets.set_cell(plan, row, "ansvarig", "Samordnare")
    new = other.worksheets.add_row(plan, name="Ny")
    one.save()
    other.save()
    data = stored(tmp_path)
    assert data["rows"][row] == {
        "aktivitet": "Gemensam", "status": "Idé", "ansvarig": "Samordnare"
    }  # fmt: skip
    assert data["order"] == [row, new]
    assert "conflict" not in data


def test_the_same_cell_filled_twice_is_kept_twice_until_somebody_says(tmp_path: Path) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    plan = one.worksheets.target(PLAN)
    row = one.worksheets.add_row(plan, name="Gemensam")
    one.save()
    other.worksheets.sheet(plan)
    one.worksheets.set_cell(plan, row, "ansvarig", "Enhetschef")
    other.worksheets.set_cell(plan, row, "ansvarig", "Samordnare")
    one.save()
    other.save()
    conflict = {"row": row, "column": "ansvarig", "value": "Enhetschef"}
    assert stored(tmp_path)["conflict"] == [conflict]
    assert stored(tmp_path)["rows"][row]["ansvarig"] == "Samordnare"
    found = other.worksheets.sheet(plan).conflict(row, "ansvarig")
    assert found is not None
    other.worksheets.settle(plan, found, "theirs")
    other.save()
    assert "conflict" not in stored(tmp_path)
    assert stored(tmp_path)["rows"][row]["ansvarig"] == "Enhetschef"


def test_undo_takes_back_only_ones_own_change(tmp_path: Path) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    plan = one.worksheets.target(PLAN)
    row = one.worksheets.add_row(plan, name="Gemensam")
    one.save()
    other.worksheets.sheet(plan)
    other.worksheets.set_cell(plan, row, "status", "Idé")
    other.save()
    one.worksheets.set_cell(plan, row, "ansvarig", "Enhetschef")
    one.save()
    one.worksheets.undo(plan)
    one.save()
    assert stored(tmp_path)["rows"][row] == {"aktivitet": "Gemensam", "status": "Idé"}


def test_hand_edits_stay_to_the_byte(tmp_path: Path) -> None:
    file = path(tmp_path)
    file.parent.mkdir(parents=True)
    by_hand = (
        "# Vår plan\nformat = 1\nrespondent = 'gruppen'\negen = 1\n\n"
        "[rows.b]  # viktigast\naktivitet = 'Andra'\negen-nyckel = [1, 2]\n\n"
        "[rows.a]\naktivitet   =   'Första'\n"
    )
    file.write_text(by_hand, "utf-8")
    session = opened(tmp_path)
    plan = session.worksheets.target(PLAN)
    assert [row.id for row in session.worksheets.sheet(plan).rows] == ["b", "a"]
    session.worksheets.set_cell(plan, "a", "status", "Idé")
    session.save()
    text = file.read_text("utf-8")
    for line in by_hand.split("\n"):
        assert line in text.split("\n")
    assert text.endswith("[rows.a]\naktivitet   =   'Första'\nstatus = \"Idé\"\n")


def test_a_file_that_cannot_be_read_is_never_written(tmp_path: Path) -> None:
    file = path(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_text('format = 1\n[rows.a]\nstart = "snart"\n', "utf-8")
    session = opened(tmp_path)
    plan = session.worksheets.target(PLAN)
    assert session.worksheets.sheet(plan).rows == ()
    assert [(fault.line, "start" in fault.message) for fault in session.faults] == [(3, True)]
    with pytest.raises(SaveFailed, match="start"):
        session.worksheets.add_row(plan)


def test_text_of_a_run_that_died_is_offered_again(tmp_path: Path) -> None:
    died = Drafts(tmp_path / "recovery", tmp_path)
    session = opened(tmp_path, died)
    plan = session.worksheets.target(PLAN)
    row = session.worksheets.add_row(plan)
    session.worksheets.write(plan, row, "aktivitet", "Halvskrivet")
    died.journal.flush(1)
    died.journal.close(1)
    again = opened(tmp_path, Drafts(tmp_path / "recovery", tmp_path))
    (unsaved,) = again.left_behind()
    assert (unsaved.text, again.stored_text(unsaved)) == ("Halvskrivet", "")
    assert again.unsaved_name(unsaved).startswith("Aktivitetsplan")
    again.take_back(unsaved)
    # Nobody knows any more whether it was made from something private.
    assert stored(tmp_path)["rows"][row] == {"aktivitet": "Halvskrivet", "visibility": "private"}
    assert again.left_behind() == ()


def test_a_filling_kept_to_oneself_is_marked_in_the_file(tmp_path: Path) -> None:
    session = opened(tmp_path)
    mine = session.worksheets.target(PLAN, "anna")
    session.worksheets.add_row(mine, name="Hemligt")
    session.worksheets.toggle_private(mine)
    session.save()
    assert stored(tmp_path, respondent="anna")["visibility"] == "private"
    session.worksheets.toggle_private(mine)
    session.save()
    assert stored(tmp_path, respondent="anna")["visibility"] == "handbook"


def test_differences_are_told_only_when_four_have_answered(tmp_path: Path) -> None:
    for number, person in enumerate(("anna", "bo", "cia", "dan"), 1):
        session = opened(tmp_path, person=person)
        target = session.worksheets.target("nulagesanalys", person)
        session.worksheets.set_cell(target, "klimat", "lage", str(number))
        session.save()
        ours = session.worksheets.target("nulagesanalys", "gruppen")
        session.worksheets.set_cell(ours, "klimat", "lage", "2")
        lines = " ".join(session.worksheets.view(ours).lines())
        assert ("Olika svar: Tryggt klimat (1–4)." in lines) == (number == 4)


def test_what_is_private_is_not_counted_among_the_differences(tmp_path: Path) -> None:
    for number, person in enumerate(("anna", "bo", "cia", "dan"), 1):
        session = opened(tmp_path, person=person)
        target = session.worksheets.target("nulagesanalys", person)
        session.worksheets.set_cell(target, "klimat", "lage", str(number))
        if person == "dan":
            session.worksheets.toggle_private(target)
        session.save()
    ours = session.worksheets.target("nulagesanalys", "gruppen")
    session.worksheets.set_cell(ours, "klimat", "lage", "2")
    assert "Olika svar" not in " ".join(session.worksheets.view(ours).lines())


def test_whose_goes_round(tmp_path: Path) -> None:
    sheets = opened(tmp_path).worksheets
    ours = sheets.target(PLAN)
    mine = sheets.switch(ours)
    assert (ours.respondent.id, mine.respondent.id) == ("gruppen", "anna")
    assert sheets.switch(mine) == ours


def test_an_answer_gives_rows_to_begin_with(tmp_path: Path) -> None:
    session = opened(tmp_path)
    chapter, question = session.find_question("k1-ref-4")
    session.write(session.target(chapter, question), "- Metodstödjare\n- Nattens samordnare\n")
    target = session.worksheets.target("ambassadorer")
    assert session.worksheets.starters(target) == ("Metodstödjare", "Nattens samordnare")
    session.worksheets.add_row(target, name="Metodstödjare")
    assert session.worksheets.starters(target) == ("Nattens samordnare",)


def test_a_conflict_that_a_file_has_made_up_never_gets_into_a_date(tmp_path: Path) -> None:
    file = path(tmp_path)
    file.parent.mkdir(parents=True)
    conflict = "[[conflict]]\nrow = 'a'\ncolumn = 'start'\nvalue = 'snart'\n"
    file.write_text(f"[rows.a]\nstart = 2027-01-12\n{conflict}", "utf-8")
    session = opened(tmp_path)
    plan = session.worksheets.target(PLAN)
    found = session.worksheets.sheet(plan).conflict("a", "start")
    assert found is not None
    for choice in ("theirs", "both"):
        with pytest.raises(HandbokError):
            session.worksheets.settle(plan, found, choice)
    session.worksheets.settle(plan, found, "mine")
    session.save()
    assert stored(tmp_path)["rows"]["a"] == {"start": date(2027, 1, 12)}


def test_a_private_answer_is_no_proposal_for_the_group(tmp_path: Path) -> None:
    session = opened(tmp_path)
    chapter, question = session.find_question("k1-ref-4")
    target = session.target(chapter, question)
    session.write(target, "Nattens samordnare")
    session.toggle_private(target)
    mine, ours = (session.worksheets.target("ambassadorer", who) for who in ("anna", "gruppen"))
    assert session.worksheets.starters(mine) == ("Nattens samordnare",)
    assert session.worksheets.starters(ours) == ()


def test_a_link_to_a_private_row_names_only_its_template(tmp_path: Path) -> None:
    sheets = opened(tmp_path).worksheets
    state, plan = (sheets.target(name, "gruppen") for name in ("nulagesanalys", PLAN))
    secret = sheets.add_row(state, name="Hemligt område")
    row = sheets.add_row(plan, name="Steg")
    sheets.connect(plan, row, "varfor", Link("row", f"nulagesanalys/{secret}"))
    column = plan.worksheet.column("varfor")
    assert column is not None
    assert "Hemligt område" in sheets.view(plan).full(sheets.view(plan).rows[0], column)
    sheets.toggle_private(state)
    assert sheets.view(plan).full(sheets.view(plan).rows[0], column) == "Nulägesanalys"


def test_a_cell_that_is_lent_to_an_editor_comes_back_or_is_offered(tmp_path: Path) -> None:
    state = tmp_path / "state"
    drafts = Drafts(state, tmp_path)
    session = opened(tmp_path, drafts)
    sheets = session.worksheets
    plan = sheets.target(PLAN)
    row = sheets.add_row(plan)
    sheets.write(plan, row, "lardom", "Före")
    loan = sheets.lend(plan, row, "lardom")
    assert loan.path.read_text("utf-8") == "Före"
    loan.path.write_text("Före och efter", "utf-8")
    assert sheets.returned(plan, row, "lardom", loan, "Före och efter")
    assert not loan.path.exists()
    assert sheets.sheet(plan).value(row, "lardom") == "Före och efter"
    session.save()
    lost = sheets.lend(plan, row, "lardom")
    drafts.journal.close(1)  # this run ends, its editor does not
    lost.path.write_text("Skrivet därefter", "utf-8")
    later = opened(tmp_path, Drafts(state, tmp_path))
    (unsaved,) = later.left_behind()
    assert (unsaved.question, unsaved.field, unsaved.text) == (row, "lardom", "Skrivet därefter")
    later.take_back(unsaved)
    assert stored(tmp_path)["rows"][row]["lardom"] == "Skrivet därefter"
    assert later.left_behind() == ()
