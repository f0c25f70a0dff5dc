"""A whole chapter as the text of a new file in the edition's format.

What is written is what an author would have written by hand: no key that says what goes
without saying, bodies as blocks of lines, points one a line.  Every text comes back from
``chapter_decode.decode_chapter`` exactly as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbok_tui.core.edition.handbook import (
    Chapter,
    ChapterHead,
    Exercise,
    Field,
    Question,
    Section,
    Step,
)
from handbok_tui.storage.toml.decode import FORMAT
from handbok_tui.storage.toml.render import Lines, Text, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Data = dict[str, Any]

_HEAD = ChapterHead("", 0, "")
_ALWAYS = frozenset({"id", "number", "title", "text", "label"})
_NESTED = ("sections", "questions", "fields", "exercises", "steps")


def chapter_toml(chapter: Chapter) -> str:
    """The TOML text of a chapter.

    For a chapter as a decoder gives it: what its kind of section may not hold is not checked
    here.  A lone surrogate comes out as it is; encoding the text refuses it.
    """
    return "\n".join(_blocks((), chapter_data(chapter)))


def chapter_data(chapter: Chapter) -> Data:
    """The same as the data of a TOML file, for ``toml_edit``; nothing in it is a default."""
    data: Data = {"format": FORMAT, **_values(chapter.head, _HEAD)}
    if chapter.sections:
        data["sections"] = [_section(section) for section in chapter.sections]
    return data


def _blocks(path: tuple[str, ...], table: Mapping[str, Any]) -> Iterator[str]:
    """A table with its header, then those in it, depth first as TOML wants them."""
    own = pairs({key: value for key, value in table.items() if key not in _NESTED})
    yield (f"[[{'.'.join(path)}]]\n" if path else "") + own
    for key in _NESTED:
        for inner in table.get(key, ()):
            yield from _blocks((*path, key), inner)


def _values(value: Any, default: Any) -> Data:
    """The plain fields of a value that say something its default does not."""
    found: Data = {}
    for name, item, usual in zip(value._fields, value, default, strict=True):
        if name in _ALWAYS or (item != usual and isinstance(item, str | int)):
            found[name] = item
    return found


def _section(section: Section) -> Data:
    found: Data = {"id": section.id, "kind": section.kind, "title": section.title}
    if section.body:
        found["body"] = Text(section.body)
    if section.points:
        found["points"] = Lines(section.points)
    if section.worksheets:
        found["worksheets"] = list(section.worksheets)
    if section.note:
        found["note"] = section.note
    if section.questions:
        found["questions"] = [_question(question) for question in section.questions]
    if section.exercises:
        found["exercises"] = [_exercise(exercise) for exercise in section.exercises]
    return found


def _question(question: Question) -> Data:
    data = _values(question, Question("", ""))
    if question.fields:
        data["fields"] = [field_data(item) for item in question.fields]
    return data


def field_data(item: Field) -> Data:
    """A field of a question as data."""
    data = _values(item, Field("", ""))
    if item.choices:
        data["choices"] = list(item.choices)
    if item.when is not None:
        data["when"] = {"field": item.when.field, "is": list(item.when.values)}
    return data


def _exercise(exercise: Exercise) -> Data:
    data = _values(exercise, Exercise("", ""))
    return {**data, "steps": [step_data(step) for step in exercise.steps]}


def step_data(step: Step) -> Data:
    """A step of an exercise as data."""
    return _values(step, Step(""))
