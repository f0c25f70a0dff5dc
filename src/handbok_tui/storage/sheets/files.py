"""Reads templates: the edition's, the organisation's own, and what they are filled with.

A template is declared in the edition's ``worksheets`` or the workbook's ``templates``; one here
stands in front of the edition's of the same id.  What a respondent has filled it with lies in
the workbook's ``worksheets/<respondent>``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from handbok_tui.core.answers.blank import is_blank
from handbok_tui.core.answers.workbook import VISIBILITIES, Visibility
from handbok_tui.core.edition.handbook import is_id
from handbok_tui.core.errors import Fault, FaultyFile, NotFound, SaveFailed
from handbok_tui.core.sheets import columns
from handbok_tui.core.sheets.templates import (
    NO_SHEET,
    UNKNOWN,
    Analysis,
    CellConflict,
    Column,
    FilledKey,
    Row,
    Sheet,
    Worksheet,
    WorksheetHead,
    links,
)
from handbok_tui.storage.answers.files import followed_up
from handbok_tui.storage.edition.template import decode_worksheet
from handbok_tui.storage.files.read_file import exists
from handbok_tui.storage.toml.decode import Table, newer_fault, open_toml, read_bytes

DECLARED = "worksheets"
OWN_DECLARED = "templates"
VISIBILITY = "visibility"
"""The key of a sheet, and of a row of it, that says whether it is "Bara för mig"."""


class ReadSheet(NamedTuple):
    """A filled template as it was read; ``locked`` says why it may not be written, or ""."""

    sheet: Sheet
    locked: str = ""


class WorksheetFiles:
    """The templates of one edition and workbook, and what they are filled with."""

    def __init__(self, edition: Path, workbook: Path) -> None:
        self.edition = edition
        self.workbook = workbook
        self._read: dict[str, Worksheet] = {}
        self.broken: dict[str, FaultyFile] = {}
        """Why the workbook's own template cannot be used; the edition's stands in for it."""

    def ids(self) -> tuple[str, ...]:
        """The id of every template there is; the files have not been read."""
        folders = (self.edition / DECLARED, self.workbook / OWN_DECLARED)
        names = {path.stem for folder in folders for path in folder.glob("*.toml")}
        return tuple(sorted(name for name in names if is_id(name)))

    def heads(self) -> tuple[tuple[WorksheetHead, ...], tuple[Fault, ...]]:
        """Every template that can be read, by number, and what is wrong with the others."""
        found: list[WorksheetHead] = []
        faults: tuple[Fault, ...] = ()
        for worksheet_id in self.ids():
            try:
                found.append(self.worksheet(worksheet_id).head)
            except FaultyFile as problem:
                faults += problem.faults
            if (broken := self.broken.get(worksheet_id)) is not None:
                faults += broken.faults
        return tuple(sorted(found, key=lambda head: (head.number, head.title))), faults

    def path(self, worksheet_id: str) -> Path:
        """The file that declares a template: the workbook's if there is one."""
        own = self.workbook / OWN_DECLARED / f"{worksheet_id}.toml"
        return own if exists(own) else self.edition / DECLARED / f"{worksheet_id}.toml"

    def worksheet(self, worksheet_id: str) -> Worksheet:
        """A template; the edition's where the workbook's own in front of it cannot be used.

        Raises NotFound, FaultyFile.
        """
        if worksheet_id not in self._read:
            if not is_id(worksheet_id) or not exists(path := self.path(worksheet_id)):
                raise NotFound(
                    f"Det finns ingen mall ”{worksheet_id}”. "
                    f"De som finns är {', '.join(self.ids()) or 'inga'}."
                )
            published = self.edition / DECLARED / path.name
            try:
                self._read[worksheet_id] = decode_worksheet(open_toml(path, read_bytes(path)))
            except FaultyFile as problem:
                if path == published or not exists(published):
                    raise
                self.broken[worksheet_id] = problem
                file = open_toml(published, read_bytes(published))
                self._read[worksheet_id] = decode_worksheet(file)
        return self._read[worksheet_id]

    def filled_path(self, key: FilledKey) -> Path:
        """worksheets/<respondent>/<worksheet>.toml.  Raises SaveFailed for ids that are none."""
        if not (is_id(key.respondent) and is_id(key.worksheet)):
            raise SaveFailed(f"”{key.respondent}/{key.worksheet}” kan inte vara namn på en fil.")
        return self.workbook / key.folder / key.respondent / f"{key.worksheet}.toml"

    def filled(self) -> tuple[FilledKey, ...]:
        """Every filled template there is, in order; the files have not been read."""
        paths = sorted((self.workbook / FilledKey("", "").folder).glob("*/*.toml"))
        names = ((path.parent.name, path.stem) for path in paths)
        return tuple(FilledKey(*name) for name in names if all(map(is_id, name)))

    def sheet(self, key: FilledKey) -> ReadSheet:
        """What a respondent has filled; empty where there is no file.

        Raises FaultyFile, also for a faulty template, and NotFound for one that is gone.
        """
        worksheet = self.worksheet(key.worksheet)
        path = self.filled_path(key)
        return decode_filled(path, read_bytes(path), worksheet) if exists(path) else EMPTY


EMPTY = ReadSheet(NO_SHEET)


def decode_filled(path: Path, raw: bytes, worksheet: Worksheet) -> ReadSheet:
    """What the bytes of a filled template hold.  Raises FaultyFile.

    Keys that the template does not know are left where they are.
    """
    file = open_toml(path, raw)
    top = file.top
    sheet = Sheet(
        rows=_rows(top, worksheet),
        # An unknown word means that somebody meant something: then nothing gets out.
        visibility=top.word("visibility", VISIBILITIES, "handbook"),
        updated=top.moment("updated"),
        day=top.day("day"),
        people=top.whole("people"),
        earlier=tuple(
            Analysis(table.day("day"), _rows(table, worksheet), table.whole("people"))
            for table in top.tables("earlier")
        ),
        conflicts=_cells(top, "conflict"),
        replaced=_cells(top, "replaced"),
    )
    if file.newer:
        return ReadSheet(sheet, str(newer_fault(file)))
    file.require()
    return ReadSheet(sheet)


def _cells(top: Table, name: str) -> tuple[CellConflict, ...]:
    return tuple(
        CellConflict(table.identifier("row"), table.identifier("column"), table.text("value"))
        for table in top.tables(name)
    )


def _rows(table: Table, worksheet: Worksheet) -> tuple[Row, ...]:
    """The rows in the order that the file says; rows that it does not mention come last."""
    read = {row_id: _row(row_id, found, worksheet) for row_id, found in table.named_tables("rows")}
    order = [row_id for row_id in table.texts("order") if row_id in read]
    return tuple(read[row_id] for row_id in dict.fromkeys((*order, *read)))


def _row(row_id: str, table: Table, worksheet: Worksheet) -> Row:
    values = {
        column.id: value
        for column in worksheet.columns
        if column.id in table.data and not is_blank(value := _value(table, column))
    }
    # A template of the organisation's own may have a column of that name; then it is a cell.
    known = any(column.id == VISIBILITY for column in worksheet.columns)
    visibility: Visibility = (
        "handbook" if known else table.word(VISIBILITY, VISIBILITIES, "handbook")
    )
    return Row(row_id, values, followed_up(table), visibility)


def _value(table: Table, column: Column) -> str:
    stored = table.data[column.id]
    if stored == UNKNOWN:
        return UNKNOWN
    return _READERS[columns.COLUMN_KINDS[column.kind].stored](table, column.id)


def _text(table: Table, key: str) -> str:
    return table.text(key)


def _day(table: Table, key: str) -> str:
    day: date | None = table.day(key)
    return day.isoformat() if day is not None else ""


def _number(table: Table, key: str) -> str:
    stored = table.data[key]
    found = None
    if isinstance(stored, int | float) and not isinstance(stored, bool):
        text = format(Decimal(repr(stored)), "f") if abs(stored) < columns.TOO_LARGE else ""
        found = columns.number(text.replace(".", ","))
    if found is None:
        table.wrong(key, f"”{key}” ska vara ett tal utan citattecken, som 2.5 eller 12000.")
        return ""
    return columns.canonical(found)


def _list(table: Table, key: str) -> str:
    lines = table.texts(key)
    for line in lines:
        if not links(line):
            message = f"”{line}” är ingen länk. Skriv till exempel question:k1-ref-1 eller row:id."
            table.wrong(key, message)
    return "\n".join(lines)


_READERS: Mapping[columns.Stored, Callable[[Table, str], str]] = {
    "text": _text,
    "number": _number,
    "day": _day,
    "list": _list,
}
"""How each stored form is read."""
