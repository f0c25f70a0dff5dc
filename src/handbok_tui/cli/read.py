"""``handbok read``: a chapter with its answers as plain text."""

from __future__ import annotations

import os
import sys

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, is_terminal, say, say_exactly
from handbok_tui.export.plain import render

WIDTH = 72


def run(arguments: Arguments) -> int:
    """Print the chapter; the first one where none is named."""
    session = open_session(arguments)
    head = session.head(arguments.chapter) if arguments.chapter else session.edition.chapters[0]
    if arguments.markdown:
        from handbok_tui.export.chapter import chapter_markdown  # noqa: PLC0415 - needs the parser

        say_exactly(chapter_markdown(session.chapter(head.id)))
        return 0
    say(render(session.document(head.id), _width()))
    for fault in session.faults:
        complain(str(fault))
    return 1 if session.faults else 0


def _width() -> int:
    """The terminal's width, at most a comfortable line; the same for a pipe as for a person."""
    if not is_terminal(sys.stdout):
        return WIDTH
    return max(10, min(WIDTH, os.get_terminal_size(sys.stdout.fileno()).columns))
