"""Where an entry of the log is written: the same editor as for answers, with other keys."""

from __future__ import annotations

from textual.events import Resize

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.session import Session, Target
from handbok_tui.texts import dates, labels
from handbok_tui.texts.log import entries as texts
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.screens.answers.answer import AnswerScreen

LOW = 18
"""Lines; in fewer the explanation goes and a long question is cut."""


class EntryScreen(AnswerScreen):
    """Writes one entry; for a reflection another question is one key away."""

    scope = "entry"

    def __init__(self, session: Session, target: Target) -> None:
        super().__init__(session, target)
        self.step = 0

    def useful_keys(self) -> tuple[tuple[str, str], ...]:
        """Only those that do something here."""
        useless = set()
        if not self.fields:
            useless.add("next_field")
        if self._kind != "reflection":
            useless.add("another")
        answer, kind = self.session.answer(self.target), self.target.respondent.kind
        private = labels.TO_SHARE if answer.private else labels.PRIVATE[kind]
        return (*self.digits(), *footer(self.scope, useless, {"toggle_private": private}))

    def on_resize(self, event: Resize) -> None:
        """In a low window the room is for what one writes."""
        low = event.size.height < LOW
        self.help_text.display = not low
        self.question.styles.max_height = 2 if low else None
        self.question.styles.padding = (0, 2) if low else (1, 2, 0, 2)

    @property
    def _kind(self) -> str:
        occasion = self.session.answer(self.target).occasion
        return occasion.kind if occasion is not None else ""

    def said(self) -> tuple[str, str]:
        """What is written, for which day, and who may see it."""
        answer, respondent = self.session.answer(self.target), self.target.respondent
        respondent = self.session.workbook.respondent(respondent.id) or respondent
        whose = respondent.name if respondent.kind == "group" else ""
        day = dates.long_date(answer.occasion.day) if answer.occasion is not None else ""
        seen = texts.PRIVATE[respondent.kind] if answer.private else texts.SHARED
        return texts.KINDS[self._kind], " · ".join(filter(None, (whose, day, seen)))

    def action_done(self) -> None:
        """Back; the entry is saved."""
        self.leave()
        self.app.save_soon()
        self.app.pop_screen()

    def action_toggle_private(self) -> None:
        """Only for me, on and off."""
        try:
            self.session.toggle_private(self.target)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.app.save_soon()
        self._bars()

    def action_another(self) -> None:
        """Another question; what was written stands under the one before."""
        if self._kind != "reflection":
            return
        try:
            self.step += 1
            target = self.session.log.reflection(self.step)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.app.save_soon()
        self.target = target
        self.session.checkpoint(target)
        self.question.update(visible(target.question.text))
        self.help_text.update(visible(target.question.help))
        self._show_field(0)
