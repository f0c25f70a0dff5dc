"""Which answers are in their files, which are not yet, and how a save goes.

A save has three steps so that the disk can be slow without anyone waiting: ``pending`` takes
snapshots, ``store`` writes one (the only step that may run in a worker thread), ``settle``
takes the outcome in.  A thing counts as saved only if the saved snapshot is still the current
one.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from handbok_tui.core.errors import Fault, FaultyFile, HandbokError
from handbok_tui.core.merge import merge
from handbok_tui.core.workbook import Answer, SheetKey, Workbook, with_sheet
from handbok_tui.storage.workbook_files import WorkbookFiles

Answers = Mapping[str, Answer]


class Snapshot(NamedTuple):
    """One answer file to be saved: what it held when read, and what it shall hold."""

    key: SheetKey
    base: Answers
    mine: Answers


class Outcome(NamedTuple):
    """How a save went: the answers now on disk, or an ``error`` for the person.

    ``note`` is for the person where the save went well but its backup did not.
    """

    snapshot: Snapshot
    answers: Answers | None
    error: str = ""
    note: str = ""


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
        self.locked: dict[SheetKey, str] = {}
        self.unreadable: dict[SheetKey, FaultyFile] = {}
        self.faults: list[Fault] = []
        self.state = SaveState()

    def read(self, workbook: Workbook, key: SheetKey) -> Workbook:
        """The workbook with an answer file read, once; a faulty one is noted and locked."""
        if key in self._on_disk:
            return workbook
        answers: Answers = {}
        try:
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

    def dirty(self, workbook: Workbook) -> bool:
        """Whether anything is not yet in its file."""
        return any(self._differs(key, answers) for key, answers in workbook.sheets.items())

    def _differs(self, key: SheetKey, answers: Answers) -> bool:
        """Whether the file says something else; quick for the many that nobody has touched."""
        saved = self._on_disk[key]
        return answers is not saved and answers != saved

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
            if key not in self._on_the_way and self._differs(key, answers)
        )
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
        return Outcome(snapshot, sheet.answers, note=sheet.note)

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
        workbook = with_sheet(workbook, key, current)
        if not self.dirty(workbook):
            self.state = SaveState("saved", now, note=outcome.note)
        elif not self._on_the_way:
            self.state = self.state._replace(kind="dirty")
        return workbook
