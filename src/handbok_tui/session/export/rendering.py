"""From a selection to the bytes of a file: the room where rendering and other programs meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.errors import FaultyFile, HandbokError, SaveFailed
from handbok_tui.export.formats import Format
from handbok_tui.export.selection import Selection
from handbok_tui.texts.follow_up.due import NO_DATES, without_id

if TYPE_CHECKING:
    from handbok_tui.session.session import Session


class Exported(NamedTuple):
    """A finished file, and how many answers stand in it as literal text (writer.Written)."""

    content: bytes
    literal: int


class Known(NamedTuple):
    """A selection that says whose it is, and what to tell the person where it does not."""

    selection: Selection
    remark: str = ""


def known(session: Session, form: Format, selection: Selection) -> Known:
    """The selection, as it is about to leave: what goes into a calendar is told from another
    workbook's by an id, which is made and written in workbook.toml the first time.  A workbook
    that cannot be written in goes along without.  Only for a file that is made: looking writes
    nothing.
    """
    if not form.dates or not selection.dates or selection.workbook.id:
        return Known(selection)
    try:
        made = session.make_id()
    except (SaveFailed, FaultyFile) as problem:
        return Known(selection, without_id(str(problem)))
    return Known(selection._replace(workbook=selection.workbook._replace(id=made)))


def exported(form: Format, selection: Selection) -> Exported:
    """The handbook in a format.  Raises HandbokError where a program that is needed is missing
    or fails, and for a calendar without dates; takes seconds where one is needed, and touches
    nothing but its arguments.
    """
    if form.dates and not selection.dates:
        raise HandbokError(NO_DATES)
    text, literal = form.render(selection)
    if form.kind == "text":
        return Exported(text.encode("utf-8"), literal)
    from handbok_tui.storage.export.converting import convert  # noqa: PLC0415 - for Word and PDF only

    return Exported(convert(text, form.name, form.needs), literal)
