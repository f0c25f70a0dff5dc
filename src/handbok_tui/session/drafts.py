"""What is typed and not yet in a file, and what an earlier run left behind.

Every keystroke goes to the recovery journal before any file is touched.  Text of a run that
died is offered again, beside what the file says; nothing is chosen for the person.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.workbook import SheetKey
from handbok_tui.session.saves import Snapshot
from handbok_tui.storage.recovery import Journal, Leftover, Place, discard, leftovers


class Unsaved(NamedTuple):
    """A text that never reached its file, and where it belongs."""

    leftover: Leftover
    key: SheetKey
    question: str
    field: str

    @property
    def of_chapter(self) -> bool:
        """Whether it belongs to a chapter's own text, not to anybody's answer."""
        return not self.key.respondent

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

    def _place(self, key: SheetKey, question: str, field: str) -> Place:
        return Place(self._workbook, key.respondent, key.chapter, question, field)

    def keep(self, key: SheetKey, question: str, field: str, text: str) -> None:
        """Remember what was typed; on disk within half a second."""
        self.journal.put(self._place(key, question, field), text)

    def saved(self, snapshot: Snapshot) -> None:
        """These texts are in their file now."""
        for question, answer in snapshot.mine.items():
            if answer == snapshot.base.get(question):
                continue
            for field, text in (("", answer.text), *answer.fields.items()):
                self.done(snapshot.key, question, field, text)

    def done(self, key: SheetKey, question: str, field: str, text: str) -> None:
        """This text is in its file now."""
        self.journal.done(self._place(key, question, field), text)

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
                key = SheetKey(place.respondent, place.chapter)
                yield Unsaved(leftover, key, place.question, place.field)

    @staticmethod
    def forget(unsaved: Unsaved) -> None:
        """It is in the file, or the person does not want it.  Raises SaveFailed."""
        discard(unsaved.leftover)
