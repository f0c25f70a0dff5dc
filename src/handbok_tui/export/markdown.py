"""The own handbook as Markdown: plain CommonMark, the same bytes for the same state.

The outline is the handbook's: ``#`` title, ``##`` chapter, ``###`` question; an answer's own
headings stand below those.  Every answer goes through embed.py, and the whole document is
checked once more: should its structure not hold, every answer is written as literal text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from handbok_tui.core.document import Part
from handbok_tui.core.visible import visible
from handbok_tui.export.embed import embed, fenced
from handbok_tui.export.escape import heading, inline, one_line
from handbok_tui.export.outline import check
from handbok_tui.export.selection import ExportedChapter, Selection
from handbok_tui.texts import exporting, labels
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.reading import LINK_MISSING

SUFFIX = ".md"
_MISSING_LINK = re.compile(r"\[([^\]]*)\]\(#?\)")
_SHORT = 60


@dataclass
class _Writer:
    """Collects blocks and the headings that are the handbook's own."""

    put_in: Callable[[str, int], str]
    blocks: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)

    def head(self, level: int, text: str) -> None:
        """A heading of the handbook's own."""
        self.headings.append((level, one_line(text)))
        self.blocks.append(f"{'#' * level} {heading(text)}")

    def say(self, text: str) -> None:
        """A paragraph of plain words."""
        self.blocks.append(inline(text))

    def label(self, text: str, rest: str = "") -> None:
        """A paragraph that opens in bold."""
        words = f"**{inline(text)}**"
        self.blocks.append(f"{words} {inline(rest)}" if rest else words)

    def text(self, text: str, level: int) -> None:
        """Somebody's Markdown, below a heading of ``level``."""
        self.blocks.append(self.put_in(text, level))

    def document(self) -> str:
        """All of it, ended by one newline."""
        return "\n\n".join(block.strip("\n") for block in self.blocks if block) + "\n"


def render(selection: Selection) -> str:
    """The handbook.  Nothing an answer holds changes the document around it."""
    writer = _written(selection, lambda text, level: embed(text, level).markdown)
    document = writer.document()
    if not check(document, writer.headings):
        document = _written(
            selection, lambda text, _level: fenced(visible(text)).markdown
        ).document()
    return document


def _written(selection: Selection, put_in: Callable[[str, int], str]) -> _Writer:
    writer = _Writer(put_in)
    _title_page(writer, selection)
    for chapter in selection.chapters:
        if chapter.answers or chapter.orphans:
            _chapter(writer, chapter)
    for chapter in selection.chapters:
        if chapter.source:
            _source(writer, chapter)
    return writer


def _title_page(writer: _Writer, selection: Selection) -> None:
    edition, workbook = selection.edition, selection.workbook
    writer.head(1, edition.subtitle or edition.title)
    owner = ", ".join(filter(None, (workbook.organisation, workbook.unit)))
    writer.label(exporting.OWN_HANDBOOK, owner)
    if workbook.owner:
        writer.say(exporting.owner(workbook.owner))
    writer.say(exporting.provenance(edition.title, edition.publisher))
    if newest := _newest(selection):
        writer.say(newest)
    if selection.unanswered:
        writer.say(exporting.draft(selection.unanswered))
    if workbook.vision:
        writer.head(2, exporting.VISION)
        writer.text(workbook.vision, 2)


def _newest(selection: Selection) -> str:
    moments = [
        part.answer.updated
        for chapter in selection.chapters
        for part in chapter.answers
        if part.answer is not None and part.answer.updated is not None
    ]
    return exporting.newest(long_date(max(moments, key=lambda m: m.timestamp()))) if moments else ""


def _chapter(writer: _Writer, chapter: ExportedChapter) -> None:
    head = chapter.chapter.head
    writer.head(2, labels.chapter_name(head.number, head.title))
    answered = {part.place.question for part in chapter.answers if part.respondent is not None}
    for part in chapter.answers:
        if part.role == "question":
            writer.head(3, part.text)
            if part.place.question not in answered:
                writer.say(labels.NOT_ANSWERED)
        else:
            _answer_part(writer, part)
    if chapter.orphans:
        writer.head(3, labels.ORPHANS)
        for respondent, answer in chapter.orphans:
            writer.label(answer.question or answer.question_id, f"({respondent.name})")
            for name, value in answer.fields.items():
                writer.label(name, value) if _is_short(value) else writer.text(value, 3)
            writer.text(answer.text, 3)


def _answer_part(writer: _Writer, part: Part) -> None:
    if part.role == "answer-head":
        name, _, rest = part.text.partition(" · ")
        writer.label(name, f"· {rest}" if rest else "")
    elif part.role == "remark":
        writer.say(part.text)
    elif part.role == "field" and _is_short(part.text):
        writer.label(part.label, part.text.strip())
    elif part.role == "field":
        writer.label(part.label)
        writer.text(part.text, 3)
    else:
        writer.text(part.text, 3)


def _numbered(points: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {inline(point)}" for number, point in enumerate(points, 1))


def _is_short(text: str) -> bool:
    return len(text) <= _SHORT and "\n" not in text.strip()


def _source(writer: _Writer, chapter: ExportedChapter) -> None:
    """The published text in an appendix, under its own label."""
    head = chapter.chapter.head
    writer.head(2, exporting.appendix(labels.chapter_name(head.number, head.title)))
    for part in chapter.source:
        if part.role in ("lead", "exercise"):
            writer.label(part.text)
        elif part.role in ("voice", "help", "purpose"):
            writer.say(part.text)
        elif part.role == "heading":
            writer.head(3, part.text)
        elif part.role == "points":
            writer.blocks.append("\n".join(f"- {inline(point)}" for point in part.points))
        elif part.role == "steps":
            writer.blocks.append(_numbered(part.points))
        elif part.role == "question":
            writer.blocks.append(f"- {inline(part.text)}")
        elif part.role in ("notice", "note") and part.voice == "project":
            writer.label(labels.VOICES["project"])
            writer.text(part.text, 3)
        elif part.role in ("body", "notice", "note"):
            writer.text(_MISSING_LINK.sub(rf"\1{LINK_MISSING}", part.text), 3)
