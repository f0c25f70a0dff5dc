"""Searches everything: the pages about the handbook, every chapter, every answer that is shown.

Goes through the same documents as the reader, so what is found is what is read: nobody
else's private answer is in either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from handbok_tui.core.edition.front import START, leaf_title, leaves, start_page
from handbok_tui.core.edition.handbook import ChapterHead
from handbok_tui.core.edition.parts import Part, Role
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.layout.page import Page
from handbok_tui.core.layout.part_blocks import blocks
from handbok_tui.core.search.prefilter import may_hold
from handbok_tui.core.search.words import around, could_hold, find, find_in_page
from handbok_tui.session.reading.library import Library
from handbok_tui.texts import labels
from handbok_tui.texts.search import searching

LINE = 100
"""Characters of the line around a hit."""

_SAID_BY_THE_PROGRAM: frozenset[Role] = frozenset(
    {"voice", "answer-head", "remark", "entry", "guide"}
)
"""Not searched: they would answer to "svar" or "utkast" once for every question."""


class Hit(NamedTuple):
    """A place where the text stands.

    ``leaf``, ``part``, ``block`` and ``offset`` say where: the index of the part in the leaf's
    document, of the block in the part, and the character in the block's text.  ``where``
    names it ("01 Driv lärandet › Reflektera › Mitt svar"); ``line`` is the text around it on
    one line, the hit from ``start`` to ``end`` in it; both are fit to be shown.
    """

    leaf: str
    part: int
    block: int
    offset: int
    where: str
    line: str
    start: int
    end: int


@dataclass
class Sought:
    """What was searched for last, and the index of the hit that was chosen."""

    query: str = ""
    chosen: int = 0


def search(library: Library, query: str) -> Iterator[tuple[Hit, ...]]:
    """The hits in reading order, those of one part of a text at a time, often none.

    Reads on only as it is asked for more, a chapter at a time, so it may be left at any
    point and other things done between.  A chapter whose files cannot hold the words is not
    read (core/search/prefilter.py); one that cannot be read has no hits and stands among the
    library's faults.
    """
    if not query.strip():
        return
    heads = {head.id: head for head in library.edition.chapters}
    for leaf in leaves(library.edition):
        if leaf in heads and not _may_hold(library, heads[leaf], query):
            yield ()
            continue
        try:
            parts = _parts(library, leaf)
        except HandbokError:
            continue
        yield from _in_leaf(library, leaf, parts, query)


def _may_hold(library: Library, head: ChapterHead, query: str) -> bool:
    """Whether a chapter with its answers must be read and searched."""
    named = labels.chapter_name(head.number, head.title).encode(errors="replace")
    raws = (named, *library.raw_texts(head.id))
    return any(raw is None or may_hold(raw, query) for raw in raws)


def _parts(library: Library, leaf: str) -> tuple[Part, ...]:
    """The leaf's document.  Raises FaultyFile, NotFound."""
    if leaf == START:  # its progress would have every chapter read before the first hit
        return start_page(library.edition, library.workbook, lambda _: "", "")
    return library.document(leaf)


def _in_leaf(
    library: Library, leaf: str, parts: tuple[Part, ...], query: str
) -> Iterator[tuple[Hit, ...]]:
    title = leaf_title(library.edition, leaf)
    heading = ""
    for index, part in enumerate(parts):
        if part.role == "heading":
            heading = part.text
        if part.role in _SAID_BY_THE_PROGRAM or not could_hold(part, query):
            yield ()
        else:
            names = filter(None, (title, heading, _whose(library, part)))
            where = visible(searching.BETWEEN.join(names))
            yield tuple(
                Hit(leaf, index, number, start, where, *around(block.text, start, end, LINE))
                for number, block in enumerate(blocks(part))
                for start, end in find(block.text, query)
            )


def _whose(library: Library, part: Part) -> str:
    respondent = part.respondent
    if respondent is None:
        return ""
    mine = respondent.id == library.viewer.person
    return labels.respondent_label(respondent.kind, respondent.name, mine=mine)


def line_of_hit(page: Page, query: str, hit: Hit) -> int:
    """The line on which a hit of the query begins when its leaf is laid out as ``page``.

    0 where it is no longer there.
    """
    place = (hit.part, hit.block, hit.offset)
    found = find_in_page(page, query)
    return next((one.line for one in found if (one.part, one.block, one.start) == place), 0)
