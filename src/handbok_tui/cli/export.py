"""``handbok export``: the own handbook to standard output or a file."""

from __future__ import annotations

import sys

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, is_terminal, remark, say_exactly, write_bytes
from handbok_tui.core.errors import HandbokError
from handbok_tui.export.formats import Format, find_format, format_of
from handbok_tui.export.selection import Selection, parse_includes
from handbok_tui.session.exporting import exported
from handbok_tui.storage.export_file import refuse_file, write_export
from handbok_tui.storage.locations import chosen_path
from handbok_tui.texts import exporting


def run(arguments: Arguments) -> int:
    """Write the handbook and say on standard error what went along and what did not."""
    form = find_format(arguments.format) if arguments.format else format_of(arguments.output)
    if arguments.output == "-" and form.kind == "bytes" and is_terminal(sys.stdout):
        raise HandbokError(exporting.not_to_a_terminal(form.title, form.name, form.suffix))
    session = open_session(arguments)
    include = parse_includes(arguments.include.replace(",", " ").split())
    chapters = [session.head(key).id for key in arguments.chapter]
    selection = session.selection(chapters, arguments.respondent, include)
    for fault in session.faults:
        complain(str(fault))
    if session.faults:
        raise HandbokError("Något gick inte att läsa, så handboken hade inte blivit hel. "
                           "Rätta det ovan och exportera igen.")  # fmt: skip
    _write(arguments, form, selection)
    remark(exporting.summary(selection.included, selection.private_left_out, selection.unanswered))
    return 0


def _write(arguments: Arguments, form: Format, selection: Selection) -> None:
    if arguments.output != "-":
        path = chosen_path(arguments.output)
        refuse_file(path, overwrite=arguments.force)
        write_export(path, exported(form, selection), overwrite=arguments.force)
        remark(exporting.written(str(path)))
    elif form.kind == "text":
        say_exactly(form.render(selection))
    else:
        write_bytes(exported(form, selection))
