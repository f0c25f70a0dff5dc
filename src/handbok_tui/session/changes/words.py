"""What a change did, in a word and in full: for the list of the last changes and for reading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from handbok_tui.core.sheets.templates import FilledKey
from handbok_tui.session.changes.keys import Keys
from handbok_tui.texts import dates
from handbok_tui.texts.changes import trail as texts

if TYPE_CHECKING:
    from handbok_tui.session.changes.trail import Change
    from handbok_tui.session.session import Session
    from handbok_tui.storage.changes.file import Entry
    from handbok_tui.storage.toml.difference import Difference

_UNSAID = {"updated", "by", "format", "id", "kind", "imported_as"}


def word(change: Change) -> str:
    """ "nytt", "ändrat", "bara för mig" …, or that it is taken back by now."""
    entry = change.entry
    if change.undone:
        return texts.UNDONE
    if entry.back:
        return texts.BACK
    found = _said(entry)
    if len(found) == 1 and (marks := texts.MARKS.get(found[0].path[-1])):
        return marks.get(found[0].new, texts.CHANGED)
    before, after = entry.whole or (
        any(one.old not in (None, "") for one in found),
        any(one.new not in (None, "") for one in found),
    )
    return texts.CHANGED if before and after else texts.NEW if after else texts.GONE


def in_full(session: Session, change: Change) -> tuple[str, ...]:
    """What stood before and what stood after, to be read line by line."""
    entry = change.entry
    keys = Keys(session, entry.file)
    lines = [dates.moment(entry.when, session.now()), change.place.name]
    for found in _said(entry):
        lines += ["", *_label(session, entry, found)]
        old, new = (_said_of(keys, found.path[-1], value) for value in (found.old, found.new))
        lines += [texts.BEFORE, *old, "", texts.AFTER, *new]
    return tuple(lines)


def _said(entry: Entry) -> list[Difference]:
    return [found for found in entry.differences if found.path[-1] not in _UNSAID]


def _label(session: Session, entry: Entry, found: Difference) -> tuple[str, ...]:
    kind, *rest = entry.file.removesuffix(".toml").split("/")
    path = found.path
    cell = kind == "worksheets" and path[0] == "rows" and len(path) > 2 and len(rest) == 2
    if cell and path[2] not in texts.MARKS:
        name = session.worksheets.cell_name(FilledKey(rest[0], rest[1]), path[1], path[2])
        return (name.partition(" › ")[2],)
    known = [texts.KEYS[key] for key in (path[0], path[-1]) if key in texts.KEYS]
    label = " › ".join(dict.fromkeys(known))
    return (label,) if label else ()


def _said_of(keys: Keys, key: str, value: Any) -> Iterator[str]:
    mark = keys.said(key, value) if isinstance(value, str | None) else None
    return iter([mark]) if mark is not None else _words(keys, value)


def _words(keys: Keys, value: Any) -> Iterator[str]:
    if value in (None, "", [], {}):
        yield texts.NO_TEXT
    elif isinstance(value, dict):
        if (found := keys.text_of(value)) is not None:
            yield from _named(found[0], list(_words(keys, found[1])))
            return
        for key, item in value.items():
            if key not in _UNSAID:
                yield from _named(keys.name(key), list(_said_of(keys, key, item)))
    elif isinstance(value, list):
        for item in value:
            yield from _words(keys, item)
    elif isinstance(value, datetime):
        yield dates.moment(value)
    elif isinstance(value, date):
        yield dates.long_date(value)
    else:
        yield from str(value).rstrip("\n").split("\n")


def _named(name: str, lines: list[str]) -> Iterator[str]:
    yield f"{name}: {lines[0]}"
    yield from (f"  {line}" for line in lines[1:])
