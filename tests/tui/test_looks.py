"""How each screen looks at 80 × 24, line by line; run with UPDATE_LOOKS=1 to accept a new look."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled, shown

LOOKS = Path(__file__).parent / "looks"
PRIVATE = re.compile(
    r"(?<=[Ff]il: ).*|(?<!\w)/\S+|scp \S+|(?<=Utgåva )\d{4}|\d{4}-\d\d-\d\d"
    r"|(?: {2,})?\d{1,2} [a-zå]+ 20\d\d(?: \d\d:\d\d)?(?: {2,})?|\d\d:\d\d"
)
"""What differs from day to day and from machine to machine; a date with the room around it."""

SCREENS = {
    "start": [],
    "chapter": ["1"],
    "questions": ["1", "tab", "enter", *"Ett svar", "escape"],
    "answer": ["1", "tab", "enter", *"Ett svar"],
    "compound": ["1", "tab", "tab", "enter", "2", "tab"],
    "contents": ["1", "i"],
    "palette": ["1", "ctrl+p", *"sök"],
    "help": ["1", "question_mark"],
    "search": ["s", *"ambassadörer"],
    "facts": ["y", *"Kommunen"],
    "frozen": [
        "1",
        "tab",
        "enter",
        *"Ett svar",
        "escape",
        "U",
        "enter",
        "enter",
        "U",
        "down",
        "enter",
    ],
    "editions": ["U", "enter", "enter", "U"],
    "templates": ["m"],
    "worksheet": ["m", "enter", "2", "tab", "3", "tab"],
    "plan": [
        *("m", "down", "down", "enter", "space", "n"),
        *"Fråga natten",
        *("enter", "space", "f", "tab", "tab", "tab", "1"),
    ],
    "long_form": [
        *("m", "down", "down", "enter", "space", "n"),
        *"Fråga natten",
        *("enter", "shift+tab"),
    ],
    "cell": ["m", "down", "enter", "space", "n", *"APT"],
    "menu": ["m", "enter", "space"],
    "choice": ["m", "enter", "enter"],
    "cell_text": ["m", "enter", "tab", "tab", "enter", *"Ett ord"],
    "import": ["I"],
    "follow_up": [
        "1", "tab", "a", *"Fråga natten", "enter", "enter", "M", *"Ett möte", "enter", "enter",
        "tab", "F", *"2026-01-05", "enter", "f",
    ],
    "trail": [
        "y", *"Kommunen", "escape", "K", "down", "minus", "escape", "V", *"Ledningen", "enter", "S",
    ],
    "settings": ["comma", "right", "down"],
    "export": ["1", "tab", "enter", *"Ett svar", "escape", "x"],
}  # fmt: skip


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(make: Callable[[], HandbokApp], name: str) -> None:
    app, file = make(), LOOKS / f"{name}.txt"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SCREENS[name])
        await settled(pilot)
        if file.exists() and "Sparat" in file.read_text("utf-8"):
            await shown(pilot, "Sparat")  # the rest before a save is a matter of time
        lines = [PRIVATE.sub("*", line).rstrip() for line in screen_text(app).split("\n")]
    looks = "\n".join(lines) + "\n"
    if os.environ.get("UPDATE_LOOKS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(looks, "utf-8")
    assert looks == file.read_text("utf-8")
