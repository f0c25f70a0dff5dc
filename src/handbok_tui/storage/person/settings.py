"""The settings file, config.toml: read with forgiveness, written without touching the rest.

A fault in it never stops the program: what is wrong has its default, and the fault is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from handbok_tui.core.errors import Fault, FaultyFile
from handbok_tui.core.settings import DEFAULTS, SETTINGS, KeyWish, Setting, Settings
from handbok_tui.storage.toml.decode import Table, TomlFile, newer_fault, open_toml, read_if_any
from handbok_tui.texts import settings as texts

NAME = "config.toml"
KEYS = "keys"


class SettingsFile:
    """config.toml in a folder; neither needs to exist."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def read(self) -> tuple[Settings, tuple[Fault, ...]]:
        """The settings, with defaults for what is not there or wrong; and what is wrong."""
        try:
            file = self._open()
        except FaultyFile as problem:
            return DEFAULTS, problem.faults
        values = {setting.name: _value(file.top, setting) for setting in SETTINGS}
        keys = tuple(_wishes(file.top.table(KEYS)))
        _refuse_unknown(file.top)
        newer = (newer_fault(file),) if file.newer else ()
        return Settings(**values, keys=keys), newer + file.faults()  # type: ignore[arg-type]

    def can_be_written(self) -> bool:
        """Whether the file can be understood, so that a setting may be put in it."""
        try:
            return not self._open().newer
        except FaultyFile:
            return False

    def fault_at(self, path: tuple[str, ...], message: str) -> Fault:
        """A fault found by who knows more than this file, with its line."""
        try:
            file = self._open()
        except FaultyFile:
            return Fault(str(self.path), 0, message)
        file.top.findings.add(path, message)
        return file.faults()[-1]

    def write(self, changes: Mapping[str, object]) -> None:
        """Set some settings by name; every other byte of the file stays.

        Raises FaultyFile where the file cannot be read, SaveFailed where it cannot be written,
        ValueError for a name or a value that no setting has.
        """
        from handbok_tui.storage.files.atomic_write import (  # noqa: PLC0415 - when something is set
            make_private_dir,
            write_atomic,
        )
        from handbok_tui.storage.toml.edit import Set, edit  # noqa: PLC0415

        for name, value in changes.items():
            if not any(setting.name == name and setting.accepts(value) for setting in SETTINGS):
                raise ValueError(f"no setting {name!r} can be {value!r}")
        file = self._open()
        if file.newer:
            raise FaultyFile((newer_fault(file),))
        edited = edit(file.raw, [Set((name,), value) for name, value in changes.items()])
        make_private_dir(self.path.parent)
        write_atomic(self.path, edited)

    def _open(self) -> TomlFile:
        """The file, empty where there is none.  Raises FaultyFile."""
        return open_toml(self.path, read_if_any(self.path))


def _value(top: Table, setting: Setting) -> object:
    """The value of a setting, or its default; what is wrong is noted."""
    default = setting.default
    if setting.name not in top.data:
        return default
    found = top.data[setting.name]
    if setting.accepts(found):
        return found
    if isinstance(default, bool):
        top.wrong(setting.name, texts.TRUE_OR_FALSE.format(name=setting.name))
    elif setting.longest:
        top.wrong(setting.name, texts.ONE_LINE.format(name=setting.name, longest=setting.longest))
    elif isinstance(default, str):
        top.word(setting.name, setting.words, default)
    elif isinstance(found, int) and not isinstance(found, bool):
        limits = {"low": setting.low, "high": setting.high}
        top.wrong(setting.name, texts.OUT_OF_RANGE.format(name=setting.name, **limits))
    else:
        top.whole(setting.name, default)
    return default


def _wishes(table: Table) -> Iterator[KeyWish]:
    """The keys wanted: "reader.contents" = "i", or contents = "i" under [keys.reader]."""
    depth = len(table.path)
    for name, value in table.data.items():
        path = (*map(str, table.path), name)
        keys = [value] if isinstance(value, str) else value
        if isinstance(value, dict) and depth == 1:
            yield from _wishes(table.table(name))
        elif isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            yield KeyWish(".".join(path[1:]), tuple(keys), path)
        else:
            table.wrong(name, texts.KEYS_OF_COMMAND)


def _refuse_unknown(top: Table) -> None:
    known = (*(setting.name for setting in SETTINGS), KEYS)
    for name in top.data:
        if name not in known and name != "format":
            from difflib import get_close_matches  # noqa: PLC0415 - for faults only

            closest = get_close_matches(name, known, 1)
            top.wrong(name, texts.unknown_setting(name, closest[0] if closest else ""))
