"""Whose the questions of a document are: the publisher's, the project's, or one's own.

The promise of the edition's notices, kept where its text does not go along.
"""

from __future__ import annotations

from handbok_tui.core.edition import ChapterHead
from handbok_tui.export.selection import Selection
from handbok_tui.texts import exporting


def provenance(selection: Selection, heads: list[ChapterHead]) -> str:
    """Whose the questions of those chapters are.  In an edition that nobody has published, its
    own chapters are the edition's.
    """
    edition = selection.edition
    published = any(head.source == "skr" for head in edition.chapters)
    by_source: dict[str, list[str]] = {}
    for head in heads:
        known = head.source if published or head.source == "project" else "skr"
        by_source.setdefault(known, []).append(_name(head))
    said = exporting.questions_of_edition
    if set(by_source) <= {"skr"}:
        return said(edition.title, edition.publisher)
    sentences = []
    if "skr" in by_source:
        sentences.append(said(edition.title, edition.publisher, by_source["skr"]))
    if "project" in by_source:
        sentences.append(exporting.questions_of_project(by_source["project"]))
    if "own" in by_source:
        sentences.append(exporting.questions_of_ours(by_source["own"]))
    return " ".join(sentences)


def _name(head: ChapterHead) -> str:
    return f"{head.number:02}" if head.number else f"”{head.title}”"
