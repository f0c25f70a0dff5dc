"""What links in filled templates lead to: questions, rows of other templates; and their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.log import called, learning_places
from handbok_tui.core.sheet_view import SheetView
from handbok_tui.core.workbook import Respondent
from handbok_tui.core.worksheets import FROM_LOG, Link
from handbok_tui.texts.front import LOG

if TYPE_CHECKING:
    from handbok_tui.session.sheet_reading import SheetReading, SheetTarget

LONGEST = 70
"""Characters of a question's wording in a name."""


class LinkNames:
    """Finds and names what links lead to."""

    def __init__(self, worksheets: SheetReading) -> None:
        self._worksheets = worksheets

    def resolver(self, respondent: Respondent) -> Callable[[Link], str]:
        """What a link in one of the respondent's sheets is called; "" where it leads nowhere."""

        def name(link: Link) -> str:
            with suppress(HandbokError):
                if link.kind in ("question", "answer"):
                    return self._question(link.id)
                if link.kind == "row":
                    return self._row(link.id, respondent)
                if link.kind == "entry":
                    return self._entry(link.id, respondent)
            return ""

        return name

    def _question(self, question_id: str) -> str:
        text = self._worksheets.session.find_question(question_id)[1].text
        if len(text) <= LONGEST:
            return text
        start = text[: LONGEST - 2]
        return f"{(start.rpartition(' ')[0] or start).rstrip()} …"

    def _entry(self, entry_id: str, respondent: Respondent) -> str:
        for entry in self._worksheets.session.log_entries():
            if (entry.respondent.id, entry.answer.question_id) == (respondent.id, entry_id):
                private = entry.answer.private  # the sheet that links to it may leave
                return LOG if private else called(entry.occasion.kind, entry.answer)
        return ""

    def _row(self, row: str, respondent: Respondent) -> str:
        worksheet_id, _, row_id = row.partition("/")
        view = self._plain_view(worksheet_id, respondent)
        filled = view.find(row_id)
        title = view.worksheet.head.title
        if view.sheet.private:  # the sheet that links to it may leave
            return title
        return f"{title}: {filled.number} {filled.name}" if filled is not None else ""

    def _plain_view(self, worksheet_id: str, respondent: Respondent) -> SheetView:
        """Another sheet of the respondent, whose own links are not followed."""
        target = self._worksheets.target(worksheet_id, respondent.id)
        sheet = self._worksheets.sheet(target)
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

    def answer_lines(self, target: SheetTarget) -> Iterator[str]:
        """What a template's rows may begin with: the lines of an answer, mine and ours, or the
        places of learnings.
        """
        session = self._worksheets.session
        question_id = target.worksheet.starters_from
        if question_id == FROM_LOG:
            seen = (  # others may look on where the group's is filled in
                entry
                for entry in session.log_entries()
                if not entry.answer.private or entry.respondent.id == target.respondent.id
            )
            yield from learning_places(seen)
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
                yield from (line for line in lines if line)
