"""Bringing in a chapter on the screen: nothing is changed before a yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from handbok_tui.storage.importing import markdown as markdown_file
from handbok_tui.storage.importing.markdown import Incoming
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.chapters import importing
from handbok_tui.tui.screens.reading.reader import ReaderScreen
from tests.support.screens import bottom_text, screen_text, settled
from tests.support.word_files import add_xml, new_document, put, saved

CHAPTER = "# Vårt kapitel\n\nText.\n\n## Reflektera\n\n- Varför?\n- Hur?\n"


Make = Callable[[], HandbokApp]


def keys(path: Path) -> list[str]:
    return ["I", "ctrl+u", *str(path)]


async def imported(app: HandbokApp, file: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(file), "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)


async def test_a_file_is_shown_before_it_is_imported(make: Make, tmp_path: Path) -> None:
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


async def test_a_word_file_is_shown_with_what_is_not_in_it(make: Make, tmp_path: Path) -> None:
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
    make: Make, tmp_path: Path
) -> None:
    file = tmp_path / "x.md"
    file.write_text("# Lärande ledarskap\n\nHela texten.\n", "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(file), "enter")
        await settled(pilot)
        assert "F2 ställer det importerade framför" in screen_text(app)
        await pilot.press("f2")
        await settled(pilot)
        assert "Ställs framför utgåvans kapitel (k2)" in screen_text(app)
        await pilot.press("f3")
        await settled(pilot)
        assert "Nytt kapitel (e1)" in screen_text(app)
        await pilot.press("f2")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Hela texten." in screen_text(app)
    assert [path.name for path in (tmp_path / "chapters").iterdir()] == ["k2.toml"]


async def test_what_was_changed_here_is_replaced_only_when_that_is_said(
    make: Make, tmp_path: Path
) -> None:
    file = tmp_path / "x.md"
    file.write_text(CHAPTER, "utf-8")
    await imported(make(), file)
    own = tmp_path / "chapters/e1.toml"
    edited = own.read_bytes().replace(b"Text.", "Vår text.".encode())
    own.write_bytes(edited)
    file.write_text(CHAPTER.replace("Text.", "Ny text."), "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(file), "enter")
        await settled(pilot)
        assert "Kapitlet är ändrat här" in screen_text(app)
        assert "▸ Retur: låt det vara" in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Inget är ändrat" in bottom_text(app)
        assert own.read_bytes() == edited
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("f4")
        await settled(pilot)
        assert "Ny text." in screen_text(app)
        await pilot.press("u")
        await settled(pilot)
    assert own.read_bytes() == edited


@pytest.mark.parametrize("name", ["finns-inte.md", "."])
async def test_what_cannot_be_read_is_said_and_nothing_happens(
    make: Make, tmp_path: Path, name: str
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(tmp_path / name), "enter", "enter")
        await settled(pilot)
        assert "Kontrollera sökvägen" in screen_text(app) or "en mapp" in screen_text(app)
        await pilot.press("escape")
    assert not (tmp_path / "chapters").exists()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_list_of_users_becomes_no_chapter_by_itself(
    make: Make, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "passwd"
    file.write_text("root:x:0:0:root:/root:/bin/bash\nanna:x:1:1::/home/anna:/bin/sh\n", "utf-8")
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys(file), "enter")
        await settled(pilot)
        shown = " ".join(screen_text(app).split())
        assert "Filen ser inte ut som en egen text" in shown
        assert "▸ Retur: låt det vara" in shown
        assert "F4: gör det ändå" in shown
        await pilot.press("enter", "enter", "f3")  # three keys too many
        await settled(pilot)
        assert not (tmp_path / "chapters").exists()
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert not (tmp_path / "chapters").exists()


async def test_a_list_of_users_can_become_a_chapter_all_the_same(
    make: Make, tmp_path: Path
) -> None:
    file = tmp_path / "passwd"
    file.write_text("root:x:0:0:root:/root:/bin/bash\n", "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(file), "enter")
        await settled(pilot)
        assert "1 ord" in screen_text(app) or "ord, 1 del" in screen_text(app)
        await pilot.press("f4")
        await settled(pilot)
        assert "06 Passwd" in screen_text(app)
    assert (tmp_path / "chapters/e1.toml").is_file()


class Slow:
    """A reader that waits until it is told to go on."""

    def __init__(self, read: Callable[[Path], Incoming]) -> None:
        self.read = read
        self.begun, self.go_on = Event(), Event()

    def __call__(self, path: Path) -> Incoming:
        self.begun.set()
        assert self.go_on.wait(60)
        return self.read(path)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    reader = Slow(markdown_file.read_incoming)
    monkeypatch.setattr(importing, "read_incoming", reader)
    return reader


async def test_while_a_file_is_read_it_is_said_and_keys_answer(
    make: Make, tmp_path: Path, slow: Slow
) -> None:
    file = tmp_path / "x.md"
    file.write_text(CHAPTER, "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(file), "enter")
        assert slow.begun.wait(60)
        await pilot.pause()
        assert "Läser filen …" in screen_text(app)
        await pilot.press("enter", "enter", "f3", "f4")  # nothing can be taken in yet
        await pilot.pause()
        assert "Läser filen … Esc ger upp" in bottom_text(app)
        slow.go_on.set()
        await settled(pilot)
        assert "Nytt kapitel (e1)" in screen_text(app)
        assert not (tmp_path / "chapters").exists()
        await pilot.press("enter")
        await settled(pilot)
        assert "06 Vårt kapitel" in screen_text(app)


async def test_esc_gives_up_reading_and_what_comes_late_is_not_heard(
    make: Make, tmp_path: Path, slow: Slow
) -> None:
    file = tmp_path / "x.md"
    file.write_text(CHAPTER, "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(file), "enter")
        assert slow.begun.wait(60)
        await pilot.press("escape")
        await pilot.pause()
        assert "Läsningen är avbruten" in bottom_text(app)
        slow.go_on.set()
        await settled(pilot)
        assert "Nytt kapitel" not in screen_text(app)
        await pilot.press("y", "enter")
        await settled(pilot)
        assert "finns inte" in screen_text(app)
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, ReaderScreen)
    assert not (tmp_path / "chapters").exists()


async def test_who_leaves_while_a_file_is_read_need_not_wait_for_it(
    make: Make, tmp_path: Path, slow: Slow
) -> None:
    file = tmp_path / "x.md"
    file.write_text(CHAPTER, "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(file), "enter")
        assert slow.begun.wait(60)
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert not app.is_running
    slow.go_on.set()
    assert not (tmp_path / "chapters").exists()


async def test_a_typed_name_is_thrown_away_at_the_second_escape_only(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys(tmp_path / "en fil.md"), "escape")
        assert "Esc en gång till" in bottom_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("I", "escape")
        assert isinstance(app.screen, ReaderScreen)


async def test_a_path_that_is_cut_says_so(make: Make) -> None:
    app = make()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press(*keys(Path("/hem/" + "lång/" * 12 + "ut.md")))
        await pilot.pause()
        lines = screen_text(app).splitlines()
        [line] = [each for each in lines if "ut.md" in each]
        assert "…" in line
        await pilot.press("home")
        [line] = [each for each in screen_text(app).splitlines() if "/hem/" in each]
        assert line.rstrip().endswith("…")
