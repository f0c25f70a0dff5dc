"""The help: where each key holds, what Enter does there, and how one reads it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.commands.scopes import PLACES, SCOPES
from handbok_tui.tui.screens.answers.answer import AnswerScreen
from handbok_tui.tui.screens.export.export import ExportScreen
from handbok_tui.tui.screens.reading.help import HelpScreen
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]


def lines(app: HandbokApp) -> list[str]:
    assert isinstance(app.screen, HelpScreen)
    return [line.rstrip() for line in screen_text(app).split("\n")]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_filtered_row_says_where_it_holds(make: Make, size: tuple[int, int]) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "question_mark", *"privat")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        found = [line for line in lines(app)[1:-1] if line]
        assert found
        assert all(line.endswith(tuple(PLACES.values())) for line in found)


def test_every_place_has_a_short_name_of_its_own() -> None:
    assert PLACES.keys() == SCOPES.keys()
    assert len(set(PLACES.values())) == len(PLACES)
    assert max(map(len, PLACES.values())) <= 12


@pytest.mark.parametrize("typed", ["", "hjälp", "tillbaka"])
async def test_it_begins_with_the_screen_one_comes_from(make: Make, typed: str) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "x", "question_mark", *typed)
        await pilot.pause()
        shown = lines(app)
        if typed:
            assert shown[1].endswith("export")
        else:
            assert shown[1].strip() == SCOPES["export"]


async def test_a_place_is_found_by_its_name(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "question_mark", *"gruppläget")
        await pilot.pause()
        assert any(line.endswith("gruppläge") for line in lines(app))


async def test_enter_does_it(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "question_mark", *"ta hem", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ExportScreen)


async def test_enter_does_it_in_the_answer_one_came_from(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"Ett ord", "f1", *"klart,", "enter")
        await settled(pilot)
        assert isinstance(app.screen, AnswerScreen)
        assert app.session.answer(app.screen.target).effective_state == "done"
        assert "Ett ord" in screen_text(app)


async def test_what_is_done_elsewhere_says_where(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "question_mark", *"reglerna", "enter")
        await pilot.pause()
        assert lines(app)[-1] == "Det görs i gruppläget"
        await pilot.press("backspace")
        await pilot.pause()
        assert "Esc Stäng" in lines(app)[-1]


async def test_a_row_of_keys_says_that_one_of_them_is_pressed(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "question_mark", *"det numret", "enter")
        await pilot.pause()
        assert "tryck en av 1–9" in lines(app)[-1]


async def test_space_pages_until_something_is_typed(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "question_mark")
        await pilot.pause()
        first = lines(app)
        await pilot.press("space", "space")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert app.screen.filter.text == ""
        assert not set(first[2:-1]) & set(lines(app)[2:-1]) - {""}
        await pilot.press(*"skriv", "space", *"upp")
        await pilot.pause()
        assert app.screen.filter.text == "skriv upp"
        assert "lärdom" in screen_text(app)


async def test_nothing_found_and_enter_stays(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "question_mark", *"xyzzy", "enter", "o")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert app.screen.filter.text == "xyzzyo"


async def test_paus_finds_how_one_takes_a_break(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark", *"paus")
        await pilot.pause()
        assert "Avsluta eller ta paus; allt är sparat" in screen_text(app)
