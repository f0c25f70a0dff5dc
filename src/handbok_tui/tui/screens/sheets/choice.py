"""Words to pick one of: by its digit at once; by what is typed, or arrows, and Enter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.sheets.templates import UNKNOWN
from handbok_tui.core.typed_choice import fitting
from handbok_tui.texts.sheets import filling as texts
from handbok_tui.texts.sheets import templates as words
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.screens.dialogs.choosing import Choosing
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar
from handbok_tui.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp

EMPTY = "-"
"""The key of the row that empties the field: no word is that."""


class ChoiceScreen(Choosing, Keyed, ModalScreen[str]):
    """Answers with the word, UNKNOWN or ""; None when the person lets it be.

    ``only``: there is no "Vet inte" and no empty choice.  What is typed, but for a digit that
    stands alone, filters the words; where none fits it stays open with nothing to take.
    """

    scope = "choice"
    CSS_PATH = STYLES / "cell.tcss"
    app: HandbokApp

    def __init__(
        self, title: str, choices: Sequence[str], value: str, *, only: bool = False
    ) -> None:
        super().__init__()
        self.value = value
        self.only = only
        self.typed = ""
        self.has_typed = False
        self.digit = ""
        """The digit that chose, once one has."""
        self.begun = ""
        """The digits that had chosen when one went on typing; the last one holds."""
        self.all_rows = [Row(f"{n} {word}", key=word) for n, word in enumerate(choices, 1)]
        if not only:
            unknown = Row(f"{len(choices) + 1} {words.UNKNOWN}", key=UNKNOWN)
            self.all_rows += [unknown, Row(f"0 {texts.EMPTY_CHOICE}", key=EMPTY)]
        self.label = Static(visible(title), markup=False, id="label")
        self.line = Static("", markup=False, id="typed")
        self.rows = Rows()
        self.bottom_bar = BottomBar()

    def compose(self) -> ComposeResult:
        """The words, one a line, over the lower part of the window."""
        with Vertical(id="panel"):
            yield self.label
            yield self.line
            yield self.rows
            yield self.bottom_bar

    def on_mount(self) -> None:
        """The present value is chosen."""
        self.bottom_bar.keys(footer("choice"))
        self._filter()

    def go_on(self, typed: str) -> None:
        """One went on typing after a digit that had chosen, which is taken back."""
        self.begun = "".join(takewhile(str.isdecimal, typed))
        self._type(typed)

    def other_key(self, event: Key) -> None:
        """A digit chooses at once; anything else that is typed filters the words."""
        character = event.character or ""
        if event.key == "backspace" and self.has_typed:  # held down, it does not empty the field
            self._type(self.typed[:-1])
        elif not self.only and event.key in ("delete", "backspace") and not self.typed:
            self.dismiss("")
        elif event.is_printable and character:
            value = None if self.typed else self._by_digit(character)
            if value is None:
                self._type(self.typed + character)
            else:
                self.digit = character
                self.dismiss(value)

    def pasted(self, text: str) -> None:
        """What is pasted filters the words as well."""
        self._type(self.typed + " ".join(text.split()))

    def _by_digit(self, digit: str) -> str | None:
        row = next((row for row in self.all_rows if row.text.partition(" ")[0] == digit), None)
        return None if row is None else "" if row.key == EMPTY else row.key

    def _type(self, typed: str) -> None:
        self.typed = typed.lstrip()
        self.has_typed = self.has_typed or bool(self.typed)
        if self.is_mounted:
            self._filter()

    def _filter(self) -> None:
        """The words that fit; all of them, and none to choose, where none does."""
        found = [self.all_rows[index] for index in fitting(self.typed, self._names)]
        rows = found or [row._replace(key="") for row in self.all_rows]
        self.line.display = bool(self.typed)
        self.line.update(visible(texts.typed(self.typed)))
        room = self.app.size.height - 4 - bool(self.typed)
        self.rows.styles.height = min(len(self.all_rows), max(3, room))
        self.rows.show(rows, "" if self.typed else self.value)
        self.bottom_bar.keys(footer("choice", () if found else ("choose",)))
        self.bottom_bar.clear_message()
        if not found:
            self.bottom_bar.message(texts.NO_CHOICE)
        elif self.begun and self.typed.strip() == self.begun:
            self.bottom_bar.message(texts.WENT_ON)

    @property
    def _names(self) -> list[str]:
        return [row.text for row in self.all_rows]

    def action_choose(self) -> None:
        """The marked word; nothing where none is."""
        if self.rows.key:
            self.dismiss("" if self.rows.key == EMPTY else self.rows.key)

    def action_close(self) -> None:
        """Let it be; a digit after which there came nothing but a blank has chosen."""
        alone = self.begun and self.typed.strip() == self.begun
        self.dismiss(self._by_digit(self.begun[-1:]) if alone else None)

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("choice")
