"""The parts of a chapter being edited as rows: what each is, what it says, whose words it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from handbok_tui.core.chapters.layer import Clash
from handbok_tui.core.chapters.parts import Key, Value
from handbok_tui.core.chapters.pieces import Piece, as_text, pieces
from handbok_tui.session.chapters.editing import Editing
from handbok_tui.session.chapters.settling import Settling
from handbok_tui.texts import labels
from handbok_tui.texts.chapters import editing as texts


class PartRow(NamedTuple):
    """One row; ``piece`` is None for a published part that has been taken away here."""

    depth: int
    name: str
    text: str
    whose: str
    key: Key
    piece: Piece | None


def rows(editing: Editing) -> tuple[PartRow, ...]:
    """Every piece in reading order, then what has been taken away."""
    return (*_pieces(editing), *_gone(editing))


def _pieces(editing: Editing) -> Iterator[PartRow]:
    number = 0
    settling = Settling(editing)
    waiting = {(clash.key, clash.name) for clash in settling.clashes}
    two = {(clash.key, clash.name) for clash in settling.wordings}
    for piece in pieces(editing.parts):
        if piece.key.kind == "question" and piece.whole:
            number += 1
        text = " ".join(as_text(editing.parts, piece).split()) or texts.EMPTY
        whose = whose_words(editing, piece)
        if (piece.key, piece.name) in two:
            whose = texts.TWO_WORDINGS
        elif (piece.key, piece.name) in waiting:
            whose = texts.NEW_WORDING
        yield PartRow(_depth(piece), _name(editing, piece, number), text, whose, piece.key, piece)


def _depth(piece: Piece) -> int:
    if piece.key.kind in ("chapter", "section"):
        return int(piece.key.kind == "section" and not piece.whole)
    return 1 if piece.whole else 2


def name_of(editing: Editing, piece: Piece) -> str:
    """What a piece is called: "Fråga 2, vi", "Sammanfattning", "Text"."""
    questions = [p for p in pieces(editing.parts) if p.key.kind == "question" and p.whole]
    number = questions.index(piece) + 1 if piece in questions else 0
    return _name(editing, piece, number)


def value_text(clash: Clash, value: Value) -> str:
    """A value as it is edited; of a list one item after the other."""
    parts = {clash.key: {clash.name: value}}
    if isinstance(value, tuple):
        items = (as_text(parts, Piece(clash.key, clash.name, n)) for n in range(len(value)))
        return "\n".join(items)
    return as_text(parts, Piece(clash.key, clash.name))


def _name(editing: Editing, piece: Piece, number: int) -> str:
    values: Any = editing.parts[piece.key]
    if piece.key.kind == "section" and piece.whole:
        return texts.SECTIONS[values["kind"]]
    if piece.key.kind == "question" and piece.whole:
        return texts.question(number, values["space"])
    return texts.PIECES[piece.key.kind, piece.name]


def whose_words(editing: Editing, piece: Piece) -> str:
    """ "SKR:s text", "Eget", "Ändrat här"."""
    source = str(editing.parts[editing.top]["source"])
    if not editing.published:
        return texts.OWN
    if piece.key not in editing.published:
        return texts.OWN
    published: Any = editing.published[piece.key].get(piece.name, "")
    now: Any = editing.parts[piece.key].get(piece.name, "")
    if piece.item >= 0 and piece.item < len(now) and now[piece.item] in published:
        return _of_edition(source, piece)
    return _of_edition(source, piece) if now == published else texts.CHANGED


def _of_edition(source: str, piece: Piece) -> str:
    if piece.name in ("notice", "note", "help", "fields"):
        source = "project"
    voice = labels.VOICES[source]
    return labels.SHORT_VOICES.get(voice, voice)


def _gone(editing: Editing) -> Iterator[PartRow]:
    for key in editing.taken_away:
        piece = Piece(key, "text" if key.kind == "question" else "title")
        text = " ".join(as_text(editing.published, piece).split())
        name = texts.PIECES.get((key.kind, piece.name), texts.SECTION)
        yield PartRow(0, name, text, texts.REMOVED, key, None)
