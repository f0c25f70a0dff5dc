"""The calendar file: lines, folding, escapes and stamps as RFC 5545 has them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import example, given
from hypothesis import strategies as st

from handbok_tui.core.answers.workbook import Workbook
from handbok_tui.core.edition.handbook import Edition
from handbok_tui.core.follow_up import Item
from handbok_tui.export.ics import FOLD, escaped, folded, render
from handbok_tui.export.selection import Choice, select
from tests.export.nasty import SMALL

TEXTS = st.text(st.characters(codec="utf-8"), max_size=300) | st.sampled_from(list(SMALL.values()))
"""Whatever a file can hold."""


def calendar(*items: Item) -> str:
    selection = select(Edition("Handboken"), Workbook(), (), Choice())
    return render(selection._replace(dates=items)).text


def item(title: str, **more: object) -> Item:
    made = Item("activity", title, "gruppen", "Vårt svar", "aktivitetsplan", "rad-1",
                date(2027, 2, 5))  # fmt: skip
    return made._replace(**more)  # type: ignore[arg-type]


def unfolded(text: str) -> list[str]:
    """What a calendar program reads: RFC 5545, 3.1."""
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def unescaped(text: str) -> str:
    """RFC 5545, 3.3.11; fails for what may not stand there bare."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", text)
    return re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], text)


def test_a_day_is_an_event_of_a_whole_day() -> None:
    moment = datetime(2027, 1, 12, 14, 32, tzinfo=timezone(timedelta(hours=1)))
    assert unfolded(calendar(item("Fråga; natten, nu", updated=moment))) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//handbok-tui//handbok//SV",
        "X-WR-CALNAME:Handboken",
        "BEGIN:VEVENT",
        "UID:aktivitetsplan.rad-1.gruppen@handbok-tui",
        "DTSTAMP:20270112T133200Z",
        "DTSTART;VALUE=DATE:20270205",
        "SUMMARY:Följ upp aktivitet: Fråga\\; natten\\, nu",
        "DESCRIPTION:Vårt svar",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_what_has_no_day_is_no_event_and_what_has_no_stamp_takes_its_day() -> None:
    text = calendar(item("Utan", day=None), item("Med"))
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTAMP:20270205T000000Z\r\n" in text


def test_stamps_at_the_ends_of_time_are_stamps() -> None:
    for moment in (datetime.min, datetime.max, datetime.min.replace(tzinfo=UTC)):  # noqa: DTZ901
        for zone in (None, timezone(timedelta(hours=14)), timezone(timedelta(hours=-14))):
            text = calendar(item("A", updated=moment.replace(tzinfo=zone), day=date.min))
            assert re.search(r"\r\nDTSTAMP:\d{8}T\d{6}Z\r\nDTSTART;VALUE=DATE:00010101\r\n", text)


@given(TEXTS)
@example("\ud800text")
def test_any_text_comes_back_and_no_line_is_long(text: str) -> None:
    made = calendar(item(text, whose=text, id=text, respondent=text))
    assert all(len(line.encode()) <= FOLD for line in made.split("\r\n"))
    lines = unfolded(made)
    assert len(lines) == 13  # whatever it holds, it adds no line
    assert not re.search(r"[\x00-\x1f\x7f]", "".join(lines))
    summary = next(line for line in lines if line.startswith("SUMMARY:"))
    unseen = r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+"
    plain = re.sub(unseen, " ", re.sub(r"\r\n?", "\n", text))
    assert unescaped(summary.removeprefix("SUMMARY:")) == f"Följ upp aktivitet: {plain}"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=400))
def test_folding_splits_no_character(line: str) -> None:
    parts = folded(line).encode().split(b"\r\n")
    assert all(len(part) <= FOLD for part in parts)
    assert "".join([parts[0].decode(), *(part.decode()[1:] for part in parts[1:])]) == line


def test_a_lone_surrogate_is_no_byte() -> None:
    assert escaped("a\ud800b") == "a b"
