"""Any handbook that people can write comes in whole, and says the same however it is taken home."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given, settings

from handbok_tui.core.answers.workbook import Workbook
from handbok_tui.core.edition.document import document
from handbok_tui.core.edition.handbook import Chapter, ChapterHead, Edition
from handbok_tui.core.importing.chapter import chapter_from_markdown
from handbok_tui.export.html import page as html
from handbok_tui.export.markdown import document as markdown
from handbok_tui.export.markdown.chapter import chapter_markdown
from handbok_tui.export.markdown.outline import with_notes
from handbok_tui.export.plain import render
from handbok_tui.export.selection import ExportedChapter, Selection
from tests.support.documents import WORD, markdown_files

WIDE = 10_000


def come_in(text: str) -> Chapter:
    return chapter_from_markdown(text, ChapterHead("e1", 6, "Titel")).chapter


def in_reader(chapter: Chapter) -> list[str]:
    return WORD.findall(render(document(chapter, lambda _: (), "jag"), WIDE))


def going_out(chapter: Chapter) -> Selection:
    """The chapter's own text, on its way out."""
    source = tuple(document(chapter, lambda _: (), "jag"))
    one = ExportedChapter(chapter, (), source, ())
    edition = Edition("Handbok", chapters=(chapter.head,))
    return Selection(edition, Workbook(), (one,), 0, (), 0, contents=False)


def in_page(shown: str) -> list[str]:
    """What stands on a page, and what is said of pictures."""
    said = re.sub(r'<img [^>]*alt="([^"]*)"[^>]*>', r"\1", shown)
    return WORD.findall(unescape(re.sub(r"<[^>]*>", "", said)))


@settings(max_examples=150)
@given(markdown_files())
def test_a_file_says_the_same_wherever_it_goes(text: str) -> None:
    chapter = come_in(text)
    said = in_reader(chapter)
    assert sorted(said) == sorted(set(WORD.findall(text)))
    selection = going_out(chapter)
    written = markdown.render(selection)
    assert written.literal == 0
    assert in_page(with_notes()[0].reads.render(written.text)) == said
    _, _, body = html.render(selection).text.partition("<main>")
    assert in_page(body) == said


@settings(max_examples=150)
@given(markdown_files())
def test_out_and_in_again_is_the_same(text: str) -> None:
    chapter = come_in(text)
    once = chapter_markdown(chapter)
    again = chapter_from_markdown(once)
    assert again.chapter == chapter
    assert chapter_markdown(again.chapter) == once
    assert again.remarks == ()
