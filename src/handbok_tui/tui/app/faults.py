"""The one place where a fault of the program ends up, whatever was being done when it struck.

Keys, messages, timers, workers, threads and signals all lead here.  What is typed is made safe
first; then the program goes on from the reader, and says so.  Only a program that keeps failing
ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable

MOST = 3
"""So many faults within SPAN, and it is no use to go on."""

SPAN = 60.0
"""Seconds."""


class Faults:
    """Counts faults and decides whether the program goes on.

    ``make_safe`` has what is typed on disk, ``go_on`` brings the person back to the reader and is
    given the place where the fault is written down.  ``report`` writes it down, without any
    value of a variable, and returns where; "" is nowhere.
    """

    def __init__(
        self,
        make_safe: Callable[[], object],
        go_on: Callable[[str], object],
    ) -> None:
        self._make_safe = make_safe
        self._go_on = go_on
        self.report: Callable[[BaseException], str] = lambda _: ""
        self._times: list[float] = []

    def goes_on(self, error: BaseException) -> bool:
        """Whether the program goes on after this one."""
        self._make_safe()
        now = time.monotonic()
        self._times = [moment for moment in self._times if now - moment < SPAN] + [now]
        if len(self._times) >= MOST:
            return False
        self._go_on(self.report(error))
        return True
