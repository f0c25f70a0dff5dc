"""Finding a word in the chapter: hits are marked while one types."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen

from handbok_tui.texts.search import finding
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.line_input import LineInput


class FindScreen(Keyed, ModalScreen[bool]):
    """One line over the bottom one; the reader below stays in sight.

    ``find`` marks the hits of a text and says what to show of them ("3 av 12").  Answers with
    whether the marks shall stay.
    """

    scope = "find"
    CSS_PATH = STYLES / "find.tcss"

    def __init__(self, find: Callable[[str], str], step: Callable[[int], str]) -> None:
        super().__init__()
        self._find = find
        self._step = step
        self.line = LineInput(finding.LABEL)

    def compose(self) -> ComposeResult:
        """The line."""
        yield self.line

    def other_key(self, event: Key) -> None:
        """Typed before the line had the focus."""
        self.line.edit(event)

    def pasted(self, text: str) -> None:
        """Pasted before the line had the focus."""
        self.line.insert(text)

    def on_mount(self) -> None:
        """Ready to type."""
        self.line.focus()

    def on_line_input_changed(self, event: LineInput.Changed) -> None:
        """Mark what is found so far."""
        self.line.note = self._find(event.text)

    def action_next_hit(self) -> None:
        """The next hit, while still typing."""
        self.line.note = self._step(1)

    def action_previous_hit(self) -> None:
        """The hit before."""
        self.line.note = self._step(-1)

    def action_keep(self) -> None:
        """Back to reading with the hits marked."""
        self.dismiss(result=bool(self.line.text.strip()))

    def action_close(self) -> None:
        """Back to where the search began."""
        self.dismiss(result=False)
