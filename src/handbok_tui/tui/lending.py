"""Waits for another program that has the terminal, without standing still."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from handbok_tui.core.errors import HandbokError
from handbok_tui.tui.aside import aside


async def elsewhere(call: Callable[[], str]) -> str | HandbokError:
    """What ``call`` gives, or the HandbokError it raises, from a thread of its own.

    The thread is a daemon: this program can end before the other one does.
    """
    with _interrupts_are_not_ours():
        try:
            return await aside(call, "editor")
        except HandbokError as problem:
            return problem


@contextmanager
def _interrupts_are_not_ours() -> Iterator[None]:
    """Ctrl+C and Ctrl+\\ reach every program on the terminal, but are meant for the other one.

    Not SIG_IGN: the other program would inherit that.
    """
    numbers = (signal.SIGINT, signal.SIGQUIT)
    before = [signal.signal(number, lambda *_: None) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
