"""Writes the workbook: answers, respondents and the order of chapters.

A save reads the file again under a lock, merges answer by answer with what somebody else may
have written, and edits only what changed.  A file that cannot be read, or that a newer version
wrote, is never written.  Before the first change of a day the file is kept as it was.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from handbok_tui.core.answers.merge import keep_words, merge
from handbok_tui.core.answers.workbook import Answer, SheetKey
from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.answers.changes import (
    answer_changes,
    head_changes,
    table_of,
)
from handbok_tui.storage.answers.files import (
    EMPTY_SHEET,
    OWN_FOLDER,
    Stamp,
    WorkbookFiles,
    decode,
)
from handbok_tui.storage.changes.record import record
from handbok_tui.storage.files.atomic_write import (
    make_private_dir,
    refuse_planted_link,
    save_failed,
    write_atomic,
)
from handbok_tui.storage.files.backups import Backups
from handbok_tui.storage.files.lock import file_lock
from handbok_tui.storage.toml.decode import FORMAT, newer_fault, open_toml, read_if_any
from handbok_tui.storage.toml.edit import Change, Remove, Set, edit

ID_BYTES = 8
"""Of a workbook's id: no two are ever the same."""


class Saved(NamedTuple):
    """What an answer file holds after a save.

    ``note`` is for the person where the save went well and its backup did not; else "".
    ``stamp`` is what the file looks like from outside.
    """

    answers: Mapping[str, Answer]
    note: str = ""
    stamp: Stamp | None = None


class Arrangement(NamedTuple):
    """The ids of the chapters in the workbook's order, and of those that are hidden."""

    chapters: tuple[str, ...]
    hidden: tuple[str, ...]


def save_sheet(
    files: WorkbookFiles,
    key: SheetKey,
    base: Mapping[str, Answer],
    mine: Mapping[str, Answer],
) -> Saved:
    """Write what changed from ``base`` to ``mine`` and return what the file now holds.

    ``base`` is what the file held when it was read.  A file that has gone, or been emptied, is
    written whole: that takes no answer with it.  Raises SaveFailed, UnsavableText, and
    FaultyFile when the file has become unreadable; then nothing is written.
    """
    path = files.sheet_path(key)
    note = ""
    with alone(files, path, _lock_name(key)) as raw:
        disk = decode(key, path, raw) if raw.strip() else EMPTY_SHEET
        if disk.locked:
            raise SaveFailed(disk.locked)
        merged = merge(base, mine, disk.answers if raw.strip() else base)
        merged = keep_words(base, disk.answers, merged)
        changes = [] if open_toml(path, raw).top.data else head_changes(key)
        for question, answer in merged.items():
            changes += answer_changes(disk.answers.get(question), answer, table_of(key))
        for question in disk.answers.keys() - merged.keys():
            changes += answer_changes(disk.answers[question], None, table_of(key))
        if changes:
            note = write(files, path, raw, edit(raw, changes))
        with suppress(OSError):  # then it is looked at once more than it need be
            return Saved(merged, note, files.stamp(key))
    return Saved(merged, note)


def _lock_name(key: SheetKey) -> str:
    """Without a colon, which a disk from another system may not take."""
    return f"{key.respondent}.{key.chapter.replace(':', '-')}.lock"


def save_id(files: WorkbookFiles) -> tuple[str, str]:
    """The workbook's id, made and written in workbook.toml where it has none; and what
    write_book returns.

    Two who do this at once get the same one.  Raises SaveFailed, FaultyFile.
    """
    found = ""

    def changes(data: Mapping[str, object]) -> list[Change]:
        nonlocal found
        found = str(data.get("id", "")).strip()
        if found:
            return []
        found = secrets.token_hex(ID_BYTES)
        return [*([] if "format" in data else [Set(("format",), FORMAT)]), Set(("id",), found)]

    note = write_book(files, changes)
    return found, note


def save_arrangement(
    files: WorkbookFiles, arrange: Callable[[Arrangement], Arrangement]
) -> Arrangement:
    """Change which chapters there are to see and in which order, from what the file says now.

    Returns what it says then.  Raises SaveFailed, FaultyFile.
    """
    after = Arrangement((), ())

    def changes(data: Mapping[str, object]) -> list[Change]:
        nonlocal after
        before = Arrangement(_ids(data, "chapters"), _ids(data, "hidden"))
        after = arrange(before)
        wanted = zip(Arrangement._fields, before, after, strict=True)
        found = [
            Set((name,), list(new)) if new else Remove((name,))
            for name, old, new in wanted
            if new != old
        ]
        return [Set(("format",), FORMAT), *found] if found and not data else [*found]

    write_book(files, changes)
    return after


def _ids(data: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = data.get(name)
    return tuple(map(str, found)) if isinstance(found, list) else ()


def write_book(
    files: WorkbookFiles, changes: Callable[[Mapping[str, object]], list[Change]]
) -> str:
    """Change workbook.toml by what it says now.  Raises SaveFailed, FaultyFile.

    Returns "", or a sentence for the person where only the backup failed.
    """
    path = files.folder / "workbook.toml"
    with alone(files, path, "workbook.lock") as raw:
        file = open_toml(path, raw)
        if file.newer:
            raise SaveFailed(str(newer_fault(file)))
        wanted = changes(file.top.data)
        return write(files, path, raw, edit(raw, wanted)) if wanted else ""


@contextmanager
def alone(files: WorkbookFiles, path: Path, lock: str) -> Iterator[bytes]:
    """Nobody else saves the file in the block, which is given what the file says."""
    lock_path = files.folder / OWN_FOLDER / lock
    for place in (path, lock_path):
        refuse_planted_link(files.folder, place)
        make_private_dir(place.parent)
    with file_lock(lock_path):
        yield read_if_any(path)


def write(files: WorkbookFiles, path: Path, raw: bytes, new: bytes, *, back: str = "") -> str:
    """Put new bytes in the place of ``raw``, none to take the file away; in ``alone`` only.

    Every change of the workbook goes through here: what a file says before a day's
    first is kept, and each is in the person's trail.  ``back`` is the change of the trail that
    this one takes back.  Returns "", or a sentence for the person where only that failed.
    Raises SaveFailed.
    """
    if new == raw:
        return ""
    note = Backups(files.folder).keep(path, raw, today())
    if new:
        write_atomic(path, new)
    else:
        remove(path)
    return " ".join(filter(None, (note, record(files, path, raw, new, back=back))))


def remove(path: Path) -> None:
    """Take a file away that may be gone already.  Raises SaveFailed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise save_failed(path, error) from error


def lock_name(folder: Path, path: Path) -> str:
    """The name of the lock of any file of the workbook."""
    place, *rest = path.relative_to(folder).with_suffix("").parts
    words = {"answers": rest, "log": [*rest[:1], f"log-{rest[-1]}"]} if rest else {}
    words |= {"chapters": ["chapter", *rest], "workbook": ["workbook"]}
    return f"{'.'.join(words.get(place, [place, *rest]))}.lock"


def today() -> date:
    """The day it is where the person is."""
    return datetime.now().astimezone().date()
