"""One opened workbook with its edition: facts, what was left behind, and saving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from handbok_tui.core.answers.workbook import SheetKey
from handbok_tui.core.errors import HandbokError, SaveFailed
from handbok_tui.session.chapters.chapters import BOOK_FILE
from handbok_tui.session.groups import Grouping
from handbok_tui.session.saving.saves import Snapshot
from handbok_tui.texts.answers.answering import NOWHERE_TO_LEND, READ_ONLY

if TYPE_CHECKING:
    from handbok_tui.core.edition.parts import Place
    from handbok_tui.core.periods import Period
    from handbok_tui.core.sheets.templates import FilledKey
    from handbok_tui.export.selection import Include, Selection
    from handbok_tui.session.answers.target import Target
    from handbok_tui.session.changes.trail import Done, Trail
    from handbok_tui.session.chapters.desk import ChapterSnapshot
    from handbok_tui.session.chapters.importing import Import, Plan, Wish
    from handbok_tui.session.facts import Facts
    from handbok_tui.session.follow_up import FollowUps
    from handbok_tui.session.log.entries import Log
    from handbok_tui.session.saving.drafts import Unsaved
    from handbok_tui.session.saving.filled_saves import FilledSnapshot
    from handbok_tui.session.saving.line_drafts import Purpose
    from handbok_tui.session.search.searching import Hit
    from handbok_tui.session.sheets.filling import Worksheets
    from handbok_tui.storage.journal.external_editor import Loan

    AnySnapshot = Snapshot | FilledSnapshot | ChapterSnapshot


class Session(Grouping):
    """The state of one run: every edit goes through here."""

    @cached_property
    def worksheets(self) -> Worksheets:
        """The templates and what they are filled with; nothing is read before it is asked for."""
        from handbok_tui.session.sheets.filling import Worksheets  # noqa: PLC0415 - when first opened
        from handbok_tui.storage.sheets.files import WorksheetFiles  # noqa: PLC0415

        templates = WorksheetFiles(self._editions.folder, self._files.folder)
        return Worksheets(self, self._saves, templates)

    @cached_property
    def follow_ups(self) -> FollowUps:
        """What there is to come back to; nothing is read before it is asked for."""
        from handbok_tui.session.follow_up import FollowUps  # noqa: PLC0415 - when first asked

        return FollowUps(self)

    @cached_property
    def facts(self) -> Facts:
        """What is known about the organisation."""
        from handbok_tui.session.facts import Facts  # noqa: PLC0415 - rarely

        return Facts(self, self._saves, self._files)

    @property
    def has_worksheets(self) -> bool:
        """Whether anything can be filled in: a folder on the disk, or not yet saved."""
        return bool(self.workbook.filled) or (self._files.folder / "worksheets").is_dir()

    @property
    def may_have_due(self) -> bool:
        """Whether it is worth looking for what is due; no file is decoded for that."""
        return self.has_worksheets or next(self.answers_with_follow_up(), None) is not None

    def remarks(self, question: str, respondent: str, *, private: bool = True) -> tuple[str, ...]:
        """What the respondent has made of a question: goals and activities, a line each."""
        if not self.has_worksheets:
            return ()
        return self.follow_ups.remarks(question, respondent, private=private)

    def selection(
        self,
        chapters: Sequence[str] = (),
        respondents: Sequence[str] = (),
        include: frozenset[Include] = frozenset(),
        profile: str = "handbok",
        period: Period | None = None,
    ) -> Selection:
        """What an export holds, days to follow up among it, and filled templates where it is not
        about some chapters; without a period it is the present tertial.  Raises NotFound.
        """
        from handbok_tui.core.periods import parse_period, tertial_of  # noqa: PLC0415 - exports
        from handbok_tui.export.profiles.registry import PROFILES  # noqa: PLC0415
        from handbok_tui.session.export.selecting import with_dates, with_sheets  # noqa: PLC0415

        found = super().selection(chapters, respondents, include, profile)
        whole = not chapters or {head.id for head in self.edition.chapters} <= set(chapters)
        if self.has_worksheets and (whole or not PROFILES[profile].answers):
            found = with_sheets(self, found, respondents, include)
        if self.may_have_due:
            found = with_dates(self, found, respondents, include)
        return found._replace(period=period or parse_period(tertial_of(self.now().date())))

    def search(self, query: str) -> Iterator[tuple[Hit, ...]]:
        """Every place where a text stands: pages, chapters, answers, then filled templates."""
        from handbok_tui.session.search.searching import search  # noqa: PLC0415 - when asked for

        yield from search(self, query)
        if self.has_worksheets:
            from handbok_tui.session.sheets.searching import search_sheets  # noqa: PLC0415

            yield from search_sheets(self, query)

    @cached_property
    def log(self) -> Log:
        """Reflections, learnings and what groups have agreed on."""
        from handbok_tui.session.log.entries import Log  # noqa: PLC0415 - when first asked for

        return Log(self)

    @cached_property
    def trail(self) -> Trail:
        """The last changes, and taking them back."""
        from handbok_tui.session.changes.trail import Trail  # noqa: PLC0415 - when first asked for

        return Trail(self, self._files, self._editions)

    def undo(self) -> Done | None:
        """Take back the last change of this run, of any kind (trail.py).  Raises HandbokError."""
        return self.trail.undo() if self.order.past else None

    @property
    def last_in_book(self) -> bool:
        """Whether the last change of this run is one of workbook.toml."""
        return [thing.key for thing in self.order.past[-1:]] == [BOOK_FILE]

    def redo(self) -> Done | None:
        """Do again what was taken back last.  Raises HandbokError."""
        return self.trail.redo() if self.order.future else None

    def target_at(self, place: Place) -> Target:
        """What is written at a place where Tab stops.  Raises NotFound, HandbokError."""
        if SheetKey(place.respondent, place.chapter).is_log:
            return self.log.target(place.chapter, place.question, place.respondent)
        chapter, question = self.find_question(place.question)
        return self.target(chapter, question)

    def make_id(self) -> str:
        """What the workbook is known by outside it, from now on.  Raises SaveFailed, FaultyFile."""
        if self.read_only:
            raise SaveFailed(READ_ONLY)
        from handbok_tui.storage.answers.saves import save_id  # noqa: PLC0415 - once

        made, note = save_id(self._files)
        self._saves.noted(note)
        self.workbook = self.workbook._replace(id=made)
        return made

    def plan_import(self, wish: Wish) -> Plan:
        """What bringing in a Markdown text will do (importing.py).  Raises HandbokError."""
        from handbok_tui.session.chapters import importing  # noqa: PLC0415 - rarely

        return importing.plan(self, self._files, wish)

    def begin_import(self, wish: Wish) -> Import:
        """The same in steps, of which the long one can be taken beside everything."""
        from handbok_tui.session.chapters import importing  # noqa: PLC0415 - rarely

        return importing.Import(self, self._files, wish)

    def take_in(self, plan: Plan, *, force: bool = False) -> str:
        """Carry out a planned import; what to say where only its backup failed.

        Raises SaveFailed, FaultyFile; then nothing is changed.
        """
        from handbok_tui.session.chapters import importing  # noqa: PLC0415 - rarely

        if self._desk is not None:
            self._desk.require_saved(plan.chapter.id)
        note = importing.take_in(self, self._files, plan, force=force)
        self.chapter_file_changed(plan.chapter.id)
        self.wrote(f"chapters/{plan.chapter.id}.toml")
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

    def lend(self, target: Target, field: str = "") -> Loan:
        """The text for the person's own editor.  Raises SaveFailed, UnsavableText."""
        answer = self.writable(target)
        text = answer.fields.get(field, "") if field else answer.text
        return self.lend_text(target.key, target.question.id, field, text)

    def lend_text(self, key: SheetKey | FilledKey, question: str, field: str, text: str) -> Loan:
        """The text of a place that has been read.  Raises SaveFailed, UnsavableText."""
        if self.drafts is None:
            raise SaveFailed(NOWHERE_TO_LEND)
        return self.drafts.lend(key, question, field, text)

    def returned(self, target: Target, field: str, loan: Loan, text: str) -> bool:
        """Take in a text that was lent; False where its editor lives on and may change it yet.

        Raises SaveFailed.  What somebody else wrote there meanwhile is kept beside it.
        """
        if text != loan.text:
            self.write(target, text, field, seen=loan.text)
        return self.settle_loan(loan, text)

    def settle_loan(self, loan: Loan, text: str) -> bool:
        """What was lent has been taken in; False where its editor lives on."""
        safe = self.drafts is not None and self.drafts.journal.flush(1)
        return not safe or loan.settle(text)

    def stored_text(self, unsaved: Unsaved) -> str:
        """What the file says where an unsaved text belongs."""
        key = unsaved.key
        if (purpose := self._purpose(unsaved)) is not None:
            return purpose.stands(self, unsaved.question)
        if unsaved.of_chapter:
            return self.desk.stored_text(unsaved)
        if not isinstance(key, SheetKey):
            return self.worksheets.stored(key, unsaved.question, unsaved.field)
        self._read(key)
        answer = self.workbook.answer(key.respondent, key.chapter, unsaved.question)
        if answer is None:
            return ""
        return answer.fields.get(unsaved.field, "") if unsaved.field else answer.text

    def target_of(self, key: SheetKey, question_id: str) -> Target:
        """Where an answer or an entry of the log belongs.  Raises NotFound, HandbokError."""
        if key.is_log:
            return self.log.target(key.chapter, question_id, key.respondent)
        chapter, question = self.find_question(question_id)
        return self.target(chapter, question, key.respondent)

    def take_back(self, unsaved: Unsaved) -> None:
        """Put an unsaved text in its place, keep what stood there among the earlier versions,
        and save.  Raises SaveFailed, NotFound.
        """
        key = unsaved.key
        if (purpose := self._purpose(unsaved)) is not None:
            purpose.put(self, unsaved.question, unsaved.text)
        elif unsaved.of_chapter:
            self.desk.take_back(unsaved)
        elif isinstance(key, SheetKey):
            target = self.target_of(key, unsaved.question)
            self.checkpoint(target)
            self.keep_earlier(target)
            self.write(target, unsaved.text, unsaved.field)
        else:
            self.worksheets.put_back(key, unsaved.question, unsaved.field, unsaved.text)
        self.save()
        self.forget(unsaved)

    @staticmethod
    def _purpose(unsaved: Unsaved) -> Purpose | None:
        """What a line was for; None for any other text.  Raises NotFound for an unknown one."""
        if not unsaved.purpose:
            return None
        from handbok_tui.session.saving.line_drafts import PURPOSES  # noqa: PLC0415 - rarely

        return PURPOSES[unsaved.purpose]

    def forget(self, unsaved: Unsaved) -> None:
        """The person keeps what the file says.  Raises SaveFailed."""
        if self.drafts is not None:
            self.drafts.forget(unsaved)

    def unsaved_name(self, unsaved: Unsaved) -> str:
        """What an unsaved text was written on: the question, the template's cell, the part of a
        chapter.
        """
        if (purpose := self._purpose(unsaved)) is not None:
            return purpose.name(unsaved.question)
        if unsaved.of_chapter:
            return self.desk.title_of(unsaved)
        if not isinstance(unsaved.key, SheetKey):
            return self.worksheets.cell_name(unsaved.key, unsaved.question, unsaved.field)
        with suppress(HandbokError):
            return self.target_of(unsaved.key, unsaved.question).question.text
        return unsaved.question
