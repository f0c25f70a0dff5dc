"""What can be edited of a chapter, one row each, and how each is written as one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from handbok_tui.core.chapters.parts import ORDER, Key, Parts, inside_section, order_of
from handbok_tui.core.edition.handbook import Field, Step
from handbok_tui.texts.chapters.editing import MINUTES, WHO

MARKDOWN = frozenset({"body", "note", "notice"})
"""Values whose text is Markdown, with as many lines as one likes."""

ONE_LINE = frozenset({"title", "text", "lead", "points"})

_STEP_LINE = re.compile(rf"^({MINUTES}|{WHO})(.*)$")


class Piece(NamedTuple):
    """Something that is edited as one text: a value of a part, or one item of a list there."""

    key: Key
    name: str
    item: int = -1

    @property
    def whole(self) -> bool:
        """Whether it stands for its whole part: a section's title, a question's text."""
        return self.name == ("text" if self.key.kind == "question" else "title")


def pieces(parts: Parts) -> tuple[Piece, ...]:
    """Every piece of a chapter in reading order."""
    top = next(iter(parts))
    return tuple(_pieces(parts, top))


def _pieces(parts: Parts, top: Key) -> Iterator[Piece]:
    yield Piece(top, "title")
    if parts[top].get("notice"):
        yield Piece(top, "notice")
    yield Piece(top, "lead")
    for name in order_of(parts, top):
        section = Key("section", name)
        yield Piece(section, "title")
        if has_body(parts, section):
            yield Piece(section, "body")
        yield from _listed(parts, section, "points")
        for key in inside_section(parts, name):
            yield from _inside(parts, key)
        if parts[section].get("note"):
            yield Piece(section, "note")


def has_body(parts: Parts, section: Key) -> bool:
    """Whether a section shows its text: it has some, or nothing but text is expected there."""
    values = parts[section]
    if values["body"] or values["kind"] in ("text", "further"):
        return True
    return not values["points"] and not values.get(ORDER)


def _inside(parts: Parts, key: Key) -> Iterator[Piece]:
    first, second, many = (
        ("text", "help", "fields") if key.kind == "question" else ("title", "purpose", "steps")
    )
    yield Piece(key, first)
    if parts[key].get(second):
        yield Piece(key, second)
    yield from _listed(parts, key, many)


def _listed(parts: Parts, key: Key, name: str) -> Iterator[Piece]:
    items: Any = parts[key].get(name, ())
    yield from (Piece(key, name, index) for index in range(len(items)))


def as_text(parts: Parts, piece: Piece) -> str:
    """A piece as it is edited; "" where it is missing."""
    value: Any = parts.get(piece.key, {}).get(piece.name, "")
    if piece.item >= 0:
        value = value[piece.item] if piece.item < len(value) else ""
    if isinstance(value, Field):
        return "\n".join([value.label, *(f"- {choice}" for choice in value.choices)])
    if isinstance(value, Step):
        about = [f"{MINUTES} {value.minutes}"] if value.minutes else []
        about += [f"{WHO} {value.who}"] if value.who else []
        return "\n".join([value.text, *about])
    return str(value).rstrip("\n")


def from_text(piece: Piece, text: str, was: Any) -> Any:
    """What a typed text means; ``was`` is the field or step that it replaces."""
    if piece.name in ONE_LINE:
        return " ".join(text.split("\n")).rstrip("\n")
    if isinstance(was, Field):
        lines = [line.strip() for line in text.split("\n")]
        choices = tuple(line[2:].strip() for line in lines if line.startswith("- "))
        label = " ".join(line for line in lines if line and not line.startswith("-"))
        found = tuple(dict.fromkeys(filter(None, choices)))
        return was._replace(label=label, choices=found, kind="choice" if found else "text")
    if isinstance(was, Step):
        return _step(text)
    return f"{text.rstrip()}\n" if piece.name in MARKDOWN and text.strip() else text.strip("\n")


def _step(text: str) -> Step:
    said: list[str] = []
    minutes, who = 0, ""
    for line in text.split("\n"):
        found = _STEP_LINE.match(line)
        if found is None:
            said.append(line)
        elif found[1] == WHO:
            who = found[2].strip()
        else:
            digits = re.match(r"\s*(\d{1,4})", found[2])
            minutes = int(digits[1]) if digits else 0
    return Step(" ".join("\n".join(said).split("\n")).strip(), minutes, who)
