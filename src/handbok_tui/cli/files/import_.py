"""``handbok import``: Markdown and Word files become chapters of the workbook."""

from __future__ import annotations

import sys

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, remark, say
from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.chapters.importing import Wish, doubt
from handbok_tui.storage.files.locations import real_path
from handbok_tui.storage.importing.markdown import decoded_incoming, file_title, read_incoming
from handbok_tui.texts.chapters import importing as texts

STDIN = "-"


def run(arguments: Arguments) -> int:
    """Read every file first, so that one that cannot be read, or is no text of one's own, changes
    nothing; then say what each will be, and import it.
    """
    if arguments.chapter and (arguments.beside or len(arguments.files) > 1):
        complain(f"{texts.ONE_CHAPTER}. Hjälp: handbok import --help")
        return 2
    wishes = [_wish(name, arguments) for name in arguments.files]
    for wish in wishes:
        if (why := doubt(wish)) and not (arguments.anyway or arguments.dry_run):
            raise HandbokError(texts.not_own(wish.origin or texts.STDIN, why))
    session = open_session(arguments)
    for wish in wishes:
        _import(session, wish, arguments)
    return 0


def _wish(name: str, arguments: Arguments) -> Wish:
    if name != STDIN:
        path = real_path(name)
        found, origin, title = read_incoming(path), str(path), file_title(path)
    elif sys.stdin is None:
        raise HandbokError(texts.STDIN_CLOSED)
    else:
        found, origin = decoded_incoming(texts.STDIN, sys.stdin.buffer.read()), ""
        title = texts.UNNAMED
    return Wish(found.text, origin, title, arguments.chapter, arguments.beside, found.said)


def _import(session: Session, wish: Wish, arguments: Arguments) -> None:
    plan = session.plan_import(wish)
    if arguments.dry_run:
        say("".join(f"{line}\n" for line in plan.preview()))
        if plan.doubt:
            remark(texts.looks_odd(plan.doubt))
        remark(texts.DRY_RUN)
        return
    if arguments.force or not plan.changed_here:  # else it is refused
        for line in plan.preview():
            remark(line)
    note = session.take_in(plan, force=arguments.force)
    head = plan.chapter.head
    remark(texts.imported(plan.way, head.id, head.number, head.title))
    if note:
        remark(note)
