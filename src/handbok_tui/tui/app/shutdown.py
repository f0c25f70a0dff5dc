"""The end that nobody asked for: hang-up, terminate, a terminal that has gone.

What is typed is made safe first, then the program leaves the ordinary way; should that take
longer than two seconds (a stalled line, a disk that hangs), it ends without more ado.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType

from handbok_tui.tui.terminal.modes import leave_cleanly

PATIENCE = 2.0
"""Seconds from the signal to the end of the process, at the most."""

FLUSH = 1.0
"""Seconds of those that may go to writing down what is typed."""


class Ending:
    """``flush`` makes what is typed safe, from any thread; ``leave`` asks the app to go."""

    def __init__(self, flush: Callable[[float], object], leave: Callable[[int], None]) -> None:
        self._flush = flush
        self._leave = leave
        self._begun = threading.Lock()

    def watch(self) -> None:
        """Take over hang-up and terminate; one that is ignored (nohup) stays ignored."""
        for number in (signal.SIGHUP, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._signalled)

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        self.begin(128 + number)

    def begin(self, status: int) -> None:
        """End with that exit status, once; may be called from any thread."""
        if not self._begun.acquire(blocking=False):
            return
        timer = threading.Timer(PATIENCE, self._leave_hard, (status,))
        timer.daemon = True
        timer.start()
        self._flush(FLUSH)
        self._leave(status)

    @staticmethod
    def _leave_hard(status: int) -> None:
        leave_cleanly()
        os._exit(status)
