"""A document as plain text: no borders, wrapped, headings underlined.

Fit for a pipe, for ``less`` and for a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handbok_tui.core.document import Part
from handbok_tui.core.page import lay_out_page
from handbok_tui.core.workbook import Answer, SheetKey

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
