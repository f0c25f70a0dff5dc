"""Getting what was written to its files, and taking in what others wrote there meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from handbok_tui.core.answers.workbook import SheetKey
from handbok_tui.core.errors import HandbokError, SaveFailed
from handbok_tui.session.chapters.chapters import Chapters, worst
from handbok_tui.session.saving.saves import Outcome, SaveState, Snapshot
from handbok_tui.texts.answers.answering import CHANGED_OUTSIDE

if TYPE_CHECKING:
    from handbok_tui.core.sheets.templates import FilledKey
    from handbok_tui.session.chapters.desk import ChapterOutcome, ChapterSnapshot
    from handbok_tui.session.saving.filled_saves import FilledSnapshot
    from handbok_tui.session.saving.outside import News, Outlook
    from handbok_tui.storage.answers.files import Stamp

    AnySnapshot = Snapshot | FilledSnapshot | ChapterSnapshot


class Keeping(Chapters):
    """Saving in three steps, so that writing never waits: pending, store, settle."""

    @property
    def save_state(self) -> SaveState:
        """What to say about saving."""
        answers = self._saves.state
        return answers if self._desk is None else worst(self._desk.state, answers)

    @property
    def dirty(self) -> bool:
        """Whether anything is not yet in its file."""
        return self._saves.dirty(self.workbook) or self.chapters_dirty

    def unsaved_text(self) -> str:
        """Every answer that is not in its file, as text for another place."""
        from handbok_tui.export.plain import loose_answers, loose_sheets  # noqa: PLC0415 - rarely

        sheets = loose_sheets(self._saves.unsaved_filled(self.workbook))
        answers = loose_answers(self._saves.unsaved(self.workbook))
        chapters = self._desk.unsaved_texts() if self._desk is not None else ()
        return "\n".join(filter(None, (answers, sheets, *chapters)))

    def pending(self) -> tuple[AnySnapshot, ...]:
        """What to save now."""
        answers = self._saves.pending(self.workbook)
        return answers if self._desk is None else (*answers, *self._desk.pending())

    def store(self, snapshot: AnySnapshot) -> Outcome | ChapterOutcome:
        """Write one snapshot.  Touches no state: safe in a worker thread."""
        try:
            return snapshot.store(self._files)
        except HandbokError as problem:
            return snapshot.failed(problem)

    def settle(self, outcome: Outcome | ChapterOutcome) -> None:
        """Take in how a save went."""
        if not isinstance(outcome, Outcome):
            self.desk.settle(outcome, self.now())
            return
        self._merged(self._saves.settle(self.workbook, outcome, self.now()))
        if self.drafts is not None and outcome.held is not None:
            self.drafts.saved(outcome.snapshot)

    def save(self) -> None:
        """All three steps, here and now.  Raises SaveFailed; nothing is lost from memory."""
        while snapshots := self.pending():
            for outcome in [self.store(snapshot) for snapshot in snapshots]:
                self.settle(outcome)
                if outcome.error:
                    raise SaveFailed(outcome.error)

    @property
    def known_files(self) -> Mapping[SheetKey | FilledKey, Stamp | None]:
        """The files that have been read, as they looked; for Outlook.look."""
        return dict(self._saves.stamps)

    def outlook(self) -> Outlook:
        """Looks after the files of this workbook."""
        from handbok_tui.session.saving.outside import Outlook  # noqa: PLC0415 - not for the start
        from handbok_tui.storage.sheets.files import WorksheetFiles  # noqa: PLC0415 - as above

        templates = WorksheetFiles(self._editions.folder, self._files.folder)
        return Outlook(self._files, templates)

    def file_changed(self, file: str) -> None:
        """A file was written by this program, but by no save: take it in."""
        from handbok_tui.session.saving.outside import News  # noqa: PLC0415 - not for the start
        from handbok_tui.storage.changes.take_back import sheet_key  # noqa: PLC0415 - as above

        kind, _, rest = file.removesuffix(".toml").partition("/")
        if (key := sheet_key(file)) is not None:
            if key in self._saves.stamps:
                known, now = self._saves.stamps[key], self._files.stamp(key)
                self.hear([News(key, known, now, self._files.sheet(key))])
        elif kind == "worksheets":
            self.workbook = self._saves.reread_filled(self.workbook, *rest.split("/"))
        elif kind == "chapters":
            self.chapter_file_changed(rest)
        else:
            self.book_changed()

    def hear(self, news: Sequence[News]) -> str:
        """Take in what others did; a sentence for the person, or ""."""
        said = ""
        for each in news:
            before = self.workbook
            changed = False
            if isinstance(each.key, str):
                changed = self._place_changed(each.key)
            else:
                self._merged(self._saves.take_in(before, each))
            if each.problem is not None:
                said = str(each.problem)
            elif changed or self.workbook != before:
                said = said or CHANGED_OUTSIDE
        return said

    def _place_changed(self, place: str) -> bool:
        """Somebody has written in workbook.toml or a chapter; whether it says anything new."""
        from handbok_tui.session.saving.outside import BOOK  # noqa: PLC0415 - not for the start

        if place == BOOK:
            self.book_changed()
            return False
        return self.chapters_changed()
