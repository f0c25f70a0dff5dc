"""From Markdown to blocks: CommonMark with tables, strikethrough and footnotes.

Nothing that somebody wrote is dropped: HTML stands as it was typed, addresses stand after
their words, what nothing refers to stands as text, and a text nested deeper than the parser
can follow is shown to the letter.

Most of a handbook is plain paragraphs, some with links that lead nowhere (`[words](#)`, as in
the published text).  They are made here directly, because importing the
parser takes longer than everything else that is done with a chapter before it is shown.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.markdown.blocks import MISSING, NOTE, Block, Span
from handbok_tui.texts import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING = 50
"""Levels of nesting the parser follows; what is deeper it would leave out."""

_NEWLINE = re.compile(r"\r\n?")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")

_REACHING = re.compile(r"```|~~~|<|\]:")
"""What may have a meaning beyond the next blank line: fences, HTML, definitions."""

_MARKED = re.compile(r"[\\`*_\[<&]|~~|  \n|^[ \t#>+=|:~-]|^\d{1,9}[.)]", re.MULTILINE)
"""Anything that Markdown could give a meaning to; errs towards the parser."""


_LINK_NOWHERE = re.compile(r"(?<!!)\[([^]\[\\`*_<>&~\s][^]\[\\`*_<>&~\n]*)\]\(#\)")
"""A link without a target whose words are plain."""


@cache
def parser(*, footnotes: bool = False, definitions: bool = False) -> MarkdownIt:
    """The Markdown parser as it is set up everywhere; imports markdown-it when first called.

    HTML is parsed (to be shown as text), link definitions leave their labels in ``meta``,
    footnotes stay where they are defined.  Lists of ``definitions`` are only looked for in what
    comes in.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 45 ms that plain text need not wait for

    options = {"html": True, "maxNesting": MAX_NESTING, "store_labels": True}
    markdown = as_typed(MarkdownIt("commonmark", options).enable(["table", "strikethrough"]))
    if footnotes:
        from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415

        markdown.use(footnote_plugin, inline=False, move_to_end=False)
    if definitions:
        from mdit_py_plugins.deflist import deflist_plugin  # noqa: PLC0415

        markdown.use(deflist_plugin)
    return markdown


def as_typed(markdown: MarkdownIt) -> MarkdownIt:
    """The parser, set to leave every address as it was typed: it codes and decodes none."""
    markdown.normalizeLink = _as_it_is  # type: ignore[assignment]
    markdown.normalizeLinkText = _as_it_is  # type: ignore[assignment]
    return markdown


def _as_it_is(address: str) -> str:
    return address


@lru_cache(maxsize=128)
def parse(text: str, *, line_breaks: bool = False) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in reading order; empty only for a blank text.

    The text of the blocks has passed ``visible``; line ends may be of any kind.  With
    ``line_breaks`` every line of a paragraph stays a line, as people who do not know Markdown
    expect of what they wrote; without, lines are joined as Markdown has it.
    """
    source = visible(_NEWLINE.sub("\n", text))
    return tuple(_by_chunks(source, line_breaks=line_breaks)) or tuple(_to_the_letter(source))


def _by_chunks(source: str, *, line_breaks: bool) -> Iterator[Block]:
    """Plain paragraphs directly, everything between them through the parser.

    A plain paragraph ends every list, quote and code block before it, so the stretches
    around it can be parsed for themselves, unless something in the text reaches further.
    """
    if _REACHING.search(source) is not None:
        yield from _parsed(source, line_breaks=line_breaks)
        return
    between = "\n" if line_breaks else " "
    waiting = 0
    for start, end in _chunks(source):
        chunk = source[start:end].strip(" \t\n")
        if not _is_plain(source[start:end], chunk):
            continue
        yield from _parsed(source[waiting:start], line_breaks=line_breaks)
        if chunk:
            words = chunk.replace(" \n", "\n").replace("\n", between)
            yield Block("paragraph", tuple(_plain_spans(words)))
        waiting = end
    yield from _parsed(source[waiting:], line_breaks=line_breaks)


def _chunks(source: str) -> Iterator[tuple[int, int]]:
    start = 0
    for blank in _BLANK_LINES.finditer(source):
        yield start, blank.start()
        start = blank.end()
    yield start, len(source)


def _is_plain(chunk: str, stripped: str) -> bool:
    # The parser strips more kinds of space from a paragraph's ends: leave those to it.
    ends = stripped[:1] + stripped[-1:]
    if not ends or any(map(str.isspace, ends)):
        return False
    return _MARKED.search(_LINK_NOWHERE.sub("x", chunk)) is None


def _plain_spans(words: str) -> Iterator[Span]:
    """Plain text, and the words of links that lead nowhere, with a note that they do."""
    for index, piece in enumerate(_LINK_NOWHERE.split(words)):
        if index % 2:
            yield Span(piece, link=MISSING)
            yield Span(reading.LINK_MISSING, NOTE)
        elif piece:
            yield Span(piece)


def _parsed(source: str, *, line_breaks: bool = False) -> tuple[Block, ...]:
    """The blocks as the parser sees them, or the text itself where it is nested too deep."""
    if not source.strip(" \t\n"):
        return ()
    from handbok_tui.core.markdown.tokens import read_tokens  # noqa: PLC0415 - needed with the parser only

    markdown = parser(footnotes="[^" in source)
    env: dict[str, Any] = {}
    try:
        tokens = markdown.parse(source, env)
        if any(token.level >= MAX_NESTING - 1 for token in tokens):
            return tuple(_to_the_letter(source))
        if line_breaks:
            _harden(tokens)
        return read_tokens(tokens, env, source.split("\n"))
    except RecursionError:
        return tuple(_to_the_letter(source))


def _harden(tokens: list[Token]) -> None:
    for token in tokens:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type = "hardbreak"


def _to_the_letter(source: str) -> Iterator[Block]:
    for start, end in _chunks(source):
        chunk = source[start:end].strip("\n")
        if chunk.strip():
            yield Block("paragraph", (Span(chunk),))
