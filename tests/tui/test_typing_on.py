"""Typing on without a key before it: where no row is, and where a field says something."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.sheets.sheet import WorksheetScreen
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
ECOSYSTEM = ("m", "down", "enter")
PLAN = ("m", "down", "down", "enter")


def rows(folder: Path, template: str, whose: str = "gruppen") -> list[dict[str, Any]]:
    path = folder / "worksheets" / whose / f"{template}.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    return [data["rows"][row] for row in data["order"] if row in data["rows"]]


async def saved(pilot: Pilot[None]) -> None:
    assert isinstance(pilot.app, HandbokApp)
    await settled(pilot)
    pilot.app.save_soon()
    await settled(pilot)


@pytest.mark.parametrize(
    ("keys", "template", "column", "words"),
    [
        (PLAN, "aktivitetsplan", "aktivitet", "Studiebesök hos Norr"),
        (PLAN, "aktivitetsplan", "aktivitet", "3 av 4 - nu"),
        (ECOSYSTEM, "larande-ekosystem", "namn", "Nej nej"),
    ],
)
async def test_words_in_an_empty_template_begin_a_row(
    make: Make, tmp_path: Path, keys: tuple[str, ...], template: str, column: str, words: str
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert screen_text(app).rstrip().split("\n")[-1].lstrip().startswith("Skriv: ny rad")
        await pilot.press(*words, "enter")
        await saved(pilot)
        assert "Skriv: ny rad" not in screen_text(app)
    assert rows(tmp_path, template) == [{column: words}]


async def test_such_a_row_goes_again_by_esc(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *"Ring", "escape", "escape")
        await pilot.pause()
        assert "0 aktiviteter" in screen_text(app)


async def test_words_where_no_row_can_be_made_are_no_commands(make: Make, tmp_path: Path) -> None:
    file = tmp_path / "worksheets/gruppen/aktivitetsplan.toml"
    file.parent.mkdir(parents=True)
    file.write_text("format = 1\nworksheet = \n", "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN)
        await pilot.pause()
        screen = app.screen
        assert "Skriv: ny rad" not in screen_text(app)
        await pilot.press(*"Prata om nu, va? Ja")
        await pilot.pause()
        assert app.screen is screen
        assert isinstance(screen, WorksheetScreen)
        assert "aktivitetsplan.toml" in screen.bottom_bar.long
        await pilot.press("space")
        await pilot.pause()
        assert app.screen is screen
        assert "hamnar ingenstans" in screen_text(app)
        await pilot.press("space")
        await pilot.pause()
        assert app.screen is not screen
    assert file.read_text("utf-8") == "format = 1\nworksheet = \n"


async def test_words_at_the_line_of_more_fields_are_no_commands(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *"Ring", "enter", "shift+tab")
        await pilot.pause()
        assert "▸ Fler fält" in screen_text(app)
        await pilot.press(*"hos Norr")
        await saved(pilot)
        assert "1 aktivitet" in screen_text(app)
    assert rows(tmp_path, "aktivitetsplan") == [{"aktivitet": "Ring"}]


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ("Hur mår vi?", "En fråga Hur mår vi?"),
        ("3 gånger", "En fråga 3 gånger"),
        (", och en till", "En fråga, och en till"),
        ("?", "En fråga"),
    ],
)
async def test_typing_on_puts_a_blank_between(
    make: Make, tmp_path: Path, more: str, kept: str
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(
            *PLAN, *"En fråga", "enter", *more, *(("enter",) if len(more) > 1 else ())
        )
        await saved(pilot)
    assert rows(tmp_path, "aktivitetsplan") == [{"aktivitet": kept}]


async def test_a_blank_that_is_there_is_enough_and_a_paste_is_apart_too(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *"Ring ", "enter", *"Åsa", "enter")
        app.post_message(Paste("och Karim"))
        await settled(pilot)
        await pilot.press(*" nu", "enter")
        await saved(pilot)
    assert rows(tmp_path, "aktivitetsplan") == [{"aktivitet": "Ring Åsa och Karim nu"}]


@pytest.mark.parametrize(
    ("key", "template", "title"),
    [("a", "aktivitetsplan", "Aktivitetsplan"), ("M", "mal", "Mål")],
)
async def test_an_activity_or_a_goal_needs_no_question(
    make: Make, tmp_path: Path, key: str, template: str, title: str
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", key, *"Prata om lärande på APT", "enter", "enter")
        await saved(pilot)
        last = screen_text(app).rstrip().split("\n")[-1]
        assert last.startswith(f"Står i {title}, ")
        assert "Gruppen" in last
        await pilot.press("q")
    (row,) = tomllib.loads((tmp_path / f"worksheets/gruppen/{template}.toml").read_text("utf-8"))[
        "rows"
    ].values()
    assert "Prata om lärande på APT" in row.values()
    assert not [value for value in row.values() if isinstance(value, list)]
    assert not (tmp_path / "answers").exists()
