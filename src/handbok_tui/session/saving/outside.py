"""Files that somebody else changed while they are open here: noticed and read.

Looking has two halves, like saving: ``Outlook.look`` touches no state of the session and may run
in a worker thread, ``Session.hear`` takes in what it found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from handbok_tui.core.answers.workbook import SheetKey
from handbok_tui.core.errors import FaultyFile, NotFound, SaveFailed
from handbok_tui.core.sheets.templates import FilledKey
from handbok_tui.storage.answers.files import EMPTY_SHEET, Sheet, Stamp, WorkbookFiles, stamp_of
from handbok_tui.storage.sheets.files import ReadSheet, WorksheetFiles

BOOK = "workbook.toml"
CHAPTERS = "chapters"
PLACES = (BOOK, CHAPTERS)
"""What is watched whether or not it has been opened: who answers, and the chapters made here."""

FileKey = SheetKey | FilledKey | str
"""An answer file, a filled template, or one of PLACES."""


class News(NamedTuple):
    """A file that is not what it was.

    ``known`` is what the session knew of it, ``now`` what it is; ``sheet`` is what it holds,
    None where it is gone or empty, and for PLACES; ``problem`` why it could not be read.
    """

    key: FileKey
    known: Stamp | None
    now: Stamp | None
    sheet: Sheet | ReadSheet | None = None
    problem: FaultyFile | None = None


class Outlook:
    """Looks at files.  A change counts when the file has been at rest for one look, so that
    nobody reads what another program is in the midst of writing.

    ``templates`` has the columns of what is filled; None where no template was opened.
    """

    def __init__(self, files: WorkbookFiles, templates: WorksheetFiles | None = None) -> None:
        self._files = files
        self.templates = templates
        self._restless: dict[FileKey, Stamp | None] = {}
        self._places = {place: self._stamp(place) for place in PLACES}

    def look(self, known: Mapping[SheetKey | FilledKey, Stamp | None]) -> tuple[News, ...]:
        """What has changed since the session read or saved these files, and PLACES."""
        found = tuple(self._look([*self._places.items(), *known.items()]))
        self._places |= {news.key: news.now for news in found if isinstance(news.key, str)}
        return found

    def _look(self, known: Iterable[tuple[FileKey, Stamp | None]]) -> Iterator[News]:
        for key, before in known:
            try:
                now = self._stamp(key)
                if now == before:
                    self._restless.pop(key, None)
                elif key not in self._restless or self._restless[key] != now:
                    self._restless[key] = now
                elif isinstance(key, str):
                    yield News(key, before, now)
                else:
                    yield from self._read(key, before, now)
            except (OSError, SaveFailed, NotFound):  # a save will say why
                continue

    def _path(self, key: SheetKey | FilledKey) -> Path:
        if isinstance(key, SheetKey):
            return self._files.sheet_path(key)
        return self._files.folder / key.folder / key.respondent / f"{key.worksheet}.toml"

    def _stamp(self, key: FileKey) -> Stamp | None:
        if not isinstance(key, str):
            return stamp_of(self._path(key))
        path = self._files.folder / key
        return _folder_stamp(path) if path.is_dir() else stamp_of(path)

    def _read(
        self, key: SheetKey | FilledKey, before: Stamp | None, now: Stamp | None
    ) -> Iterator[News]:
        if now is None or not now.size:
            # Where the folder has gone too, perhaps nobody has taken away anything but a disk.
            if self._path(key).parent.is_dir():
                yield News(key, before, now)
            return
        try:
            if isinstance(key, SheetKey):
                sheet: Sheet | ReadSheet = self._files.sheet(key)
            elif self.templates is not None:
                sheet = self.templates.sheet(key)
            else:
                return
        except FaultyFile as problem:
            yield News(key, before, now, problem=problem)
            return
        if sheet is not EMPTY_SHEET:
            yield News(key, before, now, sheet)


def _folder_stamp(folder: Path) -> Stamp:
    """As ``stamp_of``, of all the files in a folder together."""
    found = sorted((path.name, stamp_of(path)) for path in folder.glob("*.toml"))
    return Stamp(0, len(found), hash(tuple(found)))
