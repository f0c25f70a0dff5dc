"""``handbok export``: the own handbook to standard output or a file."""

from __future__ import annotations

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, remark, say, say_exactly
from handbok_tui.core.errors import HandbokError
from handbok_tui.export.formats import find_format
from handbok_tui.export.profiles import find_profile, summary
from handbok_tui.export.selection import parse_includes
from handbok_tui.storage.export_file import write_export
from handbok_tui.storage.locations import chosen_path
from handbok_tui.texts import exporting


def run(arguments: Arguments) -> int:
    """Write the handbook and say on standard error what went along and what did not."""
    session = open_session(arguments)
    form = find_format(arguments.format)
    profile = find_profile(arguments.profile)
    include = profile.include | parse_includes(arguments.include.replace(",", " ").split())
    chapters = [session.head(key).id for key in arguments.chapter]
    selection = session.selection(chapters, arguments.respondent, include, profile.name)
    for fault in session.faults:
        complain(str(fault))
    if session.faults:
        raise HandbokError("Något gick inte att läsa, så handboken hade inte blivit hel. "
                           "Rätta det ovan och exportera igen.")  # fmt: skip
    if arguments.dry_run:
        said = exporting.listing(selection.rows, selection.left_out, summary(selection))
        say("\n".join(said) + "\n")
        return 0
    text = form.render(selection)
    if arguments.output == "-":
        say_exactly(text)
    else:
        path = chosen_path(arguments.output)
        write_export(path, text, overwrite=arguments.force)
        remark(exporting.written(str(path)))
    remark(summary(selection))
    return 0
