"""A chapter with its answers as one flat list of parts, in reading order.

The one walk over the handbook: reader, plain text, search and export all go through it, so
that what is read, found and taken home is the same.  A part is one thing with one role, one
place and one voice; its ``text`` is raw (Markdown for bodies and answers), so that an export
can pass it on untouched, and ``blocks`` parses it for those who draw it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from handbok_tui.core.answers.workbook import NOTHING, Answer, Respondent, Workbook, answers_to
from handbok_tui.core.edition.answer_parts import (
    Earlier,
    answer_head,
    other_versions,
    version_parts,
)
from handbok_tui.core.edition.handbook import Chapter, Exercise, Question, Section
from handbok_tui.core.edition.parts import Part, Place
from handbok_tui.core.markdown.comments import without_comments
from handbok_tui.texts import labels

LOST = "utan-fraga"
"""Stands for the section of answers without a question."""


class Viewer(NamedTuple):
    """Who looks: the person at the keyboard, the group they write for.

    ``chosen`` maps a question to the respondent whose answer is written there, where the
    person has chosen another than the question's own *vi* or *jag* proposes.
    """

    person: str
    group: str
    chosen: Mapping[str, str] = NOTHING

    def writes(self, question: Question) -> str:
        """The respondent whose answer to ``question`` is open for writing."""
        proposed = self.group if question.space == "group" else self.person
        return self.chosen.get(question.id, proposed)

    def owns(self, respondent: Respondent) -> bool:
        """Whether answers are the viewer's own or a group's."""
        return respondent.kind == "group" or respondent.id == self.person

    def may_see(self, respondent: Respondent, answer: Answer) -> bool:
        """Whether an answer is shown to the viewer: not another person's private one."""
        return self.owns(respondent) or not answer.private

    def sees(self, respondent: Respondent, answer: Answer) -> Answer:
        """What the viewer sees of an answer that is shown: of others' nothing that was private."""
        return answer if self.owns(respondent) else answer.shared


Shown = tuple[tuple[Respondent, Answer], ...]
"""The answers to show under one question, in order."""


Remarks = Callable[[str, str], tuple[str, ...]]
"""What else there is to say under the answer to a question, by the ids of both: lines."""


class _Answers(NamedTuple):
    """Which answers are shown, and how."""

    choose: Callable[[Question], Shown]
    person: str
    earlier: Earlier = "hide"
    remarks: Remarks = lambda _question, _respondent: ()

    def parts(self, place: Place, question: Question) -> Iterator[Part]:
        """Those of one question."""
        shown = self.choose(question)
        elsewhere = answered_by_others(shown) if self.earlier in ("count", "unfold") else ()
        for respondent, answer in shown:
            yield from _answer(
                place,
                question,
                respondent,
                answer,
                person=self.person,
                earlier=self.earlier,
                remarks=(*elsewhere, *self.remarks(question.id, respondent.id)),
            )
            elsewhere = ()


def answered_by_others(shown: Shown, done: str = labels.ANSWERED) -> tuple[str, ...]:
    """What to say where a group's answer, the first, is not written and other groups' are."""
    if not shown or shown[0][0].kind != "group" or shown[0][1].has_content:
        return ()
    names = [respondent.name for respondent, _ in shown[1:] if respondent.kind == "group"]
    return (labels.others_have(names, done),) if names else ()


def document(
    chapter: Chapter,
    choose: Callable[[Question], Shown],
    person: str,
    earlier: Earlier = "hide",
    lost: Shown = (),
    *,
    templates: Callable[[str], str] = str,
    remarks: Remarks = lambda _question, _respondent: (),
) -> tuple[Part, ...]:
    """The chapter with the answers that ``choose`` names for each question.

    ``person`` is the respondent to whom "Mitt svar" refers; ``lost`` are answers whose question
    is no longer in the chapter; ``templates`` says what the template of an id is called;
    ``remarks`` what else there is to say under the answer to a question.
    """
    shown = _Answers(choose, person, earlier, remarks)
    return (*_parts(chapter, shown, templates), *_lost(chapter, lost, person))


def _lost(chapter: Chapter, lost: Shown, person: str) -> Iterator[Part]:
    """ "Svar utan fråga": kept, shown last, with the wording that was answered."""
    here = Place(chapter.id, LOST)
    if lost:
        yield Part("heading", labels.ORPHANS, here, "project")
    for respondent, answer in lost:
        question = Question(answer.question_id, answer.question or answer.question_id)
        yield Part("lead", question.text, here, "project")
        yield from _answer(here, question, respondent, answer, person=person, earlier="hide")


def visible_answers(workbook: Workbook, viewer: Viewer, chapter: str, question: Question) -> Shown:
    """What a reader sees under a question: first the answer that is open for writing (an empty
    one where nothing is written yet), then the others that have content and that the viewer
    may see.  Other people's private answers stay out of sight.
    """
    active = viewer.writes(question)
    respondent = workbook.respondent(active) or Respondent(active, active)
    shown = [(respondent, workbook.answer(active, chapter, question.id) or Answer(question.id))]
    for other, answer in answers_to(workbook, chapter, question.id):
        if other.id != active and answer.has_content and viewer.may_see(other, answer):
            shown.append((other, viewer.sees(other, answer)))
    return tuple(shown)


def _parts(chapter: Chapter, answers: _Answers, templates: Callable[[str], str]) -> Iterator[Part]:
    head = chapter.head
    place = Place(chapter.id)
    yield Part("title", labels.chapter_name(head.number, head.title), place, head.source)
    yield Part("voice", labels.VOICES[head.source], place, head.source)
    yield from _mark(chapter, chapter.id, place, labels.HEAD_CHANGED)
    if notice := without_comments(head.notice):
        yield _aside(chapter, chapter.id, Part("notice", notice, place, "project"))
    if head.lead:
        yield Part("lead", head.lead, place, head.source)
    for section in chapter.sections:
        yield from _section(chapter, Place(chapter.id, section.id), section)
        for question in section.questions:
            at = Place(chapter.id, section.id, question.id)
            yield Part("question", question.text, at, _voice(chapter, question.id))
            yield from _mark(chapter, question.id, at)
            if question.help:
                yield _aside(chapter, question.id, Part("help", question.help, at, "project"))
            yield from answers.parts(at, question)
        for exercise in section.exercises:
            yield from _exercise(chapter, place._replace(section=section.id), exercise)
        if note := without_comments(section.note):
            at = Place(chapter.id, section.id)
            yield _aside(chapter, section.id, Part("note", note, at, "project"))
        for worksheet in section.worksheets:
            at = Place(chapter.id, section.id)
            yield Part("worksheet", templates(worksheet), at, "project", label=worksheet)


def _voice(chapter: Chapter, part: str) -> str:
    """Whose words a part is: once changed they are the workbook's own."""
    return "own" if part in chapter.marks else chapter.head.source


def _aside(chapter: Chapter, part: str, said: Part) -> Part:
    """A notice, a note or a help: the project's, and said to be, except in what is one's own."""
    voice = _voice(chapter, part)
    if voice == "own":
        return said._replace(voice=voice)
    return said._replace(label=aside_label(chapter, part))


def aside_label(chapter: Chapter, part: str) -> str:
    """What stands before a notice, a note or a help: whose it is, among somebody else's words."""
    return labels.VOICES["project"] if _voice(chapter, part) == "skr" else ""


def _mark(chapter: Chapter, part: str, place: Place, words: str = "") -> Iterator[Part]:
    """ "Eget" or "Ändrat av oss", in words."""
    if (mark := chapter.marks.get(part)) is not None:
        yield Part("voice", words or labels.MARKS[mark], place, "own")


def _section(chapter: Chapter, place: Place, section: Section) -> Iterator[Part]:
    voice = _voice(chapter, section.id)
    yield Part("heading", section.title, place, voice)
    yield from _mark(chapter, section.id, place)
    if body := without_comments(section.body):
        yield Part("body", body, place, voice)
    if section.points:
        yield Part("points", "\n".join(section.points), place, voice, points=section.points)


def _exercise(chapter: Chapter, place: Place, exercise: Exercise) -> Iterator[Part]:
    place = place._replace(exercise=exercise.id)
    voice = _voice(chapter, exercise.id)
    yield Part("exercise", labels.exercise(exercise.title, exercise.minutes), place, voice)
    yield from _mark(chapter, exercise.id, place)
    if exercise.purpose:
        yield Part("purpose", exercise.purpose, place, voice)
    said = tuple(labels.step(step.text, step.minutes, step.who) for step in exercise.steps)
    yield Part("steps", "\n".join(said), place, voice, points=said)


def _answer(
    place: Place,
    question: Question,
    respondent: Respondent,
    answer: Answer,
    *,
    person: str,
    earlier: Earlier,
    remarks: tuple[str, ...] = (),
) -> Iterator[Part]:
    place = place._replace(respondent=respondent.id)
    voice = "ours" if respondent.kind == "group" else "mine"
    base = Part("remark", "", place, voice, answer=answer, respondent=respondent)
    yield base._replace(role="answer-head", text=answer_head(respondent, answer, person))
    if answer.question and answer.question != question.text and answer.has_content:
        yield base._replace(text=f"{labels.CHANGED_QUESTION} {answer.question}", voice="project")
    yield from version_parts(base, question, answer)
    for words in remarks:
        yield base._replace(text=words, voice="project")
    yield from other_versions(base, question, answer, earlier)
