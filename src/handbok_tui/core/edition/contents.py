"""The contents: chapters, their sections and questions, with how far each has come.

Signs are words, so nothing depends on colour.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from handbok_tui.core.answers.workbook import Workbook, progress
from handbok_tui.core.edition.front import leaf_title, leaves
from handbok_tui.core.edition.handbook import Chapter, Edition
from handbok_tui.core.layout.page import Anchor
from handbok_tui.texts import labels

EXPANDED = 12
"""A handbook with at most so many chapters shows the sections of all of them at once."""


class Entry(NamedTuple):
    """One row: where it leads, what it says, how deep it stands (0-2), how far it has come, and
    its page in the printed edition, 0 for none.
    """

    leaf: str
    anchor: Anchor
    text: str
    depth: int = 0
    note: str = ""
    page: int = 0


def contents(
    edition: Edition,
    workbook: Workbook,
    person: str,
    leaf: str,
    chapter: Callable[[str], Chapter | None],
) -> tuple[Entry, ...]:
    """Every leaf; below the current one (or every one, in a small handbook) what it holds.

    ``chapter`` gives a chapter that can be read, with its answers in ``workbook``, else None.
    """
    entries: list[Entry] = []
    expand_all = len(edition.chapters) <= EXPANDED
    for found in leaves(edition):
        title = leaf_title(edition, found)
        whole = None
        if edition.head(found) and (expand_all or found == leaf):
            whole = chapter(found)
        if whole is None:
            head = edition.head(found)
            entries.append(Entry(found, Anchor(), title, page=head.page if head else 0))
            continue
        done = progress(workbook, whole.id, whole.questions, person)
        note = labels.short_progress(done.answered, done.total)
        entries.append(Entry(found, Anchor(), title, note=note, page=whole.head.page))
        entries += _inside(whole, workbook, person)
    return tuple(entries)


def _inside(chapter: Chapter, workbook: Workbook, person: str) -> list[Entry]:
    entries: list[Entry] = []
    number = 0
    for section in chapter.sections:
        place = Anchor(section.id, role="heading")
        entries.append(Entry(chapter.id, place, section.title, 1))
        for question in section.questions:
            number += 1
            done = progress(workbook, chapter.id, [question], person)
            word = labels.SHORT_STATES[bool(done.answered), bool(done.skipped)]
            place = Anchor(section.id, question.id, "question")
            entries.append(Entry(chapter.id, place, f"{number}. {question.text}", 2, word))
    return entries
