"""What can be done here, on one key: a letter does it at once, or arrows and Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen

from handbok_tui.tui.commands.command import Command
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import command_for, footer, in_scope, key_name
from handbok_tui.tui.commands.scopes import LEADER, Scope
from handbok_tui.tui.screens.dialogs.choosing import Choosing
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar
from handbok_tui.tui.widgets.rows import Row, Rows


class MenuScreen(Choosing, Keyed, ModalScreen[None]):
    """The commands of a scope that stand behind LEADER; ``do`` is given the chosen one."""

    scope: ClassVar[Scope] = "menu"
    CSS_PATH = STYLES / "cell.tcss"

    def __init__(self, scope: Scope, do: Callable[[Command], None]) -> None:
        super().__init__()
        self.of = scope
        self.do = do
        self.rows = Rows()
        self.bottom_bar = BottomBar()

    def compose(self) -> ComposeResult:
        """The commands, one a line, over the lower part of the window."""
        with Vertical(id="panel"):
            yield self.rows
            yield self.bottom_bar

    def on_mount(self) -> None:
        """All of them."""
        self.bottom_bar.keys(footer("menu"))
        rows = [
            Row(f"{key_name(key.removeprefix(LEADER)):<3}{command.help}", key=command.id)
            for command in in_scope(self.of)
            for key in [key for key in command.keys if key.startswith(LEADER)][:1]
        ]
        self.rows.styles.height = min(len(rows), max(3, self.app.size.height - 2))
        self.rows.show(rows)

    def other_key(self, event: Key) -> None:
        """A letter does it at once; one that means nothing leaves the menu open."""
        if (command := command_for(self.of, f"{LEADER}{event.key}")) is not None:
            self._do(command)

    def action_choose(self) -> None:
        """The marked one."""
        self._do(next(one for one in in_scope(self.of) if one.id == self.rows.key))

    def action_close(self) -> None:
        """Back without doing anything."""
        self.dismiss()

    def _do(self, command: Command) -> None:
        self.close_and(lambda: self.do(command))
