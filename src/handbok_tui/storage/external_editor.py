"""Lets a person write a text in their own editor, through a private temporary file."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbok_tui.core.errors import HandbokError, UnsavableText

DEFAULT_EDITOR = "nano"


def command() -> list[str]:
    """The editor to run, with its arguments ("code -w" works): $VISUAL, $EDITOR, nano."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or DEFAULT_EDITOR
    try:
        return shlex.split(chosen) or [DEFAULT_EDITOR]
    except ValueError as error:
        raise HandbokError(f"$EDITOR går inte att läsa: {chosen}. Rätta citattecknen.") from error


def edit_text(text: str) -> str:
    """The text as it stands when the editor ends.  Raises as edited_text."""
    with edited_text(text) as edited:
        return edited


@contextmanager
def edited_text(text: str) -> Iterator[str]:
    """The text as it stands when the editor ends, for a block that takes care of it.

    Raises HandbokError when the editor cannot be run or fails, UnsavableText when what it left
    is not UTF-8, and what the block raises; the file is then kept and named, so that nothing
    written is lost.
    """
    descriptor, name = tempfile.mkstemp(prefix="handbok-", suffix=".md")
    path = Path(name)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    words = command()
    try:
        ended = subprocess.run([*words, name], check=False)
    except OSError as error:
        path.unlink()
        raise HandbokError(
            f"Det gick inte att starta {words[0]} ({error.strerror}). "
            "Sätt $EDITOR till ett program som finns."
        ) from error
    if ended.returncode:
        raise HandbokError(
            f"{words[0]} slutade med fel {ended.returncode}. Inget är ändrat. Texten finns i {name}"
        )
    try:
        yield path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnsavableText(f"Texten är inte UTF-8. Inget är ändrat. Den finns i {name}") from error
    except HandbokError as problem:
        raise HandbokError(f"{problem} Texten finns i {name}") from problem
    path.unlink()
