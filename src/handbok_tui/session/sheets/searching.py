"""Searches what templates are filled with: the cells as they are read, mine and ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.search.words import around, find
from handbok_tui.session.search.searching import LINE, Hit
from handbok_tui.texts.search import searching

if TYPE_CHECKING:
    from handbok_tui.session.session import Session
    from handbok_tui.session.sheets.reading import SheetTarget

CELL = "cell:"
"""Begins a leaf that is a cell: "cell:aktivitetsplan/gruppen/rad-1/status"."""


def search_sheets(session: Session, query: str) -> Iterator[tuple[Hit, ...]]:
    """The hits in every filling that the viewer may see, those of one row at a time.

    A file that cannot be read has no hits and stands among the session's faults.
    """
    if not query.strip():
        return
    for head in session.worksheets.heads()[0]:
        with suppress(HandbokError):
            for target in session.worksheets.readable(head.id):
                yield from _in_sheet(session, target, query)


def _in_sheet(session: Session, target: SheetTarget, query: str) -> Iterator[tuple[Hit, ...]]:
    view = session.worksheets.view(target)
    title, whose = view.worksheet.head.title, session.worksheets.whose(target)
    for filled in view.rows:
        found: list[Hit] = []
        for column in view.worksheet.columns:
            if not view.value(filled, column):
                continue
            text = view.full(filled, column)
            where = visible(searching.BETWEEN.join((title, whose, filled.name, column.label)))
            leaf = f"{CELL}{target.worksheet.id}/{target.respondent.id}/{filled.row.id}/{column.id}"
            found += (
                Hit(leaf, filled.number, 0, start, where, *around(text, start, end, LINE))
                for start, end in find(text, query)
            )
        yield tuple(found)


def cell_of(leaf: str) -> tuple[str, str, str, str] | None:
    """Template, respondent, row and column of a leaf that is a cell; None for any other."""
    if not leaf.startswith(CELL):
        return None
    worksheet, respondent, row, column = leaf.removeprefix(CELL).split("/")
    return worksheet, respondent, row, column
