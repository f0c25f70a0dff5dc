"""The worked example, opened as one of its leaders on a day when everything in it is written."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from handbok_tui.core.workbook import Respondent
from handbok_tui.session import Session
from handbok_tui.storage.edition_files import EditionFiles
from handbok_tui.storage.locations import shipped_edition
from handbok_tui.storage.workbook_files import WorkbookFiles

EXAMPLE = Path(__file__).parents[2] / "examples" / "enheten-lonnen"
KARIN = Respondent("karin", "Karin, enhetschef")
NOW = datetime(2027, 10, 12, 16, 0, tzinfo=timezone(timedelta(hours=2)))
PRIVATE = ("jag bara kommer när något gått fel", "förlåt", "Listan på kylskåpet")
"""Words out of its private answer and of its private reflection, and of nothing else there."""


def example_session(folder: Path) -> Session:
    """The example in a folder, read as Karin reads it, with every answer read."""
    editions = EditionFiles(shipped_edition(), folder / "chapters")
    session = Session(editions, WorkbookFiles(folder, KARIN), now=lambda: NOW)
    for head in session.edition.chapters:
        session.document(head.id)
    return session
