"""All keys of a place, from the table of commands."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen

from handbok_tui.tui.commands import SCOPES, Scope, bindings, footer, in_scope, keys_shown
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.rows import Row, Rows


def help_rows(first: Scope) -> tuple[Row, ...]:
    """Every command, the place the person came from first."""
    rows: list[Row] = []
    for scope in (first, *(scope for scope in SCOPES if scope != first)):
        rows.append(Row(SCOPES[scope]))
        rows += [
            Row(f"{keys_shown(command):<20} {command.help}", key=f"{scope}.{command.id}")
            for command in in_scope(scope)
        ]
        rows.append(Row(""))
    return tuple(rows)


class HelpScreen(ModalScreen[None]):
    """Scrolls by the same keys as every list."""

    BINDINGS = [*bindings("help"), *bindings("list")]  # noqa: RUF012
    CSS_PATH = "contents.tcss"

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope
        self.rows = Rows()

    def compose(self) -> ComposeResult:
        """The rows between two lines."""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        yield self.top_bar
        yield self.rows
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Fill in the rows."""
        self.top_bar.say("Alla tangenter", "", "")
        self.bottom_bar.keys(footer("help"))
        self.rows.show(help_rows(self.scope))

    def action_row_down(self) -> None:
        """The next row."""
        self.rows.move(1)

    def action_row_up(self) -> None:
        """The row before."""
        self.rows.move(-1)

    def action_choose(self) -> None:
        """A row of the help does nothing: close."""
        self.dismiss()

    def action_close(self) -> None:
        """Back to where the person was."""
        self.dismiss()
