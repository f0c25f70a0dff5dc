"""The command ``handbok``: one module per command, and the way in.

Only the command that opens the screen imports Textual.  Exit codes: 0 fine, 1 the data or the
disk said no, 2 wrong usage.  Errors are one line of Swedish on standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbok_tui.cli.arguments import Arguments


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``handbok`` with the given arguments (default: the process's own)."""
    from handbok_tui.cli.arguments import parse  # noqa: PLC0415 - so that an interrupt is caught

    try:
        arguments = parse(sys.argv[1:] if argv is None else list(argv))
        return _run(arguments)
    except KeyboardInterrupt:
        return 130


def _run(arguments: Arguments) -> int:
    from handbok_tui.cli.output import complain, end_of_pipe  # noqa: PLC0415
    from handbok_tui.core.errors import HandbokError  # noqa: PLC0415

    try:
        code = arguments.run(arguments)
        sys.stdout.flush()
    except HandbokError as problem:
        complain(str(problem))
        return 1
    except BrokenPipeError:
        end_of_pipe()
        return 0
    return code
