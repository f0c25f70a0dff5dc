"""What can be read of the filled templates: whose they are, what they say, what leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.errors import Fault, FaultyFile, HandbokError, NotFound
from handbok_tui.core.sheets.columns import as_typed
from handbok_tui.core.sheets.templates import FilledKey, Link, Sheet, Worksheet, WorksheetHead
from handbok_tui.core.sheets.view import SheetView
from handbok_tui.session.sheets.links import LinkNames
from handbok_tui.texts import labels
from handbok_tui.texts.answers.answering import READ_ONLY
from handbok_tui.texts.sheets.filling import NOT_YOURS

if TYPE_CHECKING:
    from handbok_tui.session.saving.saves import Saves
    from handbok_tui.session.session import Session
    from handbok_tui.storage.sheets.files import WorksheetFiles


class SheetTarget(NamedTuple):
    """Whose filling of which template."""

    worksheet: Worksheet
    respondent: Respondent

    @property
    def key(self) -> FilledKey:
        """Its file."""
        return FilledKey(self.respondent.id, self.worksheet.id)


class SheetReading:
    """The filled templates as they are."""

    def __init__(self, session: Session, saves: Saves, files: WorksheetFiles) -> None:
        self.session = session
        self.files = files
        self._saves = saves
        self._names = LinkNames(self)
        self._chosen: dict[str, str] = {}
        saves.templates = files

    def heads(self) -> tuple[tuple[WorksheetHead, ...], tuple[Fault, ...]]:
        """Every template there is, and what is wrong with those that cannot be read."""
        heads, faults = self.files.heads()
        known = self._saves.faults
        known += (fault for fault in faults if fault not in known)
        return heads, faults

    def target(self, worksheet_id: str, respondent: str = "") -> SheetTarget:
        """Where a filling goes.  Raises NotFound, FaultyFile.

        Where nobody is named it is whoever was chosen last, else whose the template says.
        """
        worksheet = self.files.worksheet(worksheet_id)
        viewer = self.session.viewer
        proposed = viewer.group if worksheet.space == "group" else viewer.person
        wanted = respondent or self._chosen.get(worksheet_id, "")
        if not respondent and self.session.workbook.respondent(wanted) is None:
            wanted = ""  # a group that is no more
        if not wanted:
            wanted = self._only_filled(worksheet, proposed)
        found = self.session.workbook.respondent(wanted)
        if found is None:
            known = ", ".join(r.id for r in self.session.workbook.respondents)
            raise NotFound(f"Det finns ingen ”{wanted}” som svarar. De som finns är {known}.")
        return SheetTarget(worksheet, found)

    def sheet(self, target: SheetTarget) -> Sheet:
        """What stands there now.  A faulty file is empty and locked; see ``locked``."""
        session = self.session
        session.workbook = self._saves.read_filled(session.workbook, target.key)
        return session.workbook.filled[target.key]

    def locked(self, target: SheetTarget) -> str:
        """Why the filling may not be changed; "" where it may."""
        self.sheet(target)
        if not self._own(target.respondent):
            return NOT_YOURS
        return READ_ONLY if self.session.read_only else self._saves.locked.get(target.key, "")

    def _own(self, respondent: Respondent) -> bool:
        return respondent.kind == "group" or respondent.id == self.session.viewer.person

    def seen(self, target: SheetTarget, *, shared: bool = False) -> Sheet:
        """What of a filling may be shown: of another person's, and where it is ``shared`` with
        others, nothing that is "Bara för mig".
        """
        sheet = self.sheet(target)
        return sheet.shared if shared or not self._own(target.respondent) else sheet

    def view(self, target: SheetTarget, *, shared: bool = False) -> SheetView:
        """The filling as it is read, today; ``shared`` as in ``seen``."""
        return SheetView(
            target.worksheet,
            self.seen(target, shared=shared),
            self.today,
            self._names.resolver(target.respondent, shared=shared),
            tuple(self._single_fillings(target)),
            beside=self._beside(target, shared=shared),
            kept=labels.PRIVATE[target.respondent.kind],
        )

    def _beside(self, target: SheetTarget, *, shared: bool) -> dict[str, Sheet]:
        """The respondent's other sheets that the template's rules look at."""
        found: dict[str, Sheet] = {}
        for rule in target.worksheet.rules:
            if name := rule.word("template"):
                with suppress(NotFound, FaultyFile):  # found and told where it is opened
                    other = self.target(name, target.respondent.id)
                    found[name] = self.seen(other, shared=shared)
        return found

    @property
    def today(self) -> date:
        """The day it is where the person is."""
        return self.session.now().date()

    def _single_fillings(self, target: SheetTarget) -> Iterator[Sheet]:
        """What single persons have filled and not kept to themselves."""
        if self._says_differences(target.worksheet):
            for respondent in self.session.workbook.respondents:
                if respondent.kind == "person":
                    # What is said of differences may leave.
                    yield self.sheet(target._replace(respondent=respondent)).shared

    @staticmethod
    def _says_differences(worksheet: Worksheet) -> bool:
        """Whether something is said about differences, so that others' files must be read."""
        return any(rule.name == "spread" for rule in worksheet.rules)

    def switch(self, target: SheetTarget) -> SheetTarget:
        """The same template, filled by the next: mine, ours, the next group …"""
        viewer = self.session.viewer
        everyone = self.session.workbook.respondents
        choices = [r for r in everyone if r.kind == "group" or r.id == viewer.person]
        ids = [respondent.id for respondent in choices]
        now = ids.index(target.respondent.id) if target.respondent.id in ids else -1
        chosen = choices[(now + 1) % len(choices)]
        self._chosen[target.worksheet.id] = chosen.id
        return target._replace(respondent=chosen)

    def choose(self, target: SheetTarget) -> None:
        """This filling opens next time where nobody is named."""
        self._chosen[target.worksheet.id] = target.respondent.id

    def _only_filled(self, worksheet: Worksheet, proposed: str) -> str:
        """Whose filling to open: the proposed one, unless that is empty and of those that the
        viewer may write only one other holds anything.
        """
        viewer, known = self.session.viewer, self.session.workbook.respondents
        mine = [r for r in known if r.kind == "group" or r.id == viewer.person]
        filled = [r.id for r in mine if self.seen(SheetTarget(worksheet, r)).has_content]
        return filled[0] if len(filled) == 1 and proposed not in filled else proposed

    def named(self, target: SheetTarget) -> str:
        """Whose it is in a word, without the role after a name: "Mitt", "Åsa"."""
        respondent = self._now(target.respondent)
        mine = respondent.id == self.session.viewer.person
        return labels.MINE if mine else respondent.name.partition(",")[0]

    def _now(self, respondent: Respondent) -> Respondent:
        """By the name that they have now."""
        return self.session.workbook.respondent(respondent.id) or respondent

    def whose(self, target: SheetTarget) -> str:
        """Whose filling it is: "Mitt svar", "Vårt svar (Ledningsgruppen)"."""
        respondent = self._now(target.respondent)
        mine = respondent.id == self.session.viewer.person
        return labels.respondent_label(respondent.kind, respondent.name, mine=mine)

    def readable(self, worksheet_id: str) -> tuple[SheetTarget, ...]:
        """Every filling of a template that holds something and that the viewer may see.

        Raises NotFound, FaultyFile.
        """
        worksheet = self.files.worksheet(worksheet_id)
        everyone = (SheetTarget(worksheet, one) for one in self.session.workbook.respondents)
        return tuple(target for target in everyone if self._may_see(target))

    def _may_see(self, target: SheetTarget) -> bool:
        return self.seen(target).has_content

    def filled_by_others(self, target: SheetTarget) -> tuple[str, ...]:
        """The names of the other groups that have filled what this group has not.

        Raises NotFound, FaultyFile.
        """
        if target.respondent.kind != "group" or self.seen(target).has_content:
            return ()
        others = (one.respondent for one in self.readable(target.worksheet.id))
        return tuple(one.name for one in others if one.kind == "group")

    def linkable(
        self, target: SheetTarget, column_id: str, row_id: str
    ) -> tuple[tuple[Link, str], ...]:
        """What a cell of links may point at, with its name; without relations."""
        return tuple(self._names.linkable(target, column_id, row_id))

    def starters(self, target: SheetTarget) -> tuple[str, ...]:
        """Names of rows to begin with that are not there yet, some out of an answer."""
        there = {filled.name.casefold() for filled in self.view(target).rows}
        lines = (line for line, _ in self._names.answer_lines(target))
        names = (*target.worksheet.starters, *lines)
        return tuple(name for name in dict.fromkeys(names) if name.casefold() not in there)

    def stored(self, key: FilledKey, row: str, column: str) -> str:
        """What a cell says now, as one types it; "" where its template is gone."""
        try:
            target = self.target(key.worksheet, key.respondent)
            value = self.sheet(target).value(row, column)
        except HandbokError:
            return ""
        found = target.worksheet.column(column)
        return as_typed(value, found) if found is not None else value

    def cell_name(self, key: FilledKey, row: str, column: str) -> str:
        """What a cell is called: "Aktivitetsplan › 3 Fråga natten › Status"."""
        try:
            target = self.target(key.worksheet, key.respondent)
        except HandbokError:
            return f"{key.worksheet} › {row} › {column}"
        filled = self.view(target).find(row)
        name = f"{filled.number} {filled.name}" if filled is not None else row
        found = target.worksheet.column(column)
        words = (target.worksheet.head.title, name, found.label if found else column)
        return " › ".join(words)
