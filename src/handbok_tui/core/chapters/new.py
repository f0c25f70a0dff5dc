"""New chapters: empty, or with the parts that the handbook's own chapters have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from handbok_tui.core.edition.handbook import (
    SECTION_KINDS,
    Chapter,
    ChapterHead,
    Question,
    Section,
)
from handbok_tui.texts import labels
from handbok_tui.texts.chapters import editing as texts


def new_chapter(
    chapter_id: str, number: int, title: str, new_id: Callable[[], str], *, template: bool
) -> Chapter:
    """A chapter of one's own with a first section; with ``template`` one of every kind."""
    head = ChapterHead(chapter_id, number, title, source="own")
    kinds = tuple(SECTION_KINDS) if template else ("text",)
    sections = []
    for kind in kinds:
        name = texts.NEW_SECTION if kind == "text" else labels.SECTION_KINDS[kind]
        section = Section(new_id(), kind, name)
        if kind == "summary":
            section = section._replace(points=(texts.FIRST_POINT,))
        elif kind == "reflection":
            question = Question(new_id(), texts.FIRST_QUESTION, "group")
            section = section._replace(questions=(question,))
        sections.append(section)
    return Chapter(head, tuple(sections))


def next_number(heads: Iterable[ChapterHead]) -> int:
    """The number of a chapter that is added last."""
    return max((head.number for head in heads), default=0) + 1


def arranged(heads: Sequence[ChapterHead], order: Sequence[str]) -> tuple[ChapterHead, ...]:
    """All chapters in the workbook's order, numbered by it; as they are where it has none.

    Chapters that the order does not know come after the one they follow in the edition.
    """
    if not order:
        return tuple(heads)
    known = {head.id: head for head in heads}
    ids = [name for name in dict.fromkeys(order) if name in known]
    for index, head in enumerate(heads):
        if head.id not in ids:
            before = [ids.index(other.id) for other in heads[:index] if other.id in ids]
            ids.insert(before[-1] + 1 if before else 0, head.id)
    return tuple(known[name]._replace(number=number) for number, name in enumerate(ids, 1))
