"""Which answers are in their files, which are not yet, and how a save goes.

A save has three steps so that the disk can be slow without anyone waiting: ``pending`` takes
snapshots, ``store`` writes one (the only step that may run in a worker thread), ``settle``
takes the outcome in.  A thing counts as saved only if the saved snapshot is still the current
one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbok_tui.core.errors import Fault, FaultyFile, HandbokError
from handbok_tui.core.merge import merge
from handbok_tui.core.workbook import Answer, SheetKey, Workbook, with_sheet
from handbok_tui.storage.workbook_files import Stamp, WorkbookFiles

if TYPE_CHECKING:
    from handbok_tui.session.outside import News

Answers = Mapping[str, Answer]


class Snapshot(NamedTuple):
    """One answer file to be saved: what it held when read, and what it shall hold."""

    key: SheetKey
    base: Answers
    mine: Answers


class Outcome(NamedTuple):
    """How a save went: the answers now on disk, or an ``error`` for the person.

    ``note`` is for the person where the save went well but its backup did not; ``stamp`` is
    what the file looks like now.
    """

    snapshot: Snapshot
    answers: Answers | None
    error: str = ""
    note: str = ""
    stamp: Stamp | None = None


class SaveState(NamedTuple):
    """What the line at the bottom says about saving, and nothing but the truth."""

    kind: Literal["idle", "dirty", "saving", "saved", "failed"] = "idle"
    when: datetime | None = None
    error: str = ""
    note: str = ""


class Saves:
    """The answer files of one workbook, and what is known of them."""

    def __init__(self, files: WorkbookFiles) -> None:
        self._files = files
        self._on_disk: dict[SheetKey, Answers] = {}
        self._on_the_way: set[SheetKey] = set()
        self.stamps: dict[SheetKey, Stamp | None] = {}
        """What each file that has been read looked like from outside."""
        self.locked: dict[SheetKey, str] = {}
        self.unreadable: dict[SheetKey, FaultyFile] = {}
        self.faults: list[Fault] = []
        self.state = SaveState()

    def read(self, workbook: Workbook, key: SheetKey) -> Workbook:
        """The workbook with an answer file read, once; a faulty one is noted and locked."""
        if key in self._on_disk:
            return workbook
        answers: Answers = {}
        self.stamps[key] = None
        try:
            with suppress(OSError):  # reading says why
                self.stamps[key] = self._files.stamp(key)
            sheet = self._files.sheet(key)
            answers = sheet.answers
            if sheet.locked:
                self.locked[key] = sheet.locked
        except FaultyFile as problem:
            self.locked[key] = str(problem)
            self.unreadable[key] = problem
            self.faults += problem.faults
        self._on_disk[key] = answers
        return with_sheet(workbook, key, answers)

    def changed(self) -> None:
        """Something was edited."""
        self.state = self.state._replace(kind="dirty")

    def noted(self, note: str) -> None:
        """What there is to say about a save of something else than answers; "" for nothing."""
        self.state = self.state._replace(note=note)

    def dirty(self, workbook: Workbook) -> bool:
        """Whether anything is not yet in its file."""
        return any(answers != self._on_disk[key] for key, answers in workbook.sheets.items())

    def unsaved(self, workbook: Workbook) -> Iterator[tuple[SheetKey, Answer]]:
        """Every answer that is not in its file."""
        for key, answers in workbook.sheets.items():
            for question, answer in answers.items():
                if answer != self._on_disk[key].get(question):
                    yield key, answer

    def pending(self, workbook: Workbook) -> tuple[Snapshot, ...]:
        """What to save now; a file that is being written is left to finish first."""
        found = tuple(
            Snapshot(key, self._on_disk[key], answers)
            for key, answers in workbook.sheets.items()
            if key not in self._on_the_way and answers != self._on_disk[key]
        )
        if not found and not self._on_the_way and self.state.kind in ("dirty", "failed"):
            self.state = SaveState("saved" if self.state.when else "idle", self.state.when)
        if found:
            self._on_the_way |= {snapshot.key for snapshot in found}
            self.state = self.state._replace(kind="saving")
        return found

    def store(self, snapshot: Snapshot) -> Outcome:
        """Write one snapshot.  Touches no state: safe in a worker thread."""
        from handbok_tui.storage import workbook_saves  # noqa: PLC0415 - reading needs it not

        try:
            sheet = workbook_saves.save_sheet(
                self._files, snapshot.key, snapshot.base, snapshot.mine
            )
        except HandbokError as problem:
            return Outcome(snapshot, None, str(problem))
        return Outcome(snapshot, sheet.answers, note=sheet.note, stamp=sheet.stamp)

    def settle(self, workbook: Workbook, outcome: Outcome, now: datetime) -> Workbook:
        """Take in how a save went, with what others wrote meanwhile."""
        key = outcome.snapshot.key
        self._on_the_way.discard(key)
        if outcome.answers is None:
            self.state = SaveState("failed", self.state.when, outcome.error)
            return workbook
        current = workbook.sheets[key]
        if current is outcome.snapshot.mine:
            current = outcome.answers
        else:
            current = merge(outcome.snapshot.mine, current, outcome.answers)
        self._on_disk[key] = outcome.answers
        self.stamps[key] = outcome.stamp
        workbook = with_sheet(workbook, key, current)
        if not self.dirty(workbook):
            self.state = SaveState("saved", now, note=outcome.note)
        elif not self._on_the_way:
            self.state = self.state._replace(kind="dirty")
        return workbook

    def take_in(self, workbook: Workbook, news: News) -> Workbook:
        """The workbook with what somebody else did to an answer file.

        A file that has gone is no news about the answers: they are to be written again.
        """
        key = news.key
        if key in self._on_the_way or self.stamps.get(key) != news.known:
            return workbook  # a save has seen the file meanwhile, or is about to
        self.stamps[key] = news.now
        if news.problem is not None:
            return workbook
        before, current = self._on_disk[key], workbook.sheets[key]
        self._on_disk[key] = news.sheet.answers if news.sheet is not None else {}
        if news.sheet is not None:
            self.unreadable.pop(key, None)
            self.locked.pop(key, None)
            if news.sheet.locked:
                self.locked[key] = news.sheet.locked
            workbook = with_sheet(workbook, key, merge(before, current, news.sheet.answers))
        if workbook.sheets[key] != self._on_disk[key] and self.state.kind != "failed":
            self.changed()
        return workbook
