"""A chapter edited by keys alone: what stands on the screen and what stands on disk."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.chapters.pieces import pieces
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.chapters.chapter import ChapterScreen
from handbok_tui.tui.screens.chapters.part import PartScreen
from handbok_tui.tui.screens.reading.reader import ReaderScreen
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
EDITION = (shipped_edition() / "chapters/k1.toml").read_bytes()


def chapter_file(folder: Path, chapter: str = "k1") -> Any:
    return tomllib.loads((folder / f"chapters/{chapter}.toml").read_text("utf-8"))


async def choose(pilot: Pilot[None], text: str) -> None:
    """Go down to the first row that says the text."""
    screen = pilot.app.screen
    assert isinstance(screen, ChapterScreen)
    index = next(i for i, row in enumerate(screen.found) if text in f"{row.name} {row.text}")
    await pilot.press("home", *["down"] * index)


async def test_a_text_is_changed_in_place_and_marked(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        assert "SKR:s text" in screen_text(app)
        await choose(pilot, "Ingress")
        await pilot.press("enter", *" Hos oss?", "escape")
        await settled(pilot)
        assert "Ändrat här" in screen_text(app)
        assert "Sparat" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, ReaderScreen)
        assert "Rubrik eller ingress ändrad av oss" in screen_text(app)
        await pilot.press("q")
    data = chapter_file(tmp_path)
    assert data["lead"] == "Driver du lärandet i din verksamhet? Hos oss?"
    assert data["published"] == {"lead": "Driver du lärandet i din verksamhet?"}
    assert set(data) == {"format", "id", "changes", "lead", "published"}
    assert (shipped_edition() / "chapters/k1.toml").read_bytes() == EDITION


async def test_two_questions_of_one_s_own_are_added_and_answered(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        await choose(pilot, "Fråga 4")
        for words in ("Vad gör vi?", "När?"):
            await pilot.press("plus", "enter", *words, "escape")
        await settled(pilot)
        assert "Fråga 6" in screen_text(app)
        await pilot.press("escape", "end", "shift+tab", "enter", *"I vår", "escape")
        await settled(pilot)
        assert "1 av 6 besvarade" in screen_text(app)
        assert "Eget" in screen_text(app)
        await pilot.press("q")
    order = chapter_file(tmp_path)["sections"]["k1-ref"]["order"]
    asked = chapter_file(tmp_path)["questions"]
    assert [asked[name]["text"] for name in order[-2:]] == ["Vad gör vi?", "När?"]
    (answers,) = (tmp_path / "answers").glob("*/k1.toml")
    (answered,) = tomllib.loads(answers.read_text("utf-8"))["answers"]
    assert answered in order[-2:]


async def test_a_removed_question_keeps_its_answers(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"Vårt", "escape", "e")
        await choose(pilot, "Fråga 1")
        await pilot.press("minus")
        assert "1 svar är kvar under ”Svar utan fråga”" in screen_text(app)
        await settled(pilot)
        await pilot.press("escape", "end")
        assert "Svar utan fråga" in screen_text(app)
        assert "Vårt" in screen_text(app)
        await pilot.press("e", "u", "escape", "end")
        await settled(pilot)
        assert "Svar utan fråga" not in screen_text(app)
        await pilot.press("q")
    assert not (tmp_path / "chapters/k1.toml").exists()


async def test_undo_and_redo_go_all_the_way(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "chapters/k1.toml"
    path.parent.mkdir()
    before = b"# Av \xc3\x85sa\nid = 'k1'\nchanges = true\nlead = 'Hej'  # kort\n"
    path.write_bytes(before)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        await choose(pilot, "Punkt")
        await pilot.press(
            "greater_than_sign",
            "minus",
            "plus",
            "enter",
            *"Ny",
            "escape",
            "less_than_sign",
            "minus",
            "minus",
        )
        await settled(pilot)
        after = path.read_bytes()
        assert after != before
        await pilot.press(*"uuuuuuuuu")
        assert "Det finns inget att ångra" in screen_text(app)
        await settled(pilot)
        assert path.read_bytes() == before
        await pilot.press(*"RRRRRRRRR")
        await settled(pilot)
        assert tomllib.loads(path.read_text("utf-8")) == tomllib.loads(after.decode())
        await pilot.press("escape", "q")


async def test_what_is_left_empty_is_not_added(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        await choose(pilot, "Fråga 1")
        await pilot.press("plus", "enter")
        assert isinstance(app.screen, PartScreen)
        await pilot.press("x", "backspace", "escape", "enter", "f7", "delete", "escape")
        await settled(pilot)
        assert "Det som stod är kvar" in screen_text(app)
        await pilot.press("escape", "q")
    assert not (tmp_path / "chapters/k1.toml").exists()


async def test_the_published_words_are_shown_and_put_back(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e", "enter", "!", "f3")
        await pilot.pause()
        assert "Utgåvans text" in screen_text(app)
        assert screen_text(app).count("Driv lärandet") == 2
        await pilot.press("escape", "space", "t")
        await settled(pilot)
        assert "Utgåvans text är tillbaka" in screen_text(app)
        await choose(pilot, "Punkt")
        await pilot.press("minus", "end", "minus")
        await settled(pilot)
        assert (tmp_path / "chapters/k1.toml").exists()
        await pilot.press("space", "T")
        await settled(pilot)
        assert "Hela kapitlet är som i utgåvan" in screen_text(app)
        await pilot.press("escape", "q")
    assert not (tmp_path / "chapters/k1.toml").exists()


async def test_a_section_taken_away_stands_in_the_list_and_comes_back(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        await choose(pilot, "Sammanfattning")
        await pilot.press("minus", "end")
        assert "Borttaget här" in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Borttaget här" not in screen_text(app)
        await pilot.press("escape", "q")
    assert not (tmp_path / "chapters/k1.toml").exists()


async def test_the_kind_of_a_section_and_who_a_question_opens_for(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        await choose(pilot, "Sammanfattning")
        await pilot.press("space", "s", *"veta", "enter")
        await choose(pilot, "Fråga 1")
        await pilot.press("space", "v", "space", "s", *"veta", "enter")
        await settled(pilot)
        assert "Avsnittet har frågor" in screen_text(app)
        await pilot.press("escape", "q")
    data = chapter_file(tmp_path)
    assert data["sections"]["k1-sam"]["kind"] == "further"
    assert data["questions"]["k1-ref-1"]["space"] == "person"


async def test_a_new_chapter_is_written_moved_and_hidden(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "i", "up", *"flytta", "enter")
        await pilot.pause()
        assert "Här ordnar ni kapitlen" in screen_text(app)
        await pilot.press("n", *"Hos oss", "enter", "enter")
        await pilot.pause()
        assert "Redigera: 06 Hos oss" in screen_text(app)
        assert "Fråga 1, vi" in screen_text(app)
        await pilot.press("escape", *["less_than_sign"] * 4, "enter")
        await settled(pilot)
        assert "02 Hos oss  Eget kapitel" in screen_text(app)
        await pilot.press("K", "minus")
        await pilot.pause()
        assert "dolt" in screen_text(app)
        await pilot.press("escape", "right")
        assert "Hos oss" not in screen_text(app)
        await pilot.press("q")
    (made,) = (tmp_path / "chapters").glob("*.toml")
    book = tomllib.loads((tmp_path / "workbook.toml").read_text("utf-8"))
    assert book["chapters"] == ["k1", made.stem, "k2", "k3", "k4", "k5"]
    assert book["hidden"] == [made.stem]


async def test_the_last_chapter_that_shows_cannot_be_hidden(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("K", *["minus", "down"] * 4, "minus")
        await pilot.pause()
        assert "Minst ett kapitel måste visas" in screen_text(app)
        await pilot.press("escape", "q")


async def test_a_bad_chapter_file_is_said_and_left(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "chapters/k1.toml"
    path.parent.mkdir()
    path.write_bytes(b"id = 'k1'\nchanges = true\nlead = 3\n")
    app = make()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("e")
        assert "Gå till ett kapitel först" in screen_text(app)
        await pilot.press("K", "e", "escape")
        await pilot.pause()
        assert path.read_bytes() == b"id = 'k1'\nchanges = true\nlead = 3\n"
        await pilot.press("q")


async def test_a_whole_chapter_in_front_gives_way_to_the_edition_after_a_yes(
    make: Make, tmp_path: Path
) -> None:
    path = tmp_path / "chapters/k1.toml"
    path.parent.mkdir()
    path.write_text('id = "k1"\nnumber = 1\ntitle = "Vårt"\nsource = "own"\n', "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e", "space", "t")
        assert "T tar tillbaka utgåvans kapitel" in screen_text(app)
        await pilot.press("space", "T", "down", "space", "T")
        assert "T igen" in screen_text(app)
        assert path.exists()
        await pilot.press("space", "T")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert "Utgåvans kapitel är tillbaka" in screen_text(app)
        assert "Lärande – en ledningsfråga" in screen_text(app)
        await pilot.press("q")
    assert not path.exists()


async def test_a_read_only_workbook_is_not_edited(make: Make, tmp_path: Path) -> None:
    app = make()
    app.session.read_only = True
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert "skrivskyddad" in screen_text(app)
        await pilot.press("K", "e")
        await pilot.pause()
        assert "skrivskyddad" in screen_text(app)
        await pilot.press("escape")
        await pilot.press("q")
    assert not (tmp_path / "chapters").exists()


@pytest.mark.parametrize(("key", "lead"), [("1", "Vårt"), ("2", "Nytt"), ("3", "Vårt / Nytt")])
async def test_a_new_edition_changes_what_was_changed_here(
    tmp_path: Path, key: str, lead: str
) -> None:
    edition, book = tmp_path / "edition", tmp_path / "book"
    (edition / "chapters").mkdir(parents=True)
    (edition / "edition.toml").write_text('title = "Bok"\nchapters = ["k1"]\n')
    (edition / "chapters/k1.toml").write_text("id='k1'\nnumber=1\ntitle='Ett'\nlead='Nytt'\n")
    (book / "chapters").mkdir(parents=True)
    (book / "chapters/k1.toml").write_text(
        "id='k1'\nchanges=true\nlead='Vårt'\n[published]\nlead='Gammalt'\n"
    )
    session = Session(
        EditionFiles(edition, book / "chapters"), WorkbookFiles(book, Respondent("anna", "Anna"))
    )
    app = HandbokApp(session, PlaceFile(book / ".handbok", "anna"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        await pilot.pause()
        assert "Vårt" in screen_text(app)
        assert "Nytt" in screen_text(app)
        await pilot.press(key)
        await settled(pilot)
        assert "Utgåvan har ny text" not in screen_text(app)
        assert lead in screen_text(app)
        await pilot.press("escape", "q")
    assert session.chapter("k1").head.lead == lead
    again = EditionFiles(edition, book / "chapters").own("k1")
    assert not again.layer.values or "Nytt" in str(again.layer.published)


async def test_a_part_that_others_take_away_is_written_on(make: Make, tmp_path: Path) -> None:
    app, other = make(), make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        await choose(pilot, "Ingress")
        mine = app.session.edit_chapter("k1")
        section = mine.add(next(p for p in pieces(mine.parts) if p.whole), "text")
        mine.write(section, "Vårt eget")
        mine.finish(section)
        app.session.save()
        app.screen.draw(section)  # type: ignore[attr-defined]
        await pilot.press("enter", *" ord", "ctrl+s")
        await settled(pilot)
        theirs = other.session.edit_chapter("k1")
        theirs.remove(next(p for p in pieces(theirs.parts) if p.key == section.key and p.whole))
        other.session.save()
        app.session.chapters_changed()
        app.screen.show_saving()  # type: ignore[attr-defined]
        await pilot.press(*" V till", "escape")
        await settled(pilot)
        assert "Vårt eget ord V till" in screen_text(app)
        await pilot.press("escape", "q")
    assert "Vårt eget ord V till" in str(chapter_file(tmp_path))


async def test_what_others_write_meanwhile_comes_in_while_one_writes(
    make: Make, tmp_path: Path
) -> None:
    app, other = make(), make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        theirs = other.session.edit_chapter("k1")
        top = theirs.top
        from handbok_tui.core.chapters.pieces import Piece

        theirs.write(Piece(top, "lead"), "Deras")
        other.session.save()
        await choose(pilot, "Ingress")
        await pilot.press("enter", "!", "ctrl+s")
        await settled(pilot)
        assert "verksamhet?!" in screen_text(app)
        assert "från ett annat håll" in screen_text(app)
        await pilot.press("?", "escape")
        await settled(pilot)
        data = chapter_file(tmp_path)
        assert data["lead"].endswith("verksamhet?!?")
        assert [one["text"] for one in data["conflict"]] == ["Deras"]
        assert "Två versioner" in screen_text(app)
        await pilot.press("space", "n")
        await settled(pilot)
        assert "Deras" in screen_text(app)
        await pilot.press("2")
        await settled(pilot)
        await pilot.press("escape", "q")
    data = chapter_file(tmp_path)
    assert data["lead"] == "Deras"
    assert "conflict" not in data
    assert data["replaced"][0]["text"].endswith("verksamhet?!?")
