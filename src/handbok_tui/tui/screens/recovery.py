"""Text that never reached its file: shown beside what the file says, chosen by the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.visible import visible
from handbok_tui.session import Session
from handbok_tui.session.drafts import Unsaved
from handbok_tui.texts import recovering
from handbok_tui.tui.commands import bindings, footer
from handbok_tui.tui.widgets.bars import BottomBar, TopBar

if TYPE_CHECKING:
    from handbok_tui.tui.app import HandbokApp


class RecoveryScreen(ModalScreen[None]):
    """One text at a time."""

    BINDINGS = bindings("recovery")
    CSS_PATH = "recovery.tcss"
    app: HandbokApp

    def __init__(self, session: Session, found: tuple[Unsaved, ...]) -> None:
        super().__init__()
        self.session = session
        self.found = found
        self.index = 0
        self.texts = Static(markup=False)

    def compose(self) -> ComposeResult:
        """Both texts between two lines."""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        yield self.top_bar
        with VerticalScroll():
            yield self.texts
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Show the first one."""
        self._show()

    def _show(self) -> None:
        unsaved = self.found[self.index]
        try:
            question = self.session.find_question(unsaved.question)[1].text
        except HandbokError:
            question = unsaved.question
        stored = self.session.stored_text(unsaved)
        self.texts.update(
            Content.assemble(
                recovering.EXPLAIN, "\n\n",
                (visible(question), "bold"), "\n\n",
                (recovering.IN_RECOVERY, "underline"), "\n",
                visible(unsaved.text) or recovering.EMPTY, "\n\n",
                (recovering.IN_FILE, "underline"), "\n",
                visible(stored) or recovering.EMPTY,
            )
        )  # fmt: skip
        count = recovering.count(self.index + 1, len(self.found))
        self.top_bar.say(recovering.TITLE, "", count)
        self.bottom_bar.keys(footer("recovery"))

    def action_take_back(self) -> None:
        """The unsaved text; the file's is kept among the earlier versions."""
        self._choose(self.session.take_back)

    def action_keep_file(self) -> None:
        """What the file says."""
        self._choose(self.session.forget)

    def _choose(self, carry_out: Callable[[Unsaved], None]) -> None:
        try:
            carry_out(self.found[self.index])
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.action_decide_later()

    def action_decide_later(self) -> None:
        """Leave this one for the next start; go on to the next."""
        self.index += 1
        if self.index < len(self.found):
            self._show()
        else:
            self.dismiss()
