"""Each person's trail: the last changes that they made to the workbook's files, of any kind.

One file per person, for their eyes alone (0600 also in a shared folder), a line for each change
with what stood there before and after.  It is bounded: the oldest go first.  Losing it loses no
answer; a trail that cannot be written never stops a save, but it is said.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from handbok_tui.core.answers.versions import grew
from handbok_tui.storage.answers.files import OWN_FOLDER
from handbok_tui.storage.files.atomic_write import (
    make_private_dir,
    refuse_planted_link,
    save_failed,
    write_atomic,
)
from handbok_tui.storage.files.lock import file_lock
from handbok_tui.storage.files.read_file import exists, read_file
from handbok_tui.storage.toml.data import found_at, with_value
from handbok_tui.storage.toml.difference import Difference

FOLDER = "trail"
MOST_ENTRIES = 1000
MOST_BYTES = 4_000_000
MOST_TO_READ = 64_000_000
"""The newest change is kept however much it changed."""
STRETCH = timedelta(minutes=10)
"""What is written on within this time is one change, not one for every save."""

_MOMENTS: Mapping[str, Callable[[str], object]] = {
    "$datetime": datetime.fromisoformat,
    "$date": date.fromisoformat,
    "$time": time.fromisoformat,
}
_OPEN = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Entry(NamedTuple):
    """One change: of which file, by which run of the program, and what differs.

    ``whole`` has the file's text before and after where the file was made, removed or replaced;
    "" is no file.  ``back`` is the id of the change that this one took back, or "".
    """

    id: str
    when: datetime
    run: str
    file: str
    differences: tuple[Difference, ...]
    whole: tuple[str, str] | None = None
    back: str = ""


@cache
def this_run() -> str:
    """What tells this run of the program from all others."""
    return os.urandom(4).hex()


class TrailFile:
    """The trail of one person in the workbook at ``folder``."""

    def __init__(self, folder: Path, person: str) -> None:
        self._workbook = folder
        self.path = folder / OWN_FOLDER / FOLDER / f"{person}.jsonl"
        if not self._is_mine():
            # Two logins may make the same id of their names, or a person has a new login.
            self.path = self.path.with_stem(f"{person}-{os.geteuid()}")

    def _is_mine(self) -> bool:
        """Whether the file is this login's, or there is none; only such a one is used.

        In a shared folder others could have put one there, to read what is written in it.
        """
        try:
            return self.path.lstat().st_uid == os.geteuid()
        except OSError:  # there is none yet, or nobody may look
            return True

    def stamp(self) -> object:
        """Another one when the trail has changed."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def entries(self) -> tuple[Entry, ...]:
        """All changes, newest first; a line that cannot be read is passed over."""
        return tuple(self._newest_first())

    def _newest_first(self) -> Iterator[Entry]:
        try:
            lines = read_file(self.path, MOST_TO_READ).splitlines() if self._is_mine() else []
        except OSError:
            return
        yield from _readable(reversed(lines))

    def newest(self, file: str) -> Entry | None:
        """The last change of a file."""
        return next((entry for entry in self._newest_first() if entry.file == file), None)

    def add(self, entries: Sequence[Entry]) -> None:
        """Put changes last, in one with the one before where it goes on.  Raises SaveFailed."""
        refuse_planted_link(self._workbook, self.path)
        make_private_dir(self.path.parent)
        with file_lock(self.path.with_suffix(".lock")):
            try:
                if not self._is_mine():
                    raise PermissionError(errno.EPERM, "somebody else's")
                raw = read_file(self.path, MOST_TO_READ) if exists(self.path) else b""
            except OSError as error:
                raise save_failed(self.path, error) from error
            start, new = _goes_in(raw, entries)
            lines = raw.count(b"\n", 0, start) + new.count(b"\n")
            if start and (start + len(new) > MOST_BYTES or lines > MOST_ENTRIES):
                self._replace(_bounded(raw[:start] + new))
            else:
                self._write(new, start)

    def _write(self, new: bytes, start: int) -> None:
        """Put bytes last, from a place on.  A power cut may take them: no answer goes with them."""
        try:
            descriptor = os.open(self.path, _OPEN, 0o600)
            try:
                found = os.fstat(descriptor)
                if found.st_uid != os.geteuid():
                    raise PermissionError(errno.EPERM, "somebody else's")
                if stat.S_IMODE(found.st_mode) & 0o077:
                    os.fchmod(descriptor, 0o600)
                end = start
                while new:
                    written = os.pwrite(descriptor, new, end)
                    new, end = new[written:], end + written
                os.ftruncate(descriptor, end)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise save_failed(self.path, error) from error

    def _replace(self, raw: bytes) -> None:
        """Its mode is kept by the writer, 0600."""
        write_atomic(self.path, raw)


def _goes_in(raw: bytes, entries: Sequence[Entry]) -> tuple[int, bytes]:
    """Where in the file the lines of new changes begin, and the lines."""
    last = raw.rstrip(b"\n").rpartition(b"\n")[2]
    before = next(_readable([last]), None) if len(entries) == 1 else None
    together = _together(before, entries[0]) if before is not None else None
    if together is not None:
        return len(raw.rstrip(b"\n")) - len(last), _line(together)
    # A line that was cut off, when the disk was full, ends here.
    begin = b"\n" if raw and not raw.endswith(b"\n") else b""
    return len(raw), begin + b"".join(map(_line, entries))


def _bounded(raw: bytes) -> bytes:
    """The newest lines, half of what there may be, so that this is rarely needed; at least one."""
    kept: list[bytes] = []
    room = MOST_BYTES // 2
    for line in reversed(raw.splitlines(keepends=True)):
        room -= len(line)
        if kept and (room < 0 or len(kept) >= MOST_ENTRIES // 2):
            break
        kept.append(line)
    return b"".join(reversed(kept))


def _together(before: Entry, after: Entry) -> Entry | None:
    """One change of both, where the second only writes on what the first wrote; else None.

    Not of workbook.toml, which is written when somebody has said that it is to be.
    """
    same_place = (before.run, before.file) == (after.run, after.file)
    if (
        not same_place
        or "/" not in before.file
        or before.back
        or after.back
        or before.whole
        or after.whole
    ):
        return None
    if not after.when - before.when < STRETCH:
        return None
    joined = list(before.differences)
    for found in after.differences:
        index = next((i for i, b in enumerate(joined) if found.path[: len(b.path)] == b.path), -1)
        if index < 0:
            return None
        was = joined[index]
        inside = found.path[len(was.path) :]
        said = found_at(was.new, inside)
        if found.path[-1] != "updated" and not _goes_on(said, found.new):
            return None
        new = with_value(was.new, inside, found.new) if inside else found.new
        joined[index] = was._replace(new=new)
    return before._replace(differences=tuple(joined), when=after.when)


def _goes_on(before: object, after: object) -> bool:
    texts = isinstance(before, str) and isinstance(after, str)
    return texts and len(str(after)) >= len(str(before)) and grew(str(before), str(after))


# -- lines -----------------------------------------------------------------------------------


def _line(entry: Entry) -> bytes:
    text = json.dumps(entry._asdict(), ensure_ascii=False, default=_moment)
    return text.encode("utf-8", "surrogatepass") + b"\n"


def _moment(value: object) -> dict[str, str]:
    """A point in time, a day or a time of day, which JSON has no word for."""
    if isinstance(value, (date, time)):
        return {f"${type(value).__name__}": value.isoformat()}
    raise TypeError(type(value).__name__)


def _read(found: dict[str, Any]) -> Any:
    if len(found) == 1:
        ((name, value),) = found.items()
        if name in _MOMENTS and isinstance(value, str):
            try:
                return _MOMENTS[name](value)
            except ValueError:
                return found
    return found


def _readable(lines: Iterable[bytes]) -> Iterator[Entry]:
    for line in lines:
        try:
            found = json.loads(line.decode("utf-8", "surrogatepass"), object_hook=_read)
            changes = tuple(
                Difference(tuple(path), old, new) for path, old, new in found["differences"]
            )
            whole = tuple(found["whole"]) if found["whole"] else None
            yield Entry(**{**found, "differences": changes, "whole": whole})
        except (ValueError, TypeError, KeyError, RecursionError):
            continue
