"""The program driven by keys: what stands on the screen and what stands on disk."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.commands.keys import footer, in_scope
from handbok_tui.tui.commands.scopes import SCOPES
from handbok_tui.tui.commands.table import COMMANDS
from handbok_tui.tui.screens.answers.answer import AnswerScreen
from handbok_tui.tui.screens.reading.reader import ReaderScreen
from tests.support.screens import screen_text, settled


def saved(folder: Path, respondent: str, question: str) -> dict[str, object]:
    data = tomllib.loads((folder / f"answers/{respondent}/k1.toml").read_text("utf-8"))
    answer: dict[str, object] = data["answers"][question]
    return answer


async def test_the_start_page_leads_to_reading_in_one_key(make: Callable[[], HandbokApp]) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "Kicka igång en lärande kultur" in text
        assert "05 Kicka igång" in text
        await pilot.press("enter")
        assert "Lärande – en ledningsfråga" in screen_text(app)
        assert "Ur SKR:s kortversion" in screen_text(app)


async def test_an_answer_goes_from_the_keys_to_the_file(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"Åsa", "enter", *"och Örjan", "escape")
        await settled(pilot)
        text = screen_text(app)
        assert "│ Åsa" in text
        assert "│ och Örjan" in text
        assert "1 av 4 besvarade" in text
        assert "Sparat" in text
        await pilot.press("q")
    assert app.return_code == 0
    answer = saved(tmp_path, "gruppen", "k1-ref-1")
    assert answer["text"] == "Åsa\noch Örjan"
    assert answer["state"] == "draft"


async def test_everything_is_where_it_was(make: Callable[[], HandbokApp]) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "pagedown", "pagedown")
        await pilot.pause()
        before = screen_text(app).split("\n")[1:-1]
        await pilot.press("q")
    again = make()
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert screen_text(again).split("\n")[1:-1] == before


async def test_a_resize_keeps_the_paragraph_at_the_top(make: Callable[[], HandbokApp]) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "pagedown")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        before = app.reading.anchor
        await pilot.resize_terminal(50, 14)
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        after = app.reading.anchor
        assert (after.section, after.role, after.block) == (
            before.section,
            before.role,
            before.block,
        )


async def test_a_compound_question_is_filled_by_keys(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "tab", "enter", "2", "enter", *"Ett mål", "escape")
        await settled(pilot)
        assert "Delvis" in screen_text(app)
        await pilot.press("enter", "n", "escape")
        await settled(pilot)
        assert "Ett mål" not in screen_text(app)
        await pilot.press("q")
    fields = saved(tmp_path, "gruppen", "k1-ref-2")["fields"]
    assert fields == {"finns": "Nej", "formulering": "Ett mål"}


async def test_marks_on_an_answer(make: Callable[[], HandbokApp], tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "v", "enter", "x", "f2", "escape", "p")
        await settled(pilot)
        assert "Mitt svar · klart" in screen_text(app)
        assert "Bara för mig" in screen_text(app)
        await pilot.press("q")
    answer = saved(tmp_path, "anna", "k1-ref-1")
    assert (answer["state"], answer["visibility"]) == ("done", "private")


async def test_undo_takes_back_an_answer(make: Callable[[], HandbokApp], tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", "x", "escape")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert "0 av 4 besvarade" in screen_text(app)
        await pilot.press("q")
    answer: Any = saved(tmp_path, "gruppen", "k1-ref-1")
    assert answer["text"] == ""
    assert [version["text"] for version in answer["earlier"]] == ["x"]


async def test_the_next_unanswered_question(make: Callable[[], HandbokApp]) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "enter")
        assert isinstance(app.screen, AnswerScreen)
        assert app.screen.target.question.id == "k1-ref-1"
        await pilot.press("a", "escape", "o", "enter")
        assert isinstance(app.screen, AnswerScreen)
        assert app.screen.target.question.id == "k1-ref-2"


async def test_contents_and_back(make: Callable[[], HandbokApp]) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "i", *"ledarskap", "enter")
        await pilot.pause()
        assert app.reading.leaf == "k2"
        assert "Hur märks det att du själv lär?" in screen_text(app)
        await pilot.press("b")
        assert app.reading.leaf == "k1"


async def test_export_from_the_screen(make: Callable[[], HandbokApp], tmp_path: Path) -> None:
    app = make()
    target = tmp_path / "ut.md"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"Vårt", "escape", "x")
        await settled(pilot)
        assert "1 svar är med" in screen_text(app)
        await pilot.press("f", "ctrl+u", *str(target), "enter", "enter")
        await settled(pilot)
        assert "Handboken är exporterad till" in screen_text(app)
        await pilot.press("escape", "q")
    assert "\nVårt\n" in target.read_text("utf-8")


async def test_an_answer_file_that_cannot_be_read_is_said_and_left(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    path = tmp_path / "answers/gruppen/k1.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"format = 1\nx = \n")
    app = make()
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("1", "tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert "k1.toml:2" in screen_text(app)
        await pilot.press("q")
    assert path.read_bytes() == b"format = 1\nx = \n"


async def test_nothing_from_a_file_steers_the_terminal(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    path = tmp_path / "answers/gruppen/k1.toml"
    path.parent.mkdir(parents=True)
    path.write_text(
        '[answers.k1-ref-1]\ntext = "\\u001b[31m [/] [@click=app.quit]x[/] \\u202e"\n', "utf-8"
    )
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab")
        text = screen_text(app)
        assert "␛[31m [/] [@click=app.quit]x[/]" in text
        await pilot.press("enter")
        await pilot.pause()
        assert "\x1b" not in screen_text(app)


def test_every_place_has_commands_and_at_most_six_in_its_footer() -> None:
    for scope in SCOPES:
        assert in_scope(scope)
        assert 1 <= len(footer(scope)) <= 6


def test_no_key_means_two_things_in_one_place() -> None:
    for scope in SCOPES:
        keys = [key for command in in_scope(scope) for key in command.keys]
        assert len(keys) == len(set(keys)), scope


def test_every_command_is_carried_out_by_its_screen() -> None:
    from handbok_tui.tui.screens.answers.conflict import ConflictScreen
    from handbok_tui.tui.screens.answers.entry import EntryScreen
    from handbok_tui.tui.screens.changes.trail import TrailScreen
    from handbok_tui.tui.screens.chapters.chapter import ChapterScreen
    from handbok_tui.tui.screens.chapters.importing import ImportScreen
    from handbok_tui.tui.screens.chapters.order import ChaptersScreen
    from handbok_tui.tui.screens.chapters.part import PartScreen
    from handbok_tui.tui.screens.dialogs.lines import LinesScreen
    from handbok_tui.tui.screens.dialogs.pick import PickScreen
    from handbok_tui.tui.screens.dialogs.presence import PresenceScreen
    from handbok_tui.tui.screens.dialogs.prompt import PromptScreen
    from handbok_tui.tui.screens.dialogs.recovery import RecoveryScreen
    from handbok_tui.tui.screens.dialogs.whole import WholeScreen
    from handbok_tui.tui.screens.export.export import ExportScreen
    from handbok_tui.tui.screens.export.form import FormScreen
    from handbok_tui.tui.screens.facts.facts import FactsScreen
    from handbok_tui.tui.screens.follow_up.due import FollowUpScreen
    from handbok_tui.tui.screens.meeting.group import GroupScreen
    from handbok_tui.tui.screens.reading.find import FindScreen
    from handbok_tui.tui.screens.reading.settings import SettingsScreen
    from handbok_tui.tui.screens.search.search import SearchScreen
    from handbok_tui.tui.screens.sheets.beside import BesideScreen
    from handbok_tui.tui.screens.sheets.cell import CellLineScreen, CellTextScreen
    from handbok_tui.tui.screens.sheets.choice import ChoiceScreen
    from handbok_tui.tui.screens.sheets.menu import MenuScreen
    from handbok_tui.tui.screens.sheets.sheet import WorksheetScreen

    screens = {
        "reader": ReaderScreen,
        "answer": AnswerScreen,
        "entry": EntryScreen,
        "group": GroupScreen,
        "find": FindScreen,
        "prompt": PromptScreen,
        "search": SearchScreen,
        "list": PickScreen,
        "facts": FactsScreen,
        "recovery": RecoveryScreen,
        "conflict": ConflictScreen,
        "presence": PresenceScreen,
        "export": ExportScreen,
        "follow_up": FollowUpScreen,
        "whole": WholeScreen,
        "worksheet": WorksheetScreen,
        "cell": CellLineScreen,
        "cell_text": CellTextScreen,
        "choice": ChoiceScreen,
        "lines": LinesScreen,
        "import": ImportScreen,
        "chapter": ChapterScreen,
        "part": PartScreen,
        "chapters": ChaptersScreen,
        "form": FormScreen,
        "trail": TrailScreen,
        "settings": SettingsScreen,
        "menu": MenuScreen,
        "beside": BesideScreen,
    }
    for command in COMMANDS:
        if command.keys:  # the others a text field does by itself
            assert hasattr(screens[command.scope], f"action_{command.id}"), command.id
