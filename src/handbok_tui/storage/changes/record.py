"""What is noted in a person's trail when a file of the workbook gets new bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.changes.file import Entry, TrailFile, this_run
from handbok_tui.storage.toml.decode import open_toml, read_if_any
from handbok_tui.storage.toml.difference import RECORD_DEPTH, Difference, differences
from handbok_tui.storage.toml.read import TomlFault, load
from handbok_tui.texts.changes.trail import not_in_trail

_HEAD = {"format", "id", "chapter", "respondent", "worksheet", "changes"}
"""What says only which file it is; never taken back."""
_APART = {"answers", "entries"}
"""Tables whose records have nothing to do with each other: each is a change of its own."""


def record(files: WorkbookFiles, path: Path, raw: bytes, new: bytes, *, back: str = "") -> str:
    """Note that a file went from ``raw`` to ``new``; ``back`` is the change that was taken back.

    Returns "", or a sentence for the person where it could not be done.
    """
    file = path.relative_to(files.folder).as_posix()
    whole = _whole(file, raw, new)
    found = [one for one in differences(_data(raw), _data(new)) if one.path[0] not in _HEAD]
    now = datetime.now().astimezone().replace(microsecond=0)
    entries = [
        Entry(os.urandom(4).hex(), now, this_run(), file, tuple(group), whole, back)
        for _, group in groupby(sorted(found, key=_record), key=_record)
    ]
    if whole is not None and not entries:
        entries = [Entry(os.urandom(4).hex(), now, this_run(), file, (), whole, back)]
    try:
        if entries:
            TrailFile(files.folder, files.person.id).add(entries)
    except SaveFailed as failure:
        return not_in_trail(str(failure))
    return ""


def change_since(files: WorkbookFiles, file: str, then: bytes) -> Entry:
    """From what a file was to what it is now, as a change that can be taken back.

    Raises FaultyFile where it cannot be read.
    """
    path = files.folder / file
    raw = read_if_any(path)
    if raw.strip():
        open_toml(path, raw)
    whole = None
    if file.startswith("chapters/"):
        before, after = (one.decode("utf-8", "surrogateescape") for one in (then, raw))
        whole = before, after
    now = datetime.now().astimezone().replace(microsecond=0)
    found = tuple(one for one in differences(_data(then), _data(raw)) if not _made_since(one))
    return Entry("", now, this_run(), file, found, whole)


def _made_since(found: Difference) -> bool:
    """What a file is known by outside the workbook holds from the day that it got it."""
    return found.path == ("id",) and found.old is None


def _record(found: Difference) -> tuple[str, ...]:
    return found.path[:RECORD_DEPTH] if found.path[0] in _APART else ()


def _data(raw: bytes) -> Mapping[str, Any]:
    """Nothing where there is no file, or one that could not be read and was replaced."""
    try:
        return load(raw)
    except TomlFault:
        return {}


def _whole(file: str, raw: bytes, new: bytes) -> tuple[str, str] | None:
    """Before and after, where a chapter's file was made, removed, or is of the other kind."""
    if not file.startswith("chapters/"):
        return None
    layers = [_data(one).get("changes") is True for one in (raw, new)]
    if raw.strip() and new and layers[0] == layers[1]:
        return None
    if not raw.strip() and layers[1]:
        return None  # what is changed of a chapter can be taken back by its parts
    before, after = (one.decode("utf-8", "surrogateescape") for one in (raw, new))
    return before, after


def standing(entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, bool]]:
    """The changes, newest first as they are given, and whether each is taken back by now."""
    undone: set[str] = set()
    for entry in entries:
        if entry.back and entry.id not in undone:
            undone.add(entry.back)
        yield entry, entry.id in undone
