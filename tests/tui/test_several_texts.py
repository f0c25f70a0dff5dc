"""A place that more than two have written in at once: one pair at a time, and every text stays."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app import HandbokApp
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
TEXTS = ("KONFA", "KONFB", "KONFC")


def written(workbook: Path, head: str, place: str, word: str) -> str:
    """A file in which three others have written at one place."""
    others = "".join(f"[[conflict]]\n{place}\n{word} = '{text}'\n" for text in TEXTS)
    path = workbook / head.partition("\n")[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{head.partition(chr(10))[2]}{others}", "utf-8")
    return path.relative_to(workbook).as_posix()


CHAPTER = "chapters/k1.toml\nid = 'k1'\nchanges = true\nlead = 'FOERST'\n[published]\nlead = 'x'\n"
LEAD = "part = 'chapter'\nid = 'k1'\nname = 'lead'"
BOOK = "workbook.toml\nformat = 1\nunit = 'FOERST'\n"
PLACES: dict[str, tuple[tuple[str, str, str], tuple[str, ...], str]] = {
    "chapter": (
        (CHAPTER, "part = 'chapter'\nid = 'k1'\nname = 'lead'", "text"),
        ("1", "e"),
        "lead",
    ),
    "fact": ((BOOK, "name = 'unit'", "value"), ("y",), "unit"),
}


@pytest.mark.parametrize("keys", ["333", "213", "122", "311"])
@pytest.mark.parametrize("kind", PLACES)
async def test_every_text_stays_whatever_is_chosen_of_each_pair(
    make: Make, tmp_path: Path, kind: str, keys: str
) -> None:
    file, way, name = PLACES[kind]
    path = tmp_path / written(tmp_path, *file)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*way)
        await settled(pilot)
        for key in keys:
            now = tomllib.loads(path.read_text("utf-8"))[name]
            assert all(word in screen_text(app) for word in now.replace(",", "").split())
            await pilot.press(key)
            app.save_soon()
            await settled(pilot)
        await pilot.press("escape", "escape")
        await settled(pilot)
    data = tomllib.loads(path.read_text("utf-8"))
    assert "conflict" not in data
    assert all(text in str(data) for text in (*TEXTS, "FOERST"))
    if keys == "333":
        assert all(text in data[name] for text in (*TEXTS, "FOERST"))
