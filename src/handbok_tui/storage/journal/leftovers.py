"""What programs that died had not yet saved: found, read, and deleted when somebody says so.

A recovery file whose program lives is that program's own (recovery.py); its lock tells.  A file
that nobody can read is offered too, for it may hold somebody's words.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from handbok_tui.storage.files.atomic_write import save_failed
from handbok_tui.storage.files.lock import open_lock, try_lock
from handbok_tui.storage.files.read_file import read_file
from handbok_tui.storage.journal.recovery_file import MAX_TEXT, Leftover, decoded

if TYPE_CHECKING:
    from pathlib import Path


def leftovers(folder: Path, workbook: str) -> list[Leftover]:
    """What dead programs left for a workbook, oldest first, and what nobody can read.

    Where the file system has no locks, what living programs write is among it.  Raises
    SaveFailed when the folder cannot be read.
    """
    found: list[Leftover] = []
    try:
        files = sorted(folder.glob("*.json"))
        left = {_owner(file) for file in files}
        for lock in folder.glob("*.lock"):
            if not _dead(lock):
                left.discard(lock.stem)
            elif lock.stem not in left:
                lock.unlink(missing_ok=True)  # its program died with nothing unsaved
    except OSError as error:
        raise save_failed(folder, error) from error
    for file in files:
        if _owner(file) in left:
            with suppress(FileNotFoundError):  # somebody else took it just now
                found += _read(file)
    found = [item for item in found if item.place is None or item.place.workbook == workbook]
    return sorted(found, key=lambda item: item.written or datetime.min.replace(tzinfo=UTC))


def discard(leftover: Leftover) -> None:
    """Delete a leftover: it has been saved, or somebody said no to it.  Raises SaveFailed."""
    if leftover.lent is not None:
        from handbok_tui.storage.journal.external_editor import settle  # noqa: PLC0415 - rare

        settle(leftover)
        return
    try:
        leftover.file.unlink(missing_ok=True)
    except OSError as error:
        raise save_failed(leftover.file, error) from error


def _read(file: Path) -> list[Leftover]:
    """What a file says; nothing, if it only leads to a text that nobody has changed."""
    try:
        leftover = decoded(file, read_file(file, MAX_TEXT))
        if leftover.lent is None:
            return [leftover]
        from handbok_tui.storage.journal.external_editor import returned  # noqa: PLC0415 - rare

        found = returned(leftover)
    except FileNotFoundError:
        raise
    except OSError as error:
        return [Leftover(file, None, fault=f"Filen går inte att läsa ({error.strerror}).")]
    return [] if found is None else [found]


def _owner(file: Path) -> str:
    return file.stem.rpartition(".")[2]


def _dead(lock: Path) -> bool:
    """Whether nobody holds a lock; asking is shared, so nobody hinders another."""
    descriptor = open_lock(lock)
    try:
        return try_lock(descriptor, lock, shared=True)
    finally:
        os.close(descriptor)
