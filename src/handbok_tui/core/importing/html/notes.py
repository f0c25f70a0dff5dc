"""Footnotes in HTML, as programs write them that make HTML of a document.

A link ``footnote-ref-3`` to an item ``footnote-3`` becomes a reference, the item its note.
"""

from __future__ import annotations

import re
from itertools import count
from typing import Final

from handbok_tui.core.importing.html.tree import Node

REFERENCE: Final = "note-reference"
NOTES: Final = "notes"
NOTE: Final = "note"

_REFERENCE = re.compile(r"(footnote|endnote)-ref-(.+)")
_NOTE = re.compile(r"(footnote|endnote)-(?!ref-)(.+)")


def with_notes(root: Node) -> Node:
    """The tree with its footnotes as elements of their own, numbered as they are referred to."""
    labels: dict[str, str] = {}
    numbers = count(1)
    for node in _nodes(root):
        if node.tag == "a" and (found := _REFERENCE.fullmatch(node.attrs.get("id", ""))):
            labels.setdefault(f"{found[1]}-{found[2]}", str(next(numbers)))
    return _changed(root, labels) if labels else root


def _nodes(root: Node) -> list[Node]:
    found: list[Node] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += [child for child in reversed(node.children) if isinstance(child, Node)]
    return found


def _changed(node: Node, labels: dict[str, str]) -> Node:
    name = node.attrs.get("id", "")
    if node.tag == "a" and (found := _REFERENCE.fullmatch(name)):
        return Node(REFERENCE, {"label": labels[f"{found[1]}-{found[2]}"]}, [])
    children = [
        child if isinstance(child, str) else _changed(child, labels)
        for child in node.children
        if isinstance(child, str) or not _leads_back(child)
    ]
    if node.tag == "li" and _NOTE.fullmatch(name) and name in labels:
        return Node(NOTE, {"label": labels[name]}, children)
    inside = [child for child in children if isinstance(child, Node)]
    if node.tag == "ol" and inside and all(child.tag == NOTE for child in inside):
        return Node(NOTES, {}, children)
    return node._replace(children=children)


def _leads_back(node: Node) -> bool:
    """Whether it is the arrow from a note to where it is referred to."""
    return node.tag == "a" and bool(_REFERENCE.fullmatch(node.attrs.get("href", "").lstrip("#")))
