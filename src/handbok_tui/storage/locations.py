"""Where things are: the published content, the workbook, the program's own folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

APP = "handbok"
WORKBOOK_VARIABLE = "HANDBOK_DIR"


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
    return Locations(
        edition=Path(edition).expanduser().resolve() if edition else shipped_edition(),
        workbook=Path(chosen).expanduser().resolve() if chosen else Path(dirs.user_data_dir),
        state=Path(dirs.user_state_dir),
        config=Path(dirs.user_config_dir),
    )


def shipped_edition() -> Path:
    """The edition that came with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "content"
    return inside if inside.is_dir() else package.parent.parent / "content"
