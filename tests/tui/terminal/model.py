"""A model of the terminal at the other end, and programs run on it."""

from __future__ import annotations

import fcntl
import os
import select
import struct
import subprocess
import sys
import termios
import time
import unicodedata
from codecs import getincrementaldecoder
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TIMEOUT = 20.0  # seconds: only a failing test waits for so long
_QUIET = 0.1  # seconds without output: the program has nothing more to say


class _Screen(pyte.Screen):
    """A pyte screen that, if it ``erases_colour``, leaves colour when it erases."""

    def __init__(self, columns: int, lines: int, *, erases_colour: bool) -> None:
        self.erases_colour = erases_colour
        super().__init__(columns, lines)

    def set_margins(self, *margins: Any, **named: Any) -> None:
        super().set_margins(*margins, **named)
        self.cursor_position()  # pyte leaves it where it is when margins are taken away

    def _erased(self) -> Any:
        paper = self.cursor.attrs.bg if self.erases_colour else self.default_char.bg
        return self.default_char._replace(bg=paper)

    def index(self) -> None:
        _, bottom = self.margins or (0, self.lines - 1)
        scrolls = self.cursor.y == bottom
        super().index()
        if scrolls:
            self._fill(bottom)

    def reverse_index(self) -> None:
        top, _ = self.margins or (0, self.lines - 1)
        scrolls = self.cursor.y == top
        super().reverse_index()
        if scrolls:
            self._fill(top)

    def _fill(self, y: int) -> None:
        for x in range(self.columns):
            self.buffer[y][x] = self._erased()

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        assert how == 0
        for x in range(min(self.cursor.x, self.columns - 1), self.columns):
            self.buffer[self.cursor.y][x] = self._erased()


class Model:
    """A terminal of ``columns`` × ``lines`` that is fed what a program sends."""

    def __init__(self, columns: int, lines: int, *, erases_colour: bool = True) -> None:
        self.screen = _Screen(columns, lines, erases_colour=erases_colour)
        self.screen.reset_mode(7, private=True)
        self._stream = pyte.Stream(self.screen)

    def feed(self, text: str) -> None:
        """Take what the program sent."""
        self._stream.feed(text)

    @property
    def looks(self) -> list[list[tuple[Any, ...]]]:
        """What can be seen in each cell; what does not show on a blank one is left out."""
        columns, lines = range(self.screen.columns), range(self.screen.lines)
        return [[_look(self.screen.buffer[y][x]) for x in columns] for y in lines]

    @property
    def text(self) -> str:
        """The text on the screen."""
        return "\n".join(self.screen.display)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row, from 0."""
        return min(self.screen.cursor.x, self.screen.columns - 1), self.screen.cursor.y

    def private_mode(self, number: int) -> bool:
        """Whether ``CSI ? number h`` is in force."""
        return number << 5 in self.screen.mode


def _look(cell: Any) -> tuple[Any, ...]:
    if cell.data == " ":
        shows = cell.reverse or cell.underscore or cell.strikethrough or cell.blink
        if not shows:
            return (" ", cell.bg)
    return (unicodedata.normalize("NFC", cell.data), *cell[1:])


class Session:
    """A Python program in a pseudo-terminal, whose output a Model shows."""

    def __init__(self, argv: list[str], columns: int, lines: int, **environment: str) -> None:
        self.master, slave = os.openpty()
        self.model = Model(columns, lines)
        self.received = b""
        self._decode = getincrementaldecoder("utf-8")().decode
        self.resize(columns, lines)
        self.attributes = termios.tcgetattr(slave)
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        path = os.pathsep.join(filter(None, sys.path))
        self.slave = slave
        self.process = subprocess.Popen(
            [sys.executable, *argv],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={
                **kept,
                "TERM": "xterm-256color",
                "LANG": "C.UTF-8",
                "PYTHONPATH": path,
                **environment,
            },
        )

    def resize(self, columns: int, lines: int) -> None:
        """Tell the terminal's new size; the caller has the process told."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def type(self, keys: str | bytes) -> None:
        """Type keys, and count what is received from here on."""
        self.received = b""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def until(self, seen: Callable[[], object]) -> bytes:
        """Read until ``seen`` and then until nothing comes; return all received since typing."""
        end = time.monotonic() + _TIMEOUT
        while not seen():
            assert time.monotonic() < end, f"not seen; the screen is\n{self.model.text}"
            self._read(_QUIET)
        while self._read(_QUIET):
            pass
        return self.received

    def until_shown(self, text: str) -> bytes:
        """Read until ``text`` is on the screen, and on as ``until`` does."""
        return self.until(lambda: text in self.model.text)

    def _read(self, patience: float) -> bool:
        if not select.select([self.master], [], [], patience)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.received += data
        self.model.feed(self._decode(data))
        return bool(data)

    def end(self) -> int:
        """Wait for the program's end and return its exit status."""
        status = self.process.wait(_TIMEOUT)
        self.until(lambda: True)
        return status

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(_TIMEOUT)
        for fd in (self.master, self.slave):
            if fd >= 0:
                os.close(fd)


@contextmanager
def sample(columns: int = 80, lines: int = 24, **environment: str) -> Iterator[Session]:
    """Run the sample application, and wait until it has painted."""
    program = str(Path(__file__).with_name("sample.py"))
    session = Session([program], columns, lines, **environment)
    try:
        session.until(lambda: {"lärandet", "Sluta"} <= set(session.model.text.split()))
        yield session
    finally:
        session.close()
