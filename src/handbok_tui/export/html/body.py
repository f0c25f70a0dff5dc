"""Exported Markdown as HTML that holds nothing but words and their structure.

Every element is written here, from a fixed list; all else, raw HTML among it, is text.  Links
lead to the web, to mail or to a heading of the document; any other address stands as words.
"""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.markdown.anchors import key, slug
from handbok_tui.core.markdown.parse import as_typed
from handbok_tui.texts.export import exporting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", "thead", "tbody", "tr"})
_SPANS = frozenset({"em", "strong", "s"})
_OUTSIDE = re.compile(r"https?://|mailto:", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ALIGNED = re.compile(r"text-align:(center|right)")
_LONG_WORD = 18
"""Characters; a cell with a longer word lets it be broken, so that a wide table fits a page."""

RESERVED = frozenset({"innehall"})
"""Ids that the page itself uses."""


class Heading(NamedTuple):
    """A heading: its level (1-6), its words and its id, unique in the document.

    ``own`` is false for one inside a quote or a list, which is no part of the outline.
    """

    level: int
    text: str
    id: str
    own: bool


class Body(NamedTuple):
    """A document in two parts, as HTML: what stands before the first chapter, and the rest."""

    front: str
    rest: str
    headings: tuple[Heading, ...]


def body(markdown: str) -> Body:
    """The document.  Its lines are where Markdown has them: with_hard_breaks has been there."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow to import, and only for this
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415 - as above

    reads = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    reads = as_typed(reads)
    reads.use(footnote_plugin, inline=False, move_to_end=False)
    tokens = reads.parse(visible(markdown))
    headings = tuple(_headings(tokens))
    writer = _Writer(headings)
    first = next(
        (at for at, token in enumerate(tokens) if token.type == "heading_open"
         and token.level == 0 and token.tag != "h1"),
        len(tokens),
    )  # fmt: skip
    return Body(writer.blocks(tokens[:first]), writer.blocks(tokens[first:]), headings)


def words(text: str) -> str:
    """Plain text as HTML: to be seen, never obeyed, also where it came out of an entity."""
    return escape(visible(text))


def _headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    taken = set(RESERVED)
    for opening, content in pairwise(tokens):
        if opening.type == "heading_open":
            text = " ".join(_plain(content.children or ()).split())
            yield Heading(int(opening.tag[1]), text, _unique(text, taken), opening.level == 0)


def _unique(text: str, taken: set[str]) -> str:
    base = slug(text) or "rubrik"
    number, found = 1, base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    taken.add(found)
    return found


def _addresses(headings: Sequence[Heading]) -> dict[str, str]:
    """The id of each heading by all that a link may call it; the second of a name also by the
    number that other programs give it.
    """
    found: dict[str, str] = {}
    counts: dict[str, int] = {}
    for heading in headings:
        name = key(heading.text)
        found.setdefault(key(heading.id), heading.id)
        count = counts[name] = counts.get(name, -1) + 1
        found.setdefault(f"{name}{count or ''}", heading.id)
    return {name: known for name, known in found.items() if name}


def _coded(address: str) -> str:
    """An address as a browser is to have it: %20 for a blank."""
    from markdown_it.common.normalize_url import normalizeLink  # noqa: PLC0415 - with the parser

    return normalizeLink(address)


def _plain(spans: Sequence[Token]) -> str:
    return "".join(
        _plain(span.children or ()) if span.type == "image"
        else " " if span.type in {"softbreak", "hardbreak"}
        else span.content
        for span in spans
    )  # fmt: skip


class _Writer:
    """Writes tokens; knows which heading comes next and how many tables there have been."""

    def __init__(self, headings: tuple[Heading, ...]) -> None:
        self._coming = iter(headings)
        self._ids = _addresses(headings)
        self._under = ""
        self._tables = 0
        self._cell = ""
        self._mark = ""
        self._notes: dict[str, int] = {}

    def blocks(self, tokens: Sequence[Token]) -> str:
        """Block tokens as HTML, a line break after each block."""
        return "".join(
            self._block(token, tokens[at + 1] if at + 1 < len(tokens) else None)
            for at, token in enumerate(tokens)
        )

    def _block(self, token: Token, after: Token | None) -> str:
        kind = token.type
        if kind == "inline":
            return self._spans(token.children or ())
        if kind.startswith("footnote_reference"):
            return self._footnote(token, after)
        if kind.startswith("heading"):
            return self._heading(token)
        if kind.startswith("table"):
            return self._table(opens=token.nesting > 0)
        if kind.startswith(("th_", "td_")):
            return self._table_cell(token, after)
        mark, self._mark = self._mark, ""
        return f"{_plain_block(token)}{mark}"

    def _footnote(self, token: Token, after: Token | None) -> str:
        """The text of a footnote where it stands, its label before it."""
        if token.nesting < 0:
            return "</div>\n"
        label = token.meta["label"]
        mark = f'<span class="label">[{words(label)}]</span> '
        begins = f'<div class="note" id="{self._note_id(label)}">\n'
        if after is not None and after.type == "paragraph_open":
            self._mark = mark
            return begins
        return f"{begins}<p>{mark.rstrip()}</p>\n"

    def _note_id(self, label: str) -> str:
        """Unlike every heading's: no heading's id has a point."""
        return f"not.{self._notes.setdefault(label, len(self._notes) + 1)}"

    def _heading(self, token: Token) -> str:
        if token.nesting < 0:
            return f"</{token.tag}>\n"
        heading = next(self._coming)
        if heading.own:
            self._under = heading.text
        name = "" if heading.text else f' aria-label="{escape(exporting.EMPTY_HEADING)}"'
        return f'<{token.tag} id="{heading.id}"{name}>'

    def _table(self, *, opens: bool) -> str:
        """A table named after the heading above it, in a box that scrolls where it is too wide."""
        if not opens:
            return "</table>\n</div>\n"
        self._tables += 1
        box = escape(exporting.table_box(self._tables))
        name = words(self._under or exporting.table_box(self._tables))
        return (
            f'<div class="wide" role="region" tabindex="0" aria-label="{box}">\n'
            f'<table aria-label="{name}">\n'
        )

    def _table_cell(self, token: Token, content: Token | None) -> str:
        """A header cell says that it heads its column; an empty one heads nothing."""
        if token.nesting < 0:
            return f"</{self._cell}>\n"
        text = "" if content is None else content.content
        self._cell = token.tag if text.strip() else "td"
        scope = ' scope="col"' if self._cell == "th" else ""
        looks = _ALIGNED.findall(str(token.attrs.get("style", "")))
        if _DAY.fullmatch(text):
            looks.append("day")
        if any(len(word) > _LONG_WORD for word in text.split()):
            looks.append("long")
        named = f' class="{" ".join(looks)}"' if looks else ""
        return f"<{self._cell}{scope}{named}>"

    def _spans(self, spans: Sequence[Token]) -> str:
        out: list[str] = []
        ends: list[str] = []
        for span in spans:
            if span.type == "link_open":
                start, end = self._link(span)
                out.append(start)
                ends.append(end)
            elif span.type == "link_close":
                out.append(ends.pop())
            elif span.type == "footnote_ref":
                label = span.meta["label"]
                address = self._note_id(label)
                out.append(f'<sup><a href="#{address}">[{words(label)}]</a></sup>')
            else:
                out.append(_span(span))
        return "".join(out)

    def _link(self, span: Token) -> tuple[str, str]:
        """What stands before and after the words of a link."""
        address = str(span.attrs.get("href", ""))
        if _OUTSIDE.match(address):
            bare = ' class="bare"' if span.markup == "autolink" else ""
            return f'<a href="{words(_coded(address))}" rel="noopener"{bare}>', "</a>"
        if address.startswith("#") and (found := self._ids.get(key(address))):
            return f'<a href="#{found}">', "</a>"
        return "", f" ({words(address)})" if address.strip("#") else ""


def _plain_block(token: Token) -> str:
    tag = token.tag
    if token.hidden:  # the paragraph of a tight list
        return "" if token.nesting > 0 else "\n"
    if tag in _BLOCKS and token.nesting < 0:
        return f"</{tag}>\n"
    if tag in _BLOCKS:
        start = f' start="{int(token.attrs["start"])}"' if "start" in token.attrs else ""
        return f"<{tag}{start}>" if tag in {"p", "li"} else f"<{tag}{start}>\n"
    if tag == "hr":
        return "<hr>\n"
    return f"<pre><code>{words(token.content)}</code></pre>\n"


def _span(span: Token) -> str:
    if span.type == "softbreak":
        return "\n"
    if span.type == "hardbreak":
        return "<br>\n"
    if span.type == "code_inline":
        return f"<code>{words(span.content)}</code>"
    if span.type == "image":
        address = words(str(span.attrs.get("src", "")))
        return f"{words(_plain(span.children or ()))} ({address})".strip()
    if span.tag in _SPANS:
        return f"<{span.tag}>" if span.nesting > 0 else f"</{span.tag}>"
    return words(span.content)
