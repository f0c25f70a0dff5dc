"""Where the program writes down what went wrong in itself, for those who mend it.

Private to the person: a trace can name files.  It never holds values, so no answer is in it.
"""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path

from handbok_tui import __version__
from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.files.atomic_write import make_private_dir, write_atomic


def write_crash(folder: Path, error: BaseException, now: datetime) -> Path | None:
    """Write the trace to a file of its own; None where that is not possible either."""
    # Not the message: it can quote a value.  Type and place are enough.
    text = "".join(traceback.format_tb(error.__traceback__))
    path = folder / f"fel-{now:%Y%m%d-%H%M%S}.log"
    try:
        make_private_dir(folder)
        write_atomic(path, f"handbok {__version__}\n{text}{type(error).__name__}\n".encode())
    except HandbokError:
        return None
    return path
