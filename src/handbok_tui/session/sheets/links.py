"""What links in filled templates lead to: questions, rows of other templates; and their names.

What a link leads to may be "Bara för mig" though the sheet that has the link may leave.  Such a
thing is never named (``LinkNames.name``), and what is made from it is private as it is
(``LinkNames.is_private``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.log.entries import called, learning_places
from handbok_tui.core.sheets.templates import FROM_LOG, Link
from handbok_tui.core.sheets.view import SheetView
from handbok_tui.texts.front import LOG

if TYPE_CHECKING:
    from handbok_tui.core.log.entries import LogEntry
    from handbok_tui.session.sheets.reading import SheetReading, SheetTarget


class LinkNames:
    """Finds and names what links lead to."""

    def __init__(self, worksheets: SheetReading) -> None:
        self._worksheets = worksheets

    def resolver(self, respondent: Respondent, *, shared: bool = False) -> Callable[[Link], str]:
        """What a link in one of the respondent's sheets is called; "" where it leads nowhere.

        ``shared``: rows have the numbers that they have without those that are private.
        """

        def name(link: Link) -> str:
            with suppress(HandbokError):
                return self.name(link, respondent, shared=shared)
            return ""

        return name

    def name(self, link: Link, respondent: Respondent, *, shared: bool = False) -> str:
        """What a link is called: of what is private only where it stands; of a question its
        wording, which is the handbook's and nobody's secret.  Raises NotFound, FaultyFile.
        """
        if link.kind in ("question", "answer"):
            return self._question(link.id)
        private = self.is_private(link, respondent)
        if link.kind == "entry":
            entry = self._entry(link.id, respondent)
            words = called(entry.occasion.kind, entry.answer) if entry is not None else ""
            return LOG if private else words
        worksheet_id, _, row_id = link.id.partition("/")
        view = self._plain_view(worksheet_id, respondent, shared=shared)
        title = view.worksheet.head.title
        filled = view.find(row_id)
        if private or filled is None:
            return title if private else ""
        return f"{title}: {filled.number} {filled.name}"

    def is_private(self, link: Link, respondent: Respondent) -> bool:
        """Whether what a link of the respondent's leads to is "Bara för mig".

        Raises NotFound, FaultyFile.
        """
        if link.kind == "entry":
            entry = self._entry(link.id, respondent)
            return entry is not None and entry.answer.private
        if link.kind == "row":
            worksheet_id, _, row_id = link.id.partition("/")
            sheet = self._worksheets.sheet(self._worksheets.target(worksheet_id, respondent.id))
            row = sheet.row(row_id)
            return sheet.private or (row is not None and row.private)
        session = self._worksheets.session
        chapter, question = session.find_question(link.id)
        return session.answer(session.target(chapter, question, respondent.id)).private

    def _question(self, question_id: str) -> str:
        return self._worksheets.session.find_question(question_id)[1].text

    def _entry(self, entry_id: str, respondent: Respondent) -> LogEntry | None:
        for entry in self._worksheets.session.log_entries():
            if (entry.respondent.id, entry.answer.question_id) == (respondent.id, entry_id):
                return entry
        return None

    def _plain_view(
        self, worksheet_id: str, respondent: Respondent, *, shared: bool = False
    ) -> SheetView:
        """Another sheet of the respondent, whose own links are not followed."""
        target = self._worksheets.target(worksheet_id, respondent.id)
        sheet = self._worksheets.seen(target, shared=shared)
        return SheetView(target.worksheet, sheet, self._worksheets.today)

    def linkable(
        self, target: SheetTarget, column_id: str, row_id: str
    ) -> Iterator[tuple[Link, str]]:
        """What a cell may point at; a template that cannot be read has nothing."""
        column = target.worksheet.column(column_id)
        for kind in column.targets if column is not None else ():
            name, _, other = kind.partition(":")
            if name in ("question", "answer"):
                yield from self._questions("answer" if name == "answer" else "question")
            elif name == "entry":
                for entry in self._worksheets.session.log_entries():
                    if entry.respondent.id == target.respondent.id:
                        link = Link("entry", entry.answer.question_id)
                        yield link, called(entry.occasion.kind, entry.answer)
            elif name == "row" and not other:
                for filled in self._worksheets.view(target).rows:
                    if filled.row.id != row_id:
                        yield Link("row", filled.row.id), f"{filled.number} {filled.name}"
            elif name == "row":
                with suppress(HandbokError):
                    yield from self._rows(other, target.respondent)

    def _rows(self, worksheet_id: str, respondent: Respondent) -> Iterator[tuple[Link, str]]:
        view = self._plain_view(worksheet_id, respondent)
        for filled in view.rows:
            name = f"{view.worksheet.head.title}: {filled.number} {filled.name}"
            yield Link("row", f"{worksheet_id}/{filled.row.id}"), name

    def _questions(self, kind: str) -> Iterator[tuple[Link, str]]:
        session = self._worksheets.session
        for head in session.edition.chapters:
            with suppress(HandbokError):
                for question in session.chapter(head.id).questions:
                    link = Link("answer" if kind == "answer" else "question", question.id)
                    yield link, f"{head.number:02d} {question.text}"

    def answer_lines(self, target: SheetTarget) -> Iterator[tuple[str, bool]]:
        """What a template's rows may begin with: the lines of an answer, mine and ours, or the
        places of learnings; and whether a row made of it is private.
        """
        session = self._worksheets.session
        question_id = target.worksheet.starters_from
        if question_id == FROM_LOG:
            entries = session.log_entries()
            own = [e for e in entries if e.respondent.id == target.respondent.id]
            open_to_all = learning_places(e for e in entries if not e.answer.private)
            yield from ((place, False) for place in open_to_all)
            # Others may look on where the group's is filled in: only its own private ones.
            private = learning_places(e for e in own if e.answer.private)
            yield from ((place, True) for place in private if place not in open_to_all)
            return
        if not question_id:
            return
        with suppress(HandbokError):
            chapter, question = session.find_question(question_id)
            for respondent in (session.viewer.person, session.viewer.group):
                answer = session.answer(session.target(chapter, question, respondent))
                if answer.private and respondent != target.respondent.id:
                    continue  # others may look on where the group's is filled in
                lines = (
                    line.strip().lstrip("-*•0123456789.) ") for line in answer.text.split("\n")
                )
                yield from ((line, answer.private) for line in lines if line)
