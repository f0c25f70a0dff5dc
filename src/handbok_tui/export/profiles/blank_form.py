"""A blank form for those who answer on paper or in Word, and the reading of one that is filled.

Each question's heading ends with the question's id in brackets, each field's label with the
field's; between them stand lines to write on.  A form that has been through a word processor
and back (escaped brackets, other rules) is read the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from handbok_tui.core.answers.blank import is_blank
from handbok_tui.core.answers.workbook import NOTHING
from handbok_tui.core.edition.document import aside_label
from handbok_tui.core.edition.handbook import Chapter, Field, Question
from handbok_tui.export.markdown.writer import Writer
from handbok_tui.export.profiles.provenance import mark, provenance
from handbok_tui.export.selection import Selection
from handbok_tui.texts import labels
from handbok_tui.texts.export import blank_form as texts

_LINE = "_" * 60
_LINES = 3
_RULE = re.compile(r"\s*(?:(?:\\?_){20,}|-{40,})\s*")
_BOLD_LABEL = re.compile(r"\s*(?P<label>\*\*.*\*\*)?\s*\\?\[(?P<id>[a-z0-9-]+)\\?\]\s*")
_QUESTION = re.compile(r"\s{0,3}#{1,6}\s.*\\?\[(?P<id>[a-z0-9-]+)\\?\]\s*#*\s*")
_EDGES = re.compile(r"\A(?:[ \t]*\n)+|(?:\n?[ \t]*)+\Z")
_MARKS = str.maketrans("", "", "\\*_")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*?)\s*#*\s*")


class Filled(NamedTuple):
    """What a filled form says about one question; ``fields`` maps field id to value.

    ``unknown`` are values that are not among a field's choices; they stand in ``text`` too.
    """

    question: str
    text: str = ""
    fields: Mapping[str, str] = NOTHING
    unknown: tuple[str, ...] = ()


def fill(writer: Writer, selection: Selection) -> None:
    """Write the blank form for the chapters that are selected; nobody's answers are in it."""
    edition = selection.edition
    asked = [found.chapter for found in selection.chapters if found.chapter.questions]
    writer.head(1, edition.subtitle or edition.title)
    writer.label(texts.TITLE, provenance(selection, asked))
    writer.say(texts.HOW)
    for chapter in asked:
        writer.head(2, labels.chapter_name(chapter.head.number, chapter.head.title))
        if changed := mark(chapter, chapter.id):
            writer.say(changed)
        for question in chapter.questions:
            _question(writer, question, chapter)


def _question(writer: Writer, question: Question, chapter: Chapter) -> None:
    writer.head(3, question.text, question.id)
    if changed := mark(chapter, question.id):
        writer.label(f"{changed}.")
    if question.help and (label := aside_label(chapter, question.id)):
        writer.label(f"{label}:", question.help)
    elif question.help:
        writer.say(question.help)
    for field in question.fields:
        writer.label(field.label, name=field.id)
        if field.choices:
            writer.say(texts.choices(field.choices))
        if field.when is not None:
            writer.say(texts.only_if(field.when.values))
        writer.raw(_LINE)
    if not question.fields:
        writer.raw("\n\n".join([_LINE] * _LINES))


def read(text: str, questions: Iterable[Question], chapters: Iterable[str]) -> tuple[Filled, ...]:
    """What a filled form holds, question by question, empty ones left out.

    ``chapters`` are the chapters' headings: they end the answer before them.  What stands under
    a heading whose id is not among the questions is not read.
    """
    known = {question.id: question for question in questions}
    ends = {_bare(name) for name in chapters}
    found = []
    for question_id, lines in _by_question(text, ends):
        question = known.get(question_id)
        filled = _filled(question, lines) if question is not None else None
        if filled is not None and (filled.text or filled.fields):
            found.append(filled)
    return tuple(found)


def unknown_questions(text: str, questions: Iterable[Question]) -> tuple[str, ...]:
    """The ids in a form's headings that no question has."""
    known = {question.id for question in questions}
    return tuple(found for found, _ in _by_question(text, set()) if found not in known)


def _by_question(text: str, ends: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Each question's id with the lines below its heading."""
    current = ""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        question = _QUESTION.fullmatch(line)
        heading = _HEADING.fullmatch(line)
        if question is None and (heading is None or _bare(heading["text"]) not in ends):
            lines.append(line)
            continue
        if current:
            yield current, lines
        current, lines = question["id"] if question is not None else "", []
    if current:
        yield current, lines


def _bare(heading: str) -> str:
    """A heading without the escapes that programs put in at will."""
    return heading.replace("\\", "")


def _filled(question: Question, lines: list[str]) -> Filled:
    """Sort the lines below a question into its fields and what is written freely."""
    fields = {field.id: field for field in question.fields}
    own = {_plain(words) for words in _own_words(question)} - {""}
    parts: dict[str, list[str]] = {"": []}
    current = ""
    for line in _without(lines, own):
        label = _BOLD_LABEL.fullmatch(line)
        if label is not None and label["id"] in fields:
            current = label["id"]
            parts[current] = []
        elif _RULE.fullmatch(line) is None:
            parts[current].append(line)
    texts_by_part = {name: _trimmed(written) for name, written in parts.items()}
    free = texts_by_part.pop("")
    values: dict[str, str] = {}
    unknown: list[str] = []
    for name, value in texts_by_part.items():
        if chosen := _value(fields[name], value):
            values[name] = chosen
        elif value:
            unknown.append(value)
    return Filled(question.id, "\n\n".join(filter(None, (free, *unknown))), values, tuple(unknown))


def _without(lines: list[str], own: set[str]) -> Iterator[str]:
    """The lines that are not the form's own words, which may have been broken anew."""
    longest = max(map(len, own), default=0)
    at = 0
    while at < len(lines):
        joined, end = "", at
        while end < len(lines) and lines[end].strip() and len(joined) < longest:
            joined = f"{joined} {_plain(lines[end])}".strip()
            end += 1
            if joined in own:
                break
        if joined in own:
            at = end
            continue
        yield lines[at]
        at += 1


def _plain(words: str) -> str:
    """Words without what programs put in and take out at will: escapes, marks, blanks."""
    return " ".join(words.translate(_MARKS).split())


def _own_words(question: Question) -> Iterator[str]:
    """What the form says itself below a question, also before it said whose words they are."""
    yield question.help
    yield f"{labels.VOICES['project']}: {question.help}" if question.help else ""
    yield from (f"{mark}." for mark in labels.MARKS.values())
    for field in question.fields:
        yield texts.choices(field.choices)
        if field.when is not None:
            yield texts.only_if(field.when.values)


def _value(field: Field, value: str) -> str:
    """A field's value; for a choice the word that was meant, "" where it is none of them."""
    if field.kind != "choice":
        return value
    said = value.strip().strip("*_").casefold()
    return next((choice for choice in field.choices if choice.casefold() == said), "")


def _trimmed(lines: list[str]) -> str:
    text = "\n".join(lines)
    return "" if is_blank(text) else _EDGES.sub("", text)
