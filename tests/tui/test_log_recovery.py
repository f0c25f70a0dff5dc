"""What was typed in the log and never reached a file is offered again, and finds its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbok_tui.core.edition.handbook import Question
from handbok_tui.session import Session, Target
from handbok_tui.session.log.meeting import Meeting, topics
from handbok_tui.session.saving.drafts import Drafts
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled
from tests.tui.conftest import ANNA
from tests.tui.test_log import logged


def opened(folder: Path) -> Session:
    files = WorkbookFiles(folder / "w", ANNA)
    drafts = Drafts(folder / "recovery", folder / "w")
    return Session(EditionFiles(shipped_edition()), files, drafts=drafts)


def typed_and_killed(folder: Path, session: Session, target: Target, field: str) -> None:
    """Typed, in the journal, and in no file when the program ended."""
    session.write(target, "Osparat", field)
    assert session.drafts is not None
    session.drafts.journal.close(10)
    assert not list((folder / "w").glob("log/*/*.toml"))


async def taken_back(folder: Path) -> str:
    session = opened(folder)
    app = HandbokApp(session, PlaceFile(folder / "w" / ".handbok", ANNA.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        said = screen_text(app)
        assert "Text som inte hann sparas" in said
        await pilot.press("t")
        await settled(pilot)
        assert session.left_behind() == ()
    return " ".join(said.split())


async def test_a_reflection(tmp_path: Path) -> None:
    session = opened(tmp_path)
    target = session.log.reflection(1)  # a question of a chapter or one of the project's own
    typed_and_killed(tmp_path, session, target, "")
    assert target.question.text in await taken_back(tmp_path)
    (entry,) = logged(tmp_path / "w")
    assert (entry["kind"], entry["visibility"]) == ("reflection", "private")
    assert (entry["text"], entry["question"]) == ("Osparat", target.question.text)


async def test_a_learning(tmp_path: Path) -> None:
    session = opened(tmp_path)
    typed_and_killed(tmp_path, session, session.log.learning(), "where")
    await taken_back(tmp_path)
    (entry,) = logged(tmp_path / "w")
    assert (entry["kind"], entry["fields"]) == ("learning", {"where": "Osparat"})


async def test_a_decision_keeps_its_chapter(tmp_path: Path) -> None:
    session = opened(tmp_path)
    card = next(topic for topic in topics(session, "k2") if topic.card is not None)
    typed_and_killed(tmp_path, session, Meeting(session, card).decision, "decision")
    assert "Samtal efteråt" in await taken_back(tmp_path)
    (entry,) = logged(tmp_path / "w", "gruppen")
    assert (entry["chapter"], entry["about"]) == ("k2", "k2-arb-1")
    assert entry["fields"] == {"decision": "Osparat"}


async def test_rules(tmp_path: Path) -> None:
    session = opened(tmp_path)
    card = next(topic for topic in topics(session, "k2") if topic.card is not None)
    typed_and_killed(tmp_path, session, Meeting(session, card).rules, "")
    await taken_back(tmp_path)
    (entry,) = logged(tmp_path / "w", "gruppen")
    assert (entry["kind"], entry["text"]) == ("rules", "Osparat")
    assert "about" not in entry


@pytest.mark.parametrize("entry", ["skrivet-for-hand", "2027-01-12-q-x"])
def test_an_id_that_tells_nothing_is_left_for_a_person(tmp_path: Path, entry: str) -> None:
    session = opened(tmp_path)
    target = Target("log:2027", Question(entry, ""), ANNA)
    typed_and_killed(tmp_path, session, target, "")
    later = opened(tmp_path)
    (unsaved,) = later.left_behind()
    assert unsaved.text == "Osparat"
    with pytest.raises(Exception, match="Det finns ingen anteckning"):
        later.take_back(unsaved)
    assert len(opened(tmp_path).left_behind()) == 1
