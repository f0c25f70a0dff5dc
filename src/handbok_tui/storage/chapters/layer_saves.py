"""Writes the workbook's chapters, the way answers are written: alone, read again, merged part
by part with what somebody else may have written, spliced in.  The edition is never written.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from handbok_tui.core.chapters.layer import Layer, layer_over, layered
from handbok_tui.core.chapters.merge import keep_wordings, merge
from handbok_tui.core.chapters.parts import Parts, chapter_from, parts_of
from handbok_tui.core.edition.handbook import Chapter
from handbok_tui.core.errors import SaveFailed, UnsavableText
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.answers.saves import alone, write
from handbok_tui.storage.chapters.layer_changes import (
    layer_changes,
    nothing_left,
    whole_changes,
    wording_changes,
)
from handbok_tui.storage.chapters.layer_files import OwnChapter, decode_own
from handbok_tui.storage.chapters.render import chapter_toml
from handbok_tui.storage.chapters.saves import chapter_path
from handbok_tui.storage.toml.decode import open_toml
from handbok_tui.storage.toml.edit import edit
from handbok_tui.storage.toml.read import load

REPLACED = (
    "Kapitlet har bytts ut från ett annat håll medan du skrev. Det du skrev är kvar här. "
    "Kopiera det du vill behålla, avsluta och starta om handbok."
)


class SavedChapter(NamedTuple):
    """What a chapter file holds after a save, its bytes, and a word about a failed backup."""

    layer: Layer
    raw: bytes
    note: str = ""


class Wanted(NamedTuple):
    """A chapter to be saved.

    ``base`` is what the file held when it was read or last saved, ``mine`` what it shall hold;
    ``first`` the file as it was when editing began and ``written`` its bytes after the last
    save: who takes every change back gets the same bytes back.
    """

    chapter: str
    published: Parts
    base: Layer
    mine: Layer
    first: OwnChapter
    written: bytes


def save_chapter(files: WorkbookFiles, wanted: Wanted) -> SavedChapter:
    """Write what changed.  Raises SaveFailed, UnsavableText, FaultyFile; then nothing is."""
    path = chapter_path(files, wanted.chapter)
    with alone(files, path, f"chapter.{wanted.chapter}.lock") as raw:
        disk = OwnChapter(wanted.published)
        merged = wanted.mine
        if raw.strip():
            disk = decode_own(open_toml(path, raw), wanted.published, wanted.chapter)
            if disk.locked:
                raise SaveFailed(disk.locked)
            if bool(disk.published) != bool(wanted.published):
                raise SaveFailed(REPLACED)
            merged = merge(wanted.base, wanted.mine, disk.layer)
            merged = keep_wordings(wanted.base, disk.layer, merged)
            if merged == disk.layer:
                return SavedChapter(merged, raw)
        if merged == wanted.first.layer and raw == wanted.written:
            new = wanted.first.raw
        elif wanted.published:
            new = _layer_bytes(raw, wanted.chapter, disk.layer, merged)
        else:
            new = _whole_bytes(path, raw, _chapter(merged, wanted.chapter), disk.layer, merged)
        return SavedChapter(merged, new, write(files, path, raw, new))


def _chapter(layer: Layer, chapter: str) -> Chapter:
    return chapter_from(layered({}, layer, chapter), chapter, {})


def _layer_bytes(raw: bytes, chapter: str, old: Layer, new: Layer) -> bytes:
    """The bytes of a file of changes; none where no change is left."""
    edited = edit(raw, layer_changes(load(raw), chapter, old, new))
    return b"" if b"#" not in edited and nothing_left(load(edited)) else edited


def _whole_bytes(path: Path, raw: bytes, chapter: Chapter, was: Layer, now: Layer) -> bytes:
    if raw.strip():
        return edit(raw, [*whole_changes(load(raw), chapter), *wording_changes(was, now)])
    try:
        new = chapter_toml(chapter).encode()
    except UnicodeEncodeError as error:
        raise UnsavableText(
            "Texten innehåller ett trasigt tecken (ett halvt surrogatpar) som inte går att "
            "spara. Ta bort tecknet, det kom troligen med något inklistrat."
        ) from error
    layer = layer_over({}, parts_of(chapter), Layer())
    if decode_own(open_toml(path, new), {}, chapter.id).layer != layer:
        raise SaveFailed("Kapitlet sparades inte: det gick inte att skriva så att det kan läsas.")
    return new
