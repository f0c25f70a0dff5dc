"""A Markdown text as an importer sees it: lines, top-level blocks, headings, what is set apart.

Everything keeps its line numbers, so that whatever has no place of its own can stay in a body
to the letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from handbok_tui.core.importing.tidy import tidied
from handbok_tui.core.markdown import escape as marks
from handbok_tui.core.markdown.escape import Mark, read_mark
from handbok_tui.core.markdown.front_matter import Front, front_matter
from handbok_tui.texts.chapters.importing import PROJECT_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

_NEWLINE = re.compile(r"\r\n?")
_CODED = re.compile(r"&(#13|amp);")


class Apart(NamedTuple):
    """Lines that a pair of marks sets apart, to be taken to the letter; ``stop`` is after the
    closing mark, ``kind`` is marks.TEXT or marks.NOTE.
    """

    kind: str
    start: int
    stop: int
    text: str


class Heading(NamedTuple):
    """A heading that is in no list and no quote; ``start`` is the line of its mark, if any."""

    level: int
    start: int
    stop: int
    content: str
    mark: Mark


class Source:
    """A text taken apart; lines are counted from 0, ``tokens`` are the parser's blocks."""

    def __init__(self, text: str) -> None:
        lines = _NEWLINE.sub("\n", text).removeprefix("\ufeff").split("\n")
        self.mark = chapter_mark(lines)
        self.front = Front() if self.mark else front_matter(lines)
        kept = {at for found in _apart(lines) for at in range(found.start, found.stop)}
        found = tidied(lines, kept if self.mark else range(self.front.lines))
        self.lines, self.numbers, self.remarks = found
        self.apart = tuple(_apart(self.lines)) if self.mark else ()
        shown = list(self.lines)
        shown[: self.front.lines] = [""] * self.front.lines
        for apart in self.apart:
            shown[apart.start : apart.stop] = [""] * (apart.stop - apart.start)
        self.env: dict[str, Any] = {}
        self.tokens = _blocks("\n".join(shown), self.env)
        self._tops = [
            (token.map[0], index)
            for index, token in enumerate(self.tokens)
            if token.level == 0 and token.nesting >= 0 and token.map
        ]
        self._apart_at = {found.start: found for found in self.apart}

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the text's own outline."""
        return tuple(self._headings())

    def _headings(self) -> Iterator[Heading]:
        for index, token in enumerate(self.tokens):
            if token.type == "heading_open" and token.level == 0 and token.map:
                start, stop = token.map
                found = read_mark(self.lines[start - 1]) if start and self.mark else {}
                known = marks.SECTION in found or marks.EXERCISE in found
                yield Heading(
                    int(token.tag[1]),
                    start - 1 if known else start,
                    stop,
                    self.tokens[index + 1].content,
                    found if known else {},
                )

    def blocks(self, start: int, stop: int) -> Iterator[tuple[int, Token]]:
        """The top-level blocks that begin in those lines, with their place among the tokens."""
        first, last = (bisect_left(self._tops, (line, -1)) for line in (start, stop))
        for _, index in self._tops[first:last]:
            yield index, self.tokens[index]

    def body(self, start: int, stop: int, gone: Iterable[int] = ()) -> str:
        """The lines as a body, without those that are ``gone`` and the notes among them."""
        pieces: list[str] = []
        waiting: list[str] = []
        missing = set(gone)
        apart = self._apart_at
        at = start
        while at < stop:
            if at in apart:
                pieces.append(closed(waiting))
                waiting = []
                if apart[at].kind == marks.TEXT:
                    pieces.append(apart[at].text)
                at = apart[at].stop
                continue
            if at not in missing:
                waiting.append(self.lines[at])
            elif waiting and waiting[-1]:
                waiting.append("")
            at += 1
        return joined([*pieces, closed(waiting)])

    def note(self, start: int, stop: int) -> str:
        """What the notes among those lines say."""
        notes = (a.text for a in self.apart if a.kind == marks.NOTE and start <= a.start < stop)
        return joined(list(notes))


def joined(pieces: Sequence[str]) -> str:
    """Texts one after the other with a blank line between; one alone stays as it is."""
    held = [piece for piece in pieces if piece]
    if len(held) < 2:
        return "".join(held)
    return "\n\n".join(piece.strip("\n") for piece in held) + "\n"


def closed(lines: Sequence[str]) -> str:
    """Lines without the blank ones around them, ended by a newline; "" where nothing is left."""
    held = [number for number, line in enumerate(lines) if line.strip(" \t")]
    return "\n".join(lines[held[0] : held[-1] + 1]) + "\n" if held else ""


def chapter_mark(lines: Sequence[str]) -> Mark:
    """The mark that begins an exported chapter; empty for any other text."""
    first = next((line for line in lines if line.strip()), "")
    found = read_mark(first)
    return found if marks.CHAPTER in found else {}


def _apart(lines: Sequence[str]) -> Iterator[Apart]:
    ends: dict[str, list[int]] = {}
    opened: list[tuple[int, str, Mark]] = []
    for at, line in enumerate(lines):
        found = read_mark(line) if line.startswith("<!-- handbok: ") else {}
        if marks.END in found:
            ends.setdefault(found[marks.END], []).append(at)
        kind = next((name for name in (marks.TEXT, marks.NOTE) if name in found), "")
        if kind:
            opened.append((at, kind, found))
    free = 0
    for at, kind, found in opened:
        end = next((e for e in ends.get(found[kind], ()) if e > at), 0)
        if at >= free and end:
            yield Apart(kind, at, end + 1, _to_the_letter(lines[at + 1 : end], kind, found))
            free = end + 1


def _to_the_letter(lines: Sequence[str], kind: str, found: Mark) -> str:
    text = "".join(f"{line}\n" for line in lines)
    if kind == marks.NOTE:
        text = text.removeprefix(f"{PROJECT_LABEL}\n\n")
    if "kodad" in found:
        text = _CODED.sub(lambda coded: "\r" if coded[1] == "#13" else "&", text)
    return text.removesuffix("\n") if found.get("radslut") == "utan" else text


def _blocks(text: str, env: dict[str, Any]) -> list[Token]:
    """The blocks of a text, their words left unread; none where it is nested beyond reading."""
    from handbok_tui.core.markdown.parse import parser  # noqa: PLC0415 - slow to import

    markdown = parser(footnotes="[^" in text)
    tokens: list[Token] = []
    try:
        markdown.block.parse(text, markdown, env, tokens)
    except RecursionError:
        return []
    return tokens
