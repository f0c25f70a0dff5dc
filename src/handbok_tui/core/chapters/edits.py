"""What a person can do to the parts of a chapter while editing it: from parts to new parts.

A piece is what can be chosen and edited as one text: a title, a body, one point, one question.
What can be added is in chapter_additions.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handbok_tui.core.chapters.layer import merged_order
from handbok_tui.core.chapters.parts import (
    ORDER,
    Key,
    Parts,
    Value,
    inside_section,
    order_of,
    parent_of,
)
from handbok_tui.core.chapters.pieces import Piece, as_text, from_text
from handbok_tui.core.edition.handbook import SECTION_KINDS, Field, SectionKind, Space
from handbok_tui.core.errors import HandbokError
from handbok_tui.texts.chapters import editing as texts

LISTS = ("points", "fields", "steps")


def with_value(parts: Parts, key: Key, name: str, value: Value) -> Parts:
    """The parts with one value replaced.  Raises HandbokError where the part is gone."""
    if key not in parts:
        raise HandbokError(texts.NO_PART)
    return {**parts, key: {**parts[key], name: value}}


def with_text(parts: Parts, piece: Piece, text: str) -> Parts:
    """The parts with a piece as a person typed it; the same parts where it says the same."""
    if text == as_text(parts, piece):
        return parts
    if piece.name in LISTS:
        items = _items(parts, piece)
        items[piece.item] = from_text(piece, text, items[piece.item])
        return with_value(parts, piece.key, piece.name, tuple(items))
    return with_value(parts, piece.key, piece.name, from_text(piece, text, ""))


def _items(parts: Parts, piece: Piece) -> list[Any]:
    found: Any = parts.get(piece.key, {}).get(piece.name, ())
    if not 0 <= piece.item < len(found):
        raise HandbokError(texts.NO_PART)
    return list(found)


def section_of(parts: Parts, piece: Piece) -> Key | None:
    """The section a piece stands in; None for the chapter's own."""
    return piece.key if piece.key.kind == "section" else parent_of(parts, piece.key)


# -- taking away, moving -----------------------------------------------------------------------


def removed(parts: Parts, piece: Piece) -> Parts:
    """The parts without a piece; the title of a section, an exercise or the text of a question
    takes all of it away.  Raises HandbokError for what cannot be missing.
    """
    if piece.name in LISTS:
        items = _items(parts, piece)
        gone = items.pop(piece.item)
        if piece.name == "steps" and not items:
            raise HandbokError(texts.LAST_STEP)
        if piece.name == "fields":
            items = [_freed(item, gone.id, ()) for item in items]
        return with_value(parts, piece.key, piece.name, tuple(items))
    if piece == Piece(piece.key, "title") and piece.key.kind == "chapter":
        raise HandbokError(texts.TITLE_STAYS)
    if not piece.whole:
        if not parts[piece.key].get(piece.name):
            raise HandbokError(texts.NOTHING_THERE)
        return with_value(parts, piece.key, piece.name, "")
    parent = parent_of(parts, piece.key)
    if parent is None:
        raise HandbokError(texts.NO_PART)
    order = tuple(name for name in order_of(parts, parent) if name != piece.key.id)
    gone_keys = {piece.key}
    if piece.key.kind == "section":
        gone_keys |= set(inside_section(parts, piece.key.id))
    left = {key: values for key, values in parts.items() if key not in gone_keys}
    return with_value(left, parent, ORDER, order)


def questions_gone(before: Parts, after: Parts) -> tuple[str, ...]:
    """The questions that an edit took away."""
    return tuple(key.id for key in before if key.kind == "question" and key not in after)


def moved(parts: Parts, piece: Piece, by: int) -> tuple[Parts, Piece]:
    """The parts with a piece one step up (-1) or down (1), and where it is now.

    At the edge of its section a question goes over to the next one that holds questions.
    Raises HandbokError where there is no further to go.
    """
    if piece.name in LISTS:
        items = _items(parts, piece)
        return (
            with_value(parts, piece.key, piece.name, _swapped(items, piece.item, by)),
            piece._replace(item=piece.item + by),
        )
    parent = parent_of(parts, piece.key)
    if not piece.whole or parent is None:
        raise HandbokError(texts.CANNOT_MOVE)
    order = order_of(parts, parent)
    index = order.index(piece.key.id)
    if piece.key.kind != "section" and not 0 <= index + by < len(order):
        return _moved_over(parts, piece, parent, by), piece
    return with_value(parts, parent, ORDER, _swapped(order, index, by)), piece


def _moved_over(parts: Parts, piece: Piece, parent: Key, by: int) -> Parts:
    wanted = "questions" if piece.key.kind == "question" else "exercises"
    sections = order_of(parts, next(iter(parts)))
    at = sections.index(parent.id)
    for name in sections[at + 1 :] if by > 0 else sections[:at][::-1]:
        section = Key("section", name)
        kind: Any = parts[section]["kind"]
        if wanted in SECTION_KINDS[kind]:
            left = tuple(i for i in order_of(parts, parent) if i != piece.key.id)
            there = order_of(parts, section)
            new = (piece.key.id, *there) if by > 0 else (*there, piece.key.id)
            return with_value(with_value(parts, parent, ORDER, left), section, ORDER, new)
    raise HandbokError(texts.NOT_FURTHER)


def _swapped(items: Sequence[Any], index: int, by: int) -> tuple[Any, ...]:
    if not 0 <= index + by < len(items):
        raise HandbokError(texts.NOT_FURTHER)
    found = list(items)
    found[index], found[index + by] = found[index + by], found[index]
    return tuple(found)


# -- kinds, spaces ------------------------------------------------------------------------------


def with_kind(parts: Parts, section: Key, kind: SectionKind) -> Parts:
    """The section as another kind; points that it may not hold become a list in its text.

    Raises HandbokError where it holds questions or exercises that would have no place.
    """
    values: Any = parts[section]
    holds = SECTION_KINDS[kind]
    for inner in inside_section(parts, section.id):
        if inner.kind == "question" and "questions" not in holds:
            raise HandbokError(texts.HAS_QUESTIONS)
        if inner.kind == "exercise" and "exercises" not in holds:
            raise HandbokError(texts.HAS_EXERCISES)
    new: dict[str, Value] = {**values, "kind": kind}
    if values["points"] and "points" not in holds:
        items = "".join(f"- {' '.join(point.split())}\n" for point in values["points"])
        body = values["body"].rstrip("\n")
        new |= {"points": (), "body": f"{body}\n\n{items}" if body else items}
    return {**parts, section: new}


def with_other_space(parts: Parts, question: Key) -> tuple[Parts, Space]:
    """The question opens for the other one: mine, ours."""
    space: Space = "person" if parts[question]["space"] == "group" else "group"
    return with_value(parts, question, "space", space), space


def tidied(parts: Parts, piece: Piece) -> Parts:
    """After a piece has been written: what was left empty goes, conditions on words that are no
    longer a choice are let go.
    """
    if piece.key not in parts:
        return parts
    if piece.name == "fields":
        items = _items(parts, piece)
        changed: Field = items[piece.item]
        items = [_freed(item, changed.id, changed.choices) for item in items]
        parts = with_value(parts, piece.key, piece.name, tuple(items))
    is_empty = not as_text(parts, piece).strip()
    if (
        is_empty
        and piece.name in LISTS
        and (piece.name != "steps" or len(_items(parts, piece)) > 1)
    ):
        return removed(parts, piece)
    return parts


def _freed(item: Field, field: str, choices: Sequence[str]) -> Field:
    """The field without a condition on what the other field can no longer hold."""
    if item.when is None or item.when.field != field:
        return item
    values = tuple(value for value in item.when.values if value in choices)
    return item._replace(when=item.when._replace(values=values) if values else None)


# -- putting back -------------------------------------------------------------------------------


def put_back(published: Parts, parts: Parts, piece: Piece) -> Parts:
    """The parts with the published wording of a piece; the same ones where nothing differs."""
    if piece.key not in published:
        return parts
    value = published[piece.key].get(piece.name, "")
    if parts[piece.key].get(piece.name, "") == value:
        return parts
    return with_value(parts, piece.key, piece.name, value)


def taken_away(published: Parts, parts: Parts) -> tuple[Key, ...]:
    """The published parts that are not in the chapter here; of a whole section only itself."""
    gone = [key for key in published if key not in parts]
    homes = {key: parent_of(published, key) for key in gone}
    return tuple(key for key in gone if homes[key] not in gone)


def brought_back(published: Parts, parts: Parts, key: Key) -> Parts:
    """The parts with a published part that had been taken away, where the edition has it."""
    parent = parent_of(published, key)
    top = next(iter(parts))
    if parent is None or parent not in parts:
        parent = top if key.kind == "section" else parent
    if parent is None or parent not in parts:
        raise HandbokError(texts.NO_PART)
    mine, now = order_of(parts, parent), order_of(published, parent)
    others = [name for name in now if name in mine and name != key.id]
    order = merged_order(others, mine, [n for n in now if n in mine or n == key.id], set(mine))
    back = {key, *(inside_section(published, key.id) if key.kind == "section" else ())}
    found = {name: values for name, values in published.items() if name in back}
    if key.kind == "section":
        inside = [inner for inner in inside_section(published, key.id) if inner not in parts]
        found = {name: found[name] for name in (key, *inside)}
        found[key] = {**found[key], ORDER: tuple(inner.id for inner in inside)}
    return with_value({**parts, **found}, parent, ORDER, order)


def with_open(before: Parts, parts: Parts, piece: Piece) -> tuple[Parts, Piece]:
    """The parts with a piece that is being written, which others may have taken away or moved
    since ``before``; and where it stands now.
    """
    key, name, item = piece.key, piece.name, piece.item
    if key not in parts:
        parent = parent_of(before, key)
        gone = parent is not None and parent not in parts
        parts = brought_back(before, parts, parent if parent is not None and gone else key)
    if item < 0:
        return parts, piece
    old: Any = before[key][name]
    now: Any = parts[key].get(name, ())
    wanted = getattr(old[item], "id", old[item])
    places = [n for n, one in enumerate(now) if getattr(one, "id", one) == wanted]
    if places or len(now) == len(old):
        nearest = min(places, key=lambda n: abs(n - item), default=item)
        return parts, piece._replace(item=nearest)
    items: Any = (*now[:item], old[item], *now[item:])
    return with_value(parts, key, name, items), piece._replace(item=min(item, len(now)))
