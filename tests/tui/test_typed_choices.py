"""What people write where there are words to choose among: it chooses what they meant or nothing,
and none of it is taken for commands.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled, whole_text
from tests.tui.test_templates_by_hand import ALL, ANALYSIS, NEW, PLAN, at, rows, saved

Make = Callable[[], HandbokApp]
COMPOUND = ("1", "tab", "tab", "enter")


def fields(folder: Path) -> Any:
    path = folder / "answers/gruppen/k1.toml"
    answers = tomllib.loads(path.read_text("utf-8"))["answers"] if path.exists() else {}
    found = answers.get("k1-ref-2", {}).get("fields", {})
    return {field: value for field, value in found.items() if value}


def one_line(app: HandbokApp) -> str:
    return " ".join(screen_text(app).split())


# -- a compound question ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("Ja, i nämndens plan sedan 2024", {"finns": "Ja"}),
        ("Vi har inget", {}),
        ("55 % till maj", {}),
        ("1 - det gick", {}),
        ("3 Nej", {"finns": "Nej"}),
        ("vet inte", {"finns": "Vet inte"}),
        ("12", {"finns": "Delvis"}),
    ],
)
async def test_a_sentence_among_choices_is_one_of_them_or_changes_nothing(
    make: Make, tmp_path: Path, typed: str, chosen: dict[str, str]
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*COMPOUND, *typed)
        await pilot.pause()
        fits = typed in ("3 Nej", "vet inte", "12")
        assert ("är inget av valen: 1 Ja, 2 Delvis" in one_line(app)) is not fits
        await pilot.press("escape")
        await settled(pilot)
    assert fields(tmp_path) == chosen


async def test_backspace_takes_back_a_typed_letter_first(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*COMPOUND, "2", "enter", "shift+tab", *"Jo")
        await pilot.pause()
        assert "Tabb går till fältet där du skriver" in one_line(app)
        assert app.session.answer(app.screen.target).fields == {"finns": "Delvis"}  # type: ignore[attr-defined]
        await pilot.press("backspace")
        assert app.session.answer(app.screen.target).fields == {"finns": "Ja"}  # type: ignore[attr-defined]
        await pilot.pause()
        assert "inget av valen" not in one_line(app)
        await pilot.press("backspace")
        assert app.session.answer(app.screen.target).fields == {"finns": "Delvis"}  # type: ignore[attr-defined]
        await pilot.press("backspace", "escape")
        await settled(pilot)
    assert fields(tmp_path) == {}


async def test_a_question_mark_among_choices_is_help(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*COMPOUND, "question_mark")
        await pilot.pause()
        assert "Alla tangenter" in screen_text(app)


# -- a template ------------------------------------------------------------------------------


@pytest.mark.parametrize("opened", [(), ("enter",)], ids=["in the template", "in its list"])
@pytest.mark.parametrize("typed", ["1 - det gick", "3 personer", "55 % till maj", "0 % kvar"])
async def test_a_sentence_after_a_digit_is_a_filter_and_chooses_nothing(
    make: Make, tmp_path: Path, typed: str, opened: tuple[str, ...]
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *NEW, *"Fråga mer", "enter", *ALL)
        await at(pilot, "Utfall")
        await pilot.press("2", "down", *opened, *typed, "enter")
        await pilot.pause()
        assert typed in whole_text(app)
        assert "▸ 1 Fungerade" not in whole_text(app)
        assert "1 Fungerade" in whole_text(app)
        await pilot.press("enter", "escape")
        await saved(pilot)
        assert "▸ Utfall: Delvis" in screen_text(app)
    assert rows(tmp_path, "aktivitetsplan") == [{"aktivitet": "Fråga mer", "utfall": "Delvis"}]


@pytest.mark.parametrize("opened", [(), ("enter",)], ids=["in the template", "in its list"])
async def test_a_digit_after_a_digit_chooses_anew(
    make: Make, tmp_path: Path, opened: tuple[str, ...]
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, *opened, "1")
        await saved(pilot)
        await pilot.press("3")
        await saved(pilot)
        assert "▸ Läge nu: 3 Ofta" in screen_text(app)
        await pilot.press("space", "c")
        await pilot.pause()
        assert "Skrivet: 13 c" in whole_text(app)
        await pilot.press("escape")
        await saved(pilot)
        assert "▸ Läge nu: –" in screen_text(app)


async def test_a_choice_in_a_row_that_somebody_took_away_brings_it_back(
    make: Make, tmp_path: Path
) -> None:
    app, other = make(), make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *NEW, *"Fråga", "enter", *ALL)
        await at(pilot, "Status")
        await saved(pilot)
        await pilot.press(*"pl")
        await pilot.pause()
        sheets = other.session.worksheets
        plan = sheets.target("aktivitetsplan", "gruppen")
        sheets.remove_row(plan, sheets.sheet(plan).rows[0].id)
        other.session.save()
        app.session.file_changed("worksheets/gruppen/aktivitetsplan.toml")
        await pilot.press("enter")
        await saved(pilot)
    found = rows(tmp_path, "aktivitetsplan")
    assert found == [{"status": "Planerad", "visibility": "private"}]


@pytest.mark.parametrize("typed", ["3 Ofta", "ofta", "3 o", "O"])
async def test_a_choice_typed_as_it_is_shown_waits_for_enter(
    make: Make, tmp_path: Path, typed: str
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, *typed)
        await pilot.pause()
        assert "▸ 3 Ofta" in whole_text(app)
        assert "2 På väg" not in whole_text(app).split("▸ 3 Ofta")[1]
        await pilot.press("enter")
        await saved(pilot)
    assert rows(tmp_path, "nulagesanalys", "anna") == [{"lage": "Ofta"}]


async def test_a_digit_alone_stays_when_the_menu_was_wanted(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, "3", "space", "escape", "space", "p")
        await saved(pilot)
    assert rows(tmp_path, "nulagesanalys", "anna") == [{"lage": "Ofta", "visibility": "private"}]


async def test_the_same_digit_again_takes_back_nothing_else(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, "3", "tab", "shift+tab", *"3 av dem", "escape")
        await saved(pilot)
    assert rows(tmp_path, "nulagesanalys", "anna") == [{"lage": "Ofta"}]


async def test_backspace_filters_anew_and_does_not_run_on_into_the_field(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, "3", "down", "up", *"ox", *["backspace"] * 4)
        await pilot.pause()
        assert "▸ 3 Ofta" in whole_text(app)
        await pilot.press("escape")
        await saved(pilot)
    assert rows(tmp_path, "nulagesanalys", "anna") == [{"lage": "Ofta"}]


async def test_how_two_belong_together_is_typed_too(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "down", "enter", *NEW, *"APT", "enter", *NEW, *"Roll", "enter")
        await pilot.press("space", "k", *"apt", "enter", *"1 - via chefen")
        await pilot.pause()
        assert "1 - via chefen" in whole_text(app)
        await pilot.press("enter", "escape")
        await saved(pilot)
    assert [list(row) for row in rows(tmp_path, "larande-ekosystem")] == [["namn"], ["namn"]]


async def test_what_was_removed_is_named_also_when_nothing_is_left(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *NEW, *"Ring natten", "enter", "space", "minus")
        await saved(pilot)
        assert "”Ring natten” är borttagen. Blanksteg u ångrar" in one_line(app)
