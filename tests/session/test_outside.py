"""What others do to the answer files while they are open: noticed, merged, never taken away."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from handbok_tui.core.answers.merge import Settlement
from handbok_tui.core.answers.workbook import Respondent, SheetKey
from handbok_tui.core.chapters.parts import Key
from handbok_tui.core.chapters.pieces import Piece
from handbok_tui.session import Session, Target
from handbok_tui.session.saving.outside import News, Outlook
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition

ANNA = Respondent("anna", "Anna")
KEY = SheetKey("anna", "k1")
EDITIONS = EditionFiles(shipped_edition())


class Desk:
    """A session with an answer saved, and somebody else at the same folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "answers/anna/k1.toml"
        self.session, self.other = (
            Session(EDITIONS, WorkbookFiles(folder, ANNA)) for _ in range(2)
        )
        self.write(self.session, "det första")
        self.session.save()
        self.outlook: Outlook = self.session.outlook()

    @property
    def here(self) -> Target:
        chapter, question = self.session.find_question("k1-ref-4")
        return self.session.target(chapter, question)

    @property
    def text(self) -> str:
        return self.session.answer(self.here).text

    def write(self, session: Session, text: str) -> None:
        session.write(self.here, text)

    def other_writes(self, text: str) -> None:
        self.write(self.other, text)
        self.other.save()

    def look(self) -> tuple[News, ...]:
        """What is found once the files have come to rest."""
        self.outlook.look(self.session.known_files)
        return self.outlook.look(self.session.known_files)

    def hear(self) -> str:
        return self.session.hear(self.look())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_nothing_is_found_where_nobody_else_has_written(desk: Desk) -> None:
    assert desk.look() == ()
    desk.write(desk.session, "mer")
    desk.session.save()
    assert desk.look() == ()


def test_what_another_wrote_is_shown_and_is_not_ours_to_undo(desk: Desk) -> None:
    desk.session.checkpoint(desk.here)
    desk.write(desk.session, "mitt")
    desk.session.save()
    desk.other_writes("den andras")
    assert "annat håll" in desk.hear()
    assert desk.text == "den andras"
    assert not desk.session.dirty
    assert not desk.session.undo()
    assert desk.hear() == ""


def test_a_file_that_is_being_written_is_left_until_it_rests(desk: Desk) -> None:
    desk.other_writes("den andras")
    assert desk.outlook.look(desk.session.known_files) == ()
    desk.other_writes("den andras, och mer")
    assert desk.outlook.look(desk.session.known_files) == ()
    assert len(desk.outlook.look(desk.session.known_files)) == 1


def test_news_that_a_save_has_overtaken_are_no_news(desk: Desk) -> None:
    desk.other_writes("den andras")
    news = desk.look()
    desk.write(desk.session, "mitt")
    desk.session.save()
    assert desk.session.hear(news) == ""
    answer = desk.session.answer(desk.here)
    assert (answer.text, answer.conflicts[0].text) == ("mitt", "den andras")
    assert len(answer.conflicts) == 1


def test_both_versions_are_kept_where_both_have_written(desk: Desk) -> None:
    desk.write(desk.session, "mitt")
    desk.other_writes("den andras")
    desk.hear()
    answer = desk.session.answer(desk.here)
    assert (answer.text, answer.conflicts[0].text) == ("mitt", "den andras")
    assert desk.session.dirty


def test_two_who_write_the_same_answer_by_turns_leave_two_versions(desk: Desk) -> None:
    """However often they save: each goes on with the own text, as the editor shows it."""
    mine = theirs = "det första"
    for number in range(4):
        desk.session.write(desk.here, f"mitt {number}", seen=mine)
        desk.other.write(desk.here, f"deras {number}", seen=theirs)
        mine, theirs = f"mitt {number}", f"deras {number}"
        for session, others in ((desk.session, desk.other), (desk.other, desk.session)):
            session.save()
            outlook = others.outlook()
            outlook.look(others.known_files)
            others.hear(outlook.look(others.known_files))
    answer = Session(EDITIONS, WorkbookFiles(desk.path.parents[2], ANNA)).answer(desk.here)
    assert {answer.text, *(version.text for version in answer.conflicts)} == {mine, theirs}
    assert len(answer.conflicts) == 1


def test_a_file_that_has_gone_is_written_again(desk: Desk) -> None:
    before = desk.path.read_bytes()
    desk.path.unlink()
    desk.hear()
    assert desk.session.dirty
    assert desk.session.save_state.kind == "dirty"
    desk.session.save()
    assert desk.path.read_bytes() == before
    assert desk.look() == ()


def test_a_folder_that_has_gone_is_perhaps_a_disk_and_left_alone(desk: Desk) -> None:
    desk.path.unlink()
    desk.path.parent.rmdir()
    assert desk.look() == ()
    assert not desk.session.dirty


def test_a_private_answer_stays_private_when_it_is_taken_away_under_its_editor(desk: Desk) -> None:
    desk.session.toggle_private(desk.here)
    desk.session.save()
    desk.session.writing = desk.here
    desk.path.write_text('format = 1\nchapter = "k1"\nrespondent = "anna"\n', "utf-8")
    desk.hear()
    desk.write(desk.session, "mer")
    desk.session.save()
    answer = Session(EDITIONS, WorkbookFiles(desk.path.parents[2], ANNA)).answer(desk.here)
    assert (answer.text, answer.private) == ("mer", True)


def test_a_file_that_cannot_be_read_is_told_once_and_left(desk: Desk) -> None:
    desk.path.write_bytes(b"<<<<<<< HEAD\n")
    assert "k1.toml:1" in desk.hear()
    assert desk.text == "det första"
    assert desk.hear() == ""


def test_a_file_that_was_mended_can_be_written_again(tmp_path: Path) -> None:
    path = tmp_path / "answers/anna/k1.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"format = \n")
    session = Session(EDITIONS, WorkbookFiles(tmp_path, ANNA))
    chapter, question = session.find_question("k1-ref-4")
    here = session.target(chapter, question)
    outlook = session.outlook()
    path.write_bytes(b'format = 1\n[answers.k1-ref-4]\ntext = "lagad"\n')
    outlook.look(session.known_files)
    session.hear(outlook.look(session.known_files))
    assert session.answer(here).text == "lagad"
    session.write(here, "och mer")
    session.save()
    assert b"och mer" in path.read_bytes()


def test_what_is_written_on_another_text_than_the_one_that_stands_is_kept_beside_it(
    desk: Desk,
) -> None:
    desk.session.write(desk.here, "i en egen redigerare", seen="något äldre")
    answer = desk.session.answer(desk.here)
    assert answer.text == "i en egen redigerare"
    assert [version.text for version in answer.conflicts] == ["det första"]


class Two:
    """Two people with the same workbook open, each with a file of their own to look from."""

    def __init__(self, folder: Path) -> None:
        people = (ANNA, Respondent("bo", "Bo"))
        self.here, self.there = (
            Session(
                EditionFiles(shipped_edition(), folder / "chapters"), WorkbookFiles(folder, person)
            )
            for person in people
        )
        self.outlook = self.here.outlook()

    def hear(self) -> str:
        self.outlook.look(self.here.known_files)
        return self.here.hear(self.outlook.look(self.here.known_files))


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


def fill(session: Session, text: str, seen: str | None = None) -> None:
    target = session.worksheets.target("nulagesanalys", "gruppen")
    session.worksheets.write(target, "mal", "ser", text, seen)


def filled(session: Session) -> str:
    target = session.worksheets.target("nulagesanalys", "gruppen")
    return session.worksheets.sheet(target).value("mal", "ser")


def test_a_filled_template_follows_what_others_save(two: Two) -> None:
    assert filled(two.here) == ""
    fill(two.there, "Bos ord")
    two.there.save()
    assert two.hear()
    assert filled(two.here) == "Bos ord"
    assert not two.here.dirty
    assert two.hear() == ""


def test_what_one_had_not_seen_in_a_cell_is_kept_beside_what_one_writes(two: Two) -> None:
    fill(two.here, "Tid")
    two.here.save()
    fill(two.there, "Tid och Bos ord")
    two.there.save()
    two.hear()
    fill(two.here, "Tid, mitt", seen="Tid")
    fill(two.here, "Tid, mitt ord", seen="Tid, mitt")
    two.here.save()
    target = two.here.worksheets.target("nulagesanalys", "gruppen")
    sheet = two.here.worksheets.sheet(target)
    assert sheet.value("mal", "ser") == "Tid, mitt ord"
    assert [one.value for one in sheet.conflicts] == ["Tid och Bos ord"]
    two.here.worksheets.settle(target, sheet.conflicts[0], "mine")
    two.here.save()
    assert "Tid och Bos ord" in two.here.worksheets.files.filled_path(target.key).read_text("utf-8")


def test_facts_and_groups_follow_what_others_save(two: Two) -> None:
    two.there.facts.write({"vision": "Bos vision"})
    two.there.add_group("Ledningsgruppen")
    two.hear()
    assert two.here.facts.value("vision") == "Bos vision"
    assert two.here.workbook.respondent("ledningsgruppen") is not None


def test_a_broken_workbook_file_takes_nothing_away(two: Two, tmp_path: Path) -> None:
    two.here.add_group("Ledningsgruppen")
    two.hear()
    (tmp_path / "workbook.toml").write_text("[[[", "utf-8")
    two.hear()
    assert two.here.workbook.respondent("ledningsgruppen") is not None


def test_a_chapter_follows_what_others_save_also_while_it_is_edited(
    two: Two, tmp_path: Path
) -> None:
    lead = Piece(Key("chapter", "k1"), "lead")
    mine, theirs = two.here.edit_chapter("k1"), two.there.edit_chapter("k1")
    title = Piece(Key("chapter", "k1"), "title")
    mine.begin()
    mine.write(title, "Min rubrik")
    theirs.begin()
    theirs.write(lead, "Bos ingress")
    theirs.finish(lead)
    two.there.save()
    assert two.hear()
    assert mine.text(lead) == "Bos ingress"
    assert two.here.chapter("k1").head.lead == "Bos ingress"
    mine.finish(title)
    two.here.save()
    again = Two(tmp_path).here
    assert again.chapter("k1").head.title == "Min rubrik"
    assert again.chapter("k1").head.lead == "Bos ingress"


def test_a_fact_that_somebody_else_has_written_meanwhile_stays_in_the_file(
    two: Two, tmp_path: Path
) -> None:
    two.there.facts.write({"vision": "Bos vision"})
    two.here.facts.write({"vision": "Min vision"})
    data = tomllib.loads((tmp_path / "workbook.toml").read_text("utf-8"))
    assert data["vision"] == "Min vision"
    assert data["conflict"] == [{"name": "vision", "value": "Bos vision"}]


@pytest.mark.parametrize(
    ("choice", "holds", "gave_way"),
    [
        ("mine", "Min vision", ["Bos vision"]),
        ("theirs", "Bos vision", ["Min vision"]),
        ("both", "Min vision\nBos vision", []),
    ],
)
def test_of_two_facts_the_person_says_which_holds_and_none_is_lost(
    two: Two, tmp_path: Path, choice: Settlement, holds: str, gave_way: list[str]
) -> None:
    two.there.facts.write({"vision": "Bos vision"})
    two.here.facts.write({"vision": "Min vision"})
    (conflict,) = two.here.facts.conflicts
    two.here.facts.settle(conflict, choice)
    assert two.here.facts.value("vision") == holds
    assert two.here.facts.conflicts == ()
    data = tomllib.loads((tmp_path / "workbook.toml").read_text("utf-8"))
    assert data["vision"] == holds
    assert [one["value"] for one in data.get("replaced", [])] == gave_way
    assert "conflict" not in data


def test_a_fact_that_grew_out_of_the_others_words_is_no_conflict(two: Two) -> None:
    two.there.facts.write({"vision": "Bos vision"})
    two.here.facts.write({"vision": "Bos vision och min"}, {"vision": ""})
    assert two.here.facts.conflicts == ()
