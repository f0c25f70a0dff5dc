"""Filled templates as Markdown and plain text: what was typed, and nothing of it acts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.sheets.templates import Row, Sheet
from handbok_tui.core.sheets.view import SheetView
from handbok_tui.export.markdown.escape import one_line
from handbok_tui.export.markdown.outline import check, outline
from handbok_tui.export.markdown.writer import Writer, write
from handbok_tui.export.profiles.sheets import plain, write_sheet
from tests.export.nasty import SMALL
from tests.support.worksheets import TODAY, filled, shipped

GFM = MarkdownIt("commonmark").enable("table")


def document(view: SheetView) -> str:
    return write(lambda writer: write_sheet(writer, view, "Vårt svar")).text


def table(markdown: str) -> list[list[str]]:
    """The cells of the first table as a reader sees them."""
    tokens: Any = GFM.parse(markdown)
    lines: list[list[str]] = []
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            lines.append([])
        if before.type in ("td_open", "th_open"):
            lines[-1].append("".join(child.content for child in token.children))
        if token.type == "table_close":
            break
    return lines


def test_the_analysis_is_a_table_with_its_texts_below() -> None:
    view = filled(
        "nulagesanalys",
        ledning={"lage": "På väg", "vill-till": "Ofta", "nar": "Nu", "underlag": "Samtal"},
        tid={"lage": "?", "ser": "Stryks när | dagordningen är full.", "hindrar": "En.\n\n- Två."},
    )
    view = SheetView(view.worksheet, view.sheet._replace(day=TODAY), TODAY)
    text = document(view)
    heading = "## Nulägesanalys – Vårt svar, 25 januari 2027"
    assert text.startswith(f"{heading}\n\nProjektets mall\n\n| Nr |")
    assert "|---:|---|---|---|---|---|\n| 1 | Ledning och ansvar | 2 På väg | 3 Ofta | Nu |" in text
    assert "| 6 | Lärande i vardagen | – | – | – | – |" in text
    assert "### 4 Tid och förutsättningar\n\n" in text
    assert "- **Vad ser vi som visar det?** Stryks när \\| dagordningen är full." in text
    assert "**Vad hindrar?**\n\nEn.\n\n- Två." in text
    assert "### 1 " not in text


def test_the_plan_says_late_in_words_and_tells_the_rest_below() -> None:
    view = filled(
        "aktivitetsplan",
        a={
            "aktivitet": "Fråga natten", "status": "Planerad", "foljs-upp": "2027-01-20",
            "tid": "2,5", "pengar": "12000",
        },
    )  # fmt: skip
    text = document(view)
    assert "| 1 | Fråga natten | – | – | 2027-01-20 | Planerad (försenad) | – |" in text
    assert "- **Tid:** 2,5\u00a0h\n- **Pengar:** 12\u00a0000\u00a0kr" in text
    assert "- Planerad behöver Ansvarig." in text


def test_a_line_break_in_a_cell_is_a_semicolon_and_the_text_follows() -> None:
    text = document(filled("aktivitetsplan", a={"aktivitet": "En\nTvå"}))
    assert table(text)[1][1] == "En; Två"
    assert "**Aktivitet:**\n\nEn  \nTvå" in text


def holds(view: SheetView) -> None:
    """The table has all its cells, and the headings are the template's and the rows'."""
    writer = Writer()
    write_sheet(writer, view, "Vårt svar")
    text = writer.document()
    assert check(text, writer.headings)
    shown = table(text)
    width = 1 + sum(column.table for column in view.worksheet.columns)
    assert [len(line) for line in shown] == [width] * (len(view.rows) + 1)
    assert outline(text + "\n## Efter\n")[-1] == (2, "Efter")


def cell_text(value: str) -> str:
    parts = (one_line(line) for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "; ".join(part for part in parts if part) or "–"


@pytest.mark.parametrize("nasty", SMALL.values(), ids=list(SMALL))
def test_nasty_texts_change_nothing_around_them(nasty: str) -> None:
    row = {"aktivitet": nasty, "ansvarig": nasty, "lardom": nasty, "sker-i": nasty}
    holds(filled("aktivitetsplan", a=row, b={"aktivitet": "Efter"}))


@settings(max_examples=100)
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_cell_reads_as_it_was_typed(name: str, role: str) -> None:
    view = filled("aktivitetsplan", a={"aktivitet": f"x{name}", "ansvarig": f"x{role}"})
    holds(view)
    cells = table(document(view))[1]
    assert (cells[1], cells[2]) == (cell_text(f"x{name}"), cell_text(f"x{role}"))


@given(st.text(max_size=60), st.integers(1, 90))
def test_plain_text_carries_no_control_characters(text: str, width: int) -> None:
    sheet = Sheet(rows=(Row("a", {"dokument": f"x{text}", "citat": f"y{text}"}),))
    shown = plain(SheetView(shipped("styrdokument"), sheet, TODAY), "Vårt svar", width)
    assert visible(shown) == shown
