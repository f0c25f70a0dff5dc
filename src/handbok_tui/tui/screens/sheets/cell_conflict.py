"""A cell that was filled in two places at once: both shown, the person says which holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from handbok_tui.core.answers.merge import Settlement
from handbok_tui.core.sheets.columns import as_typed
from handbok_tui.core.sheets.templates import CellConflict
from handbok_tui.session import Session
from handbok_tui.session.sheets.reading import SheetTarget
from handbok_tui.texts.answers import settling
from handbok_tui.tui.screens.dialogs.two_texts import Pair, SettlingScreen

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp


class CellConflictScreen(SettlingScreen[CellConflict]):
    """What of one cell was written twice."""

    app: HandbokApp

    def __init__(self, session: Session, target: SheetTarget, conflict: CellConflict) -> None:
        super().__init__()
        self.sheets = session.worksheets
        self.target = target
        self.conflict = conflict

    def choices(self) -> Iterable[tuple[CellConflict, CellConflict]]:
        """The other values of the cell, first the one that was met."""
        place = self.conflict[:2]
        found = [one for one in self.sheets.sheet(self.target).conflicts if one[:2] == place]
        return [(one, one) for one in sorted(found, key=lambda one: one != self.conflict)]

    def pair(self, choice: CellConflict) -> Pair:
        """What stands in the cell first."""
        row, column, theirs = choice
        mine = self.sheets.sheet(self.target).value(row, column)
        kind = self.target.worksheet.column(column)
        if kind is not None:
            mine, theirs = as_typed(mine, kind), as_typed(theirs, kind)
        return Pair(
            settling.CELL_TITLE,
            settling.CELL_EXPLAIN,
            self.sheets.cell_name(self.target.key, row, column),
            (settling.CELL_HERE, mine),
            (settling.CELL_THERE, theirs),
        )

    def settle_pair(self, choice: CellConflict, settlement: Settlement) -> None:
        """What is chosen stands in the cell."""
        self.sheets.settle(self.target, choice, settlement)
        self.app.save_soon()
