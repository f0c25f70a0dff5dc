"""From a selection to the bytes of a file: the room where rendering and other programs meet."""

from __future__ import annotations

from handbok_tui.export.formats import Format
from handbok_tui.export.selection import Selection


def exported(form: Format, selection: Selection) -> bytes:
    """The handbook in a format.  Raises HandbokError where a program that is needed is missing
    or fails; takes seconds where one is needed, and touches nothing but its arguments.
    """
    text = form.render(selection)
    if form.kind == "text":
        return text.encode("utf-8")
    from handbok_tui.storage.converting import convert  # noqa: PLC0415 - for Word and PDF only

    return convert(text, form.name, form.needs)
