"""What is switched on in the terminal, and how it is put back whatever happens.

Kept for the whole process, not in the driver: a signal handler that ends the program must be able
to put the terminal back when the event loop cannot.
"""

from __future__ import annotations

import os
import select
import termios
from typing import Any

# alternate screen, cursor hidden, bracketed paste, no line wrap
ENTER = "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?7l"
# Everything back, scroll region and colours first.  Erased too: a terminal without an alternate
# screen (the Linux console, many a GNU screen) would be left with the last page and the prompt
# in the midst of it.
LEAVE = "\x1b[r\x1b[m\x1b[H\x1b[J\x1b[?7h\x1b[?2004l\x1b[?1049l\x1b[?25h"

_taken: dict[int, tuple[int, list[Any]]] = {}
"""Screen descriptor -> keyboard descriptor and its attributes (see termios) before."""


def take(screen_fd: int, keyboard_fd: int, attributes: list[Any]) -> None:
    """Set the keyboard's ``attributes`` (see termios) and remember what they were.

    Raises termios.error if ``keyboard_fd`` is not a terminal.
    """
    before = termios.tcgetattr(keyboard_fd)
    termios.tcsetattr(keyboard_fd, termios.TCSANOW, attributes)
    _taken[screen_fd] = (keyboard_fd, before)


def is_taken(screen_fd: int) -> bool:
    """Whether the terminal drawn on through ``screen_fd`` is to be put back."""
    return screen_fd in _taken


def release(screen_fd: int) -> bool:
    """Put the keyboard's attributes back; return whether there was anything to put back.

    The caller has LEAVE to send, if so.
    """
    keyboard_fd, before = _taken.pop(screen_fd, (-1, []))
    if keyboard_fd < 0:
        return False
    try:
        termios.tcsetattr(keyboard_fd, termios.TCSANOW, before)
    except termios.error:  # the terminal is gone, and its attributes with it
        return False
    return True


def leave_cleanly(fd: int = 2) -> bool:
    """Put the terminal back at once, for who is about to end the program without its event loop.

    ``fd`` is the descriptor that was drawn on: Textual draws on standard error.  Safe in a signal
    handler; does not wait for a terminal that takes nothing.  Returns whether there was anything
    to put back: a second call, and the driver's own leaving after it, do nothing.
    """
    if not release(fd):
        return False
    try:
        if select.select([], [fd], [], 0)[1]:
            os.write(fd, LEAVE.encode())
    except (OSError, ValueError):  # gone, or closed
        return False
    return True
