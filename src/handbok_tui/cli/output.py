"""What commands print: text without control characters, answers to a closed pipe, complaints."""

from __future__ import annotations

import os
import sys

from handbok_tui.core.visible import visible


def say(text: str) -> None:
    """Print to standard output, whatever the text holds; no newline is added."""
    _write_out(visible(text))


def say_exactly(text: str) -> None:
    """Print a stored text as it is, except on a terminal, where control characters show."""
    _write_out(visible(text) if sys.stdout.isatty() else text)


def _write_out(text: str) -> None:
    """As UTF-8, whatever the locale, so that a redirected export is always right."""
    sys.stdout.flush()
    data = text.encode("utf-8")
    while data:
        data = data[sys.stdout.buffer.write(data) :]
    sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """Say something to the person on standard error, after the program's name."""
    for line in text.splitlines():
        remark(f"handbok: {line}")


def remark(line: str) -> None:
    """One line on standard error."""
    data = f"{visible(line)}\n".encode(errors="replace")
    sys.stderr.flush()
    sys.stderr.buffer.write(data)
    sys.stderr.buffer.flush()


def end_of_pipe() -> None:
    """The reader of our output has gone: end without a word, also at interpreter exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
