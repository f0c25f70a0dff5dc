"""Writes an export to a file: private like its source, and never over a file without a yes."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.answers.files import OWN_FOLDER, RESPONDENTS
from handbok_tui.storage.files.atomic_write import write_atomic
from handbok_tui.storage.files.locations import chosen_path

KEPT = (*RESPONDENTS, "chapters", "templates", "editions")
"""The folders of a workbook in which every file is the program's own."""


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
    if _is_kept(path):
        raise HandbokError(
            f"{path} hör till en arbetsbok eller en handbok och skrivs inte över. "
            "Välj ett annat namn."
        )
    if is_folder:
        raise HandbokError(f"{path} är en mapp. Ange ett filnamn.")
    if not in_folder:
        raise HandbokError(f"Mappen finns inte. Skapa den eller välj en annan: {path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise HandbokError(f"Du får inte skriva i mappen. Välj en annan: {path.parent}")
    if exists and not overwrite:
        raise FileExists(f"Filen {path} finns redan. Välj ett annat namn, eller lägg till --force.")


def _is_kept(path: Path) -> bool:
    """Whether a name is that of a file which the program keeps itself, links followed."""
    real = Path(os.path.realpath(path))
    if real.suffix.lower() == ".toml" or OWN_FOLDER in real.parts:
        return True
    return any(real.is_relative_to(book / name) for book in real.parents for name in KEPT
               if (book / "workbook.toml").exists() or (book / OWN_FOLDER).is_dir())  # fmt: skip


def named_file(typed: str, folder: Path, suffix: str) -> Path:
    """The file that a person means: a name alone lies in ``folder``, and one without an ending
    has the format's.  Raises HandbokError for the home of nobody.
    """
    bare = "/" not in typed and typed[:1] != "~" and typed not in (".", "..")
    path = (folder / typed if bare else chosen_path(typed)).absolute()
    ended = path.suffix or typed.endswith(("/", "..")) or not path.name or _is_folder(path)
    return path if ended else path.with_name(path.name + suffix)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, a folder that is closed: said when it is written
        return False


def free_name(path: Path) -> Path:
    """The path, or where there is such a file a name beside it that no file has: "ut-2.md"."""
    if not path.exists():
        return path
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 10_000))
    return next((name for name in names if not name.exists()), path)


def write_export(path: Path, content: str | bytes, *, overwrite: bool) -> None:
    """Write a text as UTF-8, or bytes.  Raises FileExists, SaveFailed."""
    refuse_file(path, overwrite=overwrite)
    write_atomic(path, content.encode("utf-8") if isinstance(content, str) else content)
