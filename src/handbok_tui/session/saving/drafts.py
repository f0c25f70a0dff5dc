"""What is typed and not yet in a file, and what an earlier run left behind.

Every keystroke goes to the recovery journal before any file is touched.  Text of a run that
died is offered again, beside what the file says; nothing is chosen for the person.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.answers.workbook import SheetKey
from handbok_tui.core.errors import HandbokError
from handbok_tui.session.saving.saves import Snapshot
from handbok_tui.storage.journal.leftovers import discard, leftovers
from handbok_tui.storage.journal.recovery import Journal
from handbok_tui.storage.journal.recovery_file import Leftover, Place

if TYPE_CHECKING:
    from handbok_tui.core.sheets.templates import FilledKey
    from handbok_tui.session.saving.filled_saves import FilledSnapshot
    from handbok_tui.storage.journal.external_editor import Loan


class Unsaved(NamedTuple):
    """A text that never reached its file, and where it belongs.

    In a filled template ``question`` is the row and ``field`` the column.
    """

    leftover: Leftover
    key: SheetKey | FilledKey
    question: str
    field: str

    @property
    def of_chapter(self) -> bool:
        """Whether it belongs to a chapter's own text, not to anybody's answer."""
        return not self.key.respondent and not self.purpose

    @property
    def purpose(self) -> str:
        """What a line was for that is nobody's answer (line_drafts.py); "" for any other text."""
        name = self.chapter
        return name.removeprefix("line:") if name.startswith("line:") else ""

    @property
    def chapter(self) -> str:
        """The chapter that it belongs to; "" for a template's."""
        return self.key.chapter if isinstance(self.key, SheetKey) else ""

    @property
    def text(self) -> str:
        """What had been typed."""
        return self.leftover.text


class Drafts:
    """The recovery journal of one workbook."""

    def __init__(self, folder: Path, workbook: Path) -> None:
        self._workbook = str(workbook)
        self._folder = folder
        self.journal = Journal(folder)

    def _place(self, key: SheetKey | FilledKey, question: str, field: str) -> Place:
        file = key.chapter if isinstance(key, SheetKey) else f"{key.folder}/{key.worksheet}"
        return Place(self._workbook, key.respondent, file, question, field)

    def keep(self, key: SheetKey | FilledKey, question: str, field: str, text: str) -> None:
        """Remember what was typed; on disk within half a second."""
        self.journal.put(self._place(key, question, field), text)

    def saved(self, snapshot: Snapshot | FilledSnapshot) -> None:
        """These texts are in their file now."""
        for question, field, text in snapshot.texts():
            self.done(snapshot.key, question, field, text)

    def done(self, key: SheetKey | FilledKey, question: str, field: str, text: str) -> None:
        """This text is in its file now."""
        self.journal.done(self._place(key, question, field), text)

    def lend(self, key: SheetKey | FilledKey, question: str, field: str, text: str) -> Loan:
        """A text for the person's own editor, once what was typed is safe.  Raises SaveFailed."""
        from handbok_tui.storage.journal.external_editor import Loan  # noqa: PLC0415 - when asked for

        self.journal.flush(1)
        return Loan(self.journal, self._place(key, question, field), text)

    def left_behind(self) -> tuple[Unsaved, ...]:
        """What earlier runs left, oldest first; a disk that says no gives nothing."""
        try:
            found = leftovers(self._folder, self._workbook)
        except HandbokError:
            return ()
        return tuple(self._readable(found))

    @staticmethod
    def _readable(found: list[Leftover]) -> Iterator[Unsaved]:
        for leftover in found:
            place = leftover.place
            if place is not None:
                yield Unsaved(leftover, _key(place), place.question, place.field)

    @staticmethod
    def forget(unsaved: Unsaved) -> None:
        """It is in the file, or the person does not want it.  Raises SaveFailed."""
        discard(unsaved.leftover)


def _key(place: Place) -> SheetKey | FilledKey:
    _, _, worksheet = place.chapter.partition("/")
    if not worksheet:
        return SheetKey(place.respondent, place.chapter)
    from handbok_tui.core.sheets.templates import FilledKey  # noqa: PLC0415 - where one was filled

    return FilledKey(place.respondent, worksheet)
