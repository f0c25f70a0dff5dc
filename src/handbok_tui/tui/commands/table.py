"""Every command of the screen, once: keys, footer, help and docs/keys.md come from here.

A command is carried out by the method ``action_<id>`` of the screen that is shown.  Keys are
Textual's names; only keys that a Swedish keyboard, tmux, PuTTY and flow control let through
stand alone, all others have such a key beside them.
"""

from __future__ import annotations

from handbok_tui.tui.commands.chapters import CHAPTERS
from handbok_tui.tui.commands.command import Command
from handbok_tui.tui.commands.reading import READING
from handbok_tui.tui.commands.sheets import SHEETS
from handbok_tui.tui.commands.writing import WRITING

COMMANDS: tuple[Command, ...] = (*READING, *WRITING, *SHEETS, *CHAPTERS)
