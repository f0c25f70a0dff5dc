"""Every kind of column: what is typed, what is kept, how it reads, in one test over them all."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import NamedTuple, get_args

import pytest

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.sheets.columns import COLUMN_KINDS, Names, brief, full, taken
from handbok_tui.core.sheets.layout import Cursor, lay_out_sheet
from handbok_tui.core.sheets.templates import (
    UNKNOWN,
    Column,
    KindName,
    Link,
    link_text,
    parse_link,
    toggled,
)
from handbok_tui.storage.sheets.saves import stored
from handbok_tui.storage.toml.edit import Set, edit
from handbok_tui.tui.screens.sheets.fields import _OPENERS
from tests.support.worksheets import filled

TODAY = date(2027, 1, 12)
NAMES = Names(lambda link: f"b{link.id}", lambda link: f"f{link.id}")


class Case(NamedTuple):
    typed: str
    value: str
    in_toml: object
    brief: str
    full: str


CHOICES = ("Inte än", "På väg", "Ofta")
CASES: dict[KindName, Case] = {
    "text": Case("APT | måndag", *["APT | måndag"] * 4),
    "long": Case("En.\nTvå.", "En.\nTvå.", "En.\nTvå.", "En. …", "En.\nTvå."),
    "choice": Case("of", "Ofta", "Ofta", "Ofta", "Ofta"),
    "scale": Case("2", "På väg", "På väg", "2 På väg", "2 På väg"),
    "number": Case("12 000,50", "12000,5", 12000.5, "12 000,5 h", "12 000,5 h"),
    "date": Case("om 2 veckor", "2027-01-26", date(2027, 1, 26), "2027-01-26", "26 januari 2027"),
    "role": Case("Samordnare", *["Samordnare"] * 4),
    "link": Case(
        "får stöd av row:a\ntrams\nquestion:k1-ref-1",
        "får stöd av row:a\nquestion:k1-ref-1",
        ["får stöd av row:a", "question:k1-ref-1"],
        "får stöd av ba; bk1-ref-1",
        "får stöd av → fa\nfk1-ref-1",
    ),
}


def column(kind: KindName) -> Column:
    return Column("c", "C", kind, choices=CHOICES, unit="h", targets=("row",))


def test_every_kind_has_a_case_and_an_editor() -> None:
    assert set(CASES) == set(COLUMN_KINDS) == set(get_args(KindName))
    assert {kind.editor for kind in COLUMN_KINDS.values()} == set(_OPENERS)


@pytest.mark.parametrize("kind", COLUMN_KINDS)
def test_a_kind_from_what_is_typed_to_what_is_read(kind: KindName) -> None:
    case, where = CASES[kind], column(kind)
    value = taken(case.typed, where, TODAY)
    assert value == case.value
    written = edit(b"", [Set(("c",), stored(value, COLUMN_KINDS[kind].stored))])
    assert tomllib.loads(written.decode()) == {"c": case.in_toml}
    assert brief(value, where, NAMES).replace("\u00a0", " ") == case.brief
    assert full(value, where, NAMES).replace("\u00a0", " ") == case.full


@pytest.mark.parametrize("kind", COLUMN_KINDS)
def test_not_to_know_is_an_answer_and_nothing_is_no_fault(kind: KindName) -> None:
    where = column(kind)
    assert taken(" ? ", where, TODAY) == UNKNOWN
    assert stored(UNKNOWN, COLUMN_KINDS[kind].stored) == UNKNOWN
    assert (brief(UNKNOWN, where, NAMES), full(UNKNOWN, where, NAMES)) == ("?", "? Vet inte")
    assert taken("  \n ", where, TODAY) == ""
    assert (brief("", where, NAMES), full("", where, NAMES)) == ("–", "–")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2,5", "2,5"), ("2.50", "2,5"), ("12 000", "12000"), ("12\u00a0000 h", "12000"),
        ("−3", "-3"), ("007", "7"), ("0", "0"), ("999999999999", "999999999999"),
    ],
)  # fmt: skip
def test_numbers_as_swedes_type_them(typed: str, value: str) -> None:
    assert taken(typed, column("number"), TODAY) == value


@pytest.mark.parametrize("typed", ["två", "1,2,3", "1e5", "inf", "9" * 13, "1,23456", "--1", "h"])
def test_what_is_no_number_is_said(typed: str) -> None:
    with pytest.raises(HandbokError, match="är inget tal"):
        taken(typed, column("number"), TODAY)


@pytest.mark.parametrize("typed", ["0", "4", "I kanten", "x", "o n"])
def test_what_is_no_choice_is_said(typed: str) -> None:
    with pytest.raises(HandbokError, match="finns inte bland valen"):
        taken(typed, column("choice"), TODAY)


@pytest.mark.parametrize(
    "link", [Link("row", "a"), Link("row", "nulagesanalys/tid"), Link("row", "mal/rad-1")]
)
def test_a_link_is_kept_as_words_and_read_back(link: Link) -> None:
    assert parse_link(link_text(link)) == link
    assert toggled("", link) == link_text(link)
    assert toggled(toggled("row:x", link), link) == "row:x"
    assert toggled(UNKNOWN, link) == link_text(link)
    assert stored(f"{UNKNOWN}\n{link_text(link)}", "list") == [link_text(link)]


@pytest.mark.parametrize("text", ["", "row", "row:", "okänt:a", "får stöd av", ":a"])
def test_what_is_no_link(text: str) -> None:
    assert parse_link(text) is None


def test_a_tab_in_a_cell_shifts_no_column() -> None:
    view = filled("aktivitetsplan", a={"aktivitet": "Fråga\tnatten\tnu", "ansvarig": "Anna\tB"})
    lines = lay_out_sheet(view, Cursor(0, "aktivitet"), 120, 24)
    assert not [line for line in lines if "\t" in line.text]
    head, row = (line.text for line in lines if "│" in line.text)
    assert [at for at, char in enumerate(head) if char == "│"] == [
        at for at, char in enumerate(row) if char == "│"
    ]
