"""What goes along in an export and what does not: decided here, once, for every format.

An answer marked "Bara för mig" goes along only when it is asked for by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from handbok_tui.core.document import Part, Shown, document
from handbok_tui.core.edition import Chapter, Edition
from handbok_tui.core.errors import NotFound
from handbok_tui.core.workbook import Answer, Respondent, SheetKey, Workbook, answers_to, orphans

Include = Literal["source", "unanswered", "private", "orphans"]
INCLUDES: tuple[Include, ...] = ("source", "unanswered", "private", "orphans")


class Choice(NamedTuple):
    """What is asked for; empty respondents mean everyone."""

    respondents: tuple[str, ...] = ()
    include: frozenset[Include] = frozenset()
    person: str = ""


class ExportedChapter(NamedTuple):
    """One chapter on its way out.

    ``answers`` are its parts without the source text: headings and answers; ``source`` its
    published text, empty unless asked for; ``orphans`` are answers without a question.
    """

    chapter: Chapter
    answers: tuple[Part, ...]
    source: tuple[Part, ...]
    orphans: tuple[tuple[Respondent, Answer], ...]


class Selection(NamedTuple):
    """Everything that goes along, and the count of what does not."""

    edition: Edition
    workbook: Workbook
    chapters: tuple[ExportedChapter, ...]
    included: int
    private_left_out: int
    unanswered: int


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
        private_left_out=sum(found.private for found in gathered),
        unanswered=sum(found.unanswered for found in gathered),
    )


class _Gathered:
    """One chapter's answers, sorted into what goes along and what is only counted."""

    def __init__(self, workbook: Workbook, chapter: Chapter, choice: Choice) -> None:
        self.workbook = workbook
        self.chapter = chapter
        self.choice = choice
        self.private = 0
        self.shown: dict[str, Shown] = {q.id: self._shown(q.id) for q in chapter.questions}
        self.orphans = tuple(self._orphans()) if "orphans" in choice.include else ()
        self.included = sum(map(len, self.shown.values())) + len(self.orphans)
        self.unanswered = sum(not self._answered(q.id) for q in chapter.questions)

    def _shown(self, question: str) -> Shown:
        found = answers_to(self.workbook, self.chapter.id, question)
        return tuple(pair for pair in found if self._goes_along(*pair))

    def _goes_along(self, respondent: Respondent, answer: Answer) -> bool:
        wanted = self.choice.respondents
        if not answer.has_content or (wanted and respondent.id not in wanted):
            return False
        if not answer.private:
            return True
        if respondent.kind == "person" and respondent.id != self.choice.person:
            return False
        if "private" in self.choice.include:
            return True
        self.private += 1
        return False

    def _answered(self, question: str) -> bool:
        found = answers_to(self.workbook, self.chapter.id, question)
        return any(answer.has_content or answer.state == "skipped" for _, answer in found)

    def _orphans(self) -> Iterator[tuple[Respondent, Answer]]:
        for respondent in self.workbook.respondents:
            key = SheetKey(respondent.id, self.chapter.id)
            for answer in orphans(self.chapter, self.workbook.sheets.get(key, {})):
                if self._goes_along(respondent, answer):
                    yield respondent, answer

    def exported(self) -> ExportedChapter:
        parts = document(self.chapter, lambda q: self.shown[q.id], self.choice.person)
        source = "source" in self.choice.include
        return ExportedChapter(
            self.chapter,
            tuple(part for part in parts if self._is_own(part)),
            tuple(part for part in parts if source and part.respondent is None),
            self.orphans,
        )

    def _is_own(self, part: Part) -> bool:
        if part.role == "question":
            return bool(self.shown[part.place.question]) or "unanswered" in self.choice.include
        return part.respondent is not None
