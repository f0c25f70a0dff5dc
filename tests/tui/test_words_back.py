"""Ctrl+Z where one types: the last word goes, not all of them, and Ctrl+Y writes it again."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
FIELDS = {
    "an answer": ("1", "tab", "enter"),
    "a lesson": ("L",),
    "a reflection": ("d",),
    "a short field of a template": ("m", "down", "down", "enter", "space", "n"),
    "a long field of a template": ("m", "enter", "tab", "tab", "enter"),
    "a part of a chapter": ("1", "e", "home", "down", "enter"),
    "a follow-up day": ("1", "tab", "F"),
    "a filter": ("ctrl+p",),
    "a fact": ("y",),
}
"""The keys to each kind of field in which a person writes."""


@pytest.mark.parametrize("keys", FIELDS.values(), ids=FIELDS)
async def test_the_last_word_goes_and_comes_again(make: Make, keys: tuple[str, ...]) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys, "end", *" vi ringer gärna imorgon")
        await pilot.pause()
        assert "vi ringer gärna imorgon" in screen_text(app)
        for left in ("vi ringer gärna", "vi ringer", "vi "):
            await pilot.press("ctrl+z")
            assert left in screen_text(app)
        assert "ringer" not in screen_text(app)
        await pilot.press("ctrl+y")
        await pilot.press("ctrl+y")
        assert "vi ringer gärna" in screen_text(app)
        assert "imorgon" not in screen_text(app)


async def test_a_wrong_turn_in_an_answer_is_taken_back_word_by_word_and_saved(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"Vi börjar", "enter", *"i köket inte här")
        await pilot.press("ctrl+z", "ctrl+z", *"nu", "escape")
        await settled(pilot)
        await pilot.press("q")
    saved = tomllib.loads((tmp_path / "answers/gruppen/k1.toml").read_text("utf-8"))
    assert saved["answers"]["k1-ref-1"]["text"] == "Vi börjar\ni köket nu"


async def test_outside_a_field_it_does_nothing(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab")
        before = screen_text(app)
        await pilot.press("ctrl+z")
        assert screen_text(app) == before
        assert app.is_running


async def test_the_help_says_so_where_one_writes(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", "f1")
        row = next(line for line in screen_text(app).split("\n") if "Ctrl+Z" in line)
        assert "det senaste ordet" in row
