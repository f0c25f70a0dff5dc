"""The program on the screen: opens screens and keeps the promise that all is saved.

It decides nothing about the handbook: the session holds the state, the screens draw it, the
saver gets it to disk.
"""

from __future__ import annotations

from textual.filter import LineFilter

from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session, Target
from handbok_tui.storage.external_editor import edit_text
from handbok_tui.storage.place_file import PlaceFile
from handbok_tui.texts import messages
from handbok_tui.tui.commands import Scope
from handbok_tui.tui.harmless import Harmless
from handbok_tui.tui.saving_app import SavingApp
from handbok_tui.tui.screens.reader import ReaderScreen
from handbok_tui.tui.theme import DARK, THEMES


class HandbokApp(SavingApp):
    """One run over one session."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, session: Session, place: PlaceFile) -> None:
        super().__init__(session, place)
        self.animation_level = "none"  # a page down would send 65 kB and take half a second
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The names of our own that every theme fills in."""
        return dict(DARK.variables)

    def get_line_filters(self) -> list[LineFilter]:
        """The last guard: nothing that reaches the terminal can steer it."""
        return [*super().get_line_filters(), Harmless()]

    def on_mount(self) -> None:
        """Open the reader where it was left."""
        remembered = self.place.read()
        if remembered is not None and self._exists(remembered[0]):
            self.reading.leaf, self.reading.anchor = remembered
        self.push_screen(ReaderScreen(self.session, self.reading))
        if found := self.session.left_behind():
            from handbok_tui.tui.screens.recovery import RecoveryScreen  # noqa: PLC0415

            self.push_screen(RecoveryScreen(self.session, found))

    def _exists(self, leaf: str) -> bool:
        from handbok_tui.core.front import leaves  # noqa: PLC0415

        return leaf in leaves(self.session.edition)

    # -- screens ---------------------------------------------------------------------------

    def answer(self, target: Target) -> None:
        """Open an answer for writing, if its file may be written."""
        from handbok_tui.tui.screens.answer import AnswerScreen  # noqa: PLC0415 - when first shown

        try:
            self.session.writable(target)
        except HandbokError as problem:
            self.tell(str(problem))
            return
        self.push_screen(AnswerScreen(self.session, target))

    def answered(self, target: Target) -> None:
        """Back from writing: save, and say what there is to say."""
        self.save_soon()
        self.pop_screen()
        progress = self.session.progress(target.chapter)
        if progress.complete:
            self.tell(messages.CHAPTER_DONE)

    def show_contents(self) -> None:
        """The contents over the text."""
        from handbok_tui.tui.screens.contents import ContentsScreen  # noqa: PLC0415

        def chosen(leaf: str | None) -> None:
            if leaf and isinstance(self.screen, ReaderScreen):
                self.screen.open_leaf(leaf)

        self.push_screen(ContentsScreen(self.session, self.reading.leaf), chosen)

    def show_help(self, scope: Scope) -> None:
        """All keys."""
        from handbok_tui.tui.screens.help import HelpScreen  # noqa: PLC0415

        self.push_screen(HelpScreen(scope))

    def show_export(self) -> None:
        """Take home the own handbook."""
        from handbok_tui.tui.screens.export import ExportScreen  # noqa: PLC0415

        self.push_screen(ExportScreen(self.session))

    def edit_outside(self, text: str) -> str | None:
        """The text as the person's own editor left it; None when that did not work."""
        self.saver.save_now()
        try:
            with self.suspend():
                return edit_text(text)
        except HandbokError as problem:
            self.tell(str(problem))
        return None

    def tell(self, text: str) -> None:
        """Say something in the reader, now or as soon as it is shown."""
        if isinstance(self.screen, ReaderScreen):
            self.screen.bottom_bar.message(text)
        else:
            self.call_after_refresh(self._tell_reader, text)

    def _tell_reader(self, text: str) -> None:
        if isinstance(self.screen, ReaderScreen):
            self.screen.bottom_bar.message(text)
