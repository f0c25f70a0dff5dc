"""What goes along in an export and what does not: decided here, once, for every format.

An answer marked "Bara för mig" goes along only when it is asked for by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbok_tui.core.answers.workbook import (
    NOTHING,
    Answer,
    Respondent,
    SheetKey,
    Workbook,
    answers_to,
    orphans,
    progress,
)
from handbok_tui.core.edition.answer_parts import Earlier, answer_head
from handbok_tui.core.edition.document import Remarks, Shown, document
from handbok_tui.core.edition.handbook import Chapter, Edition, Question, Source
from handbok_tui.core.edition.parts import Part
from handbok_tui.core.errors import NotFound
from handbok_tui.core.periods import ALWAYS, Period

if TYPE_CHECKING:
    from handbok_tui.core.follow_up import Item
    from handbok_tui.core.log.entries import LogEntry
    from handbok_tui.core.sheets.view import SheetView
    from handbok_tui.export.log_selection import ChosenLog

Include = Literal["source", "unanswered", "earlier", "private", "orphans", "reflections"]
INCLUDES: tuple[Include, ...] = (
    "source", "unanswered", "earlier", "private", "orphans", "reflections",
)  # fmt: skip
"""What goes along only on request: the published text, questions without an answer, what
answers said before, answers marked "Bara för mig", answers whose question is gone, one's own
reflections in the log."""


class Choice(NamedTuple):
    """What is asked for; empty respondents mean everyone; ``profile`` is one of profiles.py."""

    respondents: tuple[str, ...] = ()
    include: frozenset[Include] = frozenset()
    person: str = ""
    profile: str = "handbok"


class ExportedChapter(NamedTuple):
    """One chapter on its way out.

    ``answers`` are its parts without the source text: headings and answers; ``source`` its
    published text, empty unless asked for; ``orphans`` are answers without a question;
    ``answered`` is how many of its questions are answered, and how many there are.
    """

    chapter: Chapter
    answers: tuple[Part, ...]
    source: tuple[Part, ...]
    orphans: tuple[tuple[Respondent, Answer], ...]
    answered: tuple[int, int] = (0, 0)


class LeftOut(NamedTuple):
    """An answer of one's own that stays, being "Bara för mig": its question, and whose it is."""

    question: str
    whose: str


class SelectedSheet(NamedTuple):
    """A filled template on its way out: whose it is, as an id and in words."""

    view: SheetView
    respondent: str
    whose: str


class SheetLeftOut(NamedTuple):
    """A filled template that stays, being "Bara för mig", or so many ``rows`` of it."""

    template: str
    title: str
    whose: str
    rows: int = 0


class Selection(NamedTuple):
    """Everything that goes along, and what does not.

    ``contents`` is whether the document lists its chapters itself; ``log`` is what goes along
    of the log; ``voices`` says by id whose words a chapter is, where that is not what its file
    says: "skr" stands for the edition's.
    """

    edition: Edition
    workbook: Workbook
    chapters: tuple[ExportedChapter, ...]
    included: int
    left_out: tuple[LeftOut, ...]
    unanswered: int
    profile: str = "handbok"
    contents: bool = True
    log: tuple[LogEntry, ...] = ()
    sheets: tuple[SelectedSheet, ...] = ()
    sheets_left_out: tuple[SheetLeftOut, ...] = ()
    dates: tuple[Item, ...] = ()
    dates_kept: int = 0
    period: Period = ALWAYS
    voices: Mapping[str, Source] = NOTHING

    def sheet(self, template: str, respondent: str) -> SelectedSheet | None:
        """A respondent's filling of a template, or None."""
        for one in self.sheets:
            if (one.view.worksheet.id, one.respondent) == (template, respondent):
                return one
        return None

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """What goes along, to be said before anything leaves: question, and whose answer."""
        answers = (
            (question, part.text)
            for chapter in self.chapters
            for part, question in _with_questions(chapter)
        )
        return (*answers, *(_log_row(entry) for entry in self.log))

    def log_by_chapter(self) -> Mapping[str, Sequence[LogEntry]]:
        """What is agreed, by the chapter it is agreed in; at "" what belongs to none."""
        known = {head.id for head in self.edition.chapters}
        found: dict[str, list[LogEntry]] = {}
        for entry in self.log:
            chapter = entry.occasion.chapter if _stands_in(entry, known) else ""
            found.setdefault(chapter, []).append(entry)
        return found


def _stands_in(entry: LogEntry, known: set[str]) -> bool:
    from handbok_tui.core.log.entries import LOG_KINDS  # noqa: PLC0415 - where something is logged

    return LOG_KINDS[entry.occasion.kind].home == "chapter" and entry.occasion.chapter in known


def _log_row(entry: LogEntry) -> LeftOut:
    from handbok_tui.core.log.page import record_head  # noqa: PLC0415 - where something is logged

    return LeftOut(entry.answer.question, record_head(entry, entry.respondent.id))


def _with_questions(chapter: ExportedChapter) -> Iterator[tuple[Part, str]]:
    question = ""
    for part in chapter.answers:
        if part.role == "question":
            question = part.text
        elif part.role == "answer-head":
            yield part, question


def parse_includes(words: Iterable[str]) -> frozenset[Include]:
    """The parts asked for by name.  Raises NotFound for a name that is none."""
    found: set[Include] = set()
    for word in words:
        name = next((known for known in INCLUDES if known == word), None)
        if name is None:
            raise NotFound(f"”{word}” kan inte tas med. Välj bland {', '.join(INCLUDES)}.")
        found.add(name)
    return frozenset(found)


def select(
    edition: Edition,
    workbook: Workbook,
    chapters: Iterable[Chapter],
    choice: Choice,
    *,
    entries: Sequence[LogEntry] = (),
    remarks: Remarks = lambda _question, _respondent: (),
) -> Selection:
    """Gather what goes along from chapters whose answers have been read, and from the log;
    ``remarks`` is what else there is to say under an answer and may leave.
    """
    gathered = [_Gathered(workbook, chapter, choice, remarks) for chapter in chapters]
    log = _log(edition, [found.chapter.id for found in gathered], choice, entries)
    return Selection(
        edition,
        workbook,
        tuple(found.exported() for found in gathered),
        included=sum(found.included for found in gathered),
        left_out=(
            *(kept for found in gathered for kept in found.left_out),
            *map(_log_row, log.left_out),
        ),
        unanswered=sum(found.unanswered for found in gathered),
        profile=choice.profile,
        log=log.entries,
    )


def _log(
    edition: Edition, chapters: Sequence[str], choice: Choice, entries: Sequence[LogEntry]
) -> ChosenLog:
    from handbok_tui.export.log_selection import LogChoice, choose  # noqa: PLC0415 - as above

    known = [head.id for head in edition.chapters]
    include = choice.include
    wanted = LogChoice(choice.person, choice.respondents, chapters, known)
    return choose(
        entries, wanted._replace(private="private" in include, reflections="reflections" in include)
    )


class _Gathered:
    """One chapter's answers, sorted into what goes along and what is only counted."""

    def __init__(
        self, workbook: Workbook, chapter: Chapter, choice: Choice, remarks: Remarks
    ) -> None:
        self.workbook = workbook
        self.remarks = remarks
        self.chapter = chapter
        self.choice = choice
        self.left_out: list[LeftOut] = []
        self.shown: dict[str, Shown] = {q.id: self._shown(q) for q in chapter.questions}
        self.orphans = tuple(self._orphans()) if "orphans" in choice.include else ()
        self.included = sum(map(len, self.shown.values())) + len(self.orphans)
        self.done = progress(workbook, chapter.id, chapter.questions, choice.person)
        self.unanswered = self.done.total - self.done.answered - self.done.skipped

    def _shown(self, question: Question) -> Shown:
        found = answers_to(self.workbook, self.chapter.id, question.id)
        return tuple(
            (respondent, self._leaving(respondent, answer))
            for respondent, answer in found
            if self._goes_along(respondent, answer, question.text)
        )

    def _leaving(self, respondent: Respondent, answer: Answer) -> Answer:
        """The answer as it may leave: an earlier version may be private where it is not."""
        own = respondent.kind == "group" or respondent.id == self.choice.person
        return answer if own and "private" in self.choice.include else answer.shared

    def _goes_along(self, respondent: Respondent, answer: Answer, question: str) -> bool:
        wanted = self.choice.respondents
        if not answer.has_content or (wanted and respondent.id not in wanted):
            return False
        if not answer.private:
            return True
        if respondent.kind == "person" and respondent.id != self.choice.person:
            return False
        if "private" in self.choice.include:
            return True
        whose = answer_head(respondent, answer, self.choice.person)
        self.left_out.append(LeftOut(question, whose))
        return False

    def _orphans(self) -> Iterator[tuple[Respondent, Answer]]:
        for respondent in self.workbook.respondents:
            key = SheetKey(respondent.id, self.chapter.id)
            for answer in orphans(self.chapter, self.workbook.sheets.get(key, {})):
                if self._goes_along(respondent, answer, answer.question or answer.question_id):
                    yield respondent, self._leaving(respondent, answer)

    def exported(self) -> ExportedChapter:
        earlier: Earlier = "show" if "earlier" in self.choice.include else "hide"
        parts = document(
            self.chapter,
            lambda q: self.shown[q.id],
            self.choice.person,
            earlier,
            remarks=self.remarks,
        )
        source = "source" in self.choice.include
        return ExportedChapter(
            self.chapter,
            tuple(part for part in parts if self._is_own(part)),
            tuple(part for part in parts if source and part.respondent is None),
            self.orphans,
            (self.done.answered, self.done.total),
        )

    def _is_own(self, part: Part) -> bool:
        if part.role == "question":
            return bool(self.shown[part.place.question]) or "unanswered" in self.choice.include
        return part.respondent is not None
