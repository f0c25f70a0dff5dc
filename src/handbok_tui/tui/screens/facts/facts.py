"""The few facts about the organisation that make the handbook its own; all may be skipped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from handbok_tui.core.answers.workbook import LONG_FACTS
from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.saving import line_drafts
from handbok_tui.session.saving.line_drafts import LinePlace
from handbok_tui.texts import facts
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer, key_name
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.answer_area import AnswerArea
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp


class FactsScreen(Keyed, ModalScreen[None]):
    """A line per fact, and several for a long one; Enter goes on from a line, Tab from any, and
    out after the last one.
    """

    scope = "facts"
    CSS_PATH = STYLES / "facts.tcss"
    app: HandbokApp

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.seen = {name: session.facts.value(name) for name in facts.LABELS}
        self.fields: dict[str, LineInput | AnswerArea] = {
            name: AnswerArea() if name in LONG_FACTS else LineInput(f"{label}:")
            for name, label in facts.LABELS.items()
        }

    def compose(self) -> ComposeResult:
        """Why, then the lines."""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        yield self.top_bar
        yield Static(facts.WHY, markup=False, id="why")
        for name, field in self.fields.items():
            if isinstance(field, AnswerArea):
                yield Static(f"{facts.LABELS[name]}:", markup=False, classes="label")
            yield field
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Fill in what is known."""
        self.top_bar.say(facts.TITLE, "", "")
        for name, field in self.fields.items():
            if isinstance(field, LineInput):
                field.text = self.seen[name]
            else:
                with self.prevent(TextArea.Changed):
                    field.load_text(self.seen[name].rstrip("\n"))
                field.move_cursor(field.document.end)
        next(iter(self.fields.values())).focus()

    def on_descendant_focus(self) -> None:
        """The keys of the field."""
        self._offer()

    def _offer(self) -> None:
        """Enter does another thing in a fact of several lines that has begun."""
        keys = footer("facts")
        area = self.focused
        if isinstance(area, AnswerArea) and area.text.strip():
            goes_on = (key_name("tab"), keys[0][1])
            keys = ((key_name("enter"), facts.NEW_LINE), goes_on, *keys[1:])
        self.bottom_bar.keys(keys)

    def take(self, event: Key) -> None:
        """In a fact of several lines the arrows are the text's, to its ends, and so is Enter once
        something stands there.
        """
        area = self.focused
        if isinstance(area, AnswerArea) and self.app.screen is self:
            within: dict[str, Callable[[], object]] = {}
            if area.text.strip():
                within["enter"] = partial(area.insert, "\n")
            if not area.cursor_at_first_line:
                within["up"] = area.action_cursor_up
            if not area.cursor_at_last_line:
                within["down"] = area.action_cursor_down
            if (done := within.get(event.key)) is not None:
                event.stop()
                event.prevent_default()
                done()
                return
        super().take(event)

    def _text(self, name: str) -> str:
        """What stands there; of a long one no more than has words."""
        text = self.fields[name].text
        return text.strip() if name in LONG_FACTS else text

    def on_line_input_changed(self, event: LineInput.Changed) -> None:
        """What is typed is remembered before the next key."""
        self._remember(event.control)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The same for a fact of several lines."""
        self._remember(event.text_area)
        self._offer()

    def _remember(self, changed: LineInput | TextArea) -> None:
        for name, field in self.fields.items():
            if field is changed:
                line_drafts.keep(self.session.drafts, LinePlace("fact", name), changed.text)

    def action_next_line(self) -> None:
        """The next fact; after the last one, save and go."""
        fields = list(self.fields.values())
        index = next((i for i, field in enumerate(fields) if field.has_focus), 0)
        if index + 1 < len(fields):
            fields[index + 1].focus()
        else:
            self.action_close()

    def action_previous_line(self) -> None:
        """The fact before."""
        fields = list(self.fields.values())
        index = next((i for i, field in enumerate(fields) if field.has_focus), 0)
        fields[index - 1].focus()

    def action_close(self) -> None:
        """Save what was written and go back."""
        try:
            texts = {name: self._text(name) for name in self.fields}
            changed = {
                name: text
                for name, text in texts.items()
                if text != (self.seen[name].strip() if name in LONG_FACTS else self.seen[name])
            }
            self.session.facts.write(changed, self.seen)
        except HandbokError as problem:
            self.bottom_bar.message(problem.short)
            return
        for name, field in self.fields.items():
            line_drafts.done(self.session.drafts, LinePlace("fact", name), field.text)
        written_twice = any(one.name in changed for one in self.session.facts.conflicts)
        if note := facts.WRITTEN_TWICE if written_twice else self.session.save_state.note:
            self.app.tell(note)
        self.dismiss()
