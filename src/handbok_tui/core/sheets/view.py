"""A filled template as it is read: rows in order, cells in words, what the rules say.

Screen, plain text, export and search all read a sheet through a SheetView, so that they say
the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from handbok_tui.core.answers.workbook import NOTHING
from handbok_tui.core.follow_up import awaits, due, late, said
from handbok_tui.core.sheets import columns
from handbok_tui.core.sheets.columns import Names
from handbok_tui.core.sheets.rules import LINES, RULES
from handbok_tui.core.sheets.templates import Column, Link, Row, Rule, Sheet, Worksheet, links
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.sheets import templates as texts


class Filled(NamedTuple):
    """A row and its number in the list, from 1."""

    number: int
    row: Row
    name: str


class SheetView:
    """One sheet on one day.

    ``outside`` names what links lead to outside the sheet, "" where they lead nowhere;
    ``others`` are the sheets of the single persons, for what is said about differences;
    ``names_rows``: sentences and links call rows by name, where no numbers are seen;
    ``beside``: the same respondent's other sheets, by template, that the rules ask for;
    ``kept``: what is said of a row that is "Bara för mig".
    """

    def __init__(
        self,
        worksheet: Worksheet,
        sheet: Sheet,
        today: date,
        outside: Callable[[Link], str] = lambda _link: "",
        others: tuple[Sheet, ...] = (),
        *,
        names_rows: bool = False,
        beside: Mapping[str, Sheet] = NOTHING,
        kept: str = "",
    ) -> None:
        self.worksheet = worksheet
        self.sheet = sheet
        self.today = today
        self.others = others
        self._outside = outside
        self._names_rows = names_rows
        self.beside = beside
        self._kept = kept
        self.names = Names(self._link_brief, self._link_full)

    def by_name(self) -> SheetView:
        """The same, where no numbers are seen."""
        return SheetView(
            self.worksheet,
            self.sheet,
            self.today,
            self._outside,
            self.others,
            names_rows=True,
            beside=self.beside,
            kept=self._kept,
        )

    def called(self, filled: Filled) -> str:
        """What sentences call a row: its number, or its name."""
        return (filled.name or texts.EMPTY) if self._names_rows else str(filled.number)

    @cached_property
    def rows(self) -> tuple[Filled, ...]:
        """The template's own rows, then those that were added, in order."""
        filled = {row.id: row for row in self.sheet.rows}
        fixed = [filled.pop(one.id, Row(one.id)) for one in self.worksheet.fixed]
        order = (*fixed, *filled.values())
        return tuple(Filled(n, row, self._name(row)) for n, row in enumerate(order, 1))

    @cached_property
    def _by_id(self) -> dict[str, Filled]:
        return {filled.row.id: filled for filled in self.rows}

    def find(self, row_id: str) -> Filled | None:
        """The row with that id, or None."""
        return self._by_id.get(row_id)

    def _name(self, row: Row) -> str:
        if (fixed := self.worksheet.fixed_row(row.id)) is not None:
            return fixed.title
        return " ".join(row.values.get(self.worksheet.name_column.id, "").split())

    def title(self, filled: Filled) -> str:
        """A row above its details: "3 Fråga natten", "3 Fråga natten · Bara för mig"."""
        name = f"{filled.number} {filled.name}".strip()
        return f"{name} · {self._kept}" if filled.row.private else name

    def _marked(self, filled: Filled, column: Column, said: str) -> str:
        """The name of a row, and that it is private, where it stands among others."""
        if not filled.row.private or column.id != self.worksheet.name_column.id:
            return said
        return texts.private_row(said, self._kept)

    # -- cells -----------------------------------------------------------------------------

    def value(self, filled: Filled, column: Column) -> str:
        """What a cell holds; the name of a row that the template has itself."""
        if column.id == self.worksheet.name_column.id and self.is_fixed(filled):
            return filled.name
        return filled.row.values.get(column.id, "")

    def is_said(self, filled: Filled, column_id: str) -> bool:
        """Whether a row says anything there, with a link or in words of its own."""
        column = self.worksheet.column(column_id)
        names = (column_id, column.own) if column is not None else (column_id,)
        return any(filled.row.values.get(name) for name in names)

    def fields(self, filled: Filled) -> tuple[Column, ...]:
        """The columns of a row that a person fills in; one for words of one's own in place of
        links where there are any, for it is opened from the list of what can be linked to.
        """
        instead = {column.own for column in self.worksheet.columns if column.own}
        return tuple(
            column
            for column in self.worksheet.columns[1 if self.is_fixed(filled) else 0 :]
            if column.id not in instead or filled.row.values.get(column.id)
        )

    def shown(self, filled: Filled, chosen: str = "") -> tuple[Column, ...]:
        """The fields of a row that are seen before all are asked for: the main ones, those that
        say anything, those that a follow-up due now asks for, and the ``chosen`` one.
        """
        if not self.worksheet.folded:
            return self.fields(filled)
        asked = (self.followed.word("outcome"), self.followed.word("learning"))
        kept = {chosen, *(asked if self.due(filled) else ())}
        return tuple(
            column
            for column in self.fields(filled)
            if column.main
            or column.id in kept
            or self.value(filled, column)
            or self.sheet.conflict(filled.row.id, column.id) is not None
        )

    def is_fixed(self, filled: Filled) -> bool:
        """Whether the template itself has the row, so that it cannot be renamed or removed."""
        return self.worksheet.fixed_row(filled.row.id) is not None

    def brief(self, filled: Filled, column: Column) -> str:
        """A cell on one line, for the list: an overdue row says so in place of its status."""
        if self.overdue(filled) and column.id == self.followed.word("marks"):
            return texts.OVERDUE
        brief = columns.brief(self.value(filled, column), column, self.names)
        return self._marked(filled, column, brief)

    def in_table(self, filled: Filled, column: Column) -> str:
        """A cell of an exported table: "Planerad (försenad)"; all of its lines."""
        value = self.value(filled, column)
        if column.kind in ("date", "link") or not value:
            said = columns.brief(value, column, self.names)
        else:
            said = columns.full(value, column, self.names)
        if self.overdue(filled) and column.id == self.followed.word("marks"):
            return texts.overdue(said if value else "")
        return self._marked(filled, column, said)

    def full(self, filled: Filled, column: Column) -> str:
        """A cell in full, for the details and the search."""
        said = columns.full(self.value(filled, column), column, self.names)
        if self.overdue(filled) and column.id == self.followed.word("marks"):
            return texts.overdue(said if self.value(filled, column) else "")
        return said

    def _link_brief(self, link: Link) -> str:
        if link.kind == "row" and "/" not in link.id:
            found = self.find(link.id)
            return str(found.number) if found is not None else ""
        return self._outside(link)

    def _link_full(self, link: Link) -> str:
        if link.kind == "row" and "/" not in link.id:
            found = self.find(link.id)
            if found is None or self._names_rows:
                return found.name if found is not None else ""
            return f"{found.number} {found.name}".strip()
        return self._outside(link)

    # -- rules -----------------------------------------------------------------------------

    def rule(self, name: str) -> Rule | None:
        """The template's first rule of that name, or None."""
        return next((rule for rule in self.worksheet.rules if rule.name == name), None)

    @property
    def followed(self) -> Rule:
        """How its rows are followed up; a rule without words where they are not."""
        return self.rule("overdue") or Rule("overdue")

    def to_follow_up(self, filled: Filled) -> date | None:
        """The day of a follow-up that has no outcome yet."""
        try:
            day = date.fromisoformat(filled.row.values.get(self.followed.word("column"), ""))
        except ValueError:
            return None
        outcome = filled.row.values.get(self.followed.word("outcome"), "")
        return day if awaits(day, outcome, filled.row.followed_up) else None

    def due(self, filled: Filled) -> bool:
        """Whether it is time for the follow-up, and nobody has said how it went."""
        return due(self.to_follow_up(filled), self.today)

    def overdue(self, filled: Filled) -> bool:
        """Whether the day of the follow-up has passed without an outcome."""
        return late(self.to_follow_up(filled), self.today)

    def ended(self, filled: Filled) -> bool:
        """Whether the row is marked as done, so that it waits for no day."""
        return filled.row.values.get(self.followed.word("marks"), "") in self.followed.words.get(
            "done", ()
        )

    def notices(self, filled: Filled) -> tuple[str, ...]:
        """What there is to say about one row; nothing of it stops anybody from saving."""
        return tuple(self._notices(filled))

    def _notices(self, filled: Filled) -> Iterator[str]:
        for column in self.worksheet.columns:
            value = filled.row.values.get(column.id, "")
            if column.limit and len(value) > column.limit:
                yield texts.too_long(column.label, len(value), column.limit)
        for rule in self.worksheet.rules:
            if (known := RULES.get(rule.name)) is not None:
                yield from known.says(self, rule, filled)

    def then(self, filled: Filled) -> tuple[str, ...]:
        """What earlier analyses said of a row and how it was followed up, oldest first."""
        return (*self._then(filled), *map(said, filled.row.followed_up))

    def _then(self, filled: Filled) -> Iterator[str]:
        for analysis in self.sheet.earlier:
            row = next((one for one in analysis.rows if one.id == filled.row.id), Row(""))
            values = [
                f"{column.label} {columns.in_words(value, column, self.names)}"
                for column in self.worksheet.columns
                if (value := row.values.get(column.id, ""))
            ]
            if values:
                yield texts.then(long_date(analysis.day), " · ".join(values))

    def lines(self) -> tuple[str, ...]:
        """The computed sentences about the whole sheet."""
        if not any(filled.row.values for filled in self.rows):
            return ()
        found = (LINES[r.name].says(self, r) for r in self.worksheet.rules if r.name in LINES)
        return tuple(line for lines in found for line in lines)

    def counted(self) -> str:
        """How much there is: "6 av 8 ifyllda", "7 delar, 5 kopplingar", "2 att följa upp"."""
        if self.rule("overdue") is not None and (waiting := sum(map(self.due, self.rows))):
            return texts.due(waiting)
        if self.worksheet.fixed:
            done = sum(bool(filled.row.values) for filled in self.rows)
            return texts.filled(done, len(self.rows))
        words = [texts.count(len(self.rows), self.worksheet.row_words)]
        if any(column.relations for column in self.worksheet.columns):
            words.append(texts.connections(len(tuple(self.connections()))))
        return ", ".join(words)

    def counted_shortly(self) -> str:
        """The same in a few characters, for a list: "6/8", "7"."""
        if self.worksheet.fixed:
            done = sum(bool(filled.row.values) for filled in self.rows)
            return f"{done}/{len(self.rows)}"
        return str(len(self.rows))

    def connections(self) -> Iterator[tuple[Filled, Link, Filled]]:
        """Every link between two rows of the sheet."""
        for column in self.worksheet.columns:
            for filled in self.rows if column.kind == "link" else ():
                for link in links(filled.row.values.get(column.id, "")):
                    other = self.find(link.id) if link.kind == "row" else None
                    if other is not None:
                        yield filled, link, other
