"""Words to pick one of: its digit, its first letter, or arrows and Enter."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.visible import visible
from handbok_tui.core.worksheets import UNKNOWN
from handbok_tui.texts import sheets as texts
from handbok_tui.texts import worksheets as words
from handbok_tui.texts.answering import choice_for
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.keys import footer
from handbok_tui.tui.screens.choosing import Choosing
from handbok_tui.tui.widgets.bars import BottomBar
from handbok_tui.tui.widgets.rows import Row, Rows

EMPTY = "-"
"""The key of the row that empties the field: no word is that."""


class ChoiceScreen(Choosing, Keyed, ModalScreen[str]):
    """Answers with the word, UNKNOWN or ""; None when the person lets it be.

    ``only``: there is no "Vet inte" and no empty choice.
    """

    scope = "choice"
    CSS_PATH = "cell.tcss"

    def __init__(
        self, title: str, choices: Sequence[str], value: str, *, only: bool = False
    ) -> None:
        super().__init__()
        self.choices = tuple(choices)
        self.value = value
        self.only = only
        self.letter = ""
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
                Row(f"? {words.UNKNOWN}", key=UNKNOWN),
                Row(f"0 {texts.EMPTY_CHOICE}", key=EMPTY),
            ]
        self.rows.styles.height = min(len(rows), max(3, self.app.size.height - 4))
        self.rows.show(rows, self.value)

    def other_key(self, event: Key) -> None:
        """A digit or a first letter chooses at once."""
        if self.only:
            found = choice_for(event.character or "", self.choices)
        elif event.character == "0" or event.key in ("delete", "backspace"):
            found = ""
        elif event.character == UNKNOWN:
            found = UNKNOWN
        else:
            found = choice_for(event.character or "", (*self.choices, words.UNKNOWN))
            found = UNKNOWN if found == words.UNKNOWN else found
        if found is not None:
            self.dismiss(found)
        elif event.character:
            self._mark_next(event.character)

    def _mark_next(self, letter: str) -> None:
        """Several words begin with the letter: mark the first, then the next that does."""
        found = [
            index
            for index, row in enumerate(self.rows.rows)
            if row.key.casefold().startswith(letter.casefold())
        ]
        if found:
            later = [index for index in found if index > self.rows.chosen]
            first = letter != self.letter or not later
            self.rows.move((found if first else later)[0] - self.rows.chosen)
        self.letter = letter

    def action_choose(self) -> None:
        """The marked word."""
        self.dismiss("" if self.rows.key == EMPTY else self.rows.key)

    def action_close(self) -> None:
        """Let it be."""
        self.dismiss(None)
