"""``handbok learned``: a learning in a line, from wherever one works."""

from __future__ import annotations

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import remark
from handbok_tui.cli.writing.reflect import show
from handbok_tui.core.answers.blank import is_blank
from handbok_tui.core.errors import HandbokError
from handbok_tui.texts.log import entries as texts


def run(arguments: Arguments) -> int:
    """Save a learning, or list them."""
    session = open_session(arguments)
    if arguments.list:
        return show(session, "learning")
    what = " ".join(arguments.words)
    if is_blank(what):
        raise HandbokError(texts.WHAT_MISSING)
    target = session.log.learning()
    for field, text in (("what", what), ("where", arguments.where), ("for", arguments.use)):
        session.write(target, text, field)
    if arguments.private:
        session.toggle_private(target)
    session.save()
    remark(texts.SAVED_LEARNING)
    return 0
