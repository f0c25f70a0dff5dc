"""Writing answers: every change of an answer in the open workbook goes through here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from handbok_tui.core.answers.blank import is_blank
from handbok_tui.core.answers.merge import Settlement, settled, turned, writers, written_apart
from handbok_tui.core.answers.versions import as_version
from handbok_tui.core.answers.workbook import (
    NOTHING,
    Answer,
    Respondent,
    State,
    Visibility,
    Workbook,
    drop_answer,
    said_in,
    set_answer,
    with_text,
)
from handbok_tui.core.edition.handbook import Question
from handbok_tui.core.errors import HandbokError, NotFound, SaveFailed
from handbok_tui.session.answers.target import Target
from handbok_tui.session.answers.undo import AnswerUndo, Stands
from handbok_tui.session.changes.order import Thing, UndoOrder
from handbok_tui.session.reading.library import Library
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.texts.answers.answering import (
    NOT_YOURS,
    NOTHING_WRITTEN,
    ONLY_QUESTIONS,
    READ_ONLY,
)

if TYPE_CHECKING:
    from handbok_tui.core.follow_up import FollowedUp
    from handbok_tui.session.saving.drafts import Drafts


class Answering(Library):
    """Answers as they are and as they become; each change can be taken back.

    ``now`` gives the time with its zone; ``drafts`` hears of every text that is typed before
    any file is touched (None for a command that saves at once).
    """

    def __init__(
        self,
        editions: EditionFiles,
        files: WorkbookFiles,
        *,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        drafts: Drafts | None = None,
    ) -> None:
        super().__init__(editions, files)
        self.now = now
        self.drafts = drafts
        self.read_only = False
        self.writing: Target | None = None
        """The answer whose editor is open."""
        self.order = UndoOrder()
        self._undo = AnswerUndo(self.order)
        self.typed: dict[Thing, dict[str, str]] = {}
        """What was last typed in this run, by field."""

    def target(self, chapter: str, question: Question, respondent: str = "") -> Target:
        """Where an answer to the question goes.  Raises NotFound for an unknown respondent."""
        wanted = respondent or self.viewer.writes(question)
        found = self.workbook.respondent(wanted)
        if found is None:
            known = ", ".join(r.id for r in self.workbook.respondents)
            raise NotFound(f"Det finns ingen ”{wanted}” som svarar. De som finns är {known}.")
        return Target(chapter, question, found)

    def answer(self, target: Target) -> Answer:
        """What stands there now; an empty answer where nothing does."""
        self._read(target.key)
        found = self.workbook.answer(target.respondent.id, target.chapter, target.question.id)
        return found or target.blank or Answer(target.question.id)

    def readable(self, target: Target) -> Answer:
        """The answer, if its file could be read and the viewer may see it.

        Raises FaultyFile, HandbokError.
        """
        answer = self._seen(target)
        if problem := self._saves.unreadable.get(target.key):
            raise problem
        return answer

    def checkpoint(self, target: Target) -> None:
        """Remember the answer as it is: ``undo`` comes back to here."""
        self._read(target.key)
        before = self.workbook.answer(target.respondent.id, target.chapter, target.question.id)
        self._undo.checkpoint(_thing(target), before)

    def write(self, target: Target, text: str, field: str = "", seen: str | None = None) -> None:
        """Take in what is typed, at once.  Raises SaveFailed where the file may not be written.

        Nothing but white space is no answer; words in a question that was skipped are a draft.
        ``seen`` is what the writer had before their eyes; where something else stands there by
        now, it is kept as the other of two versions, in the stead of what is written on here.
        """
        answer = self.writable(target)
        text = "" if is_blank(text) else text.replace("\r\n", "\n").replace("\r", "\n")
        now = said_in(answer, field)
        if text == now or (not text and is_blank(now if seen is None else seen)):
            return
        if self.drafts is not None:
            self.drafts.keep(target.key, target.question.id, field, text)
        mine = target.respondent.id == self.viewer.person
        by = "" if mine else writers(answer, text, field, self.viewer.person)
        written = with_text(answer, field, text)._replace(by=by)
        if seen not in (None, now):
            written = written_apart(answer, written, with_text(answer, field, seen))
        self.typed.setdefault(_thing(target), {})[field] = text
        state: State = "draft" if text and answer.state == "skipped" else answer.state
        self._put(target, written._replace(question=target.question.text, state=state))

    def keep_earlier(self, target: Target) -> None:
        """Put what the answer says now, if anything, among its earlier versions."""
        answer = self.writable(target)
        if answer.has_content:
            kept = answer._replace(earlier=(*answer.earlier, as_version(answer)))
            self.workbook = set_answer(self.workbook, target.key, kept)

    def set_state(self, target: Target, state: State) -> None:
        """Mark as done, draft or skipped; "unanswered" is no mark.

        Raises SaveFailed, and HandbokError for "done" where nothing is written.
        """
        answer = self.writable(target)
        if state == "done" and not answer.has_content:
            raise HandbokError(NOTHING_WRITTEN)
        if state not in ("unanswered", answer.effective_state):
            self.checkpoint(target)
            self._put(target, answer._replace(state=state))

    def toggle_private(self, target: Target) -> None:
        """ "Bara för mig", on and off."""
        answer = self.writable(target)
        self.checkpoint(target)
        visibility: Visibility = "handbook" if answer.private else "private"
        self._put(target, answer._replace(visibility=visibility))

    def toggle_skipped(self, target: Target) -> None:
        """ "Hoppa över tills vidare", on and off; what is written stays.

        Raises HandbokError for an entry of the log.
        """
        if target.key.is_log:
            raise HandbokError(ONLY_QUESTIONS)
        skipped = self.writable(target).state == "skipped"
        self.set_state(target, "draft" if skipped else "skipped")

    def answer_anew(self, target: Target) -> None:
        """Begin a new answer; what stood there is kept with its date ("Då och nu")."""
        self.checkpoint(target)
        self.keep_earlier(target)
        answer = self.answer(target)
        blank = answer._replace(text="", fields={}, state="draft", question=target.question.text)
        self._put(target, blank)

    def bring_back(self, target: Target, version: Answer) -> None:
        """Let an earlier version hold again; what stands there goes among the earlier ones.

        Raises SaveFailed.
        """
        self.checkpoint(target)
        self.keep_earlier(target)
        now = self.answer(target)
        self._put(target, version._replace(earlier=now.earlier, conflicts=now.conflicts))

    def settle_conflict(
        self, target: Target, choice: Settlement, *, are_turned: bool = False
    ) -> None:
        """The person has seen two versions of an answer and says which is to hold.

        What is not chosen is kept among the earlier versions.  ``are_turned``: the other one
        was shown as "mine" (whose.py).
        """
        answer = self.writable(target)
        self.checkpoint(target)
        self._put(target, settled(turned(answer) if are_turned else answer, choice))

    def set_follow_up(self, target: Target, day: date | None) -> None:
        """When to come back to the answer; None for no date."""
        answer = self.writable(target)
        self.checkpoint(target)
        wording = answer.question or target.question.text  # said where it is to be followed up
        self._put(target, answer._replace(follow_up=day, question=wording))

    def keep_follow_up(self, target: Target, one: FollowedUp, again: date | None) -> None:
        """How a follow-up went, and the day of the next; None for none."""
        answer = self.writable(target)
        self.checkpoint(target)
        kept = (*answer.followed_up, one)
        self._put(target, answer._replace(followed_up=kept, follow_up=again))

    def switch_respondent(self, question: Question) -> Respondent:
        """The next respondent's answer is open for writing: mine, ours, the next group …"""
        choices = [
            r for r in self.workbook.respondents if r.kind == "group" or r.id == self.viewer.person
        ]
        now = [r.id for r in choices].index(self.viewer.writes(question))
        chosen = choices[(now + 1) % len(choices)]
        self.viewer = self.viewer._replace(chosen={**self.viewer.chosen, question.id: chosen.id})
        return chosen

    def switch_at(self, target: Target) -> Respondent:
        """The same for what is chosen.  Raises HandbokError for an entry of the log."""
        if target.key.is_log:
            raise HandbokError(ONLY_QUESTIONS)
        return self.switch_respondent(target.question)

    def open_for_writing(self, question: str, respondent: str) -> None:
        """That respondent's answer is open for writing, unless it is another person's."""
        found = self.workbook.respondent(respondent)
        if found is not None and (found.kind == "group" or respondent == self.viewer.person):
            chosen = {**self.viewer.chosen, question: respondent}
            self.viewer = self.viewer._replace(chosen=chosen)

    def undo_answer(self, target: Target) -> bool:
        """Take back the last change of an answer; what it said is an earlier version then.

        False where there is none.
        """
        return self._again(target, self._undo.undo)

    def redo_answer(self, target: Target) -> bool:
        """Do again what was taken back; False where there is nothing."""
        return self._again(target, self._undo.redo)

    def _again(self, target: Target, turn: Callable[[Thing, Answer | None], Stands | None]) -> bool:
        self.writable(target)
        key, question = target.key, target.question.id
        found = turn(_thing(target), self.workbook.answer(key.respondent, key.chapter, question))
        if found is None:
            return False
        if found.answer is None:
            self.workbook = drop_answer(self.workbook, key, question)
        else:
            self.workbook = set_answer(self.workbook, key, found.answer)
        self._saves.changed()
        return True

    def _merged(self, workbook: Workbook) -> None:
        """Take in a workbook that others have had a hand in.

        What they changed is not ours to undo, and what has an editor open is not taken away.
        """
        before, self.workbook = self.workbook, workbook
        for key, now in workbook.sheets.items():
            old = before.sheets.get(key, NOTHING)
            changed = {
                q for q in {*old, *now} if now is not old and _differ(now.get(q), old.get(q))
            }
            for question in changed:
                self._undo.changed_elsewhere(Thing("answer", key, question))
        if self.writing is not None:
            key, question = self.writing.key, self.writing.question.id
            held = before.sheets.get(key, NOTHING).get(question)
            if held is not None and question not in workbook.sheets[key]:
                self.workbook = set_answer(workbook, key, held)
                self._saves.changed()

    def writable(self, target: Target) -> Answer:
        """The answer, if it may be changed.  Raises SaveFailed with the reason why not, and
        HandbokError for another person's that is "Bara för mig".
        """
        answer = self._seen(target)
        if self.read_only:
            raise SaveFailed(READ_ONLY)
        if reason := self._saves.locked.get(target.key):
            raise SaveFailed(reason)
        return answer

    def _seen(self, target: Target) -> Answer:
        answer = self.answer(target)
        if not self.viewer.may_see(target.respondent, answer):
            raise HandbokError(NOT_YOURS)
        return answer

    def _put(self, target: Target, answer: Answer) -> None:
        answer = answer._replace(updated=self.now().replace(microsecond=0))
        answer = self._undo.written(_thing(target), self._saves.stored(target), answer)
        self.workbook = set_answer(self.workbook, target.key, answer)
        self._saves.changed()


def _thing(target: Target) -> Thing:
    return Thing("answer", target.key, target.question.id)


def _differ(now: Answer | None, old: Answer | None) -> bool:
    """Whether others have changed an answer; a save may add earlier versions by itself."""
    if now is None or old is None:
        return now is not old
    return now._replace(earlier=()) != old._replace(earlier=())
