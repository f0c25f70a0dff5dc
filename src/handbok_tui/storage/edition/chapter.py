"""From the TOML of one chapter to its values, with the place of everything that is wrong in it.

It says what a chapter may hold, whichever file it stands in: one of the edition's, one of the
workbook's, or the parts that a workbook has changed of the edition's.  Faults are noted in the
file as they are found, so that the author sees all of them at once.
"""

from __future__ import annotations

from handbok_tui.core.edition.handbook import (
    FIELD_KINDS,
    SECTION_KINDS,
    SOURCES,
    SPACES,
    Chapter,
    ChapterHead,
    Condition,
    Exercise,
    Field,
    Question,
    Section,
    Step,
    iter_ids,
)
from handbok_tui.core.errors import FaultyFile
from handbok_tui.storage.toml.decode import Table, TomlFile, newer_fault


def decode_head(top: Table) -> ChapterHead:
    """What the contents need of a chapter: the keys before its first table."""
    return ChapterHead(
        id=top.identifier("id"),
        number=top.whole("number", None),
        title=top.text("title", None),
        page=top.whole("page"),
        source=top.word("source", SOURCES, "own"),
        lead=top.text("lead"),
        notice=top.text("notice"),
    )


def decode_chapter(file: TomlFile) -> Chapter:
    """A chapter from its file.  Raises FaultyFile with everything that is wrong in it."""
    head = decode_head(file.top)
    chapter = Chapter(head, tuple(_section(table) for table in file.top.tables("sections")))
    _unique_ids(file.top, chapter)
    if file.newer:
        raise FaultyFile((newer_fault(file), *file.faults()))
    file.require()
    return chapter


def _section(table: Table) -> Section:
    kind = table.word("kind", tuple(SECTION_KINDS), None)
    section = Section(
        id=table.identifier("id"),
        kind=kind,
        title=table.text("title", None),
        body=table.text("body"),
        points=table.texts("points"),
        questions=tuple(decode_question(question) for question in table.tables("questions")),
        worksheets=table.texts("worksheets"),
        note=table.text("note"),
        exercises=tuple(_exercise(exercise) for exercise in table.tables("exercises")),
    )
    for part in ("body", "points", "questions", "exercises"):
        known = table.data.get("kind") == kind
        if known and part in table.data and part not in SECTION_KINDS[kind]:
            table.wrong(part, f"ett avsnitt av slaget ”{kind}” har inte ”{part}”.")
    return section


def decode_question(table: Table) -> Question:
    """A question, of a section or of the questions for a day."""
    return Question(
        id=table.identifier("id"),
        text=table.text("text", None),
        space=table.word("space", SPACES, "person"),
        help=table.text("help"),
        fields=decode_fields(table),
    )


def decode_fields(table: Table) -> tuple[Field, ...]:
    """The fields of a question."""
    fields = tuple(_field(item) for item in table.tables("fields"))
    known = {item.id for item in fields}
    for item, source in zip(fields, table.tables("fields"), strict=True):
        if item.when is not None and item.when.field not in known:
            source.wrong("when", f"fältet ”{item.when.field}” finns inte i frågan.")
    if len(known) < len(fields):
        table.wrong("fields", "två fält i frågan har samma id.")
    return fields


def _exercise(table: Table) -> Exercise:
    exercise = Exercise(
        id=table.identifier("id"),
        title=table.text("title", None),
        purpose=table.text("purpose"),
        steps=decode_steps(table),
    )
    if not exercise.steps:
        table.wrong("steps", "en övning behöver minst ett steg.")
    return exercise


def decode_steps(table: Table) -> tuple[Step, ...]:
    """The steps of an exercise."""
    return tuple(
        Step(step.text("text", None), step.whole("minutes"), step.text("who"))
        for step in table.tables("steps")
    )


def _field(table: Table) -> Field:
    kind = table.word("kind", FIELD_KINDS, "text")
    choices = table.texts("choices")
    if kind == "choice" and not choices:
        table.wrong("choices", "ett val behöver minst ett ord i ”choices”.")
    when = None
    if "when" in table.data:
        condition = table.table("when")
        when = Condition(condition.text("field", None), condition.texts("is"))
    return Field(table.identifier("id"), table.text("label", None), kind, choices, when)


def _unique_ids(top: Table, chapter: Chapter) -> None:
    """Ids are unique within a chapter; the fault is placed at the second one."""
    seen: set[str] = set()
    places = list(id_places(chapter))
    for (found, what), place in zip(iter_ids(chapter), places, strict=True):
        if found in seen:
            top.findings.add(place, f"id ”{found}” finns redan i kapitlet. Ge {what} ett eget.")
        seen.add(found)


def id_places(chapter: Chapter) -> list[tuple[str | int, ...]]:
    """Where the ids that ``iter_ids`` finds stand in the file."""
    places: list[tuple[str | int, ...]] = [("id",)]
    for s, section in enumerate(chapter.sections):
        places.append(("sections", s, "id"))
        places.extend(("sections", s, "questions", q, "id") for q in range(len(section.questions)))
        places.extend(("sections", s, "exercises", e, "id") for e in range(len(section.exercises)))
    return places
