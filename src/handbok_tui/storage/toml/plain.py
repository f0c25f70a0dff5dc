"""Parses the TOML that this program writes, some five times as fast as tomllib.

Only what is plain is read here: bare names, headers, texts, lists and tables of texts, words.
Of anything else nothing is said, and tomllib reads the file; so it is tomllib that decides what
TOML is, and what is wrong with a file.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import Any

MAX_KEY_PARTS = 32

_KEY = r"[A-Za-z0-9_-]++"
_CONTROL = r"\x00-\x08\x0a-\x1f\x7f"
_END = rf"[ \t]*+(?:#[^{_CONTROL}]*+)?\n"
_LINE = re.compile(
    rf"(?P<nothing>){_END}"
    rf"|\[(?P<table>{_KEY}(?:\.{_KEY})*+)\]{_END}"
    rf"|\[\[(?P<array>{_KEY}(?:\.{_KEY})*+)\]\]{_END}"
    rf"|(?P<key>{_KEY})[ \t]*+=[ \t]*+(?:"
    rf'"(?P<text>[^"\\{_CONTROL}]*+)"{_END}'
    rf"|(?P<day>\d{{4}}-\d\d-\d\d){_END}"
    rf"|(?P<moment>\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)){_END}"
    r'|"""\n?(?P<lines>(?:[^"\\\x00-\x08\x0b-\x1f\x7f]++|"{1,2}(?!"))*)"""' + _END + r"|(?P<other>"
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*"{3,5}+'
    r'|"(?!"")(?:[^"\\\n]++|\\[^\n])*+"'
    r'|\[(?:[^"\'\[\]{}#]++|"(?!"")(?:[^"\\\n]++|\\[^\n])*+")*+\]'
    r'|\{(?:[^"\'{}\n#]++|"(?!"")(?:[^"\\\n]++|\\[^\n])*+")*+\}'
    rf"|[^\s\"'#{{\[][^\s#]*+){_END}"
    r")",
    re.DOTALL,
)


class _NotPlain(Exception):  # noqa: N818 - no error: somebody else reads the file
    """There is something that is not read here."""


def loads(text: str) -> dict[str, Any] | None:
    """What ``tomllib.loads`` would return, or None where it has to be asked."""
    source = text.replace("\r\n", "\n")
    try:
        return _read(source if source.endswith("\n") else f"{source}\n")
    except (_NotPlain, ValueError, RecursionError):
        return None


def _read(source: str) -> dict[str, Any]:
    tables = _Tables()
    at = tables.data
    done = 0
    for line in _LINE.finditer(source):
        if line.start() != done:
            raise _NotPlain
        done = line.end()
        kind = line.lastgroup or ""
        if kind == "table":
            at = tables.table(line[kind].split("."))
        elif kind == "array":
            at = tables.element(line[kind].split("."))
        elif kind != "nothing":
            tables.put(at, line["key"], _value(kind, line[kind]))
    if done != len(source):
        raise _NotPlain
    return tables.data


def _value(kind: str, written: str) -> object:
    if kind == "day":
        return date.fromisoformat(written)
    if kind == "moment":
        return datetime.fromisoformat(written)
    if kind == "other":
        return tomllib.loads(f"x = {written}")["x"]
    return written


class _Tables:
    """The tables so far, with TOML's rules for what a header may name."""

    def __init__(self) -> None:
        self.data: dict[str, Any] = {}
        self._named: set[int] = set()
        """The tables that no header may name again; they all stay in ``data``."""
        self._closed: set[int] = set()
        """The tables that nothing may be put in: those that are values."""
        self._arrays: set[int] = set()
        """The lists that are arrays of tables."""

    def put(self, at: dict[str, Any], key: str, value: object) -> None:
        """A value in a table."""
        if key in at:
            raise _NotPlain
        at[key] = value
        if isinstance(value, dict):
            self._named.add(id(value))
            self._closed.add(id(value))

    def table(self, path: list[str]) -> dict[str, Any]:
        """The table that a header names: a new one, or one that only longer names have made."""
        *way, last = path
        found = self._way(way).setdefault(last, {})
        if not isinstance(found, dict) or id(found) in self._named:
            raise _NotPlain
        self._named.add(id(found))
        return found

    def element(self, path: list[str]) -> dict[str, Any]:
        """A new last element of the array that a header names."""
        *way, last = path
        above = self._way(way)
        if last not in above:
            above[last] = []
            self._arrays.add(id(above[last]))
        if id(above[last]) not in self._arrays:
            raise _NotPlain
        new: dict[str, Any] = {}
        above[last].append(new)
        return new

    def _way(self, path: list[str]) -> dict[str, Any]:
        if len(path) >= MAX_KEY_PARTS:
            raise _NotPlain
        at = self.data
        for name in path:
            found = at.setdefault(name, {})
            if isinstance(found, list) and id(found) in self._arrays:
                found = found[-1]
            if not isinstance(found, dict) or id(found) in self._closed:
                raise _NotPlain
            at = found
        return at
