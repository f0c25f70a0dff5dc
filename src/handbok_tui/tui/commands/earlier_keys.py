"""The letters of earlier versions, for hands that know them: scope, command, key.

The same as a settings file would have them; docs/installningar.md shows them.
"""

from __future__ import annotations

from handbok_tui.tui.commands.scopes import Scope

EARLIER: dict[Scope, dict[str, str]] = {
    "worksheet": {
        "new_row": "n",
        "remove_row": "−",
        "switch_respondent": "v",
        "undo": "u",
        "redo": "r",
        "lines": "l",
        "text_map": "t",
        "starters": "s",
        "make_activity": "a",
        "connect": "k",
        "unknown": "?",
        "help": "F1",
        "toggle_private": "p",
    },
    "chapter": {
        "add": "a",
        "remove": "d",
        "move_up": "K",
        "move_down": "J",
        "redo": "r",
        "kind": "s",
        "space": "v",
        "published": "o",
        "put_back": "t",
        "put_all_back": "T",
        "clash": "n",
    },
    "chapters": {
        "hide": "d",
        "move_up": "K",
        "move_down": "J",
    },
    "trail": {
        "take_back": "t",
        "do_again": "r",
        "go_there": "o",
    },
    "conflict": {
        "mine": "m",
        "theirs": "a",
        "both": "b",
    },
    "follow_up": {
        "set_day": "f",
    },
}
EXAMPLES: tuple[tuple[Scope, str], ...] = (("worksheet", "new_row"), ("chapter", "remove"))
"""What is named where the scheme is chosen."""
