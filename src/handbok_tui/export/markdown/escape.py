"""Plain text made safe to stand in Markdown: titles, labels, names and table cells.

What a person wrote as an answer is Markdown and goes through embed.py; a title, a name or a
cell is plain text and must look in the finished document exactly as it was typed.
"""

from __future__ import annotations

import re

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.texts.sheets.templates import joined

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>&~|"})
_BLANKS = re.compile(r"[ \t\r\n]+")
_LINE_END = re.compile(r"\r\n?|\n")
_CLOSING_HASHES = re.compile(r"(?<!\S)(?=#+\Z)")
_BLOCK_START = re.compile(r"\A(\d+(?=[.)](?:\s|\Z))|(?=[-+=#](?![^\W_])))")


def one_line(text: str) -> str:
    """``text`` on one line: line breaks and runs of blanks as one blank, none at the ends.

    Control characters become visible pictures.  This is what a reader sees of ``heading(text)``
    and ``inline(text)``.
    """
    return visible(_BLANKS.sub(" ", text)).strip()


def heading(text: str) -> str:
    """``text`` as the content of an ATX heading: ``f"## {heading(title)}"``; may be empty."""
    return _CLOSING_HASHES.sub(r"\\", _marked(text))


def inline(text: str) -> str:
    """``text`` as a paragraph, list item or bold label, or a part of one; one line."""
    return _BLOCK_START.sub(r"\1\\", _marked(text))


def cell(text: str) -> str:
    """``text`` as a cell of a GFM table: its lines that hold anything, with ``; `` between
    where a line has no end of its own.
    """
    lines = (_marked(line) for line in _LINE_END.split(text))
    return joined(line for line in lines if line)


def _marked(text: str) -> str:
    return one_line(text).translate(_MARKS)
