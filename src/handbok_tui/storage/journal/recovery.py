"""What is typed and not yet in a TOML file, so that no way of dying loses it.

One small file per place that is being written and per running program, in a private folder.
The program holds a lock for as long as it lives; what lies there without a holder was left by
a program that died, and is offered to the next one (leftovers.py).  Nothing here is ever
deleted unless it was saved elsewhere or somebody said so.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.files.atomic_write import make_private_dir, save_failed, write_atomic
from handbok_tui.storage.files.lock import open_lock, try_lock
from handbok_tui.storage.journal.leftovers import discard
from handbok_tui.storage.journal.recovery_file import Leftover, Place, encoded, place_digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUIET = 0.3
"""Seconds without typing after which it is written down."""
LONGEST = 0.5
"""Seconds of typing after which it is written down in any case."""
RETRY = 1.0
"""Seconds between attempts on a disk that says no."""


class _Entry(NamedTuple):
    """The latest text of a place; None means that its file is to go.

    ``since`` is when the first change was made that is not on disk.
    """

    text: str | None
    base: str
    version: int
    since: float
    latest: float


class Journal:
    """Writes down what is typed, soon, in a thread of its own; never raises into typing.

    ``put`` and ``done`` only touch memory.  ``flush`` may be called from anywhere, also from a
    signal handler that interrupts any of these: it takes no lock that they hold, and the lock
    it does take lets the same thread in again.  ``error`` is why the disk said no, or None.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], float] = time.monotonic,
        threaded: bool = True,
    ) -> None:
        self.folder = folder
        self.error: str | None = None
        self._clock = clock
        self._threaded = threaded
        self._entries: dict[Place, _Entry] = {}
        self._on_disk: dict[Place, int] = {}
        self._memory = threading.Lock()  # for put and done; held for a moment, never by flush
        self._disk = threading.RLock()
        # A queue, not an Event: a handler may wake the thread in the middle of a waking.
        self._wake: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._released = False
        self._retry_at = 0.0
        self._owner = os.urandom(8).hex()
        self._lock: int | None = None

    def put(self, place: Place, text: str, base: str = "") -> None:
        """Remember the whole text of a place; it is on disk within half a second."""
        self._set(place, text, base)

    def done(self, place: Place, text: str) -> None:
        """The text has been saved: forget it, unless something else is typed by now."""
        self._set(place, None, "", only_if=text)

    def step(self, now: float) -> float | None:
        """Write if it is time to; seconds until the next time, None if nothing waits."""
        due = self._due()
        if due is not None and now >= due:
            self.flush()
            due = self._due()
        return None if due is None else max(due - now, 0.0)

    def flush(self, seconds: float = -1) -> bool:
        """Write everything now; True if all of it is on disk.

        Waits at most ``seconds`` for a write that is already going on, forever if negative.
        """
        if not self._disk.acquire(timeout=seconds):
            return False
        try:
            # A handler may have flushed something newer in the middle of this: then once more.
            while waiting := self._waiting():
                if self._released:
                    return False
                self._own()
                for place, entry in waiting:
                    self._write(place, entry)
                    self._on_disk[place] = entry.version
        except SaveFailed as failure:
            self.error = str(failure)
            self._retry_at = self._clock() + RETRY
            return False
        else:
            self.error = None
            return True
        finally:
            self._disk.release()

    def own(self) -> str:
        """The name by which this program's files are known from now on.  Raises SaveFailed."""
        with self._disk:
            self._own()
        return self._owner

    def close(self, seconds: float = -1) -> bool:
        """Write everything and let go; what is not done by then is offered next time."""
        self._closed = True
        self._wake.put(None)
        written = self.flush(seconds)
        if not self._disk.acquire(timeout=seconds):
            return False
        try:
            self._released = True
            if self._lock is not None:
                if not any(self.folder.glob(f"*.{self._owner}.json")):
                    self._lock_file.unlink(missing_ok=True)
                os.close(self._lock)
                self._lock = None
        except OSError as error:
            self.error = str(save_failed(self._lock_file, error))
        finally:
            self._disk.release()
        return written

    @property
    def _lock_file(self) -> Path:
        return self.folder / f"{self._owner}.lock"

    def _set(self, place: Place, text: str | None, base: str, only_if: str | None = None) -> None:
        now = self._clock()
        with self._memory:
            before = self._entries.get(place)
            if only_if is not None and (before is None or before.text != only_if):
                return
            version = before.version + 1 if before else 1
            waiting = before is not None and self._on_disk.get(place) != before.version
            since = before.since if before and waiting else now
            self._entries[place] = _Entry(text, base, version, since, now)
            if self._threaded and not self._closed and not self._running:
                self._start()
        self._wake.put(None)

    @property
    def _running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _start(self) -> None:
        thread = threading.Thread(target=self._run, name="recovery", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:
            self.error = (
                f"Det du skriver går inte att säkra medan du skriver ({error}). Spara ofta."
            )
        else:
            self._thread = thread

    def _run(self) -> None:
        while not self._closed:
            with suppress(queue.Empty):
                self._wake.get(timeout=self.step(self._clock()))

    def _waiting(self) -> list[tuple[Place, _Entry]]:
        """What is not on disk as it is in memory; a copy made in one go needs no lock."""
        entries = list(self._entries.items())
        return [(place, e) for place, e in entries if self._on_disk.get(place) != e.version]

    def _due(self) -> float | None:
        waiting = [entry for _, entry in self._waiting()]
        if not waiting:
            return None
        quiet = max(entry.latest for entry in waiting) + QUIET
        longest = min(entry.since for entry in waiting) + LONGEST
        due = min(quiet, longest)
        return max(due, self._retry_at) if self.error else due

    def _own(self) -> None:
        """Hold the lock that says that this program lives.  Raises SaveFailed."""
        if self._lock is not None:
            return
        make_private_dir(self.folder)
        # Locked before it has its name: whoever sees the name can trust the lock.
        draft = self._lock_file.with_suffix(".new")
        lock = open_lock(draft)
        try_lock(lock, draft)
        try:
            draft.rename(self._lock_file)
        except FileNotFoundError:
            pass  # a handler interrupted right here and did it
        except OSError as error:
            os.close(lock)
            raise save_failed(self._lock_file, error) from error
        self._lock = lock

    def _write(self, place: Place, entry: _Entry) -> None:
        file = self.folder / f"{place_digest(place)}.{self._owner}.json"
        if entry.text is None:
            discard(Leftover(file, place))
        else:
            write_atomic(file, encoded(place, entry.text, entry.base, datetime.now(UTC)))
