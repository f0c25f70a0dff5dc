"""``handbok check``: reads everything and says what is wrong, ``path:line: what``."""

from __future__ import annotations

from pathlib import Path

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import person
from handbok_tui.cli.output import say
from handbok_tui.core.errors import FaultyFile, HandbokError
from handbok_tui.storage.edition.checker import check_edition, check_workbook
from handbok_tui.storage.person.settings import SettingsFile


def run(arguments: Arguments) -> int:
    """Check the given folders, or the ones in use; exit 1 when anything is wrong."""
    places = arguments.locations()
    faults = []
    folders = [Path(folder) for folder in arguments.folders] or [places.edition, places.workbook]
    for folder in folders:
        is_edition = folder == places.edition or (folder / "edition.toml").is_file()
        if not folder.is_dir() and not is_edition:
            if arguments.folders:
                raise HandbokError(f"Mappen {folder} finns inte.")
            continue
        try:
            if is_edition:
                faults += check_edition(folder)
            else:
                faults += check_workbook(folder, person(folder), places.edition)
        except FaultyFile as problem:
            faults += problem.faults
    if not arguments.folders:
        faults += SettingsFile(places.config).read()[1]
    for fault in faults:
        say(f"{fault}\n")
    if not faults:
        say("Allt går att läsa.\n")
    return 1 if faults else 0
