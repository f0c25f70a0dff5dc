"""The reader: one leaf of the handbook as one scrolling text, with its questions in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize

from handbok_tui.core.answers.workbook import LOG
from handbok_tui.core.edition.front import START, trouble_page
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.page import Page, Stop, anchor_at, lay_out_page, line_of
from handbok_tui.core.settings import COLUMN, COLUMN_STEP
from handbok_tui.session import Session
from handbok_tui.texts import labels, messages
from handbok_tui.tui import documents
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.screens.reading.acting import Acting
from handbok_tui.tui.screens.reading.finding import Finding
from handbok_tui.tui.screens.reading.marking import Marking
from handbok_tui.tui.screens.reading.moving import Moving
from handbok_tui.tui.screens.reading.side import Side
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.page_view import MARGIN, PageView

if TYPE_CHECKING:
    from handbok_tui.session.place import Reading
    from handbok_tui.tui.app.app import HandbokApp

BREATH = 0.01
"""Seconds for keys between one chapter and the next, when a large handbook is read through."""


class ReaderScreen(Moving, Finding, Marking, Acting, Keyed):
    """Draws what the session holds; every edit goes to the session."""

    scope = "reader"
    app: HandbokApp

    def __init__(self, session: Session, reading: Reading) -> None:
        super().__init__()
        self.session = session
        self.reading = reading
        self.view = PageView()
        self.side = Side(session)
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        self.bottom_bar.keys(footer("reader"))
        self._drawn = session.workbook
        self._begun = False

    def compose(self) -> ComposeResult:
        """Line, text with the contents beside it where there is room, line."""
        yield self.top_bar
        with Horizontal():
            yield self.side
            yield self.view
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Watch the text."""
        self.watch(self.view, "top", self._moved, init=False)
        self.watch(self.view, "chosen", self._chosen, init=False)
        self.side.fit(self.app.size.width)

    def on_resize(self, event: Resize) -> None:
        """Lay out anew with the same paragraph at the top."""
        self.side.fit(event.size.width)
        self.call_after_refresh(self.redraw)

    def on_screen_resume(self) -> None:
        """Shown, for the first time or again: with everything as it is now."""
        self.redraw()

    def before_command(self) -> None:
        """A message stays until the next key."""
        self.bottom_bar.clear_message()

    # -- drawing ---------------------------------------------------------------------------

    def redraw(self) -> None:
        """Lay out the leaf from the session's state and show it at the remembered place."""
        width = self.view.size.width or self.app.size.width - self.side.taken
        column = max(1, min(self.reading.column, width - MARGIN))
        self.view.column = column
        page = self._page(column)
        self._drawn = self.session.workbook
        self.view.show(page, line_of(page, self.reading.anchor))
        if not self._begun:
            self._begun = True
            self._choose_again()
        if self.reading.leaf == START:
            self.call_after_refresh(self._read_on)
        self.find_again()
        self._bars()
        self.side.straighten()
        self.side.follow(self.reading)

    def _choose_again(self) -> None:
        """The question that was chosen when the program was left last, if it still is there."""
        places = [(stop.kind, stop.place.question) for stop in self.view.page.stops]
        wanted = ("question", self.reading.question)
        if self.reading.question and wanted in places:
            self.view.chosen = places.index(wanted)

    def _read_on(self) -> None:
        """Fill in the start page of a large handbook, a chapter at a time."""
        if self.reading.leaf != START or not self.session.unread:
            return
        if self.session.read_on():
            self.set_timer(BREATH, self._read_on)  # keys come first
        else:
            self.redraw()

    def _page(self, column: int) -> Page:
        leaf = self.reading.leaf
        try:
            return lay_out_page(self.session.document(leaf), column)
        except HandbokError as problem:
            parts = trouble_page(leaf, self.session.leaf_title(leaf), str(problem))
            return lay_out_page(parts, column)

    def _bars(self) -> None:
        leaf = self.reading.leaf
        head = self.session.edition.head(leaf)
        voice = labels.VOICES[head.source] if head else ""
        done = self.session.progress(leaf) if head else None
        words = [labels.progress(done.answered, done.total)] if done and done.total else []
        words.append(self.view.position)
        self.top_bar.say(self.session.leaf_title(leaf), voice, " · ".join(filter(None, words)))
        self.bottom_bar.saving(self.session.save_state)
        self._offer()

    def _offer(self) -> None:
        """The line at the bottom says what Enter does here and now."""
        stop = self.view.stop if self.chosen_is_seen() else None
        nothing = "start" if self.reading.leaf == START else ""
        enter = labels.ENTER.get(stop.kind if stop else nothing, labels.ENTER_ELSE)
        useless = () if self.view.page.stops or nothing else ("open_stop", "next_stop")
        self.bottom_bar.keys(footer("reader", useless, {"open_stop": enter}))

    def show_saving(self) -> None:
        """The state of saving has changed, and the answers with it if others wrote too."""
        if self._drawn is not self.session.workbook:
            self.redraw()
        else:
            self._bars()

    def _moved(self, before: int, top: int) -> None:
        self.reading.anchor = anchor_at(self.view.page, top)
        if abs(top - before) == 1:
            self.side.roll(top - before)
        else:
            self.side.straighten()
        self._bars()
        self.side.follow(self.reading)

    def _chosen(self, _chosen: int) -> None:
        stop = self.view.stop
        asked = stop is not None and stop.kind == "question"
        self.reading.question = stop.place.question if stop is not None and asked else ""
        self.view.refresh()
        self._offer()

    def action_wider(self) -> None:
        """A wider text column."""
        self._turn_column(1)

    def action_narrower(self) -> None:
        """A narrower text column."""
        self._turn_column(-1)

    def _turn_column(self, by: int) -> None:
        self.reading.column = COLUMN.bounded(self.reading.column + by * COLUMN_STEP)
        self.app.preferences.keep("column", self.reading.column)
        self.redraw()
        self.bottom_bar.message(messages.column(self.reading.column))

    # -- opening a stop --------------------------------------------------------------------

    def action_open_stop(self) -> None:
        """Answer the question, follow the row; without a chosen stop choose the next one.

        At the start, where the whole handbook is what there is to open, it is opened.
        """
        stop = self.view.stop if self.chosen_is_seen() else None
        if stop is not None:
            self._open(stop)
        elif self.reading.leaf == START:
            self.open_leaf(self.session.resume_leaf())
        else:
            self.action_next_stop()

    def _open(self, stop: Stop) -> None:
        if stop.kind == "entry":
            self.open_leaf(stop.place.chapter)
        elif stop.kind == "worksheet":
            self.app.open_worksheet(stop.link)
        elif stop.kind == "question":
            self._write(stop)
        elif (inside := self.session.link_target(stop.link, self.reading.leaf)) is not None:
            self.open_leaf(*inside)
        else:
            self.app.copy_to_clipboard(stop.link)
            self.bottom_bar.message(messages.copied(stop.link))

    def _write(self, stop: Stop) -> None:
        try:
            target = self.target(stop)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.app.answer(target)

    # -- other screens ---------------------------------------------------------------------

    def action_contents(self) -> None:
        """The contents."""
        self.app.show_contents()

    def action_search_all(self) -> None:
        """Find a text in everything."""
        self.app.show_search()

    def action_log(self) -> None:
        """What was written before, day by day."""
        self.open_leaf(LOG)

    def action_group_mode(self) -> None:
        """One question or one step of a card in large spacing."""
        stop = self.view.stop if self.chosen_is_seen() else None
        asked = stop is not None and stop.kind == "question" and self.reading.leaf != LOG
        self.app.gather(stop.place if stop is not None and asked else None)

    def action_palette(self) -> None:
        """Every command and place."""
        self.app.show_palette()

    def action_worksheets(self) -> None:
        """Templates to fill in."""
        self.app.show_worksheets()

    def action_facts(self) -> None:
        """About the organisation."""
        self.app.show_facts()

    def action_edit(self) -> None:
        """The chapter as parts that can be changed, from what is chosen on, else from what stands
        at the top of the window.
        """
        stop = self.view.stop if self.chosen_is_seen() else None
        place = stop.place if stop is not None else self.reading.anchor
        if problem := self.app.edit_chapter(self.reading.leaf, place.section, place.question):
            self.bottom_bar.message(problem)

    def action_settings(self) -> None:
        """Colours, width, keys and one's own name."""
        self.app.show_settings()

    def action_chapters(self) -> None:
        """New chapters, their order, hidden ones."""
        self.app.show_chapters()

    def action_export(self) -> None:
        """Take home the own handbook."""
        documents.show_export(self.app)

    def action_frozen(self) -> None:
        """Editions that were frozen, and a new one."""
        documents.show_frozen(self.app)

    def action_import(self) -> None:
        """Bring in a chapter."""
        documents.show_import(self.app)

    def action_import_answers(self) -> None:
        """Answers from a filled form."""
        documents.show_form(self.app)

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("reader")

    def action_save_now(self) -> None:
        """For fingers that are used to it."""
        self.app.save_soon()
        self.bottom_bar.message(messages.SAVES_ITSELF)

    def action_redraw(self) -> None:
        """Draw the whole screen anew, after something else has written on the terminal."""
        self.app.action_redraw()

    def action_leave(self) -> None:
        """Quit; everything is saved."""
        self.app.leave()
