"""Writes to the terminal in a thread of its own, so that a stalled line never stops the program.

Nothing waits in a long queue either: who draws asks first whether the line is idle, and so draws
what is wanted by then, not what was wanted a while ago.
"""

from __future__ import annotations

import os
import select
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Output(threading.Thread):
    """A thread that writes text to the file descriptor ``fd`` as UTF-8.

    ``lost`` is called from the thread, once, when the terminal does not take it any more.
    """

    def __init__(self, fd: int, lost: Callable[[], None]) -> None:
        super().__init__(name="terminal-output", daemon=True)
        self._fd = fd
        self._lost = lost
        self._change = threading.Condition()
        self._waiting: list[str] = []
        self._busy = False
        self._ending = False
        self._when_idle: Callable[[], None] | None = None

    def write(self, text: str) -> None:
        """Have the text written after what was given before.  Never waits."""
        with self._change:
            self._waiting.append(text)
            self._busy = True
            self._change.notify()

    def idle(self, then: Callable[[], None]) -> bool:
        """Whether everything is written; if not, ``then`` is called from the thread when it is.

        Only the last ``then`` is called.
        """
        with self._change:
            self._when_idle = then if self._busy else None
            return not self._busy

    def stop(self) -> None:
        """Write what is left and wait until the thread has ended."""
        with self._change:
            self._ending = True
            self._change.notify()
        self.join()

    def run(self) -> None:
        """Write until told to stop or until the terminal is gone."""
        try:
            while text := self._next():
                self._write_all(text.encode("utf-8", "replace"))
        except OSError:
            self._lost()

    def _next(self) -> str:
        """Wait for something to write; return "" when there will be nothing more."""
        while True:
            with self._change:
                if self._waiting:
                    text = "".join(self._waiting)
                    self._waiting.clear()
                    return text
                self._busy = False
                then, self._when_idle = self._when_idle, None
                if then is None:
                    if self._ending:
                        return ""
                    self._change.wait()
                    continue
            then()

    def _write_all(self, data: bytes) -> None:
        while data:
            try:
                data = data[os.write(self._fd, data) :]
            except BlockingIOError:  # another program has made the terminal non-blocking
                select.select([], [self._fd], [])
