"""Opens the handbook that a command line asks for."""

from __future__ import annotations

import os
import pwd
from pathlib import Path
from typing import TYPE_CHECKING

from handbok_tui.cli.arguments import Arguments
from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.answers.respondents import person_of
from handbok_tui.storage.edition.files import EditionFiles

if TYPE_CHECKING:
    from handbok_tui.session.saving.drafts import Drafts


def person(workbook: Path) -> Respondent:
    """Who sits at the keyboard, from the machine's list of users, as a workbook knows them."""
    uid = os.getuid()
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return person_of(workbook, os.environ.get("USER", ""), "", uid)
    return person_of(workbook, entry.pw_name, entry.pw_gecos.split(",")[0].strip(), uid)


def open_session(
    arguments: Arguments, drafts: Drafts | None = None, who: Respondent | None = None
) -> Session:
    """The session over those folders, of the person of the login unless another name is given.

    Raises FaultyFile when the edition cannot be read.
    """
    places = arguments.locations()
    editions = EditionFiles(places.edition, places.own_chapters)
    return Session(
        editions, WorkbookFiles(places.workbook, who or person(places.workbook)), drafts=drafts
    )
