"""``handbok export``: the own handbook to standard output or a file."""

from __future__ import annotations

import sys
from datetime import datetime

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, is_terminal, remark, say, say_exactly, write_bytes
from handbok_tui.core.dates import parse_day
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.periods import Period, between, parse_period
from handbok_tui.export.formats import Format, find_format, format_of
from handbok_tui.export.profiles.registry import along, find_profile
from handbok_tui.export.selection import Selection, parse_includes
from handbok_tui.session import Session
from handbok_tui.session.export.rendering import exported, known
from handbok_tui.storage.files.export_file import refuse_file, write_export
from handbok_tui.storage.files.locations import chosen_path
from handbok_tui.texts.export import exporting
from handbok_tui.texts.follow_up import periods


def run(arguments: Arguments) -> int:
    """Write the handbook and say on standard error what went along and what did not."""
    form = find_format(arguments.format) if arguments.format else format_of(arguments.output)
    if arguments.output == "-" and form.kind == "bytes" and is_terminal(sys.stdout):
        raise HandbokError(exporting.not_to_a_terminal(form.title, form.name, form.suffix))
    session = open_session(arguments)
    profile = find_profile(arguments.profile)
    include = profile.include | parse_includes(arguments.include.replace(",", " ").split())
    chapters = [session.head(key).id for key in arguments.chapter]
    selection = session.selection(
        chapters, arguments.respondent, include, profile.name, _period(arguments)
    )
    for fault in session.faults:
        complain(str(fault))
    if session.faults:
        raise HandbokError(exporting.NOT_WHOLE)
    if arguments.dry_run:
        say("\n".join(exporting.listing(*along(selection, form))) + "\n")
    else:
        _write(session, arguments, form, selection)
    return 0


def _period(arguments: Arguments) -> Period | None:
    """The period that is asked for; None for none.  Raises HandbokError."""
    if arguments.period:
        return parse_period(arguments.period)
    if bool(arguments.first) != bool(arguments.last):
        raise HandbokError(periods.BOTH_ENDS)
    today = datetime.now().astimezone().date()
    ends = [parse_day(text, today) for text in (arguments.first, arguments.last)]
    return between(ends[0], ends[1]) if ends[0] and ends[1] else None


def _write(session: Session, arguments: Arguments, form: Format, selection: Selection) -> None:
    if arguments.output == "-":
        selection, said = known(session, form, selection)
        content, literal = exported(form, selection)
        say_exactly(content.decode("utf-8")) if form.kind == "text" else write_bytes(content)
    else:
        path = chosen_path(arguments.output)
        refuse_file(path, overwrite=arguments.force)
        selection, said = known(session, form, selection)
        content, literal = exported(form, selection)
        write_export(path, content, overwrite=arguments.force)
        remark(exporting.written(str(path)))
    remark(along(selection, form, literal).summary)
    if said:
        remark(said)
