"""What is made from the reader: an activity, a small goal, a follow-up, an entry of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.page import Stop
from handbok_tui.session import Session, Target
from handbok_tui.tui.widgets.bars import BottomBar
from handbok_tui.tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from handbok_tui.session.follow_up import Made
    from handbok_tui.tui.app.app import HandbokApp
    from handbok_tui.tui.app.new_follow_up import Origin


class Acting:
    """The part of the reader that goes from words to action."""

    app: HandbokApp
    session: Session
    view: PageView
    bottom_bar: BottomBar

    def redraw(self) -> None:
        """Lay out the leaf and show it at the remembered place."""
        raise NotImplementedError

    def target(self, stop: Stop) -> Target:
        """Whose answer to which question the stop stands for."""
        raise NotImplementedError

    def action_make_activity(self) -> None:
        """An activity in the plan of whose answer it is."""
        self._make("activity")

    def action_make_goal(self) -> None:
        """A small goal, followed up soon."""
        self._make("goal")

    def _make(self, kind: Made) -> None:
        from handbok_tui.tui.app.new_follow_up import ask_what  # noqa: PLC0415 - when asked for

        try:
            origin = self._origin(kind)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        ask_what(self.app, kind, origin, self._made)

    def _origin(self, kind: Made) -> Origin:
        """The chosen question and who answers it; where none is chosen, the group and no link:
        what is written on the line is never lost among commands.
        """
        from handbok_tui.core.sheets.templates import Link  # noqa: PLC0415 - when asked for
        from handbok_tui.session.follow_up import TEMPLATES  # noqa: PLC0415 - when asked for
        from handbok_tui.tui.app.new_follow_up import Origin  # noqa: PLC0415 - when asked for

        stop = self.view.stop
        if stop is None or stop.kind != "question":
            sheets, group = self.session.worksheets, self.session.viewer.group
            if reason := sheets.locked(sheets.target(TEMPLATES[kind], group)):
                raise HandbokError(reason)
            return Origin(group, None)
        target = self.target(stop)
        self.session.writable(target)
        link = Link("entry" if target.key.is_log else "question", target.question.id)
        return Origin(target.respondent.id, link)

    def _made(self, said: str) -> None:
        self.redraw()
        self.bottom_bar.message(said)

    def action_follow_ups(self) -> None:
        """Everything that is due and coming."""
        self.app.show_follow_ups()

    def action_reflect(self) -> None:
        """The question of the day."""
        self.app.reflect()

    def action_learned(self) -> None:
        """A learning."""
        self.app.answer(self.session.log.learning())
