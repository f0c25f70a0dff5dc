"""Facts that were written in two places at once: both shown, the person says which holds."""

from __future__ import annotations

from collections.abc import Iterable

from handbok_tui.core.answers.merge import Settlement
from handbok_tui.core.answers.workbook import FactConflict
from handbok_tui.session import Session
from handbok_tui.texts import facts
from handbok_tui.texts.answers import settling
from handbok_tui.tui.screens.dialogs.two_texts import Pair, SettlingScreen


class FactConflictScreen(SettlingScreen[FactConflict]):
    """What of the facts was written twice."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.facts = session.facts

    def choices(self) -> Iterable[tuple[FactConflict, FactConflict]]:
        """The other values; what stands is asked for when it is shown."""
        return [(one, one) for one in self.facts.conflicts]

    def pair(self, choice: FactConflict) -> Pair:
        """What stands above, the other value below."""
        return Pair(
            facts.TITLE,
            settling.CELL_EXPLAIN,
            facts.LABELS[choice.name],
            (settling.CELL_HERE, self.facts.value(choice.name)),
            (settling.CELL_THERE, choice.value),
        )

    def settle_pair(self, choice: FactConflict, settlement: Settlement) -> None:
        """What is chosen holds."""
        self.facts.settle(choice, settlement)
