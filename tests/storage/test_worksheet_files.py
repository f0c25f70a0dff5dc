"""Templates and fillings on disk: read, refused with file and line, and never spoilt."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbok_tui.core.answers.blank import is_blank
from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.errors import FaultyFile, UnsavableText
from handbok_tui.core.sheets.templates import FilledKey, Row, Sheet
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.checker import check_edition, check_workbook
from handbok_tui.storage.edition.template import decode_worksheet
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.sheets.files import WorksheetFiles, decode_filled
from handbok_tui.storage.sheets.saves import sheet_changes
from handbok_tui.storage.toml.decode import open_toml
from handbok_tui.storage.toml.edit import edit
from tests.support.worksheets import shipped

ANNA = Respondent("anna", "Anna")
PLAN = shipped("aktivitetsplan")

OWN = """\
format = 1
id = "checklista"
title = "Checklista"

[[columns]]
id = "sak"
label = "Sak"
width = 20

[[columns]]
id = "klart"
label = "Klart"
kind = "date"
"""


def test_the_shipped_templates_are_without_fault() -> None:
    assert check_edition(shipped_edition()) == []


def test_an_organisation_declares_its_own_and_stands_in_front(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "checklista.toml").write_text(OWN, "utf-8")
    (folder / "styrdokument.toml").write_text(OWN.replace("checklista", "styrdokument"), "utf-8")
    files = WorksheetFiles(shipped_edition(), tmp_path)
    titles = {head.id: (head.title, head.source) for head in files.heads()[0]}
    assert titles["checklista"] == ("Checklista", "own")
    assert titles["styrdokument"] == ("Checklista", "own")
    assert titles["nulagesanalys"] == ("Nulägesanalys", "project")
    assert check_workbook(tmp_path, ANNA, shipped_edition()) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('id = "checklista"', 'id = "annan"', 2, "stämmer inte med filens namn"),
        ('title = "Checklista"\n', "", 0, "”title” saknas"),
        ('kind = "date"', 'kind = "datum"', 13, "”datum” är okänt"),
        ('kind = "date"', 'kind = "choice"', 10, "minst ett ord i ”choices”"),
        ('kind = "date"', 'kind = "link"', 10, "en länk behöver ”targets”"),
        ('kind = "date"', 'kind = "link"\ntargets = ["rad"]', 14, "”rad” är okänt"),
        ('id = "klart"', 'id = "sak"', 11, "finns redan i mallen"),
        ('title = "Checklista"', 'title = "x"\ngrouped = "typ"', 4, "kolumnen ”typ” finns inte"),
        ("width = 20", 'width = "bred"', 8, "heltal"),
        ("width = 20", '[[rules]]\nname = "finns-inte"', 9, "”finns-inte” är okänt"),
        ("width = 20", '[[rules]]\nname = "missing"\nsays = "x"', 8, "behöver ”columns”"),
        (
            "width = 20", '[[rules]]\nname = "missing"\nsays = "x"\ncolumns = ["borta"]', 11,
            "kolumnen ”borta” finns inte",
        ),
        ("[[columns]]", "[[kolumner]]", 0, "minst en kolumn"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_template_is_said_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    text = OWN.replace(old, new)
    assert text != OWN
    path = tmp_path / "templates" / "checklista.toml"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    with pytest.raises(FaultyFile) as refused:
        decode_worksheet(open_toml(path, text.encode()))
    matching = [fault for fault in refused.value.faults if said in fault.message]
    assert matching, refused.value.faults
    if line:
        assert matching[0].line == line
    assert set(check_workbook(tmp_path, ANNA, shipped_edition())) == set(refused.value.faults)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("start = 'snart'", "ett datum"),
        ("tid = '2,5'", "ett tal utan citattecken"),
        ("tid = nan", "ett tal"),
        ("tid = 1e40", "ett tal"),
        ("tid = true", "ett tal"),
        ("status = 3", "text inom citattecken"),
        ("varfor = ['trams']", "är ingen länk"),
        ("varfor = 'question:k1-ref-1'", "en lista"),
    ],
)
def test_what_is_wrong_in_a_filling_is_said_with_its_line(
    tmp_path: Path, row: str, said: str
) -> None:
    path = tmp_path / "worksheets" / "anna" / "aktivitetsplan.toml"
    path.parent.mkdir(parents=True)
    path.write_text(f"format = 1\n\n[rows.a]\naktivitet = 'A'\n{row}\n", "utf-8")
    (fault,) = check_workbook(tmp_path, ANNA, shipped_edition())
    assert (fault.path, fault.line) == (str(path), 5)
    assert said in fault.message


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("finns-inte.toml", "format = 1\n", "ingen mall ”finns-inte”"),
        ("aktivitetsplan.toml", "worksheet = 'nulagesanalys'\n", "stämmer inte med filens plats"),
        ("aktivitetsplan.toml", "respondent = 'bo'\n", "stämmer inte med filens plats"),
        ("aktivitetsplan.toml", "visibility = 'hemlig'\n", "”hemlig” är okänt"),
        ("Plan.toml", "format = 1\n", "kan inte vara ett id"),
    ],
)
def test_a_filling_in_the_wrong_place_is_said(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = tmp_path / "worksheets" / "anna" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    (fault,) = check_workbook(tmp_path, ANNA, shipped_edition())
    assert said in fault.message


def test_a_file_of_a_newer_version_is_read_and_locked(tmp_path: Path) -> None:
    raw = b"format = 2\n[rows.a]\naktivitet = 'A'\n"
    read = decode_filled(tmp_path / "x.toml", raw, PLAN)
    assert read.sheet.value("a", "aktivitet") == "A"
    assert "nyare version" in read.locked


def test_whoever_has_filled_a_template_is_a_respondent(tmp_path: Path) -> None:
    (tmp_path / "worksheets" / "bo").mkdir(parents=True)
    book, _ = WorkbookFiles(tmp_path, ANNA).workbook()
    assert book.respondent("bo") is not None


KEY = FilledKey("gruppen", "aktivitetsplan")
texts = st.text(min_size=1, max_size=60).filter(lambda text: not is_blank(text)) | st.sampled_from(
    ["a|b\n| c |", "[/b] [@click=app.quit]x[/]", "```\n# x", "\x1b]0;x\x07", '"""', "\rx", "?", "–"]
)
rows = st.lists(
    st.fixed_dictionaries({}, optional={"aktivitet": texts, "lardom": texts, "ansvarig": texts}),
    max_size=4,
)


def filling(values: list[dict[str, str]]) -> Sheet:
    return Sheet(rows=tuple(Row(f"r{n}", one) for n, one in enumerate(values)))


@settings(max_examples=100)
@given(rows, rows)
def test_rows_come_back_from_the_file_whatever_text_they_hold(
    first: list[dict[str, str]], second: list[dict[str, str]]
) -> None:
    raw, before = b"# kvar\n", Sheet()
    for values in (first, second):
        after = filling(values)
        try:
            raw = edit(raw, sheet_changes(before, after, PLAN))
        except UnsavableText:
            return
        assert decode_filled(Path("x.toml"), raw, PLAN).sheet == after
        assert raw.startswith(b"# kvar\n")
        before = after


def test_an_earlier_analysis_and_a_conflict_come_back_too() -> None:
    raw = (
        b"format = 1\nday = 2027-01-12\npeople = 5\nvisibility = 'private'\n"
        b"[[earlier]]\nday = 2026-01-10\npeople = 4\norder = ['b', 'a']\n"
        b"[earlier.rows.a]\naktivitet = 'A'\n[earlier.rows.b]\naktivitet = 'B'\n"
        b"[[conflict]]\nrow = 'a'\ncolumn = 'status'\nvalue = 'Klar'\n"
    )
    sheet = decode_filled(Path("x.toml"), raw, PLAN).sheet
    assert [row.id for row in sheet.earlier[0].rows] == ["b", "a"]
    written = edit(b"", sheet_changes(Sheet(), sheet, PLAN))
    assert decode_filled(Path("x.toml"), written, PLAN).sheet == sheet
    assert tomllib.loads(written.decode())["earlier"][0]["people"] == 4
