"""The days to follow up as a calendar file (RFC 5545): nothing but dates goes along.

The same state gives the same bytes: an event's stamp is when its file was last changed, and its
UID is made of what it is about and of the workbook's id, so that a calendar that reads the file
again moves the event instead of making another, and never another workbook's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC

from handbok_tui.core.follow_up import Item
from handbok_tui.export.markdown.writer import Written
from handbok_tui.export.selection import Selection
from handbok_tui.texts.follow_up import due as texts

FOLD = 75
"""Bytes of a line without its end (RFC 5545, 3.1)."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_BARE = str.maketrans("", "", "-:")
_LINE_END = re.compile(r"\r\n?")


def render(selection: Selection) -> Written:
    """A calendar of all-day events, each line ended by CRLF."""
    lines = [*_head(selection.edition.title)]
    for item in selection.dates:
        if item.day is not None:
            lines += _event(item, item.day.isoformat().replace("-", ""), selection.workbook.id)
    lines.append("END:VCALENDAR")
    return Written("".join(f"{folded(line)}\r\n" for line in lines))


def _head(title: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//handbok-tui//handbok//SV"
    yield f"X-WR-CALNAME:{escaped(title)}"


def _event(item: Item, day: str, workbook: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    home = f"{workbook}.handbok-tui" if workbook else "handbok-tui"
    yield f"UID:{escaped(f'{item.file}.{item.id}.{item.respondent}@{home}')}"
    yield f"DTSTAMP:{_stamp(item, day)}"
    yield f"DTSTART;VALUE=DATE:{day}"
    yield f"SUMMARY:{escaped(texts.event(item.kind, item.title))}"
    yield f"DESCRIPTION:{escaped(item.whose)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(item: Item, day: str) -> str:
    """When the item's file was changed, in UTC; the day itself where nobody wrote that down."""
    moment = item.updated
    if moment is None:
        return f"{day}T000000Z"
    if moment.tzinfo is not None:
        with suppress(OverflowError):  # in the first and the last hours that there are
            moment = moment.astimezone(UTC)
    return f"{moment.replace(microsecond=0, tzinfo=None).isoformat().translate(_BARE)}Z"


def escaped(text: str) -> str:
    """Any text as a TEXT value: line breaks as \\n, control characters as a blank."""
    plain = _CONTROLS.sub(" ", _LINE_END.sub("\n", text))
    return plain.translate(_ESCAPES)


def folded(line: str) -> str:
    """A line in parts of at most FOLD bytes, no character split; each but the first begins with
    a blank.
    """
    parts: list[str] = []
    part, size = "", 0
    for character in line:
        length = len(character.encode())
        if size + length > FOLD:
            parts.append(part)
            part, size = " ", 1
        part += character
        size += length
    return "\r\n".join((*parts, part))
