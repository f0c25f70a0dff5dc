"""Undo that is seen, the last changes on a page of their own, and what one key takes away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.commands.table import COMMANDS
from tests.support.changes import MARKDOWN, prepare, said
from tests.support.screens import bottom_text, screen_text, settled

Make = Callable[[], HandbokApp]


async def test_undo_goes_to_what_it_takes_back_and_names_it(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        for chapter in "123":
            await pilot.press(chapter, "tab", "enter", *f"Svar {chapter}", "escape")
            await settled(pilot)
        await pilot.press("5")
        for chapter in "321":
            await pilot.press("u")
            await settled(pilot)
            assert app.reading.leaf == f"k{chapter}"
            assert app.reader.view.stop is not None
            assert app.reader.view.stop.place.question == f"k{chapter}-ref-1"
            assert bottom_text(app).startswith("Ångrat (Ctrl+Y gör om): ")
            assert "svar" in bottom_text(app)
        await pilot.press("u")
        assert "Det finns inget att ångra" in bottom_text(app)
        assert said(tmp_path) == {}
        await pilot.press("5", "ctrl+y")
        await settled(pilot)
        assert app.reading.leaf == "k1"
        assert "Svar 1" in screen_text(app)
        assert bottom_text(app).startswith("Gjort igen (u ångrar): ")
        await pilot.press("R", "R")
        await settled(pilot)
        await pilot.press("R")
        assert "Det finns inget att göra om" in bottom_text(app)
    answers = [said(tmp_path)[f"answers/{who}"] for who in ("gruppen/k1.toml",)]
    assert [each["answers"]["k1-ref-1"]["text"] for each in answers] == ["Svar 1"]
    assert len(said(tmp_path)) == 3


async def test_undo_takes_everything_in_one_order(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"Ett svar", "escape")
        await settled(pilot)
        await pilot.press("a", *"Fråga natten", "enter", "enter")
        await settled(pilot)
        await pilot.press("L", *"Ring först", "escape")
        await settled(pilot)
        whole = said(tmp_path)
        await pilot.press("5", "u")
        await settled(pilot)
        assert app.reading.leaf == "log:"
        assert "Lärdom" in bottom_text(app)
        await pilot.press("5", "u")
        await settled(pilot)
        assert "Aktivitetsplan" in bottom_text(app)
        assert app.screen.scope == "worksheet"  # type: ignore[attr-defined]
        await pilot.press("escape")
        await pilot.press("u")  # the day and the activity are a step each
        await settled(pilot)
        await pilot.press("escape", "u")
        await settled(pilot)
        assert said(tmp_path) == {}
        for _ in range(4):
            await pilot.press("escape", "R")
            await settled(pilot)
    assert said(tmp_path) == whole


async def test_what_undo_removes_is_an_earlier_version(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"Skrivet", "escape")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert "1 tidigare svar" in screen_text(app)
    assert "Skrivet" in (tmp_path / "answers/gruppen/k1.toml").read_text("utf-8")


async def test_an_answer_written_and_emptied_at_once_is_an_earlier_version(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"Skrivet", "ctrl+s")
        await settled(pilot)
        await pilot.press(*["backspace"] * 7, *"Tvärtom", "escape")
        await settled(pilot)
        await pilot.press("D")
        await pilot.pause()
        assert "│ Skrivet" in screen_text(app)
        assert screen_text(app).count("│ Då") == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_page_lists_shows_takes_back_and_does_again(
    make: Make, tmp_path: Path, size: tuple[int, int]
) -> None:
    prepare(tmp_path)
    before = said(tmp_path)
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "tab", "enter", "end", *" Mer", "escape")
        await settled(pilot)
        after = said(tmp_path)
        await pilot.press("5", "S")
        await settled(pilot)
        rows = screen_text(app).split("\n")
        assert "Senaste ändringar" in rows[0]
        assert "▸" in rows[1]
        assert ("fråga 1, vårt svar" if size == (80, 24) else "K1:1 Vilka") in rows[1]
        assert "ändrat" in rows[1]
        assert sum("Arbetsboken" in row for row in rows) == 1  # what earlier runs did
        await pilot.press("enter")
        await pilot.pause()
        shown = screen_text(app)
        assert "Före:" in shown
        if size == (80, 24):
            assert "Vårt gemensamma svar. Mer" in shown
        await pilot.press("escape", "u")
        await settled(pilot)
        assert said(tmp_path) == before
        assert bottom_text(app).startswith("Tillbakataget (R gör om):")
        assert "tillbakataget" in screen_text(app)
        await pilot.press("R")
        await settled(pilot)
        assert said(tmp_path) == after
        assert bottom_text(app).startswith("Gjort igen (u tar tillba")
        await pilot.press("R")
        assert "gäller" in bottom_text(app)
        await pilot.press("right")
        await settled(pilot)
        assert app.reading.leaf == "k1"


async def test_the_page_says_when_there_is_nothing(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("S")
        await settled(pilot)
        assert "Du har inte ändrat något" in bottom_text(app)
        await pilot.press("u", "R", "enter", "right")
        assert "Du har inte ändrat något" in bottom_text(app)


FILES = {"PATH I": "eget.md", "PATH B": "blankett.md"}
UNDO = ["space", "u"]
ANALYSIS = ["m", "enter", "down", "space"]
TEMPLATE = ["m", "enter"]
PLAN = ["m", "down", "down", "enter", "down"]
TAKES_AWAY: dict[str, tuple[list[str], list[str], list[str]]] = {
    "reader.skip": (["1", "tab"], ["t"], ["u"]),
    "reader.toggle_private": (["1", "tab"], ["p"], ["u"]),
    "reader.answer_anew": (["1", "tab"], ["r"], ["escape", "u"]),
    "reader.add_group": (["1"], ["V", "enter", *"Ledningen", "enter"], ["u"]),
    "worksheet.empty": ([*TEMPLATE, "tab", "tab"], ["backspace"], UNDO),
    "worksheet.unknown": ([*TEMPLATE, "tab", "tab"], ["space", "question_mark"], UNDO),
    "worksheet.remove_row": (PLAN, ["space", "minus"], UNDO),
    "worksheet.toggle_private": (PLAN, ["space", "p"], UNDO),
    "worksheet.toggle_all_private": (PLAN, ["space", "P"], UNDO),
    "worksheet.begin_anew": (TEMPLATE, ["space", "N"], UNDO),
    "chapter.remove": (["1", "e", "end"], ["minus"], ["u"]),
    "chapter.put_back": (["1", "e", "down", "down", "down"], ["space", "t"], ["u"]),
    "chapter.put_all_back": (["1", "e"], ["space", "T"], ["u"]),
    "chapters.hide": (["K", "home", "down"], ["minus"], ["u"]),
    "chapters.move_up": (["K", "home", "down"], ["less_than_sign"], ["u"]),
    "chapters.move_down": (["K", "home", "down"], ["greater_than_sign"], ["u"]),
    "import.go_on": (["PATH I", "enter"], ["enter"], ["u"]),
    "form.anyway": (["PATH B", "enter"], ["f4"], ["u"]),
}
"""Keys that lead to where something is, take it away, and bring it back."""


def test_every_command_that_takes_away_is_tried() -> None:
    flagged = {f"{found.scope}.{found.id}" for found in COMMANDS if found.takes_away}
    assert flagged == set(TAKES_AWAY)


@pytest.mark.parametrize("name", TAKES_AWAY)
async def test_what_a_key_takes_away_it_says_and_one_key_brings_back(
    make: Make, tmp_path: Path, name: str
) -> None:
    prepare(tmp_path)
    chapter = MARKDOWN.replace("Så här", "Helt annorlunda")
    (tmp_path / FILES["PATH I"]).write_text(chapter, "utf-8")
    (tmp_path / FILES["PATH B"]).write_text("### Fråga \\[k1-ref-1\\]\n\nTvärtom\n", "utf-8")
    before = said(tmp_path)
    app = make()
    there, away, back = TAKES_AWAY[name]
    async with app.run_test(size=(100, 40)) as pilot:
        for key in there:
            file = tmp_path / FILES[key] if key in FILES else None
            await pilot.press(*([key[-1], "ctrl+u", *str(file)] if file else [key]))
        await settled(pilot)
        assert said(tmp_path) == before
        await pilot.press(*away)
        await settled(pilot)
        assert said(tmp_path) != before
        assert "u ångrar" in screen_text(app)
        await pilot.press(*back)
        await settled(pilot)
        assert said(tmp_path) == before


async def test_what_a_meeting_decides_is_taken_back_by_name(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "g", "b", *"Vi testar", "escape", "escape")
        await settled(pilot)
        whole = said(tmp_path)
        assert whole != {}
        await pilot.press("u")
        await settled(pilot)
        assert app.reading.leaf == "log:"
        assert "Beslut" in bottom_text(app)
        assert said(tmp_path) == {}
        await pilot.press("1", "ctrl+y")
        await settled(pilot)
        assert app.reading.leaf == "log:"
    assert said(tmp_path) == whole


@pytest.mark.parametrize(
    ("file", "before", "way"),
    [
        ("answers/anna/k1.toml", "[answers.k1-ref-1]\ntext = 'ett'\n", ["1", "tab", "v", "p"]),
        ("worksheets/anna/nulagesanalys.toml", "[rows.mal]\nlage = 'Ofta'\n", [*ANALYSIS, "p"]),
        ("worksheets/anna/nulagesanalys.toml", "[rows.mal]\nlage = 'Ofta'\n", [*ANALYSIS, "P"]),
    ],
)
async def test_what_is_taken_back_says_so_where_something_goes_along_by_that(
    make: Make, tmp_path: Path, file: str, before: str, way: list[str]
) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(f"format = 1\n{before}", "utf-8")
    app = make()
    async with app.run_test(size=(160, 24)) as pilot:
        await pilot.press(*way)
        app.save_soon()
        await settled(pilot)
        assert 'visibility = "private"' in path.read_text("utf-8")
        await pilot.press("escape", "S", "u")
        await settled(pilot)
        assert "inte längre bara för mig: allt som står där följer med" in screen_text(app)
        await pilot.press("R")
        await settled(pilot)
        assert "inte längre bara för mig" not in bottom_text(app)
    assert 'visibility = "private"' in path.read_text("utf-8")
