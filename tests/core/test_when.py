"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbok_tui.core.dates import parse_day
from handbok_tui.core.errors import HandbokError
from handbok_tui.texts.dates import long_date

TODAY = date(2027, 1, 31)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-03-01", date(2027, 3, 1)),
        ("om 2 veckor", date(2027, 2, 14)),
        ("två veckor", date(2027, 2, 14)),
        ("1 månad", date(2027, 2, 28)),
        ("3 månader", date(2027, 4, 30)),
        (" Om ETT  år ", date(2028, 1, 31)),
        ("12 månader", date(2028, 1, 31)),
        ("10 dagar", date(2027, 2, 10)),
        ("i morgon", date(2027, 2, 1)),
        ("idag", TODAY),
        ("i övermorgon", date(2027, 2, 2)),
        ("12/2", date(2027, 2, 12)),
        ("12/1", date(2028, 1, 12)),
        ("31/1", TODAY),
        ("12.2.", date(2027, 2, 12)),
        ("12/2 2028", date(2028, 2, 12)),
        ("12/2-28", date(2028, 2, 12)),
        ("12 februari", date(2027, 2, 12)),
        ("den 12 feb.", date(2027, 2, 12)),
        ("1 mars 2027", date(2027, 3, 1)),
        ("12:e januari", date(2028, 1, 12)),
        ("29/2", date(2028, 2, 29)),
        ("vecka 5", date(2027, 2, 1)),
        ("V.5", date(2027, 2, 1)),
        ("v 4", date(2028, 1, 24)),
        ("vecka 53", date(2032, 12, 27)),
        ("fredag v 6", date(2027, 2, 12)),
        ("vecka 5 2029", date(2029, 1, 29)),
        ("på fredag", date(2027, 2, 5)),
        ("fre", date(2027, 2, 5)),
        ("söndag", date(2027, 2, 7)),
        ("nästa fredag", date(2027, 2, 5)),
        ("nästa vecka", date(2027, 2, 1)),
        ("12 sept", date(2027, 9, 12)),
        ("12 sept. 2028", date(2028, 9, 12)),
        ("1:a febr", date(2027, 2, 1)),
        ("2027-3-1", date(2027, 3, 1)),
        ("2027/3/1", date(2027, 3, 1)),
        ("2027.12.1", date(2027, 12, 1)),
        ("12-2-2027", date(2027, 2, 12)),
        ("den 12/2", date(2027, 2, 12)),
        ("om fjorton dagar", date(2027, 2, 14)),
        ("om fjorton dar", date(2027, 2, 14)),
        ("tjugo dagar", date(2027, 2, 20)),
        ("om ett par veckor", date(2027, 2, 14)),
        ("om ett halvår", date(2027, 7, 31)),
        ("om en månad", date(2027, 2, 28)),
        ("tors", date(2027, 2, 4)),
        ("på fred.", date(2027, 2, 5)),
        ("", None),
    ],
)
def test_what_people_type(text: str, expected: date | None) -> None:
    assert parse_day(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "snart",
        "2027-13-01",
        "2027-02-30",
        "om många år",
        "12",
        "-",
        "30/2",
        "12 hej",
        "vecka 54",
        "2027-2-30",
        "2027-1",
        "12 ma",
        "to",
        "om halv dag",
        "12-1",
    ],
)
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(HandbokError, match="är ingen dag"):
        parse_day(text, TODAY)


@given(st.text(max_size=20), st.dates())
def test_any_text_gives_a_day_or_a_clear_word(text: str, today: date) -> None:
    try:
        found = parse_day(text, today)
    except HandbokError:
        return
    assert found is None or isinstance(found, date)


def test_next_friday_is_that_of_next_week() -> None:
    wednesday = date(2027, 2, 3)
    assert parse_day("fredag", wednesday) == date(2027, 2, 5)
    assert parse_day("nästa fredag", wednesday) == date(2027, 2, 12)


@given(st.dates(date(1000, 1, 1)))
def test_a_day_as_the_program_writes_it_is_that_day(day: date) -> None:
    assert parse_day(long_date(day), date(2027, 1, 1)) == day
    assert parse_day(day.isoformat(), date(2027, 1, 1)) == day


@given(st.dates(), st.integers(1, 300))
def test_a_month_later_is_in_that_month(today: date, months: int) -> None:
    try:
        found = parse_day(f"{months} månader", today)
    except HandbokError:
        assert today.year + months // 12 >= 9999
        return
    assert found is not None
    assert (found.year * 12 + found.month) - (today.year * 12 + today.month) == months
    assert found.day <= today.day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_however_it_is_shortened(day: date) -> None:
    for end in range(3, 10):
        month = long_date(day).split()[1][:end]
        assert parse_day(f"{day.day} {month} {day.year}", TODAY) == day
    assert parse_day(f"{day.year}-{day.month}-{day.day}", TODAY) == day
