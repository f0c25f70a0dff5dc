"""What can be read of the opened handbook: chapters with answers, progress, places, exports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from handbok_tui.core.answers.workbook import (
    LOG,
    Progress,
    SheetKey,
    awaits,
    orphans,
    progress,
)
from handbok_tui.core.edition.answer_parts import Earlier
from handbok_tui.core.edition.document import document, visible_answers
from handbok_tui.core.edition.front import PAGE, START, about_page, start_page
from handbok_tui.core.edition.handbook import Chapter, ChapterHead, Question
from handbok_tui.core.edition.parts import Part
from handbok_tui.core.errors import FaultyFile, NotFound
from handbok_tui.session.reading.loaded import Shelf
from handbok_tui.texts import front, labels

if TYPE_CHECKING:
    from handbok_tui.core.edition.contents import Entry
    from handbok_tui.core.layout.page import Anchor
    from handbok_tui.export.selection import Include, Selection


class Library(Shelf):
    """The edition and the workbook, read as far as somebody has looked."""

    def document(self, leaf: str) -> tuple[Part, ...]:
        """A leaf (core/edition/front.py) ready to be drawn.  Raises FaultyFile, NotFound."""
        if leaf == START:
            return self._start_page()
        earlier: Earlier = "unfold" if self.then_and_now else "count"
        if leaf == LOG:
            from handbok_tui.core.log.page import log_page  # noqa: PLC0415 - when first shown

            return log_page(self.log_entries(), self.viewer.person, earlier, self.remarks)
        if leaf.startswith(PAGE):
            return about_page(self.edition, leaf)
        chapter = self.chapter(leaf)
        choose = partial(visible_answers, self.workbook, self.viewer, leaf)
        lost = tuple(
            (respondent, self.viewer.sees(respondent, answer))
            for respondent in self.workbook.respondents
            for answer in orphans(chapter, self.workbook.sheets[SheetKey(respondent.id, leaf)])
            if answer.has_content and self.viewer.may_see(respondent, answer)
        )
        return document(
            chapter,
            choose,
            self.viewer.person,
            earlier,
            lost,
            templates=self._editions.template_name,
            remarks=self.remarks,
        )

    def remarks(self, question: str, respondent: str, *, private: bool = True) -> tuple[str, ...]:
        """What else there is to say under a respondent's answer; see Session."""
        del question, respondent, private
        return ()

    def _start_page(self) -> tuple[Part, ...]:
        """Of a large handbook at first only what its front matter says; ``read_on`` does more."""
        from handbok_tui.core.edition.contents import EXPANDED  # noqa: PLC0415 - for a screen only

        if len(self.edition.chapters) <= EXPANDED:
            while self.read_on():
                pass
        words = {chapter_id: self.progress_words(chapter_id) for chapter_id in self._looked_in}
        begin = front.FIRST
        if not self.unread and any(self.workbook.sheets.values()):
            begin = front.resume(self.leaf_title(self.resume_leaf()))
        return start_page(self.edition, self.workbook, lambda found: words.get(found, ""), begin)

    @property
    def unread(self) -> tuple[str, ...]:
        """The chapters of which nothing but the head is known."""
        return tuple(h.id for h in self.edition.chapters if h.id not in self._looked_in)

    def read_on(self) -> bool:
        """Read one more chapter with its answers; False where none is left after that."""
        for chapter_id in self.unread[:1]:
            self.questions(chapter_id)
        return bool(self.unread)

    def resume_leaf(self) -> str:
        """Where the start page leads: the first chapter with something unanswered."""
        found = self.unanswered("", "", 1)
        return found[0] if found else self.edition.chapters[0].id

    def progress(self, chapter_id: str) -> Progress:
        """How far the handbook has come (core/answers/workbook.py); nothing where it is faulty."""
        try:
            chapter = self.chapter(chapter_id)
        except FaultyFile:
            return Progress(0, 0, 0)
        return progress(self.workbook, chapter_id, chapter.questions, self.viewer.person)

    def progress_words(self, chapter_id: str) -> str:
        """ "1 av 4 besvarade", or why there is nothing to answer."""
        done = self.progress(chapter_id)
        head = self.edition.head(chapter_id)
        if done.total or head is None:
            return labels.progress(done.answered, done.total)
        return labels.no_questions(head.source)

    def contents(self, leaf: str) -> tuple[Entry, ...]:
        """The rows of the contents, seen from a leaf."""
        from handbok_tui.core.edition.contents import contents  # noqa: PLC0415 - for a screen only

        def readable(chapter_id: str) -> Chapter | None:
            with suppress(FaultyFile):
                return self.chapter(chapter_id)
            return None

        # The answers are read with their chapter, so ask for those first.
        known = {head.id: readable(head.id) for head in self._shown_open(leaf)}
        return contents(self.edition, self.workbook, self.viewer.person, leaf, known.get)

    def _shown_open(self, leaf: str) -> tuple[ChapterHead, ...]:
        from handbok_tui.core.edition.contents import EXPANDED  # noqa: PLC0415 - for a screen only

        heads = self.edition.chapters
        return heads if len(heads) <= EXPANDED else tuple(h for h in heads if h.id == leaf)

    def link_target(self, link: str, leaf: str = "") -> tuple[str, Anchor] | None:
        """Where a link on a leaf leads within the handbook: a chapter's id, #id of a section or
        question, or #heading, of that leaf first; None for any other address.
        """
        from handbok_tui.core.layout.page import Anchor  # noqa: PLC0415 - for a screen only

        if (head := self.edition.head(link)) is not None:
            return head.id, Anchor()
        if not link.startswith("#"):
            return None
        for head in self.edition.chapters:
            with suppress(FaultyFile):
                for section in self.chapter(head.id).sections:
                    if section.id == link[1:]:
                        return head.id, Anchor(section.id, role="heading")
                    for question in section.questions:
                        if question.id == link[1:]:
                            return head.id, Anchor(section.id, question.id, "question")
        from handbok_tui.session.reading.headings import heading_at  # noqa: PLC0415 - as above

        here_first = sorted(self.edition.chapters, key=lambda head: head.id != leaf)
        for head in here_first:
            with suppress(FaultyFile):
                found = heading_at(self.chapter(head.id), link, inside=head.id == leaf)
                if found is not None:
                    return head.id, found
        return None

    def find_question(self, question_id: str) -> tuple[str, Question]:
        """The chapter id and question with that id.  Raises NotFound."""
        likely_first = sorted(
            self.edition.chapters, key=lambda head: not question_id.startswith(f"{head.id}-")
        )
        for head in likely_first:
            with suppress(FaultyFile):  # noted among the faults; others may have it
                if (question := self.chapter(head.id).question(question_id)) is not None:
                    return head.id, question
        raise NotFound(f"Det finns ingen fråga ”{question_id}”. Läs kapitlet med: handbok read 1")

    def unanswered(self, leaf: str, at: str, direction: int) -> tuple[str, str] | None:
        """The next question that neither the viewer nor a group has answered: chapter id and
        question id, or None.

        Looks from the question ``at`` in ``leaf`` ("" is before its first one), forwards (1)
        or backwards (-1), and goes round at the end.
        """
        for chapter_id, question in self._round(leaf, at, direction):
            if awaits(self.workbook, chapter_id, question, self.viewer.person):
                return chapter_id, question.id
        return None

    def _round(self, leaf: str, at: str, direction: int) -> Iterator[tuple[str, Question]]:
        """Every question once, beginning beside a place; a chapter is read when its turn comes."""
        ids = [head.id for head in self.edition.chapters]
        turn = ids.index(leaf) if leaf in ids else 0
        here = self.questions(ids[turn]) if ids else ()
        passed = next((n for n, question in enumerate(here, 1) if question.id == at), 0)
        others = [*ids[turn + 1 :], *ids[:turn]]
        if direction < 0:
            here, others, passed = here[::-1], others[::-1], len(here) - max(0, passed - 1)
        for question in here[passed:]:
            yield ids[turn], question
        for chapter_id in others:
            for question in self.questions(chapter_id)[::direction]:
                yield chapter_id, question
        for question in here[:passed]:
            yield ids[turn], question
        for question in here[:passed]:
            yield ids[turn], question

    def selection(
        self,
        chapters: Sequence[str] = (),
        respondents: Sequence[str] = (),
        include: frozenset[Include] = frozenset(),
        profile: str = "handbok",
    ) -> Selection:
        """What an export holds; no chapters or respondents means all of them.

        Raises NotFound for a respondent that does not exist.  A chapter that cannot be read
        is left out and stands among the faults.
        """
        from handbok_tui.export.selection import Choice, select  # noqa: PLC0415 - for exports

        for respondent in respondents:
            if self.workbook.respondent(respondent) is None:
                known = ", ".join(r.id for r in self.workbook.respondents)
                raise NotFound(
                    f"Det finns ingen ”{respondent}” som svarar. De som finns är {known}."
                )
        found: list[Chapter] = []
        for chapter_id in chapters or [head.id for head in self.edition.chapters]:
            with suppress(FaultyFile):  # noted among the faults
                found.append(self.chapter(chapter_id))
        choice = Choice(tuple(respondents), include, self.viewer.person, profile)
        remarks = partial(self.remarks, private="private" in include)
        entries = self.log_entries()
        chosen = select(
            self.edition, self.workbook, found, choice, entries=entries, remarks=remarks
        )
        voices = {chapter.id: self._editions.voice(chapter.head) for chapter in found}
        return chosen._replace(voices=voices)
