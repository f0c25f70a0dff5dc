"""Looks once a second, in a thread of its own, whether somebody else changed a file.

A thread, because looking at a file on a disk that hangs must not hold up a key.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from handbok_tui.session import Session
    from handbok_tui.session.saving.outside import News

STEP = 1.0
"""Seconds between two looks; what is found is at rest since the look before."""


class Heard(Message):
    """Others have changed files of the workbook."""

    def __init__(self, news: tuple[News, ...]) -> None:
        super().__init__()
        self.news = news


class Watcher:
    """``tell`` is called in the thread, with what is found."""

    def __init__(self, session: Session, tell: Callable[[Heard], object]) -> None:
        self._session = session
        self._tell = tell
        self._ended = threading.Event()

    def start(self) -> None:
        """From now on until the end of the program."""
        threading.Thread(target=self._run, name="watcher", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def _run(self) -> None:
        outlook = self._session.outlook()
        while not self._ended.wait(STEP):
            if news := outlook.look(self._session.known_files):
                self._tell(Heard(news))
