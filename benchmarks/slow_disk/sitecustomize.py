"""On PYTHONPATH: a disk that takes three seconds to have a file safe, in two steps."""

import os
import time


def fsync(_file: object) -> None:
    """As long as half a save: the file, then its folder."""
    time.sleep(1.5)


os.fsync = fsync  # type: ignore[assignment]
