"""Several people at one workbook, in any order, with sudden death between: what may never go.

A round is 2-5 runs of the program (real sessions over real files, each with the person's own
recovery folder, two of them sometimes the same person's) and a seeded script of what people do:
write something else, write on, empty, undo and redo, settle a conflict, save (at once, or with
others in between), hear of others' changes, be killed and start again.

The property: **every text that a session was told is saved is afterwards on disk**, as the
present text, an earlier version or a side of a conflict.  A text is known by its token, a word
that occurs nowhere else, so that a text that went on growing counts as kept.

*Told* is what a person last wrote at a place when the session next said "saved" and had nothing
left to save.  What was typed and typed over before that was never told.

*Who may take a told text away.*  For a kind that keeps earlier versions, nobody: not by writing
over it, emptying, undoing or settling.  For a kind without versions (``keeps_versions`` false)
only somebody who had it before their eyes: what their editor showed as they wrote something else
there, what undo changed on their screen, their own words that they took back, or the side of a
conflict that they gave up.  What
somebody else wrote and this person has not seen is never theirs to take away.

A new kind is a class like those in kept_kinds.py and a line in KINDS there.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.saving.drafts import Drafts
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.journal.recovery import Journal
from tests.support.kept_kinds import Kind

PEOPLE = (Respondent("anna", "Anna"), Respondent("bo", "Bo"), Respondent("cia", "Cia"))
TOKEN = re.compile(r"x[a-z]{11}x")
STEPS = 50
"""Of one round, all people together."""


def tokens(text: str) -> set[str]:
    """The words by which a text is known again."""
    return set(TOKEN.findall(text))


class Program:
    """One run of the program: its session, the editor that is open, and a save on its way.

    ``shown`` is what the open editor shows, and ``seen`` what it last agreed on with the session;
    they differ while what is written there has been set aside as the other of two versions.
    """

    def __init__(self, folder: Path, person: Respondent) -> None:
        self.person = person
        workbook, recovery = folder / "arbetsbok", folder / "recovery" / person.id
        self.drafts = Drafts(recovery, workbook)
        self.drafts.journal = Journal(recovery, threaded=False)
        editions = EditionFiles(shipped_edition(), workbook / "chapters")
        files = WorkbookFiles(workbook, person)
        self.session = Session(editions, files, drafts=self.drafts)
        self.outlook = self.session.outlook()
        self.place = ""
        self.shown = ""
        self.untold: dict[str, str] = {}
        self.own: set[str] = set()
        self.snapshots: list[object] = []
        self.outcomes: list[object] = []

    def begin_to_save(self) -> None:
        """The texts of now are to be written."""
        if not self.snapshots and not self.outcomes:
            self.snapshots = list(self.session.pending())

    def store(self) -> None:
        """They are written; the session has not heard of it."""
        self.outcomes += [self.session.store(one) for one in self.snapshots]  # type: ignore[arg-type]
        self.snapshots = []

    def settle(self) -> None:
        """The session hears how it went."""
        for outcome in self.outcomes:
            self.session.settle(outcome)  # type: ignore[arg-type]
        self.outcomes = []

    def die(self, *, written_down: bool) -> None:
        """As after kill -9: the lock is free, nothing is tidied."""
        if written_down:
            self.drafts.journal.flush()
        if self.drafts.journal._lock is not None:
            os.close(self.drafts.journal._lock)
            self.drafts.journal._lock = None


class Round:
    """One script, from its seed; ``lost`` has what is gone and ``trace`` how that came."""

    def __init__(self, folder: Path, kinds: tuple[Kind, ...], seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        every = [(kind, place) for kind in kinds for place in kind.places]
        chosen = self.random.sample(every, min(len(every), self.random.choice((1, 1, 2, 2, 3))))
        self.kinds = {f"{kind.name} {place}": (kind, place) for kind, place in chosen}
        self.trace: list[str] = []
        self.told: dict[str, str] = {}
        """Every token that somebody was told is saved, and where."""
        self.given_up: set[str] = set()
        self.programs = [
            Program(folder, self.random.choice(PEOPLE)) for _ in range(self.random.randint(2, 5))
        ]

    def run(self) -> Round:
        """Carry it out, and let everybody save in the end."""
        steps: list[tuple[Callable[[Program], str], int]] = [
            (self._write, 6), (self._write_on, 5), (self._empty, 1), (self._undo, 2),
            (self._redo, 1), (self._settle_conflict, 3), (self._save, 8), (self._save_slowly, 4),
            (self._act, 2),
            (self._hear, 5), (self._leave, 3), (self._kill, 1),
        ]  # fmt: skip
        doing = [step for step, weight in steps for _ in range(weight)]
        for _ in range(STEPS):
            program, step = self.random.choice(self.programs), self.random.choice(doing)
            self._note(program, step.__name__, step(program))
        for _ in range(2):  # what one merged in, the other hears of
            for program in self.programs:
                self._finish(program)
                self._note(program, "end", "")
        return self

    @property
    def lost(self) -> set[str]:
        """The told tokens that are in no file."""
        return self.told.keys() - self.given_up - set().union(*self._held().values())

    def _held(self) -> dict[str, set[str]]:
        """The tokens that are in the files of each kind."""
        workbook = self.folder / "arbetsbok"
        kinds = {kind.name: kind for kind, _ in self.kinds.values()}
        return {
            name: {token for text in kind.held(workbook) for token in tokens(text)}
            for name, kind in kinds.items()
        }

    def close(self) -> None:
        """Let go of what the programs hold."""
        for program in self.programs:
            program.die(written_down=False)

    # -- what people do ----------------------------------------------------------------------

    def _editor(self, program: Program) -> tuple[Kind, str]:
        """The open editor; one is opened where none is."""
        if not program.place:
            program.place = self.random.choice(tuple(self.kinds))
            kind, place = self.kinds[program.place]
            kind.open(program.session, place)
            program.shown = kind.read(program.session, place)
        return self.kinds[program.place]

    def _type(self, program: Program, text: str) -> str:
        kind, place = self._editor(program)
        if not kind.keeps_versions:
            self.given_up |= tokens(program.shown) - tokens(text)
        program.own |= tokens(text) - tokens(program.shown)
        kind.write(program.session, place, text, program.shown)
        program.shown = kind.read(program.session, place)
        program.untold[program.place] = text
        return f"{program.place}: {text}"

    def _new(self) -> str:
        return "x" + "".join(self.random.choices("abcdefghijklmnopqrstuvw", k=11)) + "x"

    def _write(self, program: Program) -> str:
        self._editor(program)
        return self._type(program, self._new())

    def _write_on(self, program: Program) -> str:
        self._editor(program)
        return self._type(program, " ".join(filter(None, (program.shown.strip(), self._new()))))

    def _empty(self, program: Program) -> str:
        self._editor(program)
        return self._type(program, "")

    def _leave(self, program: Program) -> str:
        """Back to the reader: what the editor shows is what is meant, then it is saved."""
        if not program.place:
            return ""
        kind, place = self.kinds[program.place]
        if program.shown != kind.read(program.session, place):
            kind.write(program.session, place, program.shown, program.shown)
        kind.leave(program.session, place)
        left, program.place = program.place, ""
        return left

    def _undo(self, program: Program) -> str:
        return self._turn(program, program.session.undo)

    def _redo(self, program: Program) -> str:
        return self._turn(program, program.session.redo)

    def _turn(self, program: Program, turn: Callable[[], object]) -> str:
        self._leave(program)
        before, held = self._on_screen(program), self._held()
        try:
            turn()
        except HandbokError as problem:
            return str(problem)
        after = self._on_screen(program)
        for kind, _ in self.kinds.values():
            if not kind.keeps_versions:
                self.given_up |= (held[kind.name] - self._held()[kind.name]) & program.own
        for name, text in before.items():
            if after[name] != text:
                program.untold.pop(name, None)
                if not self.kinds[name][0].keeps_versions:
                    self.given_up |= tokens(text) - tokens(after[name])
        return f"{before} -> {after}" if before != after else ""

    def _on_screen(self, program: Program) -> dict[str, str]:
        return {name: kind.read(program.session, place)
                for name, (kind, place) in self.kinds.items()}  # fmt: skip

    def _act(self, program: Program) -> str:
        self._leave(program)
        name = self.random.choice(tuple(self.kinds))
        kind, place = self.kinds[name]
        before = self._on_screen(program)
        try:
            did = kind.act(program.session, place, self.random)
        except HandbokError as problem:
            did = str(problem)
        if not kind.keeps_versions:
            for where, text in self._on_screen(program).items():
                self.given_up |= tokens(before[where]) - tokens(text)
        return f"{name}: {did}"

    def _settle_conflict(self, program: Program) -> str:
        self._leave(program)
        for name, (kind, place) in self.kinds.items():
            if (given_up := kind.settle(program.session, place, self.random)) is not None:
                if not kind.keeps_versions:
                    self.given_up |= tokens(given_up)
                return f"{name}: without {given_up}"
        return ""

    def _save(self, program: Program) -> str:
        """At once, as after two seconds of rest."""
        program.store()
        program.settle()
        program.session.save()
        return self._saved(program)

    def _save_slowly(self, program: Program) -> str:
        """One of the three steps; others may do something in between."""
        said = "begin" if not program.snapshots else "store"
        if program.outcomes:
            program.settle()
            said = f"settle {self._saved(program)}"
        elif program.snapshots:
            program.store()
        else:
            program.begin_to_save()
        return said

    def _saved(self, program: Program) -> str:
        """The session may have said "saved"; then all that was written is told."""
        session = program.session
        self._follow(program)
        if session.dirty or session.save_state.kind not in ("saved", "idle"):
            return ""
        for name, text in program.untold.items():
            self.told |= dict.fromkeys(tokens(text), name)
        said, program.untold = " ".join(program.untold.values()), {}
        return f"told {said}"

    def _hear(self, program: Program) -> str:
        program.outlook.look(program.session.known_files)
        said = program.session.hear(program.outlook.look(program.session.known_files))
        self._follow(program)
        return said

    def _follow(self, program: Program) -> None:
        """The open editor shows what has come in, unless its own text was set aside for it."""
        if not program.place:
            return
        kind, place = self.kinds[program.place]
        if program.shown not in kind.set_aside(program.session, place):
            program.shown = kind.read(program.session, place)

    def _kill(self, program: Program) -> str:
        program.die(written_down=self.random.random() < 0.7)
        again = Program(self.folder, program.person)
        self.programs[self.programs.index(program)] = again
        found = again.session.left_behind()
        for unsaved in found:
            again.session.take_back(unsaved)
            again.untold[f"left behind {unsaved.question}"] = unsaved.text
        if found:
            self._saved(again)
        return " ".join(unsaved.text for unsaved in found)

    def _finish(self, program: Program) -> None:
        self._leave(program)
        self._save(program)
        self._hear(program)

    def _note(self, program: Program, what: str, said: str) -> None:
        name = f"{self.programs.index(program)}{program.person.id[:1]}" if (
            program in self.programs) else "-"  # fmt: skip
        self.trace.append(f"{name} {what.strip('_'):16} {said}")


def rounds(folder: Path, kinds: tuple[Kind, ...], seeds: range) -> Iterator[tuple[int, str]]:
    """Every round that lost something, with how it came."""
    for seed in seeds:
        place = folder / str(seed)
        place.mkdir()
        one = Round(place, kinds, seed)
        try:
            if lost := one.run().lost:
                where = {token: one.told[token] for token in sorted(lost)}
                yield seed, "\n".join((f"seed {seed} lost {where}", *one.trace))
        finally:
            one.close()
