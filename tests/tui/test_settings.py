"""The page with the everyday settings: changed by keys, seen at once, kept in config.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Paste

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.settings import COLUMN, THEMES
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.dialogs.prompt import PromptScreen
from handbok_tui.tui.screens.reading.reader import ReaderScreen
from handbok_tui.tui.screens.reading.settings import SettingsScreen
from handbok_tui.tui.screens.sheets.sheet import WorksheetScreen
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]

HANDMADE = """\
# mina egna rader
theme = "mörk"   # lugnt
okand = [1,
  2]

[keys.reader]
contents = ["ö", "i"] # å, ä och ö finns
"""
WIDTH, KEYS, NAME, LANGUAGE, REPAINT = (["down"] * n for n in range(1, 6))


def config(folder: Path) -> Path:
    return folder / "config" / "config.toml"


def put(folder: Path, text: str) -> None:
    config(folder).parent.mkdir()
    config(folder).write_text(text, "utf-8")


def stored(folder: Path) -> dict[str, object]:
    return tomllib.loads(config(folder).read_text("utf-8"))


def flat(app: HandbokApp) -> str:
    return " ".join(screen_text(app).split())


# -- the way there ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "way",
    [
        ["comma"],
        ["ctrl+p", *"inställningar", "enter"],
        ["ctrl+p", *"språk", "enter"],
        ["question_mark", *"inställningar", "enter"],
    ],
)
async def test_the_page_opens_and_lets_go(make: Make, tmp_path: Path, way: list[str]) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", *way)
        assert isinstance(app.screen, SettingsScreen)
        for words in ("Färger och kontrast", "‹ automatiskt ›", "‹ 72 tecken ›", "svenska"):
            assert words in screen_text(app)
        await pilot.press("question_mark", "escape", "escape")
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("q")
    assert not config(tmp_path).exists()


# -- colours ---------------------------------------------------------------------------------


async def test_every_theme_is_seen_at_once_and_kept(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma")
        for theme in (*THEMES[1:], THEMES[0]):
            await pilot.press("right")
            assert f"‹ {theme} ›" in screen_text(app)
            assert stored(tmp_path) == {"theme": theme}
            assert app.theme == theme or theme == "automatiskt"
            assert "Sparat i config.toml" in screen_text(app)
        await pilot.press("left", "left", "enter")
        await pilot.press("escape", "q")
    assert config(tmp_path).read_bytes() == 'theme = "enfärgad"\n'.encode()


async def test_the_hand_written_rest_of_the_file_stays(make: Make, tmp_path: Path) -> None:
    put(tmp_path, HANDMADE)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", "right", *WIDTH, "left", "escape", "q")
    text = config(tmp_path).read_text("utf-8")
    assert text.replace("column = 68\n", "") == HANDMADE.replace('"mörk"', '"ljus"')
    assert stored(tmp_path)["column"] == 68


async def test_the_list_of_everything_keeps_a_theme_too(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "ctrl+p", *"färger: ljus", "enter")
        assert app.theme == "ljus"
        assert stored(tmp_path) == {"theme": "ljus"}
        await pilot.press("comma")
        assert "‹ ljus ›" in screen_text(app)


async def test_without_colours_the_page_says_why(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make()
    app.theme = "enfärgad"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", "right", "right")
        assert "‹ ljus ›" in screen_text(app)
        assert "NO_COLOR är satt. Därför visas inga färger nu" in flat(app)
        assert app.theme == "enfärgad"
        await pilot.press("escape", "ctrl+p", *"färger: mörk", "enter")
        assert app.theme == "enfärgad"
        assert "NO_COLOR" in screen_text(app)
    assert stored(tmp_path) == {"theme": "mörk"}


# -- width -----------------------------------------------------------------------------------


async def test_the_width_is_that_of_plus_and_minus(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("plus", "comma", *WIDTH)
        assert "‹ 76 tecken ›" in screen_text(app)
        assert not config(tmp_path).exists()
        await pilot.press("right")
        assert stored(tmp_path) == {"column": 80}
        await pilot.press("escape", "minus")
        assert app.reading.column == 76
        await pilot.press("comma", "right")  # another setting takes the width along
    assert stored(tmp_path) == {"column": 76, "theme": "mörk"}


async def test_a_width_is_typed_and_what_is_none_stays_on_the_line(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *WIDTH, *"720", "enter")
        assert isinstance(app.screen, PromptScreen)
        assert "Skriv ett tal från 20 till 100, till exempel 72." in flat(app)
        await pilot.press("backspace", "backspace", *"o", "enter")
        assert app.screen.line.text == "7o"
        await pilot.press("backspace", *"0 tecken", "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert app.reading.column == 70
        assert stored(tmp_path) == {"column": 70}
        for _ in range(20):
            await pilot.press("left")
        assert "20 tecken är det smalaste." in screen_text(app)
        assert stored(tmp_path) == {"column": COLUMN.low}
        await pilot.press("enter", "escape")
    assert stored(tmp_path) == {"column": COLUMN.low}


async def test_a_width_for_which_the_window_has_no_room_is_said(make: Make) -> None:
    app = make()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("comma", *WIDTH)
        assert "får 38 tecken plats" in flat(app)


# -- keys ------------------------------------------------------------------------------------


async def test_the_earlier_keys_are_chosen_and_hold_at_once(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *KEYS, "enter")
        assert "‹ nya och tidigare ›" in screen_text(app)
        assert "n ny rad (mall)" in flat(app)
        assert stored(tmp_path) == {"key_scheme": "tidigare"}
        await pilot.press("escape", "m", "down", "enter", "n", *"Kaffet", "enter", "escape")
        await settled(pilot)
        path = tmp_path / "worksheets/gruppen/larande-ekosystem.toml"
        rows = tomllib.loads(path.read_text("utf-8"))["rows"]
        assert "Kaffet" in str(rows)
        await pilot.press("m", "down", "enter", "space")
        assert "n  Ny rad" in screen_text(app)  # today's key works, too
        await pilot.press("n")
        await pilot.press(*"Fikat", "enter", "escape")
        await settled(pilot)
        assert "Fikat" in path.read_text("utf-8")
        await pilot.press("comma", *KEYS, "left")
        assert stored(tmp_path) == {"key_scheme": "nya"}
        await pilot.press("escape", "m", "down", "enter", "n")
        assert not isinstance(app.screen, WorksheetScreen)  # a letter begins a field again


async def test_own_keys_are_counted_and_those_that_cannot_hold_are_said(
    make: Make, tmp_path: Path
) -> None:
    put(tmp_path, '[keys.worksheet]\nlines = "n"\nadvice = "å"\n')
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *KEYS)
        assert "I filen har 2 kommandon egna tangenter" in flat(app)
        assert "gäller inte" not in flat(app)
        await pilot.press("right")
        assert "worksheet.lines: ”n” betyder redan" in flat(app)


# -- name ------------------------------------------------------------------------------------


async def test_a_name_is_typed_and_others_see_it(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *NAME)
        assert "Utan eget namn gäller namnet du loggar in med: Anna." in flat(app)
        await pilot.press(*"Karin  Ö", "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert "Karin Ö" in screen_text(app)
        assert stored(tmp_path) == {"name": "Karin Ö"}
        await pilot.press("escape", "q")
    book, _ = WorkbookFiles(tmp_path, Respondent("bo", "Bo")).workbook()
    assert book.respondent("anna") == Respondent("anna", "Karin Ö", "person")


async def test_a_name_can_be_taken_away_or_let_be(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *NAME, "enter", *"Bo", "escape", "escape")
        assert not config(tmp_path).exists()
        await pilot.press(*"Bo", "enter", "enter", "backspace", "backspace", "enter")
        assert stored(tmp_path) == {"name": ""}
        assert "Anna" in screen_text(app)
    assert 'name = "Anna"' in (tmp_path / "workbook.toml").read_text("utf-8")


async def test_nobody_takes_somebody_elses_name(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *NAME, *"gruppen", "enter")
        assert isinstance(app.screen, PromptScreen)
        assert "Det finns redan en grupp som heter Gruppen." in flat(app)
        await pilot.press(*("x" * 60), "enter")
        assert "högst 60 tecken" in flat(app)
    assert not config(tmp_path).exists()
    assert not (tmp_path / "workbook.toml").exists()


async def test_the_name_is_kept_where_the_workbook_cannot_be_written(
    make: Make, tmp_path: Path
) -> None:
    (tmp_path / "workbook.toml").write_text("trasig = \n", "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *NAME, *"Karin", "enter")
        assert "I den här arbetsboken står namnet inte:" in flat(app)
    assert stored(tmp_path) == {"name": "Karin"}
    assert (tmp_path / "workbook.toml").read_text("utf-8") == "trasig = \n"


# -- language and the rest -------------------------------------------------------------------


async def test_there_is_one_language_and_nothing_to_choose(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *LANGUAGE)
        assert "Programmet finns bara på svenska." in screen_text(app)
        assert "Ändra" not in screen_text(app).split("\n")[-1]
        await pilot.press("enter", "right", *"engelska", "left")
        assert isinstance(app.screen, SettingsScreen)
    assert not config(tmp_path).exists()


async def test_letters_that_mean_nothing_change_nothing(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *"ljus", *REPAINT, *"jab1")
        assert isinstance(app.screen, SettingsScreen)
    assert not config(tmp_path).exists()


async def test_drawing_everything_holds_at_once(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *REPAINT, "space")
        assert app.full_repaint
        assert config(tmp_path).read_bytes() == b"full_repaint = true\n"
        await pilot.press("enter")
        assert not app.full_repaint
    monkeypatch.setenv("HANDBOK_FULL_REPAINT", "1")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *REPAINT)
        assert "HANDBOK_FULL_REPAINT är satt" in flat(app)
        await pilot.press("right", "right")
        assert app.full_repaint
    assert stored(tmp_path) == {"full_repaint": False}


# -- files that cannot be written ------------------------------------------------------------


@pytest.mark.parametrize("text", ["theme = \n", "format = 99\n"])
async def test_a_file_that_cannot_be_read_is_left_as_it_is(
    make: Make, tmp_path: Path, text: str
) -> None:
    put(tmp_path, text)
    app = make()
    async with app.run_test(size=(200, 24)) as pilot:
        await pilot.press("comma")
        assert "inte förrän filen går att läsa" in flat(app)
        assert f"{config(tmp_path)}:1:" in flat(app)
        await pilot.press("right", "right")
        assert "Gäller nu men är inte sparat" in flat(app)
        assert f"{config(tmp_path)}:1:" in flat(app)
        assert app.theme == "ljus"
        await pilot.press(*NAME, *"Karin", "enter")
        assert "Gäller nu men är inte sparat" in flat(app)
    assert config(tmp_path).read_text("utf-8") == text


async def test_what_is_wrong_in_the_file_is_said_and_mended_by_choosing(
    make: Make, tmp_path: Path
) -> None:
    put(tmp_path, 'theme = "rosa" # fin\n')
    app = make()
    async with app.run_test(size=(200, 24)) as pilot:
        await pilot.press("comma")
        assert f"{config(tmp_path)}:1: ”rosa” är okänt" in flat(app)
        await pilot.press("right", "left")
        assert "rosa" not in screen_text(app)
    assert config(tmp_path).read_text("utf-8") == 'theme = "automatiskt" # fin\n'


async def test_undo_in_the_reader_takes_the_name_in_the_workbook_back(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", *NAME, *"Karin", "enter", *"Karin Ö", "enter")
        await pilot.press("escape", "u")
        await settled(pilot)
        assert app.session.own_name == "Karin"
        await pilot.press("comma", *NAME)
        assert "I den här arbetsboken står det Karin." in flat(app)
        await pilot.press("enter", "enter")
        assert app.session.own_name == "Karin Ö"
        assert "står det Karin." not in flat(app)
    assert stored(tmp_path) == {"name": "Karin Ö"}


async def test_a_name_and_a_width_can_be_pasted(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma")
        for keys, text in (([], "ljus"), (WIDTH, "80\n"), (WIDTH * 2, "\tÅsa\nÖberg\x1b")):
            await pilot.press(*keys)
            app.screen.post_message(Paste(text))
            await pilot.pause()
            await pilot.press("enter")
    assert stored(tmp_path) == {"theme": "mörk", "column": 80, "name": "Åsa Öberg"}


async def test_a_folder_that_takes_no_file_is_said_and_the_choice_holds(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    (tmp_path / "config").write_text("en fil där mappen skulle vara", "utf-8")
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("comma", "right", "right")
        assert "Gäller nu men är inte sparat" in flat(app)
        assert app.theme == "ljus"
        (tmp_path / "config").unlink()
        await pilot.press(*WIDTH, "right")  # what did not go before goes along
        assert "Gäller nu men är inte sparat" not in flat(app)
    assert stored(tmp_path) == {"theme": "ljus", "column": 76}
