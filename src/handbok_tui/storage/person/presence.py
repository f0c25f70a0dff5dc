"""Who has the workbook open, so that a second opener can be told who and where.

One small file per running program in the workbook, locked for as long as the program lives.
Nobody is shut out by it: what is written from two places is merged.  An unlocked file on this
machine was left by a program that died, and is removed.  Locks of other machines may not be
seen over a network; there the last sign of life decides, which is the time of the file.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import threading
import time
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.answers.files import OWN_FOLDER
from handbok_tui.storage.files.atomic_write import TEMPORARY, make_private_dir
from handbok_tui.storage.files.lock import open_lock, try_lock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handbok_tui.core.answers.workbook import Respondent

FOLDER = "open"
RENEW = 60.0
"""Seconds between signs of life, at the least."""
STALE = timedelta(hours=12)
"""After so long without a sign of life, what has no lock to show does not count as open."""
FORGOTTEN = timedelta(days=7)
"""After so long its file is removed."""

_LIMIT = 4096
_LONGEST = 80
_LOOK = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class OpenElsewhere(NamedTuple):
    """A workbook that is open in another program; texts.presence.sentence says it in words.

    ``person`` is a respondent's id, ``mine`` whether it is oneself.  ``certain`` is false where
    only the last sign of life, ``active``, speaks for it; ``stale`` is when that was so long ago
    that it does not count.  Times have their zone.
    """

    person: str
    name: str
    user: str
    host: str
    pid: int
    opened: datetime
    active: datetime
    mine: bool = False
    certain: bool = True
    stale: bool = False


class Presence:
    """One program's sign that it has a workbook open, and what it sees of others.

    Nothing here raises, and nothing that fails is worth a word: who cannot write in a workbook
    disturbs nobody in it.  All methods touch the disk, ``alive`` at most once a minute; they may
    be called from any thread.
    """

    def __init__(
        self,
        folder: Path,
        person: Respondent,
        *,
        host: str = "",
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``folder`` is the workbook."""
        self._folder = folder / OWN_FOLDER / FOLDER
        self._person = person
        self._host = host or os.uname().nodename
        self._now = now
        self._clock = clock
        self._opened = now()
        self._file = self._folder / f"{os.urandom(8).hex()}.json"
        self._held: int | None = None
        self._renewed = 0.0
        self._turn = threading.RLock()

    def others(self) -> tuple[OpenElsewhere, ...]:
        """Who else has the workbook open, the earliest first; what the dead left is removed."""
        try:
            files = [file for file in self._folder.glob("*.json") if file != self._file]
        except OSError:
            return ()
        found = (self._look(file) for file in files)
        return tuple(sorted((o for o in found if o is not None), key=lambda o: o.opened))

    def enter(self) -> None:
        """Say that the workbook is open here."""
        with self._turn:
            if self._held is None:
                with suppress(SaveFailed, OSError):
                    self._write()

    def called(self, name: str) -> None:
        """The person is called something else from now on."""
        with self._turn:
            self._person = self._person._replace(name=name)
            if self._held is not None:
                self.leave()
                self.enter()

    def alive(self) -> None:
        """Something happened: renew the sign of life, unless it was done within the minute."""
        with self._turn:
            if self._held is None or self._clock() - self._renewed < RENEW:
                return
            self._renewed = self._clock()
            try:
                os.utime(self._file, self._times())
            except FileNotFoundError:  # somebody has cleaned up
                self.leave()
                self.enter()
            except OSError:
                return

    def leave(self) -> None:
        """The workbook is no longer open here."""
        with self._turn:
            if self._held is not None:
                with suppress(OSError):
                    self._file.unlink(missing_ok=True)
                os.close(self._held)
                self._held = None

    def _write(self) -> None:
        make_private_dir(self._folder)
        # Locked before it has its name: whoever sees the name can trust the lock.
        draft = self._folder / TEMPORARY.replace("*", os.urandom(8).hex())
        held = open_lock(draft)
        try:
            try_lock(held, draft)
            os.write(held, self._said())
            os.utime(held, self._times())
            draft.rename(self._file)
        except (SaveFailed, OSError):
            with suppress(OSError):
                draft.unlink()
            os.close(held)
            raise
        self._held, self._renewed = held, self._clock()

    def _said(self) -> bytes:
        import json  # noqa: PLC0415 - not for the start

        body = {
            "person": self._person.id,
            "name": self._person.name,
            "user": _login(),
            "host": self._host,
            "pid": os.getpid(),
            "opened": self._opened.isoformat(),
        }
        return json.dumps(body).encode("ascii")

    def _times(self) -> tuple[float, float]:
        now = self._now().timestamp()
        return now, now

    def _look(self, file: Path) -> OpenElsewhere | None:
        """What a file says; None where it does not count, and then it may be removed."""
        try:
            descriptor = os.open(file, _LOOK)
        except OSError:
            return None
        try:
            locked = _locked(descriptor)
            active = datetime.fromtimestamp(os.fstat(descriptor).st_mtime).astimezone()
            other = _decoded(os.read(descriptor, _LIMIT), active)
        except (OSError, ValueError, OverflowError):
            return None
        finally:
            os.close(descriptor)
        silent = self._now() - active
        if self._gone(other, locked) or (not locked and silent > FORGOTTEN):
            with suppress(OSError):
                file.unlink()
            return None
        if other is None:
            return None
        stale = not locked and silent > STALE
        mine = other.person == self._person.id
        return other._replace(mine=mine, certain=locked is True, stale=stale)

    def _gone(self, other: OpenElsewhere | None, locked: bool | None) -> bool:  # noqa: FBT001
        """Whether a program of this machine is certainly dead."""
        if other is None or other.host != self._host:
            return False
        return not locked and (locked is False or not _runs(other.pid))


def _locked(descriptor: int) -> bool | None:
    """Whether somebody holds the lock of a file; None where there are no locks."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return None
    return False


def _decoded(raw: bytes, active: datetime) -> OpenElsewhere | None:
    """What the file of another program says; None where it makes no sense."""
    import json  # noqa: PLC0415 - not for the start

    try:
        body = json.loads(raw)
        opened = datetime.fromisoformat(body["opened"]).astimezone()
        words = [body[name] for name in ("person", "name", "user", "host")]
        pid = body["pid"]
    except (ValueError, OverflowError, TypeError, KeyError, RecursionError):
        return None
    if not all(isinstance(word, str) for word in words) or not isinstance(pid, int):
        return None
    person, name, user, host = (word[:_LONGEST] for word in words)
    return OpenElsewhere(person, name, user, host, pid, opened, active)


def _runs(pid: int) -> bool:
    if pid < 1:  # would mean whole groups of processes
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # somebody else's
        return True
    return True


def _login() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
