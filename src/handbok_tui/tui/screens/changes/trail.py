"""The last changes of any kind, newest first: looked at, taken back, done again, gone to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import ModalScreen

from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.changes.names import Place
from handbok_tui.session.changes.words import in_full, word
from handbok_tui.texts.changes import trail as texts
from handbok_tui.texts.dates import moment_in_column
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.screens.dialogs.choosing import Choosing
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from handbok_tui.session.changes.trail import Change, Done
    from handbok_tui.storage.changes.file import Entry
    from handbok_tui.tui.app.app import HandbokApp

ROOMY = 60
"""Cells; in a narrower window the day stands alone."""


class TrailScreen(Choosing, Keyed, ModalScreen[Place]):
    """Answers with the place to go to, or None."""

    scope = "trail"
    CSS_PATH = STYLES / "pick.tcss"
    app: HandbokApp

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.changes: dict[str, Change] = {}
        self.rows = Rows()
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()

    def compose(self) -> ComposeResult:
        """Line, list, line."""
        yield self.top_bar
        yield self.rows
        yield self.bottom_bar

    def on_mount(self) -> None:
        """What is written is saved first, so that it is in the list."""
        self.top_bar.say(texts.TITLE, "", "")
        self.bottom_bar.keys(footer("trail"))
        self.rows.focus()
        self.app.save_soon()
        self.redraw()
        if not self.changes:
            self.bottom_bar.message(texts.NOTHING)

    def on_resize(self, _event: Resize) -> None:
        """Lay out anew."""
        self.call_after_refresh(self.redraw)

    def before_command(self) -> None:
        """A message stays until the next key."""
        self.bottom_bar.clear_message()

    def show_saving(self) -> None:
        """The state of saving has changed, and the list with it."""
        self.redraw()

    def redraw(self) -> None:
        """The list as it is now, with the same change chosen."""
        chosen = self.rows.key
        self.changes = {change.entry.id: change for change in self.session.trail.changes()}
        now = self.session.now()
        roomy = self.app.size.width >= ROOMY
        rows = []
        for key, change in self.changes.items():
            entry, place, _ = change
            if roomy:
                text = f"{moment_in_column(entry.when, now):<18}{place.name}"
            else:
                day = moment_in_column(entry.when, now).partition(" ")[0]
                text = f"{day:<11}{place.brief or place.name}"
            rows.append(Row(text, word(change), key))
        self.rows.show(rows, chosen)
        self.bottom_bar.saving(self.session.save_state)

    @property
    def chosen(self) -> Change | None:
        """The chosen change; None, and it is said, where there is none."""
        found = self.changes.get(self.rows.key)
        if found is None:
            self.bottom_bar.message(texts.NOTHING if not self.changes else texts.CHOOSE)
        return found

    # -- commands --------------------------------------------------------------------------

    def action_look(self) -> None:
        """Before and after."""
        if (change := self.chosen) is not None:
            from handbok_tui.tui.screens.dialogs.lines import LinesScreen  # noqa: PLC0415 - when asked

            self.app.push_screen(LinesScreen(texts.TITLE, in_full(self.session, change)))

    def action_take_back(self) -> None:
        """What stood before holds again."""
        if (change := self.chosen) is None:
            return
        if change.undone:
            self.bottom_bar.message(texts.ALREADY)
        else:
            self._turn(change.entry, self.session.trail.take_back, texts.taken_back)

    def action_do_again(self) -> None:
        """What was taken back holds again."""
        if (change := self.chosen) is not None:
            self._turn(change.entry, self.session.trail.do_again, texts.done_again)

    def _turn(
        self, entry: Entry, turn: Callable[[Entry], Done], said: Callable[[str], str]
    ) -> None:
        try:
            done = turn(entry)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.redraw()
        self.bottom_bar.message(done.note or said(done.place.name))

    def action_go_there(self) -> None:
        """Go to what was changed."""
        if (change := self.chosen) is not None:
            self.dismiss(change.place)

    def action_close(self) -> None:
        """Back to the reader."""
        self.dismiss(None)

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("trail")
