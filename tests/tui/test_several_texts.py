"""A place that more than two have written in at once: one pair at a time, and every text stays."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.app.watcher import Heard
from tests.support.screens import screen_text, settled, shown

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
ANSWER = (
    "answers/gruppen/k1.toml\nformat = 1\nchapter = 'k1'\nrespondent = 'gruppen'\n"
    "[answers.k1-ref-1]\ntext = 'FOERST'\n"
)
PLAN = (
    "worksheets/gruppen/aktivitetsplan.toml\nformat = 1\nworksheet = 'aktivitetsplan'\n"
    "respondent = 'gruppen'\norder = ['rad-1']\n[rows.rad-1]\naktivitet = 'FOERST'\n"
)
PLACES: dict[str, tuple[tuple[str, str, str], tuple[str, ...], str]] = {
    "chapter": (
        (CHAPTER, "part = 'chapter'\nid = 'k1'\nname = 'lead'", "text"),
        ("1", "e"),
        "lead",
    ),
    "fact": ((BOOK, "name = 'unit'", "value"), ("y",), "unit"),
}
ASKED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "answer": (
        ANSWER, "[[answers.k1-ref-1.conflict]]\ntext = '{}'\n", ("1", "tab", "enter"),
    ),
    "cell": (
        PLAN, "[[conflict]]\nrow = 'rad-1'\ncolumn = 'aktivitet'\nvalue = '{}'\n",
        ("m", "down", "down", "enter", "enter"),
    ),
    "chapter": (CHAPTER, f"[[conflict]]\n{LEAD}\ntext = '{{}}'\n", ("1", "e")),
    "fact": (BOOK, "[[conflict]]\nname = 'unit'\nvalue = '{}'\n", ("y",)),
}  # fmt: skip
"""The file, one other text in it, and the keys to the page that asks."""


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


@pytest.mark.parametrize("key", "123")
@pytest.mark.parametrize("left", [0, 1])
@pytest.mark.parametrize("kind", ASKED)
async def test_what_others_have_chosen_meanwhile_stands_and_is_shown(
    make: Make, tmp_path: Path, kind: str, left: int, key: str
) -> None:
    head, other, way = ASKED[kind]
    name, _, start = head.partition("\n")
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(start + "".join(map(other.format, TEXTS[:2])), "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*way)
        await settled(pilot)
        assert {"FOERST", "KONFA"} <= set(screen_text(app).split())
        # Somebody else has chosen the second text of the first pair.
        outlook = app.session.outlook()
        chosen = start.replace("FOERST", "KONFA")
        path.write_text(chosen + "".join(map(other.format, TEXTS[1 : 1 + left])), "utf-8")
        outlook.look(app.session.known_files)
        app.post_message(Heard(outlook.look(app.session.known_files)))
        await shown(pilot, "Enhet: KONFA" if (kind, left) == ("fact", 0) else "Någon annan har")
        if left:
            assert {"KONFA", "KONFB"} <= set(screen_text(app).split())
            assert "FOERST" not in screen_text(app)
        before = path.read_bytes()
        if not left:
            await pilot.press("escape", "escape")
            await settled(pilot)
            assert path.read_bytes() == before
            return
        await pilot.press(key)
        await settled(pilot)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert not app.session.dirty
    assert {"KONFA", "KONFB"} <= set(re.findall(r"[A-Z]{5,}", path.read_text("utf-8")))
    assert "conflict" not in path.read_text("utf-8")
