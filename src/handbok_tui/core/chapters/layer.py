"""The workbook's changes of a chapter as a layer over the published one.

A layer holds only the values that differ, each with the published wording that it replaced, so
that the two together give the chapter, an unchanged part follows a new edition by itself, and
a part that both have changed is found (``clashes``).  A chapter of one's own is a layer over
nothing.  Orders are merged, never asked about.  What two people change at the same time is
brought together in chapter_merge.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from handbok_tui.core.answers.workbook import NOTHING
from handbok_tui.core.chapters.parts import (
    DEFAULTS,
    ORDER,
    Key,
    Parts,
    Value,
    Values,
    chapter_from,
    inside_section,
    order_of,
)
from handbok_tui.core.edition.handbook import SECTION_KINDS, Chapter, Mark
from handbok_tui.texts.labels import FROM_EARLIER


class Wording(NamedTuple):
    """A text of a part's value that does not stand in the chapter."""

    key: Key
    name: str
    text: str


class Layer(NamedTuple):
    """What is changed: ``values`` by part, and in ``published`` what they replaced.

    ``others`` are wordings that somebody else wrote at the same time, for the person to choose
    between; ``replaced`` are those that gave way.
    """

    values: Parts = NOTHING
    published: Parts = NOTHING
    others: tuple[Wording, ...] = ()
    replaced: tuple[Wording, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is changed."""
        return not (self.values or self.others)


def layered(published: Parts, layer: Layer, chapter: str) -> dict[Key, Values]:
    """The parts of the chapter with the layer over it; every one of them is in some order.

    What the layer says about parts that a newer edition no longer has is kept.
    """
    top = Key("chapter", chapter)
    parts: dict[Key, Values] = {**published}
    parts.setdefault(top, DEFAULTS["chapter"])
    for key, values in layer.values.items():
        parts[key] = {**DEFAULTS[key.kind], **parts.get(key, {}), **values}
    alive = {key.id for key in layer.values}
    for key in layer.values:
        if ORDER in layer.values[key] and key in published:
            now = order_of(published, key)
            was = order_of(layer.published, key) if key in layer.published else now
            order = merged_order(was, order_of(layer.values, key), now, alive)
            parts[key] = {**parts[key], ORDER: order}
    _place_the_lost(parts, layer, top)
    return _in_order(parts, top)


def _in_order(parts: Parts, top: Key) -> dict[Key, Values]:
    """Only what an order names, once, in reading order; an order names only what there is."""
    found: dict[Key, Values] = {top: parts[top]}
    sections: list[str] = []
    for name in order_of(parts, top):
        key = Key("section", name)
        if key not in parts or key in found:
            continue
        sections.append(name)
        found[key] = parts[key]
        inside: list[str] = []
        for item in order_of(parts, key):
            for inner in (Key("question", item), Key("exercise", item)):
                if inner in parts and inner not in found:
                    found[inner] = parts[inner]
                    inside.append(item)
        found[key] = {**parts[key], ORDER: tuple(inside)}
    found[top] = {**parts[top], ORDER: tuple(sections)}
    return found


def _place_the_lost(parts: dict[Key, Values], layer: Layer, top: Key) -> None:
    """What is changed here and stands in no order (any more) goes last."""
    in_sections = {name for key in parts if key.kind == "section" for name in order_of(parts, key)}
    lost = [
        key for key in layer.values
        if key.kind in ("question", "exercise") and key.id not in in_sections
    ]  # fmt: skip
    for key in lost:
        home = _home_for(parts, key, top)
        parts[home] = {**parts[home], ORDER: (*order_of(parts, home), key.id)}
    placed = order_of(parts, top)
    for key in [key for key in parts if key.kind == "section" and key.id not in placed]:
        own = layer.values.get(key, {})
        inside = any(
            Key(kind, name) in layer.values
            for name in order_of(parts, key)
            for kind in ("question", "exercise")
        )
        if own.keys() - {ORDER} or inside:
            kind = own.get("kind") or _kind_by_content(parts, key)
            title = parts[key]["title"] or FROM_EARLIER
            parts[key] = {**parts[key], "title": title, "kind": kind}
            parts[top] = {**parts[top], ORDER: (*order_of(parts, top), key.id)}


def _kind_by_content(parts: Parts, key: Key) -> Value:
    inside = {found.kind for found in inside_section(parts, key.id)}
    if inside:
        return "reflection" if "question" in inside else "exercise"
    return "summary" if parts[key]["points"] else "text"


def _home_for(parts: dict[Key, Values], key: Key, top: Key) -> Key:
    """The last section that holds things of that kind; a new one where there is none."""
    wanted = "questions" if key.kind == "question" else "exercises"
    for name in reversed(order_of(parts, top)):
        section = Key("section", name)
        kind: Any = parts.get(section, {}).get("kind")
        if kind in SECTION_KINDS and wanted in SECTION_KINDS[kind]:
            return section
    home = Key("section", f"{top.id}-kvar-{key.kind}")
    kind = "reflection" if key.kind == "question" else "exercise"
    parts[home] = {**DEFAULTS["section"], "kind": kind, "title": FROM_EARLIER}
    parts[top] = {**parts[top], ORDER: (*order_of(parts, top), home.id)}
    return home


def merged_order(
    was: Sequence[str], mine: Sequence[str], now: Sequence[str], alive: set[str]
) -> tuple[str, ...]:
    """My order, without what the other side took away and with what it added.

    ``was`` is the order both began from, ``alive`` what stays although it was taken away.
    """
    known, still = set(was), set(now)
    order = [name for name in mine if name in still or name not in known or name in alive]
    for index, name in enumerate(now):
        if name in known or name in order:
            continue
        before = [order.index(found) for found in now[:index] if found in order]
        order.insert(before[-1] + 1 if before else 0, name)
    return tuple(dict.fromkeys(order))


def layer_over(published: Parts, mine: Parts, before: Layer) -> Layer:
    """What must be laid over the published parts to have mine.

    ``before`` tells what the wordings replaced when they were changed, which an edition may
    have changed since.
    """
    values: dict[Key, Values] = {}
    replaced: dict[Key, Values] = {}
    for key, whole in mine.items():
        was = published.get(key, DEFAULTS[key.kind])
        changed = {name: value for name, value in whole.items() if value != was[name]}
        if key not in published:
            said = {"section": ("kind", "title"), "question": ("text",), "exercise": ("title",)}
            always = {name: whole[name] for name in said.get(key.kind, ("number", "title"))}
            values[key] = {name: whole[name] for name in whole if name in {**changed, **always}}
        elif changed:
            values[key] = changed
            if base := {n: v for n, v in _replaced(key, was, before).items() if n in changed}:
                replaced[key] = base
    return before._replace(values=values, published=replaced)


def _replaced(key: Key, now: Values, before: Layer) -> dict[str, Value]:
    """What changes of a part replace; of those made by hand it may not be known."""
    base = before.published.get(key, {})
    earlier = before.values.get(key, {})
    found: dict[str, Value] = {}
    for name, value in now.items():
        if name not in earlier:
            found[name] = value
        elif name in base:
            found[name] = value if name == ORDER else base[name]
    return found


def marks(published: Parts, layer: Layer) -> dict[str, Mark]:
    """By id, what is one's own in a published chapter, and what is changed in it."""
    if not published:
        return {}
    found: dict[str, Mark] = {}
    for key, values in layer.values.items():
        if key not in published:
            found[key.id] = "own"
        elif values.keys() - {ORDER}:
            found[key.id] = "changed"
    return found


def chapter_of(published: Parts, layer: Layer, chapter: str) -> Chapter:
    """The chapter that a person reads."""
    return chapter_from(layered(published, layer, chapter), chapter, marks(published, layer))


class Clash(NamedTuple):
    """A value that was changed here and, since then, by the edition too."""

    key: Key
    name: str
    mine: Value
    now: Value


def clashes(published: Parts, layer: Layer) -> tuple[Clash, ...]:
    """Everything about which the person has to choose."""
    found = (
        Clash(key, name, value, published[key][name])
        for key, values in layer.values.items()
        if key in published
        for name, value in values.items()
        if name != ORDER
        and value != published[key][name] != layer.published.get(key, {}).get(name)
        and name in layer.published.get(key, {})
    )
    return tuple(found)


def settled(layer: Layer, clash: Clash, value: Value) -> Layer:
    """The layer after the person's choice: ``value`` holds, over the edition as it is now."""
    values: dict[Key, Values] = {**layer.values}
    replaced: dict[Key, Values] = {**layer.published}
    mine, was = dict(values[clash.key]), dict(replaced.get(clash.key, {}))
    if value == clash.now:
        mine.pop(clash.name)
        was.pop(clash.name, None)
    else:
        mine[clash.name], was[clash.name] = value, clash.now
    for parts, own in ((values, mine), (replaced, was)):
        if own:
            parts[clash.key] = own
        else:
            parts.pop(clash.key, None)
    return layer._replace(values=values, published=replaced)


def settled_wording(layer: Layer, other: Wording, given_up: str) -> Layer:
    """The layer without an other wording that the person has chosen about, and with the text
    that they gave up among those that gave way; "" where both hold.
    """
    left = tuple(one for one in layer.others if one != other)
    gone = other._replace(text=given_up)
    known = not given_up or gone in layer.replaced
    return layer._replace(
        others=left, replaced=layer.replaced if known else (*layer.replaced, gone)
    )
