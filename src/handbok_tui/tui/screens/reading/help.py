"""The help: every command with its keys, those of the screen one came from first."""

from __future__ import annotations

from handbok_tui.texts import labels, picking
from handbok_tui.tui.commands.command import Command
from handbok_tui.tui.commands.keys import footer, in_scope, keys_shown, named
from handbok_tui.tui.commands.scopes import PLACES, SCOPES, Scope
from handbok_tui.tui.screens.dialogs.pick import PickScreen
from handbok_tui.tui.widgets.rows import Row

NARROW = 60
"""Cells: in less there is no room for the keys to stand in a column of their own."""


def help_rows(first: Scope, width: int) -> tuple[Row, ...]:
    """A row per command, under the name of its place; the place one came from is the first."""
    rows: list[Row] = []
    column = 20 if width >= NARROW else 0
    for scope in (first, *(scope for scope in SCOPES if scope != first)):
        rows.append(Row(SCOPES[scope]))
        rows += [_row(command, column) for command in in_scope(scope)]
        rows.append(Row(""))
    return tuple(rows)


def _row(command: Command, column: int) -> Row:
    scope = command.scope
    words = f"{command.label} {command.words} {SCOPES[scope]}"
    text = f"{keys_shown(command):<{column}} {command.help}"
    return Row(text, "", f"{scope}.{command.id}", words, PLACES.get(scope, SCOPES[scope]))


class HelpScreen(PickScreen):
    """Answers with the id of a command that the screen one came from has, "" for none."""

    def __init__(self, asked: Scope, width: int) -> None:
        super().__init__(picking.HELP, help_rows(asked, width))
        self.asked = asked

    def before_command(self) -> None:
        """A message stays until the next key."""
        self.bottom_bar.clear_message()
        super().before_command()

    def useful_keys(self) -> tuple[tuple[str, str], ...]:
        """Enter only on what can be done from here."""
        here = self.rows.key.startswith(f"{self.asked}.")
        return footer("list", () if here else ("choose",), {"choose": labels.DO_IT})

    def ordered(self, found: list[Row]) -> list[Row]:
        """What can be done where one came from, before all else."""
        return sorted(found, key=lambda row: not row.key.startswith(f"{self.asked}."))

    def action_choose(self) -> None:
        """Do it where it can be done from here; else say where."""
        scope, _, name = self.rows.key.partition(".")
        place = next((each for each in SCOPES if each == scope), None)
        if place is None:
            return
        command = named(place, name)
        if command.scope != self.asked:
            self.bottom_bar.message(picking.elsewhere(SCOPES[command.scope]))
        elif command.shown_keys:
            self.bottom_bar.message(picking.one_of(keys_shown(command)))
        else:
            self.dismiss("" if command.id == "help" else command.id)
