"""Every kind of text that people keep in a workbook, as together.py tries them.

One class for each kind: how a text is written at a place as the program's own editor does it,
how it is read on the screen, and how all that is held of it is found in the files.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Protocol, cast

from handbok_tui.core.answers.merge import Settlement
from handbok_tui.core.answers.workbook import Answer, FactConflict, Version
from handbok_tui.core.chapters.layer import Clash
from handbok_tui.core.chapters.parts import Key
from handbok_tui.core.chapters.pieces import Piece
from handbok_tui.core.errors import SaveFailed
from handbok_tui.core.log.entries import Occasion, entry_id
from handbok_tui.core.sheets.templates import CellConflict
from handbok_tui.session import Session, Target
from handbok_tui.session.chapters.editing import Editing
from handbok_tui.session.chapters.settling import Settling
from handbok_tui.session.sheets.reading import SheetTarget

CHOICES: tuple[Settlement, ...] = ("mine", "theirs", "both")
DAY = date(2026, 11, 24)


COMPOUND = "k1-ref-2"


class Kind(Protocol):
    """A kind of text; ``places`` are names of places that mean something to it alone.

    ``keeps_versions``: whether a text that is replaced becomes an earlier version.
    """

    name: str
    places: tuple[str, ...]
    keeps_versions: bool

    def open(self, session: Session, place: str) -> None:
        """An editor is opened there: undo comes back to here."""

    def read(self, session: Session, place: str) -> str:
        """The text that the session shows there."""

    def write(self, session: Session, place: str, text: str, seen: str) -> None:
        """Type a text there, all of it; ``seen`` is what the editor showed before."""

    def leave(self, session: Session, place: str) -> None:
        """The editor is closed."""

    def set_aside(self, session: Session, place: str) -> set[str]:
        """The other sides of conflicts there, as an editor would show them."""

    def settle(self, session: Session, place: str, chance: random.Random) -> str | None:
        """Settle the first conflict there in one way or another: the text that was given up.

        None where there is no conflict.
        """

    def act(self, session: Session, place: str, chance: random.Random) -> str:
        """Something else that may be done there; what it is called.  May raise HandbokError."""

    def held(self, workbook: Path) -> Iterator[str]:
        """Every text of the kind in the files: present, earlier, and sides of conflicts."""


class Answers:
    """A group's answers to questions; "question/field" is a field of a compound one."""

    name = "answer"
    places: tuple[str, ...] = ("k1-ref-1", f"{COMPOUND}/formulering", f"{COMPOUND}/uppfoljning")
    keeps_versions = True

    def target(self, session: Session, place: str) -> Target:
        """Where it is."""
        question, _, _ = place.partition("/")
        return session.target(*session.find_question(question), "gruppen")

    def open(self, session: Session, place: str) -> None:
        """As the answer's screen does."""
        session.checkpoint(self.target(session, place))
        session.writing = self.target(session, place)

    def read(self, session: Session, place: str) -> str:
        """The answer's text, or the field's."""
        return said(session.answer(self.target(session, place)), place)

    def write(self, session: Session, place: str, text: str, seen: str) -> None:
        """As the answer's screen does."""
        _, _, field = place.partition("/")
        session.write(self.target(session, place), text, field, seen=seen)

    def leave(self, session: Session, place: str) -> None:
        """Back to the reader."""
        session.writing = None

    def set_aside(self, session: Session, place: str) -> set[str]:
        """The texts of conflicts."""
        return {said(one, place) for one in session.answer(self.target(session, place)).conflicts}

    def settle(self, session: Session, place: str, chance: random.Random) -> str | None:
        """One of three; nothing is given up."""
        target = self.target(session, place)
        if not session.answer(target).conflicts:
            return None
        session.settle_conflict(target, chance.choice(CHOICES))
        return ""

    def act(self, session: Session, place: str, chance: random.Random) -> str:
        """Begin anew, an earlier version back again, private, done, skipped."""
        target = self.target(session, place)
        answer = session.answer(target)
        acts: dict[str, Callable[[], object]] = {
            "anew": lambda: session.answer_anew(target),
            "private": lambda: session.toggle_private(target),
            "done": lambda: session.set_state(target, "done"),
            "skipped": lambda: session.toggle_skipped(target),
            "day": lambda: session.set_follow_up(target, DAY),
        }
        for version in answer.earlier[-1:]:
            before = answer._replace(**version._asdict(), earlier=(), conflicts=())
            acts["back"] = partial(session.bring_back, target, before)
        name = chance.choice(sorted(acts))
        acts[name]()
        return name

    def held(self, workbook: Path) -> Iterator[str]:
        """All of every answer."""
        yield from all_texts(workbook / "answers")


class Log(Answers):
    """Entries of the log, which groups write."""

    name = "log"
    places = ("k1-ex-1", "k1-ex-2")

    def target(self, session: Session, place: str) -> Target:
        """A note of a day that is the same for all."""
        group = session.workbook.respondent("gruppen")
        assert group is not None
        entry = entry_id("note", DAY, place)
        return session.log._blank(Occasion("note", DAY, "", place), group, entry, "Anteckning")

    def held(self, workbook: Path) -> Iterator[str]:
        """All of every entry."""
        yield from all_texts(workbook / "log")


class Cells:
    """Cells of a group's filled templates: "template/row/column"."""

    name = "cell"
    places: tuple[str, ...] = (
        "nulagesanalys/mal/ser", "nulagesanalys/tid/ser", "aktivitetsplan/rad-1/aktivitet",
    )  # fmt: skip
    keeps_versions = True

    def _at(self, session: Session, place: str) -> tuple[SheetTarget, str, str]:
        worksheet, row, column = place.split("/")
        return session.worksheets.target(worksheet, "gruppen"), row, column

    def open(self, session: Session, place: str) -> None:
        """As the cell's screen does."""
        session.worksheets.rest()

    def read(self, session: Session, place: str) -> str:
        """The cell's value."""
        target, row, column = self._at(session, place)
        return session.worksheets.sheet(target).value(row, column)

    def write(self, session: Session, place: str, text: str, seen: str) -> None:
        """As the cell's screen does."""
        session.worksheets.write(*self._at(session, place), text, seen)

    def leave(self, session: Session, place: str) -> None:
        """Back to the list."""
        session.worksheets.rest()

    def _conflicts(self, session: Session, place: str) -> list[CellConflict]:
        target, row, column = self._at(session, place)
        conflicts = session.worksheets.sheet(target).conflicts
        return [one for one in conflicts if (one.row, one.column) == (row, column)]

    def set_aside(self, session: Session, place: str) -> set[str]:
        """The other values."""
        return {one.value for one in self._conflicts(session, place)}

    def settle(self, session: Session, place: str, chance: random.Random) -> str | None:
        """One of three; nothing is given up."""
        for conflict in self._conflicts(session, place)[:1]:
            target, _, _ = self._at(session, place)
            session.worksheets.settle(target, conflict, chance.choice(CHOICES))
            return ""
        return None

    def act(self, session: Session, place: str, chance: random.Random) -> str:
        """Rows added, moved and taken away, private, people, a new analysis."""
        target, row, _ = self._at(session, place)
        sheets = session.worksheets
        acts: dict[str, Callable[[], object]] = {
            "private": lambda: sheets.toggle_private(target),
            "people": lambda: sheets.set_people(target, chance.randint(1, 9)),
            "row": lambda: sheets.add_row(target, name="ny"),
            "remove": lambda: sheets.remove_row(target, row),
        }
        if target.worksheet.analysis:
            acts["anew"] = lambda: sheets.begin_anew(target)
        name = chance.choice(sorted(acts))
        session.save()  # what was never saved goes with its row
        if session.dirty:
            return "a save is on its way"
        acts[name]()
        return name

    def held(self, workbook: Path) -> Iterator[str]:
        """All of every filled template."""
        yield from all_texts(workbook / "worksheets")


class Chapters:
    """Texts of a chapter as the workbook has it: "kind/id/name"."""

    name = "chapter"
    places: tuple[str, ...] = (
        "chapter/k1/lead", "section/k1-a/title", "question/k1-ref-1/text",
    )  # fmt: skip
    keeps_versions = False

    def _at(self, session: Session, place: str) -> tuple[Editing, Piece]:
        kind, part, name = place.split("/")
        return session.edit_chapter("k1"), Piece(Key(cast("Any", kind), part), name)

    def open(self, session: Session, place: str) -> None:
        """As the part's screen does."""
        self._at(session, place)[0].begin()

    def read(self, session: Session, place: str) -> str:
        """The part's text."""
        editing, piece = self._at(session, place)
        return editing.text(piece)

    def write(self, session: Session, place: str, text: str, seen: str) -> None:
        """As the part's screen does."""
        editing, piece = self._at(session, place)
        editing.write(piece, text, seen)

    def leave(self, session: Session, place: str) -> None:
        """Back to the list; what is left empty says what it said."""
        editing, piece = self._at(session, place)
        editing.finish(piece)

    def _two(self, session: Session, place: str) -> list[Clash]:
        editing, piece = self._at(session, place)
        return [c for c in Settling(editing).wordings if (c.key, c.name) == (piece.key, piece.name)]

    def set_aside(self, session: Session, place: str) -> set[str]:
        """The other wordings."""
        return {str(clash.now).rstrip("\n") for clash in self._two(session, place)}

    def settle(self, session: Session, place: str, chance: random.Random) -> str | None:
        """One of three; nothing is given up."""
        for clash in self._two(session, place)[:1]:
            Settling(self._at(session, place)[0]).settle_wording(clash, chance.choice(CHOICES))
            return ""
        return None

    def act(self, session: Session, place: str, chance: random.Random) -> str:
        """The published wording back."""
        editing, piece = self._at(session, place)
        editing.put_back(piece)
        return "put back"

    def held(self, workbook: Path) -> Iterator[str]:
        """All of every chapter file."""
        yield from all_texts(workbook / "chapters")


class Facts:
    """What workbook.toml says of the organisation, written at once."""

    name = "fact"
    places: tuple[str, ...] = ("unit", "vision")
    keeps_versions = False

    def open(self, session: Session, place: str) -> None:
        """Nothing is opened but the line."""

    def read(self, session: Session, place: str) -> str:
        """The fact."""
        return session.facts.value(place)

    def write(self, session: Session, place: str, text: str, seen: str) -> None:
        """As the facts' screen does when it is closed."""
        session.facts.write({place: text}, {place: seen})

    def leave(self, session: Session, place: str) -> None:
        """Nothing is open."""

    def _two(self, session: Session, place: str) -> list[FactConflict]:
        return [one for one in session.facts.conflicts if one.name == place]

    def set_aside(self, session: Session, place: str) -> set[str]:
        """The other values."""
        return {one.value for one in self._two(session, place)}

    def settle(self, session: Session, place: str, chance: random.Random) -> str | None:
        """One of three; nothing is given up.  Refused where others have written since."""
        for conflict in self._two(session, place)[:1]:
            with suppress(SaveFailed):
                session.facts.settle(conflict, chance.choice(CHOICES))
            return ""
        return None

    def act(self, session: Session, place: str, chance: random.Random) -> str:
        """Another name for the group, in the same file."""
        session.rename_group("gruppen", f"Grupp {chance.randint(1, 9_999_999)}")
        return "a group's name"

    def held(self, workbook: Path) -> Iterator[str]:
        """All of workbook.toml."""
        path = workbook / "workbook.toml"
        if path.exists():
            yield from _texts(tomllib.loads(path.read_text("utf-8")))


def said(version: Answer | Version, place: str) -> str:
    """What an answer says at a place of it."""
    _, _, field = place.partition("/")
    return version.fields.get(field, "") if field else version.text


def all_texts(folder: Path) -> Iterator[str]:
    """Every text in the TOML files of a folder."""
    for path in folder.rglob("*.toml"):
        yield from _texts(tomllib.loads(path.read_text("utf-8")))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (Answers(), Log(), Cells(), Chapters(), Facts())
}
"""The one list; a kind that is missing here is not held by anything."""
