"""One line to fill in, over the bottom line; the reader below stays in sight."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.visible import visible
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.widgets.line_input import LineInput


class PromptScreen(Keyed, ModalScreen[str]):
    """Answers with the line, or None when the person lets it be."""

    scope = "prompt"
    CSS_PATH = "find.tcss"

    def __init__(
        self,
        label: str,
        hint: str,
        text: str = "",
        why: str = "",
        kept: Callable[[str, bool], None] = lambda _text, _done: None,
    ) -> None:
        """``why`` is said on the lines above; ``kept`` hears of every text that is typed, and
        whether the line is done with it.
        """
        super().__init__()
        self.why = why
        self._kept = kept
        self.line = LineInput(label)
        self.line.text = text
        self.line.note = hint

    def compose(self) -> ComposeResult:
        """The line, and why it is there."""
        if self.why:
            yield Static(visible(self.why), markup=False)
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
        """What is typed is remembered before the next key."""
        self._kept(event.text, False)  # noqa: FBT003 - as it is declared above

    def action_accept(self) -> None:
        """Take the line."""
        self.dismiss(self.line.text)
        self._kept(self.line.text, True)  # noqa: FBT003

    def action_close(self) -> None:
        """Let it be."""
        self.dismiss(None)
        self._kept(self.line.text, True)  # noqa: FBT003
