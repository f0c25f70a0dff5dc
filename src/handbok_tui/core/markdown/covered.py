"""A Markdown text with everything covered that stands there to the letter, and edits of it.

What is looked for in a text (a comment, a tag, a mark) is looked for in its cover, which has the
same length: code, escaped characters and addresses are blotted out there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BLOT = "\x00"

_LETTERS = re.compile(
    r"""(?P<comment><!--)
      | (?P<tag></?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\x00]*)?/?>)
      | \\[!-/:-@\[-`{-~]                                          # escaped
      | (?<!`)(?P<ticks>`+)(?!`)(?:[^\n]|\n(?![ \t>]*\n))*?(?<!`)(?P=ticks)(?!`)   # code
      | <[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^\s<>]*> | <[^\s<>@]+@[A-Za-z0-9.\-]+>      # addresses
      | (?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=[\s)]) | \b(?:https?|ftp|file)://[^\s<>|]+
      | (?m:^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S+)""",
    re.VERBOSE,
)


class Edit(NamedTuple):
    """What stands from ``start`` up to ``stop`` gives way to ``text``."""

    start: int
    stop: int
    text: str = ""


class Lined:
    """A text, its parser's blocks and, for each of its lines, the line (from 0) it comes from.

    Nothing is looked for in what comes from the lines that are ``kept``.
    """

    def __init__(self, text: str, numbers: Sequence[int], kept: frozenset[int]) -> None:
        self.text = text
        self.numbers = numbers
        self.kept = kept
        self.lines = text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    @cached_property
    def tokens(self) -> list[Token]:
        """The blocks, definition lists among them, their words unread."""
        shown = self.lines
        if self.kept:
            pairs = zip(self.lines, self.numbers, strict=True)
            shown = ["" if number in self.kept else line for line, number in pairs]
        return blocks("\n".join(shown))

    @cached_property
    def cover(self) -> str:
        """The text with everything blotted out that stands there to the letter."""
        cover = list(self.text)
        kept = (range(at, at + 1) for at, n in enumerate(self.numbers) if n in self.kept)
        for lines in [*kept, *self._code()]:
            start, stop = self.starts[lines.start], self.starts[lines.stop]
            cover[start:stop] = [c if c == "\n" else BLOT for c in cover[start:stop]]
        text = "".join(cover)
        at, last = 0, text.rfind("-->")
        while found := _LETTERS.search(text, at):
            start, at = found.span()
            if found["comment"]:
                at = (comment_end(text, start) if start < last else 0) or at
            elif not found["tag"]:
                cover[start:at] = [c if c == "\n" else BLOT for c in found[0]]
        return "".join(cover)

    def _code(self) -> list[range]:
        return [
            range(*token.map)
            for token in self.tokens
            if token.type in ("fence", "code_block") and token.map
        ]

    @cached_property
    def rows(self) -> frozenset[int]:
        """The lines that are rows of tables."""
        return self._in("table_open")

    @cached_property
    def headings(self) -> frozenset[int]:
        """The lines that are headings."""
        return self._in("heading_open")

    def _in(self, kind: str) -> frozenset[int]:
        found = (token.map for token in self.tokens if token.type == kind and token.map)
        return frozenset(number for lines in found for number in range(*lines))

    def line_at(self, offset: int) -> int:
        """The line that a place in the text is on."""
        return bisect_right(self.starts, offset) - 1

    def origin(self, offset: int) -> int:
        """The line that a place comes from, counted from 1."""
        return self.numbers[self.line_at(offset)] + 1

    def edited(self, edits: Iterable[Edit]) -> Lined:
        """The text after the edits; of two that overlap the first one counts."""
        pieces: list[str] = []
        numbers: list[int] = []
        at = 0
        wanted = sorted(edits)
        if not wanted:
            return self
        for edit in wanted:
            if edit.start < at:
                continue
            self._copy(at, edit.start, pieces, numbers)
            pieces.append(edit.text)
            numbers += [self.numbers[self.line_at(edit.start)]] * edit.text.count("\n")
            at = edit.stop
        self._copy(at, len(self.text), pieces, numbers)
        return Lined("".join(pieces), [*numbers, self.numbers[-1]], self.kept)

    def _copy(self, start: int, stop: int, pieces: list[str], numbers: list[int]) -> None:
        pieces.append(self.text[start:stop])
        first = self.line_at(start)
        numbers += self.numbers[first : first + pieces[-1].count("\n")]


def comment_end(text: str, start: int) -> int:
    """Where the comment ends that ``<!--`` begins; 0 where nothing ends it, or beyond code."""
    for short in ("<!-->", "<!--->"):
        if text.startswith(short, start):
            return start + len(short)
    stop = text.find("-->", start + 4)
    return stop + 3 if stop >= 0 and BLOT not in text[start:stop] else 0


def blocks(text: str) -> list[Token]:
    """The blocks of a text; none where it is nested beyond reading."""
    markdown = _parser()
    tokens: list[Token] = []
    env: dict[str, Any] = {}
    try:
        markdown.block.parse(text, markdown, env, tokens)
    except RecursionError:
        return []
    return tokens


def _parser() -> MarkdownIt:
    from handbok_tui.core.markdown.parse import parser  # noqa: PLC0415 - slow to import

    return parser(footnotes=True, definitions=True)
