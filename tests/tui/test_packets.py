"""Keys that arrive together, as a slow line delivers them, do what they do one by one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import settled, whole_text

Make = Callable[[], HandbokApp]
CHARACTERS = {"enter": None, "escape": None, "tab": "\t", "down": None, "up": None, "space": " "}


async def together(pilot: Pilot[None], keys: list[str]) -> None:
    """All in the queue before the first of them is looked at."""
    for key in keys:
        pilot.app.post_message(Key(key, CHARACTERS.get(key, key)))
    await settled(pilot)


_SAVING = re.compile(r"Osparat|Sparar …|Sparat(?: \d\d:\d\d)?")
WAYS = {
    "a list, then a screen": ["2", "g", "enter", "b"],
    "a list, then a template": ["m", "down", "enter", "space", "n", *"Bo", "enter", "tab", "1"],
    "a title, a kind, a chapter": ["K", "n", *"Hos", "enter", "enter", "down", "plus"],
    "a choice, then a field": ["m", "enter", "v", "enter", "tab", "1"],
    "a follow-up, its lesson and day": ["1", "tab", "a", *"Ring", "enter", "enter", "i", *"02"],
    "a group": ["1", "tab", "enter", *"Vi", "escape", "V", "down", "enter", *"Natt", "enter", "i"],
    "the palette": ["ctrl+p", *"mallar", "enter", "down", "enter"],
    "the help": ["question_mark", *"export", "enter", "down"],
    "the last changes": [
        "1",
        "tab",
        "enter",
        *"Vi",
        "escape",
        "S",
        "enter",
        "escape",
        "escape",
        "i",
    ],
    "the start of a chapter's part": ["1", "e", "down", "enter", "!", "escape", "down", "minus"],
}


@pytest.mark.parametrize("way", WAYS)
async def test_the_screen_is_the_same_in_the_end(make: Make, tmp_path: Path, way: str) -> None:
    seen = []
    for packet in (True, False):
        app = make()
        async with app.run_test(size=(80, 24)) as pilot:
            if packet:
                await together(pilot, WAYS[way])
            else:
                for key in WAYS[way]:
                    await pilot.press(key)
            await settled(pilot)
            seen.append([type(screen).__name__ for screen in app.screen_stack])
            seen.append(_SAVING.sub("", whole_text(app)).split())
            app.session.save()
        for path in sorted(tmp_path.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    assert seen[:2] == seen[2:]
