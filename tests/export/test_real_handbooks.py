"""Handbooks as people write them, in Markdown of every kind: nothing of them is lost."""

import re
import unicodedata
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from handbok_tui.core.edition.document import document
from handbok_tui.core.edition.handbook import Chapter, ChapterHead
from handbok_tui.core.importing.chapter import Imported, chapter_from_markdown
from handbok_tui.export.markdown.chapter import chapter_markdown
from handbok_tui.export.plain import render

HANDBOOKS = sorted((Path(__file__).resolve().parents[1] / "fixtures/handbooks").glob("*.md"))
WIDE = 10_000

every_handbook = pytest.mark.parametrize("path", HANDBOOKS, ids=lambda path: path.stem)

_NOT_WORDS = re.compile(
    r"""\A---\n.*?\n---\n | \A\+\+\+\n.*?\n\+\+\+\n | <!--.*?-->   # front matter, comments
      | ^[ ]*(?:```|~~~)[^\n]*$                                    # fences
      | \]\[\w+\] | ^\[\w+\]:                                      # labels of links
      | ^[ >]*(?:\d+[.)])(?=\s)                                    # numbers of items
      | </?(?:br|table|caption|thead|tbody|t[rhd]|[uod]l|li|d[td]|details|summary|div|p|h2|h3
          |blockquote|pre)\b[^<>]*>                                # tags between words
      | \(\#[\w-]+\)""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_INSIDE_WORDS = re.compile(
    r"</?(?:b|i|em|strong|u|sub|sup|kbd|q|del|a)\b[^<>]*>|\\(?=[^\w\s])|[~^](?=\w+[~^])|(?<=\w)[~^]"
)
_WORD = re.compile(r"[^\W_]+")
_ROW = re.compile(r"^[ >]*\|(.*)\|[ ]*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} (.+)$|^(\S.*)\n(?:=+|-+)$|<h[23]>(.*?)</h[23]>", re.MULTILINE)
_CODE = re.compile(r"^( *)(```|~~~).*?^ *\2$|(?<=\n\n)(?: {4,}[^\n]*\n)+", re.DOTALL | re.MULTILINE)


def come_in(path: Path) -> Imported:
    return chapter_from_markdown(path.read_text("utf-8"), ChapterHead("e1", 6, path.stem))


def read(chapter: Chapter) -> str:
    return plain(render(document(chapter, lambda _: (), "jag"), WIDE))


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def words(text: str) -> list[str]:
    return _WORD.findall(_INSIDE_WORDS.sub("", plain(unescape(text))))


def meant(path: Path) -> str:
    """What of a file is for its readers, taken from it without the parser."""
    links = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"\2 \1", path.read_text("utf-8"))
    return _NOT_WORDS.sub(" ", links)


def test_there_are_many_and_they_are_long() -> None:
    assert len(HANDBOOKS) >= 20
    assert sum(len(path.read_text("utf-8").split()) for path in HANDBOOKS) > 6000


@every_handbook
def test_no_word_is_lost_in_the_reader(path: Path) -> None:
    assert Counter(words(meant(path))) - Counter(words(read(come_in(path).chapter))) == Counter()


@every_handbook
def test_every_heading_is_a_line_of_its_own(path: Path) -> None:
    text = _CODE.sub(
        "", re.sub(r"\A(---|\+\+\+).*?\1", "", path.read_text("utf-8"), flags=re.DOTALL)
    )
    found = [next(filter(None, groups)) for groups in _HEADING.findall(text)]
    assert len(found) >= 5
    lines = [
        line.strip("│ ").removeprefix("06 ") for line in read(come_in(path).chapter).split("\n")
    ]
    for heading in found:
        assert plain(heading.rstrip(":")) in lines


@every_handbook
def test_every_row_of_a_table_is_a_line(path: Path) -> None:
    lines = [words(line) for line in read(come_in(path).chapter).split("\n")]
    text = path.read_text("utf-8")
    rows = [words(_NOT_WORDS.sub(" ", row)) for row in _ROW.findall(text)]
    rows += [
        words(_NOT_WORDS.sub(" ", row))
        for row in re.findall(r"<tr>(.*?)</tr>", text.replace("\n", " "))
    ]
    for row in rows:
        assert row == [] or row in lines


@every_handbook
def test_out_and_in_again_is_the_same(path: Path) -> None:
    chapter = come_in(path).chapter
    once = chapter_markdown(chapter)
    again = chapter_from_markdown(once)
    assert again.chapter == chapter
    assert chapter_markdown(again.chapter) == once
    assert again.remarks == ()


@every_handbook
def test_what_comes_out_looks_as_a_person_would_write_it(path: Path) -> None:
    out = chapter_markdown(come_in(path).chapter)
    assert "<!-- handbok: text" not in out
    code = re.compile(r"<!-- handbok: .*? -->|```.*?```|~~~.*?~~~|`[^`\n]*`", re.DOTALL)
    assert set(re.findall(r"</?[a-z]+[^<>]*>", code.sub("", out))) <= {
        "<placeholder>", "<datum\\>", "<kvarnby@exempel.se>",
        "<https://exempel.se/gallring (2026).html>",
    }  # fmt: skip


@every_handbook
def test_what_nobody_is_to_see_is_told_and_gone(path: Path) -> None:
    found = come_in(path)
    out = chapter_markdown(found.chapter) + read(found.chapter)
    told = " ".join(remark.text for remark in found.remarks)
    for comment in re.findall(r"<!--(.*?)-->", path.read_text("utf-8"), re.DOTALL):
        said = " ".join(comment.split())
        assert said not in " ".join(out.split())
        assert said[:40] in told
