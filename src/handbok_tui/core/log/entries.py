"""The log: what people write for a day, beside the answers to the questions of a chapter.

An entry is kept as an answer is (core/answers/workbook.py), so that editor, recovery, merging and
undo are the same; what it has beside an answer is its ``Occasion``.  The kinds of entries stand
once, in LOG_KINDS.  One file for each person or group and year: people write every day, and two
of them never write the same file, so copies of a workbook are merged without a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import repeat
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbok_tui.core.answers.workbook import LOG
from handbok_tui.core.edition.handbook import Field, Question, Space
from handbok_tui.texts.log import entries as texts

if TYPE_CHECKING:
    from handbok_tui.core.answers.workbook import Answer, Respondent, Workbook
    from handbok_tui.core.edition.document import Viewer

LogKindName = Literal["reflection", "learning", "note", "decision", "rules"]


class LogKind(NamedTuple):
    """What an entry of a kind is.

    ``letter`` stands in its id; ``space`` is whose it is; ``private`` how it begins; ``daily``
    whether what is written about the same thing on the same day is one entry; ``home`` where an
    export puts it: under its chapter, among the learnings, among the reflections (which are
    asked for by name), or nowhere.
    """

    letter: str
    space: Space
    private: bool = False
    daily: bool = True
    home: Literal["chapter", "learnings", "reflections", ""] = ""


LOG_KINDS: dict[LogKindName, LogKind] = {
    "reflection": LogKind("r", "person", private=True, home="reflections"),
    "learning": LogKind("l", "person", daily=False, home="learnings"),
    "note": LogKind("m", "group", home="chapter"),
    "decision": LogKind("b", "group", home="chapter"),
    "rules": LogKind("s", "group"),
}
"""The one list of what can stand in the log; texts/log/entries.py has the words for each."""

KIND_NAMES: tuple[LogKindName, ...] = tuple(LOG_KINDS)

ABOUT_NOTHING = "alla"
"""Ends the id of an entry that is one a day and about nothing in the handbook."""

_CALLED: dict[LogKindName, tuple[str, ...]] = {
    "learning": ("what",),
    "decision": ("decision", "agree"),
}
"""The fields of a kind that say what an entry is, the best first."""

_LETTERS = {kind.letter: name for name, kind in LOG_KINDS.items()}
_ID = re.compile(r"(\d{4}-\d\d-\d\d)-([a-z])-([a-z0-9-]+)")
_LONGEST = 64


class Occasion(NamedTuple):
    """What an entry has beside its text: ``chapter`` and ``about`` (a question's or an
    exercise's id) are "" where it is about nothing in the handbook.
    """

    kind: LogKindName
    day: date
    chapter: str = ""
    about: str = ""


class LogEntry(NamedTuple):
    """An entry as it is read: whose it is, in which file ("log:2026"), and what it says."""

    respondent: Respondent
    file: str
    answer: Answer
    occasion: Occasion


def log_file(day: date) -> str:
    """The log file for a day: "log:2026"."""
    return f"{LOG}{day.year:04d}"


def entry_id(kind: LogKindName, day: date, tail: str) -> str:
    """The id of an entry: "2026-11-24-r-k1-ref-1".

    It tells what the entry is about even where only its recovered text is left.
    """
    return f"{day.isoformat()}-{LOG_KINDS[kind].letter}-{tail}"[:_LONGEST].rstrip("-")


def occasion_of(entry: str) -> Occasion | None:
    """What an id made by ``entry_id`` says; None for any other id."""
    found = _ID.fullmatch(entry)
    if found is None or found[2] not in _LETTERS:
        return None
    kind = _LETTERS[found[2]]
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        return None
    known = LOG_KINDS[kind].daily and found[3] != ABOUT_NOTHING
    return Occasion(kind, day, about=found[3] if known else "")


def entry_question(entry: str, kind: LogKindName, wording: str = "") -> Question:
    """What the editor asks for an entry; ``wording`` "" is the kind's own name."""
    labels = texts.FIELDS.get(kind, {})
    return Question(
        entry,
        wording or texts.KINDS[kind],
        LOG_KINDS[kind].space,
        texts.HELP[kind],
        tuple(Field(name, label) for name, label in labels.items()),
    )


def called(kind: LogKindName, answer: Answer) -> str:
    """An entry on one line: "Lärdom: Ring innan"; what it answers where it has no fields."""
    said = next(filter(str.strip, map(answer.fields.get, _CALLED.get(kind, ()), repeat(""))), "")
    words = " ".join((said or answer.question).split())
    return f"{texts.NAMES[kind]}: {words}" if words else texts.NAMES[kind]


def entries(workbook: Workbook, viewer: Viewer) -> tuple[LogEntry, ...]:
    """Everything in the log files read so far that the viewer may see, newest first.

    Also what says nothing now and has said something before.
    """
    found = [
        entry if viewer.owns(entry.respondent) else entry._replace(answer=entry.answer.shared)
        for entry in _all(workbook)
        if viewer.may_see(entry.respondent, entry.answer)
    ]
    return tuple(sorted(found, key=_when, reverse=True))


def _all(workbook: Workbook) -> Iterator[LogEntry]:
    for key, answers in workbook.sheets.items():
        respondent = workbook.respondent(key.respondent)
        if key.is_log and respondent is not None:
            for answer in answers.values():
                kept = answer.has_content or answer.earlier
                if answer.occasion is not None and kept:
                    yield LogEntry(respondent, key.chapter, answer, answer.occasion)


def _when(entry: LogEntry) -> tuple[date, float, str]:
    written = entry.answer.updated
    moment = written.timestamp() if written is not None else 0.0
    return entry.occasion.day, moment, entry.answer.question_id


def of_kind(found: Iterable[LogEntry], *kinds: LogKindName) -> tuple[LogEntry, ...]:
    """Those of some kinds, in the same order."""
    return tuple(entry for entry in found if entry.occasion.kind in kinds)


def learning_places(found: Iterable[LogEntry]) -> tuple[str, ...]:
    """Where something was learned, each place once as it was written last, newest first."""
    places: dict[str, str] = {}
    for entry in of_kind(found, "learning"):
        place = " ".join(entry.answer.fields.get("where", "").split())
        if place:
            places.setdefault(place.casefold(), place)
    return tuple(places.values())


Source = Literal["own", "book"]
"""Where the question of a day comes from."""


def turns(turn: int, prompts: int, chapters: int) -> Iterator[tuple[Source, int]]:
    """Where to look for the question of a turn: among the project's own or in a chapter.

    Every other turn is the project's; the first place that has a question holds, so that every
    day has one.  The number is the index of the prompt or of the chapter.
    """
    half = turn // 2
    own: list[tuple[Source, int]] = [("own", half % prompts)] if prompts else []
    book: list[tuple[Source, int]] = [("book", (half + n) % chapters) for n in range(chapters)]
    yield from book + own if turn % 2 else own + book


def question_in_turn(turn: int, chapters: int, questions: Sequence[Question]) -> Question:
    """Which of a chapter's questions, of which there is at least one, is asked that turn."""
    rounds, place = divmod(turn // 2, max(1, chapters))
    return questions[(rounds + place) % len(questions)]  # each has its turn, next to none twice
