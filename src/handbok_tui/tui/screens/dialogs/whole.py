"""Reading a whole document on a page of its own: a frozen edition, or one before it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import ModalScreen

from handbok_tui.core.edition.parts import Part
from handbok_tui.core.layout.page import anchor_at, lay_out_page, line_of
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.screens.dialogs.scrolling import Scrolling
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.page_view import MARGIN, PageView

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp


class WholeScreen(Scrolling, Keyed, ModalScreen[None]):
    """Shows a document and lets nobody change it; ``title`` and ``note`` stand above it,
    ``column`` is the text's width in cells.
    """

    scope = "whole"
    app: HandbokApp

    def __init__(self, title: str, note: str, parts: tuple[Part, ...], column: int) -> None:
        super().__init__()
        self.titles = (title, note)
        self.parts = parts
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
        self.bottom_bar.keys(footer("whole"))
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
        self.top_bar.say(*self.titles, self.view.position)

    def action_close(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("whole")
