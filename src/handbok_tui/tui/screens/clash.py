"""A part with two texts, of two people who wrote at once or of a new edition: the person
chooses.
"""

from __future__ import annotations

from handbok_tui.core.chapter_merge import both
from handbok_tui.core.chapter_parts import Value
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.merge import Settlement
from handbok_tui.session.chapter_editing import Editing
from handbok_tui.session.chapter_rows import value_text
from handbok_tui.texts import chapter_editing as texts
from handbok_tui.tui.screens.two_texts import SettlingScreen


class ClashScreen(SettlingScreen):
    """One part at a time, until none is left."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self.editing = editing
        self.two = list(editing.two_wordings)
        self.waiting = [*self.two, *editing.clashes]

    def on_mount(self) -> None:
        """Show the first one."""
        self._show()

    def _show(self) -> None:
        clash = self.waiting[0]
        title, why, mine, now = texts.CLASH_TITLE, texts.CLASH, texts.CLASH_MINE, texts.CLASH_NOW
        if clash in self.two:
            title, why = texts.OTHER_TITLE, texts.OTHER
            mine, now = texts.OTHER_HERE, texts.OTHER_THERE
        self.top_bar.say(title, "", "")
        self.show(
            "conflict",
            why,
            texts.PIECES.get((clash.key.kind, clash.name), texts.SECTION),
            (mine, value_text(clash, clash.mine)),
            (now, value_text(clash, clash.now)),
        )

    def settle(self, choice: Settlement) -> None:
        """The workbook's words hold, or the edition's new ones, or both after each other."""
        clash = self.waiting[0]
        values: dict[Settlement, Value] = {
            "mine": clash.mine,
            "theirs": clash.now,
            "both": both(clash.name, clash.mine, clash.now),
        }
        try:
            if clash in self.two:
                self.editing.settle_wording(clash, choice)
            else:
                self.editing.settle_clash(clash, values[choice])
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
