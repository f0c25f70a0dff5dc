"""The user's own: who answers, what they answered, and how far they have come.

Frozen values; every change is a function from one state to the next.  A question counts once,
however many fields it has.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from handbok_tui.core.answers.blank import is_blank
from handbok_tui.core.edition.handbook import Chapter, Question, Space

if TYPE_CHECKING:
    from handbok_tui.core.follow_up import History
    from handbok_tui.core.log.entries import Occasion
    from handbok_tui.core.sheets.templates import FilledKey, Sheet

State = Literal["unanswered", "draft", "done", "skipped"]
STORED_STATES: tuple[State, ...] = ("draft", "done", "skipped")

Visibility = Literal["handbook", "private"]
VISIBILITIES: tuple[Visibility, ...] = ("handbook", "private")

NOTHING: Mapping[Any, Any] = MappingProxyType({})
"""The default of every mapping: empty, and it stays so."""


class Respondent(NamedTuple):
    """A person ("Mitt svar") or a group ("Vårt svar"); the id is the name of its folder."""

    id: str
    name: str
    kind: Space = "person"


class Version(NamedTuple):
    """What an answer said at one time; kept, never rewritten.

    What was "Bara för mig" then stays so, whatever the answer says of itself now.  ``by`` has
    the ids of the persons whose words it holds, with a blank between them; "" where that is the
    respondent, or nobody knows.
    """

    updated: datetime | None = None
    text: str = ""
    fields: Mapping[str, str] = NOTHING
    question: str = ""
    visibility: Visibility = "handbook"
    by: str = ""

    @property
    def private(self) -> bool:
        """Whether it was marked "Bara för mig"."""
        return self.visibility == "private"


class Answer(NamedTuple):
    """One respondent's answer to one question.

    ``text`` is Markdown as the writer broke it, lines ended by \\n; ``fields`` maps field id to
    value for compound questions; ``question`` is the wording that was answered; ``earlier``
    holds superseded versions, oldest first; ``conflicts`` holds versions that were saved from
    somewhere else while this one was being written; ``followed_up`` is how it went each time;
    ``occasion`` is set for what stands in the log (core/log/entries.py) and not under a question;
    ``by`` is who wrote what it says now, as in a Version.
    """

    question_id: str
    state: State = "draft"
    visibility: Visibility = "handbook"
    updated: datetime | None = None
    follow_up: date | None = None
    question: str = ""
    text: str = ""
    fields: Mapping[str, str] = NOTHING
    earlier: tuple[Version, ...] = ()
    conflicts: tuple[Version, ...] = ()
    followed_up: "History" = ()
    occasion: "Occasion | None" = None
    by: str = ""

    @property
    def has_content(self) -> bool:
        """Whether anything is written."""
        return not all(map(is_blank, (self.text, *self.fields.values())))

    @property
    def effective_state(self) -> State:
        """The state a person would say: nothing written and not skipped is unanswered."""
        if self.state == "skipped" or self.has_content:
            return self.state
        return "unanswered"

    @property
    def private(self) -> bool:
        """Whether the answer is marked "Bara för mig"."""
        return self.visibility == "private"

    @property
    def shared(self) -> "Answer":
        """The answer without its versions that were "Bara för mig": what others may see."""
        return self._replace(
            earlier=tuple(version for version in self.earlier if not version.private),
            conflicts=tuple(version for version in self.conflicts if not version.private),
        )


def said_in(answer: Answer | Version, field: str) -> str:
    """The answer's text, or what it says in a field; "" names no field."""
    return answer.fields.get(field, "") if field else answer.text


def with_text(answer: Answer, field: str, text: str) -> Answer:
    """The answer with another text, or with another one in a field; "" names no field."""
    if field:
        return answer._replace(fields={**answer.fields, field: text})
    return answer._replace(text=text)


LOG = "log:"
"""Begins the name of a log file among the answer files ("log:2026"); alone, the log's leaf."""


class SheetKey(NamedTuple):
    """Names an answer file, answers/<respondent>/<chapter>.toml, or for the "chapter" log:2026
    the file log/<respondent>/2026.toml.
    """

    respondent: str
    chapter: str

    @property
    def is_log(self) -> bool:
        """Whether it is a file of the log."""
        return self.chapter.startswith(LOG)


class FactConflict(NamedTuple):
    """What somebody else wrote about the organisation meanwhile: one of FACTS and its value."""

    name: str
    value: str


class Workbook(NamedTuple):
    """The user's handbook: its facts, its respondents and the answers read so far.

    ``sheets`` maps each answer file that has been read to its answers by question id,
    ``filled`` each file of a filled template that has been read to what it holds.
    ``chapters`` are ids in the workbook's own order, none for the edition's; ``hidden`` are ids
    of chapters that are not shown.  ``fact_conflicts`` are what of the facts was written twice at
    once, beside what stands.  ``id`` tells the workbook from every other one outside it,
    in a calendar; "" until it has one.
    """

    organisation: str = ""
    unit: str = ""
    role: str = ""
    level: str = ""
    vision: str = ""
    owner: str = ""
    respondents: tuple[Respondent, ...] = ()
    sheets: Mapping[SheetKey, Mapping[str, Answer]] = NOTHING
    filled: "Mapping[FilledKey, Sheet]" = NOTHING
    chapters: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    id: str = ""
    fact_conflicts: tuple[FactConflict, ...] = ()

    def respondent(self, respondent_id: str) -> Respondent | None:
        """The respondent with that id, or None."""
        return next((r for r in self.respondents if r.id == respondent_id), None)

    def answer(self, respondent: str, chapter: str, question: str) -> Answer | None:
        """What the respondent answered, or None."""
        return self.sheets.get(SheetKey(respondent, chapter), {}).get(question)


def with_sheet(workbook: Workbook, key: SheetKey, answers: Mapping[str, Answer]) -> Workbook:
    """The workbook with one answer file's content put in or replaced."""
    return workbook._replace(sheets={**workbook.sheets, key: answers})


def with_filled(workbook: Workbook, key: "FilledKey", sheet: "Sheet") -> Workbook:
    """The workbook with one filled template put in or replaced."""
    return workbook._replace(filled={**workbook.filled, key: sheet})


FACTS = ("organisation", "unit", "role", "level", "vision", "owner")
LONG_FACTS = ("vision",)
"""Those of several lines."""
"""The keys of a workbook that are plain words about the organisation."""


def set_answer(workbook: Workbook, key: SheetKey, answer: Answer) -> Workbook:
    """The workbook with one answer put in or replaced."""
    answers = {**workbook.sheets.get(key, {}), answer.question_id: answer}
    return with_sheet(workbook, key, answers)


def drop_answer(workbook: Workbook, key: SheetKey, question_id: str) -> Workbook:
    """The workbook without that answer; for undoing a first answer."""
    answers = {k: v for k, v in workbook.sheets.get(key, {}).items() if k != question_id}
    return with_sheet(workbook, key, answers)


def answers_to(
    workbook: Workbook, chapter: str, question: str
) -> tuple[tuple[Respondent, Answer], ...]:
    """Every respondent's answer to a question, in the order of the respondents."""
    found = []
    for respondent in workbook.respondents:
        answer = workbook.answer(respondent.id, chapter, question)
        if answer is not None:
            found.append((respondent, answer))
    return tuple(found)


def orphans(chapter: Chapter, answers: Mapping[str, Answer]) -> tuple[Answer, ...]:
    """Answers whose question is no longer in the chapter ("Svar utan fråga")."""
    known = {question.id for question in chapter.questions}
    return tuple(answer for qid, answer in answers.items() if qid not in known)


class Progress(NamedTuple):
    """How many of a chapter's questions are answered, and how many skipped for now."""

    answered: int
    skipped: int
    total: int

    @property
    def complete(self) -> bool:
        """Every question has an answer or is skipped on purpose."""
        return self.total > 0 and self.answered + self.skipped == self.total


def progress(
    workbook: Workbook, chapter: str, questions: Iterable[Question], viewer: str
) -> Progress:
    """How far the handbook has come for ``viewer``, counted alike on the screen and in documents.

    A question is answered if the viewer, a group, or somebody else in what they share has
    answered it; skipped if the viewer or a group has skipped it and nobody has answered.
    """
    answered = skipped = total = 0
    for question in questions:
        total += 1
        own, shared = _states(workbook, chapter, question, viewer)
        if (own | shared) & {"draft", "done"}:
            answered += 1
        elif "skipped" in own:
            skipped += 1
    return Progress(answered, skipped, total)


def awaits(workbook: Workbook, chapter: str, question: Question, viewer: str) -> bool:
    """Whether neither the viewer nor a group has answered; what others say is not one's own."""
    own, _ = _states(workbook, chapter, question, viewer)
    return not own & {"draft", "done"}


def _states(
    workbook: Workbook, chapter: str, question: Question, viewer: str
) -> tuple[set[State], set[State]]:
    """How it stands with the answers of the viewer and the groups, and with those that others
    share.
    """
    own: set[State] = set()
    shared: set[State] = set()
    for respondent, answer in answers_to(workbook, chapter, question.id):
        if respondent.id == viewer or respondent.kind == "group":
            own.add(answer.effective_state)
        elif not answer.private:
            shared.add(answer.effective_state)
    return own, shared


def words(answer: Answer) -> Iterator[str]:
    """Every text that an answer holds, in any of its versions."""
    yield answer.question_id
    versions: tuple[Answer | Version, ...] = (answer, *answer.earlier, *answer.conflicts)
    for version in versions:
        yield version.question
        yield version.text
        for name, value in version.fields.items():
            yield name
            yield value
