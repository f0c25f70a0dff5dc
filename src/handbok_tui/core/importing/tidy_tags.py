"""HTML tags inside Markdown text: those that the handbook has a sign for get it, others go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from handbok_tui.core.importing.html.markdown import beside
from handbok_tui.core.importing.html.spans import CODE, SIGNS, checkbox, image, is_simple_code
from handbok_tui.core.importing.html.tree import VOID, Node, tree
from handbok_tui.core.importing.tidy_inline import emphasised
from handbok_tui.core.markdown.covered import Edit
from handbok_tui.core.markdown.small_figures import lowered, raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbok_tui.core.markdown.covered import Lined

_BLOCK_NAMES: Final = (
    "p div section article main aside header footer nav figure figcaption details summary center "
    "form fieldset h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote dt dd li tr td th caption "
    "tbody thead tfoot html head title body option optgroup noscript"
)
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_LOOK_NAMES: Final = (
    "span font small big u ins abbr acronym var dfn bdo ruby rb rp svg math mi mo mn mrow "
    "select button textarea"
)
_NOTHING: Final = frozenset({"meta", "link", "base", "wbr", "col", "source", "track"})
_LOOKS: Final = frozenset(_LOOK_NAMES.split())
_MEDIA: Final = frozenset({"iframe", "video", "audio"})
_PAIRED: Final = (
    frozenset({"label", "time", "a", "q", "sub", "sup", "rt"}) | CODE | _MEDIA | frozenset(SIGNS)
)
"""What may also be somebody's own word in hooks: a tag only where something ends it."""

_TAG = re.compile(r"<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)(?P<rest>(?:\s[^<>\x00]*)?)/?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^<>]*>", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t>]*\n")


class Tag(NamedTuple):
    """A tag where it stands."""

    name: str
    start: int
    stop: int
    ends: bool


class Tags(NamedTuple):
    """The edits of a text, and the tags that went, by name with the first place of each; of
    lines that were looked at, where their words are.
    """

    edits: list[Edit]
    gone: dict[str, int]
    words: dict[int, tuple[int, int]]


def tag_edits(lined: Lined) -> Tags:
    """What makes signs of the tags of a text, or leaves them out."""
    found = Tags([Edit(*doctype.span()) for doctype in _DOCTYPE.finditer(lined.cover)], {}, {})
    opened: dict[str, list[Tag]] = {}
    for tag in _tags(lined):
        if tag.name in VOID:
            found.edits.extend(_alone(lined, tag))
        elif not tag.ends:
            opened.setdefault(tag.name, []).append(tag)
        elif opened.get(tag.name):
            _pair(lined, opened[tag.name].pop(), tag, found)
        elif tag.name not in _PAIRED:
            _leave_out(lined, tag, found)
    for name, tags in opened.items():
        if name not in _PAIRED:
            for tag in tags:
                _leave_out(lined, tag, found)
    return found


def _tags(lined: Lined) -> Iterator[Tag]:
    known = _BLOCKS | _LOOKS | _PAIRED | _NOTHING | {"br", "hr", "img", "input"}
    for found in _TAG.finditer(lined.cover):
        name = found["tag"].lower()
        if name in known:
            yield Tag(name, found.start(), found.end(), bool(found["end"]))


def _alone(lined: Lined, tag: Tag) -> Iterator[Edit]:
    if tag.name == "img":
        yield Edit(tag.start, tag.stop, image(_node(lined, tag)))
    elif tag.name == "input":
        yield Edit(tag.start, tag.stop, checkbox(_node(lined, tag)).rstrip())
    elif tag.name == "br":
        yield _break(lined, tag)
    elif tag.name == "hr":
        yield Edit(tag.start, tag.stop, "***" if _is_alone(lined, tag) else "")
    else:
        yield Edit(tag.start, tag.stop)


def _is_alone(lined: Lined, tag: Tag) -> bool:
    return lined.lines[lined.line_at(tag.start)].strip(" \t>") == lined.text[tag.start : tag.stop]


def _break(lined: Lined, tag: Tag) -> Edit:
    """A line break: in a row of a table or a heading, something beside the other."""
    number = lined.line_at(tag.start)
    first, end = lined.starts[number], lined.starts[number + 1] - 1
    before, after = lined.text[first : tag.start], lined.text[tag.stop : end]
    start = tag.start - (len(before) - len(before.rstrip()))
    stop = tag.stop + (len(after) - len(after.lstrip()))
    if number in lined.rows:
        left, right = before.rpartition("|")[2].strip(), after.partition("|")[0].strip()
        said = beside("x" + left[-1:] if left else "", "y" if right else "")
        return Edit(start, stop, said[len("x" + left[-1:]) : -1] if left and right else " ")
    if number in lined.headings:
        return Edit(start, stop, " ")
    if not before.strip(" \t>") or (before.rstrip().endswith(("\\", ">")) and False):
        return Edit(tag.start, stop)
    if after.strip():
        return Edit(start, stop, "\\\n")
    following = lined.lines[number + 1] if number + 1 < len(lined.lines) else ""
    return Edit(start, stop, "\\" if following.strip(" \t>") else "")


def _pair(lined: Lined, opening: Tag, closing: Tag, found: Tags) -> None:
    edits = list(_signs(lined, opening, closing))
    found.edits.extend(edits)
    if not edits:
        for tag in (opening, closing):
            _leave_out(lined, tag, found)


def _signs(lined: Lined, opening: Tag, closing: Tag) -> Iterator[Edit]:
    """What stands for two tags that the handbook has signs for."""
    name, inner = opening.name, lined.text[opening.stop : closing.start]
    first, last = (opening.start, opening.stop), (closing.start, closing.stop)
    if name in ("sub", "sup"):
        if small := (lowered if name == "sub" else raised)(inner.strip()):
            yield Edit(opening.start, closing.stop, small)
    elif name == "q":
        yield from (Edit(*first, "”"), Edit(*last, "”"))
    elif name in _MEDIA:
        if address := _address(lined, opening, "src"):
            yield from (Edit(*first, f"[{address}]({address}) "), Edit(*last))
    elif name == "rt":
        yield from (Edit(*first, " ("), Edit(*last, ")"))
    elif inner.strip() and not _BLANK.search(lined.text, opening.start, closing.stop):
        yield from _signs_in_line(lined, opening, closing)


def _signs_in_line(lined: Lined, opening: Tag, closing: Tag) -> Iterator[Edit]:
    """The same of tags that are signs only where they are in one paragraph."""
    name, inner = opening.name, lined.text[opening.stop : closing.start]
    first, last = (opening.start, opening.stop), (closing.start, closing.stop)
    if name in SIGNS:
        yield from emphasised(lined, SIGNS[name], first, last)
    elif name in CODE and is_simple_code(inner):
        yield from (Edit(*first, "`"), Edit(*last, "`"))
    elif name == "a" and (address := _address(lined, opening)):
        yield from (Edit(*first, "["), Edit(*last, f"]({address})"))
    elif name == "summary" and "*" not in inner:
        yield from (Edit(*first, "**"), Edit(*last, "**\n"))


def _node(lined: Lined, tag: Tag) -> Node:
    inside = tree(lined.text[tag.start : tag.stop]).children
    return next((node for node in inside if isinstance(node, Node)), Node(tag.name, {}, []))


def _address(lined: Lined, tag: Tag, name: str = "href") -> str:
    address = re.sub(r"\s", "%20", _node(lined, tag).attrs.get(name, "").strip())
    return f"<{address}>" if set(address) & set("()") else address


def _leave_out(lined: Lined, tag: Tag, found: Tags) -> None:
    """The tag goes; blocks beside each other on a line stay apart."""
    found.gone[tag.name] = min(tag.start, found.gone.get(tag.name, tag.start))
    text = ""
    if tag.name in _BLOCKS:
        number = lined.line_at(tag.start)
        if number not in found.words:
            found.words[number] = _words(lined, number)
        first, last = found.words[number]
        following = lined.lines[number + 1] if number + 1 < len(lined.lines) else ""
        if first < tag.start < last:
            text = "\n\n"
        elif first < tag.start and tag.ends and following.strip(" \t>"):
            text = "\n"
    found.edits.append(Edit(tag.start, tag.stop, text))


def _words(lined: Lined, number: int) -> tuple[int, int]:
    """Where the first and the last character of a line are that are in no tag."""
    bare = _TAG.sub(lambda found: " " * len(found[0]), lined.lines[number])
    begun = len(bare) - len(bare.lstrip(" \t>"))
    if begun == len(bare):
        return len(lined.text), -1
    return lined.starts[number] + begun, lined.starts[number] + len(bare.rstrip()) - 1
