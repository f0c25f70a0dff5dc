"""From HTML to the Markdown of the handbook: the blocks of a page or of a table in a text.

Every word is kept; what the handbook has nothing for (spans over several cells, looks) is given
up, and the caller is told by ``lost``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from handbok_tui.core.importing.html.notes import NOTES, with_notes
from handbok_tui.core.importing.html.spans import BREAK, line
from handbok_tui.core.importing.html.tree import UNSEEN, Node, all_text, tree

SPANS: Final = "spans"
NESTED: Final = "nested"

_BLOCK_NAMES: Final = (
    "p div section article main aside header footer nav figure figcaption details summary center "
    "form fieldset h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote dt dd li tr td th caption "
    "tbody thead tfoot hr address body html"
)
_BLOCKS: Final = frozenset([*_BLOCK_NAMES.split(), NOTES])
_START = re.compile(
    r"\A(?:(\d{1,9})(?=[.)](?:\s|\Z))|(?=#{1,6}(?:\s|\Z)|>|[-+](?:\s|\Z)|[:~]\s|=+\s*\Z|-+\s*\Z|~~~))"
)
_SENTENCE_END = (".", "?", "!", ":", ";", ",")


def html_markdown(html: str, lost: set[str] | None = None) -> str:
    """The Markdown of some HTML, ended by a newline; "" where it has no words."""
    return tree_markdown(tree(html), set() if lost is None else lost)


def tree_markdown(root: Node, lost: set[str]) -> str:
    """The same of a tree."""
    blocks = _Writer(lost).blocks(with_notes(root))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def beside(first: str, then: str) -> str:
    """Two lines as one, where there can be no line break."""
    first, then = first.rstrip(), then.lstrip()
    if not first or not then:
        return first or then
    return f"{first} {then}" if first.endswith(_SENTENCE_END) else f"{first} · {then}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as a Markdown table, the first one its head."""
    width = max(map(len, rows))
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in full]
    return "\n".join([lines[0], f"|{'---|' * width}", *lines[1:]])


class _Writer:
    def __init__(self, lost: set[str]) -> None:
        self.lost = lost

    # -- blocks -----------------------------------------------------------------------------

    def blocks(self, node: Node) -> list[str]:
        """The blocks inside an element."""
        found: list[str] = []
        waiting: list[Node | str] = []
        for child in node.children:
            if isinstance(child, Node) and self._is_block(child):
                found += self._paragraph(waiting)
                waiting = []
                found += self._block(child)
            else:
                waiting.append(child)
        return [*found, *self._paragraph(waiting)]

    def _is_block(self, node: Node) -> bool:
        return node.tag in _BLOCKS or any(
            isinstance(child, Node) and self._is_block(child) for child in node.children
        )

    def _paragraph(self, inside: Sequence[Node | str]) -> list[str]:
        rows = line(inside).split(BREAK)
        held = [_START.sub(r"\1\\", words.strip(" ")) for words in rows]
        while held and not held[0]:
            held.pop(0)
        while held and not held[-1]:
            held.pop()
        return ["\\\n".join(words or "&nbsp;" for words in held)] if held else []

    def _block(self, node: Node) -> list[str]:
        taker = _TAKERS.get(node.tag)
        if taker is not None:
            return taker(self, node)
        return [] if node.tag in UNSEEN else self.blocks(node)

    def heading(self, node: Node) -> list[str]:
        """A heading, on one line."""
        words = line(node.children).replace(BREAK, " ").strip()
        return [f"{'#' * int(node.tag[1])} {words}"] if words else []

    def code(self, node: Node) -> list[str]:
        """What stands to the letter."""
        return [_fenced(all_text(node).strip("\n"))]

    def quote(self, node: Node) -> list[str]:
        """A quote."""
        inside = "\n\n".join(self.blocks(node))
        return ["\n".join(f"> {row}".rstrip() for row in inside.split("\n"))] if inside else []

    def rule(self, _: Node) -> list[str]:
        """A line across."""
        return ["---"]

    def term(self, node: Node) -> list[str]:
        """A term, or what a folded text is called."""
        words = line(node.children).replace(BREAK, " ").strip()
        if not words:
            return []
        return [words if "*" in words else f"**{words}**"]

    def definition(self, node: Node) -> list[str]:
        """What a term means."""
        return [_item("- ", self.blocks(node))]

    def notes(self, node: Node) -> list[str]:
        """Footnotes."""
        found = (note for note in node.children if isinstance(note, Node))
        return [_item(f"[^{note.attrs['label']}]: ", self.blocks(note), "    ") for note in found]

    def bullets(self, node: Node) -> list[str]:
        """A list."""
        return self._list(node, ordered=False)

    def numbers(self, node: Node) -> list[str]:
        """A numbered list."""
        return self._list(node, ordered=True)

    def _list(self, node: Node, *, ordered: bool) -> list[str]:
        start = node.attrs.get("start", "1")
        number = int(start) if start.isdigit() and len(start) < 9 else 1
        items: list[str] = []
        for child in node.children:
            if isinstance(child, str) and not child.strip():
                continue
            inside = child if isinstance(child, Node) else Node("li", {}, [child])
            if inside.tag in ("ul", "ol") and items:  # a list beside its item
                nested = "\n".join(self._list(inside, ordered=inside.tag == "ol"))
                items[-1] += f"\n{_indented(nested, '   ' if ordered else '  ')}"
                continue
            marker = f"{number}. " if ordered else "- "
            items.append(_item(marker, self.blocks(inside), tight=True))
            number += 1
        loose = any("\n\n" in item for item in items)
        return [("\n\n" if loose else "\n").join(items)] if items else []

    # -- tables -----------------------------------------------------------------------------

    def table(self, node: Node) -> list[str]:
        """A table; one of a single cell is a frame around a text."""
        rows = [row for row in self._rows(node) if row]
        captions = [
            block
            for child in node.children
            if isinstance(child, Node) and child.tag == "caption"
            for block in self.blocks(child)
        ]
        captions += self.blocks(Node("", {}, list(_beside_cells(node))))
        if len(rows) == 1 and len(rows[0]) == 1:  # a frame around a text
            (cell,) = [n for row in _found(node, "tr") for n in _cells(row)]
            return [*captions, *self.blocks(cell)]
        return [*captions, table(rows)] if rows else captions

    def _rows(self, node: Node) -> Iterator[list[str]]:
        hanging: dict[int, int] = {}
        for row in _found(node, "tr"):
            cells: list[str] = []
            for cell in _cells(row):
                self._below(hanging, cells)
                down, across = _span(cell, "rowspan"), _span(cell, "colspan")
                for column in range(len(cells), len(cells) + across):
                    if down > 1:
                        hanging[column] = down - 1
                if down > 1 or across > 1:
                    self.lost.add(SPANS)
                cells += [self.cell(cell), *[""] * (across - 1)]
            self._below(hanging, cells)
            yield cells

    def _below(self, hanging: dict[int, int], cells: list[str]) -> None:
        while hanging.get(len(cells), 0):
            hanging[len(cells)] -= 1
            cells.append("")

    def cell(self, node: Node) -> str:
        """The words of a cell, on one line."""
        said = ""
        for words in self._cell_lines(node):
            said = beside(said, words)
        return said.replace("|", "\\|")

    def _cell_lines(self, node: Node) -> Iterator[str]:
        waiting: list[Node | str] = []
        for child in node.children:
            if not (isinstance(child, Node) and self._is_block(child)):
                waiting.append(child)
                continue
            yield from _rows_of(waiting)
            waiting = []
            if child.tag == "li":
                first, *rest = [*self._cell_lines(child)] or [""]
                yield from (f"– {first}", *rest)
            elif child.tag not in UNSEEN:
                if child.tag == "table":
                    self.lost.add(NESTED)
                yield from self._cell_lines(child)
        yield from _rows_of(waiting)


def _rows_of(inside: Sequence[Node | str]) -> Iterator[str]:
    yield from (words.strip(" ") for words in line(inside).split(BREAK) if words.strip(" "))


def _fenced(text: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}\n{text}\n{fence}"


def _item(marker: str, blocks: list[str], indent: str = "", *, tight: bool = False) -> str:
    first, *rest = blocks or [""]
    joined = first
    for block in rest:
        is_list = re.match(r"(?:- |\d+\. )", block)
        joined += f"\n{block}" if tight and is_list and "\n\n" not in joined else f"\n\n{block}"
    return f"{marker}{_indented(joined, indent or ' ' * len(marker)).lstrip(' ')}".rstrip()


def _indented(text: str, indent: str) -> str:
    return "\n".join(f"{indent}{row}" if row else "" for row in text.split("\n"))


def _found(node: Node, tag: str) -> Iterator[Node]:
    """The elements of a name inside a table, but not in a table inside it."""
    for child in node.children:
        if isinstance(child, Node):
            if child.tag == tag:
                yield child
            elif child.tag != "table":
                yield from _found(child, tag)


def _beside_cells(node: Node) -> Iterator[Node | str]:
    """What stands in a table outside its cells, where nothing ought to stand."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag in ("tbody", "thead", "tfoot", "tr"):
            yield from _beside_cells(child)
        elif child.tag not in ("td", "th", "caption", "colgroup", "col"):
            yield child


def _cells(row: Node) -> list[Node]:
    return [n for n in row.children if isinstance(n, Node) and n.tag in ("td", "th")]


def _span(cell: Node, name: str) -> int:
    value = cell.attrs.get(name, "1").strip()
    return max(1, min(int(value), 100)) if value.isdigit() and len(value) < 5 else 1


_TAKERS: Mapping[str, Callable[[_Writer, Node], list[str]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Writer.heading),
    "ul": _Writer.bullets,
    "ol": _Writer.numbers,
    "table": _Writer.table,
    "pre": _Writer.code,
    "blockquote": _Writer.quote,
    "hr": _Writer.rule,
    "dt": _Writer.term,
    "summary": _Writer.term,
    "dd": _Writer.definition,
    NOTES: _Writer.notes,
}
"""The elements that are blocks of their own; others only enclose some."""
