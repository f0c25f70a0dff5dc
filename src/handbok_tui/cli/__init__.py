"""The command ``handbok``: one module per command, and the way in.

Only the command that opens the screen imports Textual.  Exit codes: 0 fine, 1 the data or the
disk said no, 2 wrong usage.  Errors are one line of Swedish on standard error.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

ENOUGH = 50_000
"""New objects after which memory is tidied: imports alone would have it done a dozen times."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``handbok`` with the given arguments (default: the process's own)."""
    gc.set_threshold(ENOUGH)
    try:
        return _run(sys.argv[1:] if argv is None else list(argv))
    except KeyboardInterrupt:
        return 130


def _run(words: Sequence[str]) -> int:
    from handbok_tui.cli import output  # noqa: PLC0415 - so that an interrupt is caught
    from handbok_tui.cli.arguments import parse  # noqa: PLC0415
    from handbok_tui.core.errors import HandbokError  # noqa: PLC0415

    try:
        arguments = parse(words)
        return arguments.run(arguments)
    except HandbokError as problem:
        output.complain(str(problem))
        return 1
    except BrokenPipeError:
        output.end_of_pipe()
        return 0
    except OSError as error:
        output.end_of_pipe()
        output.complain(output.refused_by_the_system(error))
        return 1
