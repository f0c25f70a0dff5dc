"""Names in a chapter that is being edited: the ids of what is new, the places of what is typed.

Both outlive the run that made them: an id never changes once it is in a file, and a text that
a dead program left in the recovery journal must find its way back to its part.
"""

from __future__ import annotations

from typing import NamedTuple

from handbok_tui.core.chapters.parts import Key
from handbok_tui.core.chapters.pieces import Piece

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Letters of new ids: none that is easily taken for another."""


class Typed(NamedTuple):
    """Names a text in the recovery journal: the part and the value in it."""

    part: str
    value: str


def new_id(prefix: str) -> str:
    """A new id after a prefix, one of a million."""
    import secrets  # noqa: PLC0415 - only for what is new

    return prefix + "".join(secrets.choice(ALPHABET) for _ in range(4))


def typed_as(piece: Piece) -> Typed:
    """The name of a piece in the recovery journal; ``piece_named`` finds it again."""
    where = f"{piece.name}:{piece.item}" if piece.item >= 0 else piece.name
    return Typed(f"{piece.key.kind}:{piece.key.id}", where)


def piece_named(part: str, value: str) -> Piece | None:
    """The piece that a text in the recovery journal belongs to; None for something else."""
    kind, _, name = part.partition(":")
    value, _, item = value.partition(":")
    for known in ("chapter", "section", "question", "exercise"):
        if known == kind:
            return Piece(Key(known, name), value, int(item) if item.isdecimal() else -1)
    return None
