"""Two texts for one place, one above the other, and keys to say which is to hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.merge import Settlement
from handbok_tui.core.visible import visible
from handbok_tui.texts import recovering
from handbok_tui.tui.commands import Scope
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.keys import footer, safe_choice
from handbok_tui.tui.widgets.bars import BottomBar, TopBar

Pair = TypeVar("Pair")


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
        self.bottom_bar.clear_message()
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


class InTurnScreen(SettlingScreen, Generic[Pair]):
    """Pairs one at a time, until none is left but those that wait.

    They are asked for anew each time: what was chosen of one pair is a text of the next.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pair: Pair
        self.name_of_pair: Hashable = None
        self.passed: list[Hashable] = []

    def pairs(self) -> Iterable[tuple[Hashable, Pair]]:
        """All that there are to choose between by now, each under a name that it keeps."""
        raise NotImplementedError

    def show_pair(self, pair: Pair) -> None:
        """Show one."""
        raise NotImplementedError

    def settle_pair(self, pair: Pair, choice: Settlement) -> None:
        """Let what was chosen hold.  Raises HandbokError."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the first one."""
        self.go_on()

    def go_on(self) -> None:
        """Show the next one; leave where there is none."""
        for name, pair in self.pairs():
            if name not in self.passed:
                self.name_of_pair, self.pair = name, pair
                self.show_pair(pair)
                return
        self.dismiss()

    def settle(self, choice: Settlement) -> None:
        """Carry out what was chosen; then the next one."""
        try:
            self.settle_pair(self.pair, choice)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.go_on()

    def action_decide_later(self) -> None:
        """Leave this one; go on to the next."""
        self.passed.append(self.name_of_pair)
        self.go_on()
