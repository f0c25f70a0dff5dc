"""Writing in the log: which entry a key opens, and what it says before anything is written.

The writing itself goes through the session like every answer, so that it is saved, recovered,
merged and undone in the same way.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from handbok_tui.core.answers.workbook import Answer, Respondent, SheetKey
from handbok_tui.core.edition.handbook import Question
from handbok_tui.core.errors import FaultyFile, HandbokError, NotFound
from handbok_tui.core.log.entries import (
    ABOUT_NOTHING,
    LOG_KINDS,
    LogEntry,
    LogKindName,
    Occasion,
    entry_id,
    entry_question,
    learning_places,
    log_file,
    occasion_of,
    of_kind,
    question_in_turn,
    turns,
)
from handbok_tui.session.answers.target import Target
from handbok_tui.texts.log import entries as texts

if TYPE_CHECKING:
    from handbok_tui.session.session import Session


class Log:
    """The log of one session."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def today(self) -> date:
        """The day it is where the person is."""
        return self.session.now().date()

    # -- reading ---------------------------------------------------------------------------

    def entries(self, *kinds: LogKindName) -> tuple[LogEntry, ...]:
        """Those of some kinds that the viewer may see, newest first; of all where none is named."""
        found = self.session.log_entries()
        return of_kind(found, *kinds) if kinds else found

    def learning_places(self) -> tuple[str, ...]:
        """Where something was learned, newest first: to be offered in the ecosystem template."""
        return learning_places(self.entries())

    def rules(self, group: Respondent) -> str:
        """The group's rules for a conversation, or those to begin with."""
        for entry in self.entries("rules"):
            if entry.respondent.id == group.id and entry.answer.has_content:
                return entry.answer.text
        return texts.RULES

    # -- what is opened ----------------------------------------------------------------------

    def target(self, file: str, entry: str, respondent: str) -> Target:
        """An entry that stands in the log, or of which only a recovered text is left.

        Raises HandbokError for another person's, NotFound for an id that tells nothing.
        """
        found = self.session.workbook.respondent(respondent)
        if found is None:
            raise NotFound(f"Det finns ingen ”{respondent}” som skriver.")
        if found.kind == "person" and found.id != self.session.viewer.person:
            raise HandbokError(texts.NOT_YOURS)
        stored = self.session.answer(Target(file, Question(entry, ""), found))
        if stored.occasion is not None:
            question = entry_question(entry, stored.occasion.kind, stored.question)
            return Target(file, question, found)
        occasion = occasion_of(entry)
        if occasion is None:
            raise NotFound(f"Det finns ingen anteckning ”{entry}” i loggen.")
        chapter, wording = self._about(occasion.about)
        return self._blank(occasion._replace(chapter=chapter), found, entry, wording)

    def reflection(self, step: int = 0) -> Target:
        """The question of the day; ``step`` further ones are other days' questions.

        The same day always has the same question.  Raises NotFound where none is to be had.
        """
        session = self.session
        turn = self.today.toordinal() + step
        prompts, heads = session.prompts(), session.edition.chapters
        for where, index in turns(turn, len(prompts), len(heads)):
            if where == "own":
                return self._reflect_on(prompts[index], "")
            if questions := session.questions(heads[index].id):
                asked = question_in_turn(turn, len(heads), questions)
                return self._reflect_on(asked, heads[index].id)
        raise NotFound(texts.NO_QUESTION)

    def _reflect_on(self, asked: Question, chapter: str) -> Target:
        person = self.session.workbook.respondent(self.session.viewer.person)
        if person is None:
            raise NotFound(texts.NO_QUESTION)
        occasion = Occasion("reflection", self.today, chapter, asked.id)
        target = self._open(occasion, person, asked.id, asked.text)
        question = target.question._replace(help=asked.help or target.question.help)
        return target._replace(question=question)

    def learning(self) -> Target:
        """A new learning."""
        person = self.session.workbook.respondent(self.session.viewer.person)
        if person is None:
            raise NotFound(texts.NO_QUESTION)
        key = SheetKey(person.id, log_file(self.today))
        tail = f"{self.session.now():%H%M%S}"
        names = (tail, *(f"{tail}-{number}" for number in range(2, 1000)))
        self.session.read_answers(key)
        taken = self.session.workbook.sheets.get(key, {})
        occasion = Occasion("learning", self.today)
        free = next(n for n in names if entry_id("learning", self.today, n) not in taken)
        return self._open(occasion, person, free, "")

    def of_group(
        self,
        kind: LogKindName,
        group: Respondent,
        chapter: str = "",
        about: str = "",
        text: str = "",
    ) -> Target:
        """What a group writes today of a kind about a question or a card, called ``text``."""
        occasion = Occasion(kind, self.today, chapter, about)
        return self._open(occasion, group, about or ABOUT_NOTHING, text)

    def _open(self, occasion: Occasion, of: Respondent, tail: str, text: str) -> Target:
        return self._blank(occasion, of, entry_id(occasion.kind, occasion.day, tail), text)

    def _blank(self, occasion: Occasion, of: Respondent, entry: str, text: str) -> Target:
        question = entry_question(entry, occasion.kind, text)
        private = LOG_KINDS[occasion.kind].private
        blank = Answer(
            entry,
            visibility="private" if private else "handbook",
            text=self.rules(of) if occasion.kind == "rules" else "",
            occasion=occasion,
        )
        return Target(log_file(occasion.day), question, of, blank)

    def _about(self, about: str) -> tuple[str, str]:
        """The chapter and the wording of what an entry is about; "" where it is no more."""
        for prompt in self.session.prompts():
            if prompt.id == about:
                return "", prompt.text
        for head in self.session.edition.chapters if about else ():
            with suppress(FaultyFile):  # noted among the faults; others may have it
                for section in self.session.chapter(head.id).sections:
                    for question in section.questions:
                        if question.id == about:
                            return head.id, question.text
                    for exercise in section.exercises:
                        if exercise.id == about:
                            return head.id, exercise.title
        return "", ""
