"""Facts that were written in two places at once: both shown, the person says which holds."""

from __future__ import annotations

from collections.abc import Iterable

from handbok_tui.core.merge import Settlement
from handbok_tui.core.workbook import FactConflict
from handbok_tui.session import Session
from handbok_tui.texts import facts, settling
from handbok_tui.tui.screens.two_texts import InTurnScreen


class FactConflictScreen(InTurnScreen[FactConflict]):
    """What of the facts was written twice."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.facts = session.facts

    def pairs(self) -> Iterable[tuple[FactConflict, FactConflict]]:
        """The other values; what stands is asked for when it is shown."""
        return [(one, one) for one in self.facts.conflicts]

    def show_pair(self, pair: FactConflict) -> None:
        """What stands above, the other value below."""
        self.top_bar.say(facts.TITLE, "", "")
        self.show(
            "conflict",
            settling.CELL_EXPLAIN,
            facts.LABELS[pair.name],
            (settling.CELL_HERE, self.facts.value(pair.name)),
            (settling.CELL_THERE, pair.value),
        )

    def settle_pair(self, pair: FactConflict, choice: Settlement) -> None:
        """What is chosen holds."""
        self.facts.settle(pair, choice)
