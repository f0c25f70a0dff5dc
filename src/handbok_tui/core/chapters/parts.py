"""A chapter as its parts by id: the form in which chapters are changed, compared and merged.

A part is the chapter itself, a section, a question or an exercise; it has named values.  Which
parts stand in it, and in what order, is the value ``order`` of a chapter and of a section.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from handbok_tui.core.edition.handbook import (
    Chapter,
    ChapterHead,
    Exercise,
    Field,
    Mark,
    Question,
    Section,
    Step,
)

Kind = Literal["chapter", "section", "question", "exercise"]
Value = str | int | tuple[str, ...] | tuple[Field, ...] | tuple[Step, ...]
Values = Mapping[str, Value]

ORDER = "order"


class Key(NamedTuple):
    """Names a part: what it is, and its id."""

    kind: Kind
    id: str


Parts = Mapping[Key, Values]
"""A chapter: every part in reading order, with all its values."""


def _defaults(value: Any) -> dict[str, Value]:
    leave = {"id", "questions", "exercises"}
    return {name: usual for name, usual in value._asdict().items() if name not in leave}


DEFAULTS: Mapping[Kind, Values] = {
    "chapter": {**_defaults(ChapterHead("", 0, "")), ORDER: ()},
    "section": {**_defaults(Section("", "text", "")), ORDER: ()},
    "question": _defaults(Question("", "")),
    "exercise": _defaults(Exercise("", "")),
}
"""The values a part has, in the order they are written, and what goes without saying."""


def parts_of(chapter: Chapter) -> dict[Key, Values]:
    """The parts of a chapter."""
    return dict(_parts(chapter))


def _parts(chapter: Chapter) -> Iterator[tuple[Key, Values]]:
    order: tuple[str, ...] = tuple(section.id for section in chapter.sections)
    yield Key("chapter", chapter.id), {**_values("chapter", chapter.head), ORDER: order}
    for section in chapter.sections:
        inside = (*(q.id for q in section.questions), *(e.id for e in section.exercises))
        yield Key("section", section.id), {**_values("section", section), ORDER: inside}
        for question in section.questions:
            yield Key("question", question.id), _values("question", question)
        for exercise in section.exercises:
            yield Key("exercise", exercise.id), _values("exercise", exercise)


def _values(kind: Kind, item: Any) -> dict[str, Value]:
    return {name: getattr(item, name) for name in DEFAULTS[kind] if name != ORDER}


def chapter_from(parts: Parts, chapter: str, marks: Mapping[str, Mark]) -> Chapter:
    """The chapter with that id; what no order names is not in it."""
    found: Any = parts[Key("chapter", chapter)]
    head = ChapterHead(id=chapter, **_without_order(found))
    sections = (_section(parts, name) for name in found[ORDER] if Key("section", name) in parts)
    return Chapter(head, tuple(sections), marks)


def _section(parts: Parts, name: str) -> Section:
    found: Any = parts[Key("section", name)]
    inside: Any = [(key, parts[key]) for key in inside_section(parts, name)]
    return Section(
        id=name,
        **_without_order(found),
        questions=tuple(Question(key.id, **own) for key, own in inside if key.kind == "question"),
        exercises=tuple(Exercise(key.id, **own) for key, own in inside if key.kind == "exercise"),
    )


def inside_section(parts: Parts, section: str) -> Iterator[Key]:
    """The questions and exercises of a section, in order."""
    for name in order_of(parts, Key("section", section)):
        for kind in ("question", "exercise"):
            if (key := Key(kind, name)) in parts:
                yield key


def order_of(parts: Parts, key: Key) -> tuple[str, ...]:
    """The ids of what stands in a chapter or a section."""
    found: Any = parts[key].get(ORDER, ())
    return tuple(found)


def _without_order(values: Values) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != ORDER}


def parent_of(parts: Parts, key: Key) -> Key | None:
    """The part that a part stands in; None for the chapter and for what no order names."""
    kind: Kind = "chapter" if key.kind == "section" else "section"
    if key.kind == "chapter":
        return None
    found = (k for k in parts if k.kind == kind and key.id in order_of(parts, k))
    return next(found, None)
