"""The program driven by a monkey without a terminal, at a person's pace: it rests between steps.

Whatever goes wrong is told with the seed and the steps that led to it.
"""

from __future__ import annotations

import asyncio
import errno
import os
import random
import shutil
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key, Resize
from textual.geometry import Size
from textual.keys import key_to_character
from textual.message import Message

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.session import Session
from handbok_tui.session.saving.drafts import Drafts, Unsaved
from handbok_tui.session.settings import Preferences
from handbok_tui.storage.answers.files import OWN_FOLDER, WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.atomic_write import DISK
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.storage.person.presence import Presence
from handbok_tui.storage.person.settings import SettingsFile
from handbok_tui.tui.app.app import HandbokApp, is_too_small
from handbok_tui.tui.terminal.input.incoming import Incoming
from tests.support.monkey import ESCAPE, SIZES, Step, Window, steps, told

ANNA = Respondent("anna", "Anna")
SOON = 0.03
"""Seconds: what is set to happen within them belongs to the step, such as drawing."""
LONGEST = 10.0
"""Seconds within which the program comes to rest after any step; a bound, never a pause."""
MOST_SCREENS = 12
"""Esc so many times leads back to the reader from anywhere."""
CTRL_Q = "\x11"


class Cage:
    """A workbook that the monkey may do anything to, and the program over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workbook = folder / "w"
        self.done: list[Step | str] = []
        self.failed_threads: list[BaseException | None] = []
        self.from_reader = False
        """Whether the last step was taken in the reader; elsewhere a line may be unfinished."""

    def opened(self) -> HandbokApp:
        """The next start of the program."""
        files = WorkbookFiles(self.workbook, ANNA)
        editions = EditionFiles(shipped_edition(), self.workbook / "chapters")
        session = Session(editions, files, drafts=Drafts(self.folder / "recovery", self.workbook))
        presence = Presence(self.workbook, ANNA)
        place = PlaceFile(self.workbook / OWN_FOLDER, ANNA.id)
        file = SettingsFile(self.folder / "config")
        preferences = Preferences(file, file.read()[0], os.environ, ANNA.name)
        return HandbokApp(session, place, preferences, presence=presence)

    def left_behind(self) -> set[Unsaved]:
        """What the next start offers."""
        return {*self.opened().session.left_behind()}

    @asynccontextmanager
    async def running(self, size: Window = (80, 24)) -> AsyncIterator[HandbokApp]:
        """The program, until it has ended; what fails in it is what the test fails with."""
        before = self.left_behind()
        app = self.opened()
        try:
            async with app.run_test(size=size):
                await self._rest(app)
                yield app
                assert app.return_code == 0, f"exit {app.return_code}"
        finally:
            assert app.session.drafts is not None
            app.session.drafts.journal.close(10)
            assert app.presence is not None
            app.presence.leave()
        assert not app.session.dirty, "left although something was not saved"
        unsaved = self.left_behind() - before
        unfinished = {text for text in unsaved if text.purpose and not self.from_reader}
        assert unsaved == unfinished, f"not saved: {unsaved - unfinished}"

    async def step(self, app: HandbokApp, step: Step | str) -> None:
        """Do one thing (a text is Textual's name of a key) and wait until the program rests."""
        self.done.append(step)
        self.from_reader = app.screen is app.reader
        if isinstance(step, str):
            self._send(app, Key(step, key_to_character(step) or step[:1] * (len(step) == 1)))
        elif step.size is not None:
            assert isinstance(app._driver, HeadlessDriver)
            app._driver._size = step.size
            self._send(app, Resize(Size(*step.size), Size(*step.size)))
        else:
            for event in _read(step.sent):
                self._send(app, event)
        await self._rest(app)

    @staticmethod
    def _send(app: HandbokApp, event: Message) -> None:
        event.set_sender(app)
        assert app._driver is not None
        app._driver.send_message(event)

    async def _rest(self, app: HandbokApp) -> None:
        loop: Any = asyncio.get_running_loop()
        until = loop.time() + LONGEST
        quiet = 0
        while quiet < 3 and app.return_code is None:
            assert loop.time() < until, f"no rest in {LONGEST} seconds"
            await asyncio.sleep(0)
            due = [timer.when() for timer in loop._scheduled if not timer.cancelled()]
            wait = min(due, default=until) - loop.time()
            busy = any(not worker.is_finished for worker in app.workers)
            if app.crash is not None:
                raise AssertionError("a fault of the program") from app.crash
            assert not self.failed_threads, self.failed_threads
            if busy or wait < SOON:
                await asyncio.sleep(max(0.0, min(wait, 0.001) if busy else wait))
                quiet = 0
            elif not loop._ready:
                quiet += 1

    async def leave(self, app: HandbokApp) -> None:
        """Esc leads back to the reader, and q ends; in a window too small for that, Ctrl+Q."""
        if is_too_small(app.size):
            await self.step(app, Step(CTRL_Q))
        for _ in range(MOST_SCREENS):
            if app.return_code is not None or app.screen is app.reader:
                break
            await self.step(app, Step(ESCAPE))
        else:
            raise AssertionError(f"no key leaves {app.screen!r}")
        if app.return_code is None:
            await self.step(app, Step("q"))
        assert app.return_code is not None, "q does not end the program"


def _read(sent: str) -> Iterator[Message]:
    """What becomes of it, when nothing follows."""
    incoming = Incoming()
    yield from incoming.feed(sent.encode())
    while incoming.patience is not None:
        yield from incoming.rest()


@contextmanager
def tamed(cage: Cage, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Other programs are not there or do nothing, and outside its folder nothing is written."""
    programs = cage.folder / "bin"
    programs.mkdir(parents=True)
    does_nothing = shutil.which("true")
    assert does_nothing is not None
    (programs / "true").symlink_to(does_nothing)
    patch.setenv("PATH", str(programs))
    patch.setenv("EDITOR", "true")
    patch.setattr(HandbokApp, "suspend", lambda _: nullcontext())  # there is no terminal
    patch.setattr(threading, "excepthook", lambda f: cage.failed_threads.append(f.exc_value))
    patch.chdir(cage.folder)
    for name in ("open", "mkdir"):
        patch.setattr(DISK, name, _only_in(cage.folder, getattr(DISK, name)), raising=False)
    yield


def _only_in(folder: Path, call: Any) -> Any:
    def inside(path: Any, *given: Any, **named: Any) -> Any:
        if not Path(path).resolve().is_relative_to(folder.resolve()):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return call(path, *given, **named)

    return inside


async def rampage(cage: Cage, ways: list[list[str]], scope: str, seed: int, count: int) -> None:
    """Go to a screen, do so many things there, and leave; again when the program was left."""
    dice = random.Random(f"{seed} {scope}")
    todo = list(islice(steps(dice), count))
    reached = False
    try:
        while todo:
            way = dice.choice(ways)
            async with cage.running((80, 24) if way else dice.choice(SIZES)) as app:
                if not way:  # what comes up by itself is answered in a window that has room for it
                    await cage.step(app, Step(size=(80, 24)))
                for key in way:
                    if getattr(app.screen, "scope", "") == scope:
                        break
                    await cage.step(app, key)
                reached |= getattr(app.screen, "scope", "") == scope
                assert reached, f"this way leads to {app.screen!r}"
                while todo and app.return_code is None:
                    await cage.step(app, todo.pop(0))
                if app.return_code is None:
                    await cage.leave(app)
            cage.done.append("<start>")
    except Exception as error:
        raise AssertionError(
            f"{error} – HANDBOK_SEED={seed}, {scope}, after: {told(cage.done)}"
        ) from error
