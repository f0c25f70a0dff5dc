"""Two programs, an editor from outside and sudden death, in any order: no text is ever lost.

A text may only go when somebody who had it before their eyes wrote something else over it.
"""

import os
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from handbok_tui.core.answers.workbook import Answer, Respondent, SheetKey
from handbok_tui.session import Outcome, Session, Snapshot, Target
from handbok_tui.session.saving.drafts import Drafts
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.journal.recovery import Journal
from handbok_tui.storage.journal.recovery_file import decoded

QUESTIONS = ("k1-ref-1", "k1-ref-2")
KEY = SheetKey("gruppen", "k1")
EDITIONS = EditionFiles(shipped_edition())
WHO = st.integers(0, 1)
WHAT = st.sampled_from(QUESTIONS)


class Program:
    """One run of the program, with the worker of its saver."""

    def __init__(self, folder: Path) -> None:
        self.files = WorkbookFiles(folder / "arbetsbok", Respondent("anna", "Anna"))
        self.drafts = Drafts(folder / "recovery", self.files.folder)
        self.drafts.journal = Journal(folder / "recovery", threaded=False)
        self.session = Session(EDITIONS, self.files, drafts=self.drafts)
        self.snapshot: Snapshot | None = None
        self.outcome: Outcome | None = None

    def target(self, question: str) -> Target:
        chapter, found = self.session.find_question(question)
        return self.session.target(chapter, found, KEY.respondent)

    def text(self, question: str) -> str:
        return self.session.answer(self.target(question)).text

    def die(self) -> None:
        """As after kill -9: the lock is free, nothing is tidied."""
        self.drafts.journal.flush()
        if self.drafts.journal._lock is not None:
            os.close(self.drafts.journal._lock)
            self.drafts.journal._lock = None


class Writers(RuleBasedStateMachine):
    """Each text is new and has a number, so that it is known wherever it turns up."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.programs = [Program(self.folder), Program(self.folder)]
        self.count = 0
        self.alive: set[str] = set()

    def teardown(self) -> None:
        for program in self.programs:
            program.die()
        shutil.rmtree(self.folder)

    def new_text(self, instead_of: str) -> str:
        self.count += 1
        text = f"text {self.count}"
        self.alive.discard(instead_of)
        self.alive.add(text)
        return text

    @rule(who=WHO, question=WHAT)
    def write(self, who: int, question: str) -> None:
        program = self.programs[who]
        text = self.new_text(program.text(question))
        program.session.write(program.target(question), text)

    @rule(who=WHO)
    def begin_to_save(self, who: int) -> None:
        program = self.programs[who]
        if program.snapshot is None and (found := program.session.pending()):
            (snapshot,) = found
            assert isinstance(snapshot, Snapshot)
            program.snapshot = snapshot

    @rule(who=WHO)
    def store(self, who: int) -> None:
        program = self.programs[who]
        if program.snapshot is not None and program.outcome is None:
            outcome = program.session.store(program.snapshot)
            assert isinstance(outcome, Outcome)
            program.outcome = outcome

    @rule(who=WHO)
    def settle(self, who: int) -> None:
        program = self.programs[who]
        if program.outcome is not None:
            program.session.settle(program.outcome)
            program.snapshot = program.outcome = None

    @rule(who=WHO, question=WHAT)
    def answer_anew(self, who: int, question: str) -> None:
        program = self.programs[who]
        if not program.session.dirty:  # the editor has been left, and so the answer was saved
            program.session.answer_anew(program.target(question))

    @rule(question=WHAT)
    def change_outside(self, question: str) -> None:
        path = self.programs[0].files.sheet_path(KEY)
        if not path.is_file():
            return
        old = tomllib.loads(path.read_text("utf-8"))["answers"].get(question, {}).get("text")
        if old:
            raw = path.read_text("utf-8")
            head, found, tail = raw.partition(f"[answers.{question}]")
            new = self.new_text(old)
            assert f"\n{old}\\" in tail
            tail = tail.replace(f"\n{old}\\", f"\n{new}\\", 1)
            path.write_text(head + found + tail, "utf-8")

    @rule()
    def break_and_mend_outside(self) -> None:
        path = self.programs[0].files.sheet_path(KEY)
        if path.is_file():
            good = path.read_bytes()
            path.write_bytes(b"<<<<<<< HEAD\n" + good)
            for who in range(len(self.programs)):
                self.begin_to_save(who)
                self.store(who)
                self.settle(who)
            assert path.read_bytes() == b"<<<<<<< HEAD\n" + good
            path.write_bytes(good)

    @rule(who=WHO)
    def die_and_start_again(self, who: int) -> None:
        self.programs[who].die()
        program = self.programs[who] = Program(self.folder)
        for unsaved in program.session.left_behind():
            program.session.take_back(unsaved)

    @rule(who=WHO)
    def end_well(self, who: int) -> None:
        for step in (self.store, self.settle):
            step(who)
        self.programs[who].session.save()

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.alive <= {*self.texts()}

    def texts(self) -> Iterator[str]:
        """Every text in a file, in recovery, or in the memory of a program that runs."""
        for program in self.programs:
            program.drafts.journal.flush()
            for answer in program.session.workbook.sheets.get(KEY, {}).values():
                yield from all_texts(answer)
        yield from self.texts_on_disk()

    def texts_on_disk(self) -> Iterator[str]:
        for file in (self.folder / "recovery").glob("*.json"):
            yield decoded(file, file.read_bytes()).text
        for answer in self.programs[0].files.sheet(KEY).answers.values():
            yield from all_texts(answer)

    @precondition(lambda self: not any(p.session.dirty for p in self.programs))
    @invariant()
    def what_counts_as_saved_is_on_disk(self) -> None:
        assert self.alive <= {*self.texts_on_disk()}


def all_texts(answer: Answer) -> Iterator[str]:
    yield answer.text
    for version in (*answer.earlier, *answer.conflicts):
        yield version.text


Writers.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestWriters = Writers.TestCase
