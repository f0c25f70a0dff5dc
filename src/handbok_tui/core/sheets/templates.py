"""Templates, and what people fill them with: nulägesanalys, lärande ekosystem, aktivitetsplan.

A Worksheet is declared in a file (content/worksheets, or an organisation's own); a Sheet is
what one respondent has filled it with.  Every value is a text in the form that its column's
kind gives it (core/sheets/columns.py), "" for an empty cell and UNKNOWN for "Vet inte", which is an
answer.  Frozen values; how they change is in core/sheets/edits.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal, NamedTuple

from handbok_tui.core.answers.workbook import NOTHING, Visibility
from handbok_tui.core.edition.handbook import Space
from handbok_tui.core.follow_up import History

KindName = Literal["text", "long", "choice", "scale", "number", "date", "role", "link"]

LinkKind = Literal["question", "answer", "row", "entry"]
LINK_KINDS: tuple[LinkKind, ...] = ("question", "answer", "row", "entry")

FROM_LOG = "log"
"""What ``starters_from`` says where rows begin with the places of learnings."""

UNKNOWN = "?"
"""The value of "Vet inte"."""


class Link(NamedTuple):
    """What a cell points at, and how the two belong together ("får stöd av", often "").

    ``id`` is the id of a question; of a row in the same sheet "del-1"; of a row in
    another template of the same respondent "nulagesanalys/tid"; of an entry of the same
    respondent's log "2026-11-24-l-101500".
    """

    kind: LinkKind
    id: str
    relation: str = ""


class Column(NamedTuple):
    """A field of every row.

    ``width`` is its share of the list in cells, 0 for one that stands in the details alone;
    ``table`` says whether it is a column of the exported table or stands below it.
    ``choices`` belong to choice and scale; ``reads`` says how each reads in a running line (the
    text map), in lower case where it does not.  ``suggestions`` are words to pick where anything
    may be written, ``relations`` and ``targets`` belong to link: a target is a LinkKind, "row"
    for this template and "row:aktivitetsplan" for another, and ``own`` is the column for what
    somebody wants to say in words of their own instead.  ``limit`` is in characters and
    only advice; ``after`` and ``days`` propose a date, so many days after another column's.
    ``main``: it is among the few that a row shows at first, where any column is.
    """

    id: str
    label: str
    kind: KindName = "text"
    guidance: str = ""
    width: int = 0
    table: bool = False
    choices: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    own: str = ""
    unit: str = ""
    limit: int = 0
    after: str = ""
    days: int = 0
    advice: tuple[str, ...] = ()
    main: bool = False


class Fixed(NamedTuple):
    """A row that the template itself has; ``about`` is the id of what in the handbook it is on."""

    id: str
    title: str
    question: str = ""
    about: str = ""


class Rule(NamedTuple):
    """One use of a rule in RULES or LINES (core/sheets/rules.py), with what it is told."""

    name: str
    words: Mapping[str, tuple[str, ...]] = NOTHING

    def word(self, name: str) -> str:
        """The one word that an option holds; "" where it is not given."""
        return next(iter(self.words.get(name, ())), "")


class WorksheetHead(NamedTuple):
    """What a list of templates needs, readable without reading the template."""

    id: str
    title: str
    number: int = 0
    source: str = "own"


class Worksheet(NamedTuple):
    """A template.

    ``fixed`` are the rows it begins with; ``row_words`` name one row and several ("del",
    "delar").  ``starters`` are names of rows to pick from, ``starters_from`` the question whose
    answer's lines may become rows.  ``analysis``: it is made anew now and then, and the old
    ones are kept.  ``space`` is whose filling opens first.  ``grouped`` is the column that the
    text map is ordered by, ``mapped`` the columns it tells of in brackets.
    """

    head: WorksheetHead
    purpose: str = ""
    note: str = ""
    columns: tuple[Column, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    rules: tuple[Rule, ...] = ()
    row_words: tuple[str, ...] = ("rad", "rader")
    starters: tuple[str, ...] = ()
    starters_from: str = ""
    analysis: bool = False
    space: Space = "group"
    grouped: str = ""
    mapped: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The permanent id, also the name of its file."""
        return self.head.id

    @property
    def folded(self) -> bool:
        """Whether a row shows its main fields at first, and not all of them."""
        return any(column.main for column in self.columns)

    @property
    def name_column(self) -> Column:
        """The column that says what a row is called: the first."""
        return self.columns[0]

    def column(self, column_id: str) -> Column | None:
        """The column with that id, or None."""
        return next((column for column in self.columns if column.id == column_id), None)

    def fixed_row(self, row_id: str) -> Fixed | None:
        """The template's own row with that id, or None."""
        return next((row for row in self.fixed if row.id == row_id), None)


class Row(NamedTuple):
    """A row that somebody has filled: a permanent id, a value by column id, and how it went
    each time it was followed up.
    """

    id: str
    values: Mapping[str, str] = NOTHING
    followed_up: History = ()
    visibility: Visibility = "handbook"

    @property
    def private(self) -> bool:
        """Whether it is marked "Bara för mig", though the sheet is not."""
        return self.visibility == "private"


class Analysis(NamedTuple):
    """An earlier filling of the whole template; kept, never rewritten."""

    day: date | None = None
    rows: tuple[Row, ...] = ()
    people: int = 0


class CellConflict(NamedTuple):
    """What a cell was made to say from somewhere else while it was changed here; among a sheet's
    ``replaced``, what it said and says no longer.
    """

    row: str
    column: str
    value: str


class FilledKey(NamedTuple):
    """Names the file of a filled template: worksheets/<respondent>/<worksheet>.toml.

    ``folder`` is always the same; it keeps these keys apart from those of answer files.
    """

    respondent: str
    worksheet: str
    folder: Literal["worksheets"] = "worksheets"


class Sheet(NamedTuple):
    """One respondent's filled template.

    ``rows`` holds the rows that are filled or added, in order; ``day`` is the day the filling
    began; ``people`` how many filled it together, 0 where nobody said; ``earlier`` the
    fillings before this one, oldest first; ``replaced`` values that gave way to another's.
    """

    rows: tuple[Row, ...] = ()
    visibility: Visibility = "handbook"
    updated: datetime | None = None
    day: date | None = None
    people: int = 0
    earlier: tuple[Analysis, ...] = ()
    conflicts: tuple[CellConflict, ...] = ()
    replaced: tuple[CellConflict, ...] = ()

    @property
    def private(self) -> bool:
        """Whether it is marked "Bara för mig"."""
        return self.visibility == "private"

    @property
    def shared(self) -> Sheet:
        """What of it may be seen by others and may leave: nothing that is "Bara för mig".

        A row that is private now keeps what it said in earlier analyses to itself too.
        """
        if self.private:
            return Sheet()
        kept = {row.id for row in self.rows if row.private}
        if not kept and not any(row.private for one in self.earlier for row in one.rows):
            return self

        def without(rows: tuple[Row, ...]) -> tuple[Row, ...]:
            return tuple(row for row in rows if not row.private and row.id not in kept)

        return self._replace(
            rows=without(self.rows),
            earlier=tuple(one._replace(rows=without(one.rows)) for one in self.earlier),
            conflicts=tuple(one for one in self.conflicts if one.row not in kept),
            replaced=tuple(one for one in self.replaced if one.row not in kept),
        )

    @property
    def kept_rows(self) -> int:
        """How many filled rows are "Bara för mig" in a sheet that is not."""
        return sum(row.private and bool(row.values) for row in self.rows)

    @property
    def has_content(self) -> bool:
        """Whether any cell holds anything, now or earlier."""
        return any(row.values for row in self.rows) or bool(self.earlier)

    def row(self, row_id: str) -> Row | None:
        """The row with that id, or None."""
        return next((row for row in self.rows if row.id == row_id), None)

    def value(self, row_id: str, column_id: str) -> str:
        """What a cell holds; "" where nothing does."""
        row = self.row(row_id)
        return row.values.get(column_id, "") if row is not None else ""

    def conflict(self, row_id: str, column_id: str) -> CellConflict | None:
        """The first other version of a cell, or None."""
        place = (row_id, column_id)
        return next((c for c in self.conflicts if (c.row, c.column) == place), None)


NO_SHEET = Sheet()


def link_text(link: Link) -> str:
    """A link as it is stored: "får stöd av row:del-1", "question:k1-ref-1"."""
    target = f"{link.kind}:{link.id}"
    return f"{link.relation} {target}" if link.relation else target


def parse_link(text: str) -> Link | None:
    """A link as it is stored, or None for what is none."""
    relation, _, target = text.strip().rpartition(" ")
    kind, _, target_id = target.partition(":")
    found = next((known for known in LINK_KINDS if known == kind), None)
    return Link(found, target_id, relation.strip()) if found and target_id else None


def links(value: str) -> tuple[Link, ...]:
    """The links that a cell holds, one a line; lines that are none are passed over."""
    found = (parse_link(line) for line in value.split("\n"))
    return tuple(link for link in found if link is not None)


def toggled(value: str, link: Link) -> str:
    """A cell of links with one more, or with that one taken away."""
    line = link_text(link)
    lines = [one for one in value.split("\n") if parse_link(one)]
    kept = [one for one in lines if one != line]
    return "\n".join(kept if len(kept) < len(lines) else [*lines, line])
