"""A person's own keys: checked against the table of commands and put into it.

Only what is wrong is left out; the other wishes hold.  Footer, help and bindings follow, because
they all come from the table.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import Keys, key_to_character

from handbok_tui.core.settings import NEW_KEYS, KeyWish
from handbok_tui.texts import settings as texts
from handbok_tui.tui.commands.command import Command
from handbok_tui.tui.commands.keys import key_name, use
from handbok_tui.tui.commands.scopes import LEADER, PLACES, Scope
from handbok_tui.tui.commands.table import COMMANDS

_READING: frozenset[Scope] = frozenset(
    {
        "reader",
        "recovery",
        "worksheet",
        "menu",
        "beside",
        "lines",
        "chapter",
        "chapters",
        "trail",
        "conflict",
        "follow_up",
        "presence",
        "whole",
        "group",
        "export",
        "settings",
    }
)
"""The places where nothing is written, so that every letter may be a key."""
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+h": "backspace"}
_RESERVED = frozenset({"ctrl+c", "ctrl+q", "ctrl+z"})  # left to the program and to the shell
_NAMED = {key.value for key in Keys if key.value.isascii() and key.value[0] != "<"}
_ALT = re.compile("alt\\+[a-z]")  # Alt reaches a program over ssh with letters only


class WrongKey(NamedTuple):
    """What is wrong with a wish: where it stands in the settings file, and a message."""

    path: tuple[str, ...]
    message: str


def apply(wishes: Sequence[KeyWish], scheme: str = NEW_KEYS) -> tuple[WrongKey, ...]:
    """Let the program use the keys wished for over those of a scheme, from the next screen on;
    returns what was wrong with the others.
    """
    table, wrong = remapped(of_scheme(scheme), wishes)
    use(table)
    return wrong


def of_scheme(scheme: str) -> tuple[Command, ...]:
    """The commands with the keys of a scheme: the earlier letters stand before those of today,
    which stay where no earlier letter takes them.
    """
    if scheme == NEW_KEYS:
        return COMMANDS
    from handbok_tui.tui.commands.earlier_keys import EARLIER  # noqa: PLC0415 - for few

    taken = {(scope, _must(key)) for scope, keys in EARLIER.items() for key in keys.values()}
    table = []
    for command in COMMANDS:
        key = EARLIER.get(command.scope, {}).get(command.id)
        stay = tuple(other for other in command.keys if (command.scope, other) not in taken)
        earlier = (_must(key),) if key else ()
        table.append(command._replace(keys=tuple(dict.fromkeys((*earlier, *stay)))))
    return tuple(table)


def wrong_now(wishes: Sequence[KeyWish], scheme: str) -> tuple[str, ...]:
    """What is wrong with the wishes over a scheme, each with the command it is about."""
    _, wrong = remapped(of_scheme(scheme), wishes)
    return tuple(f"{'.'.join(path[1:])}: {message}" for path, message in wrong)


def examples(scheme: str) -> str:
    """A few of the earlier letters with what they do: "n (Ny rad efter den valda)"."""
    if scheme == NEW_KEYS:
        return ""
    from handbok_tui.tui.commands.earlier_keys import EARLIER, EXAMPLES  # noqa: PLC0415 - for few

    helps = {(command.scope, command.id): command for command in COMMANDS}
    return ", ".join(
        f"{EARLIER[scope][name]} {helps[scope, name].label.lower()} ({PLACES[scope]})"
        for scope, name in EXAMPLES
    )


def _must(word: str) -> str:
    key = parse_key(word)
    if key is None:
        raise ValueError(word)
    return key


def remapped(
    table: tuple[Command, ...], wishes: Sequence[KeyWish]
) -> tuple[tuple[Command, ...], tuple[WrongKey, ...]]:
    """The table with the keys wished for, and what is wrong with the wishes left out."""
    known = {f"{command.scope}.{command.id}": command for command in table}
    changed: dict[str, Command] = {}
    paths: dict[str, tuple[str, ...]] = {}
    wrong: list[WrongKey] = []
    for wish in wishes:
        try:
            changed[wish.command] = _granted(known, wish)
            paths[wish.command] = wish.path
        except ValueError as problem:
            wrong.append(WrongKey(wish.path, str(problem)))
    while clash := _first_clash({**known, **changed}, changed):
        name, message = clash
        del changed[name]
        wrong.append(WrongKey(paths[name], message))
    return tuple({**known, **changed}.values()), tuple(wrong)


def _granted(known: dict[str, Command], wish: KeyWish) -> Command:
    """The command with the keys wished for.  Raises ValueError with what to tell the person."""
    command = known.get(wish.command)
    if command is None:
        raise ValueError(_unknown_command(wish.command, known))
    if command.shown_keys:
        raise ValueError(texts.FIXED)
    if not wish.keys:
        raise ValueError(texts.NO_KEY)
    usual = {key for other in known.values() if other.scope == command.scope for key in other.keys}
    keys = [_key(word, command.scope, usual) for word in wish.keys]
    return command._replace(keys=tuple(dict.fromkeys(keys)))


def _unknown_command(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - for faults only

    closest = get_close_matches(name if "." in name else f"reader.{name}", list(known), 1)
    return texts.unknown_command(name, closest[0] if closest else "")


def _key(word: str, scope: Scope, usual: set[str]) -> str:
    """Textual's name of a key.  Raises ValueError for one that cannot be used in that place."""
    if word.lower() in _SAME:
        raise ValueError(texts.SAME_KEY.format(key=word, same=key_name(_SAME[word.lower()])))
    key = parse_key(word)
    if key is None:
        raise ValueError(texts.UNKNOWN_KEY.format(key=word))
    if key in _RESERVED:
        raise ValueError(texts.RESERVED.format(key=word))
    if scope not in _READING and key not in usual and _writes(key):
        raise ValueError(texts.FOR_WRITING.format(key=word))
    return key


def parse_key(word: str) -> str | None:
    """Textual's name of a key written as a character, as the help names it, or as Textual does.

    "?" -> "question_mark", "PgDn" -> "pagedown", "F5" -> "f5"; None for what is no key.
    """
    leader, _, rest = word.partition(" ")
    if rest:
        after = parse_key(rest) if parse_key(leader) == "space" else None
        return f"{LEADER}{after}" if after is not None else None
    key = _by_shown_name().get(word.casefold(), word)
    if len(key) == 1:
        return _name_of(key) if key.isprintable() and key != " " else None
    key = key.lower()
    modifier, _, letter = key.rpartition("+")
    if (
        key in _NAMED
        or key in _punctuation()
        or (modifier == "alt" and len(letter) == 1 and letter.isalnum())
    ):
        return key
    character = key_to_character(key)
    return _name_of(character) if character and character.isprintable() else None


def _name_of(character: str) -> str:
    if character == ",":  # a comma separates keys in a binding
        return "comma"
    return next(iter(Binding.make_bindings([Binding(character, "")]))).key


@cache
def _by_shown_name() -> dict[str, str]:
    """ "pgdn" -> "pagedown" and all other names that the help uses."""
    names = (*_punctuation(), *(_NAMED - set(_SAME)))
    return {key_name(key).casefold(): key for key in names}


@cache
def _punctuation() -> dict[str, str]:
    """ "slash" -> "/" and so on: ``key_to_character`` does not know them all."""
    return {_name_of(character): character for character in string.punctuation}


@cache
def _keys_of_editors() -> frozenset[str]:
    from textual.widgets import TextArea  # noqa: PLC0415 - for keys where something is written

    keys = {binding.key for binding in Binding.make_bindings(TextArea.BINDINGS)}
    return frozenset(keys | {"enter"})


def _writes(key: str) -> bool:
    """Whether a field for text needs the key."""
    character = _punctuation().get(key) or key_to_character(key)
    return key in _keys_of_editors() or bool(character and character.isprintable())


def _first_clash(table: dict[str, Command], changed: dict[str, Command]) -> tuple[str, str] | None:
    """A changed command one of whose keys another one has in the same place, and the message."""
    for name in reversed(changed):
        mine = changed[name]
        for other in table.values():
            common = [key for key in mine.keys if key in other.keys]
            if common and other.scope == mine.scope and other.id != mine.id:
                message = texts.CLASH.format(key=key_name(common[0]), other=other.help)
                return name, message
    return None
