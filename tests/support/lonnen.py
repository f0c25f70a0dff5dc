"""The worked example, opened by one who answers in it, on a day of its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.periods import parse_period
from handbok_tui.export.selection import Selection
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition

LONNEN = Path(__file__).parents[2] / "examples" / "enheten-lonnen"
ASA = Respondent("asa", "Åsa, enhetschef")
KARIM = Respondent("karim", "Karim, samordnare")
NOW = datetime(2027, 9, 20, 14, 32, tzinfo=timezone(timedelta(hours=2)))
PRIVATE = ("Jag orkar inte leda 38 personer", "tio innan jag svarar")
"""What Åsa has marked "Bara för mig": the beginning of an answer, the end of a reflection."""

_ID = re.compile(r"^(?:row|question):|:row:|\brow:|^[a-z0-9-]+$")


def lonnen(person: Respondent = ASA) -> Session:
    """The example as that person has it; nothing is written."""
    return Session(EditionFiles(shipped_edition()), WorkbookFiles(LONNEN, person), now=lambda: NOW)


def selected(profile: str, person: Respondent = ASA) -> Selection:
    """What goes along in one of the documents; a report is on the first tertial."""
    session = lonnen(person)
    found = session.selection(profile=profile, period=parse_period("2027-T1"))
    assert session.faults == ()
    return found


def words() -> str:
    """Every text in the example's files; ids and what links to them are no words."""
    files = (tomllib.loads(path.read_text("utf-8")) for path in sorted(LONNEN.rglob("*.toml")))
    return "\n".join(text for file in files for text in _texts(file) if not _ID.search(text))


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, (dict, list)):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _texts(inner)
