"""Lists that Markdown does not know as such: with letters (``a)  gå med``), of definitions.

Both become lists of points: a letter stays before its words, a term stands in bold above.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.markdown.covered import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from handbok_tui.core.markdown.covered import Lined

_LETTER = re.compile(r"(\()?([A-Za-zÅÄÖåäö]|[ivxIVX]{1,5})([.)])[ \t]+(?=\S)")
_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_HARD_BREAK = re.compile(r"(?:\\|[ ]{2,})\Z")
_COLON = re.compile(r"[ \t>]*[:~](?=[ \t])")
_INDENT = re.compile(r"[ \t>]*")


class _Lettered(NamedTuple):
    """A line that begins with a letter: where, how it is written, and what paragraph it is in."""

    at: int
    style: tuple[str, bool, str]
    letter: str
    level: int


def list_edits(lined: Lined) -> list[Edit]:
    """What makes lists of both kinds lists of points."""
    return [*_lettered_edits(lined), *_definition_edits(lined)]


# -- letters --------------------------------------------------------------------------------


def _lettered_edits(lined: Lined) -> Iterator[Edit]:
    run: list[_Lettered] = []
    for line in _lettered(lined):
        if line is not None and run and _follows(run[-1], line):
            run.append(line)
            continue
        if len(run) > 1:
            yield from (Edit(one.at, one.at, "- ") for one in run)
        run = [line] if line is not None and _begins(line) else []
    if len(run) > 1:
        yield from (Edit(one.at, one.at, "- ") for one in run)


def _begins(line: _Lettered) -> bool:
    return line.letter in ("a", "i")


def _follows(before: _Lettered, after: _Lettered) -> bool:
    if (before.style, before.level) != (after.style, after.level):
        return False
    orders: tuple[str | tuple[str, ...], ...] = (_ROMAN, _ALPHABET)
    return any(
        order.index(after.letter) == order.index(before.letter) + 1
        for order in orders
        if before.letter in order and after.letter in order
    )


def _lettered(lined: Lined) -> Iterator[_Lettered | None]:
    """The lines that begin with a letter, in order; None where a list of them must end."""
    for at, token in enumerate(lined.tokens):
        if token.type == "inline" and token.map:
            inside = lined.tokens[at - 1].type == "paragraph_open"
            yield from _lines(lined, token) if inside else (None,)
        elif token.nesting >= 0 and token.type not in ("paragraph_open", "code_block"):
            yield None


def _lines(lined: Lined, token: Token) -> Iterator[_Lettered | None]:
    found = False
    before = ""
    for at, words in content_lines(lined, token):
        match = _LETTER.match(words)
        if match and lined.cover[at] != "\x00" and not _HARD_BREAK.search(before):
            opening, letter, closing = match.groups()
            closes = closing == ")" or not opening
            if closes and (closing == ")" or letter.islower()):
                style = (opening or "", letter.isupper(), closing)
                yield _Lettered(at, style, letter.lower(), token.level)
                found = True
        before = words
    indented = lined.lines[(token.map or (0, 0))[0]].startswith("  ")
    if not found and not indented:
        yield None


def content_lines(lined: Lined, token: Token) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph's words, each with its place in the text; those that the parser
    changed are left out.
    """
    first = (token.map or (0, 0))[0]
    for number, words in zip(
        range(first, len(lined.lines)), token.content.split("\n"), strict=False
    ):
        raw = lined.lines[number]
        begun = words.lstrip(" \t")
        if begun and raw.rstrip(" \t").endswith(begun.rstrip(" \t")):
            at = raw.rindex(begun.rstrip(" \t"))
            yield lined.starts[number] + at, raw[at:]


# -- definitions ----------------------------------------------------------------------------


def _definition_edits(lined: Lined) -> Iterator[Edit]:
    defined = False
    for at, token in enumerate(lined.tokens):
        if token.type == "dt_open" and token.map:
            words = lined.tokens[at + 1]
            if defined and token.map[0] and lined.lines[token.map[0] - 1].strip(" \t>"):
                start = lined.starts[token.map[0]]
                indent = _INDENT.match(lined.lines[token.map[0]])
                yield Edit(start, start, f"{(indent[0] if indent else '').rstrip()}\n")
            yield from _term(lined, words)
            defined = False
        elif token.type == "dd_open" and token.map:
            defined = True
            lines = range(token.map[0], min(token.map[0] + 3, len(lined.lines)))
            found = ((number, _COLON.match(lined.lines[number])) for number in lines)
            place = next((lined.starts[n] + match.end() - 1 for n, match in found if match), None)
            if place is not None:
                yield Edit(place, place + 1, "-")


def _term(lined: Lined, words: Token) -> Iterator[Edit]:
    """A term in bold, each of several on a line of its own."""
    lines = list(content_lines(lined, words))
    if "*" in words.content or len(lines) != words.content.count("\n") + 1:
        return
    for number, (at, line) in enumerate(lines):
        end = at + len(line.rstrip())
        yield Edit(at, at, "**")
        yield Edit(end, end, "**" if number == len(lines) - 1 else "**\\")
