"""An answer that was written in two places at once: both shown, the person says which holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.merge import Settlement
from handbok_tui.core.workbook import Version
from handbok_tui.session import Session, Target
from handbok_tui.session.whose import sides
from handbok_tui.texts import settling
from handbok_tui.tui.screens.two_texts import SettlingScreen

if TYPE_CHECKING:
    from handbok_tui.tui.app import HandbokApp


class ConflictScreen(SettlingScreen):
    """One pair at a time, until none is left."""

    app: HandbokApp

    def __init__(self, session: Session, target: Target) -> None:
        super().__init__()
        self.session = session
        self.target = target

    def on_mount(self) -> None:
        """Show the first pair."""
        self._show()

    def _show(self) -> None:
        self.sides = sides(self.session, self.target)
        self.top_bar.say(settling.TITLE, "", "")
        self.show(
            "conflict",
            settling.EXPLAIN,
            self.target.question.text,
            *((side.heading, whole_text(side.version)) for side in self.sides[:2]),
        )

    def settle(self, choice: Settlement) -> None:
        """What is chosen holds; the other one is kept among the earlier ones."""
        try:
            turned = self.sides.are_turned
            self.session.settle_conflict(self.target, choice, are_turned=turned)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.app.save_soon()
        if self.session.answer(self.target).conflicts:
            self._show()
        else:
            self.dismiss()


def whole_text(version: Version) -> str:
    """Fields and text of a version, as they are read."""
    fields = [value for value in version.fields.values() if value.strip()]
    return "\n".join([*fields, version.text]).strip()
