"""What is typed on a line is offered again after a sudden end, and finds its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from handbok_tui.session import Session
from handbok_tui.session.saving.drafts import Drafts
from handbok_tui.session.saving.line_drafts import PURPOSES
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled
from tests.tui.conftest import ANNA

FOLLOWED = "format = 1\n[answers.k1-ref-1]\ntext = 'Svar'\nfollow_up = 2026-01-01\n"


def opened(folder: Path) -> HandbokApp:
    workbook = folder / "w"
    files = WorkbookFiles(workbook, ANNA)
    editions = EditionFiles(shipped_edition(), workbook / "chapters")
    session = Session(editions, files, drafts=Drafts(folder / "recovery", workbook))
    return HandbokApp(session, PlaceFile(workbook / ".handbok", ANNA.id))


def read(folder: Path, name: str) -> Any:
    return tomllib.loads((folder / "w" / name).read_text("utf-8"))


def only_row(folder: Path, worksheet: str) -> Any:
    (row,) = read(folder, f"worksheets/gruppen/{worksheet}.toml")["rows"].values()
    return row


def new_chapter(folder: Path) -> Any:
    (path,) = (folder / "w/chapters").glob("*.toml")
    return tomllib.loads(path.read_text("utf-8"))


LINES: dict[str, tuple[list[str], str, Callable[[Path], object]]] = {
    "fact": (["y"], "Om er verksamhet", lambda f: read(f, "workbook.toml")["organisation"]),
    "activity": (
        ["1", "tab", "a"],
        "Ny aktivitet",
        lambda f: only_row(f, "aktivitetsplan")["aktivitet"],
    ),
    "goal": (["1", "tab", "M"], "Nytt mål", lambda f: next(iter(only_row(f, "mal").values()))),
    "learning": (
        ["f", "2"],
        "Lärdom",
        lambda f: read(f, "answers/gruppen/k1.toml")["answers"]["k1-ref-1"]["followed_up"][0][
            "learning"
        ],
    ),
    "day": (
        ["f", "F"],
        "Dag att följa upp",
        lambda f: read(f, "answers/gruppen/k1.toml")["answers"]["k1-ref-1"]["follow_up"],
    ),
    "answer_day": (
        ["1", "tab", "F"],
        "Dag att följa upp",
        lambda f: read(f, "answers/gruppen/k1.toml")["answers"]["k1-ref-1"]["follow_up"],
    ),
    "chapter": (["K", "n"], "nytt kapitel", lambda f: new_chapter(f)["title"]),
    "group": (
        ["V", "down", "enter"],
        "ny grupp",
        lambda f: read(f, "workbook.toml")["respondents"][-1]["name"],
    ),
}
"""For each purpose: the keys to its line, what it is called, and what its file says in the end."""


PRESSES: dict[object, int] = {
    "enter": 1,
    "escape": 2,
    ("fact", "enter"): 6,
    ("fact", "escape"): 1,
    ("chapter", "enter"): 2,
}
"""How often a key is pressed until a line is done with."""


WORDS = {"day": "2031-02-03", "answer_day": "2031-02-03"}
"""What is typed where words would not do."""


def words(purpose: str) -> str:
    return WORDS.get(purpose, "Tid varje vecka")


def test_every_purpose_is_tried() -> None:
    assert LINES.keys() == PURPOSES.keys()


async def typed(folder: Path, keys: list[str], said: str = "Tid varje vecka") -> None:
    """Typed, in the journal, and then nothing more: as after kill -9."""
    app = opened(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        await pilot.press(*said)
        await pilot.pause()
        assert app.session.drafts is not None
        app.session.drafts.journal.close(10)


@pytest.mark.parametrize("purpose", LINES)
async def test_a_line_that_was_never_finished_is_offered_and_put_in_its_place(
    tmp_path: Path, purpose: str
) -> None:
    keys, name, stands = LINES[purpose]
    answers = tmp_path / "w/answers/gruppen/k1.toml"
    answers.parent.mkdir(parents=True)
    answers.write_text(FOLLOWED, "utf-8")
    await typed(tmp_path, keys, words(purpose))
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Text som inte hann sparas" in screen_text(app)
        assert name in screen_text(app)
        assert words(purpose) in screen_text(app)
        await pilot.press("t")
        await settled(pilot)
    assert str(stands(tmp_path)).strip() == words(purpose)
    assert opened(tmp_path).session.left_behind() == ()


async def finish(pilot: Pilot[None], key: str) -> None:
    await pilot.press(key)
    await settled(pilot)


@pytest.mark.parametrize("key", ["enter", "escape"])
@pytest.mark.parametrize("purpose", LINES)
async def test_a_line_that_was_taken_or_given_up_is_not_offered(
    tmp_path: Path, purpose: str, key: str
) -> None:
    answers = tmp_path / "w/answers/gruppen/k1.toml"
    answers.parent.mkdir(parents=True)
    answers.write_text(FOLLOWED, "utf-8")
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*LINES[purpose][0])
        await settled(pilot)
        await pilot.press(*words(purpose), *([key] * PRESSES.get((purpose, key), PRESSES[key])))
        await settled(pilot)
        assert app.session.drafts is not None
        app.session.save()
        app.session.drafts.journal.close(10)
    assert opened(tmp_path).session.left_behind() == ()


async def test_a_half_typed_date_in_a_cell_is_offered(tmp_path: Path) -> None:
    path = tmp_path / "w/worksheets/gruppen/aktivitetsplan.toml"
    path.parent.mkdir(parents=True)
    path.write_text("format = 1\n[rows.a]\naktivitet = 'A'\n", "utf-8")
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_worksheet("aktivitetsplan", "gruppen", "a", "start")
        await settled(pilot)
        await pilot.press("enter", *"om 2 veckor")
        await pilot.pause()
        assert app.session.drafts is not None
        app.session.drafts.journal.close(10)
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "om 2 veckor" in screen_text(app)
        await pilot.press("t")
        await settled(pilot)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d", str(tomllib.loads(path.read_text("utf-8"))["rows"]["a"]["start"])
    )


async def test_a_fact_that_was_typed_and_erased_is_not_offered(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y", "C", "backspace", "escape", "q")
        assert app.session.drafts is not None
        app.session.drafts.journal.close(10)
    assert opened(tmp_path).session.left_behind() == ()
