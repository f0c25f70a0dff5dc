"""What is done to an answer from the reader: whose, private, skipped, followed up, anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from handbok_tui.core.answers.workbook import Answer
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.page import Stop
from handbok_tui.session import Session, Target
from handbok_tui.texts import labels, messages
from handbok_tui.texts.answers import marking
from handbok_tui.texts.changes import trail
from handbok_tui.tui.widgets.bars import BottomBar
from handbok_tui.tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from datetime import date

    from handbok_tui.session.changes.trail import Done
    from handbok_tui.tui.app.app import HandbokApp
    from handbok_tui.tui.screens.dialogs.prompt import Next


class Marking:
    """The part of the reader that changes answers without opening them."""

    app: HandbokApp
    session: Session
    view: PageView
    bottom_bar: BottomBar

    def redraw(self) -> None:
        """Lay out the leaf and show it at the remembered place."""
        raise NotImplementedError

    def target(self, stop: Stop) -> Target:
        """Whose answer to which question the stop stands for."""
        return self.session.target_at(stop.place)

    def _change(self, change: Callable[[Target], object]) -> bool:
        """Carry out a change on the chosen question, save and show it; False where none is."""
        stop = self.view.stop
        if stop is None or stop.kind != "question":
            self.bottom_bar.message(messages.CHOOSE_QUESTION)
            return False
        try:
            change(self.target(stop))
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return False
        self.app.save_soon()
        self.redraw()
        return True

    def action_switch_respondent(self) -> None:
        """Mine, ours: whose answer is open for writing."""
        self._change(self.session.switch_at)

    def action_toggle_private(self) -> None:
        """Only for me, on and off."""
        if self._change(self.session.toggle_private) and (answer := self._answer()) is not None:
            target, now = answer
            words = labels.PRIVATE[target.respondent.kind] if now.private else labels.SHARED
            self.bottom_bar.message(marking.private(words))

    def action_skip(self) -> None:
        """Skipped for now, on and off."""
        if self._change(self.session.toggle_skipped) and (answer := self._answer()) is not None:
            _, now = answer
            skipped = marking.SKIPPED if now.has_content else marking.SKIPPED_EMPTY
            self.bottom_bar.message(skipped if now.state == "skipped" else marking.NOT_SKIPPED)

    def _answer(self) -> tuple[Target, Answer] | None:
        """The chosen answer as it is now."""
        stop = self.view.stop
        if stop is None:
            return None
        target = self.target(stop)
        return target, self.session.answer(target)

    def action_answer_anew(self) -> None:
        """Keep what is written and begin a new answer."""
        if self._change(self.session.answer_anew) and self.view.stop is not None:
            self.app.answer(self.target(self.view.stop), marking.ANEW)

    def action_then_and_now(self) -> None:
        """Show or hide earlier answers."""
        self.session.then_and_now = not self.session.then_and_now
        self.redraw()
        shown = self.session.then_and_now
        self.bottom_bar.message(marking.THEN_SHOWN if shown else marking.THEN_HIDDEN)

    def action_follow_up(self) -> None:
        """When to come back to the answer."""

        def take(text: str) -> Next | None:
            from handbok_tui.core.dates import parse_day  # noqa: PLC0415 - when asked for

            day = parse_day(text, self.session.now().date())
            return lambda: self._follow_up_on(day)

        from handbok_tui.session.saving.line_drafts import day_of_answer  # noqa: PLC0415 - as above

        label, hint = marking.FOLLOW_UP, marking.FOLLOW_UP_HINT
        self._change(lambda target: self.app.ask(label, hint, take, place=day_of_answer(target)))

    def _follow_up_on(self, day: date | None) -> None:
        self._change(lambda target: self.session.set_follow_up(target, day))

    def action_add_group(self) -> None:
        """Another name for a group that answers, or another group."""
        from handbok_tui.tui.app.groups import name_group  # noqa: PLC0415 - when asked for

        name_group(self.app, self._named)

    def _named(self, said: str) -> None:
        self.redraw()
        self.bottom_bar.message(said)

    def action_undo(self) -> None:
        """Take back the last change of this run, of any kind, and go there."""
        self._turn(self.session.undo, trail.undone, trail.NOTHING_TO_UNDO)

    def action_redo(self) -> None:
        """Do it again, and go there."""
        self._turn(self.session.redo, trail.redone, trail.NOTHING_TO_REDO)

    def _turn(
        self, turn: Callable[[], Done | None], said: Callable[[str], str], nothing: str
    ) -> None:
        try:
            done = turn()
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        if done is None:
            self.bottom_bar.message(nothing)
            return
        self.app.save_soon()
        self.app.show_change(done.place, done.note or said(done.place.name))

    def action_trail(self) -> None:
        """The last changes."""
        self.app.show_trail()
