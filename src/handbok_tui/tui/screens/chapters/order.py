"""All chapters, the hidden ones too: new ones, their order, which of them are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.saving import line_drafts
from handbok_tui.session.saving.line_drafts import LinePlace
from handbok_tui.texts import labels
from handbok_tui.texts.answers.answering import READ_ONLY
from handbok_tui.texts.changes import trail
from handbok_tui.texts.chapters import order as texts
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.screens.dialogs.choosing import Choosing
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp
    from handbok_tui.tui.screens.dialogs.prompt import Next


class ChaptersScreen(Choosing, Keyed, ModalScreen[str]):
    """Answers with the chapter to read, "" for none."""

    scope = "chapters"
    CSS_PATH = STYLES / "chapter.tcss"
    AUTO_FOCUS = ""
    app: HandbokApp

    def __init__(self, session: Session, leaf: str) -> None:
        super().__init__()
        self.session = session
        self.leaf = leaf
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        self.rows = Rows()

    def compose(self) -> ComposeResult:
        """Why, then the chapters."""
        yield self.top_bar
        yield Static(texts.HELP, markup=False, id="why")
        yield self.rows
        yield self.bottom_bar

    def on_mount(self) -> None:
        """All chapters."""
        self.top_bar.say(texts.TITLE, "", "")
        self.bottom_bar.keys(footer("chapters"))
        self._draw(self.leaf)

    def on_screen_resume(self) -> None:
        """Back from a new chapter or the help."""
        self._draw(self.rows.key)

    def before_command(self) -> None:
        """A message stays until the next key."""
        self.bottom_bar.clear_message()

    def _draw(self, chosen: str) -> None:
        rows = []
        for head in self.session.all_chapters:
            voice = labels.VOICES[head.source]
            hidden = self.session.is_hidden(head.id)
            note = texts.HIDDEN if hidden else labels.SHORT_VOICES.get(voice, voice)
            rows.append(Row(labels.chapter_name(head.number, head.title), note, head.id))
        self.rows.show(rows, chosen)

    def show_saving(self) -> None:
        """The state of saving has changed."""
        self.bottom_bar.saving(self.session.save_state)

    def _do(self, change: Callable[[str], str]) -> None:
        chosen = self.rows.key
        try:
            said = change(chosen)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self._draw(chosen)
        if said:
            self.bottom_bar.message(said)

    def action_open(self) -> None:
        """Read the chosen chapter; a hidden one is shown again first."""
        if self.session.is_hidden(self.rows.key):
            self.bottom_bar.message(texts.IS_HIDDEN)
        else:
            self.dismiss(self.rows.key)

    def action_edit(self) -> None:
        """Edit the chosen chapter."""
        if problem := self.app.edit_chapter(self.rows.key):
            self.bottom_bar.message(problem)

    def action_hide(self) -> None:
        """Hidden, or shown again."""
        self._do(
            lambda chosen: (
                texts.NOW_HIDDEN if self.session.hide_chapter(chosen) else texts.NOW_SHOWN
            )
        )

    def action_move_up(self) -> None:
        """One step up."""
        self._do(lambda chosen: self._moved(chosen, -1))

    def action_move_down(self) -> None:
        """One step down."""
        self._do(lambda chosen: self._moved(chosen, 1))

    def _moved(self, chapter: str, by: int) -> str:
        self.session.move_chapter(chapter, by)
        return texts.MOVED

    def action_undo(self) -> None:
        """Take back the last change of the order or of what is hidden, and nothing else."""

        def undo(_chosen: str) -> str:
            done = self.session.undo() if self.session.last_in_book else None
            if done is None:
                return texts.NOTHING_TO_UNDO
            return done.note or trail.undone(done.place.name)

        self._do(undo)

    def action_new(self) -> None:
        """A new chapter: its title, then from what; then its parts."""
        if self.session.read_only:
            self.bottom_bar.message(READ_ONLY)
            return
        self._ask_title("")

    def _ask_title(self, proposal: str) -> None:
        def take(title: str) -> Next:
            named = " ".join(title.split())
            if not named:
                raise HandbokError(texts.TITLE_NEEDED)
            return lambda: self._pick_kind(named)

        hint, place = texts.ASK_TITLE_HINT, LinePlace("chapter", "template")
        self.app.ask(texts.ASK_TITLE, hint, take, proposal, place=place)

    def _pick_kind(self, title: str) -> None:
        """From what; the title is in the recovery journal until the chapter is there."""
        from handbok_tui.tui.screens.dialogs.pick import PickScreen  # noqa: PLC0415 - when first shown

        drafts, place = self.session.drafts, LinePlace("chapter", "template")
        line_drafts.keep(drafts, place, title)

        def chosen(kind: str | None) -> None:
            if not kind:
                self._ask_title(title)
                return
            try:
                made = self.session.add_chapter(title, template=kind == "template")
            except HandbokError as problem:
                self.bottom_bar.message(str(problem))
                return
            line_drafts.done(drafts, place, title)
            self._added(made)

        rows = [Row(words, key=kind) for kind, words in texts.KINDS.items()]
        self.app.push_screen(PickScreen(texts.NEW, rows), chosen)

    def _added(self, chapter: str) -> None:
        self._draw(chapter)
        self.app.edit_chapter(chapter)

    def action_close(self) -> None:
        """Back to reading."""
        self.dismiss("")

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("chapters")
