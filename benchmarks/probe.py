"""Runs a program in a pseudo-terminal of 80×24 and measures it from outside.

What comes from the program is stamped with the time when it arrives and never interpreted:
there is no model of a terminal here that could cost time.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

LINES, COLUMNS = 24, 80
PATIENCE = 60.0
"""Seconds until a program that says nothing has failed."""
QUIET = 0.15
"""Seconds without output after which the program has said what it had to say."""
NO_ANSWER = 2.0
"""Seconds that are waited for the first byte after a key."""

_WHOLE_PROCESS = 2
"""With a process id makes the id of its clock, as Linux numbers them."""
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")


class ProbeError(Exception):
    """The program did not do what it should; the message says what, with its last output."""


class Answer(NamedTuple):
    """What came after a key: milliseconds to its first and its last byte, and how many bytes."""

    first: float
    last: float
    size: int


class Probe:
    """A running program; ended, if it still runs, when the block ends."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.raw = bytearray()
        """Every byte that came."""
        self._last = 0.0
        self._begun = time.perf_counter()
        self._pid, self._line = pty.fork()
        if self._pid == 0:
            _become(command, environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._line)

    def first_text(self, word: str) -> float:
        """Milliseconds from the start until a word has come."""
        self._wait_for(word, 0)
        return (self._last - self._begun) * 1000

    def _wait_for(self, word: str, after: int) -> None:
        """Until a word has come that was not among the first ``after`` bytes."""
        wanted = word.encode()
        while wanted not in _SEQUENCE.sub(b"", self.raw[after:]):
            if not self._read(PATIENCE):
                raise ProbeError(f"{word} never came: {bytes(self.raw[-2000:])!r}")

    def settle(self) -> int:
        """Wait until nothing more comes; all the bytes so far."""
        while self._read(QUIET):
            pass
        return len(self.raw)

    def press(self, key: str) -> Answer:
        """Press a key and wait until what it led to has come; raises ProbeError if nothing does."""
        before = len(self.raw)
        pressed = time.perf_counter()
        os.write(self._line, key.encode())
        if not self._read(NO_ANSWER):
            raise ProbeError(f"no answer to {key!r}: {bytes(self.raw[-2000:])!r}")
        first = self._last
        self.settle()
        size = len(self.raw) - before
        return Answer((first - pressed) * 1000, (self._last - pressed) * 1000, size)

    def press_until(self, keys: str, word: str) -> Answer:
        """Press keys; ``first`` of the answer is when a word has come, ``last`` when all has."""
        before = len(self.raw)
        pressed = time.perf_counter()
        os.write(self._line, keys.encode())
        self._wait_for(word, before)
        first = self._last
        self.settle()
        size = len(self.raw) - before
        return Answer((first - pressed) * 1000, (self._last - pressed) * 1000, size)

    def quit(self, key: str) -> float:
        """Milliseconds from a key until the program has ended well; raises ProbeError if not."""
        pressed = time.perf_counter()
        os.write(self._line, key.encode())
        while self._read(PATIENCE):
            pass
        _, status = os.waitpid(self._pid, 0)
        ended = time.perf_counter()
        self._pid = 0
        if status:
            raise ProbeError(f"ended with {status}: {bytes(self.raw[-2000:])!r}")
        return (ended - pressed) * 1000

    def spent(self) -> float:
        """Seconds of a core that the process has used."""
        return time.clock_gettime((~self._pid << 3) | _WHOLE_PROCESS)

    def memory(self) -> float:
        """The most memory held so far, in MB."""
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{self._pid}/status").read_text())
        if found is None:
            raise ProbeError("the system does not tell the memory of a process")
        return int(found[1]) / 1024

    def idle(self, seconds: float) -> tuple[int, float]:
        """Bytes sent and percent of a core used while nobody does anything."""
        size, spent, begun = len(self.raw), self.spent(), time.perf_counter()
        while (left := begun + seconds - time.perf_counter()) > 0:
            self._read(left)
        used = self.spent() - spent
        return len(self.raw) - size, 100 * used / (time.perf_counter() - begun)

    def _read(self, patience: float) -> bool:
        """Take in what comes; False when nothing does for so many seconds, or at the end."""
        if not select.select([self._line], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._line, 65536)
        except OSError:  # what Linux says when the program has let go of the terminal
            return False
        self._last = time.perf_counter()
        self.raw += data
        return bool(data)


def _become(command: Sequence[str], environment: Mapping[str, str]) -> None:
    """In the new process: be the program."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        os.execvpe(command[0], list(command), dict(environment))
    finally:
        os._exit(127)
