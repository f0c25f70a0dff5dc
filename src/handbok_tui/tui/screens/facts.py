"""The few facts about the organisation that make the handbook its own; all may be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session, line_drafts
from handbok_tui.session.line_drafts import LinePlace
from handbok_tui.texts import facts
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.keys import footer
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from handbok_tui.tui.app import HandbokApp


class FactsScreen(Keyed, ModalScreen[None]):
    """One line per fact; Enter goes on, and out after the last one."""

    scope = "facts"
    CSS_PATH = "facts.tcss"
    app: HandbokApp

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.seen = {name: session.facts.value(name) for name in facts.LABELS}
        self.lines = {name: LineInput(f"{label}:") for name, label in facts.LABELS.items()}

    def compose(self) -> ComposeResult:
        """Why, then the lines."""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        yield self.top_bar
        yield Static(facts.WHY, markup=False, id="why")
        yield from self.lines.values()
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Fill in what is known."""
        self.top_bar.say(facts.TITLE, "", "")
        self.bottom_bar.keys(footer("facts"))
        for name, line in self.lines.items():
            line.text = self.seen[name]
        next(iter(self.lines.values())).focus()

    def on_line_input_changed(self, event: LineInput.Changed) -> None:
        """What is typed is remembered before the next key."""
        for name, line in self.lines.items():
            if line is event.control:
                line_drafts.keep(self.session.drafts, LinePlace("fact", name), event.text)

    def action_next_line(self) -> None:
        """The next fact; after the last one, save and go."""
        lines = list(self.lines.values())
        index = next((i for i, line in enumerate(lines) if line.has_focus), 0)
        if index + 1 < len(lines):
            lines[index + 1].focus()
        else:
            self.action_close()

    def action_previous_line(self) -> None:
        """The fact before."""
        lines = list(self.lines.values())
        index = next((i for i, line in enumerate(lines) if line.has_focus), 0)
        lines[index - 1].focus()

    def action_close(self) -> None:
        """Save what was written and go back."""
        try:
            texts = {name: line.text for name, line in self.lines.items()}
            changed = {name: text for name, text in texts.items() if text != self.seen[name]}
            self.session.facts.write(changed, self.seen)
        except HandbokError as problem:
            self.bottom_bar.message(problem.short)
            return
        for name, line in self.lines.items():
            line_drafts.done(self.session.drafts, LinePlace("fact", name), line.text)
        written_twice = any(one.name in changed for one in self.session.facts.conflicts)
        if note := facts.WRITTEN_TWICE if written_twice else self.session.save_state.note:
            self.app.tell(note)
        self.dismiss()
