"""What the parts of the worksheet screen share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.sheets.layout import MORE
from handbok_tui.core.sheets.templates import Column
from handbok_tui.core.sheets.view import Filled, SheetView
from handbok_tui.texts.sheets import filling as texts

if TYPE_CHECKING:
    from handbok_tui.session import Session
    from handbok_tui.session.sheets.filling import Worksheets
    from handbok_tui.session.sheets.reading import SheetTarget
    from handbok_tui.tui.app.app import HandbokApp


class SheetPart:
    """One part of the screen that fills in a template."""

    app: HandbokApp
    session: Session
    sheets: Worksheets
    target: SheetTarget
    row: str
    column: str
    unfolded: bool
    in_words: str
    """The last key, where it was part of words that no field took."""
    removed = ""
    """What was said of the row that was taken away last, for where it was the only one."""

    @property
    def view(self) -> SheetView:
        """The filling as it is now."""
        raise NotImplementedError

    def chosen_row(self, view: SheetView) -> Filled | None:
        """The chosen row, else the first; None where there is none."""
        raise NotImplementedError

    def chosen_column(self, view: SheetView, filled: Filled) -> Column:
        """The chosen field of a row, else its first."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Lay out the template at the chosen row and field."""
        raise NotImplementedError

    def changed(self) -> None:
        """Something was changed: save it and show it."""
        raise NotImplementedError

    def edit(self, *, fresh: bool = False) -> None:
        """Open the chosen field; ``fresh``: its row goes again if nothing is written."""
        raise NotImplementedError

    def typed(self, event: Message) -> None:
        """Open the chosen field, and let what was typed or pasted be the first of it."""
        raise NotImplementedError

    def add_row(self, name: str = "") -> bool:
        """A new row after the chosen one, open for its name where it has none yet; False where
        none can be made, and why is said.
        """
        raise NotImplementedError

    def action_more_fields(self) -> None:
        """All fields of a row, or the main ones again."""
        raise NotImplementedError

    def go_field(self, by: int) -> None:
        """Choose another field of the row."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Tell the person something on the bottom line."""
        raise NotImplementedError

    def attempt(self, change: Callable[[], object]) -> bool:
        """Carry out a change, save and show it; False, and why, where it cannot be done."""
        try:
            change()
        except HandbokError as problem:
            self.say(str(problem))
            return False
        self.changed()
        return True

    def shown(self, view: SheetView, filled: Filled) -> tuple[Column, ...]:
        """The fields of a row that are seen, the chosen one among them."""
        return view.fields(filled) if self.unfolded else view.shown(filled, self.column)

    def folds(self, view: SheetView, filled: Filled) -> bool:
        """Whether a row has fields that are not seen."""
        return len(self.shown(view, filled)) < len(view.fields(filled))

    def field(self) -> tuple[SheetView, Filled, Column] | None:
        """As ``here``; None too, and it is said, where no field is chosen but those that follow."""
        if self.column == MORE and self.here() is not None:
            self.say(texts.FIRST_MORE)
            return None
        return self.here()

    def here(self) -> tuple[SheetView, Filled, Column] | None:
        """The view, the chosen row and field; None, and it is said, where there is no row."""
        view = self.view
        filled = self.chosen_row(view)
        if filled is None:
            self.say(self.removed or texts.NO_ROW)
            return None
        return view, filled, self.chosen_column(view, filled)
