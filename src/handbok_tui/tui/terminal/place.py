"""Where the terminal's own cursor stands: at what is chosen.

A screen reader, a braille line and a magnifier follow that cursor, shown or hidden.  Whoever has
something chosen says on which of its lines, and where in the line if that is known; where it is
not, the first character that is seen there is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from textual.errors import NoWidget
from textual.geometry import Offset
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.screen import Screen
    from textual.widget import Widget

    from handbok_tui.tui.terminal.drawing.frame import Frame

_MARKS = {"", " ", "▸", "│"}
"""What stands before the first character of a line and is not its own."""


class Place(NamedTuple):
    """A place in a widget, from 0; ``column`` None is the first character of the line."""

    line: int
    column: int | None = None


@runtime_checkable
class HasPlace(Protocol):
    """A widget in which something is chosen."""

    @property
    def place(self) -> Place:
        """Where the first character of that is, as it is drawn now."""


@runtime_checkable
class Marks(Protocol):
    """A screen that says in which of its widgets something is chosen."""

    @property
    def marked(self) -> Widget | None:
        """The list, where there is one, else what has the focus or is read."""


def place_on(screen: Screen[object], frame: Frame) -> Offset | None:
    """The cell of the screen where the cursor stands, or None where nothing is chosen.

    ``frame`` is the picture that is shown; it may be empty.
    """
    widget = screen.marked if isinstance(screen, Marks) else screen.focused
    if not isinstance(widget, (HasPlace, Static)):
        return None
    try:
        seen = screen.find_widget(widget).visible_region
        at = widget.content_region.offset
    except NoWidget:  # not laid out yet
        return None
    place = widget.place if isinstance(widget, HasPlace) else Place(0)
    y = max(at.y + place.line, seen.y)
    if place.column is not None:
        return Offset(at.x + place.column, y)
    return _first(frame, seen, y)


def _first(frame: Frame, seen: Region, y: int) -> Offset:
    """The first character of a line, else of one of those below it."""
    for row in range(y, min(seen.bottom, len(frame))):
        for x in range(seen.x, min(seen.right, len(frame[row]))):
            if frame[row][x][0].strip() not in _MARKS:
                return Offset(x, row)
    return Offset(seen.x, y)
