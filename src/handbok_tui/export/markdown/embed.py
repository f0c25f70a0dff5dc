"""An answer put into a document so that nothing it holds changes anything outside it.

The ladder, per answer: as the writer wrote it, with its headings below the question's; repaired
(raw HTML and definitions escaped, an open fence closed); and at last, shown as literal text in a
fence.  A rung counts only if every dialect reads the answer, between two headings, exactly as it
is meant when it stands alone.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.export.markdown.whole_rows import with_whole_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Rung = Literal["as-written", "repaired", "fenced"]

LIMIT = 64 * 1024
"""Characters; a longer answer is fenced without being read."""

_DEEPEST_HEADING = 6
_DEEPEST_NESTING = 18  # the parser drops text without a word from 20 on
_LONGEST_FENCE = 200  # cmark counts no further than to 255

# Without any of this an answer is a matter of its own blocks, and need not be parsed to know it.
_REACHES_OUT = re.compile(
    r"""
      ^[ \t>*+\-\d.)]{13}                              # deep nesting
    | ^[ \t>*+\-\d.)]{0,12} (?: \# | [=-]+ [ \t]* $ )  # a heading, or what makes one of a line
    | ``` | ~~~                                        # a fence
    | < [A-Za-z/!?]                                    # HTML
    | \]: | \^\[                                       # a definition, a footnote
    """,
    re.MULTILINE | re.VERBOSE,
)

_TO_ESCAPE = re.compile(
    r"""
      (?P<kept>
          \\.                                                # escaped already
        | (?<!`) (?P<ticks>`+) (?!`) .*? (?<!`) (?P=ticks) (?!`)    # code
        | < [A-Za-z][A-Za-z0-9+.\-]{1,31} : [^\s<>]* >       # <https://…>
        | < [^\s<>@]+ @ [A-Za-z0-9.\-]+ >                    # <namn@…>
        | (?<= \]\( ) < [^<>\n]* >                           # [ord](<en fil.pdf>)
      )
    | < (?= [A-Za-z/!?] )
    | \[ (?= (?: \\. | [^\[\]\\] )* \]: )
    | \^ (?= \[ )
    """,
    re.DOTALL | re.VERBOSE,
)
_TO_ESCAPE_BUT_NOTES = re.compile(
    _TO_ESCAPE.pattern.replace(r"\[ (?=", r"\[ (?! \^ ) (?="), re.DOTALL | re.VERBOSE
)
_CLOSING_HASHES = re.compile(r"(?<!\S)(?=#+\Z)")
_HARD_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\\Z")
_TICKS = re.compile(r"`+")

_Shape = list[tuple[object, ...]]
_STRONG = ("strong_open", "strong", "")
_STRONG_END = ("strong_close", "strong", "")
_NOTHING = [
    ("paragraph_open", "p", False, "", ""), _STRONG, _STRONG_END,
    ("paragraph_close", "p", False, "", ""),
]  # fmt: skip
"""A heading without words that is too deep to be one: it says nothing."""


class Embedded(NamedTuple):
    """An answer as it stands in the document: no blank lines around it, no final newline."""

    markdown: str
    rung: Rung


def embed(text: str, level: int, *, notes: bool = False) -> Embedded:
    """An answer's text (Markdown) as part of a document, under a heading of ``level`` (1-6).

    In the document a blank line goes before and after it, then a heading or a paragraph from the
    margin; never directly another answer, since two lists would become one.  The answer's own
    headings all lie below ``level``; what would be deeper than 6 becomes a bold paragraph.
    Control characters become visible pictures.  ``notes``: its footnotes are footnotes of the
    document's.  Raises nothing, whatever the text.
    """
    text = _trimmed(visible(text.replace("\r\n", "\n").replace("\r", "\n")))
    if len(text) > LIMIT:
        return fenced(text)
    try:
        whole = with_whole_rows(text, notes=notes)
        if not _REACHES_OUT.search(whole):
            return Embedded(whole, "as-written")
        found = _climb(whole, level, notes=notes)
    except (RecursionError, ValueError):
        return fenced(text)
    return fenced(text) if found.rung == "fenced" else found


def _trimmed(text: str) -> str:
    lines = text.split("\n")
    held = [number for number, line in enumerate(lines) if line.strip(" \t")]
    return "\n".join(lines[held[0] : held[-1] + 1]) if held else ""


def fenced(text: str) -> Embedded:
    """The text to the letter, in a fence longer than any run of backticks in it."""
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    if longest >= _LONGEST_FENCE:  # what stands four blanks in closes no fence
        return Embedded("\n".join(["```", *_indented(text), "```"]), "fenced")
    fence = "`" * max(3, longest + 1)
    return Embedded(f"{fence}\n{text}\n{fence}", "fenced")


def _indented(text: str) -> Iterator[str]:
    return (f"    {line}" for line in text.split("\n"))


def _climb(text: str, level: int, *, notes: bool = False) -> Embedded:
    from handbok_tui.export.markdown.outline import dialects, with_notes  # noqa: PLC0415 - seldom needed

    known = with_notes() if notes else dialects()
    plain = known[0].means
    # A set: what the text means alone is the same to two of the dialects.
    read = {means: means.parse(f"{text}\n") for means in {means for _, means in known}}
    titles = {_titles(tokens) for tokens in read.values()}
    if len(titles) > 1 or any(_is_too_much(token) for token in read[plain]):
        return fenced(text)
    highest = min((depth for depth, _ in titles.pop()), default=level + 1)
    move = max(0, level + 1 - highest)
    # A heading that becomes a paragraph stands apart, and the list it is in with it.
    loose = any(depth + move > _DEEPEST_HEADING for depth, _ in _titles(read[plain]))
    meant = {means: _shape(tokens, move, loose=loose) for means, tokens in read.items()}

    def holds(markdown: str) -> bool:
        return all(
            _stands(reads, markdown, level, meant[means], loose=loose) for reads, means in known
        )

    as_written = _moved(text, read[plain], move)
    if holds(as_written):
        return Embedded(as_written, "as-written")
    repaired = _repaired(text, read[plain], _TO_ESCAPE_BUT_NOTES if notes else _TO_ESCAPE)
    repaired = _moved(repaired, plain.parse(f"{repaired}\n"), move)
    return Embedded(repaired, "repaired") if holds(repaired) else fenced(text)


def _is_too_much(token: Token) -> bool:
    long_fence = token.type == "fence" and len(token.markup) >= _LONGEST_FENCE
    return long_fence or token.level >= _DEEPEST_NESTING


def _stands(reads: MarkdownIt, markdown: str, level: int, meant: _Shape, *, loose: bool) -> bool:
    """Whether a dialect reads ``markdown`` between two headings as ``meant`` and nothing more.

    A definition, a footnote or front matter would take its text out of what is read.
    """
    mark = "#" * level
    tokens = reads.parse(f"{mark} A\n\n{markdown}\n\n{mark} B\n")
    around = [
        (opening.tag, opening.level, content.content)
        for opening, content in (tokens[:2], tokens[-3:-1])
    ]
    whole = around == [(f"h{level}", 0, "A"), (f"h{level}", 0, "B")]
    return whole and _shape(tokens[3:-3], loose=loose) == meant


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Every heading's opening and its content."""
    return (pair for pair in pairwise(tokens) if pair[0].type == "heading_open")


def _titles(tokens: Sequence[Token]) -> tuple[tuple[int, str], ...]:
    return tuple((int(opening.tag[1]), text.content) for opening, text in _headings(tokens))


def _shape(tokens: Sequence[Token], move: int = 0, *, loose: bool = False) -> _Shape:
    """Everything about the tokens that shows, their headings ``move`` levels down; ``loose``
    where it does not matter how far apart the items of a list are.
    """
    shape: _Shape = []
    depth = 0
    for token in tokens:
        kind, tag = token.type, token.tag
        if kind == "inline":
            shape += _heading_spans(token, depth) if depth else _spans(token)
            continue
        depth = int(tag[1]) + move if kind.startswith("heading") else 0
        if depth:
            tag = f"h{depth}"
        if depth > _DEEPEST_HEADING:
            kind, tag = kind.replace("heading", "paragraph"), "p"
        content = token.content.rstrip("\n")  # blank lines last in code do not show
        hidden = token.hidden and not loose
        shape.append((kind, tag, hidden, token.info, content, *token.attrs.items()))
        if shape[-4:] == _NOTHING:
            del shape[-4:]
    return shape


def _heading_spans(inline: Token, depth: int) -> _Shape:
    """A heading's text is one line, and bold when it is too deep to be a heading."""
    spans = _spans(inline, line_break=" ")
    bold = depth > _DEEPEST_HEADING
    return [_STRONG, *spans, _STRONG_END] if bold else spans


def _spans(token: Token, line_break: str = "") -> _Shape:
    """What shows of a text; neighbouring characters are one span however they were written."""
    spans: _Shape = []
    words = ""
    for child in token.children or ():
        if child.type == "text":
            words += child.content
        elif line_break and child.type in {"softbreak", "hardbreak"}:
            words += line_break
        else:
            if words:
                spans.append(("text", words))
            words = ""
            spans.append((child.type, child.tag, child.content, *child.attrs.items()))
    return [*spans, ("text", words)] if words else spans


def _moved(text: str, tokens: Sequence[Token], move: int) -> str:
    """``text`` with its headings ``move`` levels down, every other byte as it was."""
    lines = text.split("\n")
    for opening, content in reversed(list(_headings(tokens))):
        start, end = opening.map or (0, 0)
        depth = int(opening.tag[1]) + move
        if depth > _DEEPEST_HEADING:
            lines[start:end] = _bold(lines, opening, content)
        elif opening.markup.startswith("#"):
            lines[start] = lines[start].replace(opening.markup, "#" * depth, 1)
        else:
            before, title = _parted(lines[start], opening, content)
            title = _CLOSING_HASHES.sub(r"\\", title)
            lines[start:end] = [f"{before}{'#' * depth} {title}"]
    return "\n".join(lines)


def _bold(lines: list[str], opening: Token, content: Token) -> list[str]:
    """A heading as a paragraph of its own, still inside its quote."""
    start, end = opening.map or (0, 0)
    before, title = _parted(lines[start], opening, content)
    if not title:
        return [before.rstrip()]
    blank = "".join(mark if mark == ">" else " " for mark in before).rstrip()
    above = [blank] if start and lines[start - 1].strip("> \t") else []
    below = [blank] if "".join(lines[end : end + 1]).strip("> \t") else []
    mark = "__" if "*" in (title[:1], title[-1:]) else "**"
    return [*above, f"{before}{mark}{title}{mark}", *below]


def _parted(line: str, opening: Token, content: Token) -> tuple[str, str]:
    """What stands before a heading on its first line, and its text on one line."""
    *most, last = (row.strip() for row in content.content.split("\n"))
    rows = [*(_HARD_BREAK.sub(r"\1", row) for row in most), last]
    if opening.markup.startswith("#"):
        before = line[: line.index("#")]
    else:
        before = line.rstrip().removesuffix((*most, last)[0])
    return before, " ".join(rows)


def _repaired(text: str, tokens: Sequence[Token], escape: re.Pattern[str]) -> str:
    """``text`` with HTML and definitions as plain characters and no fence left open."""
    lines = text.split("\n")
    for token in reversed(tokens):
        if token.type == "inline":
            start, end = token.map or (0, 0)
            source = "\n".join(lines[start:end])
            lines[start:end] = escape.sub(_escaped, source).split("\n")
    last = tokens[-1]
    start, end = last.map or (0, 0)
    if last.type == "fence" and last.content.count("\n") == end - start - 1:
        lines.append(last.markup)
    return "\n".join(lines)


def _escaped(found: re.Match[str]) -> str:
    return found[0] if found["kept"] else f"\\{found[0]}"
