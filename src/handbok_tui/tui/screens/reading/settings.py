"""The everyday settings: what each is, seen at once, and kept in the file of settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.edition.parts import Part, Place
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.layout.page import lay_out_page
from handbok_tui.core.settings import COLUMN
from handbok_tui.session import settings_page as page
from handbok_tui.session.settings_page import Names, Seen
from handbok_tui.texts import settings_page as texts
from handbok_tui.tui import setting
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer, key_name, named
from handbok_tui.tui.screens.dialogs.choosing import Choosing
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.terminal.drawing.colours import colours_of
from handbok_tui.tui.theme import choose_theme
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.page_view import MARGIN, PageView
from handbok_tui.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp
    from handbok_tui.tui.screens.dialogs.prompt import Next

NARROW = 60
"""Cells: in less there is no room for the values to stand in a column of their own."""
LOW = 16
"""Lines: in fewer nothing is left blank."""
WRITTEN = ("column", "name")
"""The settings of which a value can be typed."""
_HERE = Place("sample")
SAMPLE = (
    Part("heading", texts.SAMPLE_HEADING, _HERE, "project"),
    Part("body", texts.SAMPLE, _HERE, "project"),
    Part("question", texts.SAMPLE_QUESTION, _HERE, "project"),
    Part("answer", texts.SAMPLE_ANSWER, _HERE, "project"),
)


class SettingsScreen(Choosing, Keyed, ModalScreen[None]):
    """Every change holds at once; leaving needs no saving."""

    scope = "settings"
    CSS_PATH = STYLES / "settings.tcss"
    app: HandbokApp

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows()
        self.note = Static(markup=False, id="note")
        self.sample = PageView()
        self.sample.can_focus = False
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        self.outcome = ""
        self.reason = ""
        """Why the workbook has another name than the person wants."""

    def compose(self) -> ComposeResult:
        """The settings, and below them what the chosen one is, and how a text looks."""
        yield self.top_bar
        yield self.rows
        with VerticalScroll(id="along"):
            yield self.note
            yield self.sample
        yield self.bottom_bar

    def on_mount(self) -> None:
        """As they are, and what is wrong in the file."""
        preferences = self.app.preferences
        self.top_bar.say(texts.TITLE, "", "")
        problem, closed = preferences.trouble()
        if problem:
            self.outcome = (texts.UNREADABLE if closed else texts.WRONG).format(reason=problem)
        elif preferences.path:
            self.outcome = texts.KEPT_IN.format(path=preferences.path)
        self.rows.focus()
        self.redraw()
        self.watch(self.rows, "chosen", self._describe, init=False)

    def on_resize(self, _event: Resize) -> None:
        """Another width, other columns."""
        self.call_after_refresh(self.redraw)

    def before_command(self) -> None:
        """A message stays until the next key."""
        self.bottom_bar.clear_message()

    # -- drawing ---------------------------------------------------------------------------

    def redraw(self) -> None:
        """The settings as they are now, with the same one chosen."""
        roomy = self.app.size.width >= NARROW
        width = max(map(len, texts.LABELS.values())) if roomy else 0
        values = page.shown(self.app.preferences)
        rows = [
            Row(texts.row(label, values[name], width), key=name)
            for name, label in texts.LABELS.items()
        ]
        self.rows.styles.height = len(rows)
        self.set_class(self.app.size.height < LOW, "-low")
        self.rows.show(rows, self.rows.key)
        self._describe()
        self._show_sample()

    def _describe(self) -> None:
        row = self.rows.key
        told = page.said(self.app.preferences, row, self._names, self._seen)
        trouble = self.outcome.startswith(_ALARMS)
        lines = (self.outcome, *told) if trouble else (*told, self.outcome)
        self.note.update(Content(visible("\n".join(filter(None, lines)))))
        self.query_one("#along").scroll_home(animate=False)
        fixed = ("change", "next_value", "previous_value") if row == "language" else ()
        still = ("next_value", "previous_value") if row == "name" else fixed
        label = texts.WRITE if row in WRITTEN else texts.CHANGE
        self.bottom_bar.keys(footer("settings", still, {"change": label}))

    def _show_sample(self) -> None:
        column = max(1, min(self.app.preferences.now.column, self.app.size.width - MARGIN - 2))
        self.sample.column = column
        drawn = lay_out_page(SAMPLE, column)
        self.sample.styles.height = len(drawn.lines)
        self.sample.show(drawn, 0)

    @property
    def _names(self) -> Names:
        return Names(self.app.session.own_name, self.reason)

    @property
    def _seen(self) -> Seen:
        from handbok_tui.tui.commands.keymap import examples, wrong_now  # noqa: PLC0415 - when shown

        now = self.app.preferences.now
        return Seen(
            choose_theme(os.environ, now.theme),
            colours_of(os.environ) in ("none", "16"),
            self.app.size.width - MARGIN,
            examples(now.key_scheme),
            wrong_now(now.keys, now.key_scheme),
            {
                name: key_name(named("reader", command).keys[0])
                for name, command in (("group", "add_group"), ("facts", "facts"))
            },
        )

    # -- changing --------------------------------------------------------------------------

    def action_change(self) -> None:
        """What Enter does: the next of a few values, or a line to write on."""
        asks = {"column": self._ask_column, "name": self._ask_name}
        asks.get(self.rows.key, self.action_next_value)()

    def action_next_value(self) -> None:
        """The next value."""
        self._turn(1)

    def action_previous_value(self) -> None:
        """The value before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        name = self.rows.key
        if name == "language":
            self.bottom_bar.message(texts.ONLY_SWEDISH)
            return
        if name == "name":
            self._ask_name()
            return
        now = self.app.preferences.now
        value = page.turned(now, name, by)
        if value == getattr(now, name):
            edge = texts.WIDEST if by > 0 else texts.NARROWEST
            self.bottom_bar.message(edge.format(low=COLUMN.low, high=COLUMN.high))
            return
        self._tell(setting.change(self.app, name, value))

    def _tell(self, problem: str) -> None:
        """Say how it went, and show everything as it is now."""
        self.outcome = texts.SAVED if self.app.preferences.path else ""
        if problem:
            self.outcome = texts.NOT_SAVED.format(reason=problem)
            self.bottom_bar.message(texts.NOT_SAVED_SHORT)
        self.redraw()

    def other_key(self, event: Key) -> None:
        """Beginning to write a value opens its line with that letter."""
        begins = event.is_printable and (self.rows.key == "name" or _is_digit(event))
        if begins and self.rows.key in WRITTEN and (front := self._opened()) is not self:
            front.take(event)

    def pasted(self, text: str) -> None:
        """A value that was pasted."""
        if self.rows.key in WRITTEN and (front := self._opened()) is not self:
            front.pasted(text)

    def _opened(self) -> Keyed:
        self.action_change()
        front = self.app.screen
        return front if isinstance(front, Keyed) else self

    def _ask_column(self) -> None:
        def take(text: str) -> Next:
            value = page.parse_column(text)
            return lambda: self._tell(setting.change(self.app, "column", value))

        hint = texts.COLUMN_HINT.format(low=COLUMN.low, high=COLUMN.high)
        proposal = str(self.app.preferences.now.column)
        self.app.ask(texts.COLUMN_LINE, hint, take, proposal, place=None)

    def _ask_name(self) -> None:
        def take(text: str) -> Next:
            problem, self.reason = setting.call_me(self.app, page.parse_name(text))
            return lambda: self._tell(problem)

        proposal = self.app.preferences.name
        self.app.ask(texts.NAME_LINE, texts.NAME_HINT, take, proposal, place=None)

    # -- the rest --------------------------------------------------------------------------

    def action_along_down(self) -> None:
        """More of what stands below."""
        self.query_one("#along").scroll_page_down(animate=False)

    def action_along_up(self) -> None:
        """Back in what stands below."""
        self.query_one("#along").scroll_page_up(animate=False)

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("settings")

    def action_close(self) -> None:
        """Back to the reader."""
        self.dismiss()


_ALARMS = tuple(text.partition("{")[0] for text in (texts.NOT_SAVED, texts.UNREADABLE, texts.WRONG))


def _is_digit(event: Key) -> bool:
    return (event.character or "").isdecimal()
