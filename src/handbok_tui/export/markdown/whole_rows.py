"""Tables that every program reads alike, and shows all of.

What stands beyond a row's last column is dropped by everything that reads Markdown but the reader
here, which shows it in the last cell.  There it is put for the others as well: its bars are
escaped.  And what follows a table without a blank line, a rule or code, gets one: to a program that
knows no tables it would be something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_TABLE = re.compile(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)*$", re.MULTILINE)
"""What may be the line below a table's head; errs towards looking."""
_NEEDS_ROOM = {"hr", "code_block", "paragraph_open", "heading_open"}
"""What may follow a table in one program's eyes, and go on with it in another's."""
_BEFORE = re.compile(r"[ \t>]*\|?")
_BAR = re.compile(r"\\.|(\|)")


def with_whole_rows(markdown: str, *, notes: bool = False) -> str:
    """The same Markdown, what stands beyond a row's last column in that column; ``notes`` if its
    footnotes are footnotes.
    """
    if "|" not in markdown or not _TABLE.search(markdown):
        return markdown
    from handbok_tui.export.markdown.outline import dialects, with_notes  # noqa: PLC0415 - slow to load

    lines, columns, ends = markdown.split("\n"), 0, -1
    apart: list[int] = []
    reads = (with_notes()[0] if notes else dialects()[1]).reads
    tokens: list[Token] = []
    reads.block.parse(markdown, reads, {}, tokens)  # what is inside paragraphs is left unread
    for token in tokens:
        if token.type == "table_open" and token.map:
            columns, ends = 0, token.map[1]
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and columns and token.map:
            lines[token.map[0]] = _whole(lines[token.map[0]], columns)
        elif token.map and token.map[0] == ends:
            if token.type in _NEEDS_ROOM:
                apart.append(ends)
            ends = -1
    for number in reversed(apart):
        before = re.match(r"[ \t>]*", lines[number])
        lines.insert(number, before[0].rstrip() if before else "")
    return "\n".join(lines)


def _whole(line: str, columns: int) -> str:
    begun = _BEFORE.match(line)
    start = begun.end() if begun else 0
    bars = [found.start() for found in _BAR.finditer(line, start) if found[1]]
    beyond = bars[columns - 1 :]
    if not beyond or not line[beyond[0] :].strip("| \t"):
        return line
    for at in reversed(beyond):
        if line[at:].strip("| \t"):
            line = f"{line[:at]}\\{line[at:]}"
    return line
