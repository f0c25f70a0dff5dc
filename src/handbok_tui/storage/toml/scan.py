"""Where things stand in a TOML text, so that one value can change and all else keep its bytes.

A parser gives data and forgets places; this gives places and leaves the data to tomllib.  It
expects a text that tomllib accepts; in any other it stops at the first thing it does not know
and never raises.  All offsets count characters; ``\\r\\n`` is left as it is.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KeyPath = tuple[str | int, ...]
"""Keys from the root of the document; an int is a place in an array, counted from 0."""

_BASIC = r'"(?:[^"\\\n]++|\\.)*+"'
_LITERAL = r"'[^'\n]*+'"
# Before 3.11.5, re loses its way in one possessive repeat inside another: so not possessive here.
_LONG = (
    r'"""(?:[^"\\]++|(?s:\\.)|"{1,2}(?!"))*"{3,5}+'
    r"|'''(?:[^']++|'{1,2}(?!'))*'{3,5}+"
)
_STRING = rf"{_LONG}|{_BASIC}|{_LITERAL}"
_PART = rf"(?:[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})"
_DOTTED = rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+"

_BLANK_LINE = re.compile(r"[ \t]*+(?:#[^\n]*+|\r)?+(?:\n|\Z)")
_REST_OF_LINE = re.compile(r"[^\n]*+\n?+")
_HEADER = re.compile(rf"[ \t]*+(\[\[?+)[ \t]*+({_DOTTED})[ \t]*+\]\]?+")
_PAIR = re.compile(rf"[ \t]*+({_DOTTED})[ \t]*+=[ \t]*+")
_KEY_PART = re.compile(_PART)
_STRING_HERE = re.compile(_STRING)
_BARE_VALUE = re.compile(r"[^,\[\]{}#\"'\n]++")
_NESTED = re.compile(rf"(?:{_STRING}|#[^\n]*+|[^\"'#\[\]{{}}]++)*+")
_GAP = re.compile(r"(?:[\s,]++|#[^\n]*+)*+")
_LEXEME = re.compile(rf"(?:{_LONG})|(?P<key>{_DOTTED})|#[^\n]*+|(?P<broken>[\"'])")


@dataclass(frozen=True, slots=True)
class Pair:
    """One ``key = value``: where its line starts and ends, and the value's own span."""

    path: KeyPath
    start: int
    value: int
    stop: int
    end: int
    region: int


@dataclass(slots=True)
class Region:
    """What one header governs; ``end`` is after its last own line, before what leads on."""

    path: KeyPath
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's regions in order (the first is the root, without header) and all its pairs."""

    text: str
    regions: list[Region] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Child:
    """An element of an inline array or table: its keys from there, and its spans."""

    path: KeyPath
    start: int
    value: int
    stop: int


def scan(text: str) -> Layout:
    """The places of every header and pair in a TOML text without BOM."""
    layout = Layout(text, [Region((), 0, 0)])
    last_index: dict[KeyPath, int] = {}
    pos = 0
    while pos < len(text):
        if blank := _BLANK_LINE.match(text, pos):
            pos = blank.end()
            continue
        if header := _HEADER.match(text, pos):
            path = _header_path(_parts(header[2]), last_index, array=header[1] == "[[")
            end = _line_end(text, header.end())
            layout.regions.append(Region(path, pos, end))
        elif pair := _PAIR.match(text, pos):
            stop = _value_end(text, pair.end())
            end = _line_end(text, stop)
            region = layout.regions[-1]
            path = region.path + _parts(pair[1])
            index = len(layout.regions) - 1
            layout.pairs.append(Pair(path, pos, pair.end(), stop, end, index))
            region.end = end
        else:
            break
        pos = end
    return layout


def children(text: str, start: int) -> list[Child]:
    """The elements of the inline array or table that opens at ``start``; else nothing."""
    found: list[Child] = []
    if text[start : start + 1] not in {"[", "{"}:
        return found
    in_table = text[start] == "{"
    pos = start + 1
    while (pos := _skip(_GAP, text, pos)) < len(text) and text[pos] not in "]}":
        value, path = pos, (len(found),)
        if in_table:
            pair = _PAIR.match(text, pos)
            if pair is None:
                break
            found.append(Child(_parts(pair[1]), pos, pair.end(), _value_end(text, pair.end())))
        else:
            found.append(Child(path, pos, value, _value_end(text, value)))
        if found[-1].stop <= pos:
            break
        pos = found[-1].stop
    return found


def dotted_keys(text: str) -> Iterator[tuple[int, int]]:
    """Offset and number of parts of each long key, in linear time, for any text at all.

    Stops at a string that never ends: no parser gets past it either.
    """
    for lexeme in _LEXEME.finditer(text):
        if lexeme["broken"]:
            return
        key = lexeme["key"]
        if key and len(key) > 16:  # 9 parts of one letter and their dots
            yield lexeme.start(), sum(1 for _ in _KEY_PART.finditer(key))


def line_of(text: str, offset: int) -> int:
    """The line of an offset, counted from 1."""
    return text.count("\n", 0, offset) + 1


def key_line(raw: bytes, path: KeyPath) -> int:
    """The line, from 1, where the value at ``path`` is defined, else its nearest parent; else 0."""
    return key_lines(raw, [path])[0]


def key_lines(raw: bytes, paths: Sequence[KeyPath]) -> list[int]:
    """The same for many paths, for one look at the file."""
    text = raw.decode("utf-8-sig", errors="replace")
    places = _Places(scan(text))
    ends = [found.start() for found in re.finditer("\n", text)]
    return [
        0 if (offset := places.nearest(path)) is None else bisect_left(ends, offset) + 1
        for path in paths
    ]


class _Places:
    """Where each value is first named."""

    def __init__(self, layout: Layout) -> None:
        self._text = layout.text
        self._starts: dict[KeyPath, int] = {}
        self._values: dict[KeyPath, int] = {}
        starts = [(region.path, region.start) for region in layout.regions[1:]]
        for path, start in (*starts, *((pair.path, pair.start) for pair in layout.pairs)):
            for size in range(1, len(path) + 1):
                known = self._starts.get(path[:size], start)
                self._starts[path[:size]] = min(known, start)
        for pair in layout.pairs:
            self._values.setdefault(pair.path, pair.value)

    def nearest(self, path: KeyPath) -> int | None:
        """Where the value at a path is first named, else its nearest parent; or None."""
        for size in range(len(path), 0, -1):
            offset = self._offset(path[:size])
            if offset is not None:
                return offset
        return None

    def _offset(self, path: KeyPath) -> int | None:
        if path in self._starts:
            return self._starts[path]
        for size in range(len(path) - 1, 0, -1):
            if path[:size] in self._values:
                return _offset_inside(self._text, self._values[path[:size]], path[size:])
        return None


def _offset_inside(text: str, start: int, path: KeyPath) -> int | None:
    """Where a value inside the inline array or table at ``start`` is first named."""
    for child in children(text, start):
        size = len(child.path)
        if child.path[: len(path)] == path:
            return child.start
        if path[:size] == child.path:
            return _offset_inside(text, child.value, path[size:])
    return None


def _parts(key: str) -> tuple[str, ...]:
    if '"' not in key and "'" not in key:
        return tuple(part.strip(" \t") for part in key.split("."))
    return tuple(_plain(part[0]) for part in _KEY_PART.finditer(key))


def _plain(part: str) -> str:
    if part[0] == "'":
        return part[1:-1]
    if part[0] != '"':
        return part
    try:
        return str(tomllib.loads(f"x = {part}")["x"])
    except tomllib.TOMLDecodeError:
        return part


def _header_path(parts: tuple[str, ...], last_index: dict[KeyPath, int], *, array: bool) -> KeyPath:
    """The full path of a header: a name of an array of tables means its latest element."""
    path: KeyPath = ()
    for number, part in enumerate(parts, start=1):
        path = (*path, part)
        if array and number == len(parts):
            last_index[path] = last_index.get(path, -1) + 1
        if path in last_index:
            path = (*path, last_index[path])
    return path


def _skip(pattern: re.Pattern[str], text: str, pos: int) -> int:
    found = pattern.match(text, pos)
    return found.end() if found else pos


def _line_end(text: str, pos: int) -> int:
    return _skip(_REST_OF_LINE, text, pos)


def _value_end(text: str, pos: int) -> int:
    """The offset after the value that starts at ``pos``; flat, so that no nesting is too deep."""
    if text[pos : pos + 1] not in {"[", "{"}:
        if string := _STRING_HERE.match(text, pos):
            return string.end()
        bare = _BARE_VALUE.match(text, pos)
        return pos + len(bare[0].rstrip()) if bare else pos
    depth = 0
    while pos < len(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(text[pos], 0)
        pos += 1
        if depth == 0:
            break
        pos = _skip(_NESTED, text, pos)
    return pos
