"""Reads what a workbook has made of a chapter: its changes of a published one, or its own whole.

A file with ``changes = true`` is a layer over the edition's chapter of the same id
(core/chapters/layer.py): ``[sections.<id>]``, ``[questions.<id>]`` and ``[exercises.<id>]`` hold
the values that differ, ``published`` in each what they replaced.  Any other file is a whole
chapter in the edition's format and stands in front of the edition's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from handbok_tui.core.answers.workbook import NOTHING
from handbok_tui.core.chapters.layer import Layer, Wording, layer_over, layered
from handbok_tui.core.chapters.parts import (
    DEFAULTS,
    ORDER,
    Key,
    Kind,
    Parts,
    Value,
    Values,
    parts_of,
)
from handbok_tui.core.edition.handbook import SECTION_KINDS, SOURCES, SPACES
from handbok_tui.storage.edition.chapter import decode_chapter, decode_fields, decode_steps
from handbok_tui.storage.toml.decode import Table, TomlFile, newer_fault

CHANGES = "changes"
WORDINGS = ("conflict", "replaced")
"""The lists of texts that do not stand in the chapter: to choose between, and what gave way."""
PUBLISHED = "published"
TABLES: Mapping[str, Kind] = {
    "sections": "section", "questions": "question", "exercises": "exercise",
}  # fmt: skip
"""The tables of a layer, each with parts by id."""

_NEEDED: Mapping[Kind, tuple[str, ...]] = {
    "chapter": (), "section": ("kind", "title"), "question": ("text",), "exercise": ("title",),
}  # fmt: skip


class OwnChapter(NamedTuple):
    """A workbook's chapter as it was read.

    ``published`` is the edition's chapter, nothing where the file is a whole chapter; ``raw``
    the bytes of the file, empty where there is none; ``locked`` why it may not be written.
    """

    published: Parts
    layer: Layer = Layer()
    raw: bytes = b""
    locked: str = ""


def is_layer(file: TomlFile) -> bool:
    """Whether a file holds changes of a published chapter."""
    return file.top.data.get(CHANGES) is True


def decode_own(file: TomlFile, published: Parts, chapter: str) -> OwnChapter:
    """What a file of the workbook makes of a chapter.  Raises FaultyFile."""
    locked = str(newer_fault(file)) if file.newer else ""
    if not is_layer(file):
        parts = parts_of(decode_chapter(file))
        layer = layer_over(NOTHING, parts, _with_wordings(file.top, Layer()))
        return OwnChapter(NOTHING, layer, file.raw, locked)
    layer = _layer(file.top, published, chapter)
    file.require()
    layered(published, layer, chapter)
    return OwnChapter(published, layer, file.raw, locked)


def _layer(top: Table, published: Parts, chapter: str) -> Layer:
    values: dict[Key, Values] = {}
    replaced: dict[Key, Values] = {}

    def take(key: Key, table: Table) -> None:
        own = _values(key.kind, table)
        was = _values(key.kind, table.table(PUBLISHED)) if PUBLISHED in table.data else {}
        if key not in published and not was:
            for name in _NEEDED[key.kind]:
                table.text(name, None)
        if own:
            values[key] = own
        if was:
            replaced[key] = was

    if (found := top.identifier("id")) and found != chapter:
        top.wrong("id", f"id ”{found}” stämmer inte med filens namn, {chapter}.toml.")
    take(Key("chapter", chapter), top)
    for name, kind in TABLES.items():
        for part, table in top.named_tables(name):
            take(Key(kind, part), table)
    _unique(top, values)
    return _with_wordings(top, Layer(values, replaced))


def _with_wordings(top: Table, layer: Layer) -> Layer:
    """The layer with the texts that do not stand in the chapter."""
    others, replaced = (tuple(map(_wording, top.tables(name))) for name in WORDINGS)
    return layer._replace(others=others, replaced=replaced)


def _wording(table: Table) -> Wording:
    key = Key(table.word("part", tuple(DEFAULTS), "section"), table.identifier("id"))
    return Wording(key, table.text("name"), table.text("text"))


def wording_data(wording: Wording) -> dict[str, object]:
    """A wording as its table has it."""
    key, name, text = wording
    return {"part": key.kind, "id": key.id, "name": name, "text": text}


def _unique(top: Table, values: Parts) -> None:
    """An id names one thing in a chapter."""
    seen: dict[str, Kind] = {}
    for key in values:
        if key.id in seen and key.kind != "chapter":
            table = next(name for name, kind in TABLES.items() if kind == key.kind)
            top.findings.add((table, key.id), f"id ”{key.id}” finns redan i kapitlet.")
        seen[key.id] = key.kind


def _values(kind: Kind, table: Table) -> dict[str, Value]:
    """The values of a part that a table names; other keys are left alone."""
    found: dict[str, Value] = {}
    for name, usual in DEFAULTS[kind].items():
        if name not in table.data:
            continue
        if name == "fields":
            found[name] = decode_fields(table)
        elif name == "steps":
            found[name] = decode_steps(table)
        elif name == "source":
            found[name] = table.word(name, SOURCES, "own")
        elif name == "space":
            found[name] = table.word(name, SPACES, "person")
        elif name == "kind":
            found[name] = table.word(name, tuple(SECTION_KINDS), "text")
        elif isinstance(usual, tuple):
            found[name] = table.texts(name)
        elif isinstance(usual, int):
            found[name] = table.whole(name)
        else:
            found[name] = table.text(name)
    return found


__all__ = ["CHANGES", "ORDER", "PUBLISHED", "TABLES", "OwnChapter", "decode_own", "is_layer"]
