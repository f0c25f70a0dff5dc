"""A disk that says no: the text stays, the line at the bottom says so, another place is offered."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.answers import saves as workbook_saves
from handbok_tui.storage.files.atomic_write import save_failed
from handbok_tui.texts.messages import STILL_SAVING
from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import bottom_text, screen_text, settled, whole_text

Make = Callable[[], HandbokApp]


def full(*_: object) -> None:
    raise SaveFailed("Disken är full. Frigör utrymme.")


async def test_a_full_disk_is_told_and_saving_goes_on_when_there_is_room(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make()
    async with app.run_test(size=(100, 24)) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(workbook_saves, "save_sheet", full)
            await pilot.press("1", "tab", "enter", *"viktigt", "escape")
            await settled(pilot)
            assert "Gick inte att spara: Disken är full." in screen_text(app)
            assert "│ viktigt" in screen_text(app)
        app.saver.save_now()
        await settled(pilot)
        assert "Sparat" in screen_text(app)
    assert "viktigt" in (tmp_path / "answers/gruppen/k1.toml").read_text("utf-8")


async def test_quitting_offers_another_place(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_saves, "save_sheet", full)
    app = make()
    target = tmp_path / "annan plats.md"
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"viktigt", "escape", "q")
        await settled(pilot)
        assert "Spara på en annan plats:" in whole_text(app)
        await pilot.press("ctrl+u", *str(target), "enter")
        await pilot.pause()
    assert "viktigt" in target.read_text("utf-8")
    assert target.stat().st_mode & 0o777 == 0o600


async def test_a_place_that_is_taken_is_said_where_it_is_seen(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_saves, "save_sheet", full)
    app = make()
    taken = tmp_path / "upptagen.md"
    taken.write_text("något annat", "utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"viktigt", "escape", "q")
        await settled(pilot)
        assert "Disken är full. Frigör utrymme." in screen_text(app)
        assert "Spara på en annan plats: ~/handbok-osparat.md" in screen_text(app)
        await pilot.press("ctrl+u", *str(taken), "enter")
        await settled(pilot)
        assert "finns redan" in screen_text(app)
    assert taken.read_text("utf-8") == "något annat"


async def test_that_the_program_ends_is_not_said_when_it_does_not(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def hanging(*_: object) -> None:
        gate.wait()
        full()

    monkeypatch.setattr(workbook_saves, "save_sheet", hanging)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"viktigt", "escape", "q")
        await pilot.pause()
        assert STILL_SAVING in screen_text(app)
        gate.set()
        await settled(pilot)
        assert "Spara på en annan plats" in screen_text(app)
        await pilot.press("escape")
        await settled(pilot)
        assert STILL_SAVING[:12] not in whole_text(app)
        assert "Gick inte att spara" in screen_text(app)


async def test_nothing_is_said_of_a_failure_that_is_over(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(workbook_saves, "save_sheet", full)
            await pilot.press("1", "tab", "enter", *"viktigt", "escape", "q")
            await settled(pilot)
            await pilot.press("escape")
            await settled(pilot)
            assert "Gick inte att spara" in screen_text(app)
        app.saver.save_now()
        await settled(pilot)
        assert "Sparat" in screen_text(app)
        assert "Gick inte" not in whole_text(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize(
    "number", [getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO")]
)
async def test_why_and_what_to_do_are_seen_whole_beside_the_keys(
    make: Make, monkeypatch: pytest.MonkeyPatch, number: int, size: tuple[int, int]
) -> None:
    problem = save_failed(Path("/a/long/way") / ("x" * 80), OSError(number, ""))

    def refuse(*_: object) -> None:
        raise problem

    monkeypatch.setattr(workbook_saves, "save_sheet", refuse)
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "tab", "enter", *"viktigt", "ctrl+s")
        await settled(pilot)
        assert f"Gick inte att spara: {problem.short}" in bottom_text(app)
        assert screen_text(app).split("\n")[-1].startswith("Esc ")
        assert "viktigt" in screen_text(app)


async def test_another_place_can_be_declined_and_nothing_is_lost(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_saves, "save_sheet", full)
    app = make()
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"viktigt", "escape", "q")
        await settled(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "│ viktigt" in screen_text(app)
        assert app.is_running


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_enter_alone_saves_in_a_place_that_is_free(
    make: Make, own_home: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(workbook_saves, "save_sheet", full)
    own_home.mkdir()
    for text in ("första", "andra"):
        app = make()
        async with app.run_test(size=size) as pilot:
            await pilot.press("1", "tab", "enter", *text, "escape", "q")
            await settled(pilot)
            assert "▸ Retur: spara i filen" in " ".join(screen_text(app).split())
            await pilot.press("enter")
            await pilot.pause()
        assert not app.is_running
    assert "första" in (own_home / "handbok-osparat.md").read_text("utf-8")
    assert "andra" in (own_home / "handbok-osparat-2.md").read_text("utf-8")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_a_day_that_is_none_is_said_whole_in_a_template(
    make: Make, size: tuple[int, int]
) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("m", "down", "down", "enter", "space", "n", *"Ring", "enter")
        await pilot.press("space", "f")
        for _ in range(30):
            await pilot.press("tab")
            if "▸ Start" in screen_text(app):
                break
        await pilot.press(*"om en liten stund", "enter")
        await settled(pilot)
        assert "”om en liten stund”" in bottom_text(app)
        assert bottom_text(app).endswith(".")
        assert app.screen.bottom_bar.long == bottom_text(app)  # type: ignore[attr-defined]
