"""Comments in Markdown: what a writer put there for nobody to see.

They are neither shown nor taken along; the handbook's own marks (marks.py) are comments too and
are told apart from others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.markdown.escape import read_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbok_tui.core.markdown.covered import Lined

START = "<!--"
ENDED = "-->"
_GOES_ON = re.compile(r"[ \t]*(?=\n[ \t]*(?:\||[-*+][ \t]|\d{1,9}[.)][ \t]))")


class Comment(NamedTuple):
    """A comment, at ``at``; what goes with it is from ``start`` up to ``stop``."""

    at: int
    words: str
    start: int
    stop: int


def without_comments(text: str) -> str:
    """A Markdown text without its comments, marks among them; those in code stay.  It is empty
    where nothing else is in it.
    """
    while START in text:
        from handbok_tui.core.markdown.covered import Edit, Lined  # noqa: PLC0415 - rarely needed

        lined = Lined(text, range(text.count("\n") + 1), frozenset())
        edits = [Edit(found.start, found.stop) for found in comments(lined, marks=True)]
        if not edits:
            return text
        text = lined.edited(edits).text
        text = text if text.strip() else ""
    return text


def comments(lined: Lined, *, marks: bool) -> Iterator[Comment]:
    """The comments of a text, ``marks`` among them.

    One alone on its line takes the line along where a row or an item would else be cut off.
    """
    for start, stop in _spans(lined.cover):
        comment = lined.text[start:stop]
        if not marks and read_mark(comment):
            continue
        words = " ".join(comment.removeprefix(START).removesuffix(ENDED).split())
        first = lined.starts[lined.line_at(start)]
        alone = _GOES_ON.match(lined.text, stop)
        if alone and not lined.text[first:start].strip() and first:
            yield Comment(start, words, first - 1, alone.end())
        else:
            yield Comment(start, words, start, stop)


def _spans(cover: str) -> Iterator[tuple[int, int]]:
    from handbok_tui.core.markdown.covered import comment_end  # noqa: PLC0415 - where there are any

    start = cover.find(START)
    last = cover.rfind(ENDED)
    while 0 <= start < last:
        stop = comment_end(cover, start)
        if stop:
            yield start, stop
        start = cover.find(START, stop or start + len(START))
