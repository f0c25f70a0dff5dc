"""Facts that were written in two places at once: both shown, the person says which holds."""

from __future__ import annotations

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.merge import Settlement
from handbok_tui.session import Session
from handbok_tui.texts import facts, settling
from handbok_tui.tui.screens.two_texts import SettlingScreen


class FactConflictScreen(SettlingScreen):
    """One pair at a time, until none is left."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.facts = session.facts
        self.waiting = list(self.facts.conflicts)

    def on_mount(self) -> None:
        """Show the first pair."""
        self._show()

    def _show(self) -> None:
        name, theirs = self.waiting[0]
        self.top_bar.say(facts.TITLE, "", "")
        self.show(
            "conflict",
            settling.CELL_EXPLAIN,
            facts.LABELS[name],
            (settling.CELL_HERE, self.facts.value(name)),
            (settling.CELL_THERE, theirs),
        )

    def settle(self, choice: Settlement) -> None:
        """What is chosen holds; then the next pair."""
        try:
            self.facts.settle(self.waiting[0], choice)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.action_decide_later()

    def action_decide_later(self) -> None:
        """Leave this one; go on to the next."""
        self.waiting.pop(0)
        if self.waiting:
            self._show()
        else:
            self.dismiss()
