"""From the parser's block tokens to blocks.

The second half of markup.py, in a file of its own because it is loaded with the parser only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from markdown_it.rules_block.table import escapedSplit

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.markdown.blocks import NOTE, Block, Indent, Span, Spans, plain
from handbok_tui.core.markdown.inline import read_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from markdown_it.token import Token

_PARAGRAPH = Block("paragraph")
_LANGUAGE = re.compile(r"[a-z][a-z0-9+#.-]{0,19}(?:[ \t]*\{.*\})?|\{.*\}")
"""What says how code is to be coloured, which is not done here."""


def read_tokens(
    tokens: Sequence[Token], env: Mapping[str, Any], lines: Sequence[str]
) -> tuple[Block, ...]:
    """The blocks of a parsed text, its unused link definitions among them.

    ``env`` is what the parser found beside the tokens, ``lines`` the text it was given.
    """
    reader = _Reader()
    stream = iter(tokens)
    for token in stream:
        if token.type == "table_open":
            inside = takewhile(lambda inner: inner.type != "table_close", stream)
            reader.emit(_table(inside, lines), token)
        elif token.type in _TAKERS:
            _TAKERS[token.type](reader, token)
    found = reader.found + _unused_definitions(tokens, env, lines)
    return tuple(block for _, block in sorted(found, key=lambda item: item[0]))


def _unused_definitions(
    tokens: Sequence[Token], env: Mapping[str, Any], lines: Sequence[str]
) -> list[tuple[int, Block]]:
    """Link definitions that no link shows, as they were typed, each with its line."""
    used: set[str] = set()
    waiting = list(tokens)
    while waiting:
        token = waiting.pop()
        used.add(token.meta.get("label", ""))
        waiting.extend(token.children or ())
    references = env.get("references", {})
    unused = [entry for label, entry in references.items() if label not in used]
    found = []
    for entry in unused + env.get("duplicate_refs", []):
        first, end = entry["map"]
        text = "\n".join(lines[first:end]).strip()
        found.append((first, Block("paragraph", (Span(visible(text)),))))
    return found


@dataclass(slots=True)
class _List:
    """A list being read: the number its first item bears, and how many items it has had."""

    first: str = ""
    count: int = 0

    def number(self, typed: str) -> str:
        """The next number: as typed, but counted on where every item is typed "1."."""
        self.count += 1
        if self.count == 1:
            self.first = typed
        elif typed and typed == self.first:
            return str(int(typed) + self.count - 1)
        return typed


@dataclass(slots=True)
class _Reader:
    """Where in the nesting the reading is, and the blocks found so far, each with its line."""

    found: list[tuple[int, Block]] = field(default_factory=list)
    line: int = 0
    indents: list[Indent] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    list_begins: bool = False
    block: Block = _PARAGRAPH
    footnote: Spans = ()

    def emit(self, block: Block, token: Token) -> None:
        """Add a block where the reading is; markers are shown on the first one only."""
        if token.map:
            self.line = token.map[0]
        label, self.footnote = self.footnote, ()
        if label and block.kind == "paragraph":
            block = block._replace(spans=(*label, *block.spans))
        elif label:
            self.found.append((self.line, Block("paragraph", label, indents=tuple(self.indents))))
        self.found.append((self.line, block._replace(indents=tuple(self.indents))))
        self.indents = [indent._replace(first=False) for indent in self.indents]
        self.list_begins = False
        if label:
            self.indents.append(Indent("item", plain(label).strip()))

    def open_text(self, token: Token) -> None:
        """A paragraph or heading begins; its words come with the next token."""
        if token.type == "heading_open":
            self.block = Block("heading", level=int(token.tag[1:]))
        else:
            self.block = Block("paragraph", tight=token.hidden and not self.list_begins)

    def text(self, token: Token) -> None:
        """The words of a paragraph or a heading, which is one line wherever it is shown."""
        spans = read_spans(token.children or ())
        if self.block.kind == "heading":
            spans = tuple(span._replace(text=span.text.replace("\n", " ")) for span in spans)
        if spans:
            self.emit(self.block._replace(spans=spans), token)

    def code(self, token: Token) -> None:
        """A code block; words after its fence stand above it, but not the name of a language."""
        spans = [Span(visible(token.content.removesuffix("\n")))]
        info = visible(token.info.strip())
        if info and not _LANGUAGE.fullmatch(info):
            spans.insert(0, Span(f"{info}\n", NOTE))
        self.emit(Block("code", tuple(spans)), token)

    def html(self, token: Token) -> None:
        """HTML, as it was typed."""
        self.emit(Block("paragraph", (Span(visible(token.content.strip("\n"))),)), token)

    def rule(self, token: Token) -> None:
        """A line across."""
        self.emit(Block("rule"), token)

    def open_list(self, _: Token) -> None:
        """A list begins."""
        self.lists.append(_List())
        self.list_begins = self.list_begins or len(self.lists) == 1

    def close_list(self, _: Token) -> None:
        """A list ends."""
        self.lists.pop()

    def open_item(self, token: Token) -> None:
        """A list item begins."""
        self.line = token.map[0] if token.map else self.line
        marker = self.lists[-1].number(token.info) + token.markup
        self.indents.append(Indent("item", marker, first=True))

    def close_item(self, token: Token) -> None:
        """A list item ends; one without words is there all the same."""
        if self.indents[-1].first:
            self.emit(Block("paragraph", tight=not self.list_begins), token)
        self.indents.pop()

    def open_quote(self, _: Token) -> None:
        """A quote begins."""
        self.indents.append(Indent("quote"))

    def close_quote(self, _: Token) -> None:
        """A quote ends."""
        self.indents.pop()

    def open_footnote(self, token: Token) -> None:
        """A footnote's text begins, with its label."""
        self.footnote = (Span(visible(f"[{token.meta['label']}] "), NOTE),)

    def close_footnote(self, token: Token) -> None:
        """A footnote's text ends; one without words is there all the same."""
        if self.footnote:
            self.emit(_PARAGRAPH, token)
        self.indents.pop()


def _table(tokens: Iterable[Token], lines: Sequence[str]) -> Block:
    """A table from the tokens inside it."""
    rows: list[tuple[Spans, ...]] = []
    aligns: list[str] = []
    cells: list[Token] = []
    line = ""
    for token in tokens:
        if token.type == "tr_open":
            cells = []
            line = lines[token.map[0]] if token.map else ""
        elif token.type == "th_open":
            aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
        elif token.type == "inline":
            cells.append(token)
        elif token.type == "tr_close":
            row = [read_spans(cell.children or ()) for cell in cells]
            row[-1] += _surplus([cell.content for cell in cells], line)
            rows.append(tuple(row))
    return Block("table", rows=tuple(rows), aligns=tuple(aligns))


def _surplus(cells: Sequence[str], line: str) -> Spans:
    """What stands in a row beyond its last column; the parser drops it."""
    typed = [cell.strip(" \t") for cell in escapedSplit(line)]
    # Before the first bar stands nothing, the mark of a quote or an item, or the first cell.
    for first in (0, 1):
        found = typed[first : first + len(cells)]
        if found[1:] == [*cells[1:]] and found[:1] and found[0].endswith(cells[0]):
            rest = typed[first + len(cells) :]
            said = " | ".join(rest).rstrip(" |")
            return (Span(visible(f" | {said}")),) if said else ()
    return ()


_TAKERS: Mapping[str, Callable[[_Reader, Token], None]] = {
    "paragraph_open": _Reader.open_text,
    "heading_open": _Reader.open_text,
    "inline": _Reader.text,
    "code_block": _Reader.code,
    "fence": _Reader.code,
    "html_block": _Reader.html,
    "hr": _Reader.rule,
    "bullet_list_open": _Reader.open_list,
    "ordered_list_open": _Reader.open_list,
    "bullet_list_close": _Reader.close_list,
    "ordered_list_close": _Reader.close_list,
    "list_item_open": _Reader.open_item,
    "list_item_close": _Reader.close_item,
    "blockquote_open": _Reader.open_quote,
    "blockquote_close": _Reader.close_quote,
    "footnote_reference_open": _Reader.open_footnote,
    "footnote_reference_close": _Reader.close_footnote,
}
"""The parser's block tokens; those not named here only enclose others."""
