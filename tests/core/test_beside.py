"""Two fillings of one template side by side: what differs most stands first."""

from __future__ import annotations

import pytest

from handbok_tui.core.layout.cells import cell_len
from handbok_tui.core.sheets.beside import RowPair, side_by_side
from handbok_tui.core.sheets.beside_layout import lay_out_beside, lay_out_names
from handbok_tui.core.sheets.templates import Row, Sheet
from handbok_tui.core.sheets.view import SheetView
from tests.support.worksheets import TODAY, filled, shipped

STATE = "nulagesanalys"
NAMES = ("Åsa", "Karim")


def two(left: dict[str, dict[str, str]], right: dict[str, dict[str, str]]) -> tuple[RowPair, ...]:
    return side_by_side(filled(STATE, **left), filled(STATE, **right))


def shown(pairs: tuple[RowPair, ...], width: int) -> list[str]:
    return [line.text.rstrip() for line in lay_out_beside(pairs, NAMES, width)]


def test_what_differs_most_stands_first_and_what_one_has_filled_last() -> None:
    pairs = two(
        {
            "ledning": {"lage": "Ofta"},
            "mal": {"lage": "Inte än", "ser": "Bara här."},
            "tid": {"lage": "Inte än", "nar": "Nu"},
            "klimat": {"lage": "Inte än"},
            "kurs": {"lage": "?"},
            "vardag": {"lage": "Ofta"},
        },
        {
            "mal": {"lage": "Inte än"},
            "tid": {"lage": "På väg", "nar": "Sedan"},
            "klimat": {"lage": "Självklart"},
            "kurs": {"lage": "Ofta"},
            "vardag": {"lage": "Ofta"},
            "individ": {"lage": "På väg"},
        },
    )
    assert [(pair.name, pair.likeness, pair.steps) for pair in pairs] == [
        ("Tryggt klimat", "apart", 3),
        ("Tid och förutsättningar", "apart", 1),
        ("Kurs och vardag", "apart", 0),
        ("Mål och uppföljning", "nearly", 0),
        ("Lärande i vardagen", "alike", 0),
        ("Ledning och ansvar", "one", 0),
        ("Individens mål", "one", 0),
    ]


def test_the_fields_that_differ_come_first_in_a_row() -> None:
    (pair,) = two(
        {"tid": {"lage": "Ofta", "vill-till": "Ofta", "ser": "Ett.", "nar": "Nu"}},
        {"tid": {"lage": "Ofta", "vill-till": "Inte än", "ser": "Två.", "nar": "Sedan"}},
    )
    assert [cell.column.id for cell in pair.cells] == ["vill-till", "nar", "ser", "lage"]
    assert [cell.apart for cell in pair.cells] == [True, True, False, False]


def test_rows_that_each_has_added_belong_together_by_name() -> None:
    def view(*rows: Row) -> SheetView:
        return SheetView(shipped("mal"), Sheet(rows=rows), TODAY)

    mine = view(
        Row("rad-1", {"mal": "Prova ", "laget": "Idé"}),
        Row("rad-2", {"mal": "Bara mitt", "hor-till": "row:rad-1"}),
        Row("rad-3"),
    )
    theirs = view(
        Row("rad-8", {"plan": "Utan namn"}),
        Row("rad-9", {"mal": "prova", "laget": "Nått"}),
    )
    pairs = side_by_side(mine, theirs)
    assert [(pair.name, pair.likeness) for pair in pairs] == [
        ("Prova", "apart"), ("Bara mitt", "one"), ("–", "one")
    ]  # fmt: skip
    assert pairs[1].cells[0].left == "Prova"


def test_at_80_cells_there_are_two_columns() -> None:
    pairs = two(
        {"tid": {"lage": "Inte än", "vill-till": "Ofta", "ser": "Rapporten drar över varje dag."}},
        {"tid": {"lage": "Ofta", "vill-till": "Ofta", "hindrar": "Sommaren.\nVikarierna."}},
    )
    assert lay_out_names(NAMES, 80).text.split() == ["Åsa", "│", "Karim"]
    assert shown(pairs, 80) == [
        "1 olika",
        "",
        f"─ Olika {'─' * 72}",
        "Tid och förutsättningar · 2 steg isär",
        "≠ Läge nu: 1 Inte än                    │ Läge nu: 3 Ofta",
        "  Vad ser vi som visar det? Rapporten   │ Vad ser vi som visar det? –",
        "  drar över varje dag.                  │",
        "  Vad hindrar? –                        │ Vad hindrar? Sommaren.",
        "                                        │ Vikarierna.",
        "= Vill till: 3 Ofta",
    ]


def test_at_40_cells_one_stands_under_the_other() -> None:
    pairs = two({"tid": {"lage": "Inte än"}}, {"tid": {"lage": "På väg"}})
    assert lay_out_names(NAMES, 40).text == "Åsa och Karim"
    assert shown(pairs, 40)[3:] == [
        "Tid och förutsättningar · 1 steg isär",
        "≠ Läge nu:",
        "    Åsa: 1 Inte än",
        "    Karim: 2 På väg",
    ]


@pytest.mark.parametrize("width", [10, 40, 59, 60, 80, 132])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    long = "Ettmycketlångtordsomintegårattdela " * 4 + "漢字\tåäö\x1b[31m"
    pairs = two({"tid": {"ser": long, "lage": "Ofta"}}, {"tid": {"ser": "漢" * 90, "lage": "?"}})
    lines = [lay_out_names((long, long), width), *lay_out_beside(pairs, (long, "B"), width)]
    assert max(cell_len(line.text) for line in lines) <= width
    assert not any("\x1b" in line.text for line in lines)


def test_two_that_say_nothing_have_nothing_to_compare() -> None:
    assert two({}, {"tid": {}}) == ()
    assert shown((), 40) == ["Här finns inget att jämföra längre."]


def test_many_rows_are_compared_row_by_row() -> None:
    rows = tuple(Row(f"rad-{n}", {"mal": f"Mål {n}"}) for n in range(3000))
    others = tuple(Row(f"x-{n}", {"mal": f"mål {n}", "laget": "Idé"}) for n in range(3000))
    mine, theirs = (SheetView(shipped("mal"), Sheet(rows=one), TODAY) for one in (rows, others))
    pairs = side_by_side(mine, theirs)
    assert len(pairs) == 3000
    assert {pair.likeness for pair in pairs} == {"nearly"}
