"""Small templates and fillings for tests of what templates say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from handbok_tui.core.sheets.templates import Row, Sheet, Worksheet
from handbok_tui.core.sheets.view import SheetView
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.sheets.files import WorksheetFiles

TODAY = date(2027, 1, 25)


def shipped(worksheet_id: str) -> Worksheet:
    """One of the templates that come with the program."""
    return WorksheetFiles(shipped_edition(), Path("/finns-inte")).worksheet(worksheet_id)


def filled(worksheet_id: str, *others: Sheet, **rows: dict[str, str]) -> SheetView:
    """A shipped template with rows by id, seen on TODAY."""
    sheet = Sheet(rows=tuple(Row(row_id, values) for row_id, values in rows.items()))
    return SheetView(shipped(worksheet_id), sheet, TODAY, others=others)


def said(view: SheetView) -> str:
    """All sentences about the whole sheet."""
    return " ".join(view.lines())
