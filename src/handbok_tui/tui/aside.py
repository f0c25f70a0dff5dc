"""Work that takes time, beside the program: keys are answered and the screen is drawn meanwhile."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")


async def aside(work: Callable[[], Result], name: str = "aside") -> Result:
    """What ``work`` gives, from a thread of its own; what it raises is raised here.

    The thread is a daemon: the program can end, and whoever waits can give up, while the work
    goes on without anybody hearing of it.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[Result] = loop.create_future()

    def found(result: Result) -> None:
        if not outcome.done():
            outcome.set_result(result)

    def failed(error: BaseException) -> None:
        if not outcome.done():
            outcome.set_exception(error)

    def run() -> None:
        with suppress(RuntimeError):  # the loop has ended meanwhile
            try:
                result = work()
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                loop.call_soon_threadsafe(failed, error)
            else:
                loop.call_soon_threadsafe(found, result)

    threading.Thread(target=run, name=name, daemon=True).start()
    return await outcome
