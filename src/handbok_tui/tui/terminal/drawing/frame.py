"""What has to change on the screen: pure, knows rows of cells and nothing else.

Finds a part that has only moved up or down, so that the terminal can scroll it itself, and then
the spans of each row that differ.
"""

from __future__ import annotations

from collections import Counter
from operator import itemgetter, ne
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from handbok_tui.tui.terminal.drawing.cells import BLANK, doubtful

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbok_tui.tui.terminal.drawing.cells import Row

    Frame: TypeAlias = Sequence[Row]

_GAP = 4  # cells: sending so many equal ones again is cheaper than moving past them
_ROW_COST = 6  # bytes, about: moving to a row
_SCROLL_COST = 20  # bytes, about: setting and resetting a scroll region


class Scroll(NamedTuple):
    """Rows ``top`` to ``bottom`` (counted from 0, both moved) go up ``lines``; down if negative."""

    top: int
    bottom: int
    lines: int


class Span(NamedTuple):
    """Cells ``start`` up to, not including, ``end`` of row ``y`` differ."""

    y: int
    start: int
    end: int


def blank_frame(width: int, height: int) -> Frame:
    """Return the frame of a terminal that has just been cleared."""
    return [(BLANK,) * width] * height


def difference(shown: Frame, wanted: Frame, *, scrolls: bool) -> list[Scroll | Span]:
    """Return what turns ``shown`` into ``wanted``, two frames of the same shape, in order.

    ``scrolls`` allows one Scroll, first.  The rows it opens are taken to be blank.
    """
    operations: list[Scroll | Span] = []
    changed = _changed(shown, wanted)
    if scrolls and (scroll := _find_scroll(shown, wanted, changed)):
        operations.append(scroll)
        shown = scrolled(shown, scroll)
        changed = _changed(shown, wanted)
    for y in changed:
        operations.extend(Span(y, start, end) for start, end in _spans(shown[y], wanted[y]))
    return operations


def scrolled(frame: Frame, scroll: Scroll) -> Frame:
    """Return the frame as it is after the scroll."""
    part = list(frame[scroll.top : scroll.bottom + 1])
    empty = [(BLANK,) * len(frame[0])] * abs(scroll.lines)
    part = part[scroll.lines :] + empty if scroll.lines > 0 else empty + part[: scroll.lines]
    return [*frame[: scroll.top], *part, *frame[scroll.bottom + 1 :]]


def _changed(shown: Frame, wanted: Frame) -> list[int]:
    return [y for y, (old, new) in enumerate(zip(shown, wanted, strict=True)) if old != new]


def _find_scroll(shown: Frame, wanted: Frame, changed: list[int]) -> Scroll | None:
    """Return the scroll that saves most, or None if none saves anything."""
    if len(changed) < 3:
        return None
    best, lowest = None, _cost(shown, wanted, changed) - _SCROLL_COST
    for scroll in _candidates(shown, wanted, changed):
        after = scrolled(shown, scroll)
        cost = _cost(after, wanted, _changed(after, wanted)) + abs(scroll.lines)
        if cost < lowest:
            best, lowest = scroll, cost
    return best


def _cost(shown: Frame, wanted: Frame, changed: list[int]) -> int:
    return sum(_ROW_COST + sum(map(ne, shown[y], wanted[y])) for y in changed)


def _candidates(shown: Frame, wanted: Frame, changed: list[int]) -> Iterator[Scroll]:
    """Yield the few shifts that most rows agree on.

    Only the columns that changed are looked at, so that a pane that stands still beside the
    moving text does not hide the movement.
    """
    columns = [_extent(shown[y], wanted[y]) for y in changed]
    window = slice(min(start for start, _ in columns), max(end for _, end in columns))
    reach = range(changed[0], changed[-1] + 1)
    was = {y: _text(shown[y], window) for y in reach}
    now = {y: _text(wanted[y], window) for y in reach}
    places: dict[str, list[int]] = {}
    for y, text in was.items():
        places.setdefault(text, []).append(y)
    votes = Counter(
        old - y for y, text in now.items() if text.strip() for old in places.get(text, ())[:4]
    )
    del votes[0]
    for shift, _ in votes.most_common(2):
        same = [y for y, text in now.items() if text.strip() and was.get(y + shift) == text]
        yield Scroll(same[0] + min(shift, 0), same[-1] + max(shift, 0), shift)
        # A scroll bar hides that rows are the same; moving them may be worth it all the same.
        if abs(shift) < len(reach):
            yield Scroll(reach[0], reach[-1], shift)


def _text(row: Row, window: slice) -> str:
    return "".join(map(itemgetter(0), row[window]))


def _extent(old: Row, new: Row) -> tuple[int, int]:
    """Return the first differing column and the one after the last, of two rows that differ."""
    start, end = 0, len(new)
    while old[start] == new[start]:
        start += 1
    while old[end - 1] == new[end - 1]:
        end -= 1
    return start, end


def _spans(old: Row, new: Row) -> list[tuple[int, int]]:
    """Return the differing stretches of two rows, without halves of wide characters."""
    spans: list[tuple[int, int]] = []
    for x in [x for x, differs in enumerate(map(ne, old, new)) if differs]:
        start, end = _whole(old, new, x)
        if spans and start - spans[-1][1] <= _GAP:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    for number, (start, end) in enumerate(spans):
        if any(doubtful(row[x][0]) for row in (old, new) for x in range(start, end)):
            # A terminal may have drawn it wider or narrower, and moved what stands after it.
            return [*spans[:number], (start, len(new))]
    return spans


def _whole(old: Row, new: Row, x: int) -> tuple[int, int]:
    """Return the stretch around ``x`` that cuts no character of either row."""
    start, end, width = x, x + 1, len(new)
    while start and not (old[start][0] and new[start][0]):
        start -= 1
    while end < width and not (old[end][0] and new[end][0]):
        end += 1
    return start, end
