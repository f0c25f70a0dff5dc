"""From list items to questions, points and the steps of exercises.

An item becomes one if it holds nothing but paragraphs and lists of paragraphs; what it holds
beside its first paragraph goes into the same text, line by line.  Anything else stays in the
body, where it is Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.edition.handbook import (
    Condition,
    Field,
    FieldKind,
    Question,
    Space,
    Step,
    is_id,
)
from handbok_tui.core.markdown import escape as marks
from handbok_tui.core.markdown.escape import plain_text, read_mark, split_mark, value, values
from handbok_tui.core.markdown.parse import MAX_NESTING
from handbok_tui.texts.chapters.importing import HELP_LABEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from handbok_tui.core.importing.source import Source

_EMPHASISED = re.compile(r"\*(.*)\*", re.DOTALL)
_STEP = re.compile(r"\*\*((?:\\.|[^\\*])*):\*\*(?:[ \n]|\Z)", re.DOTALL)
_MINUTES = re.compile(r"(\d{1,18}) min(?:, |\Z)")
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})


class Item(NamedTuple):
    """One item of a list: its paragraphs and the lists in it, in order.

    ``simple`` is false where it holds anything else, so that only its lines tell what it says.
    """

    start: int
    stop: int
    parts: tuple[str | tuple[Item, ...], ...]
    simple: bool

    @property
    def first(self) -> str:
        """Its first paragraph."""
        return self.parts[0] if self.parts and isinstance(self.parts[0], str) else ""


def list_items(source: Source, index: int) -> tuple[Item, ...]:
    """The items of the list that opens at a place among the tokens."""
    return _items(source, index)[0]


def _items(source: Source, index: int) -> tuple[tuple[Item, ...], int]:
    """The items, and the place of the token that closes the list."""
    found: list[Item] = []
    at = index + 1
    while source.tokens[at].type == "list_item_open":
        item, at = _item(source, at)
        found.append(item)
    return tuple(found), at


def _item(source: Source, index: int) -> tuple[Item, int]:
    opening = source.tokens[index]
    start, stop = opening.map or (0, 0)
    parts: list[str | tuple[Item, ...]] = []
    simple = opening.level < MAX_NESTING - 4 and not _defines(source, start, stop)
    at = index + 1
    while (token := source.tokens[at]).level > opening.level:
        if token.type in _LISTS:
            inner, at = _items(source, at)
            parts.append(inner)
            simple = simple and all(item.simple for item in inner)
        elif token.type == "inline" and source.tokens[at - 1].type == "paragraph_open":
            parts.append(token.content)
        elif token.type == "html_block" and (mark := read_mark(token.content)):
            parts.append("" if marks.EMPTY in mark else token.content.strip())
        elif token.type not in ("paragraph_open", "paragraph_close"):
            simple = False
        at += 1
    return Item(start, stop, tuple(parts), simple), at + 1


def _defines(source: Source, start: int, stop: int) -> bool:
    """Whether a link is defined in those lines, which no token would tell."""
    defined = [*source.env.get("references", {}).values(), *source.env.get("duplicate_refs", ())]
    return any(start <= entry["map"][0] < stop for entry in defined)


def item_text(source: Source, item: Item) -> str:
    """All the words of an item."""
    return "\n".join(_lines(source, item.parts))


def _lines(source: Source, parts: Sequence[str | tuple[Item, ...]]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield plain_text(part, source.env)
        else:
            for item in part:
                first, *rest = list(_lines(source, item.parts)) or [""]
                yield f"– {first}" if first else "–"
                yield from rest


def question(source: Source, item: Item, new_id: Callable[[str], str]) -> Question:
    """The question that an item asks."""
    text, mark = split_mark(item.first)
    if marks.QUESTION not in mark:
        return Question(new_id(""), item_text(source, item))
    said = [plain_text(text, source.env)]
    helps: list[str] = []
    fields: list[Field] = []
    for part in item.parts[1:]:
        if isinstance(part, str):
            words, about = split_mark(part)
            (helps if marks.HELP in about else said).append(_help(words, about))
            continue
        for inner in part:
            name = value(split_mark(inner.first)[1].get(marks.FIELD, ""))
            if is_id(name) and name not in {known.id for known in fields}:
                fields.append(_field(source, inner))
            else:
                said += _lines(source, ((inner,),))
    space: Space = "group" if "vi" in mark else "person"
    return Question(
        new_id(value(mark[marks.QUESTION])), "\n".join(said), space, "\n".join(helps),
        tuple(_possible(item, fields) for item in fields),
    )  # fmt: skip


def _possible(item: Field, fields: Sequence[Field]) -> Field:
    """The field, always shown where it would depend on a field that is not there."""
    known = item.when is None or item.when.field in {other.id for other in fields}
    return item if known else item._replace(when=None)


def _help(words: str, about: marks.Mark) -> str:
    if marks.HELP not in about:
        return plain_text(words)
    found = _EMPHASISED.fullmatch(words.removeprefix(HELP_LABEL).strip(" \n"))
    return plain_text(found[1] if found else words)


def _field(source: Source, item: Item) -> Field:
    label, mark = split_mark(item.first)
    said = [plain_text(label, source.env)]
    choices: list[str] = []
    for part in item.parts[1:]:
        if isinstance(part, str):
            said.append(plain_text(part, source.env))
        else:
            choices += [item_text(source, inner) for inner in part]
    when = None
    if "om" in mark:
        when = Condition(value(mark["om"]), values(mark["är"]) if "är" in mark else ())
    kind: FieldKind = "choice" if "val" in mark and choices else "text"
    return Field(value(mark[marks.FIELD]), "\n".join(said), kind, tuple(choices), when)


def step(source: Source, item: Item) -> Step:
    """The step that an item of an exercise describes."""
    text, minutes, who = item.first, 0, ""
    if found := _STEP.match(text):
        text, about = text[found.end() :], found[1]
        if said := _MINUTES.match(about):
            minutes, about = int(said[1]), about[said.end() :]
        who = plain_text(about)
    return Step("\n".join(_lines(source, (text, *item.parts[1:]))), minutes, who)
