"""The settings of a run: what is in force, what is in the file, and what decides otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from handbok_tui.core.settings import DEFAULTS, SETTINGS, Settings

if TYPE_CHECKING:
    from handbok_tui.storage.person.settings import SettingsFile

Value = str | int | bool

NO_COLOR, FULL_REPAINT = "NO_COLOR", "HANDBOK_FULL_REPAINT"


class Preferences:
    """``now`` is what the person wants; without a file nothing is kept after the run."""

    def __init__(
        self,
        file: SettingsFile | None = None,
        settings: Settings = DEFAULTS,
        environ: Mapping[str, str] | None = None,
        login: str = "",
    ) -> None:
        self.now = settings
        self.login = login
        """What the person is called who has set no other name."""
        self._stored = settings
        self._file = file
        self._environ = environ or {}

    @property
    def path(self) -> str:
        """The file, whether or not it is there yet."""
        return str(self._file.path) if self._file is not None else ""

    @property
    def no_colour(self) -> bool:
        """Whether the environment says that there are to be no colours."""
        return bool(self._environ.get(NO_COLOR))

    @property
    def repaint_forced(self) -> bool:
        """Whether the environment says that everything is to be drawn anew."""
        return self._environ.get(FULL_REPAINT, "0") not in {"", "0"}

    @property
    def name(self) -> str:
        """What the person wants to be called."""
        return self.now.name or self.login

    def keep(self, name: str, value: Value) -> None:
        """From now on; into the file with the next change, or at the end."""
        self.now = self.now._replace(**{name: value})  # type: ignore[arg-type]

    def change(self, name: str, value: Value) -> None:
        """From now on, and into the file.  Raises FaultyFile, SaveFailed; it holds even then."""
        self.keep(name, value)
        self._write({**self._unwritten(), name: value})

    def finish(self) -> None:
        """Into the file with what has not been written.  Raises FaultyFile, SaveFailed."""
        if unwritten := self._unwritten():
            self._write(unwritten)

    def trouble(self) -> tuple[str, bool]:
        """The first thing that is wrong in the file now, and whether that keeps it from being
        written; "" where nothing is.
        """
        if self._file is None:
            return "", False
        _, faults = self._file.read()
        return str(faults[0]) if faults else "", not self._file.can_be_written()

    def _unwritten(self) -> dict[str, object]:
        values = {setting.name: getattr(self.now, setting.name) for setting in SETTINGS}
        return {name: v for name, v in values.items() if v != getattr(self._stored, name)}

    def _write(self, changes: Mapping[str, object]) -> None:
        if self._file is not None:
            self._file.write(changes)
        self._stored = self._stored._replace(**changes)  # type: ignore[arg-type]
