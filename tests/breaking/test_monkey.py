"""A monkey at a real terminal: nothing that it presses ends the program or is a fault of it.

Between two steps the program comes to rest, as it does for a person.  tests/tui/test_monkey.py
does the same without a terminal, screen by screen.
"""

from __future__ import annotations

import random
import shutil
import sys
from itertools import islice
from pathlib import Path

import psutil
import pytest

from tests.support.handbok import Handbok, me
from tests.support.monkey import ESCAPE, MONKEYS, SEED, Step, steps, told
from tests.support.private_workbook import PrivateWorkbook
from tests.support.victim import Victim

pytestmark = pytest.mark.terminal

STEPS = 40
QUIET = 0.02
"""Seconds without a byte and without work: the program waits for a key."""
ESCAPED = 0.15
"""Seconds until an Esc is no longer the beginning of something else."""
MOST_SCREENS = 12

# The program, except that it may not write outside its home.
TAMED = """
import errno, os, sys
from pathlib import Path
from handbok_tui.cli import main
from handbok_tui.storage.files.atomic_write import FileSystem
home = Path.home().resolve()
def only_there(call):
    def inside(path, *given, **named):
        if not Path(path).resolve().is_relative_to(home):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return call(path, *given, **named)
    return staticmethod(inside)
for name in ("open", "mkdir"):
    setattr(FileSystem, name, only_there(getattr(FileSystem, name)))
os.chdir(home)
sys.exit(main())
"""


class Monkey:
    """Sits at the terminal; whenever it has left the program, the program is started again."""

    def __init__(self, handbok: Handbok, seed: int) -> None:
        self.handbok = handbok
        self.todo = list(islice(steps(random.Random(seed)), STEPS))
        self.done: list[Step | str] = []
        programs = handbok.home / "bin"
        programs.mkdir()
        for name in ("sh", "true"):
            (programs / name).symlink_to(shutil.which(name) or "")
        self.environment = {"PATH": str(programs), "EDITOR": "true"}

    def plays(self) -> None:
        """From the start of the program to its end; all steps, in as many runs as it takes."""
        while self.todo:
            self.done.append("<start>")
            command = [sys.executable, "-c", TAMED]
            with Victim(self.handbok, command=command, **self.environment) as screen:
                screen.wait_until(lambda: bool(screen.text.strip()), "anything")
                rest(screen)
                while self.todo and screen.process.poll() is None:
                    self._take(screen, self.todo.pop(0))
                self._leave(screen)
                assert screen.end() == 0, f"it does not end, or not with 0\n{screen.text}"
                self._no_fault(screen)

    def _leave(self, screen: Victim) -> None:
        """Esc leads to the reader, and q ends; nothing else is asked."""
        if screen.process.poll() is None:
            self._take(screen, Step(size=(80, 24)))
        for key in (*[ESCAPE] * MOST_SCREENS, "q"):
            if screen.process.poll() is None:
                self._take(screen, Step(key))

    def _take(self, screen: Victim, step: Step) -> None:
        self.done.append(step)
        if step.size is not None:
            screen.resize(*step.size)
        else:
            screen.send(step.sent)
        rest(screen, ESCAPED if step.sent == ESCAPE else QUIET)
        self._no_fault(screen)

    def _no_fault(self, screen: Victim) -> None:
        state = Path(self.handbok.environment["XDG_STATE_HOME"])
        for log in state.rglob("fel-*.log"):
            raise AssertionError(f"a fault of the program:\n{log.read_text()}\n{screen.text}")


def rest(screen: Victim, seconds: float = QUIET) -> None:
    """Until the program waits: it sends nothing and does nothing."""
    before = -1.0
    while screen.process.poll() is None and before != (now := _worked(screen.process.pid)):
        before = now
        screen.rest(seconds)


def _worked(pid: int) -> float:
    """Seconds of work that the program has done."""
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


@pytest.mark.parametrize("seed", range(SEED, SEED + MONKEYS))
def test_nothing_that_is_pressed_ends_the_program(handbok: Handbok, seed: int) -> None:
    PrivateWorkbook(handbok.workbook, me())
    monkey = Monkey(handbok, seed)
    try:
        monkey.plays()
    except AssertionError as error:
        raise AssertionError(f"HANDBOK_SEED={seed}: {told(monkey.done)}\n{error}") from error
