"""Writes filled templates, by the same one writer as answers."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from handbok_tui.core.errors import SaveFailed
from handbok_tui.core.sheets import columns
from handbok_tui.core.sheets.merge import keep_cells, merge_sheets
from handbok_tui.core.sheets.templates import (
    UNKNOWN,
    Analysis,
    FilledKey,
    Row,
    Sheet,
    Worksheet,
    links,
)
from handbok_tui.storage.answers.changes import block, history_changes, stored_follow_up
from handbok_tui.storage.answers.files import Stamp, WorkbookFiles, stamp_of
from handbok_tui.storage.answers.saves import alone, write
from handbok_tui.storage.sheets.files import EMPTY, VISIBILITY, WorksheetFiles, decode_filled
from handbok_tui.storage.toml.decode import FORMAT, open_toml
from handbok_tui.storage.toml.edit import Append, Change, Remove, Set, edit
from handbok_tui.texts.sheets.filling import ROW_STAYS


class SavedSheet(NamedTuple):
    """What a filled template holds after a save; ``note`` and ``stamp`` as in
    workbook_saves.Saved, and the note also says where a removed row stays.
    """

    sheet: Sheet
    note: str = ""
    stamp: Stamp | None = None


def save_filled(
    files: WorkbookFiles, templates: WorksheetFiles, key: FilledKey, base: Sheet, mine: Sheet
) -> SavedSheet:
    """Write what changed from ``base`` to ``mine`` and return what the file now holds.

    Raises SaveFailed, UnsavableText, and FaultyFile when file or template cannot be read; then
    nothing is written.
    """
    worksheet = templates.worksheet(key.worksheet)
    path = templates.filled_path(key)
    note = ""
    with alone(files, path, f"{key.folder}.{key.respondent}.{key.worksheet}.lock") as raw:
        disk = decode_filled(path, raw, worksheet) if raw.strip() else EMPTY
        if disk.locked:
            raise SaveFailed(disk.locked)
        merged = merge_sheets(base, mine, disk.sheet)
        merged = keep_cells(base, disk.sheet, merged, _typed(worksheet))
        changes = sheet_changes(disk.sheet, merged, worksheet)
        if changes:
            head = [] if open_toml(path, raw).top.data else _head(key)
            note = write(files, path, raw, edit(raw, [*head, *changes]))
        if any(base.row(row.id) and not mine.row(row.id) for row in merged.rows):
            note = note or ROW_STAYS
        with suppress(OSError):  # then it is looked at once more than it need be
            return SavedSheet(merged, note, stamp_of(path))
    return SavedSheet(merged, note)


def _typed(worksheet: Worksheet) -> frozenset[str]:
    """The columns in which people write words of their own."""
    return frozenset(
        column.id
        for column in worksheet.columns
        if columns.COLUMN_KINDS[column.kind].stored == "text" and not column.choices
    )


def _head(key: FilledKey) -> list[Change]:
    return [
        Set(("format",), FORMAT),
        Set(("worksheet",), key.worksheet),
        Set(("respondent",), key.respondent),
    ]


def sheet_changes(old: Sheet, new: Sheet, worksheet: Worksheet) -> list[Change]:
    """What must change in the file to take it from one filling to the next."""
    changes: list[Change] = []
    for name in ("visibility", "updated", "day", "people"):
        value = getattr(new, name)
        if value != getattr(old, name):
            changes.append(Set((name,), value) if value else Remove((name,)))
    order, before = ([row.id for row in sheet.rows] for sheet in (new, old))
    if order != before:
        changes.append(Set(("order",), order) if order else Remove(("order",)))
    changes += [Remove(("rows", row.id)) for row in old.rows if row.id not in order]
    for row in new.rows:
        changes += _row_changes(old.row(row.id), row, worksheet)
    changes += _list_changes(
        "earlier",
        [_analysis(one, worksheet) for one in old.earlier],
        [_analysis(one, worksheet) for one in new.earlier],
    )
    for name, was, now in (
        ("conflict", old.conflicts, new.conflicts),
        ("replaced", old.replaced, new.replaced),
    ):
        changes += _list_changes(
            name, [dict(one._asdict()) for one in was], [dict(one._asdict()) for one in now]
        )
    return changes


def _row_changes(old: Row | None, new: Row, worksheet: Worksheet) -> list[Change]:
    if old is None:
        return [Set(("rows", new.id), _stored_row(new, worksheet))]
    changes: list[Change] = []
    for column, value in _stored_values(new, worksheet).items():
        if new.values[column] != old.values.get(column):
            changes.append(Set(("rows", new.id, column), value))
    gone = [column for column in old.values if column not in new.values]
    changes += [Remove(("rows", new.id, column)) for column in gone]
    if new.visibility != old.visibility:
        place = ("rows", new.id, VISIBILITY)
        changes.append(Set(place, new.visibility) if new.private else Remove(place))
    return changes + history_changes(("rows", new.id), old.followed_up, new.followed_up)


def _list_changes(
    key: str, old: list[dict[str, object]], new: list[dict[str, object]]
) -> list[Change]:
    if old == new:
        return []
    if new[: len(old)] == old:
        return [Append((key,), table) for table in new[len(old) :]]
    return [Remove((key,)), *(Append((key,), table) for table in new)]


def _analysis(analysis: Analysis, worksheet: Worksheet) -> dict[str, object]:
    head = {"day": analysis.day, "people": analysis.people}
    return {
        **{key: value for key, value in head.items() if value},
        "order": [row.id for row in analysis.rows],
        "rows": {row.id: _stored_row(row, worksheet) for row in analysis.rows},
    }


def _stored_row(row: Row, worksheet: Worksheet) -> Mapping[str, object]:
    history = [stored_follow_up(one) for one in row.followed_up]
    return {
        **({VISIBILITY: row.visibility} if row.private else {}),
        **_stored_values(row, worksheet),
        **({"followed_up": history} if history else {}),
    }


def _stored_values(row: Row, worksheet: Worksheet) -> Mapping[str, object]:
    found = {column.id: column for column in worksheet.columns}
    return {
        name: stored(value, columns.COLUMN_KINDS[found[name].kind].stored)
        for name, value in row.values.items()
        if name in found
    }


def stored(value: str, form: columns.Stored) -> object:
    """A value as TOML has it: a date as a date, a number as a number, "?" always as "?"."""
    if value == UNKNOWN:
        return value
    if form == "day":
        return date.fromisoformat(value)
    if form == "number":
        return float(value.replace(",", ".")) if "," in value else int(value)
    if form == "list":  # what is no link would make the file unreadable
        return [line for line in value.split("\n") if links(line)]
    return block(value)
