"""Reader, Markdown and HTML say the same words in the same order, on the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbok_tui.core.frozen import Frozen, frozen_page
from handbok_tui.core.markup import parse
from handbok_tui.core.part_blocks import blocks
from handbok_tui.export.html import page
from handbok_tui.export.line_breaks import with_hard_breaks
from handbok_tui.export.outline import dialects
from handbok_tui.export.writer import Writer, write
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
    """What a browser shows."""
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
    _, _, body = page(written).partition("<main>")
    assert in_html(body) == said


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
