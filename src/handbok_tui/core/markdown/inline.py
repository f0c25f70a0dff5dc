"""From the parser's inline tokens to spans: the words inside a block, their looks and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.markdown.blocks import MISSING, NOTE, PLAIN, Span, Spans, SpanStyle, plain
from handbok_tui.texts import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markdown_it.token import Token

Styles = frozenset[SpanStyle]

_STYLES: Mapping[str, SpanStyle] = {"em": "emphasis", "strong": "strong", "s": "strike"}


def read_spans(tokens: Iterable[Token]) -> Spans:
    """The words of some inline tokens; neighbours of one look are one span."""
    joined: list[Span] = []
    for span in _spans(tokens, PLAIN, None):
        if joined and joined[-1][1:] == span[1:]:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + span.text)
        elif span.text:
            joined.append(span)
    return tuple(joined)


def _spans(tokens: Iterable[Token], styles: Styles, link: str | None) -> list[Span]:
    spans: list[Span] = []
    outer: list[Styles] = []
    opened: list[tuple[int, Token]] = []
    for token in tokens:
        style = _STYLES.get(token.tag)
        if style and token.nesting == 1:
            outer.append(styles)
            styles |= {style}
        elif style:
            styles = outer.pop()
        elif token.type == "link_open":
            opened.append((len(spans), token))
            link = _attribute(token, "href") or MISSING
        elif token.type == "link_close":
            start, opening = opened.pop()
            spans += _after_link(plain(tuple(spans[start:])), opening, styles)
            link = None
        elif token.type == "image":
            spans += _spans(token.children or (), styles, link)
            spans += _note(_image_address(token), _attribute(token, "title"))
        else:
            spans.append(Span(_words(token), _look(token, styles), link))
    return spans


def _words(token: Token) -> str:
    """What a token without anything inside says; HTML says itself."""
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak":
        return "\n"
    if token.type == "footnote_ref":
        return visible(f"[{token.meta['label']}]")
    return visible(token.content.replace("\n", " "))


def _look(token: Token, styles: Styles) -> Styles:
    if token.type == "footnote_ref":
        return styles | NOTE
    return styles | {"code"} if token.type == "code_inline" else styles


def _after_link(words: str, token: Token, styles: Styles) -> list[Span]:
    """What is said after a link: its address unless the words are it, and its title."""
    target = _attribute(token, "href")
    title = _attribute(token, "title")
    if target in ("", MISSING):
        return [Span(reading.LINK_MISSING, NOTE), *_note(title)]
    address = target
    if not words.strip():
        return [Span(address, styles, target), *_note(title)]
    if words in (address, address.removeprefix("mailto:")):
        return _note(title)
    return _note(address, title)


def _image_address(token: Token) -> str:
    source = _attribute(token, "src")
    return f"{reading.IMAGE}: {source}" if source else reading.IMAGE


def _note(*facts: str) -> list[Span]:
    said = ", ".join(fact for fact in facts if fact)
    return [Span(f" ({said})", NOTE)] if said else []


def _attribute(token: Token, name: str) -> str:
    return visible(str(token.attrs.get(name, "")).replace("\n", " "))
