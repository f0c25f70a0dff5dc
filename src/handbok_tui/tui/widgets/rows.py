"""A list of rows with a chosen one: contents, places, whatever is picked by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.tui.terminal.place import Place

MARKER = "▸ "
WIDE = 120
"""Cells that a row takes of a wider list, unless it says more: what is chosen is drawn reversed,
and each blank of it is sent.
"""


KEYS = 14
"""Cells: a note like the names of keys or a state keeps its room; a longer one gives way."""


class Row(NamedTuple):
    """One row: what it says, what stands at its right, and the key of what it leads to.

    A row without a key is a heading and cannot be chosen.  ``words`` are other names by which it
    is found; ``place`` is its heading in short, said where it stands without it.
    """

    text: str
    note: str = ""
    key: str = ""
    words: str = ""
    place: str = ""

    def is_whole_in(self, width: int) -> bool:
        """Whether all of it is seen in a list of so many cells."""
        words = f"{MARKER}{visible(self.text)}{_noted(visible(self.note))}"
        return cell_len(words) <= width


def _noted(note: str) -> str:
    return f"  {note}  " if note else ""


def _fitting(note: str, room: int) -> str:
    """As much of a note as there is room for beside the row; "" for what would say nothing."""
    if cell_len(note) <= max(KEYS, room - cell_len(_noted(" ")) + 1):
        return note
    cells = room - cell_len(_noted(" "))
    return f"{set_cell_size(note, cells).rstrip()}…" if cells >= KEYS else ""


class Rows(Widget, can_focus=True):
    """Draws rows line by line; the chosen one has a marker and stands out without colour."""

    COMPONENT_CLASSES = {"rows--chosen", "rows--heading", "rows--note"}  # noqa: RUF012

    chosen: reactive[int] = reactive(0)

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row], key: str = "") -> None:
        """Show rows, with the one of that key chosen, else the first that can be."""
        self.rows = tuple(rows)
        keys = [row.key for row in self.rows]
        first = next((index for index, found in enumerate(keys) if found), 0)
        self.set_reactive(Rows.chosen, keys.index(key) if key and key in keys else first)
        self.refresh()

    @property
    def key(self) -> str:
        """The key of the chosen row; "" where there is none."""
        return self.rows[self.chosen].key if self.rows else ""

    @property
    def _top(self) -> int:
        """The first row that is seen."""
        height = self.size.height
        return max(0, min(self.chosen - height // 2, len(self.rows) - height))

    @property
    def place(self) -> Place:
        """The first character of the chosen row."""
        text = self.rows[self.chosen].text if self.rows else ""
        return Place(self.chosen - self._top, len(MARKER) + len(text) - len(text.lstrip()))

    def move(self, by: int) -> None:
        """Choose the next row in that direction that can be chosen."""
        index = self.chosen + by
        while 0 <= index < len(self.rows):
            if self.rows[index].key:
                self.chosen = index
                return
            index += by

    def render_line(self, y: int) -> Strip:
        """One line of the list, scrolled so that the chosen row is seen."""
        width = self.size.width
        index = self._top + y
        base = self.rich_style
        if not 0 <= index < len(self.rows):
            return Strip.blank(width, base)
        return self._row(self.rows[index], base, width, chosen=index == self.chosen)

    def _row(self, row: Row, base: Style, width: int, *, chosen: bool) -> Strip:
        style = base
        if not row.key:
            style += self.get_component_rich_style("rows--heading", partial=True)
        elif chosen:
            style += self.get_component_rich_style("rows--chosen", partial=True)
        note = visible(row.note)
        text = (MARKER if chosen and row.key else "  ") + visible(row.text)
        right = Strip([Segment(_noted(_fitting(note, width - cell_len(text))), style)])
        room = min(width, max(WIDE, cell_len(text) + right.cell_length)) - right.cell_length
        left = Strip([Segment(text, style)]).adjust_cell_length(max(0, room), style)
        if cell_len(text) > room > 0:
            left = Strip.join([left.crop(0, room - 1), Strip([Segment("…", style)])])
        return Strip.join([left, right]).adjust_cell_length(width, base)
