"""A chapter taken home as Markdown, and what comes back when it is brought in again."""

from hypothesis import given, settings

from handbok_tui.core.chapter_import import chapter_from_markdown
from handbok_tui.core.edition import Chapter
from handbok_tui.export.chapter import chapter_markdown
from tests.support.chapters import chapters


@settings(max_examples=200)
@given(chapters())
def test_any_chapter_comes_back_exactly(chapter: Chapter) -> None:
    read = chapter_from_markdown(chapter_markdown(chapter))
    assert read.chapter == chapter
    assert not read.remarks
