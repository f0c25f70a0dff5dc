"""docs/keys.md from the table of commands, so that the page and the program say the same.

Write it anew with ``python -m handbok_tui.tui.commands.keys_page > docs/keys.md``; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from handbok_tui.tui.commands.command import Command
from handbok_tui.tui.commands.keys import in_scope, key_name
from handbok_tui.tui.commands.scopes import SCOPES, Scope

HEAD = """\
# Tangenter

Samma lista visas i programmet när du trycker `?` eller `F1`.
Vill du ha andra tangenter: se [Inställningar](installningar.md#egna-tangenter).
Sidan skapas ur programmets egen tabell; ändra den inte för hand.

Där du skriver tar `Ctrl+Z` tillbaka det senaste ordet, ett per tryck; `Ctrl+Y` skriver det igen.
Annars gör `Ctrl+Z` ingenting: ingen tangent pausar programmet.
`Ctrl+Q` stänger programmet också mitt i en text, och säger det.
Allt är sparat, så avsluta med `q` och skriv `handbok` igen: du kommer tillbaka dit du var.
"""


def render() -> str:
    """The whole page as Markdown, ended by one newline."""
    return "\n".join((HEAD, *(line for scope in SCOPES for line in _section(scope))))


def _section(scope: Scope) -> Iterator[str]:
    yield f"## {SCOPES[scope]}\n"
    yield "| Tangent | Vad som händer | Namn i inställningarna |"
    yield "|---|---|---|"
    for command in in_scope(scope):
        yield f"| {_keys(command)} | {command.help} | {_name(command)} |"
    yield ""


def _keys(command: Command) -> str:
    if command.shown_keys:
        return f"`{command.shown_keys}`"
    return " ".join(f"`{key_name(key)}`" for key in command.keys)


def _name(command: Command) -> str:
    return "" if command.shown_keys else f"`{command.scope}.{command.id}`"


if __name__ == "__main__":
    sys.stdout.write(render())
