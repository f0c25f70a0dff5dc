"""Runs a program in a real pseudo-terminal and shows what a person would see there."""

import codecs
import fcntl
import os
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import pyte

PATIENCE = 30.0
"""Seconds that are waited for something to come up on the screen; a bound, never a pause."""

_TAKE_TERMINAL = 'exec "$@" <"$0"'  # a session leader that opens a terminal is given it


class _Screen(pyte.Screen):
    """pyte's screen, and what it leaves out of what terminals do."""

    def set_margins(self, *margins: Any, **named: Any) -> None:
        super().set_margins(*margins, **named)
        self.cursor_position()


class PtyScreen:
    """A program and the terminal it runs in; ends the program when the block ends."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 80,
        lines: int = 24,
    ) -> None:
        self.raw = bytearray()
        """Every byte that the program has sent."""
        self._screen = _Screen(columns, lines)
        self._stream = pyte.Stream(self._screen)
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process = subprocess.Popen(
            ["sh", "-c", _TAKE_TERMINAL, os.ttyname(slave), *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**environment, "TERM": "xterm-256color"},
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        os.close(self._master)

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands on the screen, line by line."""
        return tuple(line.rstrip() for line in self._screen.display)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and line of the terminal's own cursor, hidden or not."""
        return self._screen.cursor.x, self._screen.cursor.y

    def ground(self, x: int, y: int) -> str:
        """The colour behind a cell; "default" for the terminal's own."""
        return self._screen.buffer[y][x].bg

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.lines)

    def send(self, keys: str | bytes) -> None:
        """Type; bytes as they are."""
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window; the program is told by a signal."""
        self._screen.resize(lines, columns)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def wait_for(self, *texts: str) -> str:
        """The screen, as soon as all the texts stand on it."""
        return self.wait_until(lambda: all(text in self.text for text in texts), f"{texts}")

    def wait_until(self, seen: Callable[[], bool], what: str) -> str:
        """The screen, as soon as ``seen`` says so."""
        deadline = time.monotonic() + PATIENCE
        while not seen():
            if not self._read(deadline):
                raise AssertionError(f"never came: {what}\nthe screen:\n{self.text}")
        return self.text

    def rest(self, seconds: float = 0.3) -> None:
        """Take in what the program sends until it has sent nothing for a while."""
        while self._read(time.monotonic() + seconds):
            pass

    def end(self) -> int:
        """Read until the program has ended; its exit code, negative after a signal."""
        deadline = time.monotonic() + PATIENCE
        while self._read(deadline):
            pass
        return self.process.wait(max(0.0, deadline - time.monotonic()))

    def _read(self, deadline: float) -> bool:
        """Take in some of what the program sends; False at its end or after the deadline."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # every holder of the other end has gone
            return False
        self.raw += data
        self._stream.feed(self._decode(data))
        return bool(data)
