"""HTML as a tree, read as browsers read it: what is left open is closed where it must end."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final, NamedTuple

VOID: Final = frozenset({"br", "hr", "img", "input", "col", "wbr", "meta", "link"})
UNSEEN: Final = frozenset({"script", "style", "head", "title", "template"})

_CLOSES: Final = {
    "li": ({"li"}, {"ul", "ol"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "p": ({"p"}, {"li", "td", "th", "div", "blockquote", "dd", "section", "details"}),
}
"""What a tag that opens closes, and the tags that it does not reach beyond."""

_DEEPEST = 100


class Node(NamedTuple):
    """An element: its name, its attributes, its words and elements."""

    tag: str
    attrs: dict[str, str]
    children: list[Node | str]


def tree(html: str) -> Node:
    """All of a text, inside an element without a name."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def all_text(node: Node | str) -> str:
    """All the words in an element as they stand."""
    if isinstance(node, str):
        return node
    if node.tag in UNSEEN:
        return ""
    if node.tag == "br":
        return "\n"
    return "".join(all_text(child) for child in node.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {}, [])
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        closed, fence = _CLOSES.get(tag, (set(), set()))
        for at in range(len(self.open) - 1, 0, -1):
            name = self.open[at].tag
            if name in fence:
                break
            if name in closed:
                del self.open[at:]
        node = Node(tag, {name: value or "" for name, value in attrs}, [])
        self.open[-1].children.append(node)
        if tag not in VOID and len(self.open) < _DEEPEST:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].tag == tag:
                del self.open[at:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def unknown_decl(self, data: str) -> None:
        """CDATA: its words."""
        self.open[-1].children.append(data.removeprefix("CDATA["))
