"""``handbok`` alone: opens the reader.  The only command that imports Textual."""

from __future__ import annotations

import os
import sys

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session, person
from handbok_tui.cli.output import is_terminal
from handbok_tui.core.errors import HandbokError
from handbok_tui.session.drafts import Drafts
from handbok_tui.storage.place_file import PlaceFile
from handbok_tui.storage.workbook_files import OWN_FOLDER
from handbok_tui.texts import messages


def run(arguments: Arguments) -> int:
    """Run the program until the person leaves."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)) or os.environ.get("TERM") == "dumb":
        raise HandbokError(messages.NO_TERMINAL)
    places = arguments.locations()
    drafts = Drafts(places.recovery, places.workbook)
    session = open_session(arguments, drafts)
    place = PlaceFile(places.workbook / OWN_FOLDER, person().id)

    from handbok_tui.tui.app import HandbokApp  # noqa: PLC0415 - only where a screen is wanted

    app = HandbokApp(session, place)
    app.ending.watch()
    app.run(mouse=False)
    drafts.journal.close(1)
    return app.return_code or 0
