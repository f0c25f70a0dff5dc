"""One letter, one meaning: the whole table, and the few places that have words of their own."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

from handbok_tui.core.settings import EARLIER_KEYS, KeyWish
from handbok_tui.tui.commands.earlier_keys import EARLIER
from handbok_tui.tui.commands.keymap import of_scheme, parse_key, remapped
from handbok_tui.tui.commands.table import COMMANDS

MEANINGS: dict[str, set[str]] = {
    "b": {"back", "close"},
    "j": {"line_down", "row_down"},
    "k": {"line_up", "row_up"},
    "n": {"next_hit", "new"},
    "q": {"leave", "close"},
    "u": {"undo", "take_back"},
    "v": {"switch_respondent", "switch_right"},
    "F": {"follow_up", "set_day"},
    "G": {"bottom", "last_row"},
    "R": {"redo", "do_again"},
    "plus": {"wider", "add", "new"},
    "minus": {"narrower", "remove", "hide"},
}
"""Letters that are more than one command: twins of which only one can be meant anywhere."""
OF_THEIR_OWN = {"group", "export", "presence", "recovery"}
"""A meeting, and pages that ask: their letters are first letters of the words at the bottom."""


def test_a_letter_means_the_same_wherever_it_is_a_command() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for command in COMMANDS:
        if command.scope not in OF_THEIR_OWN:
            for key in command.keys:
                if len(key) == 1 or key in MEANINGS:
                    found[key].add(command.id)
    several = {key: ids for key, ids in found.items() if len(ids) > 1 and not key.isdecimal()}
    assert several == MEANINGS


def test_the_keys_of_earlier_versions_can_be_had_again() -> None:
    page = (Path(__file__).parents[2] / "docs/installningar.md").read_text("utf-8")
    old = tomllib.loads(page.split("```toml\n")[2].split("```")[0])["keys"]
    assert old == EARLIER
    wishes = [
        KeyWish(f"{scope}.{name}", (key,), ("keys", scope, name))
        for scope, keys in old.items()
        for name, key in keys.items()
    ]
    table, wrong = remapped(COMMANDS, wishes)
    assert wrong == ()
    assert [c.keys for c in table if (c.scope, c.id) == ("chapter", "move_up")] == [("K",)]


def test_chosen_as_a_whole_they_stand_beside_those_of_today() -> None:
    table = of_scheme(EARLIER_KEYS)
    now = {(command.scope, command.id): command for command in table}
    for scope, keys in EARLIER.items():
        for name, key in keys.items():
            assert now[scope, name].keys[0] == parse_key(key)
            where = [c.id for c in table if c.scope == scope and parse_key(key) in c.keys]
            assert where == [name]
    assert now["worksheet", "new_row"].keys == ("n", "space n")
    assert now["worksheet", "help"].keys == ("f1",)
    assert [c._replace(keys=()) for c in table] == [c._replace(keys=()) for c in COMMANDS]
    assert all(bool(now[c.scope, c.id].keys) == bool(c.keys) for c in COMMANDS)


def test_own_keys_go_before_the_earlier_ones() -> None:
    wish = KeyWish("worksheet.new_row", ("å",), ("keys", "worksheet", "new_row"))
    table, wrong = remapped(of_scheme(EARLIER_KEYS), [wish])
    assert wrong == ()
    assert [c.keys for c in table if (c.scope, c.id) == ("worksheet", "new_row")] == [("å",)]
