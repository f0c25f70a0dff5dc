"""Reads the workbook: who answers, and what they answered.

One file per respondent and chapter.  Writing is in workbook_saves.py, which a command that
only reads never imports.
"""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from handbok_tui.core.edition import SPACES, is_id
from handbok_tui.core.errors import Fault, FaultyFile, HandbokError, SaveFailed
from handbok_tui.core.workbook import (
    STORED_STATES,
    VISIBILITIES,
    Answer,
    Respondent,
    SheetKey,
    Version,
    Workbook,
)
from handbok_tui.storage.decode import Table, TomlFile, newer_fault, open_toml
from handbok_tui.storage.edition_files import read_bytes

OWN_FOLDER = ".handbok"
GROUP = Respondent("gruppen", "Gruppen", "group")
"""The group that answers "Vårt svar" until the workbook names its own."""


class Sheet(NamedTuple):
    """One answer file as it was read: its answers and whether it may be written.

    ``locked`` says why it may not; "" where it may.
    """

    answers: Mapping[str, Answer]
    locked: str = ""


EMPTY_SHEET = Sheet({})


class WorkbookFiles:
    """The files of one workbook."""

    def __init__(self, folder: Path, person: Respondent) -> None:
        self.folder = folder
        self.person = person

    def sheet_path(self, key: SheetKey) -> Path:
        """answers/<respondent>/<chapter>.toml.  Raises SaveFailed for ids that are none."""
        if not (is_id(key.respondent) and is_id(key.chapter)):
            raise SaveFailed(f"”{key.respondent}/{key.chapter}” kan inte vara namn på en fil.")
        return self.folder / "answers" / key.respondent / f"{key.chapter}.toml"

    def workbook(self) -> tuple[Workbook, tuple[Fault, ...]]:
        """The workbook's facts and respondents, no answers yet; and what is wrong."""
        path = self.folder / "workbook.toml"
        found = Workbook()
        faults: tuple[Fault, ...] = ()
        if path.is_file():
            try:
                found = _workbook(file := open_toml(path, read_bytes(path)))
                faults = (newer_fault(file),) if file.newer else ()
            except FaultyFile as problem:
                faults = problem.faults
        return found._replace(respondents=self._respondents(found.respondents)), faults

    def _respondents(self, listed: tuple[Respondent, ...]) -> tuple[Respondent, ...]:
        """The listed ones, whoever has a folder of answers, oneself, and at least one group."""
        everyone = {respondent.id: respondent for respondent in listed}
        answers = self.folder / "answers"
        folders = (
            sorted(p.name for p in answers.iterdir() if p.is_dir()) if answers.is_dir() else []
        )
        for name in folders:
            if is_id(name):
                everyone.setdefault(name, GROUP if name == GROUP.id else Respondent(name, name))
        everyone.setdefault(self.person.id, self.person)
        if not any(respondent.kind == "group" for respondent in everyone.values()):
            everyone[GROUP.id] = GROUP
        return tuple(everyone.values())

    def sheet(self, key: SheetKey) -> Sheet:
        """One answer file; empty where there is none.  Raises FaultyFile."""
        path = self.sheet_path(key)
        return decode_sheet(path, read_bytes(path)) if path.is_file() else EMPTY_SHEET

    def sheet_bytes(self, key: SheetKey) -> bytes | None:
        """The bytes of an answer file; None where it cannot be read."""
        path = self.sheet_path(key)
        try:
            return read_bytes(path) if path.is_file() else b""
        except FaultyFile:
            return None

    def own_folder(self) -> Path:
        """The program's own folder in the workbook, made when first needed."""
        from handbok_tui.storage.atomic_write import make_private_dir  # noqa: PLC0415 - rarely

        folder = self.folder / OWN_FOLDER
        make_private_dir(folder)
        return folder


def _workbook(file: TomlFile) -> Workbook:
    top = file.top
    found = Workbook(
        organisation=top.text("organisation"),
        unit=top.text("unit"),
        role=top.text("role"),
        level=top.text("level"),
        vision=top.text("vision"),
        owner=top.text("owner"),
        respondents=tuple(
            Respondent(
                table.identifier("id"), table.text("name"), table.word("kind", SPACES, "person")
            )
            for table in top.tables("respondents")
        ),
    )
    file.require()
    return found


def decode_sheet(path: Path, raw: bytes) -> Sheet:
    """The answers in the bytes of an answer file.  Raises FaultyFile."""
    file = open_toml(path, raw)
    answers = {name: _answer(name, table) for name, table in file.top.named_tables("answers")}
    if file.newer:
        return Sheet(answers, str(newer_fault(file)))
    file.require()
    return Sheet(answers)


def _answer(question_id: str, table: Table) -> Answer:
    return Answer(
        question_id=question_id,
        state=table.word("state", STORED_STATES, "draft"),
        # An unknown word means that somebody meant something: then nothing gets out.
        visibility=table.word("visibility", VISIBILITIES, "handbook"),
        updated=table.moment("updated"),
        follow_up=table.day("follow_up"),
        question=table.text("question"),
        text=table.text("text"),
        fields=table.values("fields"),
        earlier=tuple(_version(item) for item in table.tables("earlier")),
        conflicts=tuple(_version(item) for item in table.tables("conflict")),
    )


def _version(table: Table) -> Version:
    return Version(
        table.moment("updated"), table.text("text"), table.values("fields"), table.text("question")
    )


def slug(name: str) -> str:
    """An id made from a name, "" where nothing of it can be used."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")


def new_respondent(name: str, known: tuple[Respondent, ...]) -> Respondent:
    """A group with a name and an id of its own.  Raises HandbokError for an empty name."""
    wanted = " ".join(name.split())
    if not wanted:
        raise HandbokError("Skriv vad gruppen heter, till exempel Ledningsgruppen.")
    if any(respondent.name.casefold() == wanted.casefold() for respondent in known):
        raise HandbokError(f"Det finns redan en grupp som heter {wanted}.")
    base, ids = slug(wanted)[:60] or "grupp", {respondent.id for respondent in known}
    names = (base, *(f"{base}-{number}" for number in range(2, len(ids) + 3)))
    return Respondent(next(found for found in names if found not in ids), wanted, "group")


def person_from_login(login: str, full_name: str = "") -> Respondent:
    """The person at the keyboard: an id made from the login name, and a name to show."""
    return Respondent(slug(login) or "jag", full_name or login or "Jag", "person")
