"""Some lines to read, over whatever is below."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar, TopBar


class LinesScreen(Keyed, ModalScreen[None]):
    """Read, scroll, close."""

    scope = "lines"
    CSS_PATH = STYLES / "lines.tcss"

    def __init__(self, title: str, lines: tuple[str, ...]) -> None:
        super().__init__()
        self.said = title
        self.text = Static(Content(visible("\n".join(lines))), markup=False)
        self.scroll = VerticalScroll(self.text, can_focus=False)
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()

    @property
    def marked(self) -> Static:
        """What is read."""
        return self.text

    def compose(self) -> ComposeResult:
        """Title, lines, keys."""
        yield self.top_bar
        yield self.scroll
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Say what it is."""
        self.top_bar.say(self.said, "", "")
        self.bottom_bar.keys(footer("lines"))

    def action_line_down(self) -> None:
        """One line down."""
        self.scroll.scroll_down(animate=False)

    def action_line_up(self) -> None:
        """One line up."""
        self.scroll.scroll_up(animate=False)

    def action_page_down(self) -> None:
        """A screenful down."""
        self.scroll.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """A screenful up."""
        self.scroll.scroll_page_up(animate=False)

    def action_close(self) -> None:
        """Back."""
        self.dismiss()
