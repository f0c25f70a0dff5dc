"""The contents and the start page: every place, with progress in words."""

from __future__ import annotations

from handbok_tui.core.answers.workbook import Answer, Respondent, SheetKey, Workbook, set_answer
from handbok_tui.core.edition.contents import EXPANDED, contents
from handbok_tui.core.edition.document import document
from handbok_tui.core.edition.front import START, about_page, leaves, start_page, trouble_page
from handbok_tui.core.edition.handbook import Chapter, ChapterHead, Edition, Page, Question, Section
from handbok_tui.core.edition.parts import Part
from handbok_tui.core.layout.page import Anchor, anchor_at, lay_out_page, line_of
from handbok_tui.core.layout.part_blocks import blocks

QUESTIONS = (Question("q1", "Hur gör vi?"), Question("q2", "Vad kan jag göra?"))
HEAD = ChapterHead("k1", 1, "Ett", source="skr")
CHAPTER = Chapter(HEAD, (Section("a", "reflection", "Reflektera", questions=QUESTIONS),))
EDITION = Edition(
    "Handbok",
    "Undertitel",
    lead=("Första stycket.", "Andra."),
    chapters=(HEAD, ChapterHead("k2", 2, "Ett längre namn")),
    pages=(Page("om", "Om handboken", "Text."),),
)
ANNA = Respondent("anna", "Anna")
BOOK = set_answer(Workbook(respondents=(ANNA,)), SheetKey("anna", "k1"), Answer("q1", text="Så."))


def test_chapters_sections_and_questions_with_progress_in_words() -> None:
    entries = contents(EDITION, BOOK, "anna", START, {"k1": CHAPTER}.get)
    assert [(entry.text, entry.depth, entry.note) for entry in entries] == [
        ("Start", 0, ""),
        ("01 Ett", 0, "1 av 2"),
        ("Reflektera", 1, ""),
        ("1. Hur gör vi?", 2, "svar"),
        ("2. Vad kan jag göra?", 2, "–"),
        ("02 Ett längre namn", 0, ""),
        ("Loggen", 0, ""),
        ("Om handboken", 0, ""),
    ]


def test_in_a_large_handbook_only_the_open_chapter_is_read() -> None:
    heads = tuple(ChapterHead(f"k{n}", n, "x") for n in range(1, EXPANDED + 2))
    asked: list[str] = []

    def chapter(chapter_id: str) -> None:
        asked.append(chapter_id)

    contents(EDITION._replace(chapters=heads), BOOK, "anna", "k3", chapter)
    assert asked == ["k3"]


def test_the_start_page_tells_how_to_begin_and_leads_to_every_leaf() -> None:
    parts = start_page(EDITION, BOOK, lambda _: "1 av 2 besvarade", "Tryck Retur.")
    entries = [part.place.chapter for part in parts if part.role == "entry"]
    assert entries == list(leaves(EDITION)[1:])
    assert any(part.text == "Tryck Retur." for part in parts)
    assert [part.text for part in parts if part.role == "body"] == ["Första stycket.", "Andra."]


def test_a_page_about_the_handbook_and_one_that_is_not_there() -> None:
    assert about_page(EDITION, "page:om")[-1].text == "Text."
    assert about_page(EDITION, "page:nej") == ()


def test_trouble_is_told_line_by_line() -> None:
    parts = trouble_page("k1", "01 Ett", "k1.toml:3: fel\nk1.toml:9: mer fel")
    assert [part.text for part in parts][-2:] == ["k1.toml:3: fel", "k1.toml:9: mer fel"]


def test_an_anchor_finds_its_place_at_every_width() -> None:
    body = "\n\n".join(f"Stycke {n} " + "ord " * 40 for n in range(8))
    chapter = Chapter(HEAD, (Section("a", "text", "A", body), *CHAPTER.sections))
    parts = [*_document(chapter)]
    wide = lay_out_page(parts, 72)
    for line in range(0, len(wide.lines), 5):
        anchor = anchor_at(wide, line)
        for width in (20, 38, 72, 100):
            narrow = lay_out_page(parts, width)
            found = narrow.lines[line_of(narrow, anchor)]
            place = narrow.parts[found.part].place
            assert (place.section, place.question) == (anchor.section, anchor.question)
            assert narrow.parts[found.part].role == anchor.role
            assert found.line.block == anchor.block
        assert line_of(wide, anchor) >= line


def test_a_place_that_is_gone_gives_the_nearest_one_before() -> None:
    page = lay_out_page(_document(CHAPTER), 60)
    gone = Anchor("a", "q1", "answer", 7, 300)
    assert page.parts[page.lines[line_of(page, gone)].part].place.question == "q1"
    assert line_of(page, Anchor("borta", "x", "body", 3)) == 0


def _document(chapter: Chapter) -> tuple[Part, ...]:
    return document(chapter, lambda _: ((ANNA, Answer("q1", text="Så.")),), "anna")


def test_the_lines_of_the_vision_are_lines() -> None:
    parts = start_page(EDITION, BOOK._replace(vision="Vi lär.\nVarje dag."), lambda _: "", "")
    found = [block.text for part in parts for block in blocks(part)]
    assert "Vi lär.\nVarje dag." in found
