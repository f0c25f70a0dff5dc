"""``handbok reflect``: the question of the day, answered from standard input or an editor."""

from __future__ import annotations

import sys

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, is_terminal, remark, say
from handbok_tui.cli.writing.answer import Written, edited, piped
from handbok_tui.core.answers.blank import is_blank
from handbok_tui.core.log.entries import LogKindName
from handbok_tui.session import Session, Target
from handbok_tui.texts.log import entries as texts


def run(arguments: Arguments) -> int:
    """Ask and save, or list what was written before."""
    session = open_session(arguments)
    if arguments.list:
        return show(session, "reflection")
    target = session.log.reflection()
    before = session.readable(target).text
    session.writable(target)
    say(f"{target.question.text}\n")
    if is_terminal(sys.stdin):
        with edited(arguments, session, target) as text:
            return _saved(session, target, text)
    with piped() as text:
        # Written already today: what comes now is put after it, nothing is lost.
        added = f"{before.rstrip()}\n\n{text}" if before.strip() and not is_blank(text) else text
        return _saved(session, target, added)


def _saved(session: Session, target: Target, text: str) -> int:
    if is_blank(text) or text == session.answer(target).text:
        remark(texts.NOTHING_WRITTEN)
        return 0
    written = Written(session, target, "", text)
    if was_shared := not session.answer(target).private:
        session.toggle_private(target)  # who reflects in the shell writes for themselves
    session.save()
    remark(texts.SAVED_REFLECTION)
    if was_shared:
        remark(texts.SHARED_NO_MORE)
    written.tell()
    return 0


def show(session: Session, kind: LogKindName) -> int:
    """Print what stands in the log of a kind, newest first; exit 1 where a file is faulty."""
    from handbok_tui.core.log.page import log_parts  # noqa: PLC0415 - for lists only
    from handbok_tui.export.plain import render  # noqa: PLC0415

    entries = [entry for entry in session.log.entries(kind) if entry.answer.has_content]
    if entries:
        say(render(log_parts(entries, session.viewer.person), WIDTH))
    for fault in session.faults:
        complain(str(fault))
    if not entries:
        remark(texts.NOTHING_LOGGED)
    return 1 if session.faults else 0


WIDTH = 72
"""Cells of a line in a list."""
