"""An answer that was written in two places at once: both shown, the person says which holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from handbok_tui.core.answers.merge import Settlement
from handbok_tui.core.answers.workbook import Version
from handbok_tui.session import Session, Target
from handbok_tui.session.answers.whose import Sides, sides
from handbok_tui.texts.answers import settling
from handbok_tui.tui.screens.dialogs.two_texts import Pair, SettlingScreen

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp


class ConflictScreen(SettlingScreen[Sides]):
    """One pair at a time, until none is left."""

    app: HandbokApp

    def __init__(self, session: Session, target: Target) -> None:
        super().__init__()
        self.session = session
        self.target = target

    def choices(self) -> Iterable[tuple[str, Sides]]:
        """The first pair: the others are told apart by what was chosen of it."""
        if self.session.answer(self.target).conflicts:
            yield self.target.question.id, sides(self.session, self.target)

    def pair(self, choice: Sides) -> Pair:
        """One's own version first."""
        first, second = ((side.heading, whole_text(side.version)) for side in choice[:2])
        return Pair(settling.TITLE, settling.EXPLAIN, self.target.question.text, first, second)

    def settle_pair(self, choice: Sides, settlement: Settlement) -> None:
        """What is chosen holds; the other one is kept among the earlier ones."""
        self.session.settle_conflict(self.target, settlement, are_turned=choice.are_turned)
        self.app.save_soon()


def whole_text(version: Version) -> str:
    """Fields and text of a version, as they are read."""
    fields = [value for value in version.fields.values() if value.strip()]
    return "\n".join([*fields, version.text]).strip()
