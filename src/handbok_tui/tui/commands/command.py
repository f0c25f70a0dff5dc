"""What a command is."""

from __future__ import annotations

from typing import NamedTuple

from handbok_tui.tui.commands.scopes import Scope


class Command(NamedTuple):
    """One thing a person can do.

    ``label`` is short, for the footer; ``help`` is one line, for help and docs.  ``rank`` is
    the place in the footer, 0 for commands that are not shown there.  ``shown_keys`` replaces
    the names of the keys where a whole row of keys does the same.  ``takes_away`` marks what one
    key takes away or hides: it says at once what it did and which key brings it back.  ``words``
    are what people type who look for it under another name.
    """

    id: str
    scope: Scope
    keys: tuple[str, ...]
    label: str
    help: str
    rank: int = 0
    shown_keys: str = ""
    takes_away: bool = False
    words: str = ""


def words_back(scope: Scope) -> Command:
    """What the text field itself does; nobody can give it other keys."""
    return Command(
        "words_back",
        scope,
        (),
        "Ångra ord",
        "Ta tillbaka det senaste ordet; skriv det igen",
        shown_keys="Ctrl+Z Ctrl+Y",
    )
