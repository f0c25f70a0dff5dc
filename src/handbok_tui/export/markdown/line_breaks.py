"""A line that a person ended is a line in every document, whatever reads it.

In Markdown the lines of a paragraph flow together.  People who answer do not know that, and the
reader shows what they wrote line by line; so what leaves says the same with a mark: two blanks
last on the line, which every program that reads Markdown knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

BREAK = "  "

_BLANKS = " \t"
_MAY_FLOW = re.compile(r"[^\n]\n(?!\n|[-*+] \S|\Z)")
"""Where a line may be followed by one that would flow together with it."""
_ENDED = re.compile(r"(?<!\\)(?:\\\\)*\\\Z| {2,}\Z")
"""The end of a line that is kept as it is."""


def with_hard_breaks(markdown: str) -> str:
    """The same Markdown, each line of its paragraphs a line; nothing else about it is changed."""
    if not _MAY_FLOW.search(markdown):
        return markdown
    from handbok_tui.export.markdown.outline import dialects  # noqa: PLC0415 - slow, not always needed

    lines = markdown.split("\n")
    inside = ""
    for token in dialects()[1].reads.parse(markdown):
        if token.type != "inline":
            inside = token.type
        elif token.map and not inside.startswith("heading") and _flows(token):
            _break(lines, *token.map)
    return "\n".join(lines)


def _flows(token: Token) -> bool:
    return any(child.type == "softbreak" for child in token.children or ())


def _break(lines: list[str], start: int, end: int) -> None:
    """End every line of a paragraph but the last; those in the midst of something, such as
    code, only where that changes nothing.
    """
    own = [line.lstrip(" \t>") for line in lines[start:end]]
    meant = _meant("\n".join(own))
    ended = [*(_ended(line) for line in own[:-1]), own[-1]]
    if _meant("\n".join(ended)) != meant:
        ended = own
        for at in range(len(own) - 1):
            tried = [*ended[:at], _ended(own[at]), *ended[at + 1 :]]
            ended = tried if _meant("\n".join(tried)) == meant else ended
    for at, line in enumerate(ended):
        if line != own[at]:
            lines[start + at] = lines[start + at].rstrip(_BLANKS) + BREAK


def _ended(line: str) -> str:
    return line if _ENDED.search(line) else line.rstrip(_BLANKS) + BREAK


def _meant(text: str) -> list[tuple[str, str, str]]:
    """What shows of a paragraph, whatever ends its lines."""
    from handbok_tui.export.markdown.outline import dialects  # noqa: PLC0415 - as above

    (inline,) = dialects()[1].reads.parseInline(text)
    return [
        (child.type.replace("softbreak", "hardbreak"), child.content, str(child.attrs))
        for child in inline.children or ()
    ]
