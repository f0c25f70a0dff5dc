"""``handbok read``: a chapter with its answers, or a filled template, as plain text."""

from __future__ import annotations

import os
import sys

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, is_terminal, say, say_exactly
from handbok_tui.core.errors import HandbokError
from handbok_tui.export.plain import render
from handbok_tui.session import Session
from handbok_tui.texts.sheets import filling as sheet_texts

WIDTH = 72


def run(arguments: Arguments) -> int:
    """Print the chapter, the first one where none is named; or the template."""
    session = open_session(arguments)
    worksheet = arguments.worksheet or _template(session, arguments.chapter)
    if worksheet:
        return _read_worksheet(session, worksheet, arguments.respondent)
    head = session.head(arguments.chapter) if arguments.chapter else session.edition.chapters[0]
    if arguments.markdown:
        from handbok_tui.export.markdown.chapter import chapter_markdown  # noqa: PLC0415 - needs the parser

        say_exactly(chapter_markdown(session.chapter(head.id)))
        return 0
    say(render(session.document(head.id), _width()))
    for fault in session.faults:
        complain(str(fault))
    return 1 if session.faults else 0


def _template(session: Session, key: str) -> str:
    """The key, where it is the id of a template and no chapter; else ""."""
    if not key or key.isdecimal() or session.edition.head(key) is not None:
        return ""
    return key if key in session.worksheets.files.ids() else ""


def _read_worksheet(session: Session, worksheet: str, respondent: str) -> int:
    """Print every filling of a template that may be seen; the empty template where none is."""
    from handbok_tui.export.profiles.sheets import plain  # noqa: PLC0415 - for templates only

    sheets = session.worksheets
    wanted = sheets.target(worksheet, respondent)
    found = [
        target
        for target in sheets.readable(worksheet)
        if not respondent or target.respondent == wanted.respondent
    ]
    if not found and sheets.sheet(wanted).has_content:
        raise HandbokError(sheet_texts.ONLY_THEIRS)
    texts = (plain(sheets.view(one), sheets.whose(one), _width()) for one in found or [wanted])
    say("\n".join(texts))
    for fault in session.faults:
        complain(str(fault))
    return 1 if session.faults else 0


def _width() -> int:
    """The terminal's width, at most a comfortable line; the same for a pipe as for a person."""
    if not is_terminal(sys.stdout):
        return WIDTH
    return max(10, min(WIDTH, os.get_terminal_size(sys.stdout.fileno()).columns))
