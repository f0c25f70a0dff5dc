"""Two fillings that grew from a common one: nothing that anybody filled in is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handbok_tui.core.sheets.edits import add_row, begin_anew, move_row, remove_row, set_cell
from handbok_tui.core.sheets.merge import merge_sheets
from handbok_tui.core.sheets.templates import Row, Sheet
from tests.support.worksheets import TODAY

BASE = Sheet(rows=tuple(Row(name, {"c": name}) for name in "abc"))


def ids(sheet: Sheet) -> str:
    return "".join(row.id for row in sheet.rows)


def test_a_move_here_and_a_new_row_there() -> None:
    moved = move_row(BASE, "a", "b")
    longer = add_row(BASE, Row("x"), "c")
    assert ids(merge_sheets(BASE, moved, longer)) == "bacx"
    assert ids(merge_sheets(BASE, longer, moved)) == "bacx"


def test_a_row_removed_here_and_changed_there_stays() -> None:
    gone = remove_row(BASE, "b")
    changed = set_cell(BASE, "b", "d", "viktigt")
    assert merge_sheets(BASE, gone, changed).value("b", "d") == "viktigt"
    assert merge_sheets(BASE, changed, gone).value("b", "d") == "viktigt"
    assert ids(merge_sheets(BASE, gone, BASE)) == "ac"


def test_a_new_analysis_here_and_a_cell_there() -> None:
    anew = begin_anew(BASE, TODAY)
    changed = set_cell(BASE, "a", "c", "ny")
    merged = merge_sheets(BASE, anew, changed)
    assert merged.value("a", "c") == "ny"
    assert merged.earlier[0].rows == BASE.rows


def test_private_wins_where_both_are_new() -> None:
    mine, theirs = Sheet(visibility="private"), Sheet(rows=BASE.rows)
    assert merge_sheets(Sheet(), mine, theirs).private
    assert merge_sheets(Sheet(), theirs, mine).private


cells = st.dictionaries(st.sampled_from("xyz"), st.sampled_from("123"), max_size=3)
sheets = st.dictionaries(st.sampled_from("abcd"), cells, max_size=4).map(
    lambda rows: Sheet(rows=tuple(Row(name, values) for name, values in rows.items()))
)


@given(sheets, sheets, sheets)
def test_every_value_that_a_side_has_put_in_is_somewhere(
    base: Sheet, mine: Sheet, theirs: Sheet
) -> None:
    merged = merge_sheets(base, mine, theirs)
    held = {(c.row, c.column, c.value) for c in merged.conflicts}
    held |= {(row.id, column, value) for row in merged.rows for column, value in row.values.items()}
    for side in (mine, theirs):
        for row in side.rows:
            for column, value in row.values.items():
                if base.value(row.id, column) != value:
                    assert (row.id, column, value) in held
    assert len(ids(merged)) == len(set(ids(merged)))


@given(sheets, sheets)
def test_one_side_alone_is_taken_as_it_is(base: Sheet, changed: Sheet) -> None:
    assert merge_sheets(base, changed, base) == changed
    assert merge_sheets(base, base, changed) == changed
