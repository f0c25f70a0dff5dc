"""What goes along in an export and what does not: decided here, once, for every format.

An answer marked "Bara för mig" goes along only when it is asked for by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from handbok_tui.core.document import Earlier, Part, Shown, answer_head, document
from handbok_tui.core.edition import Chapter, Edition, Question
from handbok_tui.core.errors import NotFound
from handbok_tui.core.workbook import Answer, Respondent, SheetKey, Workbook, answers_to, orphans

Include = Literal["source", "unanswered", "earlier", "private", "orphans"]
INCLUDES: tuple[Include, ...] = ("source", "unanswered", "earlier", "private", "orphans")
"""What goes along only on request: the published text, questions without an answer, what
answers said before, answers marked "Bara för mig", answers whose question is gone."""


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
    ``answered`` is how many of its questions are answered or skipped, and how many there are.
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


class Selection(NamedTuple):
    """Everything that goes along, and what does not.

    ``contents`` is whether the document lists its chapters itself.
    """

    edition: Edition
    workbook: Workbook
    chapters: tuple[ExportedChapter, ...]
    included: int
    left_out: tuple[LeftOut, ...]
    unanswered: int
    profile: str = "handbok"
    contents: bool = True

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """What goes along, to be said before anything leaves: question, and whose answer."""
        return tuple(
            (question, part.text)
            for chapter in self.chapters
            for part, question in _with_questions(chapter)
        )


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
    edition: Edition, workbook: Workbook, chapters: Iterable[Chapter], choice: Choice
) -> Selection:
    """Gather what goes along from chapters whose answers have been read."""
    gathered = [_Gathered(workbook, chapter, choice) for chapter in chapters]
    return Selection(
        edition,
        workbook,
        tuple(found.exported() for found in gathered),
        included=sum(found.included for found in gathered),
        left_out=tuple(kept for found in gathered for kept in found.left_out),
        unanswered=sum(found.unanswered for found in gathered),
        profile=choice.profile,
    )


class _Gathered:
    """One chapter's answers, sorted into what goes along and what is only counted."""

    def __init__(self, workbook: Workbook, chapter: Chapter, choice: Choice) -> None:
        self.workbook = workbook
        self.chapter = chapter
        self.choice = choice
        self.left_out: list[LeftOut] = []
        self.shown: dict[str, Shown] = {q.id: self._shown(q) for q in chapter.questions}
        self.orphans = tuple(self._orphans()) if "orphans" in choice.include else ()
        self.included = sum(map(len, self.shown.values())) + len(self.orphans)
        self.unanswered = sum(not self._answered(q.id) for q in chapter.questions)

    def _shown(self, question: Question) -> Shown:
        found = answers_to(self.workbook, self.chapter.id, question.id)
        return tuple(pair for pair in found if self._goes_along(*pair, question.text))

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

    def _answered(self, question: str) -> bool:
        found = answers_to(self.workbook, self.chapter.id, question)
        return any(answer.has_content or answer.state == "skipped" for _, answer in found)

    def _orphans(self) -> Iterator[tuple[Respondent, Answer]]:
        for respondent in self.workbook.respondents:
            key = SheetKey(respondent.id, self.chapter.id)
            for answer in orphans(self.chapter, self.workbook.sheets.get(key, {})):
                if self._goes_along(respondent, answer, answer.question or answer.question_id):
                    yield respondent, answer

    def exported(self) -> ExportedChapter:
        earlier: Earlier = "show" if "earlier" in self.choice.include else "hide"
        parts = document(self.chapter, lambda q: self.shown[q.id], self.choice.person, earlier)
        source = "source" in self.choice.include
        return ExportedChapter(
            self.chapter,
            tuple(part for part in parts if self._is_own(part)),
            tuple(part for part in parts if source and part.respondent is None),
            self.orphans,
            (len(self.chapter.questions) - self.unanswered, len(self.chapter.questions)),
        )

    def _is_own(self, part: Part) -> bool:
        if part.role == "question":
            return bool(self.shown[part.place.question]) or "unanswered" in self.choice.include
        return part.respondent is not None
