"""The contents beside the text, in a window with room for both; it follows the reading."""

from __future__ import annotations

from handbok_tui.session import Session
from handbok_tui.session.reading import Reading
from handbok_tui.tui.widgets.rows import Rows

WIDE_ENOUGH = 100
"""Cells; in a narrower window the contents come over the text when asked for."""


WIDTH = 36


class Side(Rows, can_focus=False):
    """Shows, never takes keys: ``i`` opens the contents to choose from."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.display = False
        self.styles.width = WIDTH

    @property
    def taken(self) -> int:
        """Cells of the window that it takes."""
        return WIDTH if self.display else 0

    def fit(self, width: int) -> None:
        """Show or hide, by the width of the window."""
        self.display = width >= WIDE_ENOUGH

    def follow(self, reading: Reading) -> None:
        """Mark where the reader is."""
        if not self.display:
            return
        from handbok_tui.tui.screens.lists import (  # noqa: PLC0415 - in a wide window only
            contents_rows,
            current_row,
        )

        entries = self.session.contents(reading.leaf)
        place = reading.anchor
        rows = contents_rows(entries)
        key = current_row(entries, reading.leaf, place.section, place.question)
        if rows != self.rows or key != self.key:
            self.show(rows, key)
