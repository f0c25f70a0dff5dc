"""Makes a folder with an edition to fill in; never where there is something already.

What it holds from the start lies in the folder ``example`` beside this module.
"""

from __future__ import annotations

from pathlib import Path

from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.files.atomic_write import make_private_dir, save_failed, write_atomic
from handbok_tui.storage.files.read_file import read_file
from handbok_tui.texts.chapters import new_edition as texts

EXAMPLE = Path(__file__).with_name("example")
"""An edition that shows every key."""


def make_edition(folder: Path) -> None:
    """Write the example files.  Raises HandbokError, SaveFailed."""
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise HandbokError(texts.not_empty(str(folder)))
        if folder.exists() and not folder.is_dir():
            raise HandbokError(texts.not_a_folder(str(folder)))
    except OSError as error:
        raise save_failed(folder, error) from error
    for example in sorted(EXAMPLE.rglob("*.toml")):
        path = folder / example.relative_to(EXAMPLE)
        make_private_dir(path.parent)
        write_atomic(path, read_file(example))
