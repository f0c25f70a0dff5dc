"""Choosing among rows: what every screen with a list of rows has in common."""

from __future__ import annotations

from handbok_tui.tui.widgets.rows import Rows


class Choosing:
    """The part of a screen that moves through its rows by one and by screenfuls."""

    rows: Rows

    @property
    def marked(self) -> Rows:
        """The list, also while something is typed above it."""
        return self.rows

    def action_row_down(self) -> None:
        """The next row."""
        self.rows.move(1)

    def action_row_up(self) -> None:
        """The row before."""
        self.rows.move(-1)

    def action_rows_down(self) -> None:
        """A screenful down."""
        for _ in range(max(1, self.rows.size.height - 1)):
            self.rows.move(1)

    def action_rows_up(self) -> None:
        """A screenful up."""
        for _ in range(max(1, self.rows.size.height - 1)):
            self.rows.move(-1)
