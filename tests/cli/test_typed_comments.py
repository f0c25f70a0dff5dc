"""A comment that a person types, in an answer or where a chapter has plain text, is their words:
it is seen wherever they are, and hidden in no document.
"""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from handbok_tui.core.importing.chapter import chapter_from_markdown
from handbok_tui.export.formats import FORMATS
from handbok_tui.export.markdown.outline import dialects
from handbok_tui.export.profiles.registry import PROFILES
from tests.export.html_page import Page
from tests.export.test_word_and_pdf import text_of_page, text_of_word
from tests.support.handbok import Handbok, me
from tests.support.private_workbook import SIGN, PrivateWorkbook

WORD = re.compile(f"{SIGN}[0-9a-z]+z")
SHOWN = re.compile(f"<!-- ({WORD.pattern}) -->")
INCLUDE = "source,unanswered,earlier,orphans,reflections"
CHAPTER = """\
format = 1
id = "e1"
number = 6
title = "Titel qxe01z"
lead = "Ingress qxe02z"
source = "own"
[[sections]]
id = "e1-s1"
kind = "summary"
title = "Avsnitt qxe03z"
points = ["Punkt qxe04z"]
[[sections]]
id = "e1-s2"
kind = "reflection"
title = "Frågor qxe05z"
[[sections.questions]]
id = "e1-q1"
text = "Fråga qxe06z?"
help = "Hjälp qxe07z"
[[sections.questions.fields]]
id = "ord"
label = "Del qxe08z"
[[sections]]
id = "e1-s3"
kind = "exercise"
title = "Öva"
[[sections.exercises]]
id = "e1-ovn-1"
title = "Kort qxe09z"
minutes = 5
purpose = "Syfte qxe10z"
[[sections.exercises.steps]]
text = "Steg qxe11z"
"""
PUBLISHED = 11
"""Words of the chapter."""


class Typed(Handbok):
    """A workbook in which every word is shared, and typed within a comment if ``hidden``."""

    def __init__(self, home: Path, *, hidden: bool) -> None:
        super().__init__(home)
        PrivateWorkbook(self.workbook, me())
        (self.workbook / "chapters").mkdir()
        (self.workbook / "chapters/e1.toml").write_text(CHAPTER, "utf-8")
        answer = 'format = 1\n[answers.e1-q1]\ntext = "qxe90z"\nfields = { ord = "qxe91z" }\n'
        (self.workbook / f"answers/{me()}/e1.toml").write_text(answer, "utf-8")
        facts = 'format = 1\norganisation = "qxe92z"\nunit = "qxe93z"\nvision = "qxe94z"\n'
        (self.workbook / "workbook.toml").write_text(facts, "utf-8")
        for file in self.workbook.rglob("*.toml"):
            text = file.read_text("utf-8").replace('visibility = "private"', "")
            file.write_text(WORD.sub(r"<!-- \g<0> -->", text) if hidden else text, "utf-8")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Typed:
    return Typed(tmp_path_factory.mktemp("plain"), hidden=False)


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Typed:
    return Typed(tmp_path_factory.mktemp("hidden"), hidden=True)


def seen(text: str, name: str) -> str:
    """What one who opens a document of that format sees."""
    if name == "html":
        return Page(text).text
    if name == "ics":
        return re.sub(r"\r\n[ \t]", "", text)
    return unescape(re.sub(r"<[^>]*>", "", dialects()[1].means.render(text)))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", [name for name, found in FORMATS.items() if not found.needs])
def test_every_document_shows_it(plain: Typed, hidden: Typed, name: str, profile: str) -> None:
    order = ["export", "-o", "-", "--format", name]
    if name != "ics":
        order += ["--include", INCLUDE, "--profile", profile]
    if profile == "period" and name != "ics":
        order += ["--from", "2020-01-01", "--to", "2026-12-31"]
    one, other = (seen(book.run_here(*order).text, name) for book in (plain, hidden))
    assert SHOWN.findall(other) == WORD.findall(other)
    assert len(SHOWN.findall(other)) == len(WORD.findall(one)) > 0


@pytest.mark.parametrize("place", ["", "1", "e1", "aktivitetsplan", "nulagesanalys"])
def test_it_is_read_as_it_was_typed(plain: Typed, hidden: Typed, place: str) -> None:
    order = ["read", *([place] if place else [])]
    one, other = plain.run_here(*order).text, hidden.run_here(*order).text
    assert SHOWN.findall(" ".join(other.split())) == WORD.findall(one) != []


def test_it_is_found(hidden: Typed) -> None:
    assert "<!-- qxe90z" in hidden.run_here("search", "qxe90z").text
    assert "qxe01z" in hidden.run_here("search", "<!-- qxe01z").text


def test_a_chapter_goes_out_and_comes_in_with_it(hidden: Typed, tmp_path: Path) -> None:
    out = hidden.run_here("read", "e1", "--markdown").text
    shown = SHOWN.findall(seen(out, "markdown"))
    assert len(shown) == PUBLISHED
    again = chapter_from_markdown(out)
    assert again.remarks == ()
    assert again.chapter.head.title == "Titel <!-- qxe01z -->"
    book = Handbok(tmp_path / "b")
    (tmp_path / "k.md").write_text(out, "utf-8")
    assert book.run_here("import", str(tmp_path / "k.md")).code == 0
    assert book.run_here("read", "e1", "--markdown").text == out


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_word_shows_it(hidden: Typed, tmp_path: Path) -> None:
    out = tmp_path / "min.docx"
    assert hidden.run_here("export", "-o", str(out), "--include", INCLUDE).code == 0
    page = hidden.run_here("export", "-o", "-", "--format", "html", "--include", INCLUDE).text
    wanted = SHOWN.findall(text_of_page(page))
    assert SHOWN.findall(text_of_word(out.read_bytes()))[-len(wanted) :] == wanted
    assert len(wanted) > PUBLISHED
