"""Writes an export to a file: private like its source, and never over a file without a yes."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.atomic_write import write_atomic


class FileExists(HandbokError):  # noqa: N818
    """There is a file already; ask, or choose another name."""


def refuse_file(path: Path, *, overwrite: bool) -> None:
    """Raise what ``write_export`` would raise for the name: before a long wait."""
    try:
        is_folder, in_folder, exists = path.is_dir(), path.parent.is_dir(), path.exists()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise HandbokError("Filnamnet är för långt. Välj ett kortare.") from error
        raise HandbokError(f"Mappen går inte att läsa. Välj en annan: {path.parent}") from error
    if is_folder:
        raise HandbokError(f"{path} är en mapp. Ange ett filnamn.")
    if not in_folder:
        raise HandbokError(f"Mappen finns inte. Skapa den eller välj en annan: {path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise HandbokError(f"Du får inte skriva i mappen. Välj en annan: {path.parent}")
    if exists and not overwrite:
        raise FileExists(f"Filen {path} finns redan. Välj ett annat namn, eller lägg till --force.")


def write_export(path: Path, content: str | bytes, *, overwrite: bool) -> None:
    """Write a text as UTF-8, or bytes.  Raises FileExists, SaveFailed."""
    refuse_file(path, overwrite=overwrite)
    write_atomic(path, content.encode("utf-8") if isinstance(content, str) else content)
