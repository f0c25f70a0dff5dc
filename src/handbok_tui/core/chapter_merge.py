"""Brings together what two people have changed of the same chapter, so that nobody's words go.

The layers are merged value by value, as answers are (merge.py): nothing is asked, and where
both wrote the same text both wordings stand in it.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from handbok_tui.core.chapter_layer import Layer, merged_order
from handbok_tui.core.chapter_parts import DEFAULTS, ORDER, Key, Value, Values, order_of


def merge(base: Layer, mine: Layer, theirs: Layer) -> Layer:
    """Brings together two layers that grew from a common one, value by value.

    What one side alone changed is taken; of a text that both changed both wordings are kept,
    one after the other; what one side changed is not removed by the other.
    """
    values: dict[Key, Values] = {}
    replaced: dict[Key, Values] = {}
    for key in dict.fromkeys(chain(theirs.values, mine.values)):
        own = _merged_part(base, mine, theirs, key)
        if own is None:
            continue
        values[key] = own
        was = {**theirs.published.get(key, {}), **mine.published.get(key, {})}
        if kept := {name: was[name] for name in own if name in was}:
            replaced[key] = kept
    return Layer(values, replaced)


def _merged_part(base: Layer, mine: Layer, theirs: Layer, key: Key) -> Values | None:
    was, own, other = (layer.values.get(key) for layer in (base, mine, theirs))
    if own == was or other is None:
        return other if own == was else own
    if own is None:
        return None if other == was else other
    if other == was:
        return own
    before = was or {}
    found: dict[str, Value] = {}
    for name in dict.fromkeys((*DEFAULTS[key.kind], *other, *own)):
        value = _merged_value(name, before.get(name), own.get(name), other.get(name))
        if name == ORDER and own.get(name) != before.get(name) != other.get(name):
            value = _merged_orders(base, mine, theirs, key)
        if value is not None:
            found[name] = value
    return found


def _merged_orders(base: Layer, mine: Layer, theirs: Layer, key: Key) -> Value | None:
    if not all(ORDER in layer.values.get(key, {}) for layer in (mine, theirs)):
        return {**theirs.values[key], **mine.values[key]}.get(ORDER)
    source = base.values if ORDER in base.values.get(key, {}) else mine.published
    was = order_of(source, key) if key in source else ()
    alive = {found.id for found in mine.values if found not in base.values}
    return merged_order(was, order_of(mine.values, key), order_of(theirs.values, key), alive)


def _merged_value(
    name: str, base: Value | None, mine: Value | None, theirs: Value | None
) -> Value | None:
    if mine == base:
        return theirs
    if theirs in (base, mine) or theirs is None:
        return mine
    return theirs if mine is None else both(name, mine, theirs, base)


SHORT = frozenset({"title", "text", "lead"})
"""Texts that stand on one line."""


def both(name: str, mine: Value, theirs: Value, base: Value | None = None) -> Value:
    """Two wordings of one value in one: the other after one's own."""
    if isinstance(mine, str) and isinstance(theirs, str):
        if name in ("kind", "space", "source") or theirs.strip() in mine:
            return mine
        if mine.strip() in theirs:
            return theirs
        return f"{mine} / {theirs}" if name in SHORT else f"{mine.rstrip()}\n\n{theirs}"
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        before: Any = base if isinstance(base, tuple) else ()
        known = {getattr(item, "id", item) for item in (*mine, *before)}
        added: Any = [item for item in theirs if getattr(item, "id", item) not in known]
        return (*mine, *added)
    return mine
