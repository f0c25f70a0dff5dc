"""The list of everything (Ctrl+P) begins with what one looks for and knows people's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.commands.keys import in_scope
from handbok_tui.tui.screens.dialogs.pick import PickScreen
from handbok_tui.tui.screens.export.export import ExportScreen
from handbok_tui.tui.screens.reading.lists import COMMAND, FIRST, MOVING, THEME, WORKSHEET
from handbok_tui.tui.screens.sheets.sheet import WorksheetScreen
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]

EXPORT = f"{COMMAND}export"
SETTINGS = f"{COMMAND}settings"
PEOPLES_WORDS = {
    "pdf": EXPORT,
    "word": EXPORT,
    "skriv ut": EXPORT,
    "rapport": EXPORT,
    "spara": f"{COMMAND}save_now",
    "nuläge": f"{WORKSHEET}nulagesanalys",
    "ekosystem": f"{WORKSHEET}larande-ekosystem",
    "inställningar": SETTINGS,
    "tema": SETTINGS,
    "kontrast": SETTINGS,
    "bredd": SETTINGS,
    "mitt namn": SETTINGS,
    "språk": SETTINGS,
    "tangenter": SETTINGS,
    "färger: ljus": f"{THEME}ljus",
    "formulär": f"{COMMAND}worksheets",
    "påminnelse": f"{COMMAND}follow_ups",
    "dagbok": f"{COMMAND}reflect",
    "möte": f"{COMMAND}group_mode",
    "hjälp": f"{COMMAND}help",
    "sekretess": f"{COMMAND}toggle_private",
    "mejla": EXPORT,
    "ta bort svar": f"{COMMAND}open_stop",
    "paus": f"{COMMAND}leave",
}


def chosen(app: HandbokApp) -> str:
    assert isinstance(app.screen, PickScreen)
    return app.screen.rows.key


@pytest.mark.parametrize(("typed", "expected"), PEOPLES_WORDS.items())
async def test_a_word_people_use_finds_what_they_mean(
    make: Make, typed: str, expected: str
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "ctrl+p", *("space" if c == " " else c for c in typed))
        await pilot.pause()
        assert chosen(app).startswith(expected)


async def test_it_begins_with_what_one_looks_for_and_ends_with_moving(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, PickScreen)
        keys = [row.key.removeprefix(COMMAND) for row in app.screen.all_rows]
        assert tuple(keys[: len(FIRST)]) == FIRST
        assert tuple(keys[-len(MOVING) :]) == MOVING
        assert "En rad ner" not in screen_text(app)


async def test_every_command_of_the_reader_is_found_once(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, PickScreen)
        keys = [row.key for row in app.screen.all_rows if row.key.startswith(COMMAND)]
    known = {
        f"{COMMAND}{command.id}"
        for command in in_scope("reader")
        if not command.shown_keys and command.id != "palette"
    }
    assert sorted(keys) == sorted(known)


async def test_what_is_found_opens(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "ctrl+p", *"pdf", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ExportScreen)
        await pilot.press("escape", "ctrl+p", *"ekosystem", "enter")
        await settled(pilot)
        assert isinstance(app.screen, WorksheetScreen)
        assert "Lärande ekosystem" in screen_text(app)


async def test_saving_is_said_to_need_nothing(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "ctrl+p", *"spara", "enter")
        await settled(pilot)
        assert "Allt sparas av sig självt" in screen_text(app)
