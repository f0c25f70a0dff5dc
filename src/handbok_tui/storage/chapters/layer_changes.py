"""What must change in a workbook's chapter file to take it from one state to another.

The data is rebuilt around what stands there, so that untouched values stay the same objects
and keep their bytes (toml_edit), and unknown keys stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbok_tui.core.chapters.layer import Layer
from handbok_tui.core.chapters.parts import Key, Value, Values
from handbok_tui.core.chapters.pieces import MARKDOWN
from handbok_tui.core.edition.handbook import Chapter, Field, Step
from handbok_tui.storage.chapters.layer_files import (
    CHANGES,
    PUBLISHED,
    TABLES,
    WORDINGS,
    wording_data,
)
from handbok_tui.storage.chapters.render import chapter_data, field_data, step_data
from handbok_tui.storage.toml.decode import FORMAT
from handbok_tui.storage.toml.edit import Append, Change, Remove, Set, Text
from handbok_tui.storage.toml.render import Lines

Data = dict[str, Any]

_OURS = {"format", "id", CHANGES}
_NESTED = ("sections", "questions", "fields", "exercises", "steps")
_USUAL: Mapping[str, object] = {"source": "own", "space": "person", "kind": "text"}
_KNOWN = frozenset(
    {
        "number", "title", "page", "source", "lead", "notice", "kind", "body", "points", "note",
        "worksheets", "text", "space", "help", "label", "choices", "when", "purpose", "minutes",
        "who", *_NESTED,
    }
)  # fmt: skip


def layer_changes(data: Data, chapter: str, old: Layer, new: Layer) -> list[Change]:
    """The changes to a file that holds ``old`` over a published chapter."""
    found = {**data}
    if not data:
        found = {"format": FORMAT, "id": chapter, CHANGES: True}
    found = _with_part(found, Key("chapter", chapter), old, new)
    for name, kind in TABLES.items():
        group: Data = {**found.get(name, {})}
        for key in dict.fromkeys((*old.values, *new.values, *old.published)):
            if key.kind != kind:
                continue
            part = _with_part(group.pop(key.id, {}), key, old, new)
            if part:
                group[key.id] = part
        found.pop(name, None)
        if group:
            found[name] = group
    return [*_top_changes(data, found), *wording_changes(old, new)]


def wording_changes(old: Layer, new: Layer) -> list[Change]:
    """The changes of the texts that do not stand in the chapter."""
    changes: list[Change] = []
    for name, was, now in zip(
        WORDINGS, (old.others, old.replaced), (new.others, new.replaced), strict=True
    ):
        kept = len(was) if now[: len(was)] == was else 0
        if was and not kept:
            changes.append(Remove((name,)))
        changes += [Append((name,), wording_data(one)) for one in now[kept:]]
    return changes


def nothing_left(data: Data) -> bool:
    """Whether a file of changes holds no change, and nothing that somebody else wrote."""
    return data.keys() <= _OURS


def _with_part(table: Data, key: Key, old: Layer, new: Layer) -> Data:
    found = _with_values(table, old.values.get(key, {}), new.values.get(key, {}))
    before, after = old.published.get(key, {}), new.published.get(key, {})
    was = _with_values(found.pop(PUBLISHED, {}), before, after)
    return {**found, PUBLISHED: was} if was else found


def _with_values(table: Mapping[str, Any], old: Values, new: Values) -> Data:
    found = {name: value for name, value in table.items() if name not in old or name in new}
    for name, value in new.items():
        if name not in table or old.get(name) != value:
            found[name] = _toml(name, value)
    return found


def _toml(name: str, value: Value) -> object:
    if isinstance(value, str):
        return Text(value) if name in MARKDOWN and value else value
    if isinstance(value, int):
        return value
    if name == "points":
        return Lines(value)
    return [_item(item) for item in value]


def _item(item: str | Field | Step) -> object:
    if isinstance(item, Field):
        return field_data(item)
    return item if isinstance(item, str) else step_data(item)


def whole_changes(data: Data, chapter: Chapter) -> list[Change]:
    """The changes that make a file of a whole chapter say ``chapter``."""
    return _top_changes(data, _grown(data, chapter_data(chapter)))


def _grown(old: Data, wanted: Data) -> Data:
    """What is wanted, in the order and with the unknown keys of what there is."""
    found: Data = {}
    for key, value in old.items():
        if key in wanted:
            found[key] = _grown_value(key, value, wanted[key])
        elif key not in _KNOWN or value in (_USUAL.get(key, ""), "", 0, []):
            found[key] = value
    found.update((key, value) for key, value in wanted.items() if key not in old)
    same = found.keys() == old.keys() and all(found[key] is old[key] for key in old)
    return old if same else found


def _grown_value(key: str, old: Any, wanted: Any) -> Any:
    if old == wanted:
        return old
    if key not in _NESTED or not isinstance(old, list):
        return wanted
    by_id = {item["id"]: item for item in old if "id" in item}
    found = []
    for index, item in enumerate(wanted):
        before = by_id.get(item["id"]) if "id" in item else dict(enumerate(old)).get(index)
        found.append(_grown(before, item) if before is not None else item)
    return found


def _top_changes(old: Data, new: Data) -> list[Change]:
    changes: list[Change] = [Remove((key,)) for key in old if key not in new]
    changes += [
        Set((key,), value) for key, value in new.items() if key not in old or old[key] is not value
    ]
    return changes
