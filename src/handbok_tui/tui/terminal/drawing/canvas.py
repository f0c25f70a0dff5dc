"""The picture that Textual wants on the screen, gathered from the compositor's updates.

It is kept apart from what the terminal shows (``painter``): on a slow line several updates become
one, and after a suspension or a redraw the whole picture is at hand without rendering anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbok_tui.tui.terminal.drawing.cells import BLANK, Cell, StyleCells, split
from handbok_tui.tui.terminal.drawing.style import parse
from handbok_tui.tui.terminal.private import LayoutUpdate, pieces, sgr_parameters, size_of

if TYPE_CHECKING:
    from rich.color import ColorSystem
    from textual.strip import Strip

    from handbok_tui.tui.terminal.drawing.frame import Frame
    from handbok_tui.tui.terminal.private import ChopsUpdate

_MOST_STYLES = 512  # a screen has a few dozen; themes that are tried out must not pile up
_MOST_TEXTS = 4096


class Canvas:
    """Rows of cells, of the size of the last whole update; empty before the first."""

    def __init__(self, colours: ColorSystem) -> None:
        self._colours = colours
        self._styles: dict[str, StyleCells] = {}
        self._rows: list[list[Cell]] = []
        self._frame: list[tuple[Cell, ...]] = []

    @property
    def frame(self) -> Frame:
        """The picture as it is now."""
        return tuple(self._frame)

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return (len(self._frame[0]), len(self._frame)) if self._frame else (0, 0)

    def clear(self) -> None:
        """Forget the picture."""
        self._frame = []

    def draw(self, update: LayoutUpdate | ChopsUpdate) -> None:
        """Draw an update on the picture; a LayoutUpdate makes a new picture of its size.

        Raises ValueError for a ChopsUpdate of another size than the picture's.
        """
        width, height = size_of(update)
        if isinstance(update, LayoutUpdate):
            self._frame = [(BLANK,) * width] * height
        elif (width, height) != self.size:
            raise ValueError("a partial update needs a picture of its size to be drawn on")
        rows: dict[int, list[Cell]] = {}
        for x, y, strip in pieces(update):
            if x < width and y < height:
                row = rows.setdefault(y, list(self._frame[y]))
                self._draw_strip(row, x, strip)
        for y, row in rows.items():
            self._frame[y] = tuple(row)

    def _draw_strip(self, row: list[Cell], x: int, strip: Strip) -> None:
        """Put the strip's cells into the row from column ``x``, as far as the row goes."""
        width = len(row)
        for text, style, control in strip:
            if control or not text:
                continue
            made = self._style_cells(sgr_parameters(style, self._colours))
            cells = made.of(text)
            if not text.isascii() and (marks := split(text)[0]):
                _add_marks(row, x, marks)
            cells = cells[: max(0, width - x)]
            row[x : x + len(cells)] = cells
            x += len(cells)

    def _style_cells(self, parameters: str) -> StyleCells:
        made = self._styles.get(parameters)
        if made is None:
            if len(self._styles) >= _MOST_STYLES:
                self._styles.clear()
            made = self._styles[parameters] = StyleCells(parse(parameters))
        elif len(made) > _MOST_TEXTS:
            made.clear()
        return made


def _add_marks(row: list[Cell], x: int, marks: str) -> None:
    """Add marks that combine with the character before column ``x`` to that character."""
    while x and not row[x - 1][0]:
        x -= 1
    if x:
        text, style = row[x - 1]
        row[x - 1] = (text + marks, style)
