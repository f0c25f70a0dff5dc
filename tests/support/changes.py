"""One change of every kind that a person makes in a workbook, and what its files then say."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.chapters.pieces import pieces
from handbok_tui.session import Session, Target
from handbok_tui.session.chapters.editing import Editing
from handbok_tui.session.chapters.importing import Wish
from handbok_tui.session.sheets.reading import SheetTarget
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition

ANNA = Respondent("anna", "Anna")
OWN = "eget"
MARKDOWN = "# Eget kapitel\n\n## Om oss\n\nSå här gör vi.\n"


def open_session(folder: Path) -> Session:
    """A run of the program over a workbook."""
    editions = EditionFiles(shipped_edition(), folder / "chapters")
    return Session(editions, WorkbookFiles(folder, ANNA))


def target(session: Session, question: str = "k1-ref-4") -> Target:
    """Where one's own answer to a question goes."""
    return session.target(*session.find_question(question))


def analysis(session: Session) -> SheetTarget:
    """A template with rows of its own, which is filled again and again."""
    return session.worksheets.target("nulagesanalys")


def plan(session: Session) -> SheetTarget:
    """A template with rows that people add."""
    return session.worksheets.target("aktivitetsplan", "gruppen")


def prepare(folder: Path) -> None:
    """A workbook in which there is something of every kind."""
    session = open_session(folder)
    session.write(target(session), "Det jag först skrev.")
    session.write(target(session, "k1-ref-1"), "Vårt gemensamma svar.")
    session.write(session.log.reflection(), "Dagens tanke.")
    sheets = session.worksheets
    sheets.set_cell(analysis(session), "mal", "ser", "Vi mäter redan.")
    for name in ("Fråga natten", "Ring Bo", "Mät igen"):
        sheets.add_row(plan(session), name=name)
    editing = session.edit_chapter("k1")
    _rewrite(editing, "Ändrat av oss.")
    session.facts.write({"organisation": "Kommunen", "vision": "Lära varje dag"})
    _take_in(session, folder, MARKDOWN)
    session.save()


def _take_in(session: Session, folder: Path, markdown: str) -> None:
    plan = session.plan_import(Wish(markdown, str(folder / "eget.md"), OWN))
    session.take_in(plan, force=True)


def _rewrite(editing: Editing, text: str) -> None:
    piece = next(p for p in pieces(editing.parts) if p.name == "body")
    editing.begin()
    editing.write(piece, text)
    editing.finish(piece)


def _remove_section(session: Session) -> None:
    editing = session.edit_chapter("k1")
    editing.remove(next(p for p in pieces(editing.parts) if p.key.kind == "section" and p.whole))


def _answer(session: Session, text: str) -> None:
    here = target(session)
    session.checkpoint(here)
    session.write(here, text)


def _new_answer(session: Session) -> None:
    here = target(session, "k2-ref-1")
    session.checkpoint(here)
    session.write(here, "Ett första svar.")


def _learning(session: Session) -> None:
    here = session.log.learning()
    session.checkpoint(here)
    session.write(here, "Ring först.", "what")
    session.write(here, "Natten", "where")


def _reflection(session: Session) -> None:
    here = session.log.reflection()
    session.checkpoint(here)
    session.write(here, "Något helt annat blev det i dag.")


def _decision(session: Session) -> None:
    group = session.workbook.respondent("gruppen")
    assert group is not None
    here = session.log.of_group("decision", group, "k1", "k1-ref-1", "Vad gör vi?")
    session.checkpoint(here)
    session.write(here, "Vi börjar på måndag.", "decision")


def _cell(session: Session) -> None:
    session.worksheets.set_cell(analysis(session), "mal", "ser", "Något helt nytt.")


def _rows(session: Session) -> list[str]:
    return [row.id for row in session.worksheets.sheet(plan(session)).rows]


def _activity(session: Session) -> None:
    session.follow_ups.make("activity", "gruppen", None, "Bjud in fler")


def _import_over(session: Session) -> None:
    _take_in(session, session._files.folder, MARKDOWN.replace("Så här", "Helt annorlunda"))


CHANGES: Mapping[str, Callable[[Session], object]] = {
    "an answer is written": _new_answer,
    "an answer is written anew": lambda s: s.answer_anew(target(s)),
    "an answer is replaced": lambda s: _answer(s, "Tvärtom är det."),
    "an answer is emptied": lambda s: _answer(s, ""),
    "an answer is made private": lambda s: s.toggle_private(target(s)),
    "an answer is marked as done": lambda s: s.set_state(target(s), "done"),
    "an answer is skipped": lambda s: s.toggle_skipped(target(s)),
    "an answer is to be followed up": lambda s: s.set_follow_up(target(s), s.now().date()),
    "a learning": _learning,
    "a reflection is replaced": _reflection,
    "a decision of a meeting": _decision,
    "a cell is replaced": _cell,
    "a row is added": lambda s: s.worksheets.add_row(plan(s), name="En till"),
    "a row is removed": lambda s: s.worksheets.remove_row(plan(s), _rows(s)[1]),
    "a row is moved": lambda s: s.worksheets.move_row(plan(s), _rows(s)[-1], -1),
    "a row is made private": lambda s: s.worksheets.toggle_row_private(plan(s), _rows(s)[0]),
    "a template is made private": lambda s: s.worksheets.toggle_private(plan(s)),
    "a new analysis": lambda s: s.worksheets.begin_anew(analysis(s)),
    "an activity": _activity,
    "a chapter's text": lambda s: _rewrite(s.edit_chapter("k1"), "Något helt annat."),
    "another chapter's text": lambda s: _rewrite(s.edit_chapter("k2"), "Vårt eget."),
    "a section is removed": _remove_section,
    "a chapter is put back": lambda s: s.edit_chapter("k1").put_all_back(),
    "a chapter is made": lambda s: s.add_chapter("Vårt nya", template=True),
    "a chapter is imported over": _import_over,
    "changes are imported over": lambda s: s.take_in(
        s.plan_import(Wish(MARKDOWN, "", "", "k1")), force=True
    ),
    "a chapter is hidden": lambda s: s.hide_chapter("k5"),
    "a chapter is moved": lambda s: s.move_chapter("k2", 1),
    "a fact": lambda s: s.facts.write({"vision": "Något annat"}),
    "a group": lambda s: s.add_group("Ledningsgruppen"),
}
"""What is done to a workbook that was prepared, by a name for it."""


def said(folder: Path) -> dict[str, Any]:
    """What all files of a workbook say: not when it was written, nor what stood there before,
    and files in which nothing is said.
    """
    found = {}
    for path in sorted(folder.rglob("*.toml")):
        if ".handbok" in path.parts:
            continue
        data = tomllib.loads(path.read_text("utf-8"))
        for key in ("format", "chapter", "respondent", "worksheet", "updated", "replaced"):
            data.pop(key, None)
        if data.get("visibility") == "handbook":  # as when nothing is said of it
            del data["visibility"]
        for table in ("answers", "entries"):
            records = data.pop(table, {})
            kept = {name: _words(record) for name, record in records.items()}
            data |= {table: {name: words for name, words in kept.items() if words}}
        found[str(path.relative_to(folder))] = {k: v for k, v in data.items() if v}
    return {name: data for name, data in found.items() if data}


def _words(record: dict[str, Any]) -> dict[str, Any]:
    about = ("kind", "date", "chapter", "about", "question", "by")
    found = {k: v for k, v in record.items() if k not in ("updated", "earlier") and v}
    found = {k: v for k, v in found.items() if (k, v) != ("state", "draft")}
    says = {k: v for k, v in found.items() if k not in about}
    return found if set(says) - {"visibility"} else {}
