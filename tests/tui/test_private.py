"""What is private is on no screen where it may not be: every scope of keys is visited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.commands.table import COMMANDS
from tests.support.private_workbook import SIGN, Kind, PrivateWorkbook
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
OURS: tuple[Kind, ...] = ("ours",)
OWN: tuple[Kind, ...] = ("mine", "ours")
ALL: tuple[Kind, ...] = (*OWN, "reflections")
DOWN = ["pagedown"] * 12


class Visit(NamedTuple):
    """Keys from the start page to a screen, then those that are pressed there; whose private
    words may be seen after any of the latter.
    """

    way: list[str]
    there: list[str]
    may: tuple[Kind, ...] = ()


MEETING = ["g", "enter"]
MENU = ["space"]
TEMPLATE = ["m", "down", "down", "enter"]
VISITS: dict[str, list[Visit]] = {
    "reader": [
        Visit(["5"], ["0", "down"]),
        Visit([], ["1", *DOWN, "D", "home", *DOWN, "tab", "v", *DOWN], OWN),
        Visit([], ["2", "3", "4", "5", "i"]),
        Visit(["H"], ["home", *DOWN, *DOWN, "D", *DOWN], ALL),
    ],
    "answer": [
        Visit(["1", "tab", "enter", "1"], ["enter", "f1", "escape", "escape"], OWN),
        Visit(["1", "tab", "tab", "enter", "1"], ["enter", "tab", "tab", "escape"], OWN),
    ],
    "entry": [Visit(["5"], ["L", "f1"])],
    "group": [
        Visit(["1", *MEETING], [*["right"] * 14, "r", "l", "v", "question_mark", "escape"]),
        Visit(["1", *MEETING], ["s", "escape", "b", "escape", "right", "m", "enter"], OURS),
        Visit(["1", "tab", *MEETING], [*["right"] * 14, "enter", "escape"], OURS),
    ],
    "find": [Visit(["1"], ["slash", *SIGN, "tab", "tab"], OWN)],
    "search": [Visit(["5"], ["s", *SIGN, *["pagedown"] * 30], ALL)],
    "prompt": [Visit(["5", "tab"], ["a", "escape", "M", "escape", "F"])],
    "list": [Visit(["5"], ["ctrl+p", *["pagedown"] * 6, "escape", "m", "escape", "question_mark"])],
    "facts": [Visit(["5"], ["y"])],
    "export": [Visit(["5"], ["x", *["down"] * 12, *DOWN])],
    "whole": [
        Visit(["5", "x"], ["p", *["pagedown"] * 30]),
        Visit(["5", "U", "enter", "enter", "U", "down"], ["enter", *["pagedown"] * 30]),
    ],
    "import": [Visit(["5"], ["I"])],
    "form": [Visit(["5"], ["B", "BLANK", "enter", *DOWN])],
    "recovery": [],  # a file of one's own that another program of one's own left
    "conflict": [
        Visit(["1", "tab", "tab", "tab"], ["enter", *DOWN[:3]], OWN),
        Visit(["1", "tab", "tab", "tab", "v"], ["enter", *DOWN[:3]], OWN),
        Visit(["m", "down", "enter"], ["enter", *DOWN[:3]], OWN),
    ],
    "presence": [],  # says who has the workbook open, before anything is read
    "follow_up": [Visit(["5"], ["f", *["down"] * 30], ALL)],
    "worksheet": [
        Visit([], [*["m", *["down"] * n, "enter", *["down"] * 3, *MENU, "l", "escape",
                     *MENU, "t", "escape", *MENU, "v", *["tab"] * 12, *MENU, "f", *MENU, "v",
                     *["tab"] * 12, "escape"]], OWN)
        for n in range(6)
    ],
    "beside": [
        Visit([*TEMPLATE, *MENU, "j", *BESIDE], [*DOWN[:2], "v", *DOWN[:2], "V", "v", *DOWN[:2]])
        for BESIDE in (["enter"], ["down", "enter"])
    ],
    "menu": [Visit(TEMPLATE, ["space", "escape"], OWN)],
    "cell": [Visit(TEMPLATE, [*MENU, "n", "escape"], OWN)],
    "cell_text": [Visit(["m", "enter", "tab", "tab", "tab"], ["enter"])],
    "choice": [Visit(["m", "enter", "tab"], ["enter"], OWN)],
    "lines": [Visit([*TEMPLATE], [*MENU, "l", *DOWN[:2]])],
    "chapter": [Visit(["1"], ["e", *DOWN[:3]])],
    "part": [Visit(["1", "e", "down"], ["enter", "f3"])],
    "chapters": [Visit(["1"], ["K", "down"])],
    "settings": [Visit(["5"], ["comma", *["right", "down"] * 4, "enter", "escape", *DOWN[:3]])],
    "trail": [Visit(["1", "tab", "v", "t", "5"], ["S", *["down"] * 4, "enter", "escape"])],
}  # fmt: skip


def test_every_screen_is_visited() -> None:
    assert set(VISITS) == {command.scope for command in COMMANDS}


@pytest.mark.parametrize(
    "visit", [pytest.param(one, id=scope) for scope, visits in VISITS.items() for one in visits]
)
async def test_no_screen_shows_what_is_private(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, visit: Visit
) -> None:
    """And what is one's own is shown where it stands, or this would hold for empty screens."""
    monkeypatch.chdir(tmp_path)
    workbook = PrivateWorkbook(tmp_path, "anna")
    seen = set()
    app = make()
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press(*visit.way)
        await settled(pilot)
        for key in visit.there:
            await pilot.press(*([*"blankett.md"] if key == "BLANK" else [key]))
            shown = screen_text(app)
            assert workbook.leaked(shown, *visit.may) == [], (key, shown)
            seen |= workbook.seen(shown)
    assert bool(seen) == bool(visit.may), seen
