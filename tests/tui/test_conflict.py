"""The same answer written from two places: both are shown, nothing is lost."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbok_tui.tui.app import HandbokApp
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]


def saved(folder: Path) -> Any:
    data = tomllib.loads((folder / "answers/gruppen/k1.toml").read_text("utf-8"))
    return data["answers"]["k1-ref-1"]


@pytest.mark.parametrize(
    ("key", "text", "earlier"),
    [("m", "mitt", ["deras"]), ("a", "deras", ["mitt"]), ("b", "mitt\n\nderas", ["mitt", "deras"])],
)
async def test_two_programs_write_the_same_answer(
    make: Make, tmp_path: Path, key: str, text: str, earlier: list[str]
) -> None:
    app, other = make(), make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab")  # has read the file before the other one writes
        other.session.find_question("k1-ref-1")
        question = other.session.find_question("k1-ref-1")[1]
        other.session.write(other.session.target("k1", question), "deras")
        other.session.save()
        await pilot.press("enter", *"mitt", "escape")
        await settled(pilot)
        assert "sparades från ett annat håll" in " ".join(screen_text(app).split())
        await pilot.press("enter")
        await pilot.pause()
        assert "mitt" in screen_text(app)
        assert "deras" in screen_text(app)
        await pilot.press(key)
        await settled(pilot)
        await pilot.press("q")
    answer = saved(tmp_path)
    assert answer["text"] == text
    assert [version["text"] for version in answer["earlier"]] == earlier
    assert "conflict" not in answer
