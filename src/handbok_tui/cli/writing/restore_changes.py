"""The parts of ``handbok restore`` that know every kind of file: the person's last changes, and
templates, chapters and facts as they were on the days that are kept.

What stands there by now is not lost: it is a change like others, which can be taken back.  The
changes are the person's own, and other people's templates are never shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbok_tui.cli.output import complain, remark, say, say_exactly
from handbok_tui.core.errors import FaultyFile, NotFound
from handbok_tui.session.changes.names import place_in
from handbok_tui.session.changes.words import in_full, word
from handbok_tui.texts.changes import restoring as texts
from handbok_tui.texts.changes import trail as trail_texts
from handbok_tui.texts.dates import moment_in_column

if TYPE_CHECKING:
    from handbok_tui.cli.arguments import Arguments
    from handbok_tui.session import Session
    from handbok_tui.session.changes.names import Place
    from handbok_tui.storage.files.backups import Backups


def list_changes(session: Session) -> None:
    """The person's changes, newest first, with the id by which each is looked at."""
    found = False
    for change in session.trail.changes():
        found = True
        when = moment_in_column(change.entry.when, session.now())
        say(f"{change.entry.id}  {when:<16}  {_name(change.place)}  ({word(change)})\n")
    remark(texts.HOW_TO_LOOK_AT_CHANGE if found else trail_texts.NOTHING)


def _name(place: Place) -> str:
    """Every word of it: a line may be as long as it has to be."""
    return place.full or place.name


def is_change(session: Session, name: str) -> bool:
    """Whether a word names one of the person's changes."""
    return bool(name) and session.trail.find(name) is not None


def one_change(session: Session, arguments: Arguments) -> None:
    """Look at a change, or take it back.  Raises HandbokError."""
    change = session.trail.find(arguments.question)
    if change is None:
        raise NotFound(trail_texts.NOTHING)
    if not arguments.yes:
        say("\n".join(in_full(session, change)) + "\n")
        remark(trail_texts.ALREADY_BACK if change.undone else texts.change_back(change.entry.id))
        return
    done = session.trail.take_back(change.entry)
    remark(texts.change_is_back(_name(done.place)))
    if done.note:
        complain(done.note)
    newest = session.trail.changes()[0]
    remark(texts.change_again(newest.entry.id))


def is_file(name: str) -> bool:
    """Whether a word names a file that is kept as a whole."""
    return name == "workbook.toml" or name.startswith(("worksheets/", "chapters/"))


def list_files(session: Session, backups: Backups) -> bool:
    """The files that are kept as a whole, each with its days; False where there is none."""
    found = False
    for file in backups.other_files():
        states = _seen(session, backups, file)
        if states:
            say(f"{'' if found else chr(10)}{file}  {place_in(session, file, ()).name}\n")
            say(f"  {', '.join(states)}\n")
            found = True
    return found


def one_file(session: Session, backups: Backups, arguments: Arguments) -> None:
    """Look at what was changed in a file since a day, or let it be as then.

    Raises HandbokError.
    """
    file = arguments.question
    states = _seen(session, backups, file) if file in backups.other_files() else {}
    chosen = [when for when in states if when.startswith(arguments.day)]
    if not chosen:
        raise NotFound(texts.no_such_state(file, arguments.day, list(states)))
    then = states[chosen[0]]
    if arguments.show:
        say_exactly(then.decode("utf-8", "replace"))
        return
    change = session.trail.since(file, then)
    if not arguments.yes:
        say("\n".join((f"{change.place.name}, {chosen[0]}", *in_full(session, change)[2:])) + "\n")
        remark(texts.how_to_bring_back(f"handbok restore {file} --day {chosen[0]} --yes"))
        return
    done = session.trail.take_back(change.entry)
    remark(texts.file_is_back(done.place.name, chosen[0]))
    if done.note:
        complain(done.note)


def _seen(session: Session, backups: Backups, file: str) -> dict[str, bytes]:
    """What a file has been; nothing of another person's templates, which are not for one to
    bring back.
    """
    kind, _, rest = file.partition("/")
    found = session.workbook.respondent(rest.partition("/")[0])
    if kind == "worksheets" and not (found is not None and session.viewer.owns(found)):
        return {}
    try:
        return backups.states(file)
    except FaultyFile as problem:
        complain(str(problem))
        return {}
