"""Plain text stays what it is wherever it is put in a document."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbok_tui.export.markdown.escape import cell, heading, inline, one_line
from handbok_tui.export.markdown.outline import check, dialects, outline
from handbok_tui.texts.sheets.templates import joined
from tests.export.nasty import SMALL

PIECES = [
    *"\\`*_[]<>&~|#=-+.:!()^$\"' \n\t0a",
    "å",
    "ord",
    "1.",
    "]: ",
    "&amp;",
    "<b>",
    "](x)",
    "\0",
]
plain_texts = (
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
    | st.text(max_size=20)
    | st.sampled_from(list(SMALL.values()))
)
modest = settings(max_examples=150, deadline=None)


def seen(markdown: str, element: str) -> list[list[str]]:
    """The text of each such element, per dialect; what is marked up in it would show as tags."""
    found = []
    for reads, _ in dialects():
        rendered = reads.render(markdown)
        inside = re.findall(rf"<{element}>(.*?)</{element}>", rendered, re.DOTALL)
        found.append([html.unescape(text) for text in inside])
    return found


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Driv lärandet", "Driv lärandet"),
        ("Lärande – en ledningsfråga (2027)", "Lärande – en ledningsfråga (2027)"),
        ("Vi * er", r"Vi \* er"),
        ("# inte", "# inte"),
        ("C#", "C#"),
        ("tal #", r"tal \#"),
        ("#", r"\#"),
        ("<b> & [x](y) ~a~ `b` a|b \\", r"\<b\> \& \[x\](y) \~a\~ \`b\` a\|b \\"),
        (" två\r\n\nrader ", "två rader"),
        ("röd\x1b[31m", r"röd␛\[31m"),
        ("", ""),
    ],
)
def test_a_title_as_a_heading(text: str, escaped: str) -> None:
    assert heading(text) == escaped


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1. ett", r"1\. ett"),
        ("1986.", r"1986\."),
        ("3) tre", r"3\) tre"),
        ("1.5 procent", "1.5 procent"),
        ("- ett", r"\- ett"),
        ("-5 grader", "-5 grader"),
        ("+ ett", r"\+ ett"),
        ("+46 8", "+46 8"),
        ("# ett", r"\# ett"),
        ("#ett", "#ett"),
        ("===", r"\==="),
        ("---", r"\---"),
        ("Anna\nLind", "Anna Lind"),
    ],
)
def test_a_text_that_starts_like_a_block(text: str, escaped: str) -> None:
    assert inline(text) == escaped


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("ett\ntvå\r\n\r\n tre ", "ett; två; tre"),
        ("\n", ""),
        ("\\|", r"\\\|"),
    ],
)
def test_a_text_in_a_cell(text: str, escaped: str) -> None:
    assert cell(text) == escaped


@modest
@given(plain_texts)
def test_a_title_is_read_back_as_it_was(text: str) -> None:
    document = f"# A\n\n## {heading(text)}\n\n# B\n"
    assert outline(document) == ((1, "A"), (2, one_line(text)), (1, "B"))
    assert check(document, [(1, "A"), (2, text), (1, "B")])
    assert seen(document, "h2") == [[one_line(text)]] * 3


@modest
@given(plain_texts.filter(one_line))
def test_a_text_is_read_back_from_paragraph_item_and_label(text: str) -> None:
    escaped = inline(text)
    assert seen(f"före\n\n{escaped}\n\nefter", "p") == [["före", one_line(text), "efter"]] * 3
    assert seen(f"före\n{escaped}\nefter", "p") == [[f"före\n{one_line(text)}\nefter"]] * 3
    assert seen(f"före\n\n- {escaped}\n- efter", "li") == [[one_line(text), "efter"]] * 3
    assert seen(f"**{escaped}:** efter", "strong") == [[f"{one_line(text)}:"]] * 3


@modest
@given(plain_texts, plain_texts)
def test_texts_are_read_back_from_their_cells(one: str, other: str) -> None:
    lines = [one_line(line) for line in re.split(r"\r\n?|\n", one)]
    table = f"| a | b |\n|---|---|\n| {cell(one)} | {cell(other)} |\n| sist | x |\n\nefter"
    for cells in seen(table, "td")[1:]:
        assert len(cells) == 4
        assert cells[0] == joined(line for line in lines if line)
        assert cells[2:] == ["sist", "x"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Alla enheter\nhar börjat", "Alla enheter; har börjat"),
        ("Första veckan.\nDe går bredvid", "Första veckan. De går bredvid"),
        ("Varför?\r\n\r\nSå:\rja", "Varför? Så: ja"),
        ("Säg ”nej.”\nOch (ja!)\n;\nx", "Säg ”nej.” Och (ja!) ; x"),
        ("\n\n", ""),
    ],
)
def test_the_lines_of_a_cell_are_joined_as_people_write(text: str, said: str) -> None:
    assert cell(text) == said
