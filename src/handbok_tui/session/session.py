"""One opened workbook with its edition: groups, facts, what was left behind, and saving."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from handbok_tui.core.errors import HandbokError, SaveFailed
from handbok_tui.core.workbook import Respondent, with_fact
from handbok_tui.session.chapters import Chapters, worst
from handbok_tui.session.saves import Outcome, SaveState, Snapshot
from handbok_tui.storage.workbook_files import new_respondent
from handbok_tui.texts.answering import READ_ONLY

if TYPE_CHECKING:
    from handbok_tui.session.chapter_desk import ChapterOutcome, ChapterSnapshot
    from handbok_tui.session.drafts import Unsaved
    from handbok_tui.session.importing import Plan, Wish


class Session(Chapters):
    """The state of one run: every edit goes through here."""

    def add_group(self, name: str) -> Respondent:
        """Another group that answers "Vårt svar"; saved at once.  Raises HandbokError."""
        from handbok_tui.storage.workbook_saves import add_respondent  # noqa: PLC0415 - rarely

        group = new_respondent(name, self.workbook.respondents)
        add_respondent(self._files, group)
        self.workbook = self.workbook._replace(respondents=(*self.workbook.respondents, group))
        return group

    def fact(self, name: str) -> str:
        """One of the facts about the organisation; a key of workbook.toml."""
        return str(getattr(self.workbook, name))

    def set_facts(self, facts: Mapping[str, str]) -> None:
        """Write what has changed of the facts, at once.  Raises SaveFailed, FaultyFile."""
        changed = {name: text for name, text in facts.items() if text != self.fact(name)}
        if changed and self.read_only:
            raise SaveFailed(READ_ONLY)
        if changed:
            from handbok_tui.storage.workbook_saves import save_facts  # noqa: PLC0415 - rarely

            save_facts(self._files, changed)
            for name, text in changed.items():
                self.workbook = with_fact(self.workbook, name, text)

    def plan_import(self, wish: Wish) -> Plan:
        """What bringing in a Markdown text will do (importing.py).  Raises HandbokError."""
        from handbok_tui.session import importing  # noqa: PLC0415 - rarely

        return importing.plan(self, self._files, wish)

    def take_in(self, plan: Plan, *, force: bool = False) -> str:
        """Carry out a planned import; what to say where only its backup failed.

        Raises SaveFailed, FaultyFile; then nothing is changed.
        """
        from handbok_tui.session import importing  # noqa: PLC0415 - rarely

        if self._desk is not None:
            self._desk.require_saved(plan.chapter.id)
        note = importing.take_in(self, self._files, plan, force=force)
        self.chapter_file_changed(plan.chapter.id)
        return note

    def left_behind(self) -> tuple[Unsaved, ...]:
        """Texts of an earlier run that never reached their file; equal ones are forgotten."""
        if self.drafts is None:
            return ()
        found = []
        for unsaved in self.drafts.left_behind():
            if self.stored_text(unsaved) == unsaved.text:
                with suppress(SaveFailed):
                    self.drafts.forget(unsaved)
            else:
                found.append(unsaved)
        return tuple(found)

    def stored_text(self, unsaved: Unsaved) -> str:
        """What the file says where an unsaved text belongs."""
        if unsaved.of_chapter:
            return self.desk.stored_text(unsaved)
        self._read(unsaved.key)
        key = unsaved.key
        answer = self.workbook.answer(key.respondent, key.chapter, unsaved.question)
        if answer is None:
            return ""
        return answer.fields.get(unsaved.field, "") if unsaved.field else answer.text

    def take_back(self, unsaved: Unsaved) -> None:
        """Put an unsaved text in its place, keep what stood there among the earlier versions,
        and save.  Raises SaveFailed, NotFound.
        """
        if unsaved.of_chapter:
            self.desk.take_back(unsaved)
            self.save()
            self.forget(unsaved)
            return
        chapter, question = self.find_question(unsaved.question)
        target = self.target(chapter, question, unsaved.key.respondent)
        self.checkpoint(target)
        self.keep_earlier(target)
        self.write(target, unsaved.text, unsaved.field)
        self.save()
        self.forget(unsaved)

    def title_of(self, unsaved: Unsaved) -> str:
        """What an unsaved text answers, or which part of which chapter it is."""
        if unsaved.of_chapter:
            return self.desk.title_of(unsaved)
        try:
            return self.find_question(unsaved.question)[1].text
        except HandbokError:
            return unsaved.question

    def forget(self, unsaved: Unsaved) -> None:
        """The person keeps what the file says.  Raises SaveFailed."""
        if self.drafts is not None:
            self.drafts.forget(unsaved)

    # -- saving (saves.py) -----------------------------------------------------------------

    @property
    def save_state(self) -> SaveState:
        """What to say about saving."""
        answers = self._saves.state
        return answers if self._desk is None else worst(self._desk.state, answers)

    @property
    def dirty(self) -> bool:
        """Whether anything is not yet in its file."""
        return self._saves.dirty(self.workbook) or self.chapters_dirty

    def unsaved_text(self) -> str:
        """Every answer that is not in its file, as text for another place."""
        from handbok_tui.export.plain import loose_answers  # noqa: PLC0415 - rarely

        answers = loose_answers(self._saves.unsaved(self.workbook))
        chapters = self._desk.unsaved_texts() if self._desk is not None else ()
        return "\n".join(filter(None, (answers, *chapters)))

    def pending(self) -> tuple[Snapshot | ChapterSnapshot, ...]:
        """What to save now."""
        answers = self._saves.pending(self.workbook)
        return answers if self._desk is None else (*answers, *self._desk.pending())

    def store(self, snapshot: Snapshot | ChapterSnapshot) -> Outcome | ChapterOutcome:
        """Write one snapshot; may run in a worker thread."""
        if isinstance(snapshot, Snapshot):
            return self._saves.store(snapshot)
        return self.desk.store(snapshot)

    def settle(self, outcome: Outcome | ChapterOutcome) -> None:
        """Take in how a save went."""
        if not isinstance(outcome, Outcome):
            self.desk.settle(outcome, self.now())
            return
        self.workbook = self._saves.settle(self.workbook, outcome, self.now())
        if self.drafts is not None and outcome.answers is not None:
            self.drafts.saved(outcome.snapshot)

    def save(self) -> None:
        """All three steps, here and now.  Raises SaveFailed; nothing is lost from memory."""
        while snapshots := self.pending():
            for outcome in [self.store(snapshot) for snapshot in snapshots]:
                self.settle(outcome)
                if outcome.error:
                    raise SaveFailed(outcome.error)
