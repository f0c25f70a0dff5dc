"""Reading a frozen edition: the own handbook as it was, on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import ModalScreen

from handbok_tui.core.frozen import Frozen, frozen_page
from handbok_tui.core.page import anchor_at, lay_out_page, line_of
from handbok_tui.texts import freezing
from handbok_tui.texts.dates import long_date
from handbok_tui.tui.commands import footer
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.screens.scrolling import Scrolling
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.page_view import MARGIN, PageView

if TYPE_CHECKING:
    from handbok_tui.tui.app import HandbokApp


class FrozenScreen(Scrolling, Keyed, ModalScreen[None]):
    """Shows an edition and lets nobody change it; ``column`` is the text's width in cells."""

    scope = "frozen"
    app: HandbokApp

    def __init__(self, edition: Frozen, text: str, column: int) -> None:
        super().__init__()
        self.edition = edition
        self.parts = frozen_page(edition, text)
        self.column = column
        self.view = PageView()
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()

    def compose(self) -> ComposeResult:
        """Line, text, line."""
        yield self.top_bar
        yield self.view
        yield self.bottom_bar

    def on_mount(self) -> None:
        """The text from its beginning."""
        self.bottom_bar.keys(footer("frozen"))
        self.watch(self.view, "top", self._say_where, init=False)
        self._draw()
        self.view.focus()

    def on_resize(self, _event: Resize) -> None:
        """Lay out anew with the same paragraph at the top."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        anchor = anchor_at(self.view.page, self.view.top)
        width = self.view.size.width or self.app.size.width
        self.view.column = max(1, min(self.column, width - MARGIN))
        page = lay_out_page(self.parts, self.view.column)
        self.view.show(page, line_of(page, anchor))
        self._say_where(self.view.top)

    def _say_where(self, _top: int) -> None:
        day = freezing.frozen(long_date(self.edition.when))
        self.top_bar.say(self.edition.name, day, self.view.position)

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss()

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("frozen")
