"""The worked example as documents: the same bytes as before, read alike by other programs.

Run with UPDATE_GOLDEN=1 to accept new documents.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.export.formats import FORMATS
from handbok_tui.export.html import page as html
from handbok_tui.export.markdown import document as markdown
from handbok_tui.export.markdown.outline import outline
from handbok_tui.export.profiles.management import LINES
from handbok_tui.export.profiles.registry import PROFILES
from tests.support.handbok import Handbok
from tests.support.lonnen import ASA, KARIM, LONNEN, PRIVATE, lonnen, selected

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = {
    "lonnen.md": ("handbok", "markdown"),
    "lonnen-ledning.md": ("ledning", "markdown"),
    "lonnen-period.md": ("period", "markdown"),
    "lonnen.html": ("handbok", "html"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_as_it_was(name: str) -> None:
    profile, form = DOCUMENTS[name]
    written = FORMATS[form].render(selected(profile))
    assert written.literal == 0
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(written.text.encode())
    assert written.text.encode() == file.read_bytes()


def test_the_example_has_no_faults_and_nothing_of_a_machine(tmp_path: Path) -> None:
    copy = shutil.copytree(LONNEN, tmp_path / "arbetsbok")
    assert Handbok(tmp_path).run("check", str(copy)).text == "Allt går att läsa.\n"
    files = [path for path in LONNEN.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".toml"}
    assert [path for path in files if re.search(r'"/\w', path.read_text("utf-8"))] == []


@pytest.mark.parametrize("person", [ASA, KARIM], ids=["asa", "karim"])
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("profile", PROFILES)
def test_what_is_private_is_in_no_document(profile: str, form: str, person: Respondent) -> None:
    text = FORMATS[form].render(selected(profile, person)).text
    assert text.count("\n") > 4
    assert [words for words in PRIVATE if words in text] == []


def test_what_is_private_is_there_for_who_asks_for_it() -> None:
    asked = lonnen().selection(include=frozenset({"private", "reflections"}))
    text = markdown.render(asked).text
    assert [words for words in PRIVATE if words not in text] == []


def test_the_page_for_the_management_is_a_page() -> None:
    text = markdown.render(selected("ledning")).text
    assert 10 < text.count("\n") <= LINES
    assert "försenad" not in text.split("## Nästa uppföljning")[1]


def pandoc(text: str, *words: str) -> str:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed (Debian: apt-get install pandoc)")
    done = subprocess.run(
        ["pandoc", *words], input=text.encode(), capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


def spoken(parts: list[dict[str, Any]]) -> str:
    """The words of pandoc's inline elements."""
    found: list[str] = []
    for part in parts:
        content = part.get("c")
        if part["t"] == "Str":
            found.append(str(content))
        elif part["t"] in ("Space", "SoftBreak"):
            found.append(" ")
        elif isinstance(content, list):
            inner = content[-1]
            found.append(inner if isinstance(inner, str) else spoken(inner))
    return "".join(found)


def headings(text: str, reader: str) -> Iterator[tuple[int, str]]:
    for block in json.loads(pandoc(text, "-f", reader, "-t", "json"))["blocks"]:
        if block["t"] == "Header":
            level, _, parts = block["c"]
            yield level, spoken(parts)


@pytest.mark.parametrize("reader", ["commonmark", "gfm"])
@pytest.mark.parametrize("profile", PROFILES)
def test_pandoc_reads_the_same_outline(profile: str, reader: str) -> None:
    text = markdown.render(selected(profile)).text
    assert tuple(headings(text, reader)) == outline(text)


def test_pandoc_finds_every_table() -> None:
    text = markdown.render(selected("handbok")).text
    tables = len(re.findall(r"^\|[-:|]+\|$", text, re.MULTILINE))
    assert tables > 6
    assert pandoc(text, "-f", "gfm", "-t", "html").count("<table>") == tables


def test_whose_the_questions_are_is_true_of_each_chapter() -> None:
    text = markdown.render(selected("handbok")).text
    assert "Frågorna i kapitel 01 är ur Handbok för dig som är ledare" in text
    assert "Frågorna i kapitel 02 och 05 är projektets, inte utgivarens." in text
    only = markdown.render(lonnen().selection(["k1"])).text
    assert "Kapitlens frågor och rubriker är ur Handbok för dig som är ledare" in only


def test_what_was_written_last_gives_the_date() -> None:
    assert "Senast ändrad 14 september 2027" in html.render(selected("handbok")).text


def test_a_learning_is_said_once_a_row() -> None:
    text = markdown.render(selected("handbok")).text
    assert text.count("Korten bor i nyckelskåpet. Där går alla förbi.") == 1
    assert "Minimål behöver Följs upp" not in text  # it has been reached
