"""Answer files that somebody else changed while they are open here: noticed and read.

Looking has two halves, like saving: ``Outlook.look`` touches no state of the session and may run
in a worker thread, ``Saves.take_in`` takes in what it found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from handbok_tui.core.errors import FaultyFile, SaveFailed
from handbok_tui.core.workbook import SheetKey
from handbok_tui.storage.workbook_files import EMPTY_SHEET, Sheet, Stamp, WorkbookFiles


class News(NamedTuple):
    """An answer file that is not what it was.

    ``known`` is what the session knew of it, ``now`` what it is; ``sheet`` is what it holds,
    None where it is gone or empty; ``problem`` why it could not be read.
    """

    key: SheetKey
    known: Stamp | None
    now: Stamp | None
    sheet: Sheet | None = None
    problem: FaultyFile | None = None


class Outlook:
    """Looks at answer files.  A change counts when the file has been at rest for one look, so
    that nobody reads what another program is in the midst of writing.
    """

    def __init__(self, files: WorkbookFiles) -> None:
        self._files = files
        self._restless: dict[SheetKey, Stamp | None] = {}

    def look(self, known: Mapping[SheetKey, Stamp | None]) -> tuple[News, ...]:
        """What has changed since the session read or saved these files."""
        return tuple(self._look(known))

    def _look(self, known: Mapping[SheetKey, Stamp | None]) -> Iterator[News]:
        for key, before in known.items():
            try:
                now = self._files.stamp(key)
                if now == before:
                    self._restless.pop(key, None)
                elif key not in self._restless or self._restless[key] != now:
                    self._restless[key] = now
                else:
                    yield from self._read(key, before, now)
            except (OSError, SaveFailed):  # a save will say why
                continue

    def _read(self, key: SheetKey, before: Stamp | None, now: Stamp | None) -> Iterator[News]:
        if now is None or not now.size:
            # Where the folder has gone too, perhaps nobody has taken away anything but a disk.
            if self._files.sheet_path(key).parent.is_dir():
                yield News(key, before, now)
            return
        try:
            sheet = self._files.sheet(key)
        except FaultyFile as problem:
            yield News(key, before, now, problem=problem)
            return
        if sheet is not EMPTY_SHEET:
            yield News(key, before, now, sheet)
