"""What a text is made of once it is parsed: blocks of spans, flat, in reading order.

markup.py makes blocks from Markdown, layout.py makes lines from blocks.  Nesting (quotes,
lists) is carried by each block as its indents, so that everything that walks a text walks one
flat list.
"""

from typing import Literal, NamedTuple

SpanStyle = Literal["strong", "emphasis", "code", "strike", "note"]
"""``note`` marks words that the program adds: "(länk saknas i källan)"."""

BlockKind = Literal["heading", "paragraph", "code", "table", "rule"]

PLAIN: frozenset[SpanStyle] = frozenset()
NOTE: frozenset[SpanStyle] = frozenset({"note"})

MISSING = "#"
"""The target of a link that leads nowhere."""


class Span(NamedTuple):
    """A stretch of text of one look; ``link`` is its target, "#" alone a missing one."""

    text: str
    styles: frozenset[SpanStyle] = PLAIN
    link: str | None = None


Spans = tuple[Span, ...]


class Indent(NamedTuple):
    """One level of nesting.

    ``first`` is true on the first block of a list item: there the marker ("-", "3.") is
    shown, on the following blocks of the item blanks of the same width.
    """

    kind: Literal["quote", "item"]
    marker: str = ""
    first: bool = False


class Block(NamedTuple):
    """One heading, paragraph, code block, table or rule.

    ``spans`` may hold \\n for a hard break (in ``code``: for every line).  ``level`` is a
    heading's 1-6.  ``rows`` are a table's rows of cells, the first one its head; ``aligns``
    has "left", "center", "right" or "" per column.  ``tight`` blocks stand without a blank
    line before them (items of a tight list).
    """

    kind: BlockKind
    spans: Spans = ()
    level: int = 0
    indents: tuple[Indent, ...] = ()
    rows: tuple[tuple[Spans, ...], ...] = ()
    aligns: tuple[str, ...] = ()
    tight: bool = False

    @property
    def text(self) -> str:
        """The block's words without any style; a table's cells by tab, its rows by newline."""
        if self.kind == "table":
            return "\n".join("\t".join(plain(cell) for cell in row) for row in self.rows)
        return plain(self.spans)


def plain(spans: Spans) -> str:
    """The words of some spans."""
    return "".join(span.text for span in spans)


class Run(NamedTuple):
    """A stretch of a laid-out line.

    ``start`` is the offset of its first character in the block's ``text``; -1 for what layout
    added (indents, markers, table borders).
    """

    text: str
    styles: frozenset[SpanStyle] = PLAIN
    link: str | None = None
    start: int = -1


class Line(NamedTuple):
    """One line on the screen: no wider than it was asked to be, no control characters.

    ``block`` is the index of its block in what was laid out; -1 for a blank line between.
    """

    runs: tuple[Run, ...] = ()
    block: int = -1

    @property
    def text(self) -> str:
        """The words on the line, indents included."""
        return "".join(run.text for run in self.runs)
