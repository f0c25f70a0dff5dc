"""Fields in which a person types: every editing key does its work, and no text makes them slow."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.widgets import line_input
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]


async def test_ctrl_k_takes_the_rest_of_a_line_then_the_line(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"ett", "enter", *"kvar", "up", "home", "right")
        await pilot.press("ctrl+k", "x", "home", "ctrl+k", "ctrl+k", "escape")
        await settled(pilot)
        await pilot.press("q")
    saved = tomllib.loads((tmp_path / "answers/gruppen/k1.toml").read_text("utf-8"))
    assert saved["answers"]["k1-ref-1"]["text"] == "kvar"


@pytest.mark.parametrize("text", ["x" * 20_000, "å漢" * 10_000], ids=["narrow", "wide"])
async def test_of_a_long_line_only_what_is_seen_is_measured(
    make: Make, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    measured: list[int] = []

    def counting(shown: str) -> int:
        measured.append(len(shown))
        return cell_len(shown)

    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        monkeypatch.setattr(line_input, "cell_len", counting)
        line = app.screen.focused
        assert isinstance(line, line_input.LineInput)
        line.insert(text)
        await pilot.pause()
        assert f"{text[-20:]} " in screen_text(app).replace("  ", " ")
    assert 0 < max(measured) <= 80
