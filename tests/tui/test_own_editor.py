"""The own editor comes back while somebody else has saved: both texts are kept, and said."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.session import Session
from handbok_tui.session.saving.drafts import Drafts
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled

SCRIPT = """#!/bin/sh
read line < {wait}
printf 'i min redigerare' > "$1"
"""


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def session(folder: Path, person: str, drafts: Drafts | None = None) -> Session:
    files = WorkbookFiles(folder / "bok", Respondent(person, person.title()))
    return Session(EditionFiles(shipped_edition()), files, drafts=drafts)


@pytest.mark.parametrize("heard", [True, False])
async def test_what_somebody_else_saves_meanwhile_is_kept_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heard: bool
) -> None:
    os.mkfifo(tmp_path / "wait")
    editor = tmp_path / "editor"
    editor.write_text(SCRIPT.format(wait=tmp_path / "wait"), "utf-8")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setattr(HandbokApp, "suspend", lambda _app: _nothing())  # there is no terminal
    drafts = Drafts(tmp_path / "recovery", tmp_path / "bok")
    mine, other = session(tmp_path, "anna", drafts), session(tmp_path, "bo")
    here = other.target(*other.find_question("k1-ref-1"))
    other.write(here, "först")
    other.save()
    app = HandbokApp(mine, PlaceFile(tmp_path / "place", "anna"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", "f4")
        await pilot.pause()
        other.write(here, "någon annans")
        other.save()
        if heard:
            outlook = mine.outlook()
            outlook.look(mine.known_files)
            mine.hear(outlook.look(mine.known_files))
            app.screen.show_saving()  # type: ignore[attr-defined]
        (tmp_path / "wait").write_text("nu\n", "utf-8")
        while mine.save_state.kind != "saved":
            await settled(pilot)
        await settled(pilot)
        shown = " ".join(screen_text(app).split())
        assert "i min redigerare" in shown
        assert "skrevs också från ett annat håll" in shown
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("q")
    answer = session(tmp_path, "cia").answer(here)
    assert (answer.text, [one.text for one in answer.conflicts]) == (
        "i min redigerare",
        ["någon annans"],
    )
