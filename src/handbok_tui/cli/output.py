"""What commands print: text without control characters, answers to a closed pipe, complaints."""

from __future__ import annotations

import errno
import os
import sys
from typing import TextIO

from handbok_tui.core.layout.control_pictures import visible


def say(text: str) -> None:
    """Print to standard output, whatever the text holds; no newline is added."""
    _write_out(visible(text))


def say_exactly(text: str) -> None:
    """Print a stored text as it is, except on a terminal, where control characters show."""
    _write_out(visible(text) if is_terminal(sys.stdout) else text)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at the other end; None is a stream that is closed."""
    return stream is not None and stream.isatty()


def _write_out(text: str) -> None:
    """As UTF-8, whatever the locale, so that a redirected export is always right."""
    write_bytes(text.encode("utf-8"))


def write_bytes(data: bytes) -> None:
    """Write a file to standard output; nothing for a terminal."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    while data:
        data = data[sys.stdout.buffer.write(data) :]
    sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """Say something to the person on standard error, after the program's name."""
    for line in text.splitlines():
        remark(f"handbok: {line}")


def remark(line: str) -> None:
    """One line on standard error."""
    if sys.stderr is None:
        return
    data = f"{visible(line)}\n".encode(errors="replace")
    sys.stderr.flush()
    sys.stderr.buffer.write(data)
    sys.stderr.buffer.flush()


def end_of_pipe() -> None:
    """The reader of our output has gone: end without a word, also at interpreter exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def refused_by_the_system(error: OSError) -> str:
    """What to say when something could not be read or written out."""
    where = error.filename or "utskriften"
    if error.errno == errno.ENOSPC:
        return f"Det gick inte att skriva {where}. Disken är full. Frigör utrymme och försök igen."
    if error.errno == errno.ENAMETOOLONG:
        return f"Namnet {where} är för långt. Välj ett kortare."
    return f"Det gick inte att använda {where} ({error.strerror})."
