"""The driver: what the program asks of the terminal, and how it takes and leaves it.

Against Textual's own it asks the terminal nothing and switches on less: no mouse, no focus
reports, no Kitty keyboard protocol (no key here needs it, and a program that is killed would
leave the shell with it).  What comes in is cut up by ``incoming``.  It sleeps while nothing
happens, leaves at once, and notices when the terminal is gone.
"""

from __future__ import annotations

import errno
import os
import select
import signal
import termios
import threading
import tty
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from handbok_tui.tui.terminal import modes
from handbok_tui.tui.terminal.input.incoming import Incoming
from handbok_tui.tui.terminal.output import Output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from textual.app import App
    from textual.message import Message

    from handbok_tui.tui.terminal.input.incoming import Noted

_READ = 65536  # bytes


@runtime_checkable
class TerminalUser(Protocol):
    """What an App may have to be told about its terminal."""

    def from_anywhere(self, call: Callable[[], None]) -> None:
        """Call in the event loop, as a part of the App; for signal handlers and threads."""

    def terminal_resumed(self) -> None:
        """Be told, in the event loop, that the terminal was taken again after a suspension."""

    def terminal_resized(self) -> None:
        """Be told, in the event loop, that the terminal was resized."""

    def terminal_lost(self) -> None:
        """Be told, once and in another thread, that the terminal is gone."""

    def terminal_noted(self, what: Noted) -> None:
        """Be told, in the event loop, something about what came from the terminal."""


class DirectDriver(LinuxDriver):
    """Powers display and input on Linux and its kin, for an App that may be a TerminalUser."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._user = app if isinstance(app, TerminalUser) else None
        self._output: Output | None = None
        self._wake: tuple[int, int] | None = None
        self._screen_fd = 2 if self._file is None else self._file.fileno()
        self._resumes = False
        self._told_lost = threading.Lock()
        # Rich's guess ($COLUMNS, 25 lines for an unknown terminal) and then the true size would
        # send the layout back and forth for ever.
        self._size = size or self._get_terminal_size()

    # -- output ---------------------------------------------------------------------------------

    def write(self, data: str) -> None:
        """Send data to the terminal, unless it has been left.  Never waits."""
        if self._output is not None and modes.is_taken(self._screen_fd):
            self._output.write(data)

    def when_idle(self, then: Callable[[], None]) -> bool:
        """Whether all output is written; if not, ``then`` is called in the loop when it is."""
        if self._output is None:
            return True
        return self._output.idle(lambda: self._in_loop(then))

    def close(self) -> None:
        """Write what is left to write."""
        if self._output is not None:
            self._output.stop()
            self._output = None

    # -- taking and leaving the terminal ----------------------------------------------------------

    def start_application_mode(self) -> None:
        """Take the terminal; go to sleep instead if the program is in the background."""
        try:
            if not self._in_foreground():
                return
        except termios.error:  # hung up while another program had it
            self._lost()
            return
        self._output = Output(self._screen_fd, self._lost)
        self._output.start()
        self._take_keyboard()
        self.write(modes.ENTER)
        signal.signal(signal.SIGWINCH, self._resized)
        self._send_size()
        self._wake = os.pipe()
        # A daemon, so that waiting for a key can never keep a program alive that has failed.
        self._key_thread = threading.Thread(
            target=self._run_input_thread, name="terminal-input", daemon=True
        )
        self._key_thread.start()
        if self._must_signal_resume:
            self._must_signal_resume = False
            self.send_message(self.SignalResume())
        if self._resumes and self._user is not None:
            self._in_loop(self._user.terminal_resumed)
        self._resumes = True

    def disable_input(self) -> None:
        """Stop reading, and drop what was typed but not read: it was not meant for the shell."""
        if self._stop_reading():
            with suppress(termios.error):  # the terminal is gone
                termios.tcflush(self.fileno, termios.TCIFLUSH)

    def _stop_reading(self) -> bool:
        """End the thread that takes keys; False where there is none."""
        thread, self._key_thread = self._key_thread, None
        if thread is None or self._wake is None:
            return False
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        os.write(self._wake[1], b"x")
        thread.join()
        for fd in self._wake:
            os.close(fd)
        self._wake = None
        return True

    def stop_application_mode(self) -> None:
        """Leave the terminal as it was found."""
        self.disable_input()
        if modes.release(self._screen_fd) and self._output is not None:
            self._output.write(modes.LEAVE)

    def _take_keyboard(self) -> None:
        """Have each key at once and unchanged."""
        attributes = termios.tcgetattr(self.fileno)
        attributes[tty.LFLAG] = self._patch_lflag(attributes[tty.LFLAG])
        attributes[tty.IFLAG] = self._patch_iflag(attributes[tty.IFLAG])
        attributes[tty.CC][termios.VMIN] = 1
        modes.take(self._screen_fd, self.fileno, attributes)

    def _in_foreground(self) -> bool:
        """Whether the terminal is ours to change; sleeps until it may be, in the background.

        The kernel answers a background process's change with SIGTTOU, so a change of nothing is
        tried.  When the process is continued, the handler of SIGCONT starts anew.  Raises
        termios.error where there is no terminal any more.
        """
        numbers = (signal.SIGTTOU, signal.SIGTTIN)
        for number in numbers:
            signal.signal(number, lambda *_: os.kill(os.getpid(), signal.SIGSTOP))
        try:
            termios.tcsetattr(self.fileno, termios.TCSANOW, termios.tcgetattr(self.fileno))
        except termios.error as error:
            if error.args[0] != errno.EINTR:
                raise
            return False
        finally:
            for number in numbers:
                signal.signal(number, signal.SIG_DFL)
        return True

    def _sigtstp_application(self, *_: object) -> None:
        """Stop; first leave the terminal, unless it has been lent to another program.

        In the event loop, because a signal may come in the midst of any drawing.
        """
        if self._auto_restart:
            self._in_loop(self._stop)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _stop(self) -> None:
        self.suspend_application_mode()
        self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again, unless it has been lent to another program."""
        if self._auto_restart:
            self._in_loop(self._resume)

    def _resume(self) -> None:
        if self._output is not None:  # stopped without a warning; the shell has used the terminal
            self._stop_reading()  # what was typed while asleep was meant for the program
            self.suspend_application_mode()
            self._must_signal_resume = True
        if self._must_signal_resume or not self._resumes:  # not while the program is ending
            self.resume_application_mode()

    # -- input ----------------------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Read keys until woken to stop or until the terminal is gone; sleeps in between."""
        if self._wake is None:
            return
        woken = self._wake[0]
        incoming = Incoming(self._noted)
        while True:
            ready = select.select([self.fileno, woken], [], [], incoming.patience)[0]
            if woken in ready:
                return
            if not ready:
                self._process(incoming.rest())
                continue
            try:
                data = os.read(self.fileno, _READ)
            except OSError:  # what Linux says of a terminal that was hung up
                data = b""
            if not data:
                self._lost()
                return
            self._process(incoming.feed(data))

    def _noted(self, what: Noted) -> None:
        user = self._user
        if user is not None:
            self._in_loop(lambda: user.terminal_noted(what))

    def _process(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _resized(self, *_: object) -> None:
        if self._user is not None:
            self._in_loop(self._user.terminal_resized)
        self._send_size()

    def _send_size(self) -> None:
        size = Size(*self._get_terminal_size())
        self.send_message(events.Resize(size, size))

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return columns and rows: the terminal's own word before that of the environment."""
        try:
            columns, rows = os.get_terminal_size(self._screen_fd)
        except OSError:
            columns = rows = 0
        return (columns, rows) if columns and rows else super()._get_terminal_size()

    # -- the end --------------------------------------------------------------------------------

    def _lost(self) -> None:
        if not self._told_lost.acquire(blocking=False):
            return
        if self._user is None:
            self._app.call_later(self._app.exit)
        else:
            self._user.terminal_lost()

    def _in_loop(self, call: Callable[[], None]) -> None:
        if self._user is not None:
            self._user.from_anywhere(call)
            return
        with suppress(RuntimeError):  # the loop is closed: there is nothing left to do it for
            self._loop.call_soon_threadsafe(call)
