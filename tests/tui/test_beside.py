"""What two have filled in, side by side: what a chief and a colleague would press and see."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.storage.sheets.files import WorksheetFiles
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.sheets.beside import BesideScreen
from tests.support.private_workbook import WHOLE, PrivateWorkbook
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
ANALYSIS = ("m", "enter")
COMPARE = ("space", "j")
TEMPLATES = WorksheetFiles(shipped_edition(), Path("/finns-inte")).ids()


def lonnen(tmp_path: Path, person: str) -> HandbokApp:
    """The example's workbook, in the hands of one of those who wrote it."""
    folder = tmp_path / "w"
    shutil.copytree(Path(__file__).parents[2] / "examples/enheten-lonnen", folder)
    editions = EditionFiles(shipped_edition(), folder / "chapters")
    session = Session(editions, WorkbookFiles(folder, Respondent(person, person)))
    return HandbokApp(session, PlaceFile(tmp_path / "place", person))


def texts(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*.toml")}


def shown(pilot: Pilot[None]) -> list[str]:
    return [line.rstrip() for line in screen_text(pilot.app).splitlines()]


async def test_two_managers_see_what_differs_first(tmp_path: Path) -> None:
    app = lonnen(tmp_path, "asa")
    before = texts(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, *COMPARE)
        await settled(pilot)
        assert "Jämför mitt med:" in screen_text(app)
        await pilot.press(*"karim", "enter")
        await settled(pilot)
        lines = shown(pilot)
        assert lines[0].startswith("Nulägesanalys: Jämför")
        assert lines[1].split() == ["Mitt", "│", "Karim"]
        first = next(n for n, line in enumerate(lines) if line.startswith("─ Olika"))
        assert lines[first + 1].endswith("· 1 steg isär")
        assert lines[first + 2].startswith("≠ ")
        assert "≠ Läge nu: 3 Ofta" in screen_text(app)
        assert "│ Läge nu: 2 På väg" in screen_text(app)
        await pilot.press("end")
        assert "Individens mål" in screen_text(app)
        assert shown(pilot)[1] == lines[1]
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.scope == "worksheet"  # type: ignore[attr-defined]
    assert texts(tmp_path) == before


async def test_at_40_cells_one_stands_under_the_other(tmp_path: Path) -> None:
    app = lonnen(tmp_path, "asa")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press(*ANALYSIS, *COMPARE, *"karim", "enter")
        await settled(pilot)
        assert shown(pilot)[1] == "Mitt och Karim"
        await pilot.press("pagedown")
        assert "Karim: " in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "│ Karim" in shown(pilot)[1]


async def test_another_is_laid_to_the_right_or_the_left(tmp_path: Path) -> None:
    app = lonnen(tmp_path, "asa")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, *COMPARE, *"karim", "enter")
        await settled(pilot)
        await pilot.press("v")
        assert shown(pilot)[1].split() == ["Mitt", "│", "Ledningsgruppen"]
        await pilot.press("left")
        assert shown(pilot)[1].split() == ["Karim", "│", "Ledningsgruppen"]
        await pilot.press("v")
        assert shown(pilot)[1].split() == ["Karim", "│", "Mitt"]


async def test_in_a_meeting_the_group_and_one_of_its_members(tmp_path: Path) -> None:
    """From the group's own template, reached from a meeting."""
    app = lonnen(tmp_path, "karim")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "g", "enter", "m", "enter", *COMPARE, *"åsa", "enter")
        await settled(pilot)
        assert shown(pilot)[1].split() == ["Ledningsgruppen", "│", "Åsa"]
        assert "≠" in screen_text(app)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert app.screen.scope == "group"  # type: ignore[attr-defined]


async def test_who_is_alone_is_told_that_there_is_nobody(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, "2", "tab", *COMPARE)
        await settled(pilot)
        assert "inte två ifyllda" in screen_text(app)
        assert app.screen.scope == "worksheet"  # type: ignore[attr-defined]
        await pilot.press(*COMPARE, "escape")
        await settled(pilot)


async def test_the_only_other_is_laid_beside_at_once_and_v_says_so(
    make: Make, tmp_path: Path
) -> None:
    (tmp_path / "worksheets/gruppen").mkdir(parents=True)
    path = tmp_path / "worksheets/gruppen/nulagesanalys.toml"
    path.write_text('format = 1\n[rows.tid]\nlage = "Ofta"\n', "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, "space", "v", *["down"] * 3, "2", "tab", *COMPARE)
        await settled(pilot)
        assert isinstance(app.screen, BesideScreen)
        assert "≠ Läge nu: 2 På väg" in screen_text(app)
        await pilot.press("v")
        assert "ingen mer som har fyllt i" in screen_text(app)
        await pilot.press("down")
        assert "ingen mer som har fyllt i" not in screen_text(app)


@pytest.mark.parametrize("template", TEMPLATES)
async def test_nothing_private_is_laid_beside_anything(
    make: Make, tmp_path: Path, template: str
) -> None:
    """Not even one's own: others look on."""
    workbook = PrivateWorkbook(tmp_path, "anna")
    app = make()
    async with app.run_test(size=(100, 60)) as pilot:
        app.open_worksheet(template)
        await settled(pilot)
        await pilot.press(*COMPARE)
        if template in WHOLE:
            assert "inte två ifyllda" in screen_text(app)
            return
        await pilot.press("enter")
        await settled(pilot)
        for key in ("end", "v", "end", "left", "end", "v", "end"):
            assert isinstance(app.screen, BesideScreen)
            assert "Privat är inte med" in screen_text(app)
            assert workbook.leaked(screen_text(app)) == []
            await pilot.press(key)
            await pilot.pause()
