"""What people type at a template without thinking of keys: it ends up in the field, as typed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from handbok_tui.core.sheets.templates import UNKNOWN
from handbok_tui.export.formats import FORMATS
from handbok_tui.texts.dates import long_date
from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled, whole_text

Make = Callable[[], HandbokApp]
PLAN = ("m", "down", "down", "enter")
GOALS = ("m", *["down"] * 3, "enter")
ANALYSIS = ("m", "enter")
NEW = ("space", "n")
ALL = ("space", "f")


def rows(folder: Path, template: str, whose: str = "gruppen") -> list[dict[str, Any]]:
    path = folder / "worksheets" / whose / f"{template}.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    return [data["rows"][row] for row in data["order"] if row in data["rows"]]


async def saved(pilot: Pilot[None]) -> None:
    assert isinstance(pilot.app, HandbokApp)
    pilot.app.save_soon()
    await settled(pilot)


async def at(pilot: Pilot[None], label: str) -> None:
    """Go to the field of that name."""
    for _ in range(30):
        if f"▸ {label}" in screen_text(pilot.app):
            return
        await pilot.press("tab")
        await pilot.pause()
    raise AssertionError(label)


@pytest.mark.parametrize("words", ["nova vill pröva", "- minst två, ? kanske", "3 av 4", "qb"])
async def test_words_open_a_text_with_the_first_letter(
    make: Make, tmp_path: Path, words: str
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *NEW, *"Ring", "enter")
        await at(pilot, "Ansvarig")
        await pilot.press(*words, "enter")
        await saved(pilot)
    assert rows(tmp_path, "aktivitetsplan") == [{"aktivitet": "Ring", "ansvarig": words}]


async def test_a_date_in_words_and_one_with_a_minus_sign(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *NEW, *"Ring", "enter", *ALL)
        await at(pilot, "Start")
        await pilot.press(*"2027-01-01", "enter")
        await at(pilot, "Klart")
        await pilot.press(*"2027-02-01", "enter", *"2027-03-01", "enter")
        await saved(pilot)
    (row,) = rows(tmp_path, "aktivitetsplan")
    assert row["start"].isoformat() == "2027-01-01"
    assert row["klart"].isoformat() == "2027-03-01"


async def test_letters_mark_a_choice_and_change_nothing(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, "tab", *"vnp - stort")
        await pilot.pause()
        assert "1 Inte än" in whole_text(app)
        await pilot.press("escape")
        await saved(pilot)
        assert "0 av 8 ifyllda" in screen_text(app)
        await pilot.press(*"som", "enter")
        await saved(pilot)
    assert not (tmp_path / "worksheets/gruppen").exists()


async def test_not_knowing_has_a_digit_and_a_question_mark_is_help(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, "5")
        await saved(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Alla tangenter" in screen_text(app)
    assert rows(tmp_path, "nulagesanalys", "anna") == [{"lage": UNKNOWN}]


async def test_a_new_row_is_kept_by_enter_and_goes_by_esc(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *NEW, "escape")
        await pilot.pause()
        assert "0 aktiviteter" in screen_text(app)
        await pilot.press(*NEW, "enter")
        await pilot.pause()
        assert "1 aktivitet" in screen_text(app)
        await pilot.press(*"Ring", "enter")
        await saved(pilot)
    assert rows(tmp_path, "aktivitetsplan") == [{"aktivitet": "Ring"}]


async def test_the_first_letter_replaces_a_date_that_is_there(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *NEW, *"Ring", "enter", *ALL)
        await at(pilot, "Start")
        await pilot.press(*"2027-01-01", "enter", "enter", *"2027-05-05", "escape")
        assert "Esc en gång till" in screen_text(app)
        await pilot.press("escape", *"2027-06-06", "enter")
        await saved(pilot)
    (row,) = rows(tmp_path, "aktivitetsplan")
    assert row["start"].isoformat() == "2027-06-06"


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(Paste(text))
    await settled(pilot)


async def test_a_table_becomes_rows_and_fields_in_one_step(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*PLAN)
        await paste(pilot, "Ring\t\tÅsa\tAPT\tsnart\n")
        await pilot.pause()
        assert "Inget är inklistrat. Rad 1" in screen_text(app)
        await paste(pilot, 'Ring natten\t\tÅsa\n"Fråga ""dag""\noch kväll"\t\tKarim\n')
        await pilot.pause()
        assert "2 rader är ifyllda" in screen_text(app)
        await saved(pilot)
        assert rows(tmp_path, "aktivitetsplan") == [
            {"aktivitet": "Ring natten", "ansvarig": "Åsa"},
            {"aktivitet": 'Fråga "dag"\noch kväll', "ansvarig": "Karim"},
        ]
        await pilot.press("space", "u")
        await pilot.pause()
        assert "0 aktiviteter" in screen_text(app)


@pytest.mark.parametrize(
    ("head", "line", "kept"),
    [
        ("Aktivitet\tVarför\tAnsvarig", "{}\tLära\tÅsa", {"varfor-eget": "Lära"}),
        (" aktivitet \tANSVARIG\t", "{}\tÅsa\t", {}),
        ("Ansvarig\tKlart\tAktivitet", "Åsa\t2027-02-01\t{}", {"klart": date(2027, 2, 1)}),
    ],
)
async def test_the_headings_of_a_table_choose_the_fields(
    make: Make, tmp_path: Path, head: str, line: str, kept: dict[str, Any]
) -> None:
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*PLAN)
        await paste(pilot, f"{head}\n")
        assert "bara rubriker" in screen_text(app)
        lines = [line.format("Ring"), line.format("Fråga")]
        await paste(pilot, "\n".join((head, *lines)) + "\n")
        assert "2 rader är ifyllda" in screen_text(app)
        await saved(pilot)
    found = rows(tmp_path, "aktivitetsplan")
    own = [{key: value for key, value in row.items() if key in kept} for row in found]
    assert own == [kept, kept]
    assert [row["aktivitet"] for row in found] == ["Ring", "Fråga"]
    assert [row["ansvarig"] for row in found] == ["Åsa", "Åsa"]


async def test_a_line_with_one_name_of_a_field_is_a_row_and_twice_the_same_is_refused(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*PLAN)
        await paste(pilot, "Ansvarig\tAnsvarig\nÅsa\tKarim\n")
        assert "Rubriken Ansvarig står flera gånger" in screen_text(app)
        await paste(pilot, "Aktivitet\t\tÅsa\nRing\t\tKarim\n")
        await saved(pilot)
    assert [row["aktivitet"] for row in rows(tmp_path, "aktivitetsplan")] == ["Aktivitet", "Ring"]


async def test_a_row_that_is_private_still_is_in_a_new_analysis(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANALYSIS, "1", "home", "space", "p", "space", "N", "2")
        await saved(pilot)
        await pilot.press("escape")
        await settled(pilot)
    assert rows(tmp_path, "nulagesanalys", "anna") == [{"lage": "På väg", "visibility": "private"}]
    assert "På väg" not in FORMATS["markdown"].render(app.session.selection()).text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12 sept 2027", date(2027, 9, 12)),
        ("2027-1-12", date(2027, 1, 12)),
        ("1 mars 2027", date(2027, 3, 1)),
    ],
)
async def test_a_day_is_read_as_it_is_typed_and_shown_as_one_reads_it(
    make: Make, tmp_path: Path, typed: str, kept: date
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *NEW, *"Ring", "enter")
        await at(pilot, "Följs upp")
        await pilot.press(*typed, "enter")
        assert f"Följs upp: {long_date(kept)}" in screen_text(app)
        await pilot.press("enter")
        assert long_date(kept) in screen_text(app).split("Aktivitetsplan")[-1]
        await pilot.press("enter")  # what it says may stand
        await saved(pilot)
    assert [row["foljs-upp"] for row in rows(tmp_path, "aktivitetsplan")] == [kept]


async def test_in_fourteen_days_in_words(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "F", *"om fjorton dagar", "enter")
        day = app.session.now().date() + timedelta(days=14)
        assert f"Följs upp {long_date(day)}" in screen_text(app)
        await saved(pilot)
    file = tomllib.loads((tmp_path / "answers/gruppen/k1.toml").read_text("utf-8"))
    assert file["answers"]["k1-ref-1"]["follow_up"] == day
