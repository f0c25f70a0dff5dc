"""Writes a chapter of the workbook: chapters/<id>.toml, saved as answers are.

A chapter that was imported says from which file, and what it was like then, so that an import
of a newer file can tell whether somebody changed the chapter here.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from handbok_tui.core.edition.handbook import Chapter, is_id
from handbok_tui.core.errors import Fault, FaultyFile, SaveFailed
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.answers.saves import alone, write
from handbok_tui.storage.chapters.layer_files import is_layer
from handbok_tui.storage.chapters.render import chapter_data, chapter_toml
from handbok_tui.storage.edition.chapter import decode_chapter
from handbok_tui.storage.files.backups import Backups
from handbok_tui.storage.files.read_file import exists
from handbok_tui.storage.toml.decode import open_toml, read_bytes
from handbok_tui.storage.toml.edit import Change, Remove, Set, edit
from handbok_tui.storage.toml.read import TomlFault
from handbok_tui.texts.chapters.importing import CHANGED_MEANWHILE, NOT_EXACT, kept_apart

FROM = "imported_from"
AS = "imported_as"
_KEYS = ("title", "number", "page", "source", "lead", "notice", "sections")


class OwnChapter(NamedTuple):
    """A chapter in the workbook: its bytes, the file it came from ("" if it was not imported),
    whether it is still as it came, and whether it is only changes of the published one.
    """

    raw: bytes
    origin: str
    as_imported: bool
    is_layer: bool = False


NONE = OwnChapter(b"", "", as_imported=True)


def chapter_path(files: WorkbookFiles, chapter_id: str) -> Path:
    """chapters/<id>.toml.  Raises SaveFailed for an id that is none."""
    if not is_id(chapter_id):
        raise SaveFailed(f"”{chapter_id}” kan inte vara namn på en fil.")
    return files.folder / "chapters" / f"{chapter_id}.toml"


def own_chapter(files: WorkbookFiles, chapter_id: str) -> OwnChapter:
    """What the workbook has of a chapter.  Raises FaultyFile for a file that cannot be read."""
    path = chapter_path(files, chapter_id)
    if not exists(path):
        return NONE
    raw = read_bytes(path)
    file = open_toml(path, raw)
    if is_layer(file):
        return OwnChapter(raw, "", as_imported=False, is_layer=True)
    chapter = decode_chapter(file)
    as_imported = file.top.text(AS) == _checksum(chapter)
    return OwnChapter(raw, file.top.text(FROM), as_imported)


def imported_from(files: WorkbookFiles, origin: str) -> str:
    """The id of the chapter that came from a file; "" where there is none."""
    for path in sorted((files.folder / "chapters").glob("*.toml")):
        try:
            found = open_toml(path, read_bytes(path)).top.text(FROM)
        except FaultyFile:
            continue  # told wherever the chapter is read
        if found == origin and is_id(path.stem):
            return path.stem
    return ""


def is_used(files: WorkbookFiles, chapter_id: str) -> bool:
    """Whether the workbook has a chapter with that id, or answers to one."""
    answers = any((files.folder / "answers").glob(f"*/{chapter_id}.toml"))
    return answers or exists(chapter_path(files, chapter_id))


def save_chapter(
    files: WorkbookFiles, chapter: Chapter, origin: str, seen: bytes, apart: datetime | None = None
) -> str:
    """Write an imported chapter, over what it was ``seen`` to be; only what changed gets new
    bytes, and keys that are not known are kept.  Changes of a published chapter give way to the
    whole.  With ``apart``, the time it is, the old file is
    kept first.

    Returns "", or a sentence for the person: where the old file is, that its backup failed.
    Raises SaveFailed, UnsavableText, FaultyFile; then nothing is written.
    """
    path = chapter_path(files, chapter.id)
    with alone(files, path, f"chapter.{chapter.id}.lock") as raw:
        if raw != seen:
            raise SaveFailed(CHANGED_MEANWHILE)
        try:
            new = _bytes(path, raw, chapter, origin)
        except TomlFault as fault:
            raise FaultyFile((Fault(str(path), fault.line, fault.message),)) from fault
        if new == raw:
            return ""
        if apart is None:
            return write(files, path, raw, new)
        kept = Backups(files.folder).keep_apart(path, raw, apart)
        return write(files, path, raw, new) or kept_apart(str(kept))


def set_apart(files: WorkbookFiles, chapter_id: str, now: datetime) -> Path:
    """Take the workbook's file of a chapter away; where it is kept.

    Raises SaveFailed, FaultyFile; then it is where it was.
    """
    path = chapter_path(files, chapter_id)
    with alone(files, path, f"chapter.{chapter_id}.lock") as raw:
        kept = Backups(files.folder).keep_apart(path, raw, now)
        write(files, path, raw, b"")
    return kept


def _bytes(path: Path, raw: bytes, chapter: Chapter, origin: str) -> bytes:
    whole = bool(raw) and not is_layer(open_toml(path, raw))
    start = raw if whole else chapter_toml(chapter).encode()
    changes = _changes(path, start, chapter)
    changes.append(Set((FROM,), origin) if origin else Remove((FROM,)))
    new = edit(start, [*changes, Set((AS,), _checksum(chapter))])
    if decode_chapter(open_toml(path, new)) != chapter:
        raise SaveFailed(NOT_EXACT)
    return new


def _changes(path: Path, raw: bytes, chapter: Chapter) -> list[Change]:
    old = open_toml(path, raw).top.data
    new = _with_unknown(chapter_data(chapter), old)
    return [Set((key,), new[key]) if key in new else Remove((key,)) for key in _KEYS]


def _with_unknown(new: dict[str, Any], old: Any) -> dict[str, Any]:
    """The sections with the keys that a part of the same id had and that are not ours."""
    known = {"body", "points", "worksheets", "note", "questions", "exercises", "id", "kind"}
    parts = {part.get("id"): part for part in old.get("sections", ()) if isinstance(part, dict)}
    for part in new.get("sections", ()):
        before = parts.get(part["id"], {})
        part |= {key: value for key, value in before.items() if key not in {*known, *part}}
    return new


def _checksum(chapter: Chapter) -> str:
    from hashlib import sha256  # noqa: PLC0415 - rarely needed

    return sha256(chapter_toml(chapter).encode("utf-8")).hexdigest()[:16]
