"""What can be added to a chapter while editing it, and where the new part comes to stand.

The likeliest addition at each place comes first in the list that a person chooses from.  Ids
are made by the caller and never come from what is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from handbok_tui.core.chapters.edits import section_of, with_value
from handbok_tui.core.chapters.parts import DEFAULTS, ORDER, Key, Parts, Value, Values, order_of
from handbok_tui.core.chapters.pieces import Piece, has_body
from handbok_tui.core.edition.handbook import SECTION_KINDS, Field, Step
from handbok_tui.core.errors import HandbokError
from handbok_tui.texts import labels
from handbok_tui.texts.chapters import editing as texts

Addition = Literal[
    "text", "summary", "reflection", "exercise", "further", "body", "question", "help", "field",
    "point", "card", "purpose", "step", "note", "notice",
]  # fmt: skip
"""What can be added; the first five are kinds of sections."""


def additions(parts: Parts, piece: Piece) -> tuple[Addition, ...]:
    """What can be added after a piece, the likeliest first; a question always."""
    possible = tuple(dict.fromkeys(_additions(parts, piece)))
    return possible if "question" in possible else (*possible, "question")


def _additions(parts: Parts, piece: Piece) -> Iterator[Addition]:
    values: Any = parts[piece.key]
    section = section_of(parts, piece)
    own: Any = parts[section] if section is not None else {}
    held = SECTION_KINDS[own["kind"]] if own else frozenset()
    if piece.key.kind == "question":
        yield "question"
        yield "field"
        if not values["help"]:
            yield "help"
    elif piece.key.kind == "exercise":
        yield "step"
        yield "card"
        if not values["purpose"]:
            yield "purpose"
    else:
        likely: tuple[tuple[Addition, bool], ...] = (
            ("question", "questions" in held),
            ("point", "points" in held),
            ("card", "exercises" in held),
        )
        yield from (name for name, possible in likely if possible)
    if piece.key.kind == "chapter" and not values["notice"]:
        yield "notice"
    if section is not None and not has_body(parts, section):
        yield "body"
    yield from ("text", "summary", "reflection", "exercise", "further")
    if own and not own["note"]:
        yield "note"


def added(parts: Parts, after: Piece, what: Addition, new_id: str) -> tuple[Parts, Piece]:
    """The parts with something new, empty, after a piece; and where to write it."""
    section = section_of(parts, after)
    if what == "question" and not _holds_questions(parts, section):
        parts, title = _added_section(parts, after, "reflection", f"{new_id}-avsnitt")
        return added(parts, title, what, new_id)
    if what in SECTION_KINDS:
        return _added_section(parts, after, what, new_id)
    if what in ("help", "purpose", "notice", "note", "body"):
        key = section if what in ("note", "body") and section is not None else after.key
        return parts, Piece(key, what)
    if what in ("point", "field", "step"):
        name = {"point": "points", "field": "fields", "step": "steps"}[what]
        new = {"point": "", "field": Field(new_id, ""), "step": Step("")}[what]
        key = section if what == "point" and section is not None else after.key
        items: Any = list(parts[key].get(name, ()))  # type: ignore[arg-type]
        here = after.key == key and after.name == name
        index = after.item + 1 if here else (0 if what == "point" else len(items))
        items.insert(index, new)
        return with_value(parts, key, name, tuple(items)), Piece(key, name, index)
    if section is None:
        raise HandbokError(texts.CHOOSE_SECTION)
    values: dict[str, Value]
    if what == "question":
        key, name = Key("question", new_id), "text"
        values = {**DEFAULTS["question"], "space": _space_near(parts, section, after.key)}
    else:
        key, name = Key("exercise", new_id), "title"
        values = {**DEFAULTS["exercise"], "steps": (Step(""),)}
    order = _after(order_of(parts, section), after.key.id, new_id)
    return {**with_value(parts, section, ORDER, order), key: values}, Piece(key, name)


def _space_near(parts: Parts, section: Key, after: Key) -> Value:
    """For whom a new question opens: as the one it is put after, else the first beside it, else
    the chapter's first.
    """
    beside = [Key("question", name) for name in order_of(parts, section)]
    anywhere = [key for key in parts if key.kind == "question"]
    near = next((key for key in (after, *beside, *anywhere) if "space" in parts.get(key, {})), None)
    return parts[near]["space"] if near is not None else "group"


def _holds_questions(parts: Parts, section: Key | None) -> bool:
    kind: Any = parts[section]["kind"] if section is not None else "text"
    return "questions" in SECTION_KINDS[kind]


def _added_section(parts: Parts, after: Piece, kind: str, new_id: str) -> tuple[Parts, Piece]:
    section = section_of(parts, after)
    key, top = Key("section", new_id), next(iter(parts))
    title = texts.NEW_SECTION if kind == "text" else labels.SECTION_KINDS[kind]
    new: Values = {**DEFAULTS["section"], "kind": kind, "title": title}
    order = _after(order_of(parts, top), section.id if section else "", new_id)
    return {**with_value(parts, top, ORDER, order), key: new}, Piece(key, "title")


def _after(order: Sequence[str], name: str, new: str) -> tuple[str, ...]:
    """Right after a name; first where the name is not there."""
    index = order.index(name) + 1 if name in order else 0
    return (*order[:index], new, *order[index:])
