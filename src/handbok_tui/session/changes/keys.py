"""What the keys of a workbook's files are called, where a change is read in full."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.sheets.templates import FilledKey
from handbok_tui.texts.changes import trail as texts
from handbok_tui.texts.chapters.editing import PIECES
from handbok_tui.texts.facts import LABELS
from handbok_tui.texts.log.entries import FIELDS

if TYPE_CHECKING:
    from handbok_tui.session.session import Session

_LOG = {name: label for kind in FIELDS.values() for name, label in kind.items()}


class Keys:
    """The names for one file, "chapters/k1.toml"."""

    def __init__(self, session: Session, file: str) -> None:
        self._session = session
        kind, *rest = file.removesuffix(".toml").split("/")
        sheet = kind == "worksheets" and len(rest) == 2
        self._sheet = FilledKey(rest[0], rest[1]) if sheet else None
        self._own: Mapping[str, str] = _LOG if kind == "log" else {}
        if self._sheet is not None:
            with suppress(HandbokError):
                target = session.worksheets.target(self._sheet.worksheet, self._sheet.respondent)
                self._own = {column.id: column.label for column in target.worksheet.columns}

    def name(self, key: str) -> str:
        """A key in words; one that nobody knows is said as it stands."""
        return self._own.get(key) or texts.KEYS.get(key, key)

    def said(self, key: str, value: Any) -> str | None:
        """A value that is a word of the file's; None for one that is said as it stands."""
        return texts.VALUES[key].get(value) if key in texts.VALUES else None

    def text_of(self, table: Mapping[str, Any]) -> tuple[str, Any] | None:
        """What a text that gave way or stands beside another belongs to, and what it says; None
        for any other table.
        """
        name = table.get("name", "")
        if {"part", "name", "text"} <= table.keys():
            part = texts.PARTS.get(table["part"], table["part"])
            piece = PIECES.get((table["part"], name)) or self.name(name)
            return (part if piece == part else f"{part}, {piece[:1].lower()}{piece[1:]}"), table[
                "text"
            ]
        if {"row", "column", "value"} <= table.keys() and self._sheet is not None:
            cell = self._session.worksheets.cell_name(self._sheet, table["row"], table["column"])
            return cell.partition(" › ")[2], table["value"]
        if table.keys() == {"name", "value"}:
            return LABELS.get(name, name), table["value"]
        return None
