"""A row that was taken away and comes back by a change of one cell never leaves."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from handbok_tui.core.errors import SaveFailed
from handbok_tui.core.sheets.templates import CellConflict
from handbok_tui.session import Session
from handbok_tui.session.follow_up import Place
from handbok_tui.session.sheets.reading import SheetTarget
from tests.support.changes import open_session, target

PLAN = "aktivitetsplan"
COLUMN = "aktivitet"


def plan(session: Session) -> SheetTarget:
    return session.worksheets.target(PLAN, "gruppen")


def stored(folder: Path) -> dict[str, dict[str, object]]:
    path = folder / "worksheets" / "gruppen" / f"{PLAN}.toml"
    rows: dict[str, dict[str, object]] = tomllib.loads(path.read_text("utf-8")).get("rows", {})
    return rows


def settle(session: Session, row: str) -> None:
    session.worksheets.settle(plan(session), CellConflict(row, COLUMN, "B"), "theirs")


def follow(session: Session, row: str) -> None:
    session.follow_ups.set_row_day(Place(plan(session), row), date(2027, 5, 1))


WAYS: dict[str, Callable[[Session, str], object]] = {
    "a cell is set": lambda s, row: s.worksheets.set_cell(plan(s), row, COLUMN, "Hemligt"),
    "a cell is written": lambda s, row: s.worksheets.write(
        plan(s), row, COLUMN, "Hemligt, igen", "Hemligt"
    ),
    "a text comes back from another program": lambda s, row: s.worksheets.put_back(
        plan(s).key, row, COLUMN, "Hemligt"
    ),
    "the other of two values is chosen": settle,
    "it is followed up": follow,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_private_row_that_somebody_took_away_comes_back_private(tmp_path: Path, way: str) -> None:
    session = open_session(tmp_path)
    sheets = session.worksheets
    row = sheets.add_row(plan(session), name="Hemligt")
    sheets.toggle_row_private(plan(session), row)
    sheets.apply(
        plan(session),
        lambda sheet: sheet._replace(conflicts=(CellConflict(row, COLUMN, "B"),)),
    )
    session.save()
    other = open_session(tmp_path)
    other.worksheets.remove_row(plan(other), row)
    other.save()
    session.file_changed(f"worksheets/gruppen/{PLAN}.toml")
    WAYS[way](session, row)
    session.save()
    assert stored(tmp_path).get(row, {}).get("visibility", "private") == "private"
    assert row not in [one.id for one in sheets.sheet(plan(session)).shared.rows]


@pytest.mark.parametrize("order", [(1,), (3, 1), (0, 1), (0, 1, 3, 1), (1, 0, 1)])
def test_no_row_that_was_private_comes_back_open_from_the_trail(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    session = open_session(tmp_path)
    sheets = session.worksheets
    row = sheets.add_row(plan(session))
    steps: list[Callable[[], object]] = [
        lambda: sheets.set_cell(plan(session), row, COLUMN, "HEMLIG A"),
        lambda: sheets.toggle_row_private(plan(session), row),
        lambda: sheets.set_cell(plan(session), row, COLUMN, "HEMLIG A NU"),
        lambda: sheets.remove_row(plan(session), row),
    ]
    for step in steps:
        step()
        session.save()
    changes = [one.entry for one in session.trail.changes()]
    for number in order:
        with suppress(SaveFailed):  # that stands there already
            session.trail.take_back(changes[number])
    for record in stored(tmp_path).values():
        assert record.get("visibility") == "private"


@pytest.mark.parametrize("texts", [("A", "A och B"), ("A", "Något annat")])
def test_no_answer_that_was_private_comes_back_open_from_the_trail(
    tmp_path: Path, texts: tuple[str, str]
) -> None:
    session = open_session(tmp_path)
    here = target(session, "k1-ref-4")
    session.write(here, texts[0])
    session.toggle_private(here)
    session.save()
    session.set_follow_up(here, date(2027, 5, 1))
    session.save()
    session.checkpoint(here)
    session.write(here, texts[1])
    session.save()
    changes = [one.entry for one in session.trail.changes()]
    for one in (changes[-1], *changes):
        with suppress(SaveFailed):
            session.trail.take_back(one)
        answer = session.answer(here)
        assert answer.private or not (answer.text or answer.follow_up), one


def test_a_row_of_ones_own_that_was_taken_away_comes_back_as_it_was(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    sheets = session.worksheets
    row = sheets.add_row(plan(session), name="Öppet")
    session.save()
    sheets.remove_row(plan(session), row)
    session.save()
    assert session.undo() is not None
    session.save()
    assert "visibility" not in stored(tmp_path)[row]
