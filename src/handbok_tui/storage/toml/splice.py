"""From two states of the data to one new text: every difference becomes a splice.

Where new lines go: a value after the last of its own table's lines, a table after the last
table of its family (the end of the file, if that is the last), always before the comments and
blank lines that lead up to the next header, so that no comment changes owner.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from handbok_tui.storage.toml.data import same
from handbok_tui.storage.toml.render import (
    inline,
    is_table_array,
    is_tables,
    key_text,
    pairs,
    tables,
    whole,
)
from handbok_tui.storage.toml.scan import KeyPath, Layout, Region, children, scan

_INSIDE, _LINES, _TABLE = range(3)
_BLANK_LINE_LAST = re.compile(r"(?:\A|\n)[ \t]*\r?\n\Z")
_BLANK_LINES_BEFORE = re.compile(r"(?:(?<=\n)[ \t\r]*\n)+\Z")
_INDENT = re.compile(r"\n([ \t]*)\Z")
_BLANK_LINE_OR_END = re.compile(r"[ \t\r]*(?:\n|\Z)")

Table = Mapping[str, Any]


class Splice(NamedTuple):
    """New text for a span of the old one; of two at one place, lines come before tables."""

    start: int
    stop: int
    kind: int
    text: str


def spliced(text: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    """The text, which holds ``old``, changed to hold ``new``; the caller verifies that it does."""
    differences = _Differences(scan(text))
    differences.table((), old, new)
    return _woven(text, differences.splices)


def _woven(text: str, splices: list[Splice]) -> str:
    """The text with the splices in it, in the text's own kind of line ends."""
    first = text.find("\n")
    newline = "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
    woven, pos = "", 0
    for splice in sorted(splices, key=lambda splice: splice[:3]):
        woven += text[pos : splice.start]
        if splice.kind != _INSIDE and woven:
            if not woven.endswith("\n"):
                woven += newline
            if splice.kind == _TABLE and not _BLANK_LINE_LAST.search(woven[-200:]):
                woven += newline
        woven += splice.text.replace("\n", newline)
        pos = splice.stop
    return woven + text[pos:]


class _Differences:
    """Walks two states of the data side by side and gathers splices."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.splices: list[Splice] = []
        self.pairs = {pair.path: pair for pair in layout.pairs}
        self.regions = {region.path: region for region in layout.regions}

    def table(self, path: KeyPath, old: Table, new: Table) -> None:
        """A table outside any inline value."""
        if old and not new and path not in self.regions:
            # Its keys made the table; without them only a header can.
            self.remove(path)
            self.insert(self.family_end(path[:-1]), _TABLE, tables(path, {}))
            return
        added = {key: value for key, value in new.items() if key not in old}
        for key in old:
            if key not in new:
                self.remove((*path, key))
            elif not self.value((*path, key), old[key], new[key]):
                self.remove((*path, key))
                added[key] = new[key]
        self.add(path, added)

    def value(self, path: KeyPath, old: object, new: object) -> bool:
        """A value that is in both; False if it has to be taken away and added anew."""
        if same(old, new):
            return True
        pair = self.pairs.get(path)
        if pair is not None:
            if is_tables(new) and not (is_tables(old) and old):
                return False
            self.splices += _inside(self.layout.text, pair.value, pair.stop, old, new)
            return True
        if isinstance(old, dict) and isinstance(new, dict):
            self.table(path, old, new)
            return True
        if is_table_array(old) and is_table_array(new):
            self.array(path, old, new)
            return True
        return False

    def array(self, path: KeyPath, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
        """An array of tables under headers: elements changed, taken away, added last."""
        kept = _alignment(old, new)
        for index, before in enumerate(old):
            if index in kept:
                self.table((*path, index), before, new[kept[index]])
            else:
                self.remove((*path, index))
        for after in new[len(kept) :]:
            self.insert(self.family_end(path), _TABLE, tables(path, [after]))

    def add(self, path: KeyPath, added: Table) -> None:
        """Values and tables that are new in a table."""
        plain = {key: value for key, value in added.items() if not is_tables(value)}
        if plain:
            self.add_plain(path, plain)
        for key, value in added.items():
            if key not in plain:
                self.insert(self.family_end(path), _TABLE, tables((*path, key), value))

    def add_plain(self, path: KeyPath, plain: Table) -> None:
        """Values that are new in a table: after its own last line, or under a new header."""
        region = self.regions.get(path)
        dotted = [
            (pair.end, path[len(home) :])
            for pair in self.layout.pairs
            if pair.path[: len(path)] == path
            and len(home := self.layout.regions[pair.region].path) < len(path)
        ]
        if region is not None:
            only_comments = len(self.layout.regions) == 1 and not self.layout.pairs
            end = len(self.layout.text) if only_comments else region.end
            self.insert(end, _LINES, pairs(plain))
        elif dotted:
            end, prefix = dotted[-1]
            self.insert(end, _LINES, pairs(plain, prefix))
        else:
            self.insert(self.family_end(path), _TABLE, tables(path, dict(plain)))

    def family_end(self, path: KeyPath) -> int:
        """Where a new table of the family goes: after the last region that has part in it."""
        size = len(path)
        regions = self.layout.regions
        last = max((i for i, r in enumerate(regions) if r.path[:size] == path), default=0)
        for pair in self.layout.pairs:
            if pair.path[:size] == path:
                last = max(last, pair.region)
        return len(self.layout.text) if last == len(regions) - 1 else regions[last].end

    def insert(self, offset: int, kind: int, text: str) -> None:
        """New lines at an offset."""
        self.splices.append(Splice(offset, offset, kind, text))

    def remove(self, path: KeyPath) -> None:
        """Every line of a value; the comments around it stay."""
        size = len(path)
        for region in self.layout.regions:
            if region.path[:size] == path:
                start = self.start_with_blank_lines(region)
                self.splices.append(Splice(start, region.end, _INSIDE, ""))
        for pair in self.layout.pairs:
            home = self.layout.regions[pair.region].path
            if pair.path[:size] == path and home[:size] != path:
                self.splices.append(Splice(pair.start, pair.end, _INSIDE, ""))

    def start_with_blank_lines(self, region: Region) -> int:
        """Where a region starts, with the blank lines before it unless they are needed after."""
        text = self.layout.text
        blank = _BLANK_LINES_BEFORE.search(text, max(0, region.start - 200), region.start)
        if blank and _BLANK_LINE_OR_END.match(text, region.end):
            return blank.start()
        return region.start


def _alignment(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> dict[int, int]:
    """Which old element became which new one; other old ones are gone, other new ones come last.

    What no change has touched is the same object in both, so what lies between can be told.
    """
    before, after = {id(item) for item in old}, {id(item) for item in new}
    kept: dict[int, int] = {}
    for index, item in enumerate(old):
        place = len(kept)
        if place == len(new):
            break
        if item is not new[place]:
            if id(item) in after:
                return {number: number for number in range(min(len(old), len(new)))}
            if id(new[place]) in before:
                continue
        kept[index] = place
    return kept


def _inside(text: str, start: int, stop: int, old: object, new: object) -> list[Splice]:
    """Splices for the value of a pair: in an inline array or table only what differs."""
    return _nested(text, start, old, new) or [Splice(start, stop, _INSIDE, whole(new))]


def _nested(text: str, start: int, old: object, new: object) -> list[Splice]:
    """Splices inside the inline value at ``start``; none where it must be written as a whole."""
    elements = children(text, start)
    added: list[str]
    if isinstance(old, dict) and isinstance(new, dict):
        names = [element.path[0] for element in elements if len(element.path) == 1]
        if len(names) < len(elements) or not old.keys() <= new.keys():
            return []
        values = [(old[name], new[name]) for name in names]
        added = [f"{key_text(key)} = {inline(new[key])}" for key in new if key not in old]
    elif isinstance(old, list) and isinstance(new, list) and len(old) <= len(new):
        values = list(zip(old, new, strict=False))
        added = [inline(item) for item in new[len(old) :]]
    else:
        return []
    splices: list[Splice] = []
    for element, (before, after) in zip(elements, values, strict=True):
        if not same(before, after):
            part = _nested(text, element.value, before, after)
            splices += part or [Splice(element.value, element.stop, _INSIDE, inline(after))]
    if elements and added:
        last = elements[-1]
        indent = _INDENT.search(text, 0, last.start)
        between = f",\n{indent[1]}" if indent else ", "
        more = "".join(between + item for item in added)
        splices.append(Splice(last.stop, last.stop, _INSIDE, more))
    return splices
