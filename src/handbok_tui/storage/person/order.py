"""Remembers how each person exported last; losing it loses nothing but four key presses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.files.atomic_write import NOT_WAITING, make_private_dir, write_atomic
from handbok_tui.storage.toml.decode import FORMAT, open_toml, read_bytes


class OrderFile:
    """One small file per person in the workbook's own folder: names to words."""

    def __init__(self, folder: Path, person: str) -> None:
        self.path = folder / f"export-{person}.toml"

    def read(self, names: tuple[str, ...]) -> dict[str, str]:
        """What is remembered of the names; nothing where the file cannot be used."""
        try:
            top = open_toml(self.path, read_bytes(self.path)).top
        except HandbokError:
            return {}
        if "order" not in top.data:
            return {}
        order = top.table("order")
        found = {name: order.text(name) for name in names if name in order.data}
        return {} if top.findings.found else found

    def write(self, values: Mapping[str, str]) -> None:
        """Remember.  A disk that says no is not worth a word: nothing is lost."""
        from handbok_tui.storage.toml.edit import Set, edit  # noqa: PLC0415 - when exporting

        changes = [Set(("order", name), value) for name, value in values.items()]
        try:
            make_private_dir(self.path.parent)
            write_atomic(self.path, edit(b"", [Set(("format",), FORMAT), *changes]), NOT_WAITING)
        except HandbokError:
            return
