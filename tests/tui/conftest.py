"""The program over an empty workbook, driven without a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.core.workbook import Respondent
from handbok_tui.session import Session
from handbok_tui.storage.edition_files import EditionFiles
from handbok_tui.storage.locations import shipped_edition
from handbok_tui.storage.place_file import PlaceFile
from handbok_tui.storage.workbook_files import WorkbookFiles
from handbok_tui.tui.app import HandbokApp

ANNA = Respondent("anna", "Anna")


@pytest.fixture
def make(tmp_path: Path) -> Callable[[], HandbokApp]:
    """Opens the program over tmp_path; call it again for the next start."""

    def open_app() -> HandbokApp:
        editions = EditionFiles(shipped_edition(), tmp_path / "chapters")
        session = Session(editions, WorkbookFiles(tmp_path, ANNA))
        return HandbokApp(session, PlaceFile(tmp_path / ".handbok", "anna"))

    return open_app
