"""Text that never reached its file: shown beside what the file says, chosen by the person."""

from __future__ import annotations

from collections.abc import Callable

from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.saving.drafts import Unsaved
from handbok_tui.texts import recovering
from handbok_tui.tui.screens.dialogs.two_texts import TwoTextsScreen


class RecoveryScreen(TwoTextsScreen):
    """One text at a time."""

    scope = "recovery"

    def __init__(self, session: Session, found: tuple[Unsaved, ...]) -> None:
        super().__init__()
        self.session = session
        self.found = found
        self.index = 0

    def on_mount(self) -> None:
        """Show the first one."""
        self._show()

    def _show(self) -> None:
        unsaved = self.found[self.index]
        question = self.session.unsaved_name(unsaved)
        stored = self.session.stored_text(unsaved)
        self.show(
            "recovery",
            recovering.EXPLAIN,
            question,
            (recovering.IN_RECOVERY, unsaved.text),
            (recovering.IN_FILE, stored),
        )
        count = recovering.count(self.index + 1, len(self.found))
        self.top_bar.say(recovering.TITLE, "", count)

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
