"""A document as plain text: no borders, wrapped, headings underlined.

Fit for a pipe, for ``less`` and for a screen reader.
"""

from __future__ import annotations

from collections.abc import Sequence

from handbok_tui.core.document import Part
from handbok_tui.core.page import lay_out_page

_UNDERLINES = {"title": "=", "heading": "-"}


def render(parts: Sequence[Part], width: int) -> str:
    """The document in lines of at most ``width`` cells, ended by a newline."""
    page = lay_out_page(parts, width)
    out: list[str] = []
    for number, line in enumerate(page.lines):
        out.append(line.text)
        mark = _UNDERLINES.get(parts[line.part].role) if line.part >= 0 else None
        last = number + 1 == len(page.lines) or page.lines[number + 1].part != line.part
        if mark and last:
            out.append(mark * len(line.text))
    return "\n".join(out) + "\n"
