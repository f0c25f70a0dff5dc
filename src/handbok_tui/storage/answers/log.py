"""Reads one file of the log: entries by their ids, each an answer with its occasion."""

from __future__ import annotations

from pathlib import Path

from handbok_tui.core.answers.workbook import Answer
from handbok_tui.core.log.entries import KIND_NAMES, LOG_KINDS, Occasion
from handbok_tui.storage.answers.files import Sheet, decode_answer
from handbok_tui.storage.toml.decode import Table, newer_fault, open_toml


def decode_log(path: Path, raw: bytes) -> Sheet:
    """The entries in the bytes of a log file.  Raises FaultyFile."""
    file = open_toml(path, raw)
    entries = {name: _entry(name, table) for name, table in file.top.named_tables("entries")}
    if file.newer:
        return Sheet(entries, str(newer_fault(file)))
    file.require()
    return Sheet(entries)


def _entry(entry_id: str, table: Table) -> Answer:
    kind = table.word("kind", KIND_NAMES, None)
    day = table.day("date")
    if day is None:
        if "date" not in table.data:
            table.wrong("", "”date” saknas. Lägg till dagen, till exempel date = 2027-01-12.")
        return decode_answer(entry_id, table)
    answer = decode_answer(entry_id, table)
    if LOG_KINDS[kind].private and "visibility" not in table.data:
        answer = answer._replace(visibility="private")
    return answer._replace(occasion=Occasion(kind, day, table.text("chapter"), table.text("about")))
