"""Frozen editions in the program: freezing one, the list, reading one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "editions").glob("*/handbok.md"))


async def test_freezing_keeps_what_is_answered_also_what_is_not_saved_yet(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"Ett svar", "escape", "U", "enter")
        await pilot.press(*" A", "enter")
        await settled(pilot)
        assert "är fryst. 1 svar är med." in screen_text(app)
    (path,) = kept(tmp_path)
    assert path.parent.name.endswith("-a")
    assert "Ett svar" in path.read_text("utf-8")
    assert path.stat().st_mode & 0o777 == 0o400


async def test_an_edition_is_read_scrolled_and_left_for_the_list(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("1", "tab", "enter", *"Ett svar", "escape", "U", "enter", "enter")
        await pilot.press("U", "down", "enter")
        await settled(pilot)
        text = screen_text(app)
        assert "fryst" in text.split("\n")[0]
        assert "Fryst" in text.split("\n")[1]
        assert "Ett svar" not in text
        await pilot.press("G")
        await settled(pilot)
        assert "Ett svar" in screen_text(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "▸ Utgåva" in screen_text(app)
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is app.reader


async def test_letting_it_be_freezes_nothing(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("U", "enter", "escape")
        await settled(pilot)
        assert app.screen is app.reader
    assert kept(tmp_path) == []


async def test_read_only_freezes_nothing_and_says_why(make: Make, tmp_path: Path) -> None:
    app = make()
    app.session.read_only = True
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("U", "enter", "enter")
        await settled(pilot)
        assert "skrivskyddad" in screen_text(app)
    assert kept(tmp_path) == []


async def test_a_broken_edition_is_counted_and_a_handbook_with_faults_is_not_frozen(
    make: Make, tmp_path: Path
) -> None:
    for name in ("editions/2020-01-01-a/edition.toml", "answers/anna/k1.toml"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("inte toml", "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("U", "escape")
        await settled(pilot)
        assert "1 utgåva går inte att läsa" in screen_text(app)
        await pilot.press("U", "enter", "enter")
        await settled(pilot)
        assert "Inget är fryst: något går inte att läsa" in screen_text(app)
    assert kept(tmp_path) == []


async def test_an_edition_that_has_gone_meanwhile_is_said(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("U", "enter", "enter", "U", "down")
        await settled(pilot)
        (path,) = kept(tmp_path)
        path.unlink()
        await pilot.press("enter")
        await settled(pilot)
        assert "filen finns inte" in screen_text(app)
