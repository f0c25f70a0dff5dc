"""One saver at a time, also between processes and threads.

The lock stands on a file of its own that is never deleted, so that everyone locks the same
one; the system lets go of it when its holder dies.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.files.atomic_write import SHARED_FILE, is_shared, save_failed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_STEP = 0.05
_SAFELY = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NO_LOCKS_HERE = {
    errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS,
    errno.EBADF,  # over a network, a lock alone on a file that could only be opened to read
}  # fmt: skip


@contextmanager
def file_lock(
    path: Path, *, seconds: float = 10.0, wait: Callable[[float], None] = time.sleep
) -> Iterator[None]:
    """Hold the lock at ``path`` (made if missing; its folder must exist) in the block.

    Waits at most ``seconds``, then raises SaveFailed.  On a file system without locks the block
    runs without one: what the file holds is compared before it is written anyway.
    """
    descriptor = open_lock(path)
    try:
        waited = 0.0
        while not try_lock(descriptor, path):
            if waited >= seconds:
                raise SaveFailed(
                    f"Någon annan sparar just nu, och är inte klar efter {seconds:.0f} sekunder. "
                    "Försök igen om en stund."
                )
            wait(_STEP)
            waited += _STEP
        yield
    finally:
        os.close(descriptor)


def open_lock(path: Path) -> int:
    """A descriptor of the lock file, not yet locked; closing it lets go.

    A new one is 0600, or 0660 in a shared folder, where its owner also opens an older one up to
    the others.  One that may only be read can be locked all the same.  Raises SaveFailed.
    """
    try:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _SAFELY, 0o600)
        except PermissionError:
            return os.open(path, os.O_RDONLY | _SAFELY)
        _open_up(descriptor, path)
    except OSError as error:
        raise save_failed(path, error) from error
    return descriptor


def _open_up(descriptor: int, path: Path) -> None:
    """Let the group in, where there is one; if that cannot be done the lock works for oneself."""
    mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
    with suppress(OSError):
        if mode & SHARED_FILE != SHARED_FILE and is_shared(path.parent):
            os.fchmod(descriptor, SHARED_FILE)


def try_lock(descriptor: int, path: Path, *, shared: bool = False) -> bool:
    """Lock without waiting; False if somebody else has it, True also where there are no locks.

    Any number may have a shared lock while nobody has one alone.  Raises SaveFailed.
    """
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS_HERE:
            raise save_failed(path, error) from error
    return True
