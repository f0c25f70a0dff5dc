"""Answers that come back on a filled form: first what each would do, then, on a yes, writing."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Literal, NamedTuple

from handbok_tui.core.edition.handbook import Question
from handbok_tui.core.errors import FaultyFile, HandbokError
from handbok_tui.export.profiles.blank_form import Filled, read, unknown_questions
from handbok_tui.session.answers.target import Target
from handbok_tui.session.session import Session
from handbok_tui.texts import labels
from handbok_tui.texts.export import blank_form as texts

Effect = Literal["new", "same", "replaces"]
_EFFECTS: dict[Effect, str] = {"new": texts.NEW, "same": texts.SAME, "replaces": texts.REPLACES}


class Proposal(NamedTuple):
    """One answer of a form, where it goes, and what it does there."""

    target: Target
    filled: Filled
    effect: Effect


class Reading(NamedTuple):
    """All that a form holds; ``unknown`` are the ids in it that no question has."""

    proposals: tuple[Proposal, ...]
    unknown: tuple[str, ...]


class Form:
    """A form in steps, so that the one that takes time for a long text, ``read``, can be taken in
    any thread.
    """

    def __init__(self, session: Session, respondent: str = "") -> None:
        self._session = session
        self._respondent = respondent
        self._where: dict[str, tuple[str, Question]] = {}
        for head in session.edition.chapters:
            with suppress(FaultyFile):  # noted among the faults
                self._where |= {q.id: (head.id, q) for q in _questions(session, head.id)}
        heads = session.edition.chapters
        self._names = [labels.chapter_name(head.number, head.title) for head in heads]

    def read(self, text: str) -> tuple[Filled, ...]:
        """What is filled in, question by question."""
        return read(text, self._asked, self._names)

    def proposed(self, text: str, filled: Iterable[Filled]) -> Reading:
        """What it would do.  Raises NotFound for an unknown respondent, HandbokError where the
        form holds no answer.
        """
        session, proposals = self._session, []
        for one in filled:
            chapter, question = self._where[one.question]
            target = session.target(chapter, question, self._respondent)
            proposals.append(Proposal(target, one, _effect(session, target, one)))
        unknown = unknown_questions(text, self._asked)
        if not proposals and not unknown:
            raise HandbokError(texts.NOTHING)
        return Reading(tuple(proposals), unknown)

    @property
    def _asked(self) -> list[Question]:
        return [question for _, question in self._where.values()]


def proposed(session: Session, text: str, respondent: str = "") -> Reading:
    """What a form would do.  ``respondent`` "" means whoever each question opens for.

    Raises NotFound for an unknown respondent, HandbokError where the form holds no answer.
    """
    form = Form(session, respondent)
    return form.proposed(text, form.read(text))


def _questions(session: Session, chapter: str) -> tuple[Question, ...]:
    return session.chapter(chapter).questions


def _effect(session: Session, target: Target, filled: Filled) -> Effect:
    answer = session.answer(target)
    if not answer.has_content:
        return "new"
    same = filled.text.strip() in ("", answer.text.strip()) and all(
        answer.fields.get(name, "").strip() == value.strip()
        for name, value in filled.fields.items()
    )
    return "same" if same else "replaces"


def preview(session: Session, reading: Reading) -> list[str]:
    """What the form would do, line by line: per answer what becomes of it, and its words."""
    lines = []
    for target, filled, effect in reading.proposals:
        respondent, question = target.respondent, target.question
        mine = respondent.id == session.viewer.person
        whose = labels.respondent_label(respondent.kind, respondent.name, mine=mine)
        lines += [texts.heading(question.id, whose, _EFFECTS[effect]), f"  {question.text}"]
        fields = {field.id: field.label for field in question.fields}
        lines += [f"  {fields[name]} {value}" for name, value in filled.fields.items()]
        lines += [f"  | {line}" for line in filled.text.splitlines()]
        lines += [f"  {texts.not_a_choice(value)}" for value in filled.unknown]
        lines.append("")
    return lines


def take_in(session: Session, reading: Reading) -> int:
    """Write what is new, keep what it replaces among the earlier versions, and save.

    Gives the number of answers written.  Raises SaveFailed, UnsavableText.
    """
    chosen = [proposal for proposal in reading.proposals if proposal.effect != "same"]
    for proposal in chosen:
        session.writable(proposal.target)
    for target, filled, _ in chosen:
        session.checkpoint(target)
        session.keep_earlier(target)
        if filled.text:
            session.write(target, filled.text)
        for name, value in filled.fields.items():
            session.write(target, value, name)
    session.save()
    return len(chosen)
