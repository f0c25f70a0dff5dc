"""Brings together what two people have changed of the same chapter, so that nobody's words go.

The layers are merged value by value, as answers are (merge.py); where both wrote the same text
one stands in the chapter and the other beside it, for a person to choose.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from handbok_tui.core.answers.versions import joined
from handbok_tui.core.chapters.layer import Layer, Wording, merged_order
from handbok_tui.core.chapters.parts import DEFAULTS, ORDER, Key, Parts, Value, Values, order_of
from handbok_tui.core.chapters.pieces import Piece, as_text, from_text


def merge(base: Layer, mine: Layer, theirs: Layer) -> Layer:
    """Brings together two layers that grew from a common one, value by value.

    What one side alone changed is taken; of a text that both changed mine stands, and theirs is
    among the other wordings; lists are merged item by item; what one side changed is not
    removed by the other.
    """
    values: dict[Key, Values] = {}
    replaced: dict[Key, Values] = {}
    others: list[Wording] = []
    for key in dict.fromkeys(chain(theirs.values, mine.values)):
        own = _merged_part(base, mine, theirs, key, others)
        if own is None:
            continue
        values[key] = own
        was = {**theirs.published.get(key, {}), **mine.published.get(key, {})}
        if kept := {name: was[name] for name in own if name in was}:
            replaced[key] = kept
    merged = Layer(values, replaced, (), tuple(dict.fromkeys((*theirs.replaced, *mine.replaced))))
    return merged._replace(others=_others(base, mine, theirs, merged, others))


def _others(
    base: Layer, mine: Layer, theirs: Layer, merged: Layer, found: list[Wording]
) -> tuple[Wording, ...]:
    """The wordings still to be chosen between: not those that one side has settled, nor what
    has been written on since, which would stay behind at every save.
    """
    gone = {one for one in base.others if one not in mine.others or one not in theirs.others}
    known = dict.fromkeys(one for one in (*theirs.others, *mine.others, *found) if one not in gone)
    left: list[Wording] = []
    for one in known:
        was, own, now = (
            layer.values.get(one.key, {}).get(one.name, "") for layer in (base, mine, merged)
        )
        step = was == one.text != own and one not in mine.others
        later = [other.text for other in found if other[:2] == one[:2] and other != one]
        if not step and one.text != now and not any(one.text.strip() in text for text in later):
            left.append(one)
    return tuple(left)


def keep_wordings(base: Layer, before: Layer, after: Layer) -> Layer:
    """What a file shall hold ``after`` a save, with every text of ``before`` that its writer,
    who knew ``base``, had not seen: one that would be gone is among those that gave way.
    """
    texts = [
        Wording(key, name, value)
        for key, values in before.values.items()
        for name, value in values.items()
        if isinstance(value, str) and value != base.values.get(key, {}).get(name)
    ]
    known = {*base.others, *base.replaced}
    texts += [one for one in (*before.others, *before.replaced) if one not in known]
    held = {*after.others, *after.replaced}
    lost = tuple(
        one
        for one in dict.fromkeys(texts)
        if one.text.strip()
        and one not in held
        and one.text.strip() not in str(after.values.get(one.key, {}).get(one.name, ""))
    )
    return after._replace(replaced=(*after.replaced, *lost)) if lost else after


def with_unseen(layer: Layer, parts: Parts, piece: Piece, text: str, seen: str) -> Layer:
    """The layer before a piece is written by somebody who had ``seen`` what it said: where it
    says something else by now, that is the other of two wordings.
    """
    value = parts.get(piece.key, {}).get(piece.name)
    if not isinstance(value, str):
        return layer
    # As they are stored: Enter in a text of one line is a space there.
    known = (str(from_text(piece, words, value)).rstrip() for words in (seen, text))
    if as_text(parts, piece).rstrip() in ("", *known):
        return layer
    other = Wording(piece.key, piece.name, value)
    return layer if other in layer.others else layer._replace(others=(*layer.others, other))


def _merged_part(
    base: Layer, mine: Layer, theirs: Layer, key: Key, others: list[Wording]
) -> Values | None:
    was, own, other = (layer.values.get(key) for layer in (base, mine, theirs))
    if own == was or other is None:
        return other if own == was else own
    if own is None:
        return None if other == was else other
    if other == was:
        return own
    usual = {**DEFAULTS[key.kind], **mine.published.get(key, {}), **theirs.published.get(key, {})}
    before = was or {}
    found: dict[str, Value] = {}
    for name in dict.fromkeys((*DEFAULTS[key.kind], *other, *own)):
        old, new, theirs_new = before.get(name), own.get(name), other.get(name)
        value = _merged_value(name, old if old is not None else usual.get(name), new, theirs_new)
        if name == ORDER and new != old != theirs_new:
            value = _merged_orders(base, mine, theirs, key)
        elif value is new and _two_wordings(old, new, theirs_new):
            others.append(Wording(key, name, str(theirs_new)))
        if value is not None:
            found[name] = value
    return found


def _two_wordings(base: Value | None, mine: Value | None, theirs: Value | None) -> bool:
    """Whether both sides have written a text, each its own, and neither holds the other's."""
    if not isinstance(mine, str) or not isinstance(theirs, str) or theirs in (base, mine):
        return False
    return mine != base and bool(theirs.strip()) and theirs.strip() not in mine


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
    if mine is None:
        return theirs
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        items: Value = merged_items(base if isinstance(base, tuple) else (), mine, theirs)
        return items
    if isinstance(mine, str) and isinstance(theirs, str) and mine.strip() in theirs:
        return theirs if name not in _WORDS else mine
    return mine


_WORDS = frozenset({"kind", "space", "source"})
"""Values that are one of a few words."""


def merged_items(base: Any, mine: Any, theirs: Any) -> Any:
    """Three lists in one, item by item and, of an item, value by value.

    Items are the same that have the same id, else those in the same place where no side has
    added or taken away any; of others, what either side added stands.
    """
    if any(hasattr(item, "id") for item in (*base, *mine, *theirs)):
        return _by_id(base, mine, theirs)
    if len(base) == len(mine) == len(theirs):
        return tuple(_item(*three) for three in zip(base, mine, theirs, strict=True))
    kept = [item for item in mine if item in theirs or item not in base]
    changed = [item for item in theirs if item not in base and item not in kept]
    return (*kept, *changed)


def _by_id(base: Any, mine: Any, theirs: Any) -> Any:
    was, own, other = ({item.id: item for item in items} for items in (base, mine, theirs))
    found = []
    for name in dict.fromkeys((*own, *other)):
        if name in own and name in other:
            found.append(_item(was.get(name), own[name], other[name]))
        elif (left := own.get(name) or other.get(name)) != was.get(name):
            found.append(left)  # new on one side, or changed where the other took it away
    return tuple(found)


def _item(base: Any, mine: Any, theirs: Any) -> Any:
    """One item of a list: what one side changed is taken, of what both changed both stand."""
    if mine == base:
        return theirs
    if theirs in (base, mine):
        return mine
    if isinstance(mine, str):
        return both("text", mine, theirs)
    values = {
        name: _item(getattr(base, name, None), getattr(mine, name), getattr(theirs, name))
        if name != "id" and isinstance(getattr(mine, name), str)
        else _plain(getattr(base, name, None), getattr(mine, name), getattr(theirs, name))
        for name in mine._fields
    }
    return mine._replace(**values)


def _plain(base: Any, mine: Any, theirs: Any) -> Any:
    return theirs if mine == base else mine


_BETWEEN = {"title": " / ", "text": " / ", "lead": " / "}
"""Texts that stand on one line, and what is put between two of them."""


def both(name: str, mine: Value, theirs: Value, base: Value | None = None) -> Value:
    """Two wordings of one value in one: the other after one's own."""
    if isinstance(mine, str) and isinstance(theirs, str):
        return mine if name in _WORDS else joined(mine, theirs, _BETWEEN.get(name, "\n\n"))
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        before: Any = base if isinstance(base, tuple) else ()
        known = {getattr(item, "id", item) for item in (*mine, *before)}
        added: Any = [item for item in theirs if getattr(item, "id", item) not in known]
        return (*mine, *added)
    return mine
