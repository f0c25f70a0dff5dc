"""The reader: one leaf of the handbook as one scrolling text, with its questions in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.front import START, leaf_title, trouble_page
from handbok_tui.core.page import Page, Stop, anchor_at, lay_out_page, line_of
from handbok_tui.session import Session, Target
from handbok_tui.texts import labels, messages
from handbok_tui.tui.commands import bindings, footer
from handbok_tui.tui.screens.moving import Moving
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.page_view import MARGIN, PageView

if TYPE_CHECKING:
    from handbok_tui.session.reading import Reading
    from handbok_tui.tui.app import HandbokApp

COLUMN = 72


class ReaderScreen(Moving, Screen[None]):
    """Draws what the session holds; every edit goes to the session."""

    BINDINGS = bindings("reader")
    CSS_PATH = "reader.tcss"
    app: HandbokApp

    def __init__(self, session: Session, reading: Reading) -> None:
        super().__init__()
        self.session = session
        self.reading = reading
        self.view = PageView()
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()

    def compose(self) -> ComposeResult:
        """Line, text, line."""
        yield self.top_bar
        yield self.view
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Show the keys; the text comes with the first size."""
        self.watch(self.view, "top", self._moved, init=False)
        self.watch(self.view, "chosen", self._chosen, init=False)

    def on_resize(self, _event: Resize) -> None:
        """Lay out anew with the same paragraph at the top."""
        self.call_after_refresh(self.redraw)

    def on_screen_resume(self) -> None:
        """Back from another screen: show what has changed meanwhile."""
        self.redraw()

    # -- drawing ---------------------------------------------------------------------------

    def redraw(self) -> None:
        """Lay out the leaf from the session's state and show it at the remembered place."""
        if not self.view.size.width:
            return
        column = max(1, min(COLUMN, self.view.size.width - MARGIN))
        self.view.column = column
        page = self._page(column)
        self.view.show(page, line_of(page, self.reading.anchor))
        self._bars()

    def _page(self, column: int) -> Page:
        try:
            return lay_out_page(self.session.document(self.reading.leaf), column)
        except HandbokError as problem:
            leaf = self.reading.leaf
            title = leaf_title(self.session.edition, leaf)
            return lay_out_page(trouble_page(leaf, title, str(problem)), column)

    def _bars(self) -> None:
        leaf = self.reading.leaf
        head = self.session.edition.head(leaf)
        voice = labels.VOICES[head.source] if head else ""
        progress = self.session.progress_words(leaf) if head else ""
        self.top_bar.say(leaf_title(self.session.edition, leaf), voice, progress)
        self.bottom_bar.keys(footer("reader"))
        self.bottom_bar.saving(self.session.save_state)

    def show_saving(self) -> None:
        """The state of saving or the progress has changed."""
        self._bars()

    def _moved(self, top: int) -> None:
        self.reading.anchor = anchor_at(self.view.page, top)

    def _chosen(self, _chosen: int) -> None:
        self.view.refresh()

    # -- opening a stop -----------------------------------------------------------------------

    def action_open_stop(self) -> None:
        """Answer the question, follow the row; without a chosen stop go on reading."""
        stop = self.view.stop if self.chosen_is_seen() else None
        if stop is not None:
            self._open(stop)
        elif self.reading.leaf == START:
            self.open_leaf(self.session.resume_leaf())
        else:
            self._answer_here()

    def _answer_here(self) -> None:
        """Nothing chosen: choose the first stop on the screen, or read on where there is none."""
        index = self.first_below(self.view.top)
        stops = self.view.page.stops
        if index < len(stops) and stops[index].line < self.view.top + self.view.size.height:
            self.choose(index)
        else:
            self.action_page_down()

    def _open(self, stop: Stop) -> None:
        if stop.kind == "entry":
            self.open_leaf(stop.place.chapter)
        elif stop.kind == "question":
            self.app.answer(self.target(stop))
        else:
            self.bottom_bar.message(stop.link)

    def target(self, stop: Stop) -> Target:
        """Whose answer to which question the stop stands for."""
        chapter, question = self.session.find_question(stop.place.question)
        return self.session.target(chapter, question)

    # -- what is done to an answer ---------------------------------------------------------

    def _chosen_target(self) -> Target | None:
        stop = self.view.stop
        if stop is None or stop.kind != "question":
            self.bottom_bar.message(messages.CHOOSE_QUESTION)
            return None
        return self.target(stop)

    def action_switch_respondent(self) -> None:
        """Mine, ours: whose answer is open for writing."""
        if (target := self._chosen_target()) is not None:
            self.session.switch_respondent(target.question)
            self.redraw()

    def action_toggle_private(self) -> None:
        """Only for me, on and off."""
        if (target := self._chosen_target()) is None:
            return
        try:
            self.session.toggle_private(target)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.app.save_soon()
        self.redraw()

    def action_undo(self) -> None:
        """Take back the last change of an answer."""
        undone = self.session.undo()
        self.app.save_soon()
        self.redraw()
        self.bottom_bar.message(messages.UNDONE if undone else messages.NOTHING_TO_UNDO)

    # -- other screens ---------------------------------------------------------------------

    def action_contents(self) -> None:
        """The contents."""
        self.app.show_contents()

    def action_export(self) -> None:
        """Take home the own handbook."""
        self.app.show_export()

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("reader")

    def action_leave(self) -> None:
        """Quit; everything is saved."""
        self.app.leave()
