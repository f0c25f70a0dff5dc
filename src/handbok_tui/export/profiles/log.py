"""The log in a document: what is agreed under its chapter, learnings and reflections by day.

Without names of people: who learned something is nobody's business outside the workplace.
"""

from __future__ import annotations

from collections.abc import Sequence

from handbok_tui.core.log.entries import LOG_KINDS, LogEntry, entry_question
from handbok_tui.export.markdown.writer import Writer
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.log import entries as texts


def fill_log(writer: Writer, entries: Sequence[LogEntry]) -> None:
    """Learnings, what is agreed about nothing in the handbook, reflections: a heading for each."""
    for home, title in (
        ("learnings", texts.LEARNINGS),
        ("chapter", texts.AGREED),
        ("reflections", texts.REFLECTIONS),
    ):
        found = [entry for entry in entries if LOG_KINDS[entry.occasion.kind].home == home]
        if found:
            writer.head(2, title)
            for entry in found:
                _entry(writer, entry, 2)


def fill_chapter_log(writer: Writer, entries: Sequence[LogEntry]) -> None:
    """Notes and decisions of groups, last in a chapter."""
    if entries:
        writer.head(3, texts.AGREED)
        for entry in entries:
            _entry(writer, entry, 3)


def _entry(writer: Writer, entry: LogEntry, level: int) -> None:
    answer, occasion, respondent = entry.answer, entry.occasion, entry.respondent
    group = respondent.name if respondent.kind == "group" else ""
    own = "" if answer.question == texts.KINDS[occasion.kind] else answer.question
    kind = texts.KINDS[occasion.kind] if LOG_KINDS[occasion.kind].home == "chapter" else ""
    rest = " · ".join(filter(None, (kind, group, own)))
    writer.label(long_date(occasion.day), f"· {rest}" if rest else "")
    question = entry_question(answer.question_id, occasion.kind)
    labels = {field.id: field.label for field in question.fields}
    for name, value in answer.fields.items():
        if value.strip():
            writer.labelled(labels.get(name, name), value, level)
    if answer.text.strip():
        writer.text(answer.text, level)
