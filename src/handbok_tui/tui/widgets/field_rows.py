"""The fields of a compound question, one row each; the chosen one shows what there is to choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from handbok_tui.core.edition.handbook import Field
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.texts.answers import answering
from handbok_tui.tui.widgets.marked_text import MarkedText


class FieldRows(MarkedText):
    """Empty for a plain question."""

    def __init__(self) -> None:
        super().__init__(markup=False, id="fields")

    def show(self, fields: Sequence[Field], values: Mapping[str, str], chosen: int) -> None:
        """Draw the fields with their values by id; ``chosen`` is an index among them."""
        lines: list[Content] = []
        for index, field in enumerate(fields):
            mark, look = ("▸ ", "bold") if index == chosen else ("  ", "")
            value = visible(answering.field_value(values.get(field.id, "")))
            lines.append(Content.assemble(mark, (visible(field.label), look), f"  {value}"))
            if index == chosen and field.kind == "choice":
                lines.append(Content("    " + answering.choices(field.choices)))
        if lines:
            self.line = chosen
            self.update(Content("\n").join(lines))
