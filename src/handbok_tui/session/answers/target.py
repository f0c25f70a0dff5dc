"""Where an answer goes."""

from typing import NamedTuple

from handbok_tui.core.answers.workbook import Answer, Respondent, SheetKey
from handbok_tui.core.edition.handbook import Question


class Target(NamedTuple):
    """Where an answer goes: the question, its chapter, and whose answer it is.

    ``blank`` is what stands there before anything is written, where that is not nothing: an
    entry of the log has a kind and a day.
    """

    chapter: str
    question: Question
    respondent: Respondent
    blank: Answer | None = None

    @property
    def key(self) -> SheetKey:
        """The answer file."""
        return SheetKey(self.respondent.id, self.chapter)
