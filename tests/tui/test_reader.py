"""Finding the way: contents, search in the chapter, palette, column, odd windows, links."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.answers.answer import AnswerScreen
from tests.support.screens import bottom_text, screen_text, settled, whole_text

Make = Callable[[], HandbokApp]


async def test_a_word_is_found_while_it_is_typed(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "slash", *"ambass")
        await pilot.pause()
        shown = whole_text(app)
        found = re.search(r"(\d+) av (\d+)\s*$", shown, re.MULTILINE)
        assert found is not None
        assert "ambassadör" in shown
        await pilot.press("enter", "n")
        await pilot.pause()
        assert "ambass: 2 av" in screen_text(app)
        await pilot.press("N", "N")
        assert f"ambass: {found[2]} av {found[2]}" in screen_text(app)


async def test_giving_up_a_search_goes_back_to_where_it_began(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        before = screen_text(app)
        await pilot.press("slash", *"rädsla")
        assert app.reader.view.top > 0
        await pilot.press("escape")
        await pilot.pause()
        assert screen_text(app) == before


async def test_what_is_not_there_is_said(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "slash", *"xyzzy")
        assert "Inga träffar på ”xyzzy”" in whole_text(app)


async def test_the_contents_lead_to_a_question(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i", *"ambassad", "enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AnswerScreen)
        assert app.screen.target.question.id == "k1-ref-4"


async def test_the_palette_does_what_it_says(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "ctrl+p", *"bredare", "enter")
        await settled(pilot)
        assert app.reading.column == 76
        await pilot.press("ctrl+p", *"ledarskap", "enter")
        await settled(pilot)
        assert app.reading.leaf == "k2"


async def test_contents_stand_beside_the_text_in_a_wide_window(make: Make) -> None:
    app = make()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        text = screen_text(app)
        assert re.search(r"02 Lärande ledarskap.*│.*", text)
        assert "01 Driv lärandet" in text.split("\n")[0]
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "02 Lärande ledarskap" not in screen_text(app)


async def test_the_contents_move_with_the_text_and_any_other_key_puts_them_straight(
    make: Make,
) -> None:
    app = make()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        straight = [line[2:30] for line in screen_text(app).split("\n")[1:-1]]
        await pilot.press("down", "down", "down", "up")
        await pilot.pause()
        beside = [line[2:30] for line in screen_text(app).split("\n")[1:-1]]
        assert beside[:20] == straight[2:22]
        await pilot.press("home")
        await pilot.pause()
        assert [line[2:30] for line in screen_text(app).split("\n")[1:-1]] == straight


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (80, 24), (200, 60)])
async def test_whose_words_are_seen_at_every_size(make: Make, size: tuple[int, int]) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("1")
        await pilot.pause()
        text = screen_text(app)
        assert "Ur SKR:s kortversion" in text
        await pilot.press("tab", "enter", "x", "escape")
        await settled(pilot)
        assert "Vårt svar" in screen_text(app)
        await pilot.press("end")
        await pilot.pause()
        assert "länk saknas" in screen_text(app)


async def test_a_window_too_small_says_so_and_loses_nothing(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"kvar")
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        assert "för litet" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.press("!", "escape")
        await settled(pilot)
        assert "kvar!" in screen_text(app)
    assert "kvar!" in (tmp_path / "answers/gruppen/k1.toml").read_text("utf-8")


async def test_facts_are_saved_and_stand_on_the_start_page(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y", *"Åmåls kommun", "enter", "enter", "enter", "enter", "enter")
        await pilot.press(*"Alla lär", "tab")
        await pilot.pause()
        text = screen_text(app)
        assert "Åmåls kommun" in text
        assert "Alla lär" in text
    written = (tmp_path / "workbook.toml").read_text("utf-8")
    assert 'organisation = "Åmåls kommun"' in written
    assert "unit" not in written


async def test_three_enters_lead_to_reading(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert app.reading.leaf == "k1"
        assert app.reader.view.top > 0


CHAPTER = """id = "k9"
number = 9
title = "Eget"
[[sections]]
id = "k9-a"
kind = "text"
title = "Länkar"
body = "Se [frågan](#k1-ref-3), [kapitlet](k2) och [sidan](https://exempel.se/å)."
"""


async def test_links_inside_jump_and_addresses_are_copied(make: Make, tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/k9.toml").write_text(CHAPTER, "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "tab", "enter")
        await pilot.pause()
        assert "3. Vilka steg" in screen_text(app)
        await pilot.press("b", "tab", "tab", "enter")
        assert app.reading.leaf == "k2"
        await pilot.press("b", "tab", "tab", "tab", "enter")
        await pilot.pause()
        assert "om den tar emot. Adressen: https://exempel.se/" in bottom_text(app)
        assert app.clipboard.startswith("https://exempel.se/")


async def test_a_broken_chapter_is_told_and_the_others_are_read(make: Make, tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/k1.toml").write_text('id = "k1"\nnumber = 1\ntitle = "X"\nsections = 5\n')
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert "k1.toml:4" in screen_text(app)
        await pilot.press("2")
        await pilot.pause()
        assert "Hur märks det att du själv lär?" in screen_text(app)


@pytest.mark.parametrize("width", [60, 80, 104, 160])
async def test_the_printed_editions_pages_stand_in_every_list_of_contents(
    make: Make, width: int
) -> None:
    app = make()
    async with app.run_test(size=(width, 60)) as pilot:
        await pilot.press("1")
        await settled(pilot)
        beside = screen_text(app)
        await pilot.press("i")
        await settled(pilot)
        pages = re.findall(r"s\. (\d+)", screen_text(app))
    assert pages == ["4", "7", "15", "18", "20"]
    if width > 100:  # no title gives way to a page
        assert "01 Driv lärandet  0 av 4 · s. 4" in beside
        assert re.search(r"02 Lärande ledarskap +0 av 6 ", beside)


async def test_what_is_copied_is_seen_whole_however_long(make: Make, tmp_path: Path) -> None:
    address = f"https://exempel.se/{'en-lang-vag/' * 8}slut.pdf"
    (tmp_path / "chapters").mkdir()
    text = CHAPTER.replace("https://exempel.se/", address)
    (tmp_path / "chapters/k9.toml").write_text(text, "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "tab", "tab", "tab", "enter")
        await pilot.pause()
        assert address in bottom_text(app).replace(" ", "")
        assert "om den tar emot" in bottom_text(app)


async def test_o_says_when_it_goes_on_to_another_chapter(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("0", "o")
        await pilot.pause()
        assert "Vidare till" not in screen_text(app)  # it is where one begins
        await pilot.press("o", "o", "o")
        await pilot.pause()
        assert app.reading.leaf == "k1"
        assert "Vidare till" not in screen_text(app)
        await pilot.press("o")
        await pilot.pause()
        assert app.reading.leaf == "k2"
        assert "Vidare till 02 Lärande ledarskap. b går tillbaka" in bottom_text(app)
        await pilot.press("b")
        await pilot.pause()
        assert app.reading.leaf == "k1"


async def test_o_finds_the_only_unanswered_question_from_everywhere(make: Make) -> None:
    app = make()
    session = app.session
    for head in session.edition.chapters:
        for question in session.questions(head.id):
            if question.id != "k1-ref-2":
                target = session.target(head.id, question)
                session.write(target, "Ja", *[field.id for field in question.fields][:1])
    async with app.run_test(size=(80, 24)) as pilot:
        for start in ("0", "1", "3"):
            await pilot.press(start, "O", "o")
            await pilot.pause()
            assert app.reader.view.stop is not None
            assert app.reader.view.stop.place.question == "k1-ref-2"


async def test_the_chosen_question_is_chosen_at_the_next_start(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "tab", "q")
        await settled(pilot)
    assert 'chosen = "k1-ref-2"' in (tmp_path / ".handbok/place-anna.toml").read_text()
    assert not (tmp_path / "workbook.toml").exists()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.reader.view.stop is not None
        assert app.reader.view.stop.place.question == "k1-ref-2"
        assert app.reader.chosen_is_seen()
        await pilot.press("enter")
        assert isinstance(app.screen, AnswerScreen)
        await pilot.press("escape")
        await pilot.press("down", "0", "q")
        await settled(pilot)
    assert "chosen" not in (tmp_path / ".handbok/place-anna.toml").read_text()
    (tmp_path / ".handbok/place-anna.toml").write_text(
        'format = 1\nleaf = "k1"\nchosen = "finns-inte"\n', "utf-8"
    )
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.reader.view.stop is None
