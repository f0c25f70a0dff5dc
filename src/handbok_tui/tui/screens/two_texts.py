"""Two texts for one place, one above the other, and keys to say which is to hold."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.merge import Settlement
from handbok_tui.core.visible import visible
from handbok_tui.texts import recovering
from handbok_tui.tui.commands import Scope
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.keys import footer, safe_choice
from handbok_tui.tui.widgets.bars import BottomBar, TopBar


class TwoTextsScreen(Keyed, ModalScreen[None]):
    """What recovery and conflicts have in common: nothing is chosen for the person."""

    CSS_PATH = "two_texts.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.texts = Static(markup=False)
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()

    @property
    def marked(self) -> Static:
        """What is read."""
        return self.texts

    def compose(self) -> ComposeResult:
        """Both texts between two lines."""
        yield self.top_bar
        with VerticalScroll():
            yield self.texts
        yield self.bottom_bar

    def show(
        self, scope: Scope, explanation: str, question: str, *labelled: tuple[str, str]
    ) -> None:
        """Say what it is about, the question, what Enter does, then each text under its label."""
        parts: list[str | tuple[str, str]] = [explanation, "\n\n", (visible(question), "bold")]
        parts += ["\n\n", (safe_choice(scope), "bold")]
        for label, text in labelled:
            parts += ["\n\n", (label, "underline"), "\n", visible(text) or recovering.EMPTY]
        self.texts.update(Content.assemble(*parts))
        self.bottom_bar.keys(footer(scope))


class SettlingScreen(TwoTextsScreen):
    """What was written on two sides: the person says which holds, or leaves it for later."""

    scope = "conflict"

    def settle(self, choice: Settlement) -> None:
        """Carry out what was chosen."""
        raise NotImplementedError

    def action_mine(self) -> None:
        """Mine holds."""
        self.settle("mine")

    def action_theirs(self) -> None:
        """The other one holds."""
        self.settle("theirs")

    def action_both(self) -> None:
        """Both, one after the other."""
        self.settle("both")

    def action_decide_later(self) -> None:
        """Both stay where they are."""
        self.dismiss()
