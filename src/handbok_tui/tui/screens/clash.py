"""A part that was changed here and then in a new edition: both shown, the person chooses."""

from __future__ import annotations

from handbok_tui.core.chapter_merge import both
from handbok_tui.core.chapter_parts import Value
from handbok_tui.core.errors import HandbokError
from handbok_tui.session.chapter_editing import Editing
from handbok_tui.session.chapter_rows import value_text
from handbok_tui.texts import chapter_editing as texts
from handbok_tui.tui.screens.two_texts import TwoTextsScreen


class ClashScreen(TwoTextsScreen):
    """One part at a time, until none is left."""

    scope = "conflict"

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self.editing = editing
        self.waiting = list(editing.clashes)

    def on_mount(self) -> None:
        """Show the first one."""
        self._show()

    def _show(self) -> None:
        clash = self.waiting[0]
        self.top_bar.say(texts.CLASH_TITLE, "", "")
        self.show(
            "conflict",
            texts.CLASH,
            texts.PIECES.get((clash.key.kind, clash.name), texts.SECTION),
            (texts.CLASH_MINE, value_text(clash, clash.mine)),
            (texts.CLASH_NOW, value_text(clash, clash.now)),
        )

    def _settle(self, value: Value) -> None:
        try:
            self.editing.settle_clash(self.waiting[0], value)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.action_decide_later()

    def action_mine(self) -> None:
        """The workbook's words hold."""
        self._settle(self.waiting[0].mine)

    def action_theirs(self) -> None:
        """The edition's new words hold."""
        self._settle(self.waiting[0].now)

    def action_both(self) -> None:
        """Both, one after the other."""
        clash = self.waiting[0]
        self._settle(both(clash.name, clash.mine, clash.now))

    def action_decide_later(self) -> None:
        """Leave this one; go on to the next."""
        self.waiting.pop(0)
        if self.waiting:
            self._show()
        else:
            self.dismiss()
