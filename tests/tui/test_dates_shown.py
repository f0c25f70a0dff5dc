"""A date is shown in one way, wherever it is shown: "12 januari 2027" in what one reads, and
"2027-01-12" only where dates stand in a column.
"""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest

import handbok_tui
from handbok_tui.core.periods import between
from handbok_tui.export.formats import FORMATS
from handbok_tui.export.profiles.registry import PROFILES, along
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.tui.app.app import HandbokApp
from tests.support.handbok import Handbok
from tests.support.lonnen import ASA, LONNEN, NOW, selected
from tests.support.screens import screen_text, settled

FIGURES = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
COLUMN = re.compile(r"^[▸ ]*\d{4}-\d\d-\d\d(?: \d\d:\d\d)? |^[▸ ] *\d+│")
"""Rows of a list that begin with the day, and those of a template's table."""
DOWN = ["pagedown"] * 8
PLAN = ("m", "down", "down", "enter")
WAYS = {
    "chapters": ["1", "D", *DOWN, "2", *DOWN, "3", *DOWN],
    "log": ["H", *DOWN],
    "templates": ["m", "enter", *["tab"] * 9, "space", "l", "escape", "space", "j"],
    "plan": [*PLAN, "space", "f", *["tab"] * 16, "down", *["tab"] * 16],
    "goals": ["m", *["down"] * 3, "enter", "space", "f", *["tab"] * 14],
    "ambassadors": ["m", *["down"] * 4, "enter", "space", "v", *["tab"] * 9],
    "follow-up": ["f", *["down"] * 6, "F"],
    "outcome": ["f", "2", *"Ring", "enter", "enter"],
    "activity": ["1", "tab", "a", *"Ring", "enter"],
    "last changes": ["1", "tab", "F", *"om 2 veckor", "enter", "f", "2", *"Ja", "enter", "enter",
                     "escape", "L", *"Ring", "escape", "S", "down", "enter"],
    "export": ["x", "p", *DOWN],
    "frozen": ["U", "enter", "enter", "U", "down", "enter"],
}  # fmt: skip


def in_running_text(text: str) -> list[str]:
    """The lines that show a date in figures and are no row of a column."""
    lines = [line for line in text.split("\n") if FIGURES.search(line)]
    return [line for line in lines if not COLUMN.match(line)]


def app_over(folder: Path) -> HandbokApp:
    editions = EditionFiles(shipped_edition(), folder / "chapters")
    session = Session(editions, WorkbookFiles(folder, ASA), now=lambda: NOW)
    return HandbokApp(session, PlaceFile(folder / ".handbok", "asa"))


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["80", "40"])
async def test_on_the_screen(tmp_path: Path, way: list[str], size: tuple[int, int]) -> None:
    folder = shutil.copytree(LONNEN, tmp_path / "bok")
    app = app_over(folder)
    dates = 0
    async with app.run_test(size=size) as pilot:
        for key in way:
            await pilot.press(key)
            await pilot.pause()
            shown = screen_text(app)
            assert in_running_text(shown) == [], (key, shown)
            dates += len(re.findall(r"\d{1,2} [a-zå]+ 20\d\d|20\d\d-\d\d-\d\d", shown))
        await settled(pilot)
    assert dates or size[0] < 80, "nothing was seen"


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("form", [name for name in FORMATS if not FORMATS[name].dates])
def test_in_a_document(profile: str, form: str) -> None:
    text = FORMATS[form].render(selected(profile)).text
    cells = re.sub(r"<td[^>]*>[^<]*</td>|<style>.*?</style>", "", text, flags=re.DOTALL)
    lines = [line for line in cells.split("\n") if FIGURES.search(line)]
    assert [line for line in lines if not line.startswith("| ")] == []


def test_before_it_is_exported() -> None:
    rows = along(selected("handbok"), FORMATS["ics"]).rows
    assert rows
    assert [row for row in rows if FIGURES.search(" ".join(row))] == []
    assert between(NOW.date(), NOW.date()).name == "20 september 2027 – 20 september 2027"


def test_on_the_command_line(tmp_path: Path) -> None:
    shutil.copytree(LONNEN, tmp_path / "bok")
    handbok = Handbok(tmp_path)
    lines = handbok.run("--workbook", str(tmp_path / "bok"), "status").text.split("\n")
    assert [line for line in lines if FIGURES.match(line)]
    assert [line for line in lines if FIGURES.search(line) and not FIGURES.match(line)] == []


FILES_AND_NAMES = {
    "texts/dates.py",  # the one place
    "core/sheets/columns.py", "core/log/entries.py", "core/log/page.py", "core/periods.py",
    "core/sheets/edits.py", "session/sheets/filling.py", "session/follow_up.py", "export/ics.py",
    "cli/writing/answer.py",
}  # fmt: skip
"""Where a date is stored, or is a name: an id, a period, what a command is given."""


def test_nobody_else_spells_out_a_date() -> None:
    root = Path(handbok_tui.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        name = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Attribute) and node.attr in ("isoformat", "strftime")
            spelled = isinstance(node, ast.Constant) and "%Y" in str(node.value)
            spelled = spelled or (isinstance(node, ast.Constant) and "%m-" in str(node.value))
            if called or spelled:
                found.add(name)
    assert {name for name in found if not name.startswith("storage/")} == FILES_AND_NAMES
