"""Front matter: what other programs keep about a text at the start of its file.

Its title is the chapter's; the other things are for those programs, so they are told and not
taken in.  No YAML parser: keys from the margin, and what stands after each or indented below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_KEYS = {
    "---": re.compile(r"([\w][\w -]*?)[ \t]*:(?:[ \t]+(.*))?\Z"),
    "+++": re.compile(r"([\w][\w-]*)[ \t]*=[ \t]*(.*)\Z"),
}
_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
_BLOCK = re.compile(r"[|>][-+0-9]*\Z")
_ESCAPED = re.compile(r"\\(.)")


class Front(NamedTuple):
    """How many lines it takes (0 for none), the title in it, and everything else it says."""

    lines: int = 0
    title: str = ""
    others: tuple[tuple[str, str], ...] = ()


def front_matter(lines: Sequence[str]) -> Front:
    """The front matter that a text begins with."""
    fence = lines[0].rstrip() if lines else ""
    if fence not in _KEYS or not _KEYS[fence].match("".join(lines[1:2]).rstrip()):
        return Front()
    ends = (at for at in range(1, len(lines)) if lines[at].rstrip() in _ENDS[fence])
    stop = next(ends, 0)
    if not stop:
        return Front()
    said = _said(fence, lines[1:stop])
    title = next((value for key, value in said if key.casefold() in ("title", "titel")), "")
    others = tuple((key, value) for key, value in said if value and value != title)
    return Front(stop + 1, title, others)


def _said(fence: str, lines: Sequence[str]) -> list[tuple[str, str]]:
    said: list[tuple[str, str]] = []
    for line in lines:
        found = _KEYS[fence].match(line.rstrip())
        if found:
            value = (found[2] or "").strip()
            said.append((found[1], "" if _BLOCK.fullmatch(value) else _unquoted(value)))
        elif said and line.strip():
            key, before = said[-1]
            more = _unquoted(line.strip().removeprefix("- "))
            between = ", " if before and line.strip().startswith("- ") else " "
            said[-1] = (key, f"{before}{between}{more}".strip())
    return said


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _ESCAPED.sub(r"\1", value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value
