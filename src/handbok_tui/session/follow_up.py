"""Following up over the whole workbook: what is due, how it went, and new goals and activities.

Nothing is read before it is asked for, and of the answers only the files that hold a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbok_tui.core.answers.workbook import Answer, Respondent, SheetKey
from handbok_tui.core.edition.handbook import Question
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.follow_up import (
    WRITTEN,
    FollowedUp,
    Item,
    ItemKind,
    due,
    in_order,
    late,
)
from handbok_tui.core.log.entries import called
from handbok_tui.core.sheets.edits import add_row, follow_up_row, set_cell
from handbok_tui.core.sheets.goal_chain import GOALS, PLAN
from handbok_tui.core.sheets.templates import FilledKey, Link, Row, Sheet, link_text, links
from handbok_tui.core.sheets.view import Filled, SheetView
from handbok_tui.session.answers.target import Target
from handbok_tui.session.sheets.reading import SheetTarget
from handbok_tui.texts import labels
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.follow_up import due as texts

if TYPE_CHECKING:
    from handbok_tui.session.session import Session

Made = Literal["goal", "activity"]
TEMPLATES: dict[Made, str] = {"goal": GOALS, "activity": PLAN}
"""The templates whose rows are followed up, by what a row is."""


class Place(NamedTuple):
    """A row that was made: its filling and its permanent id."""

    target: SheetTarget
    row: str


_Lines = dict[tuple[str, str], list[tuple[str, bool]]]


class _Linked(NamedTuple):
    """The lines under answers, as long as ``filled`` is what is filled in."""

    filled: Mapping[FilledKey, Sheet]
    lines: _Lines


class FollowUps:
    """What there is to come back to, across answers, goals and activities."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._linked: _Linked | None = None

    # -- what there is ---------------------------------------------------------------------

    def reading(self) -> Iterator[None]:
        """Read what ``items`` needs, a file at a time, for who has other things to do."""
        for key in self.session.answers_with_follow_up():
            self.session.read_answers(key)
            yield

    def items(self) -> tuple[Item, ...]:
        """Everything of the viewer's own and of the groups', the nearest first, then what has no
        day: what other persons follow up is their own.

        A file that cannot be read has nothing and stands among the session's faults.
        """
        for _ in self.reading():
            pass
        return in_order((*self._answers(), *self._rows()))

    def waiting(self) -> int:
        """How many of them it is time for."""
        return sum(item.due for item in self.items())

    def _answers(self) -> Iterator[Item]:
        for key, answers in self.session.workbook.sheets.items():
            respondent = self.session.workbook.respondent(key.respondent)
            if respondent is None or not self._own(respondent):
                continue
            for answer in answers.values():
                if answer.follow_up:
                    yield self._answer(key, respondent, answer)

    def _own(self, respondent: Respondent) -> bool:
        return respondent.kind == "group" or respondent.id == self.session.viewer.person

    def _answer(self, key: SheetKey, respondent: Respondent, answer: Answer) -> Item:
        title = " ".join((answer.question or answer.question_id).split())
        if answer.occasion is not None:
            title = called(answer.occasion.kind, answer)
        return Item(
            "answer" if answer.occasion is None else "entry",
            title,
            key.respondent,
            self._whose(respondent),
            key.chapter,
            answer.question_id,
            answer.follow_up,
            due(answer.follow_up, self.today),
            late(answer.follow_up, self.today),
            answer.private,
            answer.updated,
            history=answer.followed_up,
        )

    def _whose(self, respondent: Respondent) -> str:
        """Short: the list has room for more of what is to be followed up."""
        mine = respondent.id == self.session.viewer.person
        return labels.MINE if mine else respondent.name

    @property
    def today(self) -> date:
        """The day it is where the person is."""
        return self.session.now().date()

    def views(self) -> Iterator[tuple[Made, SheetTarget, SheetView]]:
        """Every filling with rows to follow up that the viewer may see, goals first."""
        if not self.session.has_worksheets:
            return
        sheets = self.session.worksheets
        keys = (*sheets.files.filled(), *self.session.workbook.filled)
        there = {key.worksheet for key in keys}
        for kind, template in TEMPLATES.items():
            with suppress(HandbokError):
                if template not in there:
                    continue
                for target in sheets.readable(template):
                    yield kind, target, sheets.view(target)

    def _rows(self) -> Iterator[Item]:
        for kind, target, view in self.views():
            for filled in view.rows if self._own(target.respondent) else ():
                item = self._row(kind, target, view, filled)
                if item.day is not None or self._open(view, filled):
                    yield item

    @staticmethod
    def _open(view: SheetView, filled: Filled) -> bool:
        """Whether a row without a day may still ask for one."""
        outcome = filled.row.values.get(view.followed.word("outcome"))
        return bool(filled.name) and not view.ended(filled) and not outcome

    def _row(self, kind: ItemKind, target: SheetTarget, view: SheetView, filled: Filled) -> Item:
        return Item(
            kind,
            filled.name or "–",
            target.respondent.id,
            self._whose(target.respondent),
            target.worksheet.id,
            filled.row.id,
            view.to_follow_up(filled),
            view.due(filled),
            view.overdue(filled),
            view.sheet.private or filled.row.private,
            view.sheet.updated,
            filled.row.values.get(view.followed.word("marks"), ""),
            filled.row.followed_up,
        )

    # -- what belongs to a question --------------------------------------------------------

    def remarks(self, question: str, respondent: str, *, private: bool = True) -> tuple[str, ...]:
        """A line for each goal and activity that the respondent has made of a question.

        Without ``private`` nothing out of a sheet that is "Bara för mig".
        """
        known = self._linked
        if known is None or known.filled is not self.session.workbook.filled:
            lines = self._lines()  # reads files, so what is filled is known after it
            known = self._linked = _Linked(self.session.workbook.filled, lines)
        found = known.lines.get((question, respondent), [])
        return tuple(line for line, hidden in found if private or not hidden)

    def _lines(self) -> _Lines:
        """Every such line, and whether it is "Bara för mig", by question and respondent."""
        lines: _Lines = {}
        for kind, target, view in self.views():
            for filled in view.rows:
                for question in _questions(view, filled):
                    item = self._row(kind, target, view, filled)
                    day, how = long_date(item.day), _how(view, filled)
                    line = texts.remark(kind, item.title, day, *how)
                    place = lines.setdefault((question, target.respondent.id), [])
                    place.append((line, item.private))
        return lines

    # -- what is done ----------------------------------------------------------------------

    def follow(self, item: Item, outcome: str, learning: str, again: date | None) -> None:
        """Keep how it went, and the day to look again (None for none).  Raises HandbokError."""
        one = FollowedUp(self.today, outcome, learning.strip())
        if item.kind in WRITTEN:
            self.session.keep_follow_up(self._answer_target(item), one, again)
            return
        target = self._target(item)
        rule = next(rule for rule in target.worksheet.rules if rule.name == "overdue")
        names = (rule.word("column"), rule.word("outcome"), rule.word("learning"))
        self.session.worksheets.apply(
            target, lambda sheet: follow_up_row(sheet, item.id, names, one, again)
        )

    def set_day(self, item: Item, day: date | None) -> None:
        """Another day to look at it.  Raises HandbokError."""
        if item.kind in WRITTEN:
            self.session.set_follow_up(self._answer_target(item), day)
            return
        self.set_row_day(Place(self._target(item), item.id), day)

    def set_row_day(self, place: Place, day: date | None) -> None:
        """The same for a row."""
        rule = next(rule for rule in place.target.worksheet.rules if rule.name == "overdue")
        value = day.isoformat() if day is not None else ""
        self.session.worksheets.apply(
            place.target, lambda sheet: set_cell(sheet, place.row, rule.word("column"), value)
        )

    def undo(self, item: Item) -> bool:
        """Take back the last change where the item is; False where there is none."""
        if item.kind in WRITTEN:
            return self.session.undo_answer(self._answer_target(item))
        return self.session.worksheets.undo(self._target(item))

    def make(self, kind: Made, respondent: str, link: Link | None, name: str) -> Place:
        """A new goal or activity of a respondent, with what it comes from; private where that is.

        Raises HandbokError.
        """
        sheets = self.session.worksheets
        target = sheets.target(TEMPLATES[kind], respondent)
        values = {target.worksheet.name_column.id: " ".join(name.split())}
        column = next((c for c in target.worksheet.columns if c.kind == "link"), None)
        if link is not None and column is not None:
            values[column.id] = link_text(link)
        if kind == "goal" and target.worksheet.column("slag") is not None:
            values["slag"] = texts.MINI_GOAL
        private = link is not None and sheets.is_private(target, link)
        row = Row(sheets.new_id(), values, visibility="private" if private else "handbook")
        sheets.apply(target, lambda sheet: add_row(sheet, row), adds=(row.id,))
        sheets.choose(target)
        return Place(target, row.id)

    def _target(self, item: Item) -> SheetTarget:
        return self.session.worksheets.target(item.file, item.respondent)

    def _answer_target(self, item: Item) -> Target:
        """Also where the question is no longer in its chapter.  Raises HandbokError."""
        if item.kind == "entry":
            return self.session.log.target(item.file, item.id, item.respondent)
        respondent = self.session.workbook.respondent(item.respondent)
        return Target(
            item.file,
            Question(item.id, item.title),
            respondent or Respondent(item.respondent, item.respondent),
        )


def _how(view: SheetView, filled: Filled) -> Iterator[str]:
    """The status of a row, that it is late, and its last outcome."""
    status = view.worksheet.column(view.followed.word("marks"))
    if status is not None and (view.value(filled, status) or view.overdue(filled)):
        yield view.in_table(filled, status)
    if filled.row.followed_up:
        yield filled.row.followed_up[-1].outcome


def _questions(view: SheetView, filled: Filled) -> frozenset[str]:
    """The ids of the questions and entries of the log that a row comes from."""
    found = (
        link
        for column in view.worksheet.columns
        if column.kind == "link"
        for link in links(filled.row.values.get(column.id, ""))
    )
    return frozenset(link.id for link in found if link.kind in ("question", "answer", "entry"))
