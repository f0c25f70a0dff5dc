"""A list to pick from: type to filter, arrows to choose, Enter to open, Esc to close."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen

from handbok_tui.core.search.fuzzy import matching
from handbok_tui.texts import picking
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.screens.dialogs.choosing import Choosing
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar
from handbok_tui.tui.widgets.line_input import LineInput
from handbok_tui.tui.widgets.rows import Row, Rows

OWN = "own:"
"""What stands before words of one's own in an answer."""


class PickScreen(Choosing, Keyed, ModalScreen[str]):
    """Answers with the key of the chosen row, "" for none.

    It stays open when no row fits what is typed, so that the rest of it is not taken for
    commands.  ``own`` says what is done with words of one's own where they may be chosen too;
    the answer is then OWN and the words.
    """

    scope = "list"
    CSS_PATH = STYLES / "pick.tcss"

    def __init__(self, title: str, rows: Sequence[Row], key: str = "", *, own: str = "") -> None:
        super().__init__()
        self.all_rows = tuple(rows)
        self.key = key
        self.own = own
        self.hint = picking.HINT_OWN if own else picking.HINT
        self.filtered_by = ""
        self.filter = LineInput(title)
        self.filter.begins_blank = False
        self.rows = Rows()
        self.bottom_bar = BottomBar()

    def compose(self) -> ComposeResult:
        """The filter, the rows, the keys."""
        yield self.filter
        yield self.rows
        yield self.bottom_bar

    def other_key(self, event: Key) -> None:
        """Typed before the line had the focus, or a blank before anything else: a page down."""
        if not self.filter.edit(event) and event.key == "space":
            self.action_rows_down()

    def pasted(self, text: str) -> None:
        """Pasted before the line had the focus."""
        self.filter.insert(text)

    def on_mount(self) -> None:
        """All rows at first."""
        self.rows.show(self.all_rows, self.key)
        self.watch(self.rows, "chosen", self._offer)
        self.filter.note = self.hint
        self.filter.focus()

    def on_line_input_changed(self, _event: LineInput.Changed) -> None:
        """The rows follow what is typed."""
        self.before_command()

    def before_command(self) -> None:
        """What was typed just before a command, in the same packet, has filtered the rows too."""
        if self.filtered_by != self.filter.text:
            self.bottom_bar.clear_message()
            self.filtered_by = self.filter.text
            self._filter(self.filtered_by)

    def _filter(self, text: str) -> None:
        """Only the rows that fit, the best first."""
        if not text.strip():
            self.rows.show(self.all_rows, self.key)
            self.filter.note = self.hint
            self._offer()
            return
        rows = [row for row in self.all_rows if row.key]
        fitting = matching(text, [row.text for row in rows], [row.words for row in rows])
        found = self.ordered([rows[index] for index in fitting])
        shown = [Row(row.text.strip(), row.note or row.place, row.key) for row in found]
        if self.own and text.strip() not in [row.text for row in shown]:
            shown.append(Row(f"{self.own} {text.strip()}", key=f"{OWN}{text.strip()}"))
        self.rows.show(shown)
        self.filter.note = picking.count(len(found))
        self._offer()

    def _offer(self) -> None:
        """Enter only where there is a row to choose."""
        self.bottom_bar.keys(self.useful_keys())

    def useful_keys(self) -> tuple[tuple[str, str], ...]:
        """What the line at the bottom offers."""
        return footer("list", () if self.rows.key else ("choose",))

    def ordered(self, found: list[Row]) -> list[Row]:
        """The rows that fit, as they are shown."""
        return found

    def action_choose(self) -> None:
        """Answer with the chosen row; where no row fits, say what can be done and stay."""
        if self.rows.key:
            self.dismiss(self.rows.key)
        else:
            self.bottom_bar.message(picking.NONE_FITS)

    def action_close(self) -> None:
        """Back without choosing."""
        self.dismiss("")
