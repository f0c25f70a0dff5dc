"""Breaks the words of a block into lines.

The last space that fits is looked for line by line, so the cost follows the number of lines
and not of characters, and a long text is laid out at once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from handbok_tui.core.layout.cells import edges, fitting
from handbok_tui.core.markdown.blocks import Run, Span, Spans, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Runs = tuple[Run, ...]

LONG_WORD = 20
"""A word with more characters is divided after a slash or a hyphen to fill a line."""

_JOINT = re.compile(r"(?<=\w\w[/-])(?=\w\w)")

_ADDRESS = re.compile(r"://|\bwww\.|\bmailto:|\w@\w|\.[A-Za-z]{2,5}\b[)\]>,.;:]*$|%[0-9A-Fa-f]{2}")
"""What is in an address: it stands whole on a line, for a terminal opens what stands on one."""


class Words:
    """The words of some spans as one text, measured; ``offset`` is where it begins in the block.

    With ``tab`` a tab reaches to the next multiple of that many cells after a line's start,
    without it a tab is a space.
    """

    def __init__(self, spans: Spans, offset: int = 0, tab: int = 0) -> None:
        self.spans = spans
        self.offset = offset
        text = plain(spans)
        self.text = text if tab else text.replace("\t", " ")
        if len(spans) == 1:
            self.edges = edges(self.text)
        else:
            # Each span is drawn by itself, and so measured by itself.
            self.begins = [0, *accumulate(len(span.text) for span in spans)]
            self.edges = _joined_edges(spans)
        if "\t" in self.text:
            self.edges = _with_tabs(self.text, self.edges, tab)

    def runs(self, start: int, end: int) -> Runs:
        """The words from ``start`` up to ``end`` as runs."""
        if len(self.spans) == 1:
            return self._pieces(self.spans[0], start, end)
        found: list[Run] = []
        index = bisect_right(self.begins, start) - 1
        while start < end:
            stop = min(end, self.begins[index + 1])
            found += self._pieces(self.spans[index], start, stop)
            start = stop
            index += 1
        return tuple(found)

    def _pieces(self, span: Span, start: int, end: int) -> Runs:
        text = self.text[start:end]
        if "\t" not in text:
            return (Run(text, span.styles, span.link, self.offset + start),) if text else ()
        found: list[Run] = []
        for piece in re.split("(\t)", text):
            if piece == "\t":
                blanks = " " * (self.edges[start + 1] - self.edges[start])
                found.append(Run(blanks, span.styles, span.link))
            elif piece:
                found.append(Run(piece, span.styles, span.link, self.offset + start))
            start += len(piece)
        return tuple(found)


def _joined_edges(spans: Spans) -> Sequence[int]:
    parts = [edges(span.text) for span in spans]
    if all(isinstance(part, range) for part in parts):
        return range(sum(len(part) - 1 for part in parts) + 1)
    joined = [0]
    for part in parts:
        before = joined.pop()
        joined.extend(before + edge for edge in part)
    return joined


def _with_tabs(text: str, plain_edges: Sequence[int], tab: int) -> list[int]:
    """The edges of a text in which tabs reach to the next stop of their line."""
    found = [0]
    line_start = 0
    for index, char in enumerate(text):
        cells = plain_edges[index + 1] - plain_edges[index]
        if char == "\t":
            cells = tab - (found[-1] - line_start) % tab
        found.append(found[-1] + cells)
        if char == "\n":
            line_start = found[-1]
    return found


def cut_hard(words: Words, width: int) -> Iterator[Runs]:
    """Every line as it was typed, cut where the width ends; nothing is left out."""
    for start, end in _typed_lines(words.text):
        cuts = [start, _fit(words.edges, start, end, width)]
        while cuts[-1] < end:
            cuts.append(_fit(words.edges, cuts[-1], end, width))
        for first, last in pairwise(cuts):
            yield words.runs(first, last)


def wrapped(words: Words, width: int) -> Iterator[Runs]:
    """The words in lines of at most ``width`` cells, broken between words where possible."""
    for start, end in _typed_lines(words.text):
        for first, last in _filled_lines(words.text, words.edges, start, end, width):
            yield words.runs(first, last)


def _typed_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _filled_lines(
    text: str, marks: Sequence[int], start: int, end: int, width: int
) -> Iterator[tuple[int, int]]:
    """Where the lines of one stretch begin and end, each with as many words as fit."""
    end = start + len(text[start:end].rstrip(" "))
    start = _skip_spaces(text, start, end)
    while marks[end] - marks[start] > width:
        cut = _cut(text, start, end, _fit(marks, start, end, width))
        yield start, start + len(text[start:cut].rstrip(" "))
        start = _skip_spaces(text, cut, end)
    yield start, end


def _skip_spaces(text: str, start: int, end: int) -> int:
    while start < end and text[start] == " ":
        start += 1
    return start


def _fit(marks: Sequence[int], start: int, end: int, width: int) -> int:
    """Where to end the line at the latest; always at least one character on."""
    limit = min(end, fitting(marks, start, width))
    if limit == start < end:
        limit = min(end, fitting(marks, start, marks[start + 1] - marks[start]))
    return limit


def _cut(text: str, start: int, end: int, limit: int) -> int:
    """Where the line that begins at ``start`` ends, given that ``limit`` is as far as it goes."""
    space = text.rfind(" ", start, limit + 1)
    word = space + 1 if space > start else start
    blank = text.find(" ", word, end)
    word_end = blank if blank >= 0 else end
    if word_end - word > LONG_WORD and _ADDRESS.search(text, word, word_end):
        return word if word > start else limit
    if word > start and word_end - word <= LONG_WORD:
        return word
    joint = word
    for match in _JOINT.finditer(text, word, min(limit + 2, end)):
        if match.start() <= limit:
            joint = match.start()
    return joint if joint > start else limit
