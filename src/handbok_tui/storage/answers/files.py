"""Reads the workbook: who answers, and what they answered.

One file per respondent and chapter.  Writing is in workbook_saves.py, which a command that
only reads never imports.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from handbok_tui.core.answers.workbook import (
    LOG,
    STORED_STATES,
    VISIBILITIES,
    Answer,
    FactConflict,
    Respondent,
    SheetKey,
    Version,
    Workbook,
)
from handbok_tui.core.edition.handbook import SPACES, is_id
from handbok_tui.core.errors import Fault, FaultyFile, SaveFailed
from handbok_tui.core.follow_up import FollowedUp, History
from handbok_tui.storage.files.read_file import exists, listed
from handbok_tui.storage.toml.decode import (
    Table,
    TomlFile,
    newer_fault,
    open_toml,
    read_bytes,
    read_if_any,
)
from handbok_tui.texts.answers.answering import unknown_respondents

OWN_FOLDER = ".handbok"
LOG_FOLDER = "log"
GROUP = Respondent("gruppen", "Gruppen", "group")
RESPONDENTS = ("answers", "worksheets", LOG_FOLDER)
"""The folders that have a folder for each who answers."""
"""The group that answers "Vårt svar" until the workbook names its own."""


class Sheet(NamedTuple):
    """One answer file as it was read: its answers and whether it may be written.

    ``locked`` says why it may not; "" where it may.
    """

    answers: Mapping[str, Answer]
    locked: str = ""


EMPTY_SHEET = Sheet({})


class Stamp(NamedTuple):
    """By what one sees from outside that a file is another one; ``modified`` in nanoseconds."""

    inode: int
    size: int
    modified: int


def stamp_of(path: Path) -> Stamp | None:
    """What a file looks like from outside; None where there is none.

    Raises OSError where nobody may look.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)


class WorkbookFiles:
    """The files of one workbook."""

    def __init__(self, folder: Path, person: Respondent) -> None:
        self.folder = folder
        self.person = person
        self.unknown: Fault | None = None
        """Why nobody knows who answers here besides oneself: workbook.toml cannot be read."""

    def sheet_path(self, key: SheetKey) -> Path:
        """answers/<respondent>/<chapter>.toml, or the log's log/<respondent>/<year>.toml.

        Raises SaveFailed for ids that are none.
        """
        name = key.chapter.removeprefix(LOG)
        if not (is_id(key.respondent) and is_id(name)):
            raise SaveFailed(f"”{key.respondent}/{key.chapter}” kan inte vara namn på en fil.")
        folder = LOG_FOLDER if key.is_log else "answers"
        return self.folder / folder / key.respondent / f"{name}.toml"

    def log_files(self, respondent: str) -> tuple[str, ...]:
        """The log files of a respondent ("log:2026"), oldest first."""
        paths = (self.folder / LOG_FOLDER / respondent).glob("*.toml")
        return tuple(f"{LOG}{path.stem}" for path in sorted(paths) if is_id(path.stem))

    def workbook(self) -> tuple[Workbook, tuple[Fault, ...]]:
        """The workbook's facts and respondents, no answers yet; and what is wrong.

        Where workbook.toml cannot be read nobody knows who the groups are; see ``unknown``.
        """
        path = self.folder / "workbook.toml"
        found = Workbook()
        faults: tuple[Fault, ...] = ()
        self.unknown = None
        if exists(path):
            try:
                found = _workbook(file := open_toml(path, read_bytes(path)))
                faults = (newer_fault(file),) if file.newer else ()
            except FaultyFile as problem:
                faults = problem.faults
                self.unknown = faults[0]
        everyone = self._respondents(found.respondents)
        return found._replace(respondents=everyone), (*faults, *self._closed_folders())

    def _closed_folders(self) -> Iterator[Fault]:
        """A fault for every folder whose files nobody can know of."""
        waiting = [self.folder / name for name in (*RESPONDENTS, "chapters", "templates")]
        while waiting:
            folder = waiting.pop()
            try:
                inside = listed(folder)
            except OSError as error:
                yield unread_folder(folder, error)
                continue
            if folder.name in RESPONDENTS and folder.parent == self.folder:
                waiting += [one for one in inside if is_id(one.name) and one.is_dir()]

    def _respondents(self, named: tuple[Respondent, ...]) -> tuple[Respondent, ...]:
        """The listed ones, whoever has a folder of their own, oneself, and at least one group."""
        everyone = {respondent.id: respondent for respondent in named}
        folders: set[str] = set()
        for name in RESPONDENTS:
            with suppress(OSError):  # one of _closed_folders
                folders |= {path.name for path in listed(self.folder / name) if path.is_dir()}
        for name in sorted(folders):
            if is_id(name):
                everyone.setdefault(name, GROUP if name == GROUP.id else Respondent(name, name))
        everyone.setdefault(self.person.id, self.person)
        if not any(respondent.kind == "group" for respondent in everyone.values()):
            everyone[GROUP.id] = GROUP
        return tuple(everyone.values())

    def has_files(self, respondent: str) -> bool:
        """Whether a respondent has answered, filled in or logged anything."""
        places = (self.folder / name / respondent for name in RESPONDENTS)
        return any(any(place.glob("*.toml")) for place in places)

    def not_known(self, respondent: str) -> str:
        """Why nothing may be written for a respondent; "" where it may."""
        if self.unknown is None or respondent == self.person.id:
            return ""
        return unknown_respondents(str(self.unknown))

    def with_follow_up(self) -> Iterator[SheetKey]:
        """The files of answers and of the log that may hold a day to follow up, none decoded."""
        for folder, before in (("answers", ""), (LOG_FOLDER, LOG)):
            for path in sorted((self.folder / folder).glob("*/*.toml")):
                if is_id(path.parent.name) and is_id(path.stem):
                    with suppress(FaultyFile):  # found and told when the file is wanted
                        if b"follow_up" in read_bytes(path):
                            yield SheetKey(path.parent.name, f"{before}{path.stem}")

    def sheet(self, key: SheetKey) -> Sheet:
        """One answer file; empty where there is none.  Raises FaultyFile."""
        path = self.sheet_path(key)
        return decode(key, path, read_bytes(path)) if exists(path) else EMPTY_SHEET

    def sheet_bytes(self, key: SheetKey) -> bytes | None:
        """The bytes of an answer file; None where it cannot be read."""
        path = self.sheet_path(key)
        try:
            return read_if_any(path)
        except FaultyFile:
            return None

    def stamp(self, key: SheetKey) -> Stamp | None:
        """What an answer file looks like from outside, as ``stamp_of`` says."""
        return stamp_of(self.sheet_path(key))


def unread_folder(folder: Path, error: OSError) -> Fault:
    """A folder that cannot be listed."""
    why = f"mappen går inte att läsa: {error.strerror}. Det som ligger i den är inte med."
    return Fault(str(folder), 0, why)


def decode_workbook(path: Path, raw: bytes) -> Workbook:
    """The facts and respondents in the bytes of workbook.toml.  Raises FaultyFile."""
    return _workbook(open_toml(path, raw))


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
        chapters=top.texts("chapters"),
        hidden=top.texts("hidden"),
        id=top.text("id").strip(),
        fact_conflicts=tuple(
            FactConflict(table.text("name"), table.text("value"))
            for table in top.tables("conflict")
        ),
    )
    file.require()
    return found


def decode_sheet(path: Path, raw: bytes) -> Sheet:
    """The answers in the bytes of an answer file.  Raises FaultyFile."""
    file = open_toml(path, raw)
    answers = {name: decode_answer(name, table) for name, table in file.top.named_tables("answers")}
    if file.newer:
        return Sheet(answers, str(newer_fault(file)))
    file.require()
    return Sheet(answers)


@lru_cache(maxsize=4)
def decode(key: SheetKey, path: Path, raw: bytes) -> Sheet:
    """What the bytes of an answer file or a log file hold.  Raises FaultyFile.

    What was read is as a rule read again, under the lock, when it is saved.
    """
    if key.is_log:
        from handbok_tui.storage.answers.log import decode_log  # noqa: PLC0415 - where there is one

        return decode_log(path, raw)
    return decode_sheet(path, raw)


def decode_answer(question_id: str, table: Table) -> Answer:
    """One answer; what is wrong with it is among the table's findings."""
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
        followed_up=followed_up(table),
        by=table.text("by"),
    )


def followed_up(table: Table) -> History:
    """How the follow-ups of an answer or a row went, as [[…followed_up]] says."""
    return tuple(
        FollowedUp(found.day("date"), found.text("outcome"), found.text("learning"))
        for found in table.tables("followed_up")
    )


def _version(table: Table) -> Version:
    return Version(
        table.moment("updated"),
        table.text("text"),
        table.values("fields"),
        table.text("question"),
        table.word("visibility", VISIBILITIES, "handbook"),
        table.text("by"),
    )
