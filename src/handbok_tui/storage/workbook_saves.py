"""Writes the workbook: answers and facts.

A save reads the file again under a lock, merges answer by answer with what somebody else may
have written, and edits only what changed.  A file that cannot be read, or that a newer version
wrote, is never written.
"""

from __future__ import annotations

from collections.abc import Mapping

from handbok_tui.core.errors import SaveFailed
from handbok_tui.core.merge import merge
from handbok_tui.core.workbook import Answer, SheetKey
from handbok_tui.storage.answer_changes import answer_changes, head_changes, own_changes
from handbok_tui.storage.atomic_write import make_private_dir, write_atomic
from handbok_tui.storage.decode import newer_fault, open_toml
from handbok_tui.storage.edition_files import read_bytes
from handbok_tui.storage.lock import file_lock
from handbok_tui.storage.toml_edit import edit
from handbok_tui.storage.workbook_files import EMPTY_SHEET, Sheet, WorkbookFiles, decode_sheet


def save_sheet(
    files: WorkbookFiles,
    key: SheetKey,
    base: Mapping[str, Answer],
    mine: Mapping[str, Answer],
) -> Sheet:
    """Write what changed from ``base`` to ``mine`` and return what the file now holds.

    ``base`` is what the file held when it was read.  Raises SaveFailed, UnsavableText, and
    FaultyFile when the file has become unreadable; then nothing is written.
    """
    path = files.sheet_path(key)
    make_private_dir(path.parent)
    with file_lock(files.own_folder() / f"{key.respondent}.{key.chapter}.lock"):
        raw = read_bytes(path) if path.is_file() else b""
        disk = decode_sheet(path, raw) if raw.strip() else EMPTY_SHEET
        if disk.locked:
            raise SaveFailed(disk.locked)
        merged = merge(base, mine, disk.answers)
        changes = [] if open_toml(path, raw).top.data else head_changes(key)
        for question, answer in merged.items():
            changes += answer_changes(disk.answers.get(question), answer)
        for question in disk.answers.keys() - merged.keys():
            changes += answer_changes(disk.answers[question], None)
        if changes:
            write_atomic(path, edit(raw, changes))
    return Sheet(merged)


def save_facts(files: WorkbookFiles, facts: Mapping[str, str]) -> None:
    """Write the given keys of workbook.toml.  Raises SaveFailed, FaultyFile."""
    path = files.folder / "workbook.toml"
    make_private_dir(files.folder)
    with file_lock(files.own_folder() / "workbook.lock"):
        raw = read_bytes(path) if path.is_file() else b""
        file = open_toml(path, raw)
        if file.newer:
            raise SaveFailed(str(newer_fault(file)))
        if changes := own_changes(file.top.data, facts):
            write_atomic(path, edit(raw, changes))
