"""Opens the handbook that a command line asks for."""

from __future__ import annotations

import os
import pwd

from handbok_tui.cli.arguments import Arguments
from handbok_tui.core.workbook import Respondent
from handbok_tui.session import Drafts, Session
from handbok_tui.storage.edition_files import EditionFiles
from handbok_tui.storage.locations import Locations, find
from handbok_tui.storage.workbook_files import WorkbookFiles, person_from_login


def locations(arguments: Arguments) -> Locations:
    """The folders that the arguments and the environment name."""
    return find(arguments.workbook, arguments.edition)


def person() -> Respondent:
    """Who sits at the keyboard, from the machine's list of users."""
    try:
        entry = pwd.getpwuid(os.getuid())
    except KeyError:
        return person_from_login(os.environ.get("USER", ""))
    return person_from_login(entry.pw_name, entry.pw_gecos.split(",")[0].strip())


def open_session(arguments: Arguments, drafts: Drafts | None = None) -> Session:
    """The session over those folders.  Raises FaultyFile when the edition cannot be read."""
    places = locations(arguments)
    editions = EditionFiles(places.edition, places.own_chapters)
    return Session(editions, WorkbookFiles(places.workbook, person()), drafts=drafts)
