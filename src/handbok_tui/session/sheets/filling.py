"""The templates of the open workbook: every change of a filled one goes through here.

A change is a function from one sheet to the next.  Undo and redo merge the change backwards or
forwards into what the sheet says now, so that nobody else's change goes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from contextlib import suppress
from datetime import date, timedelta
from secrets import token_hex
from typing import TYPE_CHECKING

from handbok_tui.core.answers.merge import Settlement
from handbok_tui.core.answers.workbook import with_filled
from handbok_tui.core.errors import HandbokError, NotFound, SaveFailed
from handbok_tui.core.sheets.columns import COLUMN_KINDS, taken
from handbok_tui.core.sheets.edits import (
    add_row,
    begin_anew,
    changed_cells,
    exchange_cell,
    move_row,
    remove_row,
    set_cell,
    settled_cell,
    toggle_private,
    with_returned_private,
    write_cell,
)
from handbok_tui.core.sheets.templates import (
    CellConflict,
    Column,
    FilledKey,
    Link,
    Row,
    Sheet,
    toggled,
)
from handbok_tui.session.sheets.reading import SheetReading, SheetTarget
from handbok_tui.session.sheets.undo import Edit, SheetUndo, Stands
from handbok_tui.texts.sheets import filling as texts

if TYPE_CHECKING:
    from handbok_tui.session.saving.saves import Saves
    from handbok_tui.session.session import Session
    from handbok_tui.storage.journal.external_editor import Loan
    from handbok_tui.storage.sheets.files import WorksheetFiles


class Worksheets(SheetReading):
    """The filled templates as they become.

    ``new_id`` makes the permanent id of a row; it must never give the same one twice, also
    when two people add rows to the same file at once.
    """

    def __init__(
        self,
        session: Session,
        saves: Saves,
        files: WorksheetFiles,
        *,
        new_id: Callable[[], str] = lambda: f"rad-{token_hex(4)}",
    ) -> None:
        super().__init__(session, saves, files)
        self._new_id = new_id
        self._undo = SheetUndo(session.order)
        self.last_row = self._undo.last_row
        self._joined: tuple[FilledKey, str, str] | None = None

    def set_cell(self, target: SheetTarget, row: str, column: str, typed: str) -> None:
        """Put what a person typed or chose in a cell; a new row is made where there is none.

        Raises HandbokError for what the column cannot hold, SaveFailed where nothing may be
        written.
        """
        value = self._taken(target, column, typed)
        self._joined = None
        self._change(target, lambda sheet: set_cell(sheet, row, column, value))

    def write(
        self, target: SheetTarget, row: str, column: str, typed: str, seen: str | None = None
    ) -> None:
        """The same for every key while a text is typed: all of it is one step of undo.

        ``seen`` is what the writer had before their eyes; where something else stands there by
        now, it is kept as the other of two values.
        """
        value = self._taken(target, column, typed)
        place = (target.key, row, column)
        joined = self._joined == place
        known = self.sheet(target).value(row, column) if seen is None else seen
        if self._change(
            target, lambda sheet: write_cell(sheet, row, column, value, known), joined=joined
        ):
            self._joined = place

    def _taken(self, target: SheetTarget, column: str, typed: str) -> str:
        found = target.worksheet.column(column)
        if found is None:
            raise NotFound(f"Det finns ingen kolumn ”{column}” i mallen {target.worksheet.id}.")
        return taken(typed, found, self.today)

    def proposed(self, target: SheetTarget, row: str, column: Column) -> str:
        """The date that the template proposes for an empty cell, so many days after another."""
        start = self.sheet(target).value(row, column.after) if column.after else ""
        with suppress(ValueError, OverflowError):
            return (date.fromisoformat(start) + timedelta(days=column.days)).isoformat()
        return ""

    def rest(self) -> None:
        """What is typed from now on is a step of undo of its own."""
        self._joined = None

    def add_row(self, target: SheetTarget, after: str = "", name: str = "") -> str:
        """A new row after another one, or last; its permanent id.  Raises SaveFailed."""
        column = target.worksheet.name_column.id
        private = name not in target.worksheet.starters and (name, True) in (
            self._names.answer_lines(target) if name else ()
        )
        row = Row(self._new_id(), {column: name} if name else {})
        if private:
            row = row._replace(visibility="private")
        self._step(target, lambda sheet: add_row(sheet, row, after), adds=(row.id,))
        return row.id

    def remove_row(self, target: SheetTarget, row: str) -> None:
        """Take away a row.  Raises HandbokError for one of the template's own, SaveFailed."""
        if target.worksheet.fixed_row(row) is not None:
            raise HandbokError(texts.FIXED_ROW)
        self._step(target, lambda sheet: remove_row(sheet, row))

    def move_row(self, target: SheetTarget, row: str, by: int) -> bool:
        """Change places with the row above (-1) or below (1); False where there is none."""
        own = [one.row.id for one in self.view(target).rows]
        own = [one for one in own if target.worksheet.fixed_row(one) is None]
        index = own.index(row) + by if row in own else -1
        if not 0 <= index < len(own):
            return False
        self._step(target, lambda sheet: move_row(sheet, row, own[index]))
        return True

    def connect(self, target: SheetTarget, row: str, column: str, link: Link) -> None:
        """Add a link to a cell, or take it away if it is there.  Raises SaveFailed."""
        self._step(
            target,
            lambda sheet: set_cell(sheet, row, column, toggled(sheet.value(row, column), link)),
        )

    def begin_anew(self, target: SheetTarget) -> None:
        """A new analysis; the present one is kept with its day.  Raises SaveFailed."""
        today = self.today
        again = {row.id for row in target.worksheet.fixed}
        self._step(target, lambda sheet: begin_anew(sheet, today, again))

    def toggle_private(self, target: SheetTarget) -> None:
        """ "Bara för mig", on and off.  Raises SaveFailed."""
        private = self.sheet(target).private
        self._step(
            target, lambda sheet: sheet._replace(visibility="handbook" if private else "private")
        )

    def toggle_row_private(self, target: SheetTarget, row: str) -> None:
        """The same for one row of a filling that may be seen.  Raises SaveFailed."""
        self._step(target, lambda sheet: toggle_private(sheet, row))

    def is_private(self, target: SheetTarget, link: Link) -> bool:
        """Whether what is made of what a link leads to is private.  Raises NotFound, FaultyFile."""
        return self._names.is_private(link, target.respondent)

    def set_people(self, target: SheetTarget, people: int) -> None:
        """How many filled it together.  Raises SaveFailed."""
        self._step(target, lambda sheet: sheet._replace(people=max(0, people)))

    def settle(self, target: SheetTarget, conflict: CellConflict, choice: Settlement) -> None:
        """The person has seen two versions of a cell and says which holds.

        Raises HandbokError for "both" in a cell that can hold only one.
        """
        column = target.worksheet.column(conflict.column)
        if choice == "both" and column is not None and column.kind not in _HOLD_BOTH:
            raise HandbokError(texts.ONE_ONLY)
        if choice != "mine":
            self._refuse_odd(target, conflict.column, conflict.value)
        self._step(target, lambda sheet: settled_cell(sheet, conflict, choice))

    def apply(self, target: SheetTarget, edit: Edit, adds: Container[str] = ()) -> None:
        """Any other change of a filling, as one step of undo; ``adds`` are the ids of the rows
        that are new by it.  Raises SaveFailed.
        """
        self._step(target, edit, adds)

    def new_id(self) -> str:
        """A permanent id for a row."""
        return self._new_id()

    def _refuse_odd(self, target: SheetTarget, column_id: str, value: str) -> None:
        """Raise HandbokError for a value out of a file that its column could not be saved with."""
        column = target.worksheet.column(column_id)
        if column is not None and COLUMN_KINDS[column.kind].stored in ("number", "day"):
            taken(value, column, self.today)

    def _step(self, target: SheetTarget, edit: Edit, adds: Container[str] = ()) -> None:
        self._joined = None
        self._change(target, edit, adds)

    def _change(
        self, target: SheetTarget, edit: Edit, adds: Container[str] = (), *, joined: bool = False
    ) -> bool:
        if reason := self.locked(target):
            raise SaveFailed(reason)
        before = self.sheet(target)
        plain = edit(before)
        after = self._with_returned(target, before, plain, adds)
        if after == before:
            return False
        if after is not plain:
            self._saves.noted(texts.ROW_BACK)
        if not (joined and self._undo.went_on(target.key, edit)):
            self._undo.did(target.key, before, after)
        self._put(target, after)
        return True

    def _with_returned(
        self, target: SheetTarget, before: Sheet, after: Sheet, adds: Container[str]
    ) -> Sheet:
        fixed = {row.id for row in target.worksheet.fixed}
        known = {row.id for row in after.rows if row.id in adds or row.id in fixed}
        return with_returned_private(before, after, known)

    def _put(self, target: SheetTarget, sheet: Sheet) -> None:
        session = self.session
        if session.drafts is not None:
            for row, column, value in changed_cells(self.sheet(target), sheet):
                session.drafts.keep(target.key, row, column, value)
        day = sheet.day or (self.today if target.worksheet.analysis else None)
        sheet = sheet._replace(updated=session.now().replace(microsecond=0), day=day)
        session.workbook = with_filled(session.workbook, target.key, sheet)
        self._saves.changed()

    def undo(self, target: SheetTarget) -> bool:
        """Take back the last change of this filling; False where there is none."""
        return self._turn(target, self._undo.undo)

    def redo(self, target: SheetTarget) -> bool:
        """Do what was taken back last; False where there is nothing."""
        return self._turn(target, self._undo.redo)

    def _turn(self, target: SheetTarget, turn: Callable[[FilledKey, Sheet], Stands | None]) -> bool:
        self._joined = None
        now = self.sheet(target)
        stands = None if self.locked(target) else turn(target.key, now)
        if stands is not None:
            self._put(target, self._with_returned(target, now, *stands))
        return stands is not None

    # -- text that did not reach its file (drafts.py) ----------------------------------------

    def lend(self, target: SheetTarget, row: str, column: str) -> Loan:
        """A cell's text for the person's own editor.  Raises SaveFailed, UnsavableText."""
        if reason := self.locked(target):
            raise SaveFailed(reason)
        text = self.sheet(target).value(row, column)
        return self.session.lend_text(target.key, row, column, text)

    def returned(self, target: SheetTarget, row: str, column: str, loan: Loan, text: str) -> bool:
        """Take in a text that was lent, as Session.returned does for answers."""
        if text != loan.text:
            seen = loan.text
            self._step(target, lambda sheet: write_cell(sheet, row, column, text, seen))
        return self.session.settle_loan(loan, text)

    def half_typed(self, target: SheetTarget, row: str, column: str, typed: str) -> None:
        """Remember what is typed in a cell that takes only whole dates and numbers."""
        if self.session.drafts is not None:
            self.session.drafts.keep(target.key, row, column, typed)

    def given_up(self, target: SheetTarget, row: str, column: str, typed: str) -> None:
        """What was typed there is no more to be remembered: it was taken, or given up."""
        if self.session.drafts is not None:
            self.session.drafts.done(target.key, row, column, typed)

    def put_back(self, key: FilledKey, row: str, column: str, value: str) -> None:
        """Put a value where it belongs.  Raises SaveFailed, NotFound, FaultyFile."""
        target = self.target(key.worksheet, key.respondent)
        self._refuse_odd(target, column, value)
        found = target.worksheet.column(column)
        if found is not None and COLUMN_KINDS[found.kind].stored in ("number", "day"):
            value = taken(value, found, self.today)  # as a person types it
        self._step(target, lambda sheet: exchange_cell(sheet, row, column, value))


_HOLD_BOTH = frozenset({"text", "long", "role", "link"})
"""Kinds whose cells may hold two values, one after the other."""
