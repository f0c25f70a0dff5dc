"""How filled templates are saved: the steps of saves.py for a file that holds a Sheet."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from handbok_tui.core.answers.workbook import Workbook, with_filled
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.sheets.edits import changed_cells
from handbok_tui.core.sheets.merge import merge_sheets
from handbok_tui.core.sheets.templates import FilledKey, Sheet
from handbok_tui.session.saving.saves import Outcome
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.sheets.files import WorksheetFiles


class FilledSnapshot(NamedTuple):
    """One filled template to be saved, in the same way; ``templates`` has its columns."""

    key: FilledKey
    base: Sheet
    mine: Sheet
    templates: WorksheetFiles

    def store(self, files: WorkbookFiles) -> Outcome:
        """Write it.  Raises HandbokError."""
        from handbok_tui.storage.sheets import saves as worksheet_saves  # noqa: PLC0415 - reading needs it not

        saved = worksheet_saves.save_filled(files, self.templates, self.key, self.base, self.mine)
        return Outcome(self, saved.sheet, note=saved.note, stamp=saved.stamp)

    def failed(self, problem: HandbokError) -> Outcome:
        """It could not be written."""
        return Outcome(self, None, str(problem), short=problem.short)

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """What it brings to the file: row, column, value."""
        return changed_cells(self.base, self.mine)

    def settled(self, workbook: Workbook, held: Sheet) -> Workbook:
        """The workbook with what is in the file and what was filled in meanwhile."""
        current = workbook.filled[self.key]
        current = held if current is self.mine else merge_sheets(self.mine, current, held)
        return with_filled(workbook, self.key, current)


def changed(
    workbook: Workbook, on_disk: Mapping[FilledKey, Sheet], templates: WorksheetFiles
) -> Iterator[FilledSnapshot]:
    """Every filled template that is not in its file."""
    for key, sheet in workbook.filled.items():
        if sheet != on_disk[key]:
            yield FilledSnapshot(key, on_disk[key], sheet, templates)
