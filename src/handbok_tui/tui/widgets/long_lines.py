"""Wrapping in which a key costs the same however long the line is.

Textual wraps a whole line anew at every key, and divides the whole of it once for each row that
is drawn: two to four seconds in a line of 1 MB.  Here a long line is wrapped from the row before
the change until the breaks are the old ones again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from textual._cells import cell_len
from textual._wrap import compute_wrap_offsets
from textual.document._document import DocumentBase, Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset

LONG = 2_000
"""Characters; shorter lines are quick enough as they are."""
AT_ONCE = 40
"""Rows that are looked at together."""


def is_long(line: str) -> bool:
    """Whether a line is one of those that are treated apart: tabs make a row's width depend on
    all before it.
    """
    return len(line) > LONG and "\t" not in line


class LongLines(WrappedDocument):
    """A document wrapped for the screen."""

    def __init__(self, document: DocumentBase, tab_width: int) -> None:
        self._wrapped: list[str] = []
        super().__init__(document, tab_width=tab_width)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap all lines at a width in cells; 0 is none."""
        super().wrap(width, tab_width)
        self._wrapped = list(self.document.lines)

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wrap what an edit has changed; the document is the new one already."""
        rows = {start[0], old_end[0], new_end[0]}
        row = start[0]
        if (
            len(rows) == 1
            and self._width
            and self.document.line_count == len(self._wrapped)
            and is_long(self._wrapped[row])
            and is_long(self.document[row])
        ):
            self._rewrap(row)
        else:
            super().wrap_range(start, old_end, new_end)
        self._wrapped = list(self.document.lines)

    def _rewrap(self, row: int) -> None:
        before, old = len(self._wrap_offsets[row]), self._wrap_offsets[row]
        new = rewrapped(old, self._wrapped[row], self.document[row], self._width)
        self._wrap_offsets[row] = new
        top, more = self._line_index_to_offsets[row][0], len(new) - before
        if not more:
            return
        self._line_index_to_offsets[row] = list(range(top, top + len(new) + 1))
        self._offset_to_line_info[top : top + before + 1] = [(row, n) for n in range(len(new) + 1)]
        for later in range(row + 1, len(self._wrapped)):
            offsets = self._line_index_to_offsets[later]
            self._line_index_to_offsets[later] = [offset + more for offset in offsets]

    def in_long_line(self, offset: int) -> tuple[int, int, int] | None:
        """The line of which a row of the screen is a part, and where in it the row begins and
        ends; None where that line is not long.
        """
        if offset >= len(self._offset_to_line_info):
            return None
        row, section = self._offset_to_line_info[offset]
        if not is_long(line := self.document[row]):
            return None
        breaks = self._wrap_offsets[row]
        start = breaks[section - 1] if section else 0
        return row, start, breaks[section] if section < len(breaks) else len(line)

    def location_to_offset(self, location: Location) -> Offset:
        """Where on the screen a place in the document is."""
        row, column = location
        if row >= len(self._wrapped) or not is_long(line := self.document[row]):
            return super().location_to_offset(location)
        breaks = self._wrap_offsets[row]
        section = bisect_right(breaks, column)
        start = breaks[section - 1] if section else 0
        return Offset(cell_len(line[start:column]), self._line_index_to_offsets[row][section])

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of a line."""
        line, breaks = self.document[line_index], self._wrap_offsets[line_index]
        ends = zip([0, *breaks], [*breaks, len(line)], strict=True)
        return [line[start:end] for start, end in ends]


def rewrapped(breaks: list[int], old: str, new: str, width: int) -> list[int]:
    """Where ``new`` breaks at a width in cells, when ``old`` broke at ``breaks``."""
    same = in_common(old, new)
    moved = len(new) - len(old)
    ended = len(new) - in_common(old[same:][::-1], new[same:][::-1])
    first = max(0, bisect_right(breaks, same) - 2)
    found = breaks[:first]
    for offset in _breaks(new, found[-1] if found else 0, width):
        if offset >= ended:
            there = bisect_left(breaks, offset - moved)
            if there < len(breaks) and breaks[there] == offset - moved:
                return [*found, *(later + moved for later in breaks[there:])]
        found.append(offset)
    return found


def _breaks(line: str, start: int, width: int) -> Iterator[int]:
    """Every break after ``start``, at which a row begins."""
    room = AT_ONCE * width
    while True:
        part = line[start : start + room]
        found = compute_wrap_offsets(part, width, 0)
        yield from (start + offset for offset in found)
        if start + room >= len(line):
            return
        if found:
            start += found[-1]
        else:
            room *= 2


def in_common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
