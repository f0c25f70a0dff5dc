"""What goes along besides answers: filled templates, and the days to follow up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from handbok_tui.core.follow_up import Item
from handbok_tui.export.selection import Include, SelectedSheet, Selection, SheetLeftOut

if TYPE_CHECKING:
    from handbok_tui.session.session import Session
    from handbok_tui.session.sheets.reading import SheetTarget


def with_sheets(
    session: Session,
    selection: Selection,
    respondents: Sequence[str],
    include: frozenset[Include],
) -> Selection:
    """The selection with every filling that the viewer may see and that holds something, those
    marked "Bara för mig" only where that is asked for.  A file that cannot be read has nothing
    and stands among the session's faults.
    """
    sheets: list[SelectedSheet] = []
    left_out: list[SheetLeftOut] = []
    for target in _targets(session, respondents):
        shared = "private" not in include
        view = session.worksheets.view(target, shared=shared)
        whose, head = session.worksheets.whose(target), target.worksheet.head
        if view.sheet.has_content:
            sheets.append(SelectedSheet(view, target.respondent.id, whose))
        sheet = session.worksheets.seen(target)
        if shared and (sheet.private or sheet.kept_rows):
            rows = 0 if sheet.private else sheet.kept_rows
            left_out.append(SheetLeftOut(head.id, head.title, whose, rows))
    return selection._replace(sheets=tuple(sheets), sheets_left_out=tuple(left_out))


def _targets(session: Session, respondents: Sequence[str]) -> Iterable[SheetTarget]:
    if not session.has_worksheets:
        return
    worksheets = session.worksheets
    for head in worksheets.heads()[0]:
        for target in worksheets.readable(head.id):
            if not respondents or target.respondent.id in respondents:
                yield target


def with_dates(
    session: Session,
    selection: Selection,
    respondents: Sequence[str],
    include: frozenset[Include],
) -> Selection:
    """The selection with what there is to follow up; a chapter that is not along has none."""
    chapters = {found.chapter.id for found in selection.chapters}
    items = [
        item
        for item in session.follow_ups.items()
        if (not respondents or item.respondent in respondents)
        and (item.kind != "answer" or item.file in chapters)
    ]
    dated = [item for item in items if item.day is not None]
    along = tuple(item for item in dated if _goes_along(item, include))
    return selection._replace(dates=along, dates_kept=len(dated) - len(along))


def _goes_along(item: Item, include: frozenset[Include]) -> bool:
    return "private" in include or not item.private
