"""The line at the bottom names what the keys do here and now, and at every width Enter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.answers.answer import AnswerScreen
from handbok_tui.tui.screens.reading.help import HelpScreen
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
WIDE, SMALL = (80, 24), (40, 12)
COMPOUND = ("1", "tab", "tab", "enter")


def bottom(app: HandbokApp) -> str:
    return screen_text(app).split("\n")[-1].rstrip()


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_enter_is_named_as_what_it_does(make: Make, size: tuple[int, int]) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert bottom(app).startswith("Retur Läs ")
        await pilot.press("1")
        await pilot.pause()
        assert bottom(app).startswith("Retur Välj ")
        await pilot.press("tab")
        await pilot.pause()
        assert bottom(app).startswith("Retur Svara ")
        await pilot.press("pageup", "pageup", "home")
        await pilot.pause()
        assert bottom(app).startswith("Retur Välj ")  # what was chosen is out of sight


async def test_on_a_row_and_a_link_enter_opens(make: Make) -> None:
    app = make()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert bottom(app).startswith("Retur Öppna ")


async def test_enter_chooses_as_tab_does_and_never_turns_the_page(make: Make) -> None:
    app = make()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        by_enter = app.reader.view.stop
        await pilot.press("0", "1", "tab")
        await pilot.pause()
        assert by_enter is not None
        assert app.reader.view.stop == by_enter
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AnswerScreen)


async def test_where_nothing_opens_enter_says_so_and_is_not_offered(
    make: Make, tmp_path: Path
) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/k9.toml").write_text(
        'id = "k9"\nnumber = 9\ntitle = "Eget"\n[[sections]]\nid = "k9-a"\nkind = "text"\n'
        'title = "Text"\nbody = "Ord."\n',
        "utf-8",
    )
    app = make()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("9")
        await pilot.pause()
        assert bottom(app).startswith("i Innehåll")
        await pilot.press("enter")
        await pilot.pause()
        assert "inget att öppna" in bottom(app)
        assert app.reading.leaf == "k9"


async def test_export_stays_when_saved_comes(make: Make) -> None:
    app = make()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "tab", "enter", *"Ett svar", "escape")
        await settled(pilot)
        assert "x Exportera" in bottom(app)
        assert "? Hjälp" in bottom(app)
        assert bottom(app).endswith("Sparat")


async def test_the_time_of_saving_stands_where_there_is_room(make: Make) -> None:
    app = make()
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"Ett svar", "escape")
        await settled(pilot)
        assert "x Exportera" in bottom(app)
        assert bottom(app)[-12:-5] == "Sparat "


async def test_enter_is_still_named_at_the_smallest_when_saved(make: Make) -> None:
    app = make()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("1", "tab", "enter", *"Ett svar", "escape")
        await settled(pilot)
        assert bottom(app).startswith("Retur Svara  Tabb Nästa  ? Hjälp")
        await pilot.press("m", "enter", "2")
        await settled(pilot)
        assert bottom(app).startswith("Retur Fyll i ")


async def test_a_compound_question_shows_the_digits_and_tab(make: Make) -> None:
    app = make()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*COMPOUND)
        await pilot.pause()
        assert isinstance(app.screen, AnswerScreen)
        assert app.screen.field is not None
        number = len(app.screen.field.choices)
        assert bottom(app).startswith(f"1–{number} Välj  Esc Klar  Tabb Nästa fält  ")
        await pilot.press("2", "tab")
        await settled(pilot)
        assert bottom(app).startswith("Esc Klar  Tabb Nästa fält  F2 Markera som klart")


async def test_a_compound_question_shows_its_digits_at_the_smallest(make: Make) -> None:
    app = make()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*COMPOUND)
        await pilot.pause()
        assert " Välj  Esc Klar  " in bottom(app)


async def test_tab_is_not_offered_where_there_is_one_field(make: Make) -> None:
    app = make()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "tab", "enter")
        await pilot.pause()
        assert "Tabb" not in bottom(app)


async def test_f2_says_what_pressing_it_will_do(make: Make) -> None:
    app = make()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, AnswerScreen)
        for _ in range(2):
            private = app.session.answer(app.screen.target).private
            assert ("F2 Får delas" if private else "F2 Bara för mig") in bottom(app)
            await pilot.press("f2")
            await settled(pilot)


async def test_f2_in_an_answer_says_what_pressing_it_will_do(make: Make) -> None:
    app = make()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "tab", "enter", *"Ett ord")
        assert "F2 Markera som klart" in bottom(app)
        await pilot.press("f2")
        await settled(pilot)
        assert "F2 Åter utkast" in bottom(app)


async def test_a_list_offers_enter_only_on_a_row(make: Make) -> None:
    app = make()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "i", *"xyzzy")
        await pilot.pause()
        assert bottom(app) == "Esc Stäng"


async def test_the_help_offers_enter_on_what_can_be_done_from_here(make: Make) -> None:
    app = make()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "question_mark")
        await pilot.pause()
        assert bottom(app) == "Retur Gör det  Esc Stäng"
        assert isinstance(app.screen, HelpScreen)
        while app.screen.rows.key.startswith("reader."):
            await pilot.press("down")
        await pilot.pause()
        assert bottom(app) == "Esc Stäng"
