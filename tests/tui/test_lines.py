"""Every line on which the program asks for something: proposals, errors, and going back."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import handbok_tui.tui
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.dialogs.from_file import FromFileScreen
from handbok_tui.tui.screens.dialogs.prompt import PromptScreen
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]

ANSWERED = "format = 1\n[answers.k1-ref-1]\ntext = 'Svar'\nfollow_up = 2026-01-01\n"
BOOK = (
    "format = 1\n[[respondents]]\nid = 'gruppen'\nname = 'Gruppen'\nkind = 'group'\n"
    "[[respondents]]\nid = 'lg'\nname = 'Ledningsgruppen'\nkind = 'group'\n"
)


class Line(NamedTuple):
    """The keys that lead to a line, what it proposes, and something that it cannot take."""

    keys: tuple[str, ...]
    proposal: str = ""
    wrong: str = ""


NO_DAY = "vet ej"
LINES: dict[str, Line] = {
    "new_follow_up.ask_what": Line(("1", "tab", "a")),
    "new_follow_up._ask_when": Line(("1", "tab", "a", *"Ring", "enter"), "20", NO_DAY),
    "freezing._ask": Line(("U", "enter"), "Utgåva 20", "x" * 81),
    "marking.action_follow_up": Line(("1", "tab", "F"), "", NO_DAY),
    "groups._ask": Line(("V", "enter"), "Gruppen", "Ledningsgruppen"),
    "export.action_name_file": Line(("x", "f"), ".md"),
    "order._ask_title": Line(("K", "n")),
    "due.action_outcome": Line(("f", "2")),
    "due._ask_again": Line(("f", "2", *"Ring", "enter"), "20", NO_DAY),
    "due.action_set_day": Line(("f", "F"), "1 januari 2026", NO_DAY),
    "settings._ask_column": Line(("comma", "down", *["right"] * 7, "enter"), "100", "120"),
    "settings._ask_name": Line(("comma", "down", "down", "down", "enter"), "Anna", "Gruppen"),
    "sheet.action_people": Line(("m", "enter", "space", "h"), "", "många"),
}
"""By the place in the code that asks."""
ELSEWHERE = {"opening.offer_other_place"}
"""Where to save what a full disk refused: tests/breaking."""


def asking() -> set[str]:
    """The functions of the screen that ask for a line."""
    found = set()
    for path in Path(handbok_tui.tui.__file__).parent.rglob("*.py"):
        for outer in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(outer, ast.FunctionDef) and any(
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "ask"
                for node in ast.walk(outer)
            ):
                found.add(f"{path.stem}.{outer.name}")
    return {name for name in found if not name.endswith(".chosen")}


def test_every_line_is_tried() -> None:
    assert asking() == LINES.keys() | ELSEWHERE


@pytest.fixture
def app(make: Make, tmp_path: Path) -> HandbokApp:
    answers = tmp_path / "answers/gruppen/k1.toml"
    answers.parent.mkdir(parents=True)
    answers.write_text(ANSWERED, "utf-8")
    (tmp_path / "workbook.toml").write_text(BOOK, "utf-8")
    return make()


def held(workbook: Path) -> dict[Path, bytes]:
    """Every file that people's words are in."""
    files = [path for path in workbook.rglob("*.toml") if ".handbok" not in path.parts]
    return {path: path.read_bytes() for path in files}


def line_of(app: HandbokApp) -> str:
    """What stands on the line that is open."""
    assert isinstance(app.screen, PromptScreen), screen_text(app)
    return app.screen.line.text


PROPOSING = [name for name, line in LINES.items() if line.proposal]


@pytest.mark.parametrize("name", PROPOSING)
async def test_the_first_letter_replaces_the_proposal(app: HandbokApp, name: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*LINES[name].keys)
        await settled(pilot)
        assert LINES[name].proposal in line_of(app)
        await pilot.press("o", "m")
        assert line_of(app) == "om"


@pytest.mark.parametrize("name", PROPOSING)
async def test_other_keys_edit_the_proposal(app: HandbokApp, name: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*LINES[name].keys)
        await settled(pilot)
        proposal = line_of(app)
        await pilot.press("backspace")
        assert line_of(app) == proposal[:-1]
        await pilot.press("home", "delete", "x", "right", "y", "left", "z", "end", "å")
        assert line_of(app) == f"x{proposal[1]}zy{proposal[2:-1]}å"
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert not isinstance(app.screen, PromptScreen)


@pytest.mark.parametrize("name", [name for name, line in LINES.items() if line.wrong])
async def test_what_cannot_be_taken_stays_on_the_line_with_the_reason_in_full(
    app: HandbokApp, name: str, tmp_path: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*LINES[name].keys)
        await settled(pilot)
        before = held(tmp_path)
        await pilot.press(*LINES[name].wrong, "enter", *"o1")
        assert line_of(app) == f"{LINES[name].wrong}o1"
        await pilot.press("backspace", "backspace", "enter")
        said = " ".join(screen_text(app).split())
        assert "…" not in said.replace("så …", "").replace(" …x", " x")
        assert line_of(app) == LINES[name].wrong
        await pilot.press("escape")
        assert "Esc en gång till" in " ".join(screen_text(app).split())
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(app.screen, PromptScreen)
        assert held(tmp_path) == before


async def test_a_typed_text_is_thrown_away_only_at_the_second_esc(app: HandbokApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "a", *"Ring Bo", "escape")
        assert line_of(app) == "Ring Bo"
        await pilot.press("!", "escape")
        assert line_of(app) == "Ring Bo!"
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert not isinstance(app.screen, PromptScreen)


@pytest.mark.parametrize("key", ["I", "B"])
async def test_a_files_name_replaces_the_folder_that_is_proposed(
    app: HandbokApp, key: str, tmp_path: Path
) -> None:
    (tmp_path / "min-text.md").write_text("# Hej\n", "utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await settled(pilot)
        assert isinstance(app.screen, FromFileScreen)
        await pilot.press(*f"{tmp_path}/min", "tab")
        assert app.screen.path.text == f"{tmp_path}/min-text.md"


async def test_tab_has_the_rest_of_the_name_of_a_file_to_export_to(
    app: HandbokApp, tmp_path: Path
) -> None:
    (tmp_path / "till mötet").mkdir()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "f", *f"{tmp_path}/till", "tab")
        assert line_of(app) == f"{tmp_path}/till mötet/"
