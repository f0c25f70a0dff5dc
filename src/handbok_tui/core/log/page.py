"""The log as a document, so that it is read, searched and drawn like a chapter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbok_tui.core.answers.workbook import LOG
from handbok_tui.core.edition.answer_parts import Earlier, other_versions, version_parts
from handbok_tui.core.edition.document import Remarks
from handbok_tui.core.edition.parts import Part, Place
from handbok_tui.core.log.entries import LogEntry, entry_question
from handbok_tui.texts import dates, front, labels
from handbok_tui.texts.log import entries as texts


def log_page(
    found: Sequence[LogEntry],
    person: str,
    earlier: Earlier = "count",
    remarks: Remarks = lambda _entry, _respondent: (),
) -> tuple[Part, ...]:
    """The entries as they are given, under a heading for each month, each with what else there
    is to say of it.
    """
    return tuple(_page(found, person, earlier, remarks))


def log_parts(found: Sequence[LogEntry], person: str) -> tuple[Part, ...]:
    """The entries alone."""
    return tuple(part for entry in found for part in _entry(entry, person, "hide", ()))


def _page(
    found: Sequence[LogEntry], person: str, earlier: Earlier, remarks: Remarks
) -> Iterator[Part]:
    here = Place(LOG)
    yield Part("title", front.LOG, here, "own")
    yield Part("voice", texts.ABOUT, here, "project")
    if not found:
        yield Part("guide", texts.EMPTY, here, "project")
    month = ""
    for entry in found:
        named = dates.month(entry.occasion.day)
        if named != month:
            month = named
            yield Part("heading", month, Place(LOG, _section(entry)), "own")
        made = remarks(entry.answer.question_id, entry.respondent.id)
        yield from _entry(entry, person, earlier, made)


def _section(entry: LogEntry) -> str:
    return f"{entry.occasion.day:%Y-%m}"


def _entry(entry: LogEntry, person: str, earlier: Earlier, made: tuple[str, ...]) -> Iterator[Part]:
    answer, kind = entry.answer, entry.occasion.kind
    place = Place(entry.file, _section(entry), answer.question_id, entry.respondent.id)
    voice = "ours" if entry.respondent.kind == "group" else "mine"
    yield Part("record", record_head(entry, person), place, voice)
    base = Part("answer-head", answer.question, place, voice)
    if answer.question and answer.question != texts.KINDS[kind]:
        yield base
    question = entry_question(answer.question_id, kind, answer.question)
    yield from version_parts(base, question, answer)
    for words in made:
        yield base._replace(role="remark", text=words, voice="project")
    yield from other_versions(base, question, answer, earlier)


def record_head(entry: LogEntry, person: str) -> str:
    """ "24 november 2026 · Vi lärde oss … · Bo · Bara för mig"."""
    respondent, answer = entry.respondent, entry.answer
    words = [dates.long_date(entry.occasion.day), texts.KINDS[entry.occasion.kind]]
    if respondent.id != person:
        words.append(respondent.name)
    if answer.private:
        words.append(texts.PRIVATE[respondent.kind])
    if answer.follow_up is not None:
        words.append(f"{labels.FOLLOW_UP} {dates.long_date(answer.follow_up)}")
    return " · ".join(words)
