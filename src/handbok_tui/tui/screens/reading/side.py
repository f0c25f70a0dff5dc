"""The contents beside the text, in a window with room for both; it follows the reading.

A terminal can only scroll whole rows: contents that stood still beside text that moves a line
would be sent again for every line, about 1 kB.  So they move along, and are put straight when
the reader rests.
"""

from __future__ import annotations

from textual.timer import Timer

from handbok_tui.session import Session
from handbok_tui.session.place import Reading
from handbok_tui.tui.widgets.rows import Rows

WIDE_ENOUGH = 100
"""Cells; in a narrower window the contents come over the text when asked for."""


WIDTH = 36

REST = 1.0
"""Seconds without a line up or down after which the contents are put straight."""


class Side(Rows, can_focus=False):
    """Shows, never takes keys: ``i`` opens the contents to choose from."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._rolled: int | None = None
        self._rest: Timer | None = None
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
        from handbok_tui.tui.screens.reading.lists import (  # noqa: PLC0415 - in a wide window only
            contents_rows,
            current_row,
        )

        entries = self.session.contents(reading.leaf)
        place = reading.anchor
        rows = contents_rows(entries, WIDTH)
        key = current_row(entries, reading.leaf, place.section, place.question)
        if rows != self.rows or key != self.key:
            self.show(rows, key)

    @property
    def _top(self) -> int:
        return super()._top if self._rolled is None else self._rolled

    def roll(self, lines: int) -> None:
        """Move along with the text, for now."""
        if not self.display:
            return
        self._rolled = self._top + lines
        self.refresh()
        if self._rest is None:
            self._rest = self.set_timer(REST, self.straighten)
        else:
            self._rest.reset()

    def straighten(self) -> None:
        """Show the part of the contents in which the reader is."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = None
        if self._rolled is not None:
            self._rolled = None
            self.refresh()
