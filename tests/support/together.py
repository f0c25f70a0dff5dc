"""Several people in one workbook, in any order, each in a program that may die at any time.

A script of steps is made from a seed: somebody writes, empties, takes back, saves, hears of the
others, settles what was written on two sides, dies and starts again.  Every text that is written
holds a word of its own, so it is known wherever it turns up.

The promise: a text of which a program said "Sparat" is afterwards what stands there, an earlier
version or a side of a conflict.  Only who wrote a text may write it away, by writing on in the
same place: that is one text becoming another, under the eyes of its writer.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.merge import Settlement
from handbok_tui.core.workbook import Respondent
from handbok_tui.session import Session, Target
from handbok_tui.session.drafts import Drafts
from handbok_tui.storage.edition_files import EditionFiles
from handbok_tui.storage.locations import shipped_edition
from handbok_tui.storage.recovery import Journal
from handbok_tui.storage.workbook_files import WorkbookFiles

EDITIONS = EditionFiles(shipped_edition())
BEGUN = datetime(2027, 1, 12, 8, tzinfo=UTC)
LETTERS = "bcdfghjklmnpqrstvwxz"


class Program:
    """One person's run of the program over the shared workbook."""

    def __init__(self, folder: Path, person: str, now: Callable[[], datetime]) -> None:
        self.person = person
        self.files = WorkbookFiles(folder / "arbetsbok", Respondent(person, person.title()))
        self.drafts = Drafts(folder / f"recovery-{person}", self.files.folder)
        self.drafts.journal = Journal(folder / f"recovery-{person}", threaded=False)
        editions = EditionFiles(shipped_edition(), self.files.folder / "chapters")
        self.session = Session(editions, self.files, now=now, drafts=self.drafts)
        self.outlook = self.session.outlook()

    def hear(self) -> None:
        """What the others have saved; a look counts when the file rests since the one before."""
        for _ in range(2):
            self.session.hear(self.outlook.look(self.session.known_files))

    def die(self) -> None:
        """As after kill -9: what was typed is in the journal, and its lock is free."""
        self.drafts.journal.flush()
        if self.drafts.journal._lock is not None:
            os.close(self.drafts.journal._lock)
            self.drafts.journal._lock = None


@dataclass(frozen=True)
class Kind:
    """A kind of thing that several write in.

    ``read`` gives what stands in a place as a program has it, ``write`` puts a text there,
    ``files`` are the files in which everything that was ever saved of it must be found.
    ``act`` does something else to the place: settle, begin anew.
    """

    name: str
    places: tuple[str, ...]
    read: Callable[[Program, str], str]
    write: Callable[[Program, str, str], None]
    files: str
    act: Mapping[str, Callable[[Program, str], object]] = field(default_factory=dict)


def answer_at(program: Program, place: str) -> tuple[Target, str]:
    """The group's answer to a question, or a field of it: "k1-ref-2/formulering"."""
    question, _, name = place.partition("/")
    chapter, found = program.session.find_question(question)
    return program.session.target(chapter, found, "gruppen"), name


def _entry_at(program: Program, place: str) -> tuple[Target, str]:
    entry, _, name = place.partition("/")
    log = program.session.log
    return log.target("log:2027", entry, "gruppen"), name


At = Callable[[Program, str], tuple[Target, str]]


def _reads(at: At) -> Callable[[Program, str], str]:
    def read(program: Program, place: str) -> str:
        target, name = at(program, place)
        answer = program.session.answer(target)
        return answer.fields.get(name, "") if name else answer.text

    return read


def _writes(at: At) -> Callable[[Program, str, str], None]:
    def write(program: Program, place: str, text: str) -> None:
        target, name = at(program, place)
        program.session.checkpoint(target)
        program.session.write(target, text, name)

    return write


def _acts(at: At) -> dict[str, Callable[[Program, str], object]]:
    def settle(choice: Settlement) -> Callable[[Program, str], object]:
        return lambda program, place: program.session.settle_conflict(at(program, place)[0], choice)

    found: dict[str, Callable[[Program, str], object]] = {
        f"settle {choice}": settle(choice) for choice in ("mine", "theirs", "both")
    }
    found["anew"] = lambda program, place: program.session.answer_anew(at(program, place)[0])
    found["undo"] = lambda program, place: program.session.undo_answer(at(program, place)[0])
    found["private"] = lambda program, place: program.session.toggle_private(at(program, place)[0])
    return found


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "answers",
            ("k1-ref-1", "k1-ref-2/formulering", "k1-ref-2/uppfoljning"),
            _reads(answer_at),
            _writes(answer_at),
            "answers/**/*.toml",
            _acts(answer_at),
        ),
        Kind(
            "log",
            ("2027-01-12-m-k1-ref-1", "2027-01-12-b-k1-ref-1/decision"),
            _reads(_entry_at),
            _writes(_entry_at),
            "log/**/*.toml",
            _acts(_entry_at),
        ),
    )
}
"""Every kind of thing that is kept; a new one is tried with the others as soon as it is here."""


class Together:
    """One script, played; ``saved`` are the words that somebody was told are saved."""

    def __init__(self, folder: Path, seed: int, kind: Kind) -> None:
        self.folder = folder
        self.kind = kind
        self.dice = random.Random(f"{kind.name} {seed}")
        self.clock = BEGUN
        people = ["anna", "bo", "cia", "dan", "eva"][: self.dice.randint(2, 5)]
        self.programs = [self._open(person) for person in people]
        self.saved: dict[str, str] = {}
        """By word: who wrote it."""
        self.written: dict[tuple[str, str], set[str]] = {}
        """By person and place: the words of theirs that stand there as they have it."""
        self.script: list[str] = []

    def _open(self, person: str) -> Program:
        return Program(self.folder, person, self._now)

    def _now(self) -> datetime:
        self.clock += timedelta(seconds=7)
        return self.clock

    def play(self, steps: int = 30) -> None:
        """All the steps; at the end everybody saves, until nobody has anything left."""
        for _ in range(steps):
            self._step(self.dice.randrange(len(self.programs)))
        for _ in range(2):
            for program in self.programs:
                program.session.save()
                program.hear()

    def _step(self, index: int) -> None:
        program, place = self.programs[index], self.dice.choice(self.kind.places)
        deed = self.dice.choice(["write"] * 5 + ["save"] * 4 + ["hear"] * 2 + ["act"] * 2 + ["die"])
        self.script.append(f"{program.person} {deed} {place}")
        if deed == "write":
            self._write(program, place)
        elif deed == "save":
            self._save(program)
        elif deed == "hear":
            program.hear()
        elif deed == "die":
            program.die()
            self.programs[index] = program = self._open(program.person)
            for unsaved in program.session.left_behind():
                program.session.take_back(unsaved)
        elif self.kind.act:
            name = self.dice.choice(sorted(self.kind.act))
            self.script[-1] += f": {name}"
            try:
                self.kind.act[name](program, place)
            except HandbokError:
                self.script[-1] += " (refused)"

    def _write(self, program: Program, place: str) -> None:
        word = "".join(self.dice.choices(LETTERS, k=12))
        old = self.kind.read(program, place)
        how = self.dice.choice(["on", "on", "over", "empty"])
        text = {"on": f"{old} {word}".strip(), "over": word, "empty": ""}[how]
        if how != "on":  # one's own words, written over in the same place
            for mine in self.written.get((program.person, place), set()):
                self.saved.pop(mine, None)
        self.script[-1] += f": {how} {word}"
        self.kind.write(program, place, text)
        self.written.setdefault((program.person, place), set()).add(word)

    def _save(self, program: Program) -> None:
        standing = {
            word for place in self.kind.places for word in self.kind.read(program, place).split()
        }
        program.session.save()
        mine = {
            word
            for (person, _), words in self.written.items()
            if person == program.person
            for word in words & standing
        }
        self.saved |= dict.fromkeys(mine, program.person)

    def lost(self) -> list[str]:
        """The words that were saved and are in no file."""
        return sorted(self.saved.keys() - set(words_in(self.folder / "arbetsbok", self.kind.files)))


def words_in(workbook: Path, pattern: str) -> Iterable[str]:
    """Every word in the files of a workbook that match; backups and the journal do not count."""
    for path in workbook.glob(pattern):
        yield from path.read_text("utf-8").replace('"', " ").replace("\\", " ").split()
