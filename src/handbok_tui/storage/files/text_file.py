"""Reads a text that a person names: a filled form, a chapter written elsewhere."""

from __future__ import annotations

from pathlib import Path

from handbok_tui.core.errors import Fault, FaultyFile
from handbok_tui.storage.files.read_file import MAX_BYTES
from handbok_tui.storage.toml.decode import read_bytes


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, without its byte order mark, lines ended by \\n.

    Raises FaultyFile: the file cannot be read, is larger than 4 MB, or is not UTF-8.
    """
    return decoded(read_bytes(path), str(path))


def decoded(raw: bytes, where: str) -> str:
    """The same for bytes that came another way; ``where`` names them.  Raises FaultyFile."""
    if len(raw) > MAX_BYTES:
        raise FaultyFile((Fault(where, 0, "är större än 4 MB. Dela upp texten."),))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        message = "är inte UTF-8. Spara filen som text i UTF-8 och försök igen."
        raise FaultyFile((Fault(where, line, message),)) from problem
    return text.replace("\r\n", "\n").replace("\r", "\n")
