"""Where an answer goes."""

from typing import NamedTuple

from handbok_tui.core.edition import Question
from handbok_tui.core.workbook import Respondent, SheetKey


class Target(NamedTuple):
    """Where an answer goes: the question, its chapter, and whose answer it is."""

    chapter: str
    question: Question
    respondent: Respondent

    @property
    def key(self) -> SheetKey:
        """The answer file."""
        return SheetKey(self.respondent.id, self.chapter)
