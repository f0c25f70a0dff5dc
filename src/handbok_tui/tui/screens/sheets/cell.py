"""Where the text of a cell is typed: a few lines over the list, or the whole window.

Words go to the session at every key, as answers do; a date or a number when it is whole.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.sheets.columns import COLUMN_KINDS, as_typed
from handbok_tui.core.sheets.templates import Column
from handbok_tui.session import Session
from handbok_tui.session.sheets.reading import SheetTarget
from handbok_tui.texts import messages
from handbok_tui.texts.answers import answering
from handbok_tui.texts.sheets import templates as texts
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.commands.scopes import Scope
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.answer_area import AnswerArea
from handbok_tui.tui.widgets.bars import BottomBar, TopBar

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp


COUNTED = 20_000
"""Characters; of a longer text the words are not counted at every key."""


class CellScreen(Keyed, ModalScreen[int | None]):
    """Answers with which field comes next: 0 the same, 1 the next one, -1 the one before; None
    where nothing was written.
    """

    CSS_PATH = STYLES / "cell.tcss"
    app: HandbokApp

    def __init__(self, session: Session, target: SheetTarget, row: str, column: Column) -> None:
        super().__init__()
        self.session = session
        self.sheets = session.worksheets
        self.target = target
        self.row = row
        self.column = column
        self.before = self.seen = self.shown = self._value()
        self.label = Static(markup=False, id="label")
        self.area = AnswerArea()
        self.bottom_bar = BottomBar()
        self.as_typed = COLUMN_KINDS[column.kind].stored == "text"

    def _value(self) -> str:
        return self.sheets.sheet(self.target).value(self.row, self.column.id)

    def _shown_as(self, value: str) -> str:
        return as_typed(value, self.column)

    def on_mount(self) -> None:
        """What the cell holds, or the date that the template proposes."""
        self.sheets.rest()
        self.label.update(self._question())
        self.bottom_bar.keys(footer(self.scope))
        self.bottom_bar.saving(self.session.save_state)
        text = self._shown_as(
            self.before or self.sheets.proposed(self.target, self.row, self.column)
        )
        self.shown = text
        with self.prevent(TextArea.Changed):
            self.area.load_text(text)
        self.area.move_cursor(self.area.document.end)
        if not self.as_typed:  # a date or a number: the first letter replaces it
            self.area.selection = Selection((0, 0), self.area.document.end)
        self.area.focus()

    def _question(self) -> Content:
        about = f"  {self.column.guidance}" if self.column.guidance else ""
        return Content.assemble(
            visible(texts.label(self.column.label)), (visible(about), "not bold")
        )

    def pasted(self, text: str) -> None:
        """Pasted before the editor was there."""
        self._first(text)

    def other_key(self, event: Key) -> None:
        """Typed before the editor was there."""
        if event.is_printable and event.character:
            self._first(event.character)
            self.before_command()

    def _first(self, text: str) -> None:
        """In place of what is marked, as the editor itself does."""
        self.area.replace(text, *self.area.selection, maintain_selection_offset=False)

    def before_command(self) -> None:
        """What was typed just before a command is taken in before it."""
        if self.as_typed and self.area.text != self._value():
            self._take_in()

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """Words are in the session before the next key."""
        self.bottom_bar.clear_message()
        if self.as_typed:
            self._take_in()
        else:
            self.sheets.half_typed(self.target, self.row, self.column.id, self.area.text)

    def _take_in(self) -> bool:
        try:
            self.sheets.write(self.target, self.row, self.column.id, self.area.text, self.seen)
            self.seen = self._value()
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return False
        self.app.typed()
        self.bottom_bar.saving(self.session.save_state)
        return True

    def show_saving(self) -> None:
        """The state of saving has changed, and perhaps the cell: what others have written there
        is shown, unless something is being typed; then both are kept.
        """
        now = self._value()
        if now != self.seen and self.area.text == self._shown_as(self.seen):
            self.seen = self.before = now
            with self.prevent(TextArea.Changed):
                self.area.adopt(self._shown_as(now))
            self.bottom_bar.message(answering.TAKEN_IN)
        self.bottom_bar.saving(self.session.save_state)

    def on_answer_area_copied(self) -> None:
        """Nothing tells whether the terminal took it, so say only that it was sent."""
        self.bottom_bar.message(messages.TEXT_COPIED)

    def _leave(self, by: int | None) -> None:
        """Keep what is typed and go, unless it cannot be kept."""
        if self._take_in():
            self.sheets.given_up(self.target, self.row, self.column.id, self.area.text)
            self.sheets.rest()
            self.dismiss(by)

    def action_next_field(self) -> None:
        """Keep it; the next field."""
        self._leave(1)

    def action_previous_field(self) -> None:
        """Keep it; the field before."""
        self._leave(-1)

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help(self.scope)


class CellLineScreen(CellScreen):
    """A word, a number, a date: Enter keeps it; Esc leaves the cell as it was, and where
    something was written only at the second time.
    """

    scope: ClassVar[Scope] = "cell"
    asked_about: str | None = None
    """The text that the next Esc throws away."""

    def compose(self) -> ComposeResult:
        """The label and a few lines, over the lower part of the window."""
        with Vertical(id="panel"):
            yield self.label
            yield self.area
            yield self.bottom_bar

    def action_accept(self) -> None:
        """Keep it."""
        self._leave(0)

    def action_close(self) -> None:
        """Leave the cell as it was."""
        if self.area.text not in (self.shown, self.asked_about):
            self.asked_about = self.area.text
            self.bottom_bar.message(texts.ASK_LEAVE)
            return
        if self._value() != self.before:
            self.sheets.undo(self.target)
        self.sheets.given_up(self.target, self.row, self.column.id, self.area.text)
        self.sheets.rest()
        self.dismiss(None)

    def action_next_suggestion(self) -> None:
        """The next of the template's words, in place of what stands there."""
        self._suggest(1)

    def action_previous_suggestion(self) -> None:
        """The one before."""
        self._suggest(-1)

    def _suggest(self, by: int) -> None:
        words = ("", *self.column.suggestions)
        if len(words) == 1:
            (self.area.action_cursor_down if by > 0 else self.area.action_cursor_up)()
            return
        at = words.index(self.area.text) if self.area.text in words else 0
        self.area.replace(words[(at + by) % len(words)], (0, 0), self.area.document.end)


class CellTextScreen(CellScreen):
    """A text of several lines, as an answer is written: Esc goes back and keeps it."""

    scope: ClassVar[Scope] = "cell_text"

    def __init__(self, session: Session, target: SheetTarget, row: str, column: Column) -> None:
        super().__init__(session, target, row, column)
        self.top_bar = TopBar()
        self.name_of_row = ""

    def compose(self) -> ComposeResult:
        """Line, label, editor, line."""
        yield self.top_bar
        yield self.label
        yield self.area
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Say whose row it is."""
        super().on_mount()
        filled = self.sheets.view(self.target).find(self.row)
        self.name_of_row = f"{filled.number} {filled.name}" if filled is not None else ""
        self._count()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Count the words too, while that is quick."""
        super().on_text_area_changed(event)
        if len(self.area.text) < COUNTED:
            self._count()

    def _count(self) -> None:
        whose = self.sheets.whose(self.target)
        self.top_bar.say(self.name_of_row, whose, answering.words(self.area.text))

    def action_done(self) -> None:
        """Back to the list; the text is saved."""
        self._leave(0 if self.area.text.strip() else None)

    def action_save_now(self) -> None:
        """For fingers that are used to it."""
        self.app.save_soon()

    def action_external_editor(self) -> None:
        """Write in one's own editor; what is here is saved first."""
        self.begin(self._edit_outside)

    async def _edit_outside(self) -> None:
        cell = self.target, self.row, self.column.id
        from handbok_tui.tui.app.external_editor import edit_outside  # noqa: PLC0415 - when asked for

        said = await edit_outside(
            self.app, partial(self.sheets.lend, *cell), partial(self.sheets.returned, *cell)
        )
        if self.area.text != self._value():
            with self.prevent(TextArea.Changed):
                self.area.adopt(self._value())
        self._count()
        self.show_saving()
        if said:
            self.bottom_bar.message(said)
