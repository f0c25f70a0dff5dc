"""A cell that was filled in two places at once: both shown, the person says which holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbok_tui.core.columns import as_typed
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.merge import Settlement
from handbok_tui.core.worksheets import CellConflict
from handbok_tui.session import Session
from handbok_tui.session.sheet_reading import SheetTarget
from handbok_tui.texts import settling
from handbok_tui.tui.screens.two_texts import SettlingScreen

if TYPE_CHECKING:
    from handbok_tui.tui.app import HandbokApp


class CellConflictScreen(SettlingScreen):
    """One pair; the next one shows when the cell is opened again."""

    app: HandbokApp

    def __init__(self, session: Session, target: SheetTarget, conflict: CellConflict) -> None:
        super().__init__()
        self.sheets = session.worksheets
        self.target = target
        self.conflict = conflict

    def on_mount(self) -> None:
        """Show both."""
        row, column, theirs = self.conflict
        mine = self.sheets.sheet(self.target).value(row, column)
        kind = self.target.worksheet.column(column)
        if kind is not None:
            mine, theirs = as_typed(mine, kind), as_typed(theirs, kind)
        self.top_bar.say(settling.CELL_TITLE, "", "")
        self.show(
            "conflict",
            settling.CELL_EXPLAIN,
            self.sheets.cell_name(self.target.key, row, column),
            (settling.CELL_HERE, mine),
            (settling.CELL_THERE, theirs),
        )

    def settle(self, choice: Settlement) -> None:
        """What is chosen stands in the cell."""
        try:
            self.sheets.settle(self.target, self.conflict, choice)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.app.save_soon()
        self.dismiss()
