"""Lists in which one types: what is typed is never taken for commands."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.style import Style

from handbok_tui.core.chapters.parts import Key
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.chapters.chapter import ChapterScreen
from handbok_tui.tui.screens.dialogs.pick import PickScreen
from handbok_tui.tui.screens.reading.reader import ReaderScreen
from handbok_tui.tui.widgets.rows import Row, Rows
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]


async def test_a_list_stays_when_no_row_fits_what_is_typed(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i", *"qxqx", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PickScreen)
        assert "Ingen rad passar" in screen_text(app)
        await pilot.press(*"q m d", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PickScreen)
        assert app.screen.filter.text == "qxqxq m d"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
    assert not (tmp_path / "workbook.toml").exists()


async def test_a_new_chapter_asks_for_its_name_first(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("K", "n", *"Vår enhet", "enter")
        await pilot.pause()
        assert "Kapitlet börjar:" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Vår enhet" in screen_text(app)  # still to be had
        await pilot.press("enter", *"tomt", "enter")
        await settled(pilot)
        assert "Vår enhet" in screen_text(app)
    (made,) = (tmp_path / "chapters").glob("*.toml")
    assert tomllib.loads(made.read_text("utf-8"))["title"] == "Vår enhet"


async def test_a_question_can_be_added_from_a_text(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e", "plus", *"fråga")
        await pilot.pause()
        assert "ingen rad" not in screen_text(app)
        await pilot.press("enter", *"Vad gör vi?", "escape")
        await settled(pilot)
        await pilot.press("escape", "q")
    data = tomllib.loads((tmp_path / "chapters/k1.toml").read_text("utf-8"))
    assert [one["text"] for one in data["questions"].values()] == ["Vad gör vi?"]
    (section,) = data["sections"].values()
    assert section["kind"] == "reflection"


async def test_ones_own_words_among_what_can_be_added_are_a_new_question(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e", "plus", *"Hur mår vi egentligen?")
        await pilot.pause()
        assert "Ny fråga: Hur mår vi egentligen?" in screen_text(app)
        await pilot.press("enter", *" Alla?", "escape")
        await settled(pilot)
        assert "Hur mår vi egentligen? Alla?" in screen_text(app)
        await pilot.press("escape", "q")
    data = tomllib.loads((tmp_path / "chapters/k1.toml").read_text("utf-8"))
    assert [one["text"] for one in data["questions"].values()] == ["Hur mår vi egentligen? Alla?"]


async def test_own_words_name_an_edition_to_freeze(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("U", *"Vår vår", "enter")
        await pilot.pause()
        assert "Vad heter utgåvan?" in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
    (edition,) = (tmp_path / "editions").glob("*/edition.toml")
    assert tomllib.loads(edition.read_text("utf-8"))["name"] == "Vår vår"


async def test_editing_begins_at_the_chosen_question(make: Make, tmp_path: Path) -> None:
    """And a new one there opens for whom that one does."""
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "tab")
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.view.stop is not None
        question = reader.view.stop.place.question
        space = app.session.find_question(question)[1].space
        await pilot.press("e")
        await pilot.pause()
        chapter = app.screen
        assert isinstance(chapter, ChapterScreen)
        piece = chapter.row.piece
        assert piece is not None
        assert piece.key == Key("question", question)
        await pilot.press("plus", "enter", *"Vad gör vi?", "escape")
        await settled(pilot)
        await pilot.press("escape", "q")
    data = tomllib.loads((tmp_path / "chapters/k1.toml").read_text("utf-8"))
    (new,) = data["questions"].values()
    assert (new["text"], new.get("space", "group")) == ("Vad gör vi?", space)


async def test_editing_begins_at_the_section_that_one_has_gone_to(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "i", *"sammanfattning", "enter", "e")
        await pilot.pause()
        chapter = app.screen
        assert isinstance(chapter, ChapterScreen)
        assert chapter.row.piece is not None
        assert chapter.row.piece.key == Key("section", "k1-sam")
        assert "▸ Sammanfattning" in screen_text(app)
        await pilot.press("escape", "home", "e")
        await pilot.pause()
        again = app.screen
        assert isinstance(again, ChapterScreen)
        assert again.row.piece is not None
        assert again.row.piece.key.kind == "chapter"


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_name_never_gives_way_to_its_note(width: int) -> None:
    name = "En mall med ganska långt namn"
    for note in (
        "Vårt svar (Gruppen) · 1 del, 0 kopplingar, 12 rader",
        "kort not · som är 23 lång",
    ):
        rows = Rows()
        strip = rows._row(Row(name, note, "x"), Style(), width, chosen=False)
        assert strip.cell_length == width
        assert name in strip.text
        assert note in strip.text or "…" in strip.text or "kort" not in strip.text
