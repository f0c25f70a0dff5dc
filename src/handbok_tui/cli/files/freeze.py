"""``handbok freeze``: keeps the own handbook as it is today; lists and shows what was kept."""

from __future__ import annotations

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, remark, say, say_exactly
from handbok_tui.core.edition.frozen import find_frozen
from handbok_tui.export.selection import parse_includes
from handbok_tui.session.export.freezing import freeze
from handbok_tui.storage.export.frozen import FrozenFiles
from handbok_tui.texts.export import freezing


def run(arguments: Arguments) -> int:
    """Freeze, list or show.  Exit 1 where an edition could not be read."""
    if sum(map(bool, (arguments.name, arguments.list, arguments.show))) > 1:
        complain(f"{freezing.ONE_THING}. Hjälp: handbok freeze --help")
        return 2
    files = FrozenFiles(arguments.locations().workbook)
    if arguments.show:
        say_exactly(files.text(find_frozen(files.all()[0], arguments.show)))
        return 0
    if arguments.list:
        return _list(files)
    include = parse_includes(arguments.include.replace(",", " ").split())
    session = open_session(arguments)
    try:
        edition, said = freeze(session, arguments.name, include)
    finally:
        for fault in session.faults:
            complain(str(fault))
    remark(freezing.done(edition.name, str(files.path(edition))))
    remark(said)
    return 0


def _list(files: FrozenFiles) -> int:
    editions, faults = files.all()
    width = max((len(edition.id) for edition in editions), default=0)
    for edition in editions:
        count = freezing.count(edition.included, edition.private_left_out)
        say(f"{edition.id:<{width}}  {edition.name} ({count})\n")
    remark(freezing.HOW_TO_SHOW if editions else freezing.NONE)
    for fault in faults:
        complain(str(fault))
    return 1 if faults else 0
