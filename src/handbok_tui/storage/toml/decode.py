"""From the bytes of a file to typed values, with the exact place of everything that is wrong.

A Table reads one TOML table key by key.  A wrong value is noted with its path and a usable
stand-in is returned, so that one pass finds every fault of a file; only where something is
wrong are the paths turned into line numbers (toml_scan), so a faultless file costs nothing
extra.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from handbok_tui.core.edition.handbook import is_id
from handbok_tui.core.errors import Fault, FaultyFile
from handbok_tui.storage.files.read_file import MAX_BYTES, NotAFile, TooLarge, exists, read_file
from handbok_tui.storage.toml.read import TomlFault, load

FORMAT = 1
"""The file format that this program writes; older ones it reads, newer ones it only shows."""

TomlPath = tuple[str | int, ...]
Word = TypeVar("Word", bound=str)

NEWER = (
    "filen är skriven av en nyare version av handbok (format = {found}). "
    "Den kan läsas men inte ändras här. Uppgradera programmet."
)
BAD_ID = (
    "”{found}” kan inte vara ett id. Använd a–z, 0–9 och bindestreck, högst 64 tecken, "
    "med bokstav eller siffra först."
)


class Findings:
    """The faults of one file, by path in the file."""

    def __init__(self) -> None:
        self.found: list[tuple[TomlPath, str]] = []

    def add(self, path: TomlPath, message: str) -> None:
        """Note what is wrong at a path."""
        self.found.append((path, message))

    def located(self, path: Path, raw: bytes) -> tuple[Fault, ...]:
        """The faults with their line numbers."""
        if not self.found:
            return ()
        from handbok_tui.storage.toml.scan import key_lines  # noqa: PLC0415 - for faults only

        lines = key_lines(raw, [where for where, _ in self.found])
        found = zip(lines, self.found, strict=True)
        return tuple(Fault(str(path), line, what) for line, (_, what) in found)


class Table(NamedTuple):
    """One TOML table being read."""

    data: Mapping[str, object]
    path: TomlPath
    findings: Findings

    def _get(self, key: str, kind: type, name: str) -> object | None:
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.wrong(key, f"”{key}” ska vara {name}.")
            return None
        return value

    def wrong(self, key: str, message: str) -> None:
        """Note that the value of a key is wrong."""
        self.findings.add((*self.path, key) if key else self.path, message)

    def text(self, key: str, default: str | None = "") -> str:
        """A text; ``default`` None means that it must be there."""
        value = self._get(key, str, "text inom citattecken")
        if value is None and key not in self.data and default is None:
            self.wrong("", f'”{key}” saknas. Lägg till {key} = "…".')
        return default or "" if value is None else str(value)

    def whole(self, key: str, default: int | None = 0) -> int:
        """A whole number; ``default`` None means that it must be there."""
        value = self._get(key, int, "ett heltal")
        if value is None and key not in self.data and default is None:
            self.wrong("", f"”{key}” saknas. Lägg till {key} = 1 (ett heltal).")
        return default or 0 if value is None else cast("int", value)

    def truth(self, key: str) -> bool:
        """True or false; false where the key is missing."""
        return bool(self._get(key, bool, "true eller false"))

    def words(self, key: str) -> tuple[str, ...]:
        """A text, a whole number or a list of texts, as a list of texts."""
        value = self.data.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return (str(value),)
        return (value,) if isinstance(value, str) else self.texts(key)

    def word(self, key: str, allowed: tuple[Word, ...], default: Word | None) -> Word:
        """One of some words; ``default`` None means that it must be there."""
        value = self.text(key, None if default is None else default)
        if value in allowed:
            return next(word for word in allowed if word == value)
        if key in self.data and isinstance(self.data[key], str):
            self.wrong(key, f"”{value}” är okänt. ”{key}” ska vara {_either(allowed)}.")
        return default or allowed[0]

    def identifier(self, key: str) -> str:
        """An id, which must be there."""
        value = self.text(key, None)
        if value and not is_id(value):
            self.wrong(key, BAD_ID.format(found=value))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is missing."""
        value = self._get(key, list, "en lista av texter")
        items = cast("list[object]", value or [])
        for index, item in enumerate(items):
            if not isinstance(item, str):
                self.findings.add((*self.path, key, index), f"varje del av ”{key}” ska vara text.")
        return tuple(item for item in items if isinstance(item, str))

    def day(self, key: str) -> date | None:
        """A date, or None where the key is missing."""
        value = self._get(key, date, "ett datum utan citattecken, som 2027-01-12")
        return value.date() if isinstance(value, datetime) else cast("date | None", value)

    def moment(self, key: str) -> datetime | None:
        """A point in time, or None where the key is missing."""
        name = "en tidpunkt utan citattecken, som 2027-01-12T14:32:00+01:00"
        return cast("datetime | None", self._get(key, datetime, name))

    def table(self, key: str) -> "Table":
        """A table; empty where the key is missing."""
        value = self._get(key, dict, f"en tabell, [{key}]")
        return Table(cast("Mapping[str, object]", value or {}), (*self.path, key), self.findings)

    def tables(self, key: str) -> "tuple[Table, ...]":
        """An array of tables; empty where the key is missing."""
        value = self._get(key, list, f"en eller flera tabeller, [[{key}]]")
        found = []
        for index, item in enumerate(cast("list[object]", value or [])):
            place = (*self.path, key, index)
            if isinstance(item, dict):
                found.append(Table(item, place, self.findings))
            else:
                self.findings.add(place, f"”{key}” ska vara tabeller, [[{key}]].")
        return tuple(found)

    def named_tables(self, key: str) -> "tuple[tuple[str, Table], ...]":
        """The tables under a table, by their ids."""
        group = self.table(key)
        found = []
        for name in group.data:
            if not is_id(name):
                group.wrong(name, BAD_ID.format(found=name))
            found.append((name, group.table(name)))
        return tuple(found)

    def values(self, key: str) -> dict[str, str]:
        """A table of texts."""
        group = self.table(key)
        return {name: group.text(name) for name in group.data}


def _either(words: tuple[str, ...]) -> str:
    *most, last = (f'"{word}"' for word in words)
    return f"{', '.join(most)} eller {last}" if most else last


class TomlFile(NamedTuple):
    """A file that was read: its bytes, its top table, and what is wrong so far.

    ``newer`` is true for a format that this program may show but never write.
    """

    path: Path
    raw: bytes
    top: Table
    newer: bool

    def faults(self) -> tuple[Fault, ...]:
        """What has been found wrong, with lines."""
        return self.top.findings.located(self.path, self.raw)

    def require(self) -> None:
        """Raise FaultyFile if anything is wrong."""
        if self.top.findings.found:
            raise FaultyFile(self.faults())


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file.  Raises FaultyFile when it cannot be read."""
    try:
        return read_file(path, limit)
    except FileNotFoundError as error:
        raise FaultyFile((Fault(str(path), 0, "filen finns inte."),)) from error
    except OSError as error:
        raise FaultyFile((Fault(str(path), 0, unreadable(error)),)) from error


def read_if_any(path: Path) -> bytes:
    """The bytes of a file, none where there is nothing by that name.  Raises FaultyFile."""
    return read_bytes(path) if exists(path) else b""


def unreadable(error: OSError) -> str:
    """What is wrong with a file that could not be read, and what to do about it."""
    if isinstance(error, TooLarge):
        return f"{error.strerror}; dela upp den eller flytta ut det stora."
    what = "Ta bort det" if isinstance(error, NotAFile) else "Kontrollera rättigheterna"
    return f"filen gick inte att läsa ({error.strerror}). {what} och försök igen."


def open_toml(path: Path, raw: bytes) -> TomlFile:
    """Parse the bytes of a file.  Raises FaultyFile when it is not TOML."""
    try:
        data = load(raw)
    except TomlFault as fault:
        raise FaultyFile((Fault(str(path), fault.line, fault.message),)) from fault
    top = Table(data, (), Findings())
    found = top.whole("format", FORMAT)
    return TomlFile(path, raw, top, newer=found > FORMAT)


def newer_fault(file: TomlFile) -> Fault:
    """What to say about a file of a newer format."""
    from handbok_tui.storage.toml.scan import key_line  # noqa: PLC0415 - for faults only

    message = NEWER.format(found=file.top.data.get("format"))
    return Fault(str(file.path), key_line(file.raw, ("format",)), message)
