"""What differs between two states of a TOML file, and how a difference is taken back later.

A difference knows its place by keys, so it can be taken back in a file that has had other
changes since: only what it changed is touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from handbok_tui.storage.toml.data import same

RECORD_DEPTH = 2
"""A record stands at a table's name and its own: ("answers", "k1-ref-1")."""


class Difference(NamedTuple):
    """What stood at a path and what stands there now; None is nothing."""

    path: tuple[str, ...]
    old: Any
    new: Any


def differences(
    old: Mapping[str, Any], new: Mapping[str, Any], path: tuple[str, ...] = ()
) -> Iterator[Difference]:
    """Every difference, as deep as both are tables; a new or removed record is one difference."""
    for key in {**old, **new}:
        here = (*path, key)
        before, after = old.get(key), new.get(key)
        if same(before, after):
            continue
        tables = [value for value in (before, after) if isinstance(value, dict)]
        missing = [value for value in (before, after) if value is None]
        if len(tables) == 2 or (tables and missing and len(here) < RECORD_DEPTH):
            yield from differences(before or {}, after or {}, here)
        else:
            yield Difference(here, *_without_beginning(before, after))


def _without_beginning(old: Any, new: Any) -> tuple[Any, Any]:
    """Two lists from the last item of their common beginning on: the rest of it says nothing."""
    if not (isinstance(old, list) and isinstance(new, list)):
        return old, new
    common = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if not same(a, b)), -1)
    start = max(0, (min(len(old), len(new)) if common < 0 else common) - 1)
    return old[start:], new[start:]


def taken_back(now: Any, old: Any, new: Any) -> tuple[Any, bool]:
    """What stands in a place when the change from ``old`` to ``new`` is taken back, and whether
    what stands there ``now`` is another than ``new``, so that it is replaced.
    """
    if same(now, new):
        return old, False
    if same(now, old):
        return now, False
    if all(isinstance(value, dict) for value in (now, old, new)):
        return _table_back(now, old, new)
    if any(isinstance(value, list) for value in (now, old, new)) and all(
        value is None or isinstance(value, list) for value in (now, old, new)
    ):
        found, replaced = _list_back(now or [], old or [], new or [])
        return found or None, replaced
    return old, True


def _table_back(
    now: dict[str, Any], old: dict[str, Any], new: dict[str, Any]
) -> tuple[dict[str, Any], bool]:
    found, replaced = dict(now), False
    for key in {**old, **new}:
        if same(old.get(key), new.get(key)):
            continue
        value, other = taken_back(now.get(key), old.get(key), new.get(key))
        replaced |= other
        if value is None:
            found.pop(key, None)
        else:
            found[key] = value
    return found, replaced


def _list_back(now: list[Any], old: list[Any], new: list[Any]) -> tuple[list[Any], bool]:
    """Items are told apart by their ids, where they have any, else by what they are."""
    by_id = all(map(_has_id, (*now, *old, *new)))
    present, before, after = (_named(items, by_id=by_id) for items in (now, old, new))
    found: dict[object, Any] = {}
    replaced = False
    for key in {**present, **before}:
        value, other = taken_back(present.get(key), before.get(key), after.get(key))
        if same(before.get(key), after.get(key)):
            value, other = present.get(key), False
        replaced |= other
        if value is not None:
            found[key] = value
    common = [key for key in before if key in after]
    reordered = common != [key for key in after if key in before]
    first, second = (before, present) if reordered else (present, before)
    order = _woven([key for key in first if key in found], [key for key in second if key in found])
    return [found[key] for key in order], replaced


def _woven(first: list[object], second: list[object]) -> list[object]:
    """The first list with what only the second has, each after what it stands after there."""
    found = list(first)
    before: object = None
    for item in second:
        if item not in found:
            found.insert(found.index(before) + 1 if before in found else 0, item)
        before = item
    return found


def _has_id(item: object) -> bool:
    return isinstance(item, dict) and isinstance(item.get("id"), str)


def _named(items: list[Any], *, by_id: bool) -> dict[object, Any]:
    """The items by what tells them apart; the second of two that are alike has a name too."""
    found: dict[object, Any] = {}
    for item in items:
        name = item["id"] if by_id else repr(item)
        count = 0
        while (name, count) in found:
            count += 1
        found[name, count] = item
    return found
