"""How each screen looks at 80 × 24, line by line; run with UPDATE_LOOKS=1 to accept a new look."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app import HandbokApp
from tests.support.screens import screen_text, settled

LOOKS = Path(__file__).parent / "looks"
PRIVATE = re.compile(r"(?<=[Ff]il: ).*|(?<!\w)/\S+|\d\d:\d\d|\d{1,2} [a-zå]+ 20\d\d|scp \S+")

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
    "import": ["I"],
    "export": ["1", "tab", "enter", *"Ett svar", "escape", "x"],
}


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(make: Callable[[], HandbokApp], name: str) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SCREENS[name])
        await settled(pilot)
        lines = [PRIVATE.sub("*", line).rstrip() for line in screen_text(app).split("\n")]
    shown = "\n".join(lines) + "\n"
    file = LOOKS / f"{name}.txt"
    if os.environ.get("UPDATE_LOOKS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8")
