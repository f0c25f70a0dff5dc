"""``handbok import-answers``: reads a filled form, shows what it would do, and does it on a yes."""

from __future__ import annotations

import sys

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import remark, say
from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session, Target
from handbok_tui.session.filled_forms import Proposal, proposed, take_in
from handbok_tui.storage.locations import chosen_path
from handbok_tui.storage.text_file import decoded, read_text
from handbok_tui.texts import blank_form as texts
from handbok_tui.texts import labels

_EFFECTS = {"new": texts.NEW, "same": texts.SAME, "replaces": texts.REPLACES}


def run(arguments: Arguments) -> int:
    """Show what the form would do; with ``--yes`` do it."""
    session = open_session(arguments)
    if arguments.file == "-":
        text = decoded(sys.stdin.buffer.read(), "-")
    else:
        text = read_text(chosen_path(arguments.file))
    reading = proposed(session, text, arguments.respondent)
    for proposal in reading.proposals:
        _show(session, proposal)
    if reading.unknown:
        remark(texts.unknown(reading.unknown))
    if not reading.proposals:
        raise HandbokError(texts.NOTHING)
    if arguments.yes:
        remark(texts.taken_in(take_in(session, reading)))
    else:
        remark(texts.CONFIRM)
    return 0


def _show(session: Session, proposal: Proposal) -> None:
    target, filled, effect = proposal
    say(f"{texts.heading(target.question.id, _whose(session, target), _EFFECTS[effect])}\n")
    say(f"  {target.question.text}\n")
    fields = {field.id: field.label for field in target.question.fields}
    for name, value in filled.fields.items():
        say(f"  {fields[name]} {value}\n")
    for line in filled.text.splitlines():
        say(f"  | {line}\n")
    for value in filled.unknown:
        say(f"  {texts.not_a_choice(value)}\n")
    say("\n")


def _whose(session: Session, target: Target) -> str:
    mine = target.respondent.id == session.viewer.person
    return labels.respondent_label(target.respondent.kind, target.respondent.name, mine=mine)
