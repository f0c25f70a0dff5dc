"""Where the sections of a Markdown text begin, and what stands before the first of them.

A title, then sections at the next level that is used; a heading with one of the handbook's
well-known titles begins a section at any level.  Deeper headings stay in the bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from handbok_tui.core.edition.handbook import SOURCES, ChapterHead, SectionKind, is_id
from handbok_tui.core.importing.source import Heading, Source
from handbok_tui.core.markdown import escape as marks
from handbok_tui.core.markdown.escape import Mark, plain_text, read_mark, value
from handbok_tui.texts.chapters import importing
from handbok_tui.texts.labels import VOICES

TITLES: dict[str, SectionKind] = {
    "sammanfattning": "summary",
    "reflektera": "reflection",
    "arbeta med materialet": "exercise",
    "vill du veta mer": "further",
}
"""The titles of the handbook's own sections, as they are compared, and their kinds."""

KINDS: dict[str, SectionKind] = {
    "text": "text",
    "sammanfattning": "summary",
    "reflektera": "reflection",
    "arbeta": "exercise",
    "vidare": "further",
}
"""A section's kind as a mark names it, where the title does not tell."""

_NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s+")
_LEAD = re.compile(r"\*\*((?:\\.|[^\\*\n])+)\*\*")
_WHOLE = re.compile(r"-?\d{1,18}")


@dataclass
class Piece:
    """The lines below one heading, or before the first; those in ``gone`` have a place of
    their own.  ``line`` is the heading's, from 1.
    """

    title: str
    kind: SectionKind
    start: int
    stop: int
    mark: Mark = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)


def kind_of(title: str) -> SectionKind:
    """The kind that a section has because of its title alone."""
    bare = _NUMBERED.sub("", title.strip(), count=1).rstrip(" :?.!").casefold()
    return TITLES.get(" ".join(bare.split()), "text")


def named_chapter(mark: Mark) -> ChapterHead | None:
    """The id, number, page and voice that an exported file's first mark says, or None."""
    chapter_id = value(mark.get(marks.CHAPTER, ""))
    if not is_id(chapter_id):
        return None
    source = next((known for known in SOURCES if known == mark.get("ord")), SOURCES[-1])
    return ChapterHead(chapter_id, _whole(mark, "nummer"), "", _whole(mark, "sida"), source)


def _whole(mark: Mark, name: str) -> int:
    text = mark.get(name, "")
    return int(text) if _WHOLE.fullmatch(text) else 0


def outline(source: Source, head: ChapterHead) -> tuple[ChapterHead, list[Piece]]:
    """The chapter's head as the text has it, and its pieces, the introduction first."""
    headings = [h for h in source.headings if marks.EXERCISE not in h.mark]
    after = source.front.lines
    introduction = Piece(importing.INTRODUCTION, "text", after, len(source.lines))
    if title := _title(source, headings):
        head = head._replace(title=plain_text(title.content, source.env))
        headings.remove(title)
        introduction.gone |= set(range(title.start, title.stop))
        after = title.stop
    if source.front.title:
        head = head._replace(title=source.front.title)
    openers = list(_openers(source, headings))
    stops = [*(heading.start for heading in openers), len(source.lines)]
    introduction.stop = stops[0]
    head = _opening(source, head, introduction, after)
    pieces = [introduction]
    for heading, stop in zip(openers, stops[1:], strict=True):
        words = plain_text(heading.content, source.env)
        kind = KINDS.get(heading.mark.get("slag", ""), kind_of(words))
        if kind != "text" and not heading.mark:
            words = words.rstrip(" :")
        pieces.append(Piece(words, kind, heading.stop, stop, heading.mark))
    return head, pieces


def _title(source: Source, headings: list[Heading]) -> Heading | None:
    """The heading that is the chapter's title; none where front matter has another one."""
    first = headings[0] if headings else None
    if first is None or first.level > 1 or marks.SECTION in first.mark:
        return None
    words, said = plain_text(first.content, source.env), source.front.title
    return first if not said or said.casefold() == words.casefold() else None


def _openers(source: Source, headings: list[Heading]) -> Iterator[Heading]:
    """The headings that begin a section."""
    levels = [heading.level for heading in headings if heading.level > 1]
    usual = 2 if source.mark else min(levels, default=1)
    last = 0
    for heading in headings:
        known = kind_of(plain_text(heading.content, source.env)) != "text"
        if marks.SECTION in heading.mark or known or heading.level <= max(usual, last):
            last = heading.level
            yield heading


def _opening(source: Source, head: ChapterHead, piece: Piece, after: int) -> ChapterHead:
    """The head with its lead and notice; their lines are gone from the introduction."""
    for at in range(piece.start, piece.stop if source.mark else piece.start):
        if marks.CHAPTER in read_mark(source.lines[at]):
            piece.gone.add(at)
            break
    paragraphs = [
        (index, token)
        for index, token in source.blocks(after, piece.stop)
        if token.type != "html_block"
    ]
    for index, token in paragraphs[:2]:
        content = source.tokens[index + 1].content if token.type == "paragraph_open" else ""
        lines = range(*(token.map or (0, 0)))
        if source.mark and content == voice_line(head):
            piece.gone |= set(lines)
        elif found := _LEAD.fullmatch(content):
            piece.gone |= set(lines)
            head = head._replace(lead=plain_text(found[1], source.env))
            break
        else:
            break
    return head._replace(notice=source.note(piece.start, piece.stop))


def voice_line(head: ChapterHead) -> str:
    """Whose words a chapter is, as a line of Markdown; "" for an own chapter."""
    return f"*{VOICES[head.source]}*" if head.source != "own" else ""
