"""Writes an export to a file: private like its source, and never over a file without a yes."""

from __future__ import annotations

from pathlib import Path

from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.atomic_write import write_atomic


class FileExists(HandbokError):  # noqa: N818
    """There is a file already; ask, or choose another name."""


def write_export(path: Path, text: str, *, overwrite: bool) -> None:
    """Write the text as UTF-8.  Raises FileExists, SaveFailed."""
    if path.is_dir():
        raise HandbokError(f"{path} är en mapp. Ange ett filnamn.")
    if path.exists() and not overwrite:
        raise FileExists(f"Filen {path} finns redan. Välj ett annat namn, eller lägg till --force.")
    write_atomic(path, text.encode("utf-8"))
