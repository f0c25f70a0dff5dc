"""One thing of a document: its role, its place, its voice."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from handbok_tui.core.answers.workbook import Answer, Respondent

Role = Literal[
    "title", "voice", "lead", "notice", "heading", "body", "points", "note",
    "question", "help", "answer-head", "answer", "field", "remark", "exercise", "purpose", "steps",
    "entry", "guide", "whole", "worksheet", "record",
]  # fmt: skip
"""What a part is.  ``voice`` says whose words follow, ``note`` is the project's aside,
``remark`` is said about an answer (a changed question, a conflict), ``entry`` is a row of the
contents and its place is the leaf it leads to, ``guide`` is the program speaking,
``whole`` a whole document, as it is exported, ``worksheet`` a template to fill in: its
``label`` is the template's id, ``record`` opens an entry of the log."""


MARKDOWN: frozenset[Role] = frozenset({"notice", "body", "note", "answer", "whole"})
"""Roles whose text is Markdown; all others are plain text, shown to the letter."""


LINES = "lines"
"""The label of a text of which every line is a line, though others of its role flow: the vision,
and a whole document of before documents said themselves where lines end.
"""


HEADINGS: Mapping[Role, int] = {"title": 1, "heading": 2, "exercise": 3}
"""Roles that are drawn as headings, and their levels."""


class Place(NamedTuple):
    """Where a part stands; empty strings where a level does not apply."""

    chapter: str
    section: str = ""
    question: str = ""
    respondent: str = ""
    field: str = ""
    exercise: str = ""


class Part(NamedTuple):
    """One thing in the document.

    ``voice`` is a key of texts.labels.VOICES.  ``points`` is set for the role of that name;
    ``label`` is a field's label, or says whose an aside is among somebody else's words;
    ``answer`` and ``respondent`` are set from ``answer-head`` on.
    """

    role: Role
    text: str
    place: Place
    voice: str
    points: tuple[str, ...] = ()
    label: str = ""
    answer: Answer | None = None
    respondent: Respondent | None = None
