"""Reader, Markdown and HTML say the same words in the same order, on the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbok_tui.core.edition.frozen import Frozen, frozen_page
from handbok_tui.core.layout.part_blocks import blocks
from handbok_tui.core.markdown.parse import parse
from handbok_tui.export.html.page import page
from handbok_tui.export.markdown.line_breaks import with_hard_breaks
from handbok_tui.export.markdown.outline import dialects, outline, with_notes
from handbok_tui.export.markdown.writer import Writer, write
from tests.export.html_page import Page
from tests.export.nasty import SMALL

_BLOCK = re.compile(
    r"</?(?:p|h\d|li|ul|ol|tr|td|th|blockquote|pre|hr|div|table|thead|tbody)\b[^>]*>"
)
WORD = st.sampled_from(
    (
        *("ett", "två", "*tre*", "**fyra fem**", "`kod här`", "C#", "5 < 7", "[a]", "x\\", "å\\*"),
        *("[sex](https://x.se)", "&amp;", "1.", "~~sju~~", "-"),
    )
)
LINES = st.lists(st.lists(WORD, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4)
PLAIN = LINES.map("\n".join)
PARTS = st.one_of(
    PLAIN,
    LINES.map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    LINES.map(lambda lines: "- x " + "\n  ".join(lines)),
    LINES.map(lambda lines: "1. x " + "\n   ".join(lines) + "\n2. y"),
    LINES.map(lambda lines: "\n".join(f"> {line}" for line in ["x", *lines])),
    LINES.map(lambda lines: "> x\n" + "\n".join(lines)),
    LINES.map(lambda lines: "- a\n\n  > x " + "\n  > ".join(lines)),
    LINES.map(lambda lines: "```\n" + "\n".join(lines) + "\n```"),
    st.tuples(WORD, WORD).map(lambda two: f"| {two[0]} | {two[1]} |\n|---|---|\n| b | c |"),
    WORD.map(lambda word: f"### x {word}"),
)  # fmt: skip
TEXTS = st.lists(PARTS, min_size=1, max_size=4).map("\n\n".join)


NOTES = (
    "Se [rapporten][hb], [hb][] och [hb].\n\n[hb]: https://x.se/a_b 'En \"titel\"'",
    "Text[^1] och [mer][a]\nmed[^två].\n\n[a]: <https://x.se/b c>\n[^1]: Noten\n    fortsätter.\n\n"
    "    Andra stycket.\n\n[^två]: Den [andra][a].\n",
    "[oanvänd]: /x\n[två]: /y\nText direkt efter.",
    "Text.\n\n[oanvänd]: /x\n[två]: /y\n\n[^§]: Ingen\n    ser den.\n\n    Inte det.",
    "| a [hb] | a |\n|---|---|\n| [t][hb] | *c*[^n] |\n\n[hb]: https://x.se\n\n"
    "[^n]: - punkt\n    - till",
    "> citat [hb] och\n> mer[^1]\n\n- ett [hb]\n  två\n\n[hb]: https://x.se\n[^1]: <b>fet</b> ja",
    "### Rubrik [hb] [^1]\n\n[^1]: https://x.se\n\n[hb]: https://y.se",
    "Löst [^1] och `[^2]` kod [x][y].",
    "[a\nb][c] slut\n\n[c]: https://x.se",
    "Här[^§] igen.\n\n[^§]: Noten.\n\n[^§]: En till?\n\n    Mer.",
    "| a | a |\n|---|---|\n| `b \\| c` d | e [hb] |\n\n[hb]: https://x.se",
    "Ingen.\n\n[^§]: Not.\n\n    [hb]: https://x.se\n\n    Se [planen][hb].\n",
    "Först[^a] sedan[^b]\n\n[^b]: B[^a]\n[^a]: A\n\nSist.",
)
"""Chapters' texts with definitions."""


def words(lines: Iterable[str]) -> list[str]:
    """The lines that hold a word, each as its words with a blank between."""
    found = (" ".join(re.findall(r"\w+", line)) for line in lines)
    return [line for line in found if line]


def in_reader(text: str, *, line_breaks: bool) -> list[str]:
    """What the reader shows, but for what it adds itself."""
    shown: list[str] = []
    for block in parse(text, line_breaks=line_breaks):
        rows = [block.spans] if not block.rows else [cell for row in block.rows for cell in row]
        for spans in rows:
            said = "".join(span.text for span in spans if "note" not in span.styles)
            shown += said.split("\n")
    return words(shown)


def in_html(rendered: str) -> list[str]:
    """What a browser shows, but for what is added: a footnote's label."""
    added = r'<sup.*?</sup>|<span class="label">.*?</span>'
    rendered = re.sub(added, "", rendered, flags=re.DOTALL)
    by_line = re.sub(r"<pre>.*?</pre>", lambda code: code[0].replace("\n", "<br>"), rendered,
                     flags=re.DOTALL)  # fmt: skip
    flowing = re.sub(r"\s*\n\s*", " ", by_line)
    broken = re.sub(r"<br ?/?>", "\n", _BLOCK.sub("\n", flowing))
    return words(unescape(re.sub(r"<[^>]*>", "", broken)).split("\n"))


def document(text: str, *, own: bool) -> str:
    """A document with a text in it: what a person wrote, or a chapter's."""

    def fill(writer: Writer) -> None:
        writer.head(3, "Början")
        (writer.text if own else writer.body)(text, 3)

    return write(fill).text


def in_markdown(text: str) -> list[str]:
    """What a program that knows GFM shows."""
    return in_html(dialects()[1].means.render(text))


@settings(max_examples=300)
@given(TEXTS, st.booleans())
@example("en rad\nen till", True)
@example("en rad\nen till", False)
@example("ett\ntvå\n-", True)
@example("ett\ntvå \\\ntre\n-", False)
@example("a `b\nc` d\ne", True)
def test_the_same_words_stand_on_the_same_lines_everywhere(text: str, own: bool) -> None:
    said = ["Början", *in_reader(text, line_breaks=own)]
    written = document(text, own=own)
    assert in_markdown(written) == said
    assert in_browser(written) == said


def in_browser(written: str) -> list[str]:
    """What a browser shows of the web page."""
    _, _, body = page(written).partition("<main>")
    return in_html(body)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(NOTES), min_size=1, max_size=4))
def test_links_and_footnotes_of_a_chapter_say_the_same_everywhere(texts: list[str]) -> None:
    def fill(writer: Writer) -> None:
        writer.head(2, "Början")
        writer.text("Ett svar som säger [^1] och [hb].", 2)
        for text in texts:
            writer.head(3, "Del")
            writer.body(text, 3)

    written = write(fill)
    answer = ["Ett svar som säger 1 och hb"]
    said = ["Början", *answer]
    for text in texts:
        said += ["Del", *in_reader(text, line_breaks=False)]
    assert in_html(with_notes()[0].reads.render(written.text)) == said
    assert in_browser(written.text) == said
    assert written.literal == 0


def body_of(*texts: str) -> str:
    """Chapters' texts in a document."""

    def fill(writer: Writer) -> None:
        for text in texts:
            writer.head(3, "Del")
            writer.body(text, 3)

    return write(fill).text


def test_links_and_footnotes_are_links_and_footnotes() -> None:
    once = "Se [planen][hb][^1].\n\n[^1]: Noten.\n\n    Mer.\n\n[hb]: https://x.se 'P'\n"
    text = body_of(once, once)
    assert 'Se [planen](<https://x.se> "P")[^1].\n\n[^1]: Noten.\n\n    Mer.' in text
    assert 'Se [planen](<https://x.se> "P")[^2].\n\n[^2]: Noten.\n\n    Mer.' in text
    shown = page(text)
    assert shown.count('<a href="https://x.se" rel="noopener">planen</a>') == 2
    assert '<sup><a href="#not.2">[2]</a></sup>' in shown
    assert '<div class="note" id="not.2">\n<p><span class="label">[2]</span> Noten.</p>' in shown
    assert "<code>" not in shown
    Page(shown).check_harmless()


@pytest.mark.parametrize("text", SMALL.values(), ids=SMALL.keys())
def test_a_chapter_that_holds_anything_changes_nothing_after_it(text: str) -> None:
    written = body_of("A[^1]\n\n[^1]: Not", text, "Sist")
    assert [title for _, title in outline(written) if title == "Del"][:3] == ["Del"] * 3
    assert written.endswith("### Del\n\nSist\n")


@pytest.mark.parametrize("text", SMALL.values(), ids=SMALL.keys())
def test_nothing_but_line_ends_is_changed(text: str) -> None:
    broken = with_hard_breaks(text)
    assert [line.rstrip() for line in broken.split("\n")] == [x.rstrip() for x in text.split("\n")]
    assert with_hard_breaks(broken) == broken


def test_published_text_that_is_broken_at_forty_characters_flows() -> None:
    text = "Lärande är en fråga för ledningen.\n" * 12
    written = document(text, own=False)
    assert "<br>" not in page(written)
    assert "  \n" not in written
    assert page(document(text, own=True)).count("<br>") == 11


def test_an_edition_that_was_frozen_before_keeps_its_lines() -> None:
    when = datetime(2027, 1, 12, tzinfo=UTC)
    for flows, said in ((False, "en rad\nen till"), (True, "en rad en till")):
        _, whole = frozen_page(Frozen("x", "Utgåva", when, 1, flows=flows), "en rad\nen till")
        assert [block.text for block in blocks(whole)] == [said]
