"""Waits for another program that has the terminal, without standing still."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from handbok_tui.core.errors import HandbokError


async def elsewhere(call: Callable[[], str]) -> str | HandbokError:
    """What ``call`` gives, or the HandbokError it raises, from a thread of its own.

    The thread is a daemon: this program can end before the other one does.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[str | HandbokError] = loop.create_future()

    def tell(found: str | HandbokError) -> None:
        if not outcome.done():
            outcome.set_result(found)

    def run() -> None:
        found: str | HandbokError
        try:
            found = call()
        except HandbokError as problem:
            found = problem
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(tell, found)

    with _interrupts_are_not_ours():
        threading.Thread(target=run, name="editor", daemon=True).start()
        return await outcome


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
