"""Where things are: the published content, the workbook, the program's own folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from handbok_tui.core.errors import HandbokError

APP = "handbok"
WORKBOOK_VARIABLE = "HANDBOK_DIR"
EDITION_VARIABLE = "HANDBOK_EDITION"


class Locations(NamedTuple):
    """The folders in use; none of them needs to exist yet.

    ``state`` is private to the person and the machine: recovery and logs, never the answers.
    """

    edition: Path
    workbook: Path
    state: Path
    config: Path

    @property
    def own_chapters(self) -> Path:
        """Chapters written or changed here."""
        return self.workbook / "chapters"

    @property
    def recovery(self) -> Path:
        """What is typed and not yet in a TOML file."""
        return self.state / "recovery"


def find(workbook: str | None = None, edition: str | None = None) -> Locations:
    """The folders, from what was asked for, the environment and the platform's habits."""
    from platformdirs import PlatformDirs  # noqa: PLC0415 - only where folders are needed

    dirs = PlatformDirs(APP, appauthor=False)
    chosen = workbook or os.environ.get(WORKBOOK_VARIABLE)
    published = edition or os.environ.get(EDITION_VARIABLE)
    return Locations(
        edition=chosen_path(published).resolve() if published else shipped_edition(),
        workbook=chosen_path(chosen).resolve() if chosen else Path(dirs.user_data_dir),
        state=Path(dirs.user_state_dir),
        config=Path(dirs.user_config_dir),
    )


def chosen_path(name: str) -> Path:
    """A path as a person writes it.  Raises HandbokError for the home of nobody."""
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        raise HandbokError(f"Det finns ingen hemmapp för {name}. Skriv hela sökvägen.") from error


def shipped_edition() -> Path:
    """The edition that came with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "content"
    return inside if inside.is_dir() else package.parent.parent / "content"
