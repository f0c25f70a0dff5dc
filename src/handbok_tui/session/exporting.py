"""From a selection to the bytes of a file: the room where rendering and other programs meet."""

from __future__ import annotations

from typing import NamedTuple

from handbok_tui.export.formats import Format
from handbok_tui.export.selection import Selection


class Exported(NamedTuple):
    """A finished file, and how many answers stand in it as literal text (writer.Written)."""

    content: bytes
    literal: int


def exported(form: Format, selection: Selection) -> Exported:
    """The handbook in a format.  Raises HandbokError where a program that is needed is missing
    or fails; takes seconds where one is needed, and touches nothing but its arguments.
    """
    text, literal = form.render(selection)
    if form.kind == "text":
        return Exported(text.encode("utf-8"), literal)
    from handbok_tui.storage.converting import convert  # noqa: PLC0415 - for Word and PDF only

    return Exported(convert(text, form.name, form.needs), literal)
