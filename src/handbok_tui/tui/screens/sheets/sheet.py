"""A template being filled: the list above, the chosen row below, every field by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.events import Key, Paste, Resize

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.sheets.layout import MORE, Cursor, lay_out_sheet, lay_out_trouble
from handbok_tui.core.sheets.spreadsheet import is_table
from handbok_tui.core.sheets.templates import Column, Row
from handbok_tui.core.sheets.view import Filled, SheetView
from handbok_tui.session import Session
from handbok_tui.session.sheets.reading import SheetTarget
from handbok_tui.texts import labels, messages
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.sheets import filling as texts
from handbok_tui.texts.sheets import pasting
from handbok_tui.tui.commands.command import Command
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.commands.scopes import Scope
from handbok_tui.tui.screens.sheets.fields import Fields
from handbok_tui.tui.screens.sheets.rows import Rows
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.sheet_pane import SheetPane

if TYPE_CHECKING:
    from handbok_tui.session.sheets.pasting import Pasted
    from handbok_tui.tui.app.app import HandbokApp
    from handbok_tui.tui.screens.dialogs.prompt import Next


class WorksheetScreen(Rows, Fields, Keyed):
    """Draws what the session holds; every edit goes to the session."""

    scope: ClassVar[Scope] = "worksheet"
    CSS_PATH = STYLES / "worksheet.tcss"
    app: HandbokApp

    def __init__(
        self, session: Session, target: SheetTarget, row: str = "", column: str = ""
    ) -> None:
        super().__init__()
        self.session = session
        self.sheets = session.worksheets
        self.target = target
        self.row = row
        self.column = column
        self.unfolded = False
        self.in_words = ""
        self.pane = SheetPane()
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()

    def compose(self) -> ComposeResult:
        """Line, template, line."""
        yield self.top_bar
        yield self.pane
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Say at once if it cannot be written."""
        self.redraw()
        self.pane.focus()
        self._tell_of_it()

    def on_resize(self, _event: Resize) -> None:
        """Lay out anew."""
        self.call_after_refresh(self.redraw)

    def on_bottom_bar_grown(self) -> None:
        """Lay out anew in what the words at the bottom leave."""
        self.call_after_refresh(self.redraw)

    def on_screen_resume(self) -> None:
        """Back from an editor: show what has changed."""
        self.redraw()

    def take(self, event: Key) -> None:
        """A blank or a question mark among words that no field takes is one of them."""
        here, words = self.app.screen is self, self.in_words
        self.in_words = ""
        if here and words and event.key in ("space", "question_mark") and event.key != words:
            self.in_words = event.key
            event.stop()
            event.prevent_default()
            self.say(texts.NO_COMMAND)
        else:
            super().take(event)

    def before_command(self) -> None:
        """A message stays until the next key, and so does the digit that has chosen."""
        self.just = None
        self.bottom_bar.clear_message()

    def carry_out(self, command: Command, key: str = "") -> None:
        """A blank or a digit typed directly after a digit that chose is text."""
        character = " " if key == "space" else key if len(key) == 1 else ""
        if not (command.id in ("menu", "choose_number") and self.goes_on(character)):
            super().carry_out(command, key)

    def other_key(self, event: Key) -> None:
        """Whoever begins to type means the chosen field."""
        if not event.is_printable or not event.character:
            self.just = None
        elif not self.goes_on(event.character):
            self.typed(Key(event.key, event.character))

    def pasted(self, text: str) -> None:
        """A table fills rows and fields, anything else the chosen field."""
        if self.column == MORE or not is_table(text):
            self.typed(Paste(text))
            return
        from handbok_tui.session.sheets.pasting import paste  # noqa: PLC0415 - when asked for

        done: list[Pasted] = []
        if self.attempt(
            lambda: done.append(paste(self.sheets, self.target, self.row, self.from_chosen, text))
        ):
            self.say(pasting.pasted(*done[0]))

    def action_menu(self) -> None:
        """All that can be done here."""
        self.app.show_menu(self.scope, self.carry_out)

    # -- what is chosen --------------------------------------------------------------------

    @property
    def view(self) -> SheetView:
        """The filling as it is now."""
        return self.sheets.view(self.target)

    def chosen_row(self, view: SheetView) -> Filled | None:
        """The chosen row, else the first; None where there is none."""
        return view.find(self.row) or next(iter(view.rows), None)

    def chosen_column(self, view: SheetView, filled: Filled) -> Column:
        """The chosen field of a row, else its first."""
        fields = view.fields(filled)
        return next((column for column in fields if column.id == self.column), fields[0])

    @property
    def from_chosen(self) -> tuple[Column, ...]:
        """The fields that are seen, from the chosen one on; all of those where there is no row."""
        view, columns = self.view, self.target.worksheet.columns
        seen = self.shown(view, self.chosen_row(view) or Filled(0, Row(""), ""))
        found = [one for one in columns if one in seen or one is columns[0]]
        places = [one.id for one in found]
        return tuple(found[places.index(self.column) if self.column in places else 0 :])

    def redraw(self) -> None:
        """Lay out the template at the chosen row and field."""
        view = self.view
        cursor = Cursor()
        if (filled := self.chosen_row(view)) is not None:
            self.row = filled.row.id
            if self.column != MORE or not self.folds(view, filled):
                self.column = self.chosen_column(view, filled).id
            cursor = Cursor(filled.number - 1, self.column, self.unfolded)
        elif self.column == MORE:
            self.column = ""
        width, height = self.pane.size
        width, height = width or self.app.size.width, height or self.app.size.height - 2
        reason = self.sheets.locked(self.target)
        if reason and not view.sheet.has_content:
            self.pane.show(lay_out_trouble(reason, width))
        else:
            self.pane.show(lay_out_sheet(view, cursor, width, height))
        self._bars(view)

    def _bars(self, view: SheetView) -> None:
        sheet = view.sheet
        kind = self.target.respondent.kind
        whose = texts.whose(
            self.sheets.whose(self.target),
            long_date(sheet.day),
            sheet.people,
            labels.PRIVATE[kind] if sheet.private else "",
        )
        self.top_bar.say(view.worksheet.head.title, whose, view.counted())
        new = (texts.WRITE,) if not view.rows and not self.sheets.locked(self.target) else ()
        needs_row = () if view.rows else ("edit", "next_field")
        self.bottom_bar.keys((*new, *footer("worksheet", needs_row)))
        self.bottom_bar.saving(self.session.save_state)

    def show_saving(self) -> None:
        """The state of saving has changed, and perhaps what others have filled in."""
        self.redraw()

    def say(self, text: str) -> None:
        """Tell the person something on the bottom line."""
        self.bottom_bar.message(text)

    def changed(self) -> None:
        """Something was changed: save it and show it."""
        self.app.save_soon()
        self.redraw()

    # -- the sheet as a whole --------------------------------------------------------------

    def action_switch_respondent(self) -> None:
        """Mine, ours, the next group."""
        self.target = self.sheets.switch(self.target)
        self.removed = ""
        self.redraw()
        self._tell_of_it()

    def _tell_of_it(self) -> None:
        """Why it cannot be written, or who has filled what is empty here."""
        names = self.sheets.filled_by_others(self.target)
        if words := self.sheets.locked(self.target):
            self.say(words)
        elif names:
            self.say(labels.others_have(names, labels.FILLED))

    def action_toggle_all_private(self) -> None:
        """The whole filling only for me, on and off."""
        if self.attempt(lambda: self.sheets.toggle_private(self.target)):
            private = self.sheets.sheet(self.target).private
            self.say(texts.PRIVATE_ON if private else texts.PRIVATE_OFF)

    def action_begin_anew(self) -> None:
        """A new analysis; the present one is kept beside it."""
        if not self.target.worksheet.analysis:
            self.say(texts.NO_ANALYSIS)
            return
        before = self.sheets.sheet(self.target).earlier
        if self.attempt(lambda: self.sheets.begin_anew(self.target)):
            kept = self.sheets.sheet(self.target).earlier != before
            self.say(texts.BEGUN_ANEW if kept else texts.NOTHING_TO_KEEP)

    def action_people(self) -> None:
        """How many have answered together."""

        def take(text: str) -> Next:
            if text.strip() and not text.strip().isdecimal():
                raise HandbokError(texts.NO_NUMBER)
            self.sheets.set_people(self.target, int(text.strip()[:6] or 0))
            return self.changed

        self.app.ask(texts.PEOPLE, texts.PEOPLE_HINT, take, place=None)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.row = self.sheets.last_row(self.target.key) or self.row
        undone = self.sheets.undo(self.target)
        self.changed()
        self.say(messages.UNDONE if undone else messages.NOTHING_TO_UNDO)

    def action_redo(self) -> None:
        """Do it again."""
        redone = self.sheets.redo(self.target)
        self.changed()
        self.say(texts.REDONE if redone else texts.NOTHING_TO_REDO)

    def action_compare(self) -> None:
        """What somebody else has filled in, beside this."""
        from handbok_tui.tui.screens.sheets.beside import lay_beside  # noqa: PLC0415 - when asked for

        if why := lay_beside(self.app, self.sheets, self.target):
            self.say(why)

    def action_lines(self) -> None:
        """What the template says: purpose, gaps, distances."""
        view = self.view
        said = view.lines()
        if not said:
            self.say(texts.NO_LINES)
            return
        opening = filter(None, (view.worksheet.purpose, view.worksheet.note))
        self._show_lines(texts.LINES, (*said, "", *opening))

    def action_text_map(self) -> None:
        """The template as a map in words."""
        from handbok_tui.core.sheets.map import text_map  # noqa: PLC0415 - when asked for

        lines = text_map(self.view)
        if lines:
            self._show_lines(texts.MAP, lines)
        else:
            self.say(texts.NO_MAP)

    def _show_lines(self, title: str, lines: tuple[str, ...]) -> None:
        from handbok_tui.tui.screens.dialogs.lines import LinesScreen  # noqa: PLC0415 - when asked for

        self.app.push_screen(LinesScreen(f"{self.target.worksheet.head.title}: {title}", lines))

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("worksheet")

    def action_close(self) -> None:
        """Back to the reader; all is saved."""
        self.app.save_soon()
        self.app.pop_screen()
