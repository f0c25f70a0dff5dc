"""One line to fill in, over the bottom line; the reader below stays in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.texts import messages
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.line_input import LineInput

Next = Callable[[], None]
"""What comes when the line is gone: another line, a screen, words on the bottom line."""


def nothing_else() -> None:
    """Nothing comes after the line."""


class Asked(NamedTuple):
    """A line that is asked for.

    ``take`` is given what the person typed and says what comes next, or raises HandbokError
    with the reason why it cannot be that; then the line stays.  ``proposal`` is replaced by the
    first letter.  ``why`` is said above the line.  ``leave`` comes where the person lets it be.
    ``kept`` hears of every text that is typed, and whether the line is done with it.
    ``complete`` has the rest of a name, for Tab.
    """

    label: str
    hint: str
    take: Callable[[str], Next | None]
    proposal: str = ""
    why: str = ""
    leave: Next = nothing_else
    kept: Callable[[str, bool], None] = lambda _text, _done: None
    complete: Callable[[str], str] = lambda text: text


class PromptScreen(Keyed, ModalScreen[None]):
    """Stays until what is typed can be taken, or the person lets it be."""

    scope = "prompt"
    CSS_PATH = STYLES / "find.tcss"

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.why = Static(visible(asked.why), markup=False)
        self.why.display = bool(asked.why)
        self.asked_about: str | None = None
        self.line = LineInput(asked.label)
        self.line.propose(asked.proposal)
        self.line.note = asked.hint

    def compose(self) -> ComposeResult:
        """The line, and why it is there."""
        yield self.why
        yield self.line

    def other_key(self, event: Key) -> None:
        """Typed before the line had the focus."""
        self.line.edit(event)

    def pasted(self, text: str) -> None:
        """Pasted before the line had the focus."""
        self.line.insert(text)

    def on_mount(self) -> None:
        """Ready to type."""
        self.line.focus()

    def say(self, why: str) -> None:
        """Over the line, in full."""
        self.why.update(visible(why))
        self.why.display = bool(why)

    def on_line_input_changed(self, event: LineInput.Changed) -> None:
        """What is typed is remembered before the next key."""
        self.say(self.asked.why)
        self.asked.kept(event.text, False)  # noqa: FBT003 - as it is declared above

    def action_accept(self) -> None:
        """Take the line."""
        text = self.line.text
        try:
            after = self.asked.take(text)
        except HandbokError as problem:
            self.say(str(problem))
            return
        self._done(after or nothing_else)

    def action_complete(self) -> None:
        """The rest of a name, as far as it can only be one."""
        text = self.asked.complete(self.line.text)
        if text != self.line.text:
            self.line.text = text

    def action_close(self) -> None:
        """Let it be; what has been typed goes at the second time only."""
        text = self.line.text
        if text.strip() not in ("", self.asked.proposal) and text != self.asked_about:
            self.asked_about = text
            self.say(messages.ASK_LEAVE_LINE)
            return
        self._done(self.asked.leave)

    def _done(self, after: Next) -> None:
        self.asked.kept(self.line.text, True)  # noqa: FBT003
        self.close_and(after)
