"""HTML becomes Markdown that says the same words in the same order."""

import re
import unicodedata
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbok_tui.core.importing.chapter import chapter_from_markdown
from handbok_tui.core.importing.html.markdown import html_markdown
from handbok_tui.core.importing.html.tree import all_text, tree
from handbok_tui.core.markdown.parse import parse
from handbok_tui.export.markdown.chapter import chapter_markdown

_WORD = re.compile(r"\w+")
PIECES = (
    "ord", "två ord", " ", "Å.", "1. x", "- y", "a_b_c", "*z*", "[q]", "[^1]", "`k`", "a|b", "#",
    "# r", "<b>", "&amp;", "\\", "~~s~~", "H~2~O", "10^3^", "==m==", "> c", "a) b", ": d",
    "<!-- e -->",
    "!", "http://x.se/a_b", "3.", "===", "---", "(", "”", "\n", "_", "__u__", "snake_case_ord",
)  # fmt: skip

words = st.sampled_from(PIECES).map(escape)
INLINE = ("b", "i", "strong", "em", "s", "code", "u", "span", "sup", "sub", "mark", "q")
BLOCKS = ("p", "div", "h2", "li", "blockquote", "ul", "ol", "section")


def _enclosed(tags: tuple[str, ...]) -> st.SearchStrategy[str]:
    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        many = st.lists(inner, max_size=3).map("".join)
        return st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(tags), many)

    return st.recursive(words, around, max_leaves=6)


inline = st.lists(_enclosed(INLINE), min_size=1, max_size=4).map("".join)
plain_inline = st.lists(st.one_of(words, inline, st.just("<br>")), min_size=1, max_size=4).map(
    "".join
)
items = st.lists(inline.map(lambda text: f"<li>{text}</li>"), min_size=1, max_size=3).map("".join)
rows = st.lists(
    st.lists(
        st.one_of(inline, items.map(lambda t: f"<ul>{t}</ul>")).map(lambda t: f"<td>{t}</td>"),
        min_size=1, max_size=3,
    ).map(lambda cells: f"<tr>{''.join(cells)}</tr>"),
    min_size=1, max_size=3,
)  # fmt: skip
blocks = st.one_of(
    plain_inline.map(lambda text: f"<p>{text}</p>"),
    inline.map(lambda text: f"<h3>{text}</h3>"),
    items.map(lambda text: f"<ul>{text}</ul>"),
    st.builds(lambda a, b: f"<ol>{a}<li>x<ul>{b}</ul></li></ol>", items, items),
    rows.map(lambda found: f"<table>{''.join(found)}</table>"),
    inline.map(lambda text: f"<blockquote><p>{text}</p><p>z</p></blockquote>"),
    words.map(lambda text: f"<pre>{text}</pre>"),
    st.builds(lambda a, b: f"<dl><dt>{a}</dt><dd>{b}</dd></dl>", inline, inline),
    inline.map(lambda text: f"<div>{text}</div>"),
)
pages = st.lists(blocks, min_size=1, max_size=4).map("".join)


def said(text: str) -> str:
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text)))


@settings(max_examples=200)
@given(pages)
def test_every_word_is_said_in_its_place(page: str) -> None:
    markdown = html_markdown(page)
    shown = "\n".join(block.text for block in parse(markdown))
    assert said(shown) == said(all_text(tree(page)))


@settings(max_examples=60)
@given(pages)
def test_what_comes_of_it_comes_back(page: str) -> None:
    chapter = chapter_from_markdown(f"# Titel\n\n{html_markdown(page)}").chapter
    out = chapter_markdown(chapter)
    assert chapter_from_markdown(out).chapter == chapter
    assert chapter_from_markdown(out).remarks == ()


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a<b> b </b>c</p>", "a **b** c\n"),
        ("<p>a<b>.b.</b>c</p>", "a.b.c\n"),
        ("<p><b>a</b><b>b</b> <i>c</i></p>", "**ab** *c*\n"),
        ("<p><b>a<br>b</b></p>", "a\\\nb\n"),
        ("<ol start=3><li>a<li><p>b</p><p>c</p></ol>", "3. a\n\n4. b\n\n   c\n"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b\n"),
        ('<p><a href="x y">a</a><a name="b"></a><a href="">c</a></p>', "[a](x%20y)c\n"),
        ('<p><img alt="En [bild]" src="a b.png"></p>', "![En \\[bild\\]](a%20b.png)\n"),
        ("<p><code>a`b</code></p>", "``a`b``\n"),
        ("<table><tr><td><p>a</p><ul><li>b</ul></td></tr></table>", "a\n\n- b\n"),
        ("<p>löst<table>före<tr><td>a<td>b</table>", "löst\n\nföre\n\n| a | b |\n|---|---|\n"),
        ("<script>a</script><style>b</style>", ""),
        ("<p>&nbsp;a&lt;b&gt;</p>", "\xa0a\\<b>\n"),
        ("<p>5 &lt; 6</p><hr><p>x", "5 < 6\n\n---\n\nx\n"),
    ],
)
def test_html_is_written_as_a_person_would(html: str, markdown: str) -> None:
    assert html_markdown(html) == markdown
