"""Searching everything: the same as reading everything, but sooner, and nobody's secrets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.edition.front import leaves
from handbok_tui.core.layout.page import lay_out_page
from handbok_tui.core.layout.part_blocks import blocks
from handbok_tui.core.search.words import find
from handbok_tui.session import Session
from handbok_tui.session.search import searching
from handbok_tui.session.search.searching import Hit, line_of_hit, search
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition

ANNA = Respondent("anna", "Anna")

CHAPTER = """\
id = "k9"
number = 9
title = "Nio"
source = "own"
notice = "Nyss skrivet."
[[sections]]
id = "k9-a"
kind = "text"
title = "Idé"
body = "En id**é** och l\\u00e4r**ande**\\n\\\\*[b\\u0061da](http://x.y/b%C3%A5t)* &aring;ter 50 %"
"""


def answers(folder: Path, respondent: str, *texts: str, private: bool = False) -> None:
    path = folder / "answers" / respondent / "k1.toml"
    path.parent.mkdir(parents=True)
    visibility = "private" if private else "handbook"
    path.write_text(
        "".join(
            f'[answers.k1-ref-{number}]\nvisibility = "{visibility}"\ntext = """{text}"""\n'
            for number, text in enumerate(texts, 1)
        ),
        "utf-8",
    )


def open_session(folder: Path) -> Session:
    return Session(
        EditionFiles(shipped_edition(), folder / "chapters"), WorkbookFiles(folder, ANNA)
    )


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("arbetsbok")
    answers(folder, "gruppen", "Vi börjar med\nen **kaffe**bjudning", "Delvis \\u00e5terkopplat")
    answers(folder, "anna", "Kaffe\u0301 kl. 9", private=True)
    answers(folder, "bo", "Bos kaffe")
    answers(folder, "hemlis", "Hemligt kaffe", private=True)
    (folder / "chapters").mkdir()
    (folder / "chapters" / "k9.toml").write_text(CHAPTER, "utf-8")
    return open_session(folder)


def faulty_files(session: Session) -> set[str]:
    return {Path(fault.path).name for fault in session.faults}


def everything(session: Session, query: str) -> list[Hit]:
    return [hit for hits in search(session, query) for hit in hits]


def test_answers_are_found_with_whose_they_are_and_nobodys_secrets(session: Session) -> None:
    found = everything(session, "KAFFE")
    assert [(hit.leaf, hit.where, hit.line) for hit in found] == [
        ("k1", "01 Driv lärandet › Reflektera › Vårt svar (Gruppen)",
         "Vi börjar med en kaffebjudning"),
        ("k1", "01 Driv lärandet › Reflektera › Mitt svar", "Kaffe\u0301 kl. 9"),
        ("k1", "01 Driv lärandet › Reflektera › Svar från bo", "Bos kaffe"),
    ]  # fmt: skip
    assert [hit.line[hit.start : hit.end] for hit in found] == ["kaffe", "Kaffe\u0301", "kaffe"]


def test_every_hit_leads_to_its_own_line(session: Session) -> None:
    page = lay_out_page(session.document("k1"), 72)
    found = everything(session, "kaffe")
    lines = [line_of_hit(page, "kaffe", hit) for hit in found]
    assert [page.lines[line].text.removeprefix("│ ") for line in lines] == [
        "en kaffebjudning", "Kaffe\u0301 kl. 9", "Bos kaffe",
    ]  # fmt: skip
    assert line_of_hit(page, "kaffe", found[0]._replace(part=0)) == 0


def test_chapters_come_in_reading_order_with_the_pages_about(session: Session) -> None:
    order = leaves(session.edition)
    found = [order.index(hit.leaf) for hit in everything(session, "lärande")]
    assert found == sorted(found)
    assert {order[index] for index in found} >= {"start", "k1", "k5", "k9"}
    (title,) = everything(session, "01 Driv lärandet")
    assert (title.where, title.line) == ("01 Driv lärandet", "01 Driv lärandet")


def test_what_the_program_says_is_not_searched(session: Session) -> None:
    session.chapter("k1")
    assert everything(session, "Vårt svar (Gruppen)") == []
    assert everything(session, "utkast") == []
    said = {hit.leaf for hit in everything(session, "Ur SKR:s kortversion")}
    assert "page:om-handboken" in said
    assert "k1" not in said


@pytest.mark.parametrize("query", ["idé och lärande", "IDE", "*bada", "åter", "50 %"])
def test_words_are_found_as_they_are_shown(session: Session, query: str) -> None:
    assert "k9" in {hit.leaf for hit in everything(session, query)}


def full_search(session: Session, query: str) -> Iterator[tuple[str, int, int, int]]:
    for leaf in leaves(session.edition):
        for index, part in enumerate(searching._parts(session, leaf)):
            if part.role not in searching._SAID_BY_THE_PROGRAM:
                for number, block in enumerate(blocks(part)):
                    for start, _ in find(block.text, query):
                        yield leaf, index, number, start


@settings(max_examples=60)
@given(data=st.data())
def test_the_same_as_looking_at_every_word(session: Session, data: st.DataObject) -> None:
    leaf = data.draw(st.sampled_from(("start", "k1", "k9", "k2")))
    parts = [part for part in searching._parts(session, leaf) if part.text]
    texts = [text for part in parts for text in (block.text for block in blocks(part)) if text]
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    query = text[start : start + data.draw(st.integers(1, 12))].swapcase()
    found = [(hit.leaf, hit.part, hit.block, hit.offset) for hit in everything(session, query)]
    assert found == list(full_search(session, query))


@pytest.mark.parametrize("query", ["", "  \n"])
def test_nothing_finds_nothing(session: Session, query: str) -> None:
    assert list(search(session, query)) == []


def test_of_a_chapter_that_cannot_be_read_the_published_one_is_searched_and_the_file_noted(
    tmp_path: Path,
) -> None:
    (tmp_path / "chapters").mkdir()
    broken = CHAPTER.replace('kind = "text"', "kind = 1").replace("k9", "k4")
    (tmp_path / "chapters" / "k4.toml").write_text(broken, "utf-8")
    session = open_session(tmp_path)
    steps = search(session, "lärande")
    first = next(hits for hits in steps if hits and hits[0].leaf == "k1")
    assert first[0].leaf == "k1"
    assert not faulty_files(session)
    rest = {hit.leaf for hits in steps for hit in hits}
    assert "k5" in rest
    assert "k4" in rest
    assert faulty_files(session) == {"k4.toml"}


def test_nothing_found_can_steer_a_terminal(tmp_path: Path) -> None:
    answers(tmp_path, "bo", "före \\u001b[31m kaffe \\u202e")
    (tmp_path / "workbook.toml").write_text(
        '[[respondents]]\nid = "bo"\nname = "B\\u001bo"\n', "utf-8"
    )
    (hit,) = everything(open_session(tmp_path), "kaffe")
    assert hit.line == "före ␛[31m kaffe ‹U+202E›"
    assert hit.where.endswith("Svar från B␛o")


@pytest.mark.parametrize("query", ["15 min", " 15"])
def test_how_long_an_exercise_takes_is_found_though_no_file_says_it(
    session: Session, query: str
) -> None:
    found = {(hit.leaf, hit.line) for hit in everything(session, query)}
    assert ("k4", "Lärdomskortet (15 min)") in found
