"""The same answer written from two places: both are shown, nothing is lost."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]


def saved(folder: Path) -> Any:
    data = tomllib.loads((folder / "answers/gruppen/k1.toml").read_text("utf-8"))
    return data["answers"]["k1-ref-1"]


@pytest.mark.parametrize(
    ("key", "text", "earlier"),
    [
        ("1", "mitt", ["deras"]),
        ("2", "deras", ["mitt"]),
        ("3", "mitt\n\nderas", ["mitt", "deras"]),
    ],
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
        assert "skrevs på två håll" in " ".join(screen_text(app).split())
        assert "Retur väljer" in " ".join(screen_text(app).split())
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


CONFLICT = """\
format = 1
chapter = "k1"
respondent = "gruppen"

[answers.k1-ref-1]
updated = 2026-03-12T14:32:00+01:00
by = "{}"
text = "texten som står överst"

[[answers.k1-ref-1.conflict]]
updated = 2026-03-11T09:05:00+01:00
by = "{}"
text = "texten som står under"
"""
ONE, OTHER = "texten som står överst", "texten som står under"


@pytest.mark.parametrize(
    ("writers", "headings", "own"),
    [
        (("anna", "bo"), ("Din version, 12 mars", "bos version, 11 mars"), ONE),
        (("bo", "anna"), ("Din version, 11 mars", "bos version, 12 mars"), OTHER),
        (("anna bo", "bo"), ("Din och bos version, 12 mars", "bos version, 11 mars"), ONE),
        (("bo", "mats"), ("bos version, 12 mars", "mats version, 11 mars"), ONE),
        (("", ""), ("En version, 12 mars", "En version, 11 mars"), ONE),
    ],
)
@pytest.mark.parametrize("width", [80, 40])
async def test_one_owns_ones_own_words_wherever_they_stand_in_the_file(
    make: Make, tmp_path: Path, writers: tuple[str, str], headings: tuple[str, str], own: str,
    width: int,
) -> None:  # fmt: skip
    path = tmp_path / "answers/gruppen/k1.toml"
    path.parent.mkdir(parents=True)
    path.write_text(CONFLICT.format(*writers), "utf-8")
    before = path.read_bytes()
    app = make()
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press("1", "tab", "enter")
        await pilot.pause()
        lines = screen_text(app).splitlines()
        shown = " ".join(" ".join(lines).split())
        places = [shown.index(text) for text in (*headings, own)]
        assert places[0] < places[2] < places[1]
        for key in ("1 Övre", "2 Undre", "3 Båda", "Esc Senare"):
            assert key in lines[-1]
        await pilot.press("escape")
        assert path.read_bytes() == before
        await pilot.press("enter", "1")
        await settled(pilot)
        await pilot.press("q")
    answer = saved(tmp_path)
    assert answer["text"] == own
    assert {own, *(one["text"] for one in answer["earlier"])} == {ONE, OTHER}
    assert answer.get("by", "") == writers[own == OTHER]


async def test_what_was_typed_in_this_window_is_marked_among_ones_own(
    make: Make, tmp_path: Path
) -> None:
    app, other = make(), make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab")
        here = other.session.target(*other.session.find_question("k1-ref-1"))
        other.session.write(here, "i ett annat fönster")
        other.session.save()
        await pilot.press("enter", *"mitt", "escape")
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        shown = " ".join(screen_text(app).split())
        assert "Din version, skriven här, " in shown
        assert shown.index("skriven här") < shown.index("mitt") < shown.index("annat fönster")
        await pilot.press("escape", "q")


@pytest.mark.parametrize(("width", "said"), [(80, "Båda finns kvar"), (40, "Två versioner")])
async def test_the_editor_says_whole_that_somebody_else_wrote(
    make: Make, width: int, said: str
) -> None:
    app, other = make(), make()
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press("1", "tab", "enter")
        here = other.session.target(*other.session.find_question("k1-ref-1"))
        other.session.write(here, "deras")
        other.session.save()
        await pilot.press(*"mitt", "ctrl+s")
        while app.session.save_state.kind != "saved":
            await settled(pilot)
        await settled(pilot)
        last = screen_text(app).splitlines()[-1]
        assert said in last
        assert "…" not in last
        await pilot.press("escape", "q")


@pytest.mark.parametrize(
    ("key", "holds", "gave_way"),
    [("1", "min", ["Bos"]), ("2", "Bos", ["min"]), ("3", "min, Bos", []), ("escape", "min", [])],
)
async def test_two_write_the_same_fact(
    make: Make, tmp_path: Path, key: str, holds: str, gave_way: list[str]
) -> None:
    app, other = make(), make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        other.session.facts.write({"unit": "Bos"})
        await pilot.press("tab", *"min", "escape")
        await settled(pilot)
        assert "y visar dem" in " ".join(screen_text(app).split())
        await pilot.press("y")
        await settled(pilot)
        assert "Enhet" in screen_text(app)
        assert "Bos" in screen_text(app)
        await pilot.press(key)
        await settled(pilot)
        assert "Allt är frivilligt" in screen_text(app)
        await pilot.press("escape", "q")
    book = tomllib.loads((tmp_path / "workbook.toml").read_text("utf-8"))
    assert book["unit"] == holds
    assert [one["value"] for one in book.get("replaced", [])] == gave_way
    left = [{"name": "unit", "value": "Bos"}] if key == "escape" else []
    assert book.get("conflict", []) == left
