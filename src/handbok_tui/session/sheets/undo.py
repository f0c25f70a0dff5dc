"""What each filled template was before each change of this run, to be taken back and done again.

A step is a merge, so that it takes back one's own change and nobody else's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from handbok_tui.core.sheets.edits import changed_cells
from handbok_tui.core.sheets.merge import merge_sheets
from handbok_tui.core.sheets.templates import FilledKey, Sheet
from handbok_tui.session.changes.order import Thing, UndoOrder

Edit = Callable[[Sheet], Sheet]


class _Change(NamedTuple):
    before: Sheet
    after: Sheet


class Stands(NamedTuple):
    """What is to stand, and the ids of rows that come back by it as they were."""

    sheet: Sheet
    back: frozenset[str]


class SheetUndo:
    """The steps of every filling; ``order`` hears of each."""

    def __init__(self, order: UndoOrder) -> None:
        self._order = order
        self._past: dict[FilledKey, list[_Change]] = {}
        self._future: dict[FilledKey, list[_Change]] = {}

    def did(self, key: FilledKey, before: Sheet, after: Sheet) -> None:
        """A step of its own."""
        self._past.setdefault(key, []).append(_Change(before, after))
        self._future.pop(key, None)
        self._order.did(Thing("sheet", key))

    def went_on(self, key: FilledKey, edit: Edit) -> bool:
        """More of the last step; False where there is none."""
        steps = self._past.get(key)
        if not steps:
            return False
        steps[-1] = _Change(steps[-1].before, edit(steps[-1].after))
        self._future.pop(key, None)
        return True

    def last_row(self, key: FilledKey) -> str:
        """The row that the last change was made in; "" where it was made in several or none."""
        for change in self._past.get(key, [])[-1:]:
            rows = {row for row, _, _ in changed_cells(change.before, change.after)}
            return rows.pop() if len(rows) == 1 else ""
        return ""

    def undo(self, key: FilledKey, now: Sheet) -> Stands | None:
        """What stands when the last change is taken back; None where there is none."""
        return self._turn(key, now, (self._past, self._future), self._order.undid)

    def redo(self, key: FilledKey, now: Sheet) -> Stands | None:
        """What stands when that is done again; None where there is nothing."""
        return self._turn(key, now, (self._future, self._past), self._order.redid)

    def _turn(
        self,
        key: FilledKey,
        now: Sheet,
        steps: tuple[dict[FilledKey, list[_Change]], dict[FilledKey, list[_Change]]],
        done: Callable[[Thing], None],
    ) -> Stands | None:
        taken, kept = steps
        if not taken.get(key):
            return None
        after, before = taken[key].pop()[::-1]
        kept.setdefault(key, []).append(_Change(after, before))
        done(Thing("sheet", key))
        back = frozenset(row.id for row in before.rows if not after.row(row.id))
        return Stands(merge_sheets(after, before, now), back)
