"""The one reader: the bytes of a regular file, without ever waiting and never too many.

What lies where a file is expected may be anything: a named pipe that nobody writes to, a link
to a device that never ends, a file larger than the memory.  Nothing else in the program opens
a file for reading, so what holds here holds for every kind of file.
"""

import errno
import os
import stat
from pathlib import Path

MAX_BYTES = 4_000_000
"""What a file may hold, unless its kind says otherwise."""

_LOOK = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_BLOCK = 1 << 20


class TooLarge(OSError):  # noqa: N818 - named after what is there
    """The file holds more than its kind may."""


class NotAFile(OSError):  # noqa: N818
    """There is something, but no regular file."""


def read_file(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file, at most ``limit`` of them.

    Raises FileNotFoundError where there is nothing at all, else OSError whose ``strerror`` says
    in Swedish what is there instead; TooLarge, NotAFile.
    """
    try:
        descriptor = os.open(path, _LOOK)
    except OSError as error:
        raise _said(path, error) from error
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise NotAFile(errno.EINVAL, _KINDS.get(stat.S_IFMT(found.st_mode), _DEVICE))
        if found.st_size > limit:
            raise _too_large(limit)
        return _read(descriptor, limit)
    finally:
        os.close(descriptor)


def exists(path: Path) -> bool:
    """Whether there is anything by that name, be it unreadable or a link that leads nowhere.

    What then cannot be read is a fault, and not a file that is missing.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # reading it says why
    return True


def listed(folder: Path) -> list[Path]:
    """What lies in a folder, by name; nothing where there is no folder.

    Raises OSError whose ``strerror`` says in Swedish why it cannot be listed.
    """
    try:
        with os.scandir(folder) as found:
            return sorted(folder / entry.name for entry in found)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not folder.is_symlink():
            return []
        if isinstance(error, NotADirectoryError):
            raise NotAFile(errno.ENOTDIR, "det är ingen mapp") from error
        raise _said(folder, error) from error


def _read(descriptor: int, limit: int) -> bytes:
    """All of it; a file may grow while it is read, and some say that they are empty."""
    parts: list[bytes] = []
    left = limit + 1
    while left and (part := os.read(descriptor, min(left, _BLOCK))):
        parts.append(part)
        left -= len(part)
    if not left:
        raise _too_large(limit)
    return b"".join(parts)


def _too_large(limit: int) -> TooLarge:
    return TooLarge(errno.EFBIG, f"filen är större än {limit // 1_000_000} MB")


def _said(path: Path, error: OSError) -> OSError:
    """The same fault, as a person can understand it."""
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return NotAFile(errno.EINVAL, "länken leder till något som inte finns")
    if error.errno == errno.ELOOP:
        return NotAFile(errno.EINVAL, "länken leder till sig själv")
    if error.errno in (errno.ENXIO, errno.ENODEV):
        return NotAFile(errno.EINVAL, _DEVICE)
    if error.errno == errno.EACCES:
        return PermissionError(errno.EACCES, "du har inte rätt att läsa den")
    if error.errno == errno.ENOTDIR:
        return NotAFile(errno.EINVAL, "en mapp på vägen dit är ingen mapp")
    return error


_DEVICE = "det är en enhet eller en socket"
_KINDS = {stat.S_IFDIR: "det är en mapp", stat.S_IFIFO: "det är ett namngivet rör (FIFO)"}
