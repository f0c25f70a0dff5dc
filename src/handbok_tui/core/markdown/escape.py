"""What stands in a chapter's Markdown beside its words: marks, and plain text as Markdown.

A mark is a comment that readers of the finished page do not see,
``<!-- handbok: fråga=k1-ref-1 vi -->``.  It carries what Markdown has no place for.  Reading
and writing stand here together, so that each is the other's inverse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

Mark = Mapping[str, str]
"""The words of a mark with their values, "" for a word that has none."""

START: Final = "<!-- handbok:"
CHAPTER: Final = "kapitel"
SECTION: Final = "avsnitt"
QUESTION: Final = "fråga"
FIELD: Final = "fält"
HELP: Final = "hjälp"
EXERCISE: Final = "övning"
PURPOSE: Final = "syfte"
POINTS: Final = "punkter"
TEXT: Final = "text"
NOTE: Final = "not"
END: Final = "slut"
EMPTY: Final = "tom"

_MARK = re.compile(r"<!-- handbok:((?: [a-zåäö-]+(?:=[^\s<>]*)?)+) -->")
_MARK_LAST = re.compile(rf"(?:^|[ \t\n]+)({_MARK.pattern})[ \t]*\Z")
_ODD = re.compile(r"[^\w.-]|(?<=-)-")

_NAMED = re.compile(r"\\([!-/:-@\[-`{-~])|&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_ACTIVE = re.compile(r"[`*_\[<~]|!\[")
_HARD_BREAK = re.compile(r"(?<!\\)(?:\\\\)*(?P<end>\\)\Z| {2,}\Z")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|^]|(?<!\S)#|=(?==)|(?<==)=")
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
    r"|\A\s+|\s+\Z"
)
_BLOCK_START = re.compile(r"\A(\d+(?=[.)])|(?=[-+=:]))")
_LAST_CODE = 0x110000


def mark(**words: str | Iterable[str] | None) -> str:
    """A mark; a word is left out for None, has no value for "", a list's parts stand with
    commas between.
    """
    said = [_word(name.replace("_", "-"), value) for name, value in words.items()]
    return f"<!-- handbok: {' '.join(word for word in said if word)} -->"


def _word(name: str, value: str | Iterable[str] | None) -> str:
    if value is None:
        return ""
    if value == "":
        return name
    parts = [value] if isinstance(value, str) else value
    return f"{name}={','.join(_ODD.sub(_percent, part) for part in parts)}"


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass"))


def read_mark(text: str) -> Mark:
    """The mark that a text is, with nothing else around it; empty if it is none."""
    found = _MARK.fullmatch(text.strip(" \t\n"))
    return _words(found[1]) if found else {}


def split_mark(text: str) -> tuple[str, Mark]:
    """A text without the mark that stands last in it, and that mark."""
    found = _MARK_LAST.search(text)
    return (text[: found.start()], _words(found[2])) if found else (text, {})


def _words(text: str) -> Mark:
    pairs = (word.partition("=") for word in text.split())
    return {name: value for name, _, value in pairs}


def value(text: str) -> str:
    """What the value of a word in a mark says."""
    from urllib.parse import unquote  # noqa: PLC0415 - only when Markdown is read

    return unquote(text)


def values(text: str) -> tuple[str, ...]:
    """What the values of a word in a mark say."""
    return tuple(value(part) for part in text.split(","))


def written(text: str) -> str:
    """Plain text as one line of Markdown that shows it and that ``plain_text`` reads back.

    It may stand as a heading, a list item or a paragraph, alone or after other words.
    """
    escaped = _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    started = _BLOCK_START.sub(r"\1\\", escaped)
    return _HIDDEN.sub(_references, started)


def _references(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in found[0])


def plain_text(source: str, env: dict[str, Any] | None = None) -> str:
    """The words of an inline Markdown text: its styles gone, the addresses of its links after
    their words, a hard line break as a newline.

    ``env`` holds the document's link definitions, as the parser left them.
    """
    bare = _NAMED.sub("x", source)
    if not _ACTIVE.search(bare):
        return _NAMED.sub(_named, _joined(source.strip(" \t\n")))
    from handbok_tui.core.markdown.blocks import plain  # noqa: PLC0415 - with the parser only
    from handbok_tui.core.markdown.inline import read_spans  # noqa: PLC0415
    from handbok_tui.core.markdown.parse import parser  # noqa: PLC0415

    tokens = parser(footnotes="[^" in source).parseInline(source.strip(" \t\n"), env or {})
    return plain(read_spans(tokens[0].children or ()))


def _joined(source: str) -> str:
    """The lines of a paragraph as one, or with a newline where its writer broke it."""
    joined = ""
    *lines, last = source.split("\n")
    for line in lines:
        begun = line.lstrip(" \t")
        broken = _HARD_BREAK.search(begun)
        if broken:
            joined += f"{begun.removesuffix(broken['end'] or '').rstrip(' ')}\n"
        else:
            joined += f"{begun.rstrip(' ')} "
    return joined + last.lstrip(" \t")


def _named(found: re.Match[str]) -> str:
    """A character that is escaped or named."""
    if found[1]:
        return found[1]
    name = found[2]
    if not name.startswith("#"):
        from html import unescape  # noqa: PLC0415 - rarely needed

        return unescape(found[0])
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if code < _LAST_CODE and not 0xD800 <= code < 0xE000 else found[0]
