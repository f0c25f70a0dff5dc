"""A document as plain text: no borders, wrapped, headings underlined.

Fit for a pipe, for ``less`` and for a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from handbok_tui.core.answers.workbook import Answer, SheetKey
from handbok_tui.core.edition.parts import Part
from handbok_tui.core.layout.page import lay_out_page

if TYPE_CHECKING:
    from handbok_tui.core.sheets.templates import FilledKey, Sheet

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


def loose_answers(answers: Iterable[tuple[SheetKey, Answer]]) -> str:
    """Answers under their questions, for when they cannot be saved where they belong."""
    blocks: list[str] = []
    for key, answer in answers:
        fields = [f"{name}: {value}" for name, value in answer.fields.items() if value]
        head = f"## {answer.question or answer.question_id}"
        blocks += [head, f"{key.respondent}, {key.chapter}", *fields, answer.text]
    return "\n\n".join(filter(None, blocks)) + "\n"


def loose_sheets(sheets: Iterable[tuple[FilledKey, Sheet]]) -> str:
    """Filled templates in the same way: every cell under the ids of its file; "" for none."""
    blocks: list[str] = []
    for key, sheet in sheets:
        blocks.append(f"## {key.worksheet}, {key.respondent}")
        for row in sheet.rows:
            cells = (f"{column}: {value}" for column, value in row.values.items())
            blocks.append("\n".join((f"### {row.id}", *cells)))
    return "\n\n".join(blocks) + "\n" if blocks else ""
