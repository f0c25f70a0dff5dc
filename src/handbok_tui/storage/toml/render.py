"""From values to TOML text that people can read and git can compare line by line.

A text with several lines stands in a block, one line a line.  Whatever an editor would strip, a
terminal obey or git mistake for a mark of its own is written as an escape, and every text comes
back from the parser exactly as it was.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# Control, bidi and BOM characters, and line separators that are not \n.
_HIDDEN = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
# In a block also: a line's last blank, the third of three quotes, what git takes for a conflict.
_IN_BLOCK = re.compile(_HIDDEN + r'|\\|[^\S\n](?=\n|\Z)|(?<="")"|^<(?=<{6})', re.MULTILINE)
_ON_LINE = re.compile(_HIDDEN + r'|[\\"\n\t]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_LINE_LENGTH = 100


class Text(str):
    """A text that always stands as a block in the file, even when it has one line only."""

    __slots__ = ()


class Lines(list[Any]):
    """A list that always stands one item a line, so that a change shows as one line."""

    __slots__ = ()


def is_table_array(value: object) -> TypeGuard[list[dict[str, Any]]]:
    """Whether a value is a list, not empty, of nothing but tables."""
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def is_tables(value: object) -> TypeGuard[dict[str, Any] | list[dict[str, Any]]]:
    """Whether a value is written under headers: a table, or an array of tables."""
    return isinstance(value, dict) or is_table_array(value)


def pairs(values: Mapping[str, Any], prefix: Iterable[str | int] = ()) -> str:
    """Lines ``key = value`` for values that are not tables, each ended by \\n."""
    before = "".join(f"{key_text(str(part))}." for part in prefix)
    return "".join(f"{before}{key_text(key)} = {whole(item)}\n" for key, item in values.items())


def table(path: tuple[str | int, ...], values: Mapping[str, Any], *, array: bool = False) -> str:
    """A table with its header, and the tables in it after it, one blank line between them."""
    plain = {key: item for key, item in values.items() if not is_tables(item)}
    blocks: list[str] = []
    if plain or array or not values:
        name = ".".join(key_text(part) for part in path if isinstance(part, str))
        blocks.append((f"[[{name}]]\n" if array else f"[{name}]\n") + pairs(plain))
    for key, item in values.items():
        if key not in plain:
            blocks.append(tables((*path, key), item))
    return "\n".join(blocks)


def tables(path: tuple[str | int, ...], value: dict[str, Any] | list[dict[str, Any]]) -> str:
    """A table, or each table of an array, with headers."""
    if isinstance(value, dict):
        return table(path, value)
    return "\n".join(table(path, item, array=True) for item in value)


def whole(value: object) -> str:
    """A value that stands alone after its key: texts with several lines become blocks."""
    if isinstance(value, str) and value and ("\n" in value or isinstance(value, Text)):
        return _block(value)
    line = inline(value)
    if isinstance(value, list) and (isinstance(value, Lines) or len(line) > _LINE_LENGTH):
        return "[\n" + "".join(f"    {inline(item)},\n" for item in value) + "]"
    return line


def inline(value: object) -> str:
    """A value on one line.  Raises TypeError for what TOML has no word for."""
    match value:
        case str():
            return f'"{_ON_LINE.sub(_escape, value)}"'
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case datetime() | date() | time():
            return value.isoformat()
        case list():
            return "[" + ", ".join(inline(item) for item in value) + "]"
        case dict():
            inner = ", ".join(f"{key_text(key)} = {inline(item)}" for key, item in value.items())
            return f"{{ {inner} }}" if inner else "{}"
    raise TypeError(f"no TOML for {type(value).__name__}")


def key_text(key: str) -> str:
    """A key as it is written: bare where TOML allows it."""
    return key if _BARE_KEY.fullmatch(key) else inline(key)


def _block(text: str) -> str:
    """A block whose closing quotes stand on a line of their own.

    Without a final newline the last line ends in a backslash, which takes the newline back.
    """
    end = "" if text.endswith("\n") else "\\\n"
    return f'"""\n{_IN_BLOCK.sub(_escape, text)}{end}"""'


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    return _SHORT[char] if char in _SHORT else f"\\u{ord(char):04X}"
