"""Two texts for one place, one above the other, and keys to say which is to hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.answers.merge import Settlement
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.texts import recovering
from handbok_tui.texts.answers import settling
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer, safe_choice
from handbok_tui.tui.commands.scopes import Scope
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar, TopBar

Choice = TypeVar("Choice")


class TwoTextsScreen(Keyed, ModalScreen[None]):
    """What recovery and conflicts have in common: nothing is chosen for the person."""

    CSS_PATH = STYLES / "two_texts.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.texts = Static(markup=False)
        self.safe = Static(markup=False, id="safe")
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()

    @property
    def marked(self) -> Static:
        """What is read."""
        return self.texts

    def compose(self) -> ComposeResult:
        """Both texts between two lines, and what Enter does."""
        yield self.top_bar
        with VerticalScroll():
            yield self.texts
        yield self.safe
        yield self.bottom_bar

    def show(
        self, scope: Scope, explanation: str, question: str, *labelled: tuple[str, str]
    ) -> None:
        """Say what it is about, the question, each text under its label; what Enter does is in
        sight however long they are.
        """
        parts: list[str | tuple[str, str]] = [explanation, "\n\n", (visible(question), "bold")]
        self.safe.update(Content.styled(safe_choice(scope), "bold"))
        for label, text in labelled:
            parts += ["\n\n", (label, "underline"), "\n", visible(text) or recovering.EMPTY]
        self.texts.update(Content.assemble(*parts))
        self.bottom_bar.clear_message()
        self.bottom_bar.keys(footer(scope))


class Pair(NamedTuple):
    """What a person chooses between, as it is shown: the top line, why, which place, and each
    text under its label.
    """

    title: str
    explanation: str
    place: str
    first: tuple[str, str]
    second: tuple[str, str]


class SettlingScreen(TwoTextsScreen, Generic[Choice]):
    """What was written on two sides: the person says which holds, or leaves it for later.

    Pairs come one at a time, until none is left but those that wait.  They are asked for anew
    each time: what was chosen of one is a text of the next, and others may choose meanwhile.
    Only what the person has read is carried out.
    """

    scope = "conflict"

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[Hashable, Choice, Pair]
        self.passed: list[Hashable] = []
        self.is_settling = False

    def choices(self) -> Iterable[tuple[Hashable, Choice]]:
        """All that there is to choose between by now, each under a name that it keeps."""
        raise NotImplementedError

    def pair(self, choice: Choice) -> Pair:
        """One of them as it is shown."""
        raise NotImplementedError

    def settle_pair(self, choice: Choice, settlement: Settlement) -> None:
        """Let what was chosen hold.  Raises HandbokError."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the first one."""
        self.go_on()

    def go_on(self) -> bool:
        """Show the next one; leave and say False where there is none."""
        for name, choice in self.choices():
            if name not in self.passed:
                pair = self.pair(choice)
                self.shown = name, choice, pair
                self.top_bar.say(pair.title, "", "")
                self.show("conflict", pair.explanation, pair.place, pair.first, pair.second)
                return True
        self.dismiss()
        return False

    def show_saving(self) -> None:
        """Others may have written or chosen: then what is there now is shown, and it is said."""
        if not self.is_settling:
            self._is_as_read()

    def _is_as_read(self) -> bool:
        name, _, pair = self.shown
        if any(found == name and self.pair(choice) == pair for found, choice in self.choices()):
            return True
        if self.go_on():
            self.bottom_bar.message(settling.CHANGED)
        elif isinstance(bar := getattr(self.app.screen, "bottom_bar", None), BottomBar):
            bar.message(settling.SETTLED)
        return False

    def settle(self, settlement: Settlement) -> None:
        """Carry out what was chosen; then the next one."""
        if not self._is_as_read():
            return
        self.is_settling = True
        try:
            self.settle_pair(self.shown[1], settlement)
        except HandbokError as problem:
            if self._is_as_read():
                self.bottom_bar.message(str(problem))
            return
        finally:
            self.is_settling = False
        self.go_on()

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
        """Leave this one; go on to the next."""
        self.passed.append(self.shown[0])
        self.go_on()
