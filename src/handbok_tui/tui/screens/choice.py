"""Words to pick one of: by its digit at once, by letters or arrows and Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.visible import visible
from handbok_tui.core.worksheets import UNKNOWN
from handbok_tui.texts import sheets as texts
from handbok_tui.texts import worksheets as words
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.keys import footer
from handbok_tui.tui.screens.choosing import Choosing
from handbok_tui.tui.widgets.bars import BottomBar
from handbok_tui.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from handbok_tui.tui.app import HandbokApp

EMPTY = "-"
"""The key of the row that empties the field: no word is that."""


class ChoiceScreen(Choosing, Keyed, ModalScreen[str]):
    """Answers with the word, UNKNOWN or ""; None when the person lets it be.

    ``only``: there is no "Vet inte" and no empty choice.
    """

    scope = "choice"
    CSS_PATH = "cell.tcss"
    app: HandbokApp

    def __init__(
        self, title: str, choices: Sequence[str], value: str, *, only: bool = False
    ) -> None:
        super().__init__()
        self.choices = tuple(choices)
        self.value = value
        self.only = only
        self.typed = ""
        self.label = Static(visible(title), markup=False, id="label")
        self.rows = Rows()
        self.bottom_bar = BottomBar()

    def compose(self) -> ComposeResult:
        """The words, one a line, over the lower part of the window."""
        with Vertical(id="panel"):
            yield self.label
            yield self.rows
            yield self.bottom_bar

    def on_mount(self) -> None:
        """The present value is chosen."""
        self.bottom_bar.keys(footer("choice"))
        rows = [Row(f"{n} {word}", key=word) for n, word in enumerate(self.choices, 1)]
        if not self.only:
            rows += [
                Row(f"{len(rows) + 1} {words.UNKNOWN}", key=UNKNOWN),
                Row(f"0 {texts.EMPTY_CHOICE}", key=EMPTY),
            ]
        self.rows.styles.height = min(len(rows), max(3, self.app.size.height - 4))
        self.rows.show(rows, self.value)

    def other_key(self, event: Key) -> None:
        """A digit chooses at once; letters mark the row that begins with them."""
        character = event.character or ""
        if not self.only and (character == "0" or event.key in ("delete", "backspace")):
            self.dismiss("")
        elif character.isdecimal():
            words = self.choices if self.only else (*self.choices, UNKNOWN)
            if 1 <= int(character) <= len(words):
                self.dismiss(words[int(character) - 1])
        elif character and event.is_printable:
            self._mark(character)

    def _mark(self, letter: str) -> None:
        """The row that begins with what was typed, else the next one with the letter."""
        names = [
            (words.UNKNOWN if row.key == UNKNOWN else row.key).casefold() for row in self.rows.rows
        ]
        for typed in (self.typed + letter.casefold(), letter.casefold()):
            found = [index for index, name in enumerate(names) if name.startswith(typed)]
            later = [index for index in found if index > self.rows.chosen]
            if found:
                again = len(typed) == 1 and typed == self.typed and bool(later)
                self.rows.move((later if again else found)[0] - self.rows.chosen)
                self.typed = typed
                return

    def action_choose(self) -> None:
        """The marked word."""
        self.dismiss("" if self.rows.key == EMPTY else self.rows.key)

    def action_close(self) -> None:
        """Let it be."""
        self.dismiss(None)

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("choice")
