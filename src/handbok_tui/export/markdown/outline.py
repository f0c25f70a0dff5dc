"""A finished document read back, the way the programs that will open it read it.

This is how an export proves that its structure holds: embed.py asks these dialects about every
answer, and ``check`` looks at the whole document.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.export.markdown.escape import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_REACHING_OUT = ["reference", "html_block", "html_inline"]
_NO_HEADING_YET = 7


class Dialect(NamedTuple):
    """One way to read Markdown.

    ``reads`` is the dialect itself, as other programs have it.  ``means`` is what a writer of
    plain answers means by the same text: raw HTML, definitions, footnotes and front matter are
    just characters.
    """

    reads: MarkdownIt
    means: MarkdownIt


@cache
def dialects() -> tuple[Dialect, Dialect, Dialect]:
    """CommonMark; GFM (tables, strikethrough); GFM with footnotes and front matter."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow to import, seldom needed
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415

    def commonmark() -> MarkdownIt:
        return MarkdownIt("commonmark")

    def gfm() -> MarkdownIt:
        return commonmark().enable(["table", "strikethrough"])

    gfm_means = gfm().disable(_REACHING_OUT)
    return (
        Dialect(commonmark(), commonmark().disable(_REACHING_OUT)),
        Dialect(gfm(), gfm_means),
        Dialect(gfm().use(footnote_plugin).use(front_matter_plugin), gfm_means),
    )


@cache
def with_notes() -> tuple[Dialect]:
    """GFM with footnotes, for a text whose footnotes are meant to be footnotes."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - as above
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415

    def gfm(*, inline: bool) -> MarkdownIt:
        found = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        return found.use(footnote_plugin, inline=inline, move_to_end=False)

    reads = gfm(inline=True).use(front_matter_plugin)
    return (Dialect(reads, gfm(inline=False).disable(_REACHING_OUT)),)


def outline(markdown: str) -> tuple[tuple[int, str], ...]:
    """The document's headings as CommonMark sees them: (level 1-6, plain text), in order.

    Headings inside quotes and lists are not part of the outline.
    """
    return tuple((level, text) for depth, level, text in _headings(markdown) if depth == 0)


def check(markdown: str, expected: Sequence[tuple[int, str]]) -> bool:
    """Whether the document's structure is the handbook's.

    ``expected`` is the handbook's own headings: (level 1-6, title as plain text), in order.
    True if they all stand in the outline in that order and every other heading, those in quotes
    and lists included, lies below the level of the own heading it comes after.
    """
    own = [(level, one_line(title)) for level, title in expected]
    floors = [_NO_HEADING_YET, *(level for level, _ in own)]
    # How many own headings may have been seen so far: an answer's heading can look like the
    # next own one, so every reading is followed.
    seen = {0}
    for depth, level, text in _headings(markdown):
        as_others = {count for count in seen if level > floors[count]}
        as_own = {
            count + 1
            for count in seen
            if depth == 0 and count < len(own) and own[count] == (level, text)
        }
        seen = as_others | as_own
    return len(own) in seen


@cache
def _structure() -> MarkdownIt:
    """CommonMark without the costly half: what is inside paragraphs is left unread."""
    from markdown_it import MarkdownIt  # noqa: PLC0415

    markdown = MarkdownIt("commonmark")
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown


def _headings(markdown: str) -> Iterator[tuple[int, int, str]]:
    """Every heading: how deep in quotes and lists, level, plain text."""
    env: dict[str, object] = {}
    tokens = _structure().parse(markdown, env)
    for opening, content in pairwise(tokens):
        if opening.type == "heading_open":
            inline = dialects()[0].reads.parseInline(content.content, env)
            yield opening.level, int(opening.tag[1]), one_line(_plain(inline[0].children or []))


def _plain(spans: Sequence[Token]) -> str:
    return "".join(_words(span) for span in spans)


def _words(span: Token) -> str:
    if span.type == "image":
        return _plain(span.children or [])
    return "\n" if span.type in {"softbreak", "hardbreak"} else span.content
