"""A text of some lines, one of which is chosen."""

from __future__ import annotations

from textual.widgets import Static

from handbok_tui.tui.terminal.place import Place


class MarkedText(Static):
    """``line`` is the chosen one, from 0."""

    line = 0

    @property
    def place(self) -> Place:
        """The first character of the chosen line."""
        return Place(self.line)
