"""The periods of a budget year."""

from __future__ import annotations

from datetime import date

import pytest

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.periods import between, near, parse_period, tertial_of


@pytest.mark.parametrize(
    ("text", "name", "first", "last"),
    [
        ("2027-02", "februari 2027", "2027-02-01", "2027-02-28"),
        ("2028-02", "februari 2028", "2028-02-01", "2028-02-29"),
        ("2027-T1", "tertial 1 2027", "2027-01-01", "2027-04-30"),
        ("2027-t3", "tertial 3 2027", "2027-09-01", "2027-12-31"),
        ("2027-D6", "delår januari–juni 2027", "2027-01-01", "2027-06-30"),
        (" 2027-D8 ", "delår januari–augusti 2027", "2027-01-01", "2027-08-31"),
        ("2027", "år 2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_a_period_as_it_is_written(text: str, name: str, first: str, last: str) -> None:
    assert parse_period(text) == (name, date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "0000", "2027-13", "2027-00", "2027-T4", "2027-D5", "våren"])
def test_what_is_no_period_says_how_one_is_written(text: str) -> None:
    with pytest.raises(HandbokError, match="2027-T1"):
        parse_period(text)


def test_any_two_days_in_order_are_a_period() -> None:
    period = between(date(2027, 1, 12), date(2027, 3, 1))
    assert period.holds(date(2027, 3, 1))
    assert not period.holds(date(2027, 3, 2))
    assert not period.holds(None)
    with pytest.raises(HandbokError, match="börjar"):
        between(date(2027, 1, 2), date(2027, 1, 1))


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2027, 4, 30), date(2027, 12, 31)])
def test_the_periods_near_a_day_can_all_be_read_and_the_first_holds_it(day: date) -> None:
    assert parse_period(near(day)[0]).holds(day)
    assert near(day)[0] == tertial_of(day)
    assert len({parse_period(text) for text in near(day)}) == len(near(day))
