"""Rows and fields of a template: going between them, adding, moving and removing rows."""

from __future__ import annotations

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.sheets.layout import MORE
from handbok_tui.core.sheets.templates import Column, Link
from handbok_tui.texts import labels, picking
from handbok_tui.texts.follow_up import due as follow_up
from handbok_tui.texts.sheets import filling as texts
from handbok_tui.tui.screens.sheets.base import SheetPart
from handbok_tui.tui.widgets.rows import Row

PAGE = 5
"""Rows that a page is."""


class Rows(SheetPart):
    """The part of the screen that chooses and arranges rows."""

    def _go(self, by: int) -> None:
        rows = self.view.rows
        places = [filled.row.id for filled in rows]
        at = places.index(self.row) if self.row in places else 0
        if rows:
            self.row = places[max(0, min(len(places) - 1, at + by))]
            self.redraw()

    def action_make_activity(self) -> None:
        """An activity of the chosen row, in the plan of whose row it is."""
        from handbok_tui.session.follow_up import TEMPLATES  # noqa: PLC0415 - when asked for
        from handbok_tui.tui.app.new_follow_up import Origin, ask_what  # noqa: PLC0415

        if (found := self.here()) is None:
            return
        _, filled, _ = found
        if reason := self.sheets.locked(self.target):
            self.say(reason)
            return
        if self.target.worksheet.id == TEMPLATES["activity"]:
            self.say(follow_up.ALREADY)
            return
        if not filled.name:
            self.say(follow_up.FIRST_A_NAME)
            return
        link = Link("row", f"{self.target.worksheet.id}/{filled.row.id}")
        origin = Origin(self.target.respondent.id, link)
        ask_what(self.app, "activity", origin, self._made)

    def _made(self, said: str) -> None:
        self.redraw()
        self.say(said)

    def action_row_down(self) -> None:
        """The next row."""
        self._go(1)

    def action_row_up(self) -> None:
        """The row before."""
        self._go(-1)

    def action_rows_down(self) -> None:
        """Some rows down."""
        self._go(PAGE)

    def action_rows_up(self) -> None:
        """Some rows up."""
        self._go(-PAGE)

    def action_first_row(self) -> None:
        """The first row."""
        self._go(-len(self.view.rows))

    def action_last_row(self) -> None:
        """The last row."""
        self._go(len(self.view.rows))

    def action_next_field(self) -> None:
        """The next field; after the last one the first."""
        self.go_field(1)

    def action_previous_field(self) -> None:
        """The field before."""
        self.go_field(-1)

    def go_field(self, by: int) -> None:
        """Choose another field of the row."""
        if (found := self.here()) is not None:
            view, filled, column = found
            shown = self.shown(view, filled)
            fields = [one.id for one in shown]
            if self.folds(view, filled):
                fields.append(MORE)
            now = MORE if self.column == MORE else column.id
            self.column = fields[(fields.index(now) + by) % len(fields)]
            self.redraw()

    def action_more_fields(self) -> None:
        """All fields of a row, or the main ones again."""
        if not self.target.worksheet.folded:
            self.say(texts.ALL_SHOWN)
            return
        before: tuple[Column, ...] = ()
        if (found := self.here()) is not None:
            before = self.shown(*found[:2])
        self.unfolded = not self.unfolded
        if found is not None and self.column == MORE:
            fields = self.shown(*found[:2])
            self.column = next(one.id for one in fields if one not in before)
        self.redraw()
        self.say(texts.UNFOLDED if self.unfolded else texts.FOLDED)

    def action_new_row(self) -> None:
        """A new row after the chosen one, open for its name."""
        self.add_row()

    def add_row(self, name: str = "") -> bool:
        """A new row after the chosen one, open for its name where it has none yet."""
        if reason := self.sheets.locked(self.target):
            self.say(reason)
            return False
        try:
            self.row = self.sheets.add_row(self.target, self.row, name)
        except HandbokError as problem:
            self.say(str(problem))
            return False
        self.column = self.target.worksheet.name_column.id
        self.redraw()
        if not name:
            self.edit(fresh=True)
        return True

    def action_remove_row(self) -> None:
        """Take away the row; it can be taken back."""
        if (found := self.here()) is None:
            return
        view, filled, _ = found
        name = view.value(filled, view.worksheet.name_column)
        rows = [one.row.id for one in self.view.rows]
        after = [*rows[filled.number :], *rows[: filled.number - 1][::-1], ""][0]
        if self.attempt(lambda: self.sheets.remove_row(self.target, filled.row.id)):
            self.row = after
            self.removed = texts.removed(name)
            self.redraw()
            self.say(self.removed)

    def action_toggle_private(self) -> None:
        """The chosen row only for me, on and off."""
        if (found := self.here()) is None:
            return
        row = found[1].row.id
        if self.attempt(lambda: self.sheets.toggle_row_private(self.target, row)):
            sheet = self.sheets.sheet(self.target)
            now = sheet.row(row)
            kept = labels.PRIVATE[self.target.respondent.kind]
            words = texts.row_private(kept) if now is not None and now.private else texts.ROW_SHARED
            self.say(texts.WHOLE_PRIVATE if sheet.private else words)

    def action_move_up(self) -> None:
        """The row changes places with the one above."""
        self._move(-1)

    def action_move_down(self) -> None:
        """The row changes places with the one below."""
        self._move(1)

    def _move(self, by: int) -> None:
        if (found := self.here()) is None:
            return
        view, filled, _ = found
        if view.is_fixed(filled):
            self.say(texts.FIXED_PLACE)
            return
        moved: list[bool] = []
        if self.attempt(
            lambda: moved.append(self.sheets.move_row(self.target, filled.row.id, by))
        ) and not any(moved):
            self.say(texts.NOT_MOVED)

    def action_starters(self) -> None:
        """Names to begin with: one row for each that is ticked off."""
        names = self.sheets.starters(self.target)
        if not names:
            self.say(texts.NO_STARTERS)
            return
        from handbok_tui.tui.screens.dialogs.pick import OWN, PickScreen  # noqa: PLC0415 - when asked

        def chosen(key: str | None) -> None:
            if name := (key or "").removeprefix(OWN):
                self.row = next((one.row.id for one in self.view.rows[::-1]), "")
                if self.add_row(name):
                    self.changed()
                    self.action_starters()

        rows = [Row(name, key=name) for name in names]
        self.app.push_screen(PickScreen(texts.STARTERS, rows, own=picking.OWN), chosen)
