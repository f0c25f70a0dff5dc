"""Keys as a Swedish keyboard names them, and what each means now: the table, or one's own keys."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from textual.keys import key_to_character

from handbok_tui.tui.commands.command import Command
from handbok_tui.tui.commands.scopes import LEADER, Scope
from handbok_tui.tui.commands.table import COMMANDS

_KEY_NAMES = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp",
    "space": "Blanksteg", "home": "Home", "end": "End", "tab": "Tabb", "shift+tab": "Skift+Tabb",
    "enter": "Retur", "escape": "Esc", "backspace": "Backsteg", "question_mark": "?",
    "slash": "/", "plus": "+", "minus": "−", "less_than_sign": "<", "greater_than_sign": ">",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as a Swedish keyboard names it: "Retur", "Ctrl+S", "F2"."""
    if key.startswith(LEADER):
        return f"{_KEY_NAMES['space']} {key_name(key.removeprefix(LEADER))}"
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    character = key_to_character(key)
    if character and character.isprintable():
        return character
    return "+".join(part.capitalize() for part in key.split("+"))


def keys_shown(command: Command) -> str:
    """All keys of a command: "PgDn Blanksteg"."""
    return command.shown_keys or " ".join(key_name(key) for key in command.keys)


_in_use = list(COMMANDS)


def use(commands: tuple[Command, ...]) -> None:
    """Let everything below come from this table: the same commands, with a person's own keys.

    Screens that are open keep what their bottom line says until they draw it anew.
    """
    _in_use[:] = commands


def in_scope(scope: Scope) -> tuple[Command, ...]:
    """The commands of one place, in the order of the table."""
    return tuple(command for command in _in_use if command.scope == scope)


def command_for(scope: Scope, key: str) -> Command | None:
    """What a key (Textual's name) means in a place, or None."""
    return next((command for command in in_scope(scope) if key in command.keys), None)


def safe_choice(scope: Scope) -> str:
    """What Enter does on a page that asks, as it is marked there; "" where it does nothing."""
    command = command_for(scope, "enter")
    return f"▸ {key_name('enter')}: {command.help}" if command is not None else ""


def named(scope: Scope, name: str) -> Command:
    """The command of that id; it has to be there."""
    return next(command for command in in_scope(scope) if command.id == name)


def footer(
    scope: Scope, without: Collection[str] = (), labels: Mapping[str, str] | None = None
) -> tuple[tuple[str, str], ...]:
    """Key and label of the commands shown at the bottom, at most six.

    ``without`` are the ids of those that do nothing at the moment, ``labels`` what others do just
    now, by id.
    """
    said = labels or {}
    shown = (c for c in in_scope(scope) if c.rank and c.id not in without)
    ranked = sorted(shown, key=lambda command: command.rank)
    return tuple(
        (command.shown_keys or key_name(command.keys[0]), said.get(command.id, command.label))
        for command in ranked[:6]
    )
