"""What a change is called and where it is to be seen: from the keys of the file it was made in."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.answers.workbook import FACTS, LOG, SheetKey
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.log.entries import occasion_of
from handbok_tui.core.sheets.templates import FilledKey
from handbok_tui.storage.changes.take_back import sheet_key
from handbok_tui.texts import labels
from handbok_tui.texts.changes import trail as texts
from handbok_tui.texts.chapters.editing import PIECES, SECTION
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.facts import LABELS
from handbok_tui.texts.log.entries import NAMES

if TYPE_CHECKING:
    from handbok_tui.session.changes.order import Thing
    from handbok_tui.session.session import Session
    from handbok_tui.storage.changes.file import Entry
    from handbok_tui.storage.toml.difference import Difference

QUESTION = 34
"""Characters of a question, enough to know it by."""
_KINDS = {"sections": "section", "questions": "question", "exercises": "exercise"}


class Place(NamedTuple):
    """What a change is called and where it is: a leaf and a question of whom, or a template of
    whom at a row.  ``brief`` is the name where there is little room, ``full`` where there is
    enough for every word of a question; "" for the same.
    """

    name: str
    leaf: str = ""
    question: str = ""
    respondent: str = ""
    worksheet: str = ""
    row: str = ""
    brief: str = ""
    full: str = ""


def place_of(session: Session, thing: Thing, differences: Sequence[Difference] = ()) -> Place:
    """The place of something that was changed in this run."""
    if isinstance(thing.key, SheetKey):
        return _answer_place(session, thing.key, thing.id)
    if isinstance(thing.key, FilledKey):
        return _sheet_place(session, thing.key, differences, session.worksheets.last_row(thing.key))
    if thing.kind == "chapter":
        return _chapter_place(session, thing.key, differences)
    return place_in(session, thing.key, differences)


def place_of_entry(session: Session, entry: Entry) -> Place:
    """The place of a change of the trail."""
    return place_in(session, entry.file, entry.differences, whole=entry.whole is not None)


def place_in(
    session: Session, file: str, differences: Sequence[Difference], *, whole: bool = False
) -> Place:
    """The place of a change in a file of the workbook."""
    if (key := sheet_key(file)) is not None:
        path = differences[0].path if differences else ()
        return _answer_place(session, key, path[1] if len(path) > 1 else "")
    kind, *rest = file.removesuffix(".toml").split("/")
    if kind == "worksheets" and len(rest) == 2:
        return _sheet_place(session, FilledKey(rest[0], rest[1]), differences, "")
    if kind == "chapters" and rest:
        return _chapter_place(session, rest[0], () if whole else differences)
    keys = dict.fromkeys(found.path[0] for found in differences)
    words = [_book_word(key) for key in keys if key in (*FACTS, *texts.BOOK)]
    return Place(f"{texts.FACTS_FILE}: {', '.join(words)}" if words else texts.FACTS_FILE)


def _book_word(key: str) -> str:
    label = LABELS[key] if key in FACTS else texts.BOOK[key]
    return label[:1].lower() + label[1:]


def _whose(session: Session, respondent_id: str) -> tuple[str, str]:
    """ "Mitt svar", and the name of who it is where it is not oneself."""
    respondent = session.workbook.respondent(respondent_id)
    if respondent is None:
        return labels.respondent_label("person", respondent_id, mine=False), respondent_id
    mine = respondent.id == session.viewer.person
    whose = labels.respondent_label(respondent.kind, respondent.name, mine=mine)
    return whose, "" if mine else respondent.name


def _answer_place(session: Session, key: SheetKey, question: str) -> Place:
    whose, name = _whose(session, key.respondent)
    if key.is_log:
        said = _entry_name(session, key, question, name)
        return Place(said, LOG, question, key.respondent)
    wording, where, brief = question, "", question
    with suppress(HandbokError):
        chapter, found = session.find_question(question)
        wording = found.text
        head = session.every.head(chapter)
        turn = [one.id for one in session.questions(chapter)].index(question) + 1
        chapter_number = head.number if head is not None else 0
        where = texts.question(chapter_number, turn)
        brief = texts.brief_question(chapter_number, turn, wording)
    name, full = (texts.answer(where, whose, words) for words in (short(wording), wording))
    return Place(name, key.chapter, question, key.respondent, brief=brief, full=full)


def _entry_name(session: Session, key: SheetKey, entry: str, whose: str) -> str:
    occasion = occasion_of(entry)
    stored = session.workbook.answer(key.respondent, key.chapter, entry)
    if stored is not None and stored.occasion is not None:
        occasion = stored.occasion
    if occasion is None:
        return texts.entry(entry, "", whose)
    return texts.entry(NAMES[occasion.kind], long_date(occasion.day), whose)


def _sheet_place(
    session: Session, key: FilledKey, differences: Sequence[Difference], row: str
) -> Place:
    cells = [found.path for found in differences if found.path[0] == "rows"]
    rows = dict.fromkeys(path[1] for path in cells if len(path) > 1)
    if len(rows) == 1:
        row = next(iter(rows))
    columns = {path[2] for path in cells if len(path) > 2 and path[2] not in texts.MARKS}
    column = next(iter(columns)) if len(columns) == 1 else ""
    name = session.worksheets.cell_name(key, row, column) if row else key.worksheet
    _, whose = _whose(session, key.respondent)
    if not row:
        with suppress(HandbokError):
            name = session.worksheets.target(key.worksheet, key.respondent).worksheet.head.title
    elif column == "":
        name = name.removesuffix(" › ")
    said = f"{name} ({whose})" if whose else name
    return Place(said, respondent=key.respondent, worksheet=key.worksheet, row=row)


def _chapter_place(session: Session, chapter: str, differences: Sequence[Difference]) -> Place:
    head = session.every.head(chapter)
    number = head.number if head is not None else 0
    parts = dict.fromkeys(_part(found.path) for found in differences if found.path[0] != "order")
    words = ""
    if not differences:
        part = texts.CHAPTER_FILE
    elif len(parts) > 1:
        part = texts.parts(len(parts))
    else:
        kind, name, part = next(iter(parts), ("", "", SECTION))
        part, words = part.lower(), _title(session, chapter, kind, name)
    said, full = (texts.chapter(number, part, title) for title in (short(words), words))
    return Place(said, leaf=chapter, full=full)


def _title(session: Session, chapter: str, kind: str, name: str) -> str:
    """What a part of a chapter begins with now; "" where it is gone, or the chapter itself."""
    with suppress(HandbokError):
        for section in session.chapter(chapter).sections:
            if kind == "section" and section.id == name:
                return section.title
            found = {one.id: one.text for one in section.questions}
            found |= {one.id: one.title for one in section.exercises}
            if name in found:
                return found[name]
    return ""


def _part(path: tuple[str, ...]) -> tuple[str, str, str]:
    """Which part of a chapter a key belongs to, and what that is called."""
    kind = _KINDS.get(path[0])
    if kind is None or len(path) < 2:
        return "", path[0], PIECES.get(("chapter", path[0]), SECTION)
    value = path[-1]
    usual = {"section": SECTION, "question": "Fråga", "exercise": "Övning"}[kind]
    return kind, path[1], PIECES.get((kind, value), usual)


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    if len(line) <= QUESTION:
        return line
    cut = line[:QUESTION]
    return f"{cut.rpartition(' ')[0] or cut} …"
