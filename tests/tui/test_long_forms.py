"""Long templates show their main fields; the rest is one key away, and what is filled is seen."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
MAIN = ("Aktivitet", "Varför", "Ansvarig", "Sker i", "Klart", "Följs upp", "Status")


def rows(folder: Path) -> list[dict[str, Any]]:
    path = folder / "worksheets/gruppen/aktivitetsplan.toml"
    return list(tomllib.loads(path.read_text("utf-8"))["rows"].values())


def fields(app: HandbokApp) -> list[str]:
    """The names of the fields below the line with the row's name."""
    lines = screen_text(app).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("─ "))
    named = (
        line[2:].partition(": ")
        for line in lines[first + 1 :]
        if line[:2] in ("  ", "▸ ") and line[2:3].strip()
    )
    return [name for name, colon, _ in named if colon]


async def opened(pilot: Pilot[None], template: str, *keys: str) -> None:
    assert isinstance(pilot.app, HandbokApp)
    pilot.app.open_worksheet(template)
    await settled(pilot)
    await pilot.press(*keys)
    await settled(pilot)


async def saved(pilot: Pilot[None]) -> None:
    assert isinstance(pilot.app, HandbokApp)
    pilot.app.save_soon()
    await settled(pilot)


async def test_a_plan_shows_seven_fields_and_how_many_more(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "aktivitetsplan", "space", "n", *"Ring", "enter")
        assert fields(app) == list(MAIN)
        assert "  Fler fält (14)" in screen_text(app)


async def test_a_goal_shows_six(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "mal", "space", "n", *"Prova", "enter")
        assert fields(app) == ["Mål", "Slag", "Hör till", "Plan", "Följs upp", "Läge"]
        assert "Fler fält (8)" in screen_text(app)


async def test_a_short_template_shows_all(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "nulagesanalys")
        assert "Fler fält" not in screen_text(app)
        await pilot.press("space", "f")
        assert "Alla fält syns redan" in screen_text(app)


async def test_tab_comes_to_the_rest_and_enter_opens_it_at_its_first_field(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot, "aktivitetsplan", "space", "n", *"Ring", "enter", *["tab"] * 7)
        assert "▸ Fler fält (14)" in screen_text(app)
        assert "Retur visar dem" in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "▸ När–då: –" in screen_text(app)
        assert len(fields(app)) >= 21
        assert "Fler fält" not in screen_text(app)
        await pilot.press(*"När APT börjar", "enter")
        await saved(pilot)
        await pilot.press("space", "f")
        await settled(pilot)
        assert fields(app) == ["Aktivitet", "Varför", "När–då", *MAIN[2:]]
        assert "Fler fält (13)" in screen_text(app)
        await pilot.press("shift+tab", "shift+tab", "shift+tab")
        assert "▸ Fler fält (13)" in screen_text(app)
        await pilot.press("tab")
        assert "▸ Aktivitet: Ring" in screen_text(app)
    assert rows(tmp_path) == [{"aktivitet": "Ring", "nar-da": "När APT börjar"}]


async def test_what_is_typed_at_the_rest_is_no_command_and_goes_nowhere(
    make: Make, tmp_path: Path
) -> None:
    """A letter must not open the fields, so that the next goes into one that nobody chose."""
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "aktivitetsplan", "space", "n", *"Ring", "enter", "shift+tab")
        await pilot.press(*"nu", "3", "0", "backspace", *"ja")
        app.post_message(Paste("klistrat"))
        app.post_message(Paste("en\ttabell\n"))
        await settled(pilot)
        await pilot.pause()
        await saved(pilot)
        assert "▸ Fler fält (14)" in screen_text(app)
        assert "Retur visar fälten" in screen_text(app)
        await pilot.press("down", "up")
        assert "▸ Fler fält (14)" in screen_text(app)
    assert rows(tmp_path) == [{"aktivitet": "Ring"}]


async def test_what_is_filled_is_always_seen(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "worksheets/gruppen/aktivitetsplan.toml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "format = 1\n[rows.a]\naktivitet = 'A'\ntid = 2.5\nlardom = '?'\n"
        "[rows.b]\naktivitet = 'B'\nfoljs-upp = 2020-01-07\n"
        "[[conflict]]\nrow = 'a'\ncolumn = 'steg'\nvalue = 'Stort'\n",
        "utf-8",
    )
    app = make()
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot, "aktivitetsplan")
        assert {"Steg", "Tid", "Lärdom"} <= set(fields(app))
        assert "Fler fält (11)" in screen_text(app)
        await pilot.press("down")
        # It is time to follow it up: the outcome and the learning are asked for.
        assert {"Utfall", "Lärdom"} <= set(fields(app))
        assert "Tid" not in fields(app)


async def test_a_chosen_field_stays_chosen_in_the_next_row(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot, "aktivitetsplan", "space", "n", *"A", "enter", "space", "n", *"B")
        await pilot.press("enter", "space", "f", "tab", "tab", "tab", "2")
        await pilot.press("tab", "shift+tab", "space", "f")
        await settled(pilot)
        assert "▸ Steg: Mellan (≤ 2 h)" in screen_text(app)
        await pilot.press("up")
        assert "▸ Steg: –" in screen_text(app)
        await pilot.press("tab")
        assert "▸ Ansvarig: –" in screen_text(app)
        assert "Steg" not in fields(app)


async def test_a_table_goes_into_the_fields_that_are_seen(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "aktivitetsplan")
        app.post_message(Paste("Ring\t\tÅsa\tAPT\nSkriv\t\tKarim\t\n"))
        await settled(pilot)
        await pilot.pause()
        await saved(pilot)
        assert "2 rader är ifyllda" in screen_text(app)
    assert rows(tmp_path) == [
        {"aktivitet": "Ring", "ansvarig": "Åsa", "sker-i": "APT"},
        {"aktivitet": "Skriv", "ansvarig": "Karim"},
    ]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_a_mark_says_that_there_is_more(make: Make, size: tuple[int, int]) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await opened(pilot, "aktivitetsplan", "space", "n", *"Ring", "enter", "space", "f")
        lines = [line.rstrip() for line in screen_text(app).splitlines()]
        assert [line[-1:] for line in lines].count("▾") == 1
        assert not any(line.endswith("▴") for line in lines)
        await pilot.press(*["tab"] * 16)
        lines = [line.rstrip() for line in screen_text(app).splitlines()]
        assert [line[-1:] for line in lines].count("▾") == 1
        assert [line[-1:] for line in lines].count("▴") == 1
        await pilot.press(*["tab"] * 4)
        lines = [line.rstrip() for line in screen_text(app).splitlines()]
        assert "▸ Nästa steg: –" in "\n".join(lines)
        assert not any(line.endswith("▾") for line in lines)
