"""The workbook is open somewhere else too: said plainly, and the person chooses how to go on."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.session import Session
from handbok_tui.texts import presence
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer, safe_choice
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar, TopBar


class PresenceScreen(Keyed, ModalScreen[None]):
    """Read without changing anything, or write here too: what is written is merged."""

    scope = "presence"
    CSS_PATH = STYLES / "two_texts.tcss"

    def __init__(self, session: Session, sentences: Sequence[str]) -> None:
        super().__init__()
        self.session = session
        said = visible("\n".join([*sentences, "", presence.EXPLAIN, "", safe_choice("presence")]))
        self.said = Static(Content(said), markup=False, id="said")
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()

    @property
    def marked(self) -> Static:
        """What is read."""
        return self.said

    def compose(self) -> ComposeResult:
        """Who and where, what it means, the keys."""
        yield self.top_bar
        yield self.said
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Name it."""
        self.top_bar.say(presence.TITLE, "", "")
        self.bottom_bar.keys(footer("presence"))

    def action_write_too(self) -> None:
        """Write here as well."""
        self.dismiss()

    def action_read_only(self) -> None:
        """Change nothing in this run."""
        self.session.read_only = True
        self.dismiss()
