"""Where one part of a chapter is written: the editor, and how the text will be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from handbok_tui.core.chapters.pieces import MARKDOWN, Piece
from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.chapters.editing import Editing
from handbok_tui.session.chapters.rows import name_of, whose_words
from handbok_tui.texts import messages
from handbok_tui.texts.answers import answering
from handbok_tui.texts.chapters import editing as texts
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.screens.chapters.chapter import room_for
from handbok_tui.tui.screens.chapters.preview import Preview
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.answer_area import AnswerArea
from handbok_tui.tui.widgets.bars import BottomBar, TopBar

if TYPE_CHECKING:
    from handbok_tui.storage.journal.external_editor import Loan
    from handbok_tui.tui.app.app import HandbokApp


class PartScreen(Keyed, ModalScreen[str]):
    """Writes one part; answers with what there is to say about it afterwards."""

    scope = "part"
    CSS_PATH = STYLES / "chapter.tcss"
    app: HandbokApp

    def __init__(self, session: Session, editing: Editing, piece: Piece, *, new: bool) -> None:
        super().__init__()
        self.session = session
        self.editing = editing
        self.opened = piece
        self.new = new
        self.against_edition = False
        self.taken = ""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        self.area = AnswerArea()
        self.preview = Preview()
        self.room = Container(self.area, self.preview, id="parts")

    @property
    def piece(self) -> Piece:
        """What is written, wherever it stands by now."""
        return self.editing.open or self.opened

    def compose(self) -> ComposeResult:
        """Line, a hint where one is needed, the editor with its rendering, line."""
        yield self.top_bar
        if self.piece.name in texts.HINTS:
            yield Static(texts.HINTS[self.piece.name], markup=False, id="hint")
        yield self.room
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Take in the part as it stands."""
        self.bottom_bar.keys(footer("part"))
        self._load(self.editing.text(self.piece))
        self._fit(self.app.size.width, self.app.size.height)
        self._show()
        self.area.focus()

    def on_resize(self, event: Resize) -> None:
        """The rendering beside or below."""
        self._fit(event.size.width, event.size.height)

    def on_screen_resume(self) -> None:
        """Back from the help."""
        self._show()

    def _fit(self, width: int, height: int) -> None:
        wanted = self.piece.name in MARKDOWN or self.against_edition
        room = room_for(width, height) if wanted else "alone"
        self.room.set_classes("below" if room == "alone" and self.against_edition else room)

    def _load(self, text: str) -> None:
        with self.prevent(TextArea.Changed):
            self.area.load_text(text)
        self.area.move_cursor(self.area.document.end)
        self.taken = text

    def _show(self) -> None:
        name = name_of(self.editing, self.piece)
        self.top_bar.say(
            name, whose_words(self.editing, self.piece), answering.words(self.area.text)
        )
        self.bottom_bar.saving(self.session.save_state)
        markdown = self.piece.name in MARKDOWN
        if self.against_edition:
            published = self.editing.published_text(self.piece)
            heading = texts.NOT_PUBLISHED if published is None else texts.PUBLISHED
            self.preview.say(heading, published or "", markdown=markdown)
        else:
            self.preview.say(texts.RENDERED, self.area.text, markdown=markdown)

    def show_saving(self) -> None:
        """The state of saving has changed, and the text with it if others wrote there too."""
        if self.editing.elsewhere:
            self.editing.elsewhere = False
            stored = self.editing.text(self.piece)
            untouched = self.area.text == self.taken  # else the next key keeps both
            if untouched and stored.rstrip() != self.taken.rstrip():
                self._load(stored)
            self.bottom_bar.message(texts.ELSEWHERE)
        self._show()

    # -- writing ---------------------------------------------------------------------------

    def before_command(self) -> None:
        """What was typed just before a command is taken in before it."""
        self._take_in()

    def other_key(self, event: Key) -> None:
        """Typed before the editor was there."""
        if event.is_printable and event.character:
            self.area.insert(event.character)

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """What is typed is in the session before the next key."""
        self._take_in()

    def _take_in(self) -> None:
        text = self.area.text
        if text == self.taken:
            return
        try:
            self.editing.write(self.piece, text, self.taken)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.taken = text
        self.app.typed()
        self.bottom_bar.clear_message()
        self._show()

    def on_text_area_selection_changed(self) -> None:
        """The rendering shows what one is writing."""
        row, column = self.area.cursor_location
        lines = self.area.text.split("\n")
        before = sum(len(line) + 1 for line in lines[:row]) + column
        self.preview.follow(before / max(1, len(self.area.text)))

    def on_answer_area_copied(self) -> None:
        """Nothing tells whether the terminal took it, so say only that it was sent."""
        self.bottom_bar.message(messages.TEXT_COPIED)

    # -- commands --------------------------------------------------------------------------

    def action_done(self) -> None:
        """Back to the parts; what was left empty is not added."""
        try:
            said = self.editing.finish(self.piece, new=self.new)
        except HandbokError as problem:
            said = str(problem)
        self.dismiss(said)

    def action_published(self) -> None:
        """The edition's words beside one's own, or the rendering again."""
        self.against_edition = not self.against_edition
        self._fit(self.app.size.width, self.app.size.height)
        self._show()

    def action_external_editor(self) -> None:
        """Write in one's own editor; what is here is saved first."""
        self.begin(self._edit_outside)

    async def _edit_outside(self) -> None:
        from handbok_tui.tui.app.external_editor import edit_outside  # noqa: PLC0415 - when asked for

        said = await edit_outside(self.app, partial(self.editing.lend, self.piece), self._returned)
        if said:
            self.bottom_bar.message(said)

    def _returned(self, loan: Loan, text: str) -> bool:
        if text != loan.text:
            self.editing.write(self.piece, text)
            self._load(self.editing.text(self.piece))
            self._show()
        return self.session.settle_loan(loan, text)

    def action_save_now(self) -> None:
        """For fingers that are used to it."""
        self.app.save_soon()

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("part")
