"""Draws a filled template line by line; what is chosen is seen without colour."""

from __future__ import annotations

from rich.segment import Segment
from textual.events import Key
from textual.strip import Strip
from textual.widget import Widget

from handbok_tui.core.sheets.layout import DrawnLine
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.terminal.place import Place
from handbok_tui.tui.widgets.rows import MARKER

LOOKS = ("head", "row", "chosen", "rule", "text", "field", "guide", "notice", "cell")


class SheetPane(Widget, can_focus=True):
    """The list above, the details below; the screen says which lines."""

    COMPONENT_CLASSES = {f"sheet--{look}" for look in LOOKS}  # noqa: RUF012 - Textual's way

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[DrawnLine, ...] = ()

    def show(self, lines: tuple[DrawnLine, ...]) -> None:
        """Show these lines."""
        if lines != self.lines:
            self.lines = lines
            self.refresh()

    @property
    def place(self) -> Place:
        """The field that is chosen, else the cell or the row, else the first line that moves."""
        chosen = [y for y, line in enumerate(self.lines) if line.text.startswith(MARKER)]
        if chosen:
            return Place(chosen[-1], len(MARKER))
        cells = (Place(y, line.start) for y, line in enumerate(self.lines) if line.end > line.start)
        moving = (Place(y) for y, line in enumerate(self.lines) if line.look != "head")
        return next(cells, next(moving, Place(0)))

    def on_key(self, event: Key) -> None:
        """Every key is the screen's, in the order they come."""
        if isinstance(self.screen, Keyed):
            self.screen.take(event)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, base = self.size.width, self.rich_style
        if y >= len(self.lines):
            return Strip.blank(width, base)
        line = self.lines[y]
        look = base + self.get_component_rich_style(f"sheet--{line.look}", partial=True)
        strip = Strip([Segment(line.text, look)])
        if line.end > line.start:
            cell = look + self.get_component_rich_style("sheet--cell", partial=True)
            marked = Strip([Segment(strip.crop(line.start, line.end).text, cell)])
            strip = Strip.join([strip.crop(0, line.start), marked, strip.crop(line.end)])
        return strip.adjust_cell_length(width, base)
