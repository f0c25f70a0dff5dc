"""The words of an HTML element on one line of Markdown: their signs, links and images."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from handbok_tui.core.importing.html.notes import REFERENCE
from handbok_tui.core.importing.html.tree import UNSEEN, Node, all_text
from handbok_tui.core.markdown.flanks import can_close, can_open
from handbok_tui.core.markdown.small_figures import lowered, raised

BREAK: Final = "\x01"
"""Stands for a line break in what ``line`` gives."""

SIGNS = {"strong": "**", "b": "**", "mark": "**", "em": "*", "i": "*", "cite": "*",
         "s": "~~", "del": "~~", "strike": "~~"}  # fmt: skip
CODE = frozenset({"code", "kbd", "tt", "samp"})

_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|\Z)|[`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)|(?<=\w)[~^]|~(?=~)|=(?==)|(?<==)=|(?<=[)\]])[~^]"
)

_AROUND = {"q": ("”", "”"), "rt": (" (", ")")}


def escaped(text: str) -> str:
    """Words as Markdown that shows just them, inside a line."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)


def line(inside: Sequence[Node | str]) -> str:
    """Words and their signs, a line break as ``BREAK``; spaces as HTML has them."""
    text = "".join(_spans(_merged(inside), "", ""))
    text = re.sub(rf" *{BREAK} *", BREAK, text)
    return re.sub(r" {2,}", " ", text)


def _spans(inside: Sequence[Node | str], before: str, after: str) -> Iterator[str]:
    said = before
    for at, child in enumerate(inside):
        if isinstance(child, str):
            piece = escaped(_SPACE.sub(" ", child))
        else:
            follows = "".join(all_text(n) for n in inside[at + 1 : at + 3])[:1] or after
            piece = _span(child, said[-1:], follows)
        said += piece
        yield piece


def _span(node: Node, before: str, after: str) -> str:  # noqa: PLR0911 - a list of tags
    tag = node.tag
    if tag in UNSEEN:
        return ""
    if tag == REFERENCE:
        return f"[^{node.attrs['label']}]"
    if tag == "br":
        return BREAK
    if tag == "img":
        return image(node)
    if tag == "input":
        return checkbox(node)
    if tag in CODE:
        return _code(_SPACE.sub(" ", all_text(node)))
    words = "".join(_spans(_merged(node.children), before, after))
    if tag in _AROUND:
        return words.join(_AROUND[tag])
    if tag in ("sub", "sup"):
        return (lowered if tag == "sub" else raised)(words.strip()) or words
    if tag == "a":
        return _link(words, node.attrs.get("href", ""))
    return signed(words, SIGNS[tag], before, after) if tag in SIGNS else words


def signed(words: str, sign: str, before: str, after: str) -> str:
    """Words between two signs, or without where they could not be read as such."""
    inner = words.strip(f" {BREAK}")
    if not inner:
        return words
    start = len(words) - len(words.lstrip(f" {BREAK}"))
    lead, rest = words[:start], words[start + len(inner) :]
    holds = (
        BREAK not in inner
        and sign not in inner
        and can_open("" if lead else before, inner[0])
        and can_close(inner[-1], "" if rest else after)
        and (lead or before != sign[0])
    )
    return f"{lead}{sign}{inner}{sign}{rest}" if holds else words


def _merged(inside: Sequence[Node | str]) -> list[Node | str]:
    """Neighbours of one look as one: Word cuts a bold word in pieces."""
    merged: list[Node | str] = []
    for child in inside:
        last = merged[-1] if merged else None
        if isinstance(child, str) and isinstance(last, str):
            merged[-1] = last + child
        elif (
            isinstance(child, Node) and isinstance(last, Node)
            and child.tag == last.tag and child.tag in SIGNS
        ):  # fmt: skip
            merged[-1] = last._replace(children=[*last.children, *child.children])
        else:
            merged.append(child)
    return merged


def checkbox(node: Node) -> str:
    """A box to tick, as a character; "" for another field."""
    if node.attrs.get("type") != "checkbox":
        return ""
    return "☒ " if "checked" in node.attrs else "☐ "


def image(node: Node) -> str:
    """An image; its words are what stands for it."""
    alt = escaped(_SPACE.sub(" ", node.attrs.get("alt", "")).strip())
    source = node.attrs.get("src", "").replace(" ", "%20").replace("\n", "")
    return f"![{alt}]({f'<{source}>' if set(source) & set('()<>') else source})"


def _link(words: str, target: str) -> str:
    target = target.strip()
    if not target or not words.strip() or BREAK in words:
        return words
    address = re.sub(r"\s", "%20", target)
    if set(address) & set("()<>"):
        address = f"<{address.replace('<', '%3C').replace('>', '%3E')}>"
    inner = words.strip(" ")
    start = len(words) - len(words.lstrip(" "))
    return f"{words[:start]}[{inner}]({address}){words[start + len(inner) :]}"


def _code(words: str) -> str:
    if not words.strip():
        return words
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", words)), default=0))
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{ticks}{pad}{words}{pad}{ticks}"


def is_simple_code(words: str) -> bool:
    """Whether words can stand between two backticks."""
    return bool(words.strip()) and not set(words) & set("`\n")
