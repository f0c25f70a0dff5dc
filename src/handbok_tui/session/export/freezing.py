"""Freezing the own handbook: what an export would hold now, kept as an edition of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbok_tui.core.edition.frozen import Frozen
from handbok_tui.core.errors import HandbokError, SaveFailed
from handbok_tui.export.formats import DEFAULT, FORMATS
from handbok_tui.export.profiles.registry import along
from handbok_tui.session.session import Session
from handbok_tui.texts.answers.answering import READ_ONLY
from handbok_tui.texts.export import freezing

if TYPE_CHECKING:
    from handbok_tui.export.selection import Include


def freeze(
    session: Session, name: str = "", include: frozenset[Include] = frozenset()
) -> tuple[Frozen, str]:
    """Keep the handbook as it is; an empty name is "Utgåva" and the year.

    Returns the edition and a sentence about what went along.  Raises HandbokError where
    something could not be read, SaveFailed where nothing may be written.
    """
    if session.read_only:
        raise SaveFailed(READ_ONLY)
    selection = session.selection(include=include)
    if session.faults:
        raise HandbokError(freezing.NOT_WHOLE)
    when = session.now().replace(microsecond=0)
    name = name or freezing.proposal(when.year)
    left_out = len(selection.left_out)
    edition = Frozen("", name, when, selection.included, left_out, flows=True)
    text, literal = FORMATS[DEFAULT].render(selection)
    kept = session.frozen.freeze(edition, text, private="private" in include)
    return kept, along(selection, literal=literal).summary
