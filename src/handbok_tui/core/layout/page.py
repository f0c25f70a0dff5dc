"""A document laid out: the lines of a chapter at one width, and what stands where on them.

Between document.py (what is said) and those who draw (the reader) or print (plain text): here
the parts become lines with blank lines between, and the stops that Tab visits get their lines.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from handbok_tui.core.edition.parts import Part, Place, Role
from handbok_tui.core.layout.lines import lay_out
from handbok_tui.core.layout.part_blocks import blocks
from handbok_tui.core.markdown.blocks import Line

ANSWER_ROLES: frozenset[Role] = frozenset({"answer-head", "answer", "field", "remark"})
BAR = "│ "
"""Stands before every line of an answer: whose words they are is seen without colour."""

_CLOSE: frozenset[tuple[Role, Role]] = frozenset(
    {
        ("title", "voice"),
        ("voice", "voice"),
        ("answer-head", "answer"),
        ("answer-head", "field"),
        ("answer-head", "remark"),
        ("question", "help"),
        ("question", "answer-head"),
        ("help", "answer-head"),
        ("record", "answer-head"),
        ("record", "answer"),
        ("record", "field"),
        ("exercise", "purpose"),
        ("heading", "voice"),
        ("question", "voice"),
        ("exercise", "voice"),
        ("voice", "help"),
        ("voice", "answer-head"),
        ("voice", "purpose"),
        ("entry", "entry"),
        ("heading", "entry"),
        ("worksheet", "worksheet"),
        ("remark", "remark"),
    }
)
"""Neighbours that stand without a blank line between them."""


class PageLine(NamedTuple):
    """One line of the page; ``part`` is the index of its part, -1 for a blank between parts.

    ``prefix`` is drawn before the line: a question's number, an answer's bar.
    """

    line: Line
    part: int
    prefix: str = ""

    @property
    def text(self) -> str:
        """The line as plain text."""
        return (self.prefix + self.line.text).rstrip()


class Stop(NamedTuple):
    """Something Tab goes to: a question to answer, a link to follow, a row of the contents, a
    template to fill in (then ``link`` is its id).  An entry of the log is a question that was
    answered on a day.
    """

    kind: Literal["question", "link", "entry", "worksheet"]
    line: int
    place: Place
    link: str = ""


class Page(NamedTuple):
    """The laid-out chapter; ``starts`` holds the first line of each part."""

    parts: tuple[Part, ...]
    lines: tuple[PageLine, ...]
    starts: tuple[int, ...]
    stops: tuple[Stop, ...]


def lay_out_page(parts: Sequence[Part], width: int) -> Page:
    """Lay out a document in lines of at most ``width`` cells."""
    lines: list[PageLine] = []
    starts: list[int] = []
    stops: list[Stop] = []
    numbers = _question_numbers(parts)
    for index, part in enumerate(parts):
        before = parts[index - 1] if index else None
        if before is not None and not _close(before, part):
            bar = BAR if before.role in ANSWER_ROLES and part.role in ("answer", "field") else ""
            lines.append(PageLine(Line(), -1, bar))
        starts.append(len(lines))
        lines.extend(_part_lines(index, part, width, numbers.get(index, "")))
        stops.extend(_stops(part, lines, starts[-1]))
    return Page(tuple(parts), tuple(lines), tuple(starts), tuple(stops))


def _close(before: Part, part: Part) -> bool:
    if (before.role, part.role) in _CLOSE:
        return True
    return before.role == part.role == "field" and "\n" not in before.text + part.text


def _question_numbers(parts: Sequence[Part]) -> dict[int, str]:
    questions = [index for index, part in enumerate(parts) if part.role == "question"]
    return {index: f"{number}. " for number, index in enumerate(questions, 1)}


def _part_lines(index: int, part: Part, width: int, number: str) -> list[PageLine]:
    prefix = BAR if part.role in ANSWER_ROLES else number
    room = max(1, width - len(prefix))
    drawn = lay_out(blocks(part), room)
    rest = prefix if prefix == BAR else " " * len(prefix)
    return [
        PageLine(line, index, rest if position else prefix) for position, line in enumerate(drawn)
    ]


def _stops(part: Part, lines: Sequence[PageLine], start: int) -> list[Stop]:
    if part.role in ("question", "record"):
        return [Stop("question", start, part.place)]
    if part.role == "worksheet":
        return [Stop("worksheet", start, part.place, part.label)]
    if part.role == "entry":
        return [Stop("entry", start, part.place)]
    found: list[Stop] = []
    for number in range(start, len(lines)):
        for run in lines[number].line.runs:
            link = run.link
            if link and link != "#" and (not found or found[-1].link != link):
                found.append(Stop("link", number, part.place, link))
    return found


class Anchor(NamedTuple):
    """A place in a document that does not depend on its layout.

    ``section`` and ``question`` name where; ``role`` and ``block`` the paragraph there, and
    ``offset`` the character in it that stands first on the screen.  ``respondent`` and
    ``field`` tell the answers to one question apart, ``field`` also the exercises of a section.
    """

    section: str = ""
    question: str = ""
    role: str = ""
    block: int = 0
    offset: int = 0
    respondent: str = ""
    field: str = ""


def anchor_at(page: Page, line: int) -> Anchor:
    """The place of a line; a blank line gives the next one that has words."""
    for found in page.lines[line:]:
        if found.part >= 0 and found.line.block >= 0:
            part = page.parts[found.part]
            offset = next((run.start for run in found.line.runs if run.start >= 0), 0)
            _, section, question, respondent, field, exercise = part.place
            block = found.line.block
            return Anchor(
                section, question, part.role, block, offset, respondent, field or exercise
            )
    return Anchor()


def line_of(page: Page, anchor: Anchor) -> int:
    """The line where the place stands now; the nearest one before it if it has changed."""
    exact: int | None = None
    near: int | None = None
    for number, candidate in enumerate(page.lines):
        if candidate.part < 0 or candidate.line.block < 0 or anchor == Anchor():
            continue
        part = page.parts[candidate.part]
        if (part.place.section, part.place.question) != (anchor.section, anchor.question):
            continue
        if near is None:
            near = number
        whose = (part.role, part.place.respondent, part.place.field or part.place.exercise)
        same = whose == (anchor.role, anchor.respondent, anchor.field)
        if same and _not_after(candidate.line, anchor):
            exact = number
    return near or 0 if exact is None else exact


def _not_after(line: Line, anchor: Anchor) -> bool:
    start = next((run.start for run in line.runs if run.start >= 0), 0)
    return (line.block, start) <= (anchor.block, anchor.offset)
