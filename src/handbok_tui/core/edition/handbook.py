"""The handbook as published: edition, chapters, sections, questions and fields.

Values only, frozen.  What a section may hold stands once, in SECTION_KINDS; what a field may
be stands once, in FIELD_KINDS.  The file format is described in docs/architecture.md.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Source = Literal["skr", "project", "own"]
SOURCES: tuple[Source, ...] = ("skr", "project", "own")

Space = Literal["person", "group"]
SPACES: tuple[Space, ...] = ("person", "group")

FieldKind = Literal["text", "choice"]
FIELD_KINDS: tuple[FieldKind, ...] = ("text", "choice")

SectionKind = Literal["text", "summary", "reflection", "exercise", "further"]

Part = Literal["body", "points", "questions", "exercises"]

SECTION_KINDS: dict[SectionKind, frozenset[Part]] = {
    "text": frozenset({"body"}),
    "summary": frozenset({"body", "points"}),
    "reflection": frozenset({"body", "questions"}),
    "exercise": frozenset({"body", "points", "exercises"}),
    "further": frozenset({"body", "points"}),
}
"""What each kind of section holds beside its title."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def is_id(text: str) -> bool:
    """Whether ``text`` may be an id: safe as a file name, stable in TOML, DESIGN.md 5.7."""
    return _ID.fullmatch(text) is not None


class Condition(NamedTuple):
    """A field is shown when the field ``field`` holds one of ``values``."""

    field: str
    values: tuple[str, ...]


class Field(NamedTuple):
    """One part of a compound question."""

    id: str
    label: str
    kind: FieldKind = "text"
    choices: tuple[str, ...] = ()
    when: Condition | None = None


class Question(NamedTuple):
    """A reflection question; ``fields`` is empty unless it is a compound one."""

    id: str
    text: str
    space: Space = "person"
    help: str = ""
    fields: tuple[Field, ...] = ()


class Step(NamedTuple):
    """What is done in one step of an exercise, for how long (0: not said) and by whom."""

    text: str
    minutes: int = 0
    who: str = ""


class Exercise(NamedTuple):
    """A card to work through together, one step at a time."""

    id: str
    title: str
    purpose: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(step.minutes for step in self.steps)


class Section(NamedTuple):
    """A titled part of a chapter; ``note`` is said in the project's voice, never the source's."""

    id: str
    kind: SectionKind
    title: str
    body: str = ""
    points: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    worksheets: tuple[str, ...] = ()
    note: str = ""
    exercises: tuple[Exercise, ...] = ()


class ChapterHead(NamedTuple):
    """What the contents need of a chapter, readable without reading the chapter.

    ``page`` is the page in the printed edition (0: none); it is shown and never jumped to.
    ``notice`` is said in the project's voice at the head of the chapter.
    """

    id: str
    number: int
    title: str
    page: int = 0
    source: Source = "own"
    lead: str = ""
    notice: str = ""


Mark = Literal["own", "changed"]
"""What this workbook has done to a part of a published chapter: added it, or changed its words."""


class Chapter(NamedTuple):
    """A whole chapter; ``marks`` says by id which of its parts are the workbook's own doing."""

    head: ChapterHead
    sections: tuple[Section, ...] = ()
    marks: Mapping[str, Mark] = MappingProxyType({})

    @property
    def id(self) -> str:
        """The permanent id, also the name of its file."""
        return self.head.id

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in reading order."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, question_id: str) -> Question | None:
        """The question with that id, or None."""
        return next((q for q in self.questions if q.id == question_id), None)


class Page(NamedTuple):
    """A page about the handbook itself: "Om handboken", "Om utgåvan"."""

    id: str
    title: str
    body: str


class Edition(NamedTuple):
    """The published handbook: its front matter, its opening paragraphs, its chapters in order."""

    title: str
    subtitle: str = ""
    publisher: str = ""
    lead: tuple[str, ...] = ()
    contents_title: str = "Innehåll"
    chapters: tuple[ChapterHead, ...] = ()
    pages: tuple[Page, ...] = ()

    def head(self, key: str) -> ChapterHead | None:
        """The chapter with that id or number ("k1", "1", "01"), or None."""
        return next(
            (
                head
                for head in self.chapters
                if key == head.id or (key.isdecimal() and int(key) == head.number)
            ),
            None,
        )


def field_visible(field: Field, values: Mapping[str, str]) -> bool:
    """Whether a field is asked for, given what the other fields hold."""
    return field.when is None or values.get(field.when.field, "") in field.when.values


def iter_ids(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Every id in a chapter with the kind of thing that bears it, in order."""
    yield chapter.id, "kapitel"
    for section in chapter.sections:
        yield section.id, "avsnitt"
        for question in section.questions:
            yield question.id, "fråga"
        for exercise in section.exercises:
            yield exercise.id, "övning"
