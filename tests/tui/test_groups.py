"""Groups: another name for the one there is, or another group, and nothing looks lost."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from handbok_tui.session import Session
from handbok_tui.session.saving.drafts import Drafts
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.atomic_write import FileSystem
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled, whole_text
from tests.tui.conftest import ANNA

Make = Callable[[], HandbokApp]
SIZE = (80, 24)
BOOK = """\
# Överst står vad vi bestämde.
format = 1
eget = "kvar"   # vår egen nyckel

[[respondents]]
id = "natten"
name = "Natten"   # från och med 2025
kind = "group"
telefon = "123"

# Sist
[[respondents]]
id = "dagen"
name = "Dagen"
kind = "group"
"""


def book(folder: Path) -> Any:
    return tomllib.loads((folder / "workbook.toml").read_text("utf-8"))


def files(folder: Path) -> dict[str, bytes]:
    """Every file that a group writes."""
    places = (folder / name for name in ("answers", "worksheets", "log"))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for place in places
        for path in sorted(place.rglob("*.toml"))
    }


def last_line(app: HandbokApp) -> str:
    return screen_text(app).rstrip().split("\n")[-1]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def work_as_the_group(pilot: Pilot[None], app: HandbokApp) -> None:
    """An answer and a goal of the group that nobody has named."""
    await press(pilot, "1", "tab", "enter", *"Vi börjar", "escape")
    await press(pilot, "M", *"Ett mål", "enter", "enter")
    app.session.save()


async def test_a_group_that_has_written_gets_its_name_and_keeps_everything(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await work_as_the_group(pilot, app)
        before = files(tmp_path)
        await press(pilot, "V")
        shown = screen_text(app)
        assert "▸ Byt namn på Gruppen. Svar och mallar följer med" in shown
        assert "Lägg till en grupp till. De andras svar är kvar" in shown
        await press(pilot, "enter")
        assert "Gruppen ska heta:" in whole_text(app)
        await press(pilot, *"Ledningsgruppen", "enter")
        assert "Gruppen heter nu Ledningsgruppen, allt är kvar. u ångrar" in last_line(app)
        assert "Vårt svar (Ledningsgruppen) · utkast" in screen_text(app)
        assert "Vi börjar" in screen_text(app)
        await press(pilot, "m")
        assert "Vårt svar (Ledningsgruppen) · 1 mål" in screen_text(app)
        await press(pilot, "escape")
    assert files(tmp_path) == before
    assert book(tmp_path) == {
        "format": 1,
        "respondents": [{"id": "gruppen", "name": "Ledningsgruppen", "kind": "group"}],
    }
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "tab")
        assert "Vårt svar (Ledningsgruppen) · utkast" in screen_text(app)


async def test_a_new_name_is_taken_back_done_again_and_among_the_last_changes(
    make: Make, tmp_path: Path
) -> None:
    (tmp_path / "workbook.toml").write_text(BOOK, "utf-8")
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "V", "up", "up", "enter", *"Kvällen", "enter")
        renamed = (tmp_path / "workbook.toml").read_text("utf-8")
        assert renamed == BOOK.replace('"Natten"', '"Kvällen"')
        await press(pilot, "u")
        assert (tmp_path / "workbook.toml").read_text("utf-8") == BOOK
        await press(pilot, "1", "tab")
        assert "Vårt svar (Natten)" in screen_text(app)
        await press(pilot, "ctrl+y")
        assert (tmp_path / "workbook.toml").read_text("utf-8") == renamed
        await press(pilot, "S", "enter")
        assert "Namn: Natten" in screen_text(app)
        assert "Namn: Kvällen" in screen_text(app)
        await press(pilot, "escape", "u")
        assert (tmp_path / "workbook.toml").read_text("utf-8") == BOOK


async def test_another_group_stands_beside_and_the_first_ones_work_is_pointed_at(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await work_as_the_group(pilot, app)
        before = files(tmp_path)
        await press(pilot, "V", "down", "enter", *"Natten", "enter")
        assert "Natten kan svara nu" in last_line(app)
        assert "Vårt svar (Gruppen) · utkast" in screen_text(app)
        app.session.open_for_writing("k1-ref-1", "natten")
        app.reader.redraw()
        await settled(pilot)
        shown = screen_text(app)
        assert "Vårt svar (Natten) · inte skrivet än" in shown
        assert "Gruppen har svarat. v visar" in shown
        await press(pilot, "enter")
        assert "Gruppen har svarat. Esc och sedan v visar" in last_line(app)
        await press(pilot, "escape")
        app.open_worksheet("mal", "natten")
        await settled(pilot)
        assert "Gruppen har fyllt i mallen. Blanksteg v visar" in last_line(app)
        await press(pilot, *["space", "v"] * 3)
        assert "har fyllt i" in last_line(app)
    assert files(tmp_path) == before
    assert [one["id"] for one in book(tmp_path)["respondents"]] == ["gruppen", "natten"]
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "tab")
        assert "Vårt svar (Gruppen) · utkast" in screen_text(app)


async def test_where_a_group_has_a_name_of_its_own_enter_leaves_it_that(
    make: Make, tmp_path: Path
) -> None:
    (tmp_path / "workbook.toml").write_text(BOOK, "utf-8")
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "V")
        assert "▸ Lägg till en grupp till" in screen_text(app)
        await press(pilot, "enter", *"Kvällen", "enter")
    text = (tmp_path / "workbook.toml").read_text("utf-8")
    assert text.startswith(BOOK)
    assert [one["name"] for one in book(tmp_path)["respondents"]] == ["Natten", "Dagen", "Kvällen"]


@pytest.mark.parametrize("keys", [["V", "up", "up", "enter"], ["V", "enter"]])
async def test_two_groups_cannot_have_one_name_and_the_line_stays(
    make: Make, tmp_path: Path, keys: list[str]
) -> None:
    (tmp_path / "workbook.toml").write_text(BOOK, "utf-8")
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys, *"dagen ", "enter")
        shown = whole_text(app)
        assert "Det finns redan en grupp som heter Dagen." in shown
        assert ": dagen " in shown
        assert (tmp_path / "workbook.toml").read_text("utf-8") == BOOK
        await press(pilot, *"två", "enter")
    assert "dagen två" in [one["name"] for one in book(tmp_path)["respondents"]]


async def test_an_empty_name_is_refused(make: Make, tmp_path: Path) -> None:
    (tmp_path / "workbook.toml").write_text(BOOK, "utf-8")
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "V", "up", "up", "enter", *"  ", "enter")
        assert "Skriv vad gruppen heter" in whole_text(app)
        await press(pilot, "escape")
        await press(pilot, "V", "escape")
        await press(pilot, "V", "up", "up", "enter", *"Natten", "enter")
        assert "Gruppen heter Natten redan" in last_line(app)
    assert (tmp_path / "workbook.toml").read_text("utf-8") == BOOK


async def test_a_refused_name_is_in_the_journal_and_offered(tmp_path: Path) -> None:
    def opened() -> HandbokApp:
        workbook = tmp_path / "w"
        editions = EditionFiles(shipped_edition(), workbook / "chapters")
        drafts = Drafts(tmp_path / "recovery", workbook)
        session = Session(editions, WorkbookFiles(workbook, ANNA), drafts=drafts)
        return HandbokApp(session, PlaceFile(workbook / ".handbok", "anna"))

    (tmp_path / "w").mkdir()
    path = tmp_path / "w/workbook.toml"
    path.write_text(BOOK, "utf-8")
    app = opened()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "V", "up", "up", "enter", *"Dagen", "enter")
        assert app.session.drafts is not None
        app.session.drafts.journal.close(10)
    path.write_text(BOOK.replace("Dagen", "Kvällen"), "utf-8")
    app = opened()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "Nytt namn på en grupp" in screen_text(app)
        await press(pilot, "t")
    assert path.read_text("utf-8") == BOOK.replace("Dagen", "Kvällen").replace("Natten", "Dagen")


async def test_another_session_sees_the_new_name_and_goes_on_writing(
    make: Make, tmp_path: Path
) -> None:
    there = make().session
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await work_as_the_group(pilot, app)
        there.rename_group("gruppen", "Ledningsgruppen")
        outlook = app.session.outlook()
        there.rename_group("gruppen", "Stab")
        outlook.look(app.session.known_files)
        app.session.hear(outlook.look(app.session.known_files))
        app.reader.redraw()
        await settled(pilot)
        assert "Vårt svar (Stab) · utkast" in screen_text(app)
        await press(pilot, "enter", *" idag", "escape")
    answers = tomllib.loads((tmp_path / "answers/gruppen/k1.toml").read_text("utf-8"))
    assert answers["answers"]["k1-ref-1"]["text"] == "Vi börjar idag"


async def heard(pilot: Pilot[None], app: HandbokApp, change: Callable[[Session], object]) -> None:
    """Somebody else changes something, and it is seen here."""
    outlook = app.session.outlook()
    other = Session(app.session._editions, app.session._files)
    change(other)
    for _ in range(2):
        app.session.hear(outlook.look(app.session.known_files))
    await settled(pilot)


async def test_an_open_meeting_answer_and_template_follow_the_new_name(make: Make) -> None:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await work_as_the_group(pilot, app)
        await press(pilot, "g")
        await heard(pilot, app, lambda s: s.rename_group("gruppen", "Stab"))
        await press(pilot, "right")
        assert "Stab" in screen_text(app).split("\n")[0]
        await press(pilot, "v", "escape", "enter")
        assert "Vårt svar (Stab)" in screen_text(app)
        await heard(pilot, app, lambda s: s.rename_group("gruppen", "Ledning"))
        await press(pilot, "x")
        assert "Vårt svar (Ledning)" in screen_text(app)
        await press(pilot, "escape")
        app.open_worksheet("mal", "gruppen")
        await settled(pilot)
        assert "Vårt svar (Ledning)" in screen_text(app)
        await heard(pilot, app, lambda s: s.rename_group("gruppen", "Natten"))
        await press(pilot, "down")
        assert "Vårt svar (Natten)" in screen_text(app)


async def test_a_name_that_somebody_else_has_just_given_is_not_replaced_unseen(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await work_as_the_group(pilot, app)
        await press(pilot, "V", "enter", *"Ledningen")
        other = make().session
        other.facts.write({"vision": "Bos vision"})
        other.rename_group("gruppen", "Stab")
        await press(pilot, "enter")
        assert "Gruppen har just fått namnet Stab från ett annat håll." in whole_text(app)
        assert book(tmp_path)["respondents"][0]["name"] == "Stab"
        await press(pilot, "enter")
        assert "Stab heter nu Ledningen" in last_line(app)
    assert book(tmp_path)["respondents"] == [
        {"id": "gruppen", "name": "Ledningen", "kind": "group"}
    ]
    assert book(tmp_path)["vision"] == "Bos vision"


async def test_two_who_add_the_same_group_at_once_make_one(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "V", *"Natten")
        make().session.add_group("Natten")
        await press(pilot, "enter")
        assert "Det finns redan en grupp som heter Natten." in whole_text(app)
        await press(pilot, "escape")
    assert [one["id"] for one in book(tmp_path)["respondents"]] == ["natten"]


async def test_a_first_name_holds_for_what_is_written_next(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "V", *"Natten", "enter", "1", "tab", "enter", *"Vi", "escape")
    assert list(files(tmp_path)) == ["answers/natten/k1.toml"]
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "tab")
        assert "Vårt svar (Natten) · utkast" in screen_text(app)


async def test_what_is_not_saved_yet_stays_in_sight_when_somebody_names_a_group(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        outlook = app.session.outlook()
        await press(pilot, "1", "tab")
        chapter, question = app.session.find_question("k1-ref-1")
        app.session.write(app.session.target(chapter, question), "Inte sparat")
        make().session.add_group("Natten")
        outlook.look({})
        app.session.hear(outlook.look({}))
        app.reader.redraw()
        await settled(pilot)
        assert "Vårt svar (Gruppen) · utkast" in screen_text(app)


async def test_nothing_is_named_where_nothing_may_be_written(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "workbook.toml"
    path.write_text(BOOK, "utf-8")
    app = make()
    app.session.read_only = True
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "V")
        assert "skrivskyddad" in last_line(app)
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(FileSystem, "access", staticmethod(lambda *_given: False))
            await press(pilot, "V", "up", "up", "enter", *"Kvällen", "enter")
            assert "skrivrätt" in whole_text(app)
            assert "Natten ska heta: Kvällen" in whole_text(app)
            assert path.read_text("utf-8") == BOOK
        await press(pilot, "enter")
    assert path.read_text("utf-8") == BOOK.replace('"Natten"', '"Kvällen"')


async def test_nothing_is_named_in_a_file_that_cannot_be_read(make: Make, tmp_path: Path) -> None:
    (tmp_path / "workbook.toml").write_text("[[[", "utf-8")
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "V", *"Natten", "enter")
        assert "Bara dina egna svar går att ändra" in whole_text(app)
        await press(pilot, "escape")
    assert (tmp_path / "workbook.toml").read_text("utf-8") == "[[["


async def test_in_the_smallest_window_both_choices_are_whole(make: Make) -> None:
    app = make()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("V", *"Lönnen", "enter", "V")
        await pilot.pause()
        assert "Svar och mallar följer med" in screen_text(app)
        assert "De andras svar är kvar" in screen_text(app)
