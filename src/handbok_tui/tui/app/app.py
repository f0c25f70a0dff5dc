"""The program on the screen.

It decides nothing about the handbook: the session holds the state, the screens draw it, the
saver gets it to disk.
"""

from __future__ import annotations

import gc

from textual.events import Resize
from textual.filter import LineFilter, Monochrome, NoColor
from textual.geometry import Size

from handbok_tui.core.edition.front import START, leaves
from handbok_tui.session import Session
from handbok_tui.session.settings import Preferences
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.storage.person.presence import Presence
from handbok_tui.texts import front
from handbok_tui.tui.app.rooms import Rooms
from handbok_tui.tui.screens.reading.reader import ReaderScreen
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.terminal.sanitise import Harmless
from handbok_tui.tui.theme import DARK, MONOCHROME, THEMES

SMALLEST = Size(40, 12)
"""The smallest window that can be worked in."""


def is_too_small(size: Size) -> bool:
    """Whether a window of so many columns and rows cannot be worked in."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height


STARTED = 1.0
"""Seconds after which the first text is there, and memory may be tidied."""


class HandbokApp(Rooms):
    """One run over one session; ``notice`` is something to say at the start."""

    CSS_PATH = [STYLES / "app.tcss", STYLES / "reader.tcss"]  # noqa: RUF012 - together they are parsed once
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        session: Session,
        place: PlaceFile,
        preferences: Preferences | None = None,
        notice: str = "",
        presence: Presence | None = None,
    ) -> None:
        super().__init__(session, place, presence)
        self.preferences = preferences or Preferences()
        self.notice = notice
        self.reading.column = self.preferences.now.column
        self.full_repaint = self.full_repaint or self.preferences.now.full_repaint
        self.animation_level = "none"  # a page down would send 65 kB and take half a second
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The names of our own that every theme fills in."""
        return dict(DARK.variables)

    def get_line_filters(self) -> list[LineFilter]:
        """The last guards: nothing steers the terminal, and no colour where none is wanted.

        Textual's own filter for NO_COLOR makes greys of the terminal's colours: left out.
        """
        filters = [each for each in super().get_line_filters() if not isinstance(each, Monochrome)]
        without_colour = [NoColor()] if self.theme == MONOCHROME.name else []
        return [*filters, *without_colour, Harmless()]

    def get_default_screen(self) -> ReaderScreen:
        """The reader, where it was left."""
        remembered = self.place.read()
        if remembered is not None and remembered.leaf in leaves(self.session.edition):
            self.reading.leaf, self.reading.anchor, self.reading.question = remembered
            title = self.session.leaf_title(self.reading.leaf)
            if self.place.age(self.session.now()).days >= front.AWAY:
                self.greeting = front.welcome_back(title)
            elif self.reading.leaf != START:
                self.greeting = front.continues(title)
            if self.greeting:
                self.tell(self.greeting)
        if self.notice:
            self.tell(self.notice)
        return self.reader

    def choose_colours(self, theme: str) -> None:
        """A theme from the list of everything."""
        from handbok_tui.tui.setting import choose_colours  # noqa: PLC0415 - when one is chosen

        choose_colours(self, theme)

    def on_mount(self) -> None:
        """Offer what an earlier run left behind, and say who else is here."""
        self.set_timer(STARTED, self._started)
        self.call_after_refresh(self.tell_who_else)
        self.call_after_refresh(self.look_for_due)
        if found := self.session.left_behind():
            from handbok_tui.tui.screens.dialogs.recovery import RecoveryScreen  # noqa: PLC0415

            self.push_screen(RecoveryScreen(self.session, found))

    def on_resize(self, event: Resize) -> None:
        """A window too small to work in says so until it grows."""
        if not is_too_small(event.size):
            return
        from handbok_tui.tui.screens.dialogs.too_small import TooSmallScreen  # noqa: PLC0415 - rare

        if not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())

    def _started(self) -> None:
        _tidy()
        self.watcher.start()

    def on_unmount(self) -> None:
        """Nobody is there to be told."""
        self.watcher.stop()


def _tidy() -> None:
    """Memory is tidied from here on, except for what stays until the end anyway."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
