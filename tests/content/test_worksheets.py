"""The shipped templates hold what they promise, in the project's own voice."""

from __future__ import annotations

import re

import pytest

from handbok_tui.core.sheets.templates import Worksheet
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from tests.content.test_source import CONTENT, source_sentences
from tests.support.worksheets import shipped

IDS = sorted(path.stem for path in (CONTENT / "worksheets").glob("*.toml"))
SCHOOL = re.compile(r"\b(prov|betyg|poäng|godkänd|underkänd|läxa|elev)", re.IGNORECASE)

over_templates = pytest.mark.parametrize("worksheet", [*map(shipped, IDS)], ids=IDS)


def test_the_six_are_there() -> None:
    assert IDS == [
        "aktivitetsplan", "ambassadorer", "larande-ekosystem", "mal", "nulagesanalys",
        "styrdokument",
    ]  # fmt: skip


@over_templates
def test_a_template_is_the_projects_and_says_nothing_of_the_source(worksheet: Worksheet) -> None:
    assert worksheet.head.source == "project"
    text = (CONTENT / "worksheets" / f"{worksheet.id}.toml").read_text("utf-8")
    long = [sentence for sentence in source_sentences() if len(sentence) > 40]
    assert [sentence for sentence in long if sentence in text] == []
    assert SCHOOL.findall(text) == []


@over_templates
def test_a_template_fits_the_window(worksheet: Worksheet) -> None:
    listed = [column for column in worksheet.columns if column.width]
    assert listed[0] == worksheet.name_column
    assert 2 <= len(listed) <= 6
    assert sum(column.width + 1 for column in listed) + 4 <= 80
    assert worksheet.name_column.table


def test_the_analysis_asks_about_eight_areas_on_four_levels() -> None:
    worksheet = shipped("nulagesanalys")
    assert [row.title for row in worksheet.fixed] == [
        "Ledning och ansvar", "Mål och uppföljning", "Ambassadörer och nätverk",
        "Tid och förutsättningar", "Tryggt klimat", "Lärande i vardagen", "Kurs och vardag",
        "Individens mål",
    ]  # fmt: skip
    assert all(row.question.endswith("?") for row in worksheet.fixed)
    for name in ("lage", "vill-till"):
        column = worksheet.column(name)
        assert column is not None
        assert column.choices == ("Inte än", "På väg", "Ofta", "Självklart")


def test_what_chapters_name_is_there() -> None:
    editions = EditionFiles(shipped_edition())
    heads, faults = editions.edition()
    assert faults == ()
    named = {
        worksheet
        for head in heads.chapters
        for section in editions.chapter(head.id).sections
        for worksheet in section.worksheets
    }
    assert named <= set(IDS)
    assert editions.template_name("nulagesanalys") == "Projektets mall: Nulägesanalys"
