"""HTML in Markdown: tables, lists and what else is a block, as the handbook's own blocks.

What says its words between tags that only look becomes just the words.  A tag that no browser
knows (``<ditt namn>``) is a word, and stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from handbok_tui.core.importing.html.markdown import html_markdown
from handbok_tui.core.markdown.covered import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbok_tui.core.markdown.covered import Lined

_EDGE = re.compile(
    r"<(?P<end>/?)(?P<tag>table|ul|ol|dl|pre|script|style|h[1-6]|p|blockquote)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_ONE_PIECE: Final = ("p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
"""What is a block only where no blank line is in it: beyond one, Markdown is Markdown again."""

_BLANK = re.compile(r"\n[ \t>]*\n")
_PREFIX = re.compile(r"(?:[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+))*[ \t]*")
_NOT_QUOTE = re.compile(r"[^>\s]")


class Blocks(NamedTuple):
    """The edits that make blocks, what was given up, and where."""

    edits: list[Edit]
    lost: list[tuple[int, str]]


def block_edits(lined: Lined) -> Blocks:
    """What makes Markdown of the HTML blocks of a text."""
    found = Blocks([], [])
    inside = _levels(lined)
    at = 0
    ends = _ends(lined.cover)
    for opening in _EDGE.finditer(lined.cover):
        tag, stop = opening["tag"].lower(), ends.get(opening.start(), 0)
        if opening.start() < at or not stop:
            continue
        if tag in _ONE_PIECE and not _is_one(lined, opening.start(), stop):
            continue
        at = stop
        lost: set[str] = set()
        html = _bare(lined, opening.start(), stop)
        if tag in ("script", "style"):
            lost.add(tag)
        place = _Place.of(lined, opening.start(), stop, inside)
        edit = place.edit(html_markdown(html, lost).rstrip("\n"))
        if found.edits and found.edits[-1].stop == edit.start - 1:  # both keep a blank line
            edit = edit._replace(text=edit.text.removeprefix(place.before))
        found.edits.append(edit)
        found.lost.extend((opening.start(), what) for what in sorted(lost))
    return found


def _is_one(lined: Lined, start: int, stop: int) -> bool:
    line = lined.text[lined.starts[lined.line_at(start)] : start]
    return not _PREFIX.sub("", line, count=1) and not _BLANK.search(lined.text, start, stop)


def _ends(cover: str) -> dict[int, int]:
    """Where each element that something ends begins, and where it ends."""
    ends: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for found in _EDGE.finditer(cover):
        tag = found["tag"].lower()
        if not found["end"]:
            opened.setdefault(tag, []).append(found.start())
        elif opened.get(tag):
            ends[opened[tag].pop()] = found.end()
    return ends


def _bare(lined: Lined, start: int, stop: int) -> str:
    """The HTML without the signs of the quote that it stands in."""
    first = lined.text[lined.starts[lined.line_at(start)] : start]
    html = lined.text[start:stop]
    return re.sub(r"\n[ \t]*(?:>[ \t]?)+", "\n", html) if ">" in first else html


def _levels(lined: Lined) -> dict[int, int]:
    """How deep in lists and quotes each line of a paragraph or of HTML is."""
    return {
        number: token.level
        for token in lined.tokens
        if token.type in ("html_block", "paragraph_open") and token.map
        for number in range(*token.map)
    }


class _Place(NamedTuple):
    """Where a block stands: what is before it on its line, and how its other lines begin."""

    start: int
    stop: int
    prefix: str
    before: str
    after: str

    @classmethod
    def of(cls, lined: Lined, start: int, stop: int, inside: dict[int, int]) -> _Place:
        number = lined.line_at(start)
        first = lined.starts[number]
        found = _PREFIX.match(lined.text, first, start)
        written = found[0] if found else ""
        prefix = _NOT_QUOTE.sub(" ", written)
        words_before = lined.text[first + len(written) : start].strip()
        if not written.strip() and not inside.get(number, 0):
            prefix = ""
            start = start if words_before else first
        gap = f"\n{prefix.rstrip()}\n{prefix}"
        before = gap if words_before else ""
        if not words_before and not _NOT_QUOTE.search(written) and _is_said(lined, number - 1):
            before = f"{prefix.rstrip()}\n" + ("" if start == first else prefix)
            start = first
        end = lined.starts[lined.line_at(stop) + 1] - 1
        after = ""
        if lined.text[stop:end].strip():
            after = gap
        elif _is_said(lined, lined.line_at(stop) + 1):
            after = f"\n{prefix.rstrip()}"
        return cls(start, stop, prefix, before, after)

    def edit(self, markdown: str) -> Edit:
        lines = markdown.split("\n")
        body = "\n".join([lines[0], *(f"{self.prefix}{line}".rstrip() for line in lines[1:])])
        return Edit(self.start, self.stop, f"{self.before}{body}{self.after}")


def _is_said(lined: Lined, number: int) -> bool:
    inside = 0 <= number < len(lined.lines)
    return inside and bool(lined.lines[number].strip(" \t>"))


def dedented(lined: Lined, touched: set[int]) -> Iterator[Edit]:
    """What takes away the indents of HTML, which without its tags would mean code."""
    for token in lined.tokens:
        if token.type == "html_block" and token.level == 0 and token.map:
            lines = range(*token.map)
            if touched & set(lines):
                for number in lines:
                    start = lined.starts[number]
                    indent = len(lined.lines[number]) - len(lined.lines[number].lstrip(" \t"))
                    if indent:
                        yield Edit(start, start + indent)
