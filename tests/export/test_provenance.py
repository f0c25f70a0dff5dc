"""Whose words a document is made of, in every format and profile: never said of anybody else's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from itertools import combinations
from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.export.formats import FORMATS
from handbok_tui.export.profiles.registry import PROFILES
from handbok_tui.export.selection import Include
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition

ANNA = Respondent("anna", "Anna Lind")
CHANGED = "Hur förankrar vi det här hos oss?"
ADDED = "Vad säger natten?"
OURS = "Hur gör vi när någon slutar?"
FILES = {
    "chapters/k1.toml": (
        f'id = "k1"\nchanges = true\n[questions.k1-ref-1]\ntext = "{CHANGED}"\n'
        '[sections.k1-ref]\nquestions = ["k1-ref-1", "k1-ny"]\n'
        f'[questions.k1-ny]\ntext = "{ADDED}"\nhelp = "Fråga dem."\n'
    ),
    "chapters/e1.toml": (
        'id = "e1"\nnumber = 6\ntitle = "Vårt sätt"\n[[sections]]\nid = "e1-r"\n'
        'kind = "reflection"\ntitle = "Reflektera"\n'
        f'[[sections.questions]]\nid = "e1-1"\ntext = "{OURS}"\n'
    ),
    "answers/gruppen/k1.toml": '[answers.k1-ref-1]\ntext = "Så"\n[answers.k1-ny]\ntext = "Ja"\n',
    "answers/gruppen/k2.toml": '[answers.k2-ref-1]\ntext = "Så där"\n',
    "answers/gruppen/e1.toml": '[answers.e1-1]\ntext = "Vi ringer"\n',
    "worksheets/gruppen/aktivitetsplan.toml": (
        '[rows.a]\naktivitet = "Fråga"\nfoljs-upp = 2027-02-05\n'
    ),
}
PUBLISHER = "Handbok för dig som är ledare"
WHOSE = {
    "k1": rf"(Kapitlens frågor och rubriker|Frågorna i kapitel 01) är ur {PUBLISHER}",
    "k2": r"Frågorna i kapitel 02 är projektets, inte utgivarens\.",
    "e1": r"Frågorna i kapitel 06 är ur egna kapitel\.",
    "changed": r"Det som är märkt som eget eller ändrat av oss är vårt\.",
}
SOME = [chosen for n in (1, 2, 3) for chosen in combinations(("k1", "k2", "e1"), n)]
ALL: frozenset[Include] = frozenset({"source", "unanswered", "orphans"})


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def opened(book: Path, edition: Path | None = None) -> Session:
    found = Session(EditionFiles(edition or shipped_edition(), book / "chapters"),
                    WorkbookFiles(book, ANNA))  # fmt: skip
    assert found.faults == ()
    return found


def said(
    session: Session, form: str, profile: str, chapters: Sequence[str] = (),
    include: frozenset[Include] = ALL,
) -> str:  # fmt: skip
    """The words of a document, each block on a line of its own."""
    text = FORMATS[form].render(session.selection(chapters, (), include, profile)).text
    assert session.faults == ()
    if FORMATS[form].module != "html.page":
        return re.sub(r"^#+ |\*\*|\\", "", text, flags=re.MULTILINE)
    _, _, body = text.partition("<body>")
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<nav.*?</nav>", "", body, flags=re.DOTALL)))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("chapters", SOME, ids="-".join)
def test_a_document_says_whose_the_questions_are_and_of_no_others(
    book: Path, form: str, profile: str, chapters: tuple[str, ...]
) -> None:
    text = said(opened(book), form, profile, chapters)
    asks = PROFILES[profile].answers or profile == "blankett"
    wanted = {*chapters, *(["changed"] if "k1" in chapters else [])}
    told = asks and not FORMATS[form].dates
    found = {name for name, words in WHOSE.items() if re.search(words, text)}
    assert found == (wanted if told else set())
    if told and "k1" not in chapters:
        assert PUBLISHER not in text


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.dates])
@pytest.mark.parametrize("profile", ["handbok", "blankett"])
def test_what_is_ours_among_the_publishers_questions_is_marked(
    book: Path, form: str, profile: str
) -> None:
    text = said(opened(book), form, profile, ["k1"], frozenset({"unanswered"}))
    after = [line for line in text.split("\n") if line.strip()]

    def next_to(question: str) -> str:
        return next(after[at + 1] for at, line in enumerate(after) if line.startswith(question))

    assert next_to(CHANGED).rstrip(".") == "Ändrat av oss"
    assert next_to(ADDED).rstrip(".") == "Eget"
    marked = [line for line in after if line.rstrip(".") in ("Eget", "Ändrat av oss")]
    assert len(marked) == 2


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.dates])
def test_the_projects_help_is_marked_among_the_publishers_questions(book: Path, form: str) -> None:
    for profile, include in (("blankett", frozenset()), ("handbok", ALL)):
        text = said(opened(book), form, profile, ["k1"], include)
        lines = [line for line in text.split("\n") if "Skriv inget om någons hälsa" in line]
        assert lines
        assert all(line.startswith("Projektets text: ") for line in lines)
        assert "Projektets text: Fråga dem." not in text


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.dates])
def test_the_text_that_goes_along_stands_under_whose_it_is(book: Path, form: str) -> None:
    text = said(opened(book), form, "handbok")
    heads = re.findall(r"^(.*): 0([1-6]) .*$", text, re.MULTILINE)
    assert [(words, number) for words, number in heads if "text" in words] == [
        ("Källtext, delvis ändrad av oss", "1"),
        *(("Projektets text", number) for number in "2345"),
        ("Egen text", "6"),
    ]


def test_a_document_that_asks_nothing_says_nothing_of_questions(book: Path) -> None:
    (book / "answers/gruppen/e1.toml").unlink()
    text = said(opened(book), "markdown", "handbok", ["e1"], frozenset())
    assert "\nSvaren är våra egna.\n" in text


def test_ones_own_is_ones_own_where_every_published_chapter_is_hidden(book: Path) -> None:
    (book / "workbook.toml").write_text('hidden = ["k1", "k2", "k3", "k4", "k5"]\n', "utf-8")
    session = opened(book)
    assert [head.id for head in session.edition.chapters] == ["e1"]
    text = said(session, "markdown", "handbok")
    assert re.search(WHOSE["e1"], text)
    assert PUBLISHER not in text


def test_in_an_edition_nobody_has_published_its_chapters_are_the_editions(
    book: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    edition = tmp_path_factory.mktemp("utgava")
    (edition / "edition.toml").write_text('title = "Vår bok"\nchapters = ["a1"]\n', "utf-8")
    (edition / "chapters").mkdir()
    chapter = FILES["chapters/e1.toml"].replace("e1", "a1").replace("number = 6", "number = 1")
    (edition / "chapters/a1.toml").write_text(chapter, "utf-8")
    (book / "chapters/k1.toml").unlink()
    text = said(opened(book, edition), "markdown", "blankett")
    assert "Frågorna i kapitel 01 är ur Vår bok." in text
    assert re.search(WHOSE["e1"], text)
