"""``handbok import-answers``: reads a filled form, shows what it would do, and does it on a yes."""

from __future__ import annotations

import sys

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import remark, say
from handbok_tui.core.errors import HandbokError
from handbok_tui.session.export.forms import preview, proposed, take_in
from handbok_tui.storage.files.locations import chosen_path
from handbok_tui.storage.files.text_file import decoded, read_text
from handbok_tui.texts.export import blank_form as texts


def run(arguments: Arguments) -> int:
    """Show what the form would do; with ``--yes`` do it."""
    session = open_session(arguments)
    if arguments.file == "-":
        text = decoded(sys.stdin.buffer.read(), "-")
    else:
        text = read_text(chosen_path(arguments.file))
    reading = proposed(session, text, arguments.respondent)
    say("".join(f"{line}\n" for line in preview(session, reading)))
    if reading.unknown:
        remark(texts.unknown(reading.unknown))
    if not reading.proposals:
        raise HandbokError(texts.NOTHING)
    if arguments.yes:
        remark(texts.taken_in(take_in(session, reading)))
    else:
        remark(texts.CONFIRM)
    return 0
