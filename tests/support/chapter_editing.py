"""Any edits of any chapter, in any order: hypothesis strategies and how they are carried out."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from handbok_tui.core.chapters import edits
from handbok_tui.core.chapters.additions import added, additions
from handbok_tui.core.chapters.parts import Parts
from handbok_tui.core.chapters.pieces import pieces
from handbok_tui.core.edition.handbook import SECTION_KINDS
from handbok_tui.core.errors import HandbokError
from tests.support.chapters import texts


class Doing(NamedTuple):
    """One edit: what, at which piece (counted round), with which text."""

    what: str
    at: int
    text: str


doings = st.lists(
    st.builds(
        Doing,
        st.sampled_from(["write", "write", "add", "remove", "up", "down", "kind", "space", "back"]),
        st.integers(0, 60),
        texts,
    ),
    max_size=6,
)


def done(published: Parts, parts: Parts, doing: Doing, new_id: str) -> Parts:
    """The parts after an edit; the same ones where it is refused."""
    found = pieces(parts)
    piece = found[doing.at % len(found)]
    try:
        match doing.what:
            case "write":
                return edits.tidied(edits.with_text(parts, piece, doing.text), piece)
            case "add":
                possible = additions(parts, piece)
                what = possible[doing.at % len(possible)]
                parts, piece = added(parts, piece, what, new_id)
                return edits.tidied(edits.with_text(parts, piece, doing.text), piece)
            case "remove":
                return edits.removed(parts, piece)
            case "up" | "down":
                return edits.moved(parts, piece, -1 if doing.what == "up" else 1)[0]
            case "kind":
                kind = tuple(SECTION_KINDS)[doing.at % len(SECTION_KINDS)]
                section = edits.section_of(parts, piece)
                return edits.with_kind(parts, section, kind) if section else parts
            case "space" if piece.key.kind == "question":
                return edits.with_other_space(parts, piece.key)[0]
            case "back":
                if gone := edits.taken_away(published, parts):
                    return edits.brought_back(published, parts, gone[doing.at % len(gone)])
                return edits.put_back(published, parts, piece)
    except HandbokError:
        pass
    return parts


def all_done(published: Parts, parts: Parts, several: list[Doing], prefix: str = "e") -> Parts:
    """The parts after several edits; new ids begin with ``prefix``."""
    for number, doing in enumerate(several):
        parts = done(published, parts, doing, f"{prefix}{number}")
    return parts
