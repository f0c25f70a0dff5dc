"""What is shown in a window too small to work in; nothing is lost meanwhile."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.texts import messages


class TooSmallScreen(ModalScreen[None]):
    """Goes away by itself when the window grows."""

    CSS = "TooSmallScreen { background: $background; }"

    def __init__(self) -> None:
        super().__init__()
        self.marked = Static(messages.TOO_SMALL, markup=False)
        """What is read, for the terminal's own cursor."""

    def compose(self) -> ComposeResult:
        """One plain sentence."""
        yield self.marked
