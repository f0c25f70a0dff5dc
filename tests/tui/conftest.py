"""The program over an empty workbook, driven without a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import textual._wait
from textual.pilot import Pilot

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.session import Session
from handbok_tui.session.settings import Preferences
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.storage.person.settings import SettingsFile
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.commands.keys import use
from handbok_tui.tui.commands.table import COMMANDS

ANNA = Respondent("anna", "Anna")


@pytest.fixture(autouse=True)
def _type_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of keys that are pressed together only the last is followed by Pilot's usual wait: here
    whole sentences are typed.
    """
    press = Pilot.press

    async def quickly(pilot: Pilot[Any], *keys: str) -> None:
        with monkeypatch.context() as quick:
            quick.setattr(textual._wait, "SLEEP_GRANULARITY", 1 / 200)
            quick.setattr(textual._wait, "SLEEP_IDLE", 1 / 4000)
            await press(pilot, *keys[:-1])
        await press(pilot, *keys[-1:])

    monkeypatch.setattr(Pilot, "press", quickly)


@pytest.fixture(autouse=True)
def _usual_keys() -> Iterator[None]:
    """Which keys a person has chosen is the whole program's: the next test has the usual ones."""
    yield
    use(COMMANDS)


@pytest.fixture
def make(tmp_path: Path) -> Callable[[], HandbokApp]:
    """Opens the program over tmp_path; call it again for the next start."""

    def open_app() -> HandbokApp:
        editions = EditionFiles(shipped_edition(), tmp_path / "chapters")
        session = Session(editions, WorkbookFiles(tmp_path, ANNA))
        place, file = PlaceFile(tmp_path / ".handbok", "anna"), SettingsFile(tmp_path / "config")
        preferences = Preferences(file, file.read()[0], os.environ, ANNA.name)
        return HandbokApp(session, place, preferences)

    return open_app
