"""From blocks to lines of a given width: what the reader draws and what is printed."""

from __future__ import annotations

from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from handbok_tui.core.layout.cells import cell_len
from handbok_tui.core.layout.wrap import Runs, Words, cut_hard, wrapped
from handbok_tui.core.markdown.blocks import Block, Indent, Line, Run, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RULE = "─"
QUOTE = "│ "
BULLET = "•"
COLUMN_GAP = 2
TAB = 4

SMALLEST_COLUMN = 8
"""Cells that the words keep however deep they are nested; indents give way."""

_BULLETS = frozenset("-*+")
_BLANK = Line()
_EMPTY = Words(())


def lay_out(blocks: Sequence[Block], width: int) -> tuple[Line, ...]:
    """The lines of ``blocks``, none wider than ``width`` cells (10 or more).

    The words of the blocks must have passed ``visible``.  A blank line, which continues the
    bars of a quote around it, stands between blocks unless the later one is tight.  Of the
    words only spaces where a line ends are left out; below 10 cells a wide character may
    stick out, but nothing is lost.
    """
    lines: list[Line] = []
    previous: Block | None = None
    for index, block in enumerate(blocks):
        if previous is not None and not block.tight:
            lines.append(_between(previous, block, width))
        lines.extend(_block_lines(block, index, width))
        previous = block
    return tuple(lines)


def _between(before: Block, after: Block, width: int) -> Line:
    pairs = zip(_continued(before.indents), _continued(after.indents), strict=False)
    shared = [one for one, other in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    prefix = _crop(_prefix(shared), width).rstrip(" ")
    return Line((Run(prefix),)) if prefix else _BLANK


def _block_lines(block: Block, index: int, width: int) -> Iterator[Line]:
    if not block.indents:
        for runs in _content(block, width):
            yield Line(runs, index)
        return
    prefix = _crop(_prefix(block.indents), width)
    rest = _crop(_prefix(_continued(block.indents)), width)
    for runs in _content(block, width - cell_len(rest)):
        yield Line((Run(prefix), *runs) if prefix else runs, index)
        prefix = rest


def _continued(indents: tuple[Indent, ...]) -> tuple[Indent, ...]:
    return tuple(indent._replace(first=False) for indent in indents)


def _prefix(indents: Sequence[Indent]) -> str:
    return "".join(map(_indent, indents))


def _indent(indent: Indent) -> str:
    if indent.kind == "quote":
        return QUOTE
    marker = f"{BULLET if indent.marker in _BULLETS else indent.marker} "
    return marker if indent.first else " " * cell_len(marker)


def _crop(prefix: str, width: int) -> str:
    """The innermost part of a prefix that leaves room for the words."""
    room = max(0, width - SMALLEST_COLUMN)
    while cell_len(prefix) > room:
        prefix = prefix[1:]
    return prefix


def _content(block: Block, width: int) -> Iterator[Runs]:
    if block.kind == "rule":
        return iter([(Run(RULE * width),)])
    if block.kind == "table":
        return _table(block, width)
    if block.kind == "code":
        return cut_hard(Words(block.spans, tab=TAB), width)
    return wrapped(Words(block.spans), width)


def _table(block: Block, width: int) -> Iterator[Runs]:
    rows = _measured_rows(block)
    sizes = [0] * max(map(len, rows), default=0)
    for row in rows:
        for column, cell in enumerate(row):
            sizes[column] = max(sizes[column], cell.edges[-1])
    if sum(sizes) + COLUMN_GAP * (len(sizes) - 1) <= width:
        return _columns(rows, sizes, block.aligns)
    return _stacked(rows, width)


def _measured_rows(block: Block) -> list[list[Words]]:
    """The cells with their places in the block's text: by tab, the rows by newline."""
    offset = 0
    rows: list[list[Words]] = []
    for row in block.rows:
        rows.append([])
        for cell in row:
            rows[-1].append(Words(cell, offset))
            offset += len(rows[-1][-1].text) + 1
    return rows


def _columns(rows: list[list[Words]], sizes: list[int], aligns: Sequence[str]) -> Iterator[Runs]:
    for number, row in enumerate(rows):
        runs: list[Run] = []
        blank = 0
        for column, cell in enumerate(row):
            spare = sizes[column] - cell.edges[-1]
            align = aligns[column] if column < len(aligns) else ""
            left = {"right": spare, "center": spare // 2}.get(align, 0)
            if blank + left:
                runs.append(Run(" " * (blank + left)))
            runs += cell.runs(0, len(cell.text))
            blank = spare - left + COLUMN_GAP
        yield tuple(runs)
        if number == 0:
            yield (Run(RULE * (sum(sizes) + COLUMN_GAP * (len(sizes) - 1))),)


def _stacked(rows: list[list[Words]], width: int) -> Iterator[Runs]:
    """Each cell as "head: cell" on lines of its own, a blank line between the rows."""
    head, *body = rows
    if not body:
        for cell in head:
            yield from wrapped(cell, width)
    for number, row in enumerate(body):
        if number:
            yield ()
        for name, cell in zip_longest(head, row, fillvalue=_EMPTY):
            yield from _labelled(name, cell, width, repeated=number > 0)


def _labelled(head: Words, cell: Words, width: int, *, repeated: bool) -> Iterator[Runs]:
    """One cell after its head; a head that has been shown before is only decoration."""
    separator = ": " if head.text else ""
    cell_start = len(head.text) + len(separator)
    together = Words((*head.spans, Span(separator), *cell.spans))
    for runs in wrapped(together, width):
        placed = []
        for run in runs:
            if run.start >= cell_start:
                start = cell.offset + run.start - cell_start
            elif repeated or run.start >= len(head.text):
                start = -1
            else:
                start = head.offset + run.start
            placed.append(run._replace(start=start))
        yield tuple(placed)
