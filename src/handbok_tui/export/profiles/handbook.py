"""The own handbook: title page, vision, contents, answers by chapter, and the source at the end.

The outline is the handbook's: ``#`` title, ``##`` chapter, ``###`` question; an answer's own
headings stand below those.  Same state, same text: the date is that of what was written last.
"""

from __future__ import annotations

import re

from handbok_tui.core.edition.parts import Part
from handbok_tui.export.markdown.writer import Writer
from handbok_tui.export.profiles.log import fill_chapter_log, fill_log
from handbok_tui.export.profiles.provenance import mark, provenance, whose
from handbok_tui.export.selection import ExportedChapter, Selection
from handbok_tui.texts import labels
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.export import exporting
from handbok_tui.texts.reading import LINK_MISSING

_MISSING_LINK = re.compile(r"\[([^\]]*)\]\(#?\)")


def fill(writer: Writer, selection: Selection) -> None:
    """Write all of it."""
    log = selection.log_by_chapter()
    with_answers = [
        found
        for found in selection.chapters
        if found.answers or found.orphans or found.chapter.id in log
    ]
    _title_page(writer, selection, with_answers)
    if selection.contents and len(with_answers) > 1:
        writer.head(2, selection.edition.contents_title)
        writer.bullets(
            exporting.contents_row(_name(found), *found.answered) for found in with_answers
        )
    for chapter in with_answers:
        _chapter(writer, chapter)
        fill_chapter_log(writer, log.get(chapter.chapter.id, ()))
    fill_log(writer, log.get("", ()))
    if selection.sheets:
        _sheets(writer, selection)
    for chapter in selection.chapters:
        if chapter.source:
            _source(writer, chapter, whose(selection, chapter.chapter))


def _sheets(writer: Writer, selection: Selection) -> None:
    """What templates are filled with: tables, and below them what tables have no room for."""
    from handbok_tui.export.profiles.sheets import write_sheet  # noqa: PLC0415 - where there are any

    for one in selection.sheets:
        write_sheet(writer, one.view, one.whose)


def title_lines(writer: Writer, selection: Selection) -> None:
    """Whose handbook it is: title, organisation and unit, who owns the question."""
    edition, workbook = selection.edition, selection.workbook
    writer.head(1, edition.subtitle or edition.title)
    owner = ", ".join(filter(None, (workbook.organisation, workbook.unit)))
    writer.label(f"{exporting.OWN_HANDBOOK}{':' if owner else ''}", owner)
    if workbook.owner:
        writer.say(exporting.owner(workbook.owner))


def _title_page(writer: Writer, selection: Selection, with_answers: list[ExportedChapter]) -> None:
    title_lines(writer, selection)
    said = provenance(selection, [found.chapter for found in with_answers])
    writer.say(f"{said} {exporting.ANSWERS_ARE_OURS}")
    if newest := _newest(selection):
        writer.say(newest)
    if selection.unanswered:
        writer.say(exporting.draft(selection.unanswered))
    if selection.workbook.vision:
        writer.head(2, exporting.VISION)
        writer.text(selection.workbook.vision, 2)


def _newest(selection: Selection) -> str:
    parts = (part for chapter in selection.chapters for part in chapter.answers)
    updated = (
        *(part.answer.updated for part in parts if part.answer is not None),
        *(entry.answer.updated for entry in selection.log),
        *(one.view.sheet.updated for one in selection.sheets),
    )
    moments = [moment for moment in updated if moment is not None]
    return exporting.newest(long_date(max(moments, key=lambda m: m.timestamp()))) if moments else ""


def _name(chapter: ExportedChapter) -> str:
    head = chapter.chapter.head
    return labels.chapter_name(head.number, head.title)


def _chapter(writer: Writer, chapter: ExportedChapter) -> None:
    writer.head(2, _name(chapter))
    if changed := mark(chapter.chapter, chapter.chapter.id):
        writer.say(changed)
    answered = {part.place.question for part in chapter.answers if part.respondent is not None}
    for part in chapter.answers:
        if part.role == "question":
            writer.head(3, part.text)
            if changed := mark(chapter.chapter, part.place.question):
                writer.say(changed)
            if part.place.question not in answered:
                writer.say(labels.NOT_ANSWERED)
        else:
            _answer_part(writer, part)
    if chapter.orphans:
        writer.head(3, labels.ORPHANS)
        for respondent, answer in chapter.orphans:
            writer.label(answer.question or answer.question_id, f"({respondent.name})")
            for name, value in answer.fields.items():
                writer.labelled(name, value, 3)
            writer.text(answer.text, 3)


def _answer_part(writer: Writer, part: Part) -> None:
    if part.role == "answer-head":
        name, _, rest = part.text.partition(" · ")
        writer.label(name, f"· {rest}" if rest else "")
    elif part.role == "remark":
        writer.say(part.text)
    elif part.role == "field":
        writer.labelled(part.label, part.text, 3)
    else:
        writer.text(part.text, 3)


def _source(writer: Writer, chapter: ExportedChapter, voice: str) -> None:
    """A chapter's own text in an appendix, under a heading that says whose it is."""
    changed = bool(chapter.chapter.marks)
    writer.head(2, exporting.appendix(_name(chapter), voice, changed=changed))
    for part in chapter.source:
        _source_part(writer, part)


def _source_part(writer: Writer, part: Part) -> None:
    if part.role == "heading":
        writer.head(3, part.text)
    elif part.role in ("lead", "exercise"):
        writer.label(part.text)
    elif part.role == "help" and part.label:
        writer.label(f"{part.label}:", part.text)
    elif part.role in ("voice", "help", "purpose"):
        writer.say(part.text)
    elif part.role in ("points", "steps"):
        (writer.bullets if part.role == "points" else writer.numbered)(part.points)
    elif part.role == "question":
        writer.bullets((part.text,))
    elif part.role in ("notice", "note"):
        if part.label:
            writer.label(f"{part.label}:")
        writer.body(part.text, 3)
    elif part.role == "body":
        writer.body(_MISSING_LINK.sub(rf"\1{LINK_MISSING}", part.text), 3)
