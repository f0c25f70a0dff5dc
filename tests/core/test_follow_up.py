"""Following up: what waits, what is late, when to look again, and how two histories become one."""

from __future__ import annotations

from datetime import date

import pytest

from handbok_tui.core.answers.merge import merge
from handbok_tui.core.answers.workbook import Answer
from handbok_tui.core.follow_up import (
    OUTCOMES,
    FollowedUp,
    Item,
    awaits,
    due,
    in_order,
    late,
    merged_history,
    proposed,
    said,
)
from handbok_tui.core.sheets.edits import follow_up_row
from handbok_tui.core.sheets.merge import merge_sheets
from handbok_tui.core.sheets.templates import Row, Sheet
from handbok_tui.core.sheets.view import SheetView
from tests.support.worksheets import TODAY, filled, shipped

DAY = date(2027, 1, 20)
ONCE = FollowedUp(DAY, "Delvis", "Natten har ingen APT.")
TWICE = FollowedUp(date(2027, 2, 3), "Fungerade")
COLUMNS = ("foljs-upp", "utfall", "lardom")


def test_nothing_waits_without_a_day() -> None:
    assert not awaits(None, "", ())


def test_an_outcome_answers_the_day_and_a_later_day_asks_anew() -> None:
    assert awaits(DAY, "", ())
    assert not awaits(DAY, "Delvis", ())
    assert not awaits(DAY, "Delvis", (ONCE,))
    assert awaits(date(2027, 1, 21), "Delvis", (ONCE,))


def test_the_day_itself_is_due_and_not_late() -> None:
    assert (due(DAY, DAY), late(DAY, DAY)) == (True, False)
    assert late(DAY, date(2027, 1, 21))
    assert not due(DAY, date(2027, 1, 19))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_next_day_is_proposed_for_every_outcome(outcome: str) -> None:
    expected = date(2027, 4, 20) if outcome == "Fungerade" else date(2027, 2, 3)
    assert proposed(outcome, DAY) == expected


def test_a_follow_up_in_words_is_one_line() -> None:
    assert said(ONCE) == "Uppföljt 20 januari 2027: Delvis. Natten har ingen APT."
    assert said(FollowedUp(None, "", "En\n\nrad")) == "Uppföljt: –. En rad"


def test_both_sides_follow_ups_are_kept_in_order_and_one_taken_back_stays_away() -> None:
    assert merged_history((), (TWICE,), (ONCE,)) == (ONCE, TWICE)
    assert merged_history((ONCE,), (ONCE, TWICE), (ONCE,)) == (ONCE, TWICE)
    assert merged_history((ONCE,), (), (ONCE, TWICE)) == (TWICE,)


def test_the_nearest_comes_first_and_what_has_no_day_last() -> None:
    items = [Item("goal", name, "g", "", "mal", name, day) for name, day in
             (("b", None), ("c", TWICE.day), ("a", None), ("d", DAY))]  # fmt: skip
    assert [item.title for item in in_order(items)] == ["d", "c", "a", "b"]


def test_an_answer_that_was_followed_up_here_and_rewritten_there_is_not_asked_for_again() -> None:
    base = Answer("q", follow_up=DAY, text="Ett")
    mine = base._replace(follow_up=None, followed_up=(ONCE,))
    theirs = base._replace(text="Två")
    for one, other in ((mine, theirs), (theirs, mine)):
        merged = merge({"q": base}, {"q": one}, {"q": other})["q"]
        assert (merged.follow_up, merged.followed_up) == (None, (ONCE,))


def plan(row: Row) -> SheetView:
    return SheetView(shipped("aktivitetsplan"), Sheet(rows=(row,)), TODAY)


def test_a_row_says_how_it_went_and_waits_for_its_next_day() -> None:
    row = Row("a", {"aktivitet": "Fråga natten", "foljs-upp": DAY.isoformat()})
    view = plan(row)
    assert view.overdue(view.rows[0])
    for again, waits in ((None, False), (date(2027, 2, 3), True)):
        sheet = follow_up_row(view.sheet, "a", COLUMNS, ONCE, again)
        after = plan(sheet.rows[0])
        assert not after.overdue(after.rows[0])
        assert after.to_follow_up(after.rows[0]) == (again if waits else None)
        assert after.rows[0].row.values["utfall"] == "Delvis"
        assert after.rows[0].row.values["lardom"] == "Natten har ingen APT."
        assert said(ONCE) in after.then(after.rows[0])


def test_taking_back_a_follow_up_leaves_what_somebody_else_wrote() -> None:
    before = Sheet(rows=(Row("a", {"aktivitet": "Fråga", "foljs-upp": "2027-01-20"}),))
    after = follow_up_row(before, "a", COLUMNS, ONCE, None)
    now = after._replace(
        rows=(after.rows[0]._replace(values={**after.rows[0].values, "ansvarig": "Bo"}),)
    )
    undone = merge_sheets(after, before, now).rows[0]
    assert undone.followed_up == ()
    assert undone.values == {"aktivitet": "Fråga", "foljs-upp": "2027-01-20", "ansvarig": "Bo"}


def test_goals_and_activities_that_hang_loose_are_said_in_both_directions() -> None:
    goals = {
        "hela": {"mal": "Färre avvikelser", "slag": "Verksamhetsmål"},
        "lara": {"mal": "Alla stannar upp", "slag": "Lärandemål", "hor-till": "row:hela"},
        "ensam": {"mal": "Fler besök", "slag": "Verksamhetsmål"},
        "los": {"mal": "Läsa mer", "slag": "Lärandemål"},
    }
    activities = {
        "a": {"aktivitet": "Sista kvarten", "varfor": "row:mal/lara"},
        "b": {"aktivitet": "Fråga natten", "varfor": "question:k1-ref-1"},
    }
    mal, plan = filled("mal", **goals), filled("aktivitetsplan", **activities)
    mal.beside, plan.beside = {"aktivitetsplan": plan.sheet}, {"mal": mal.sheet}
    assert mal.lines() == ("Mål utan aktivitet: 3 och 4.",)
    assert "Aktivitet utan mål: 2." in plan.lines()
    assert mal.notices(mal.rows[3]) == ("Lärandemål behöver Hör till.",)
    assert mal.notices(mal.rows[1]) == ()
    plan.beside = {}
    assert "Aktivitet utan mål" not in " ".join(plan.lines())
