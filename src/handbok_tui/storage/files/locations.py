"""Where things are: the published content, the workbook, the program's own folders."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.errors import HandbokError

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

APP = "handbok"
WORKBOOK_VARIABLE = "HANDBOK_DIR"
EDITION_VARIABLE = "HANDBOK_EDITION"


class Locations(NamedTuple):
    """The folders in use; none of them needs to exist yet."""

    edition: Path
    workbook: Path

    @property
    def state(self) -> Path:
        """Private to the person and the machine: recovery and logs, never the answers."""
        return Path(_platform().user_state_dir)

    @property
    def config(self) -> Path:
        """Where the settings are."""
        return Path(_platform().user_config_dir)

    @property
    def own_chapters(self) -> Path:
        """Chapters written or changed here."""
        return self.workbook / "chapters"

    @property
    def recovery(self) -> Path:
        """What is typed and not yet in a TOML file."""
        return self.state / "recovery"


def find(
    workbook: str | None = None,
    edition: str | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Locations:
    """The folders, from what was asked for, the environment and the platform's habits."""
    chosen = workbook or environment.get(WORKBOOK_VARIABLE)
    published = edition or environment.get(EDITION_VARIABLE)
    return Locations(
        edition=real_path(published) if published else shipped_edition(),
        workbook=real_path(chosen) if chosen else Path(_platform().user_data_dir),
    )


@cache
def _platform() -> "PlatformDirsABC":
    """The platform's habits; the import takes longer than reading a chapter."""
    from platformdirs import PlatformDirs  # noqa: PLC0415 - only where its folders are asked for

    return PlatformDirs(APP, appauthor=False)


def chosen_path(name: str) -> Path:
    """A path as a person writes it.  Raises HandbokError for the home of nobody."""
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        raise HandbokError(f"Det finns ingen hemmapp för {name}. Skriv hela sökvägen.") from error


def real_path(name: str) -> Path:
    """The same with every link followed; one that leads to itself is left for reading to refuse.

    Raises as chosen_path.
    """
    return Path(os.path.realpath(chosen_path(name)))


def shipped_edition() -> Path:
    """The edition that came with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "content"
    return inside if inside.is_dir() else package.parent.parent / "content"
