"""A chapter's link and footnote definitions, made fit for a document that has others too.

A body is read for itself; in a document a label holds from the first line to the last.  So its
links get their addresses where they stand, its footnotes labels that nothing else in the
document has, and what nothing refers to stands as the words that the reader shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from handbok_tui.core.markdown.parse import parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]
    _Places = Sequence[Sequence[int]]

_DEFINES = re.compile(r"\]:")
_NOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]+)\]:")
_CELLS = {"th_open", "td_open"}
_REFERS = {"link_open", "image", "footnote_ref"}


class _NotFoundError(Exception):
    """A construct whose place among the lines cannot be told; its text is left as it is."""


class Edit(NamedTuple):
    """Characters of a text to be replaced."""

    start: int
    stop: int
    new: str


class Settled(NamedTuple):
    """A body without link definitions, and the labels of the footnotes that it has."""

    text: str
    notes: tuple[str, ...] = ()


def settled(text: str, is_taken: Callable[[str], bool]) -> Settled:
    """The body as it may stand in a document where ``is_taken`` tells of a footnote's label.

    What cannot be done to the letter, such as a definition inside a quote, is left as it is.
    """
    if not _DEFINES.search(text):
        return Settled(text)
    try:
        return _Body(text).settled(is_taken)
    except (_NotFoundError, RecursionError):
        return Settled(text)


class _Body:
    """A body as the parser reads it, with where each thing begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.env: dict[str, Any] = {}
        self.tokens = _locating().parse(text, self.env)
        self.used = {token.meta["label"] for token in _referring(self.tokens)}

    def settled(self, is_taken: Callable[[str], bool]) -> Settled:
        """All of it.  Raises _NotFoundError."""
        labels = [t.meta["label"] for t in self.tokens if t.type == "footnote_reference_open"]
        names: dict[str, str] = {}
        for label in dict.fromkeys(labels):
            if label in self.used:
                names[label] = _free(label, lambda name: is_taken(name) or name in names.values())
        edits = [*self._inline(names), *self._links(), *self._notes(names)]
        text = self.text
        for start, stop, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[stop:]
        return Settled(text, tuple(names.values()))

    def _inline(self, names: dict[str, str]) -> Iterator[Edit]:
        """Addresses where links stand, and the labels of footnotes where they are referred to."""
        before, found_to = "", dict[int, int]()
        for token in self.tokens:
            if token.type == "inline" and token.map:
                referring = list(_referring(token.children or ()))
                if before in _CELLS:
                    places = [self._cell_places(token, found_to)]
                else:
                    places = list(self._places(token)) if referring else []
                for inner in referring:
                    yield self._edit(inner, names, token.content, places)
            before = token.type

    def _edit(self, inner: Token, names: dict[str, str], content: str, places: _Places) -> Edit:
        start, end, stop = inner.meta["at"]
        label = inner.meta["label"]
        first, last = (_absolute(at, content, places) for at in (start, stop))
        if inner.type == "footnote_ref":
            return Edit(first, last, f"[^{names[label]}]")
        entry = self.env["references"][label]
        title = re.sub(r'["\\|]', r"\\\g<0>", entry["title"].replace("\n", " "))
        typed = re.sub(r"[\\<>|]", r"\\\g<0>", entry["href"])
        address = f"<{typed}>" + (f' "{title}"' if title else "")
        return Edit(_absolute(end, content, places), last, f"({address})")

    def _places(self, token: Token) -> Iterator[Sequence[int]]:
        """Where each character of a token's content stands in the text, line by line."""
        first = (token.map or (0, 0))[0]
        for number, words in enumerate(token.content.split("\n"), first):
            line, bare = self.lines[number].rstrip(), words.rstrip()
            at = len(line) - len(bare) if line.endswith(bare) else line.find(bare)
            if at < 0:
                raise _NotFoundError
            at += self.starts[number]
            yield range(at, at + len(words) + 1)

    def _cell_places(self, token: Token, found_to: dict[int, int]) -> Sequence[int]:
        """The same for a cell, in which a bar is typed with a mark that the parser takes away."""
        number = (token.map or (0, 0))[0]
        typed = re.escape(token.content.strip()).replace(r"\|", r"\\?\|")
        found = re.compile(typed).search(self.lines[number], found_to.get(number, 0))
        if found is None:
            raise _NotFoundError
        found_to[number] = found.end()
        start = self.starts[number] + found.start()
        words = found[0].replace(r"\|", "\0|")
        return [start + at for at, char in enumerate(f"{words} ") if char != "\0"]

    def _entries(self) -> list[tuple[dict[str, Any], bool]]:
        """The definitions of links, and whether anything uses them."""
        references = self.env.get("references", {})
        entries = [(entry, label in self.used) for label, entry in references.items()]
        return entries + [(entry, False) for entry in self.env.get("duplicate_refs", ())]

    def _links(self) -> Iterator[Edit]:
        """Definitions that links have taken their address from go, others stand as words."""
        for entry, used in self._entries():
            start, stop = entry["map"]
            line = self.lines[start]
            if not line.lstrip(" ").startswith("["):
                raise _NotFoundError
            if used:
                yield Edit(self.starts[start], min(self.starts[stop], len(self.text)), "")
            else:
                at = self.starts[start] + line.index("[")
                yield Edit(self.starts[start], at, "\n\\" if start else "\\")
                end = min(self.starts[stop], len(self.text))
                yield Edit(end, end, "\n")

    def _notes(self, names: dict[str, str]) -> Iterator[Edit]:
        """The labels of footnotes; one that nothing refers to, or that has the label of one
        before it, is paragraphs like others.
        """
        passed: set[str] = set()
        defined = {
            number
            for entry, used in self._entries()
            for number in range(entry["map"][0], entry["map"][1] if used else entry["map"][0] + 1)
        }
        for token in self.tokens:
            if token.type != "footnote_reference_open":
                continue
            start, stop = token.map or (0, 0)
            found = _NOTE.match(self.lines[start])
            if token.level or found is None:
                raise _NotFoundError
            at, label = self.starts[start], token.meta["label"]
            if label in names and label not in passed:
                passed.add(label)
                yield Edit(at + found.start("label"), at + found.end("label"), names[label])
                continue
            yield Edit(at, at + self.lines[start].index("["), "\\")
            for number in {*range(start + 1, stop)} - defined:
                blanks = re.match(r" {1,4}|\t", self.lines[number])
                if blanks is not None:
                    yield Edit(self.starts[number], self.starts[number] + blanks.end(), "")


def _absolute(at: int, content: str, places: _Places) -> int:
    number = content.count("\n", 0, at)
    return places[number][at - (content.rfind("\n", 0, at) + 1)]


def _referring(tokens: Sequence[Token]) -> Iterator[Token]:
    """Links and footnotes that take something from a definition, however deep."""
    for token in tokens:
        if token.type in _REFERS and "label" in token.meta:
            yield token
        yield from _referring(token.children or ())


def _free(label: str, is_taken: Callable[[str], bool]) -> str:
    """The label, or the first after it that nothing has."""
    number, name = int(label) if label.isdecimal() else 1, label
    while is_taken(name):
        number += 1
        name = str(number) if label.isdecimal() else f"{label}-{number}"
    return name


@cache
def _locating() -> MarkdownIt:
    """The reader's parser, which notes where in its text each link and footnote stands."""
    from markdown_it.rules_inline import image, link  # noqa: PLC0415 - with the parser only
    from mdit_py_plugins.footnote.index import footnote_ref  # noqa: PLC0415

    markdown = parser.__wrapped__(footnotes=True)
    for name, rule in (("link", link), ("image", image), ("footnote_ref", footnote_ref)):
        markdown.inline.ruler.at(name, _located(rule))
    return markdown


def _located(rule: Rule) -> Rule:
    """A rule of the parser's that leaves where its words begin, where they end, and all ends."""

    def located(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            made = next(token for token in state.tokens[count:] if token.type in _REFERS)
            inside = start + (made.type == "image")
            end = state.md.helpers.parseLinkLabel(state, inside, made.type != "image")
            made.meta["at"] = (start, end + 1, state.pos)
        return True

    return located
