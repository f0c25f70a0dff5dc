"""What is shown in a window too small to work in; nothing is lost meanwhile."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.texts import messages
from handbok_tui.tui.app.app import is_too_small


class TooSmallScreen(ModalScreen[None]):
    """Goes away by itself when the window grows: at once, or when what came over it has gone."""

    CSS = "TooSmallScreen { background: $background; }"

    def __init__(self) -> None:
        super().__init__()
        self._left = False
        self.marked = Static(messages.TOO_SMALL, markup=False)
        """What is read, for the terminal's own cursor."""

    def compose(self) -> ComposeResult:
        """One plain sentence."""
        yield self.marked

    def on_resize(self) -> None:
        """Grown?"""
        self._leave()

    def on_screen_resume(self) -> None:
        """In sight again: grown meanwhile?"""
        self._leave()

    def _leave(self) -> None:
        if self.app.screen is self and not self._left and not is_too_small(self.app.size):
            self._left = True
            self.dismiss()
