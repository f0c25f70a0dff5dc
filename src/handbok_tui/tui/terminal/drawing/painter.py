"""From frames to bytes: remembers what the terminal shows and sends what is new.

Holds the three things the terminal remembers (cells, pen, cursor) and no connection to it, so
that all of it can be tested against a model of a terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbok_tui.tui.terminal.drawing.cells import doubtful
from handbok_tui.tui.terminal.drawing.frame import Scroll, blank_frame, difference
from handbok_tui.tui.terminal.drawing.style import DEFAULT, Style, blank_transition, transition

if TYPE_CHECKING:
    from handbok_tui.tui.terminal.drawing.capabilities import Capabilities
    from handbok_tui.tui.terminal.drawing.cells import Cell, Row
    from handbok_tui.tui.terminal.drawing.frame import Frame

_CLEAR = "\x1b[r\x1b[m\x1b[2J"
_ERASE_RIGHT = "\x1b[K"
_SYNCHRONIZED_FROM = 512  # characters: less than this is drawn at once anyway
_SYNCHRONIZED_START, _SYNCHRONIZED_END = "\x1b[?2026h", "\x1b[?2026l"


class Painter:
    """Turns the frames that are wanted, one after another, into what has to be sent.

    The terminal must have automatic line wrap off.
    """

    def __init__(self, terminal: Capabilities) -> None:
        self._terminal = terminal
        self._out: list[str] = []
        self.forget()

    def forget(self) -> None:
        """What the terminal shows is no longer known: the next frame is sent whole."""
        self._shown: Frame | None = None
        self._pen: Style | None = None
        self._row: int | None = None
        self._column: int | None = None

    @property
    def knows(self) -> bool:
        """Whether what the terminal shows is known."""
        return self._shown is not None

    def paint(self, wanted: Frame, cursor: tuple[int, int] | None = None) -> str:
        """Return what makes the terminal show ``wanted`` with its cursor at ``cursor``.

        ``wanted`` has at least one row, and rows of one length.  ``cursor`` is (column, row) from
        0, None for wherever it happens to be.
        """
        self._out = []
        shown, self._shown = self._shown, None  # not known if anything below should fail
        if shown is None or (len(shown), len(shown[0])) != (len(wanted), len(wanted[0])):
            self.forget()
            shown = blank_frame(len(wanted[0]), len(wanted))
            self._out.append(_CLEAR)
            self._pen = DEFAULT
        for operation in difference(shown, wanted, scrolls=self._terminal.scrolls):
            if isinstance(operation, Scroll):
                self._scroll(operation, len(wanted))
            else:
                self._span(wanted[operation.y], operation.y, operation.start, operation.end)
        if cursor is not None:
            self._move(*cursor)
        self._shown = list(wanted)
        data = "".join(self._out)
        if self._terminal.synchronizes and len(data) >= _SYNCHRONIZED_FROM:
            return f"{_SYNCHRONIZED_START}{data}{_SYNCHRONIZED_END}"
        return data

    def _scroll(self, scroll: Scroll, height: int) -> None:
        """Let the terminal move rows: with line feed and reverse index, which all of them have."""
        # Terminals differ in the colour of the rows that appear: only the default is the same.
        self._blank_pen(DEFAULT)
        part = (scroll.top, scroll.bottom) != (0, height - 1)
        if part:
            self._out.append(f"\x1b[{scroll.top + 1};{scroll.bottom + 1}r")
        if scroll.lines > 0:
            self._out.append(f"\x1b[{scroll.bottom + 1}H" + "\n" * scroll.lines)
        else:
            self._out.append(f"\x1b[{scroll.top + 1}H" + "\x1bM" * -scroll.lines)
        if part:
            self._out.append("\x1b[r")
        self._row = self._column = None

    def _span(self, row: Row, y: int, start: int, end: int) -> None:
        """Send cells ``start`` up to ``end`` of row ``y``, the blank end of it by erasing."""
        tail = end
        if self._erasable(row[-1]) and end > _tail(row):
            tail = max(start, _tail(row))
        if end - tail <= len(_ERASE_RIGHT):
            tail = end
        self._cells(row, y, start, tail)
        if tail < end:
            self._move(tail, y)
            self._blank_pen(row[-1][1])
            self._out.append(_ERASE_RIGHT)

    def _erasable(self, cell: Cell) -> bool:
        text, style = cell
        return (
            text == " "
            and not style.shows_on_blank
            and (not style.paper or self._terminal.erases_colour)
        )

    def _cells(self, row: Row, y: int, start: int, end: int) -> None:
        x = start
        while x < end:
            text, style = row[x]
            after = x + 1
            while after < end and not row[after][0]:
                after += 1
            self._move(x, y)
            self._set_pen(text, style)
            if doubtful(text):
                # On a terminal that draws it narrower the rest would keep what stood there.
                self._put(" " * (after - x), after, len(row))
                self._move(x, y)
                self._put(text, None, len(row))
            else:
                self._put(text, after, len(row))
            x = after

    def _put(self, text: str, column: int | None, width: int) -> None:
        """Send text after which the cursor is at ``column``, None if that is not certain."""
        self._out.append(text)
        self._column = None if column == width else column  # at the edge terminals differ

    def _set_pen(self, text: str, style: Style) -> None:
        if text == " ":
            self._blank_pen(style)
        else:
            self._out.append(transition(self._pen, style, partial=self._terminal.resets_parts))
            self._pen = style

    def _blank_pen(self, style: Style) -> None:
        sequence, self._pen = blank_transition(
            self._pen, style, partial=self._terminal.resets_parts
        )
        self._out.append(sequence)

    def _move(self, x: int, y: int) -> None:
        """Send the shortest movement to column ``x`` of row ``y``."""
        if (x, y) == (self._column, self._row):
            return
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"]
        if self._row is not None and y >= self._row:
            ways.append("\r" + "\n" * (y - self._row) + _right(x))
        if self._row is not None and self._column is not None:
            ways.append(_down(y - self._row) + _right(x - self._column))
        self._out.append(min(ways, key=len))
        self._column, self._row = x, y


def _right(cells: int) -> str:
    if cells < 0:
        return min("\b" * -cells, f"\x1b[{-cells}D", key=len)
    return f"\x1b[{cells if cells > 1 else ''}C" if cells else ""


def _down(rows: int) -> str:
    if not rows:
        return ""
    return f"\x1b[{abs(rows) if abs(rows) > 1 else ''}{'B' if rows > 0 else 'A'}"


def _tail(row: Row) -> int:
    """Return where the run of equal cells at the row's end begins."""
    start = len(row) - 1
    while start and row[start - 1] == row[-1]:
        start -= 1
    return start
