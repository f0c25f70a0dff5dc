"""Bringing in a chapter on the screen: nothing is changed before a yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app import HandbokApp
from tests.support.screens import screen_text, settled
from tests.support.word_files import add_xml, new_document, put, saved

CHAPTER = "# Vårt kapitel\n\nText.\n\n## Reflektera\n\n- Varför?\n- Hur?\n"


def keys(path: Path) -> list[str]:
    return ["I", "ctrl+u", *str(path)]


async def test_a_file_is_shown_before_it_is_imported(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    file = tmp_path / "kapitel.md"
    file.write_text(CHAPTER, "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(tmp_path / "kap"), "tab", "enter")
        await settled(pilot)
        assert "Nytt kapitel (e1): 06 Vårt kapitel" in screen_text(app)
        assert "– Hur?" in screen_text(app)
        assert not (tmp_path / "chapters").exists()
        await pilot.press("enter")
        await settled(pilot)
        assert "06 Vårt kapitel  Eget kapitel" in screen_text(app)
        assert "0 av 2 besvarade" in screen_text(app)
    assert (tmp_path / "chapters/e1.toml").is_file()


async def test_a_word_file_is_shown_with_what_is_not_in_it(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    document = new_document()
    document.add_heading("Vårt kapitel", 1)
    words = document.add_paragraph("Text.")
    add_xml(words, "<w:del><w:r><w:delText>Hemligt</w:delText></w:r></w:del>")
    file = put(tmp_path, "kapitel.docx", saved(document))
    broken = put(tmp_path, "trasig.docx", b"PK\x03\x04")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(broken), "enter")
        await settled(pilot)
        assert "Wordfilen är skadad." in screen_text(app)
        await pilot.press("ctrl+u", *str(file), "enter")
        await settled(pilot)
        assert "Nytt kapitel (e1): 06 Vårt kapitel" in screen_text(app)
        assert "1 spårad strykning är inte med" in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "06 Vårt kapitel  Eget kapitel" in screen_text(app)
    assert "Hemligt" not in (tmp_path / "chapters/e1.toml").read_text()


async def test_a_chapter_of_the_same_title_stands_where_the_person_says(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    file = tmp_path / "x.md"
    file.write_text("# Lärande ledarskap\n\nHela texten.\n", "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(file), "enter", "enter")
        await settled(pilot)
        assert "F2 ställer det importerade framför" in screen_text(app)
        await pilot.press("f2")
        await settled(pilot)
        assert "Ställs framför utgåvans kapitel (k2)" in screen_text(app)
        await pilot.press("f3")
        await settled(pilot)
        assert "Nytt kapitel (e1)" in screen_text(app)
        await pilot.press("f2", "enter")
        await settled(pilot)
        assert "Hela texten." in screen_text(app)
    assert [path.name for path in (tmp_path / "chapters").iterdir()] == ["k2.toml"]


async def test_what_was_changed_here_is_replaced_only_at_a_second_yes(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    file = tmp_path / "x.md"
    file.write_text(CHAPTER, "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(file), "enter", "enter")
        await settled(pilot)
    own = tmp_path / "chapters/e1.toml"
    edited = own.read_bytes().replace(b"Text.", "Vår text.".encode())
    own.write_bytes(edited)
    file.write_text(CHAPTER.replace("Text.", "Ny text."), "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(file), "enter", "enter")
        await settled(pilot)
        assert "Kapitlet är ändrat här" in screen_text(app)
        assert own.read_bytes() == edited
        await pilot.press("enter")
        await settled(pilot)
        assert "Ny text." in screen_text(app)


@pytest.mark.parametrize("name", ["finns-inte.md", "."])
async def test_what_cannot_be_read_is_said_and_nothing_happens(
    make: Callable[[], HandbokApp], tmp_path: Path, name: str
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(tmp_path / name), "enter", "enter")
        await settled(pilot)
        assert "Kontrollera sökvägen" in screen_text(app) or "en mapp" in screen_text(app)
        await pilot.press("escape")
    assert not (tmp_path / "chapters").exists()
