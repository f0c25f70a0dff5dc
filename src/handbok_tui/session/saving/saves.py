"""Which answers are in their files, which are not yet, and how a save goes.

A save has three steps so that the disk can be slow without anyone waiting: ``pending`` takes
snapshots, ``store`` writes one (the only step that may run in a worker thread), ``settle``
takes the outcome in.  A thing counts as saved only if the saved snapshot is still the current
one.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar, cast

from handbok_tui.core.answers.merge import merge
from handbok_tui.core.answers.workbook import Answer, SheetKey, Workbook, with_filled, with_sheet
from handbok_tui.core.errors import Fault, FaultyFile, HandbokError
from handbok_tui.storage.answers.files import Sheet as ReadAnswers
from handbok_tui.storage.answers.files import Stamp, WorkbookFiles, stamp_of

if TYPE_CHECKING:
    from handbok_tui.core.sheets.templates import FilledKey, Sheet
    from handbok_tui.session.answers.target import Target
    from handbok_tui.session.saving.filled_saves import FilledSnapshot
    from handbok_tui.session.saving.outside import News
    from handbok_tui.storage.sheets.files import ReadSheet, WorksheetFiles

Answers = Mapping[str, Answer]
Key = TypeVar("Key", bound="SheetKey | FilledKey")
Readable = TypeVar("Readable", ReadAnswers, "ReadSheet")


class Snapshot(NamedTuple):
    """One answer file to be saved: what it held when read, and what it shall hold."""

    key: SheetKey
    base: Answers
    mine: Answers

    def store(self, files: WorkbookFiles) -> "Outcome":
        """Write it.  Raises HandbokError."""
        from handbok_tui.storage.answers import saves as workbook_saves  # noqa: PLC0415 - reading needs it not

        saved = workbook_saves.save_sheet(files, self.key, self.base, self.mine)
        return Outcome(self, saved.answers, note=saved.note, stamp=saved.stamp)

    def failed(self, problem: HandbokError) -> "Outcome":
        """It could not be written."""
        return Outcome(self, None, str(problem), short=problem.short)

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """What it brings to the file: question, field, text."""
        for question, answer in self.mine.items():
            if answer != self.base.get(question):
                yield question, "", answer.text
                for field, text in answer.fields.items():
                    yield question, field, text

    def settled(self, workbook: Workbook, held: Answers) -> Workbook:
        """The workbook with what is in the file and what was written meanwhile."""
        current = workbook.sheets[self.key]
        current = held if current is self.mine else merge(self.mine, current, held)
        return with_sheet(workbook, self.key, current)


class Outcome(NamedTuple):
    """How a save went: what the file ``held`` after it, or an ``error`` for the person, and
    the same ``short`` for the line at the bottom.

    ``note`` is for the person where the save went well but its backup did not; ``stamp`` is
    what the file looks like now.
    """

    snapshot: "Snapshot | FilledSnapshot"
    held: "Answers | Sheet | None"
    error: str = ""
    note: str = ""
    stamp: Stamp | None = None
    short: str = ""


class SaveState(NamedTuple):
    """What the line at the bottom says about saving, and nothing but the truth."""

    kind: Literal["idle", "dirty", "saving", "saved", "failed"] = "idle"
    when: datetime | None = None
    error: str = ""
    note: str = ""


class Saves:
    """The files of one workbook, answers and filled templates, and what is known of them.

    ``templates`` has the columns of what is filled; set when the first template is opened.
    """

    def __init__(self, files: WorkbookFiles) -> None:
        self._files = files
        self.templates: WorksheetFiles | None = None
        self._on_disk: dict[SheetKey, Answers] = {}
        self._filled_on_disk: dict[FilledKey, Sheet] = {}
        self._on_the_way: set[SheetKey | FilledKey] = set()
        self.stamps: dict[SheetKey | FilledKey, Stamp | None] = {}
        """What each file that has been read looked like from outside."""
        self.locked: dict[SheetKey | FilledKey, str] = {}
        self.unreadable: dict[SheetKey | FilledKey, FaultyFile] = {}
        self.faults: list[Fault] = []
        self.state = SaveState()

    def read(self, workbook: Workbook, key: SheetKey) -> Workbook:
        """The workbook with an answer file read, once; a faulty one is noted and locked."""
        if key in self._on_disk:
            return workbook
        sheet = self._read(key, self._files.stamp, self._files.sheet)
        answers: Answers = sheet.answers if sheet is not None else {}
        self._on_disk[key] = answers
        return with_sheet(workbook, key, answers)

    def read_filled(self, workbook: Workbook, key: "FilledKey") -> Workbook:
        """The workbook with a filled template read, in the same way."""
        if key in self._filled_on_disk or self.templates is None:
            return workbook
        from handbok_tui.core.sheets.templates import NO_SHEET  # noqa: PLC0415 - where one is opened

        templates = self.templates
        read = self._read(key, lambda one: stamp_of(templates.filled_path(one)), templates.sheet)
        sheet = read.sheet if read is not None else NO_SHEET
        self._filled_on_disk[key] = sheet
        return with_filled(workbook, key, sheet)

    def _read(
        self, key: Key, stamp: Callable[[Key], Stamp | None], read: Callable[[Key], Readable]
    ) -> Readable | None:
        """What a file holds; None for a faulty one, which is noted and locked."""
        self.stamps[key] = None
        try:
            with suppress(OSError):  # reading says why
                self.stamps[key] = stamp(key)
            found = read(key)
            self._lock(key, found.locked)
        except FaultyFile as problem:
            self.locked[key] = str(problem)
            self.unreadable[key] = problem
            self.faults += problem.faults
            return None
        return found

    def stored(self, target: "Target") -> Answer | None:
        """What an answer says in its file, as far as it is known."""
        return self._on_disk.get(target.key, {}).get(target.question.id)

    def reread_filled(self, workbook: Workbook, respondent: str, worksheet: str) -> Workbook:
        """The workbook with what a filled template's file holds now."""
        from handbok_tui.core.sheets.templates import FilledKey  # noqa: PLC0415 - rarely

        key = FilledKey(respondent, worksheet)
        if key not in self._filled_on_disk or self.templates is None:
            return workbook
        self.stamps[key] = stamp_of(self.templates.filled_path(key))
        return self._with_filled(workbook, key, self.templates.sheet(key))

    def _with_filled(self, workbook: Workbook, key: "FilledKey", read: "ReadSheet") -> Workbook:
        from handbok_tui.core.sheets.merge import merge_sheets  # noqa: PLC0415 - rarely

        before = self._filled_on_disk[key]
        self._filled_on_disk[key] = read.sheet
        self.unreadable.pop(key, None)
        self._lock(key, read.locked)
        return with_filled(workbook, key, merge_sheets(before, workbook.filled[key], read.sheet))

    def _lock(self, key: "SheetKey | FilledKey", reason: str) -> None:
        """A file that was read may not be written, for the reason; it may where there is none."""
        self.locked[key] = reason or self._files.not_known(key.respondent)

    def changed(self) -> None:
        """Something was edited."""
        self.state = self.state._replace(kind="dirty")

    def noted(self, note: str) -> None:
        """What there is to say about a save of something else than answers; "" for nothing."""
        self.state = self.state._replace(note=note)

    def dirty(self, workbook: Workbook) -> bool:
        """Whether anything is not yet in its file."""
        return any(self._snapshots(workbook))

    def _snapshots(self, workbook: Workbook) -> "Iterator[Snapshot | FilledSnapshot]":
        """Everything that is not in its file."""
        for key, answers in workbook.sheets.items():
            # Identity first: quick for the many that nobody has touched.
            if answers is not self._on_disk[key] and answers != self._on_disk[key]:
                yield Snapshot(key, self._on_disk[key], answers)
        if workbook.filled and self.templates is not None:
            from handbok_tui.session.saving.filled_saves import changed  # noqa: PLC0415 - where filled

            yield from changed(workbook, self._filled_on_disk, self.templates)

    def unsaved(self, workbook: Workbook) -> Iterator[tuple[SheetKey, Answer]]:
        """Every answer that is not in its file."""
        for key, answers in workbook.sheets.items():
            for question, answer in answers.items():
                if answer != self._on_disk[key].get(question):
                    yield key, answer

    def unsaved_filled(self, workbook: Workbook) -> "Iterator[tuple[FilledKey, Sheet]]":
        """Every filled template that is not in its file."""
        for key, sheet in workbook.filled.items():
            if sheet != self._filled_on_disk[key]:
                yield key, sheet

    def pending(self, workbook: Workbook) -> "tuple[Snapshot | FilledSnapshot, ...]":
        """What to save now; a file that is being written is left to finish first."""
        found = tuple(s for s in self._snapshots(workbook) if s.key not in self._on_the_way)
        if not found and not self._on_the_way and self.state.kind in ("dirty", "failed"):
            self.state = SaveState("saved" if self.state.when else "idle", self.state.when)
        if found:
            self._on_the_way |= {snapshot.key for snapshot in found}
            self.state = self.state._replace(kind="saving")
        return found

    def settle(self, workbook: Workbook, outcome: Outcome, now: datetime) -> Workbook:
        """Take in how a save went, with what others wrote meanwhile."""
        snapshot, held = outcome.snapshot, outcome.held
        self._on_the_way.discard(snapshot.key)
        if held is None:
            self.state = SaveState("failed", self.state.when, outcome.short)
            return workbook
        if isinstance(snapshot, Snapshot):
            answers = cast("Answers", held)
            workbook = snapshot.settled(workbook, answers)
            self._on_disk[snapshot.key] = answers
        else:
            sheet = cast("Sheet", held)
            workbook = snapshot.settled(workbook, sheet)
            self._filled_on_disk[snapshot.key] = sheet
        self.stamps[snapshot.key] = outcome.stamp
        if not self.dirty(workbook):
            self.state = SaveState("saved", now, note=outcome.note)
        elif not self._on_the_way:
            self.state = self.state._replace(kind="dirty")
        return workbook

    def take_in(self, workbook: Workbook, news: "News") -> Workbook:
        """The workbook with what somebody else did to an answer file or a filled template.

        A file that has gone is no news about what is written: it is to be written again.
        """
        key = cast("SheetKey | FilledKey", news.key)
        if key in self._on_the_way or self.stamps.get(key) != news.known:
            return workbook  # a save has seen the file meanwhile, or is about to
        self.stamps[key] = news.now
        if news.problem is not None:
            return workbook
        if isinstance(key, SheetKey):
            workbook = self._take_in_answers(workbook, key, cast("ReadAnswers | None", news.sheet))
        else:
            from handbok_tui.storage.sheets.files import EMPTY  # noqa: PLC0415 - one is open

            workbook = self._take_in_filled(workbook, key, news.sheet or EMPTY)
        if self.state.kind != "failed" and self.dirty(workbook):
            self.changed()
        return workbook

    def _take_in_answers(
        self, workbook: Workbook, key: SheetKey, sheet: "ReadAnswers | None"
    ) -> Workbook:
        before, current = self._on_disk[key], workbook.sheets[key]
        self._on_disk[key] = sheet.answers if sheet is not None else {}
        if sheet is None:
            return workbook
        self.unreadable.pop(key, None)
        self._lock(key, sheet.locked)
        return with_sheet(workbook, key, merge(before, current, sheet.answers))

    def _take_in_filled(
        self, workbook: Workbook, key: "FilledKey", sheet: "ReadAnswers | ReadSheet"
    ) -> Workbook:
        read = cast("ReadSheet", sheet)
        if read.sheet.rows or read.locked or read.sheet.updated:
            return self._with_filled(workbook, key, read)
        self._filled_on_disk[key] = read.sheet
        return workbook
