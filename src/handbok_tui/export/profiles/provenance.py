"""Whose the words of a document are: the publisher's, the project's, or one's own.

The promise of the edition's notices, kept where its text does not go along.
"""

from __future__ import annotations

from collections.abc import Iterable

from handbok_tui.core.edition.handbook import Chapter
from handbok_tui.export.selection import Selection
from handbok_tui.texts import labels
from handbok_tui.texts.export import exporting


def provenance(selection: Selection, chapters: Iterable[Chapter]) -> str:
    """Whose the questions of those chapters are; "" where none of them asks anything."""
    asking = [chapter for chapter in chapters if chapter.questions]
    by_source: dict[str, list[str]] = {}
    for chapter in asking:
        by_source.setdefault(whose(selection, chapter), []).append(_name(chapter))
    edition = selection.edition
    said = exporting.questions_of_edition
    sentences = []
    if "skr" in by_source:
        some = by_source["skr"] if len(by_source) > 1 else ()
        sentences.append(said(edition.title, edition.publisher, some))
    if "project" in by_source:
        sentences.append(exporting.questions_of_project(by_source["project"]))
    if "own" in by_source:
        sentences.append(exporting.questions_of_ours(by_source["own"]))
    if any(mark(chapter, part) for chapter in asking for part in _heads_and_questions(chapter)):
        sentences.append(exporting.MARKED_IS_OURS)
    return " ".join(sentences)


def whose(selection: Selection, chapter: Chapter) -> str:
    """Whose words a chapter is: "skr" for the edition's, "project", "own"."""
    return selection.voices.get(chapter.id, chapter.head.source)


def mark(chapter: Chapter, part: str) -> str:
    """What is said of a question, or of a chapter's head, that is not as it was published."""
    found = chapter.marks.get(part)
    if found is None:
        return ""
    return labels.HEAD_CHANGED if part == chapter.id else labels.MARKS[found]


def _heads_and_questions(chapter: Chapter) -> Iterable[str]:
    return (chapter.id, *(question.id for question in chapter.questions))


def _name(chapter: Chapter) -> str:
    head = chapter.head
    return f"{head.number:02}" if head.number else f"”{head.title}”"
