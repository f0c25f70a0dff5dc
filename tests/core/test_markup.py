import re
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.layout.lines import lay_out
from handbok_tui.core.markdown import parse as markup
from handbok_tui.core.markdown.blocks import Block, Indent, Span, SpanStyle
from handbok_tui.core.markdown.parse import parse, parser
from handbok_tui.texts import reading
from tests.core.markdown_examples import EXAMPLES

NOTE: frozenset[SpanStyle] = frozenset({"note"})


def look(*styles: SpanStyle) -> frozenset[SpanStyle]:
    return frozenset(styles)


def paragraph(*spans: Span | str, **facts: object) -> Block:
    plain = tuple(Span(span) if isinstance(span, str) else span for span in spans)
    return Block("paragraph", plain, **facts)  # type: ignore[arg-type]


def shown(text: str) -> str:
    """All that the blocks of a text say, list markers included."""
    return "\n".join(
        " ".join([*(indent.marker for indent in block.indents), block.text])
        for block in parse(text)
    )


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def outline(text: str) -> list[tuple[str, str, str, bool]]:
    """Each block as kind, text, markers ("-" an item, "·" its later blocks, ">") and tightness."""
    return [
        (
            block.kind,
            block.text,
            " ".join(
                ">" if i.kind == "quote" else i.marker if i.first else "·" for i in block.indents
            ),
            block.tight,
        )
        for block in parse(text)
    ]


@pytest.mark.parametrize("text", EXAMPLES)
def test_no_word_is_lost(text: str) -> None:
    found = shown(text)
    assert [word for word in words(visible(text)) if word not in found] == []


@pytest.mark.parametrize("text", EXAMPLES)
def test_blocks_hold_nothing_that_acts(text: str) -> None:
    for block in parse(text):
        assert visible(block.text) == block.text


def test_only_a_blank_text_has_no_blocks() -> None:
    assert parse("") == parse(" \n\t\n") == ()
    assert parse(">") == (paragraph(">"),)


def test_paragraphs_and_breaks() -> None:
    assert parse("Ett\ntvå\r\n\r\ntre  \nfyra\\\nfem") == (
        paragraph("Ett två"),
        paragraph("tre\nfyra\nfem"),
    )


def test_looks() -> None:
    assert parse("a *b **c*** ~~d~~ `e*`")[0].spans == (
        Span("a "),
        Span("b ", look("emphasis")),
        Span("c", look("emphasis", "strong")),
        Span(" "),
        Span("d", look("strike")),
        Span(" "),
        Span("e*", look("code")),
    )


def test_headings_rules_and_code() -> None:
    assert parse(
        "## Två *ord*\n\n---\n\n    a\n\n      b\n\n```Så här\nc\n```\n\n```py\nd\n```"
    ) == (
        Block("heading", (Span("Två "), Span("ord", look("emphasis"))), level=2),
        Block("rule"),
        Block("code", (Span("a\n\n  b"),)),
        Block("code", (Span("Så här\n", NOTE), Span("c"))),
        Block("code", (Span("d"),)),
    )


def test_lists_are_tight_or_loose_and_nest() -> None:
    assert outline("Text\n- a\n- b\n  1. c\n- d\n\n  e\n\n> f") == [
        ("paragraph", "Text", "", False),
        ("paragraph", "a", "-", False),
        ("paragraph", "b", "-", False),
        ("paragraph", "c", "· 1.", True),
        ("paragraph", "d", "-", False),
        ("paragraph", "e", "·", False),
        ("paragraph", "f", ">", False),
    ]
    assert [tight for *_, tight in outline("- a\n- b\n  - c\n- \n- d")] == [
        False,
        True,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("1. a\n1. b\n1. c", ["1.", "2.", "3."]),
        ("3) a\n4) b", ["3)", "4)"]),
        ("1. a\n5. b\n9. c", ["1.", "5.", "9."]),
        ("* a\n* b\n+ c", ["*", "*", "+"]),
    ],
)
def test_list_markers_are_those_of_the_text(text: str, markers: list[str]) -> None:
    assert [block.indents[-1].marker for block in parse(text)] == markers


def test_an_empty_item_keeps_its_place() -> None:
    assert outline("- a\n-\n- c")[1] == ("paragraph", "", "-", True)


def test_tables() -> None:
    (table,) = parse("| a | b |\n|:-:|--:|\n| *c* | |\n| d | e | f |")
    assert table.aligns == ("center", "right")
    assert table.rows == (
        ((Span("a"),), (Span("b"),)),
        ((Span("c", look("emphasis")),), ()),
        ((Span("d"),), (Span("e"), Span(" | f"))),
    )
    assert table.text == "a\tb\nc\t\nd\te | f"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("[ord](https://x.se)", (Span("ord", link="https://x.se"), Span(" (https://x.se)", NOTE))),
        (
            "[ord](https://x.se/%C3%A5 'titel')",
            (
                Span("ord", link="https://x.se/%C3%A5"),
                Span(" (https://x.se/%C3%A5, titel)", NOTE),
            ),
        ),
        ("<https://x.se>", (Span("https://x.se", link="https://x.se"),)),
        (
            "[a](m%C3%B6te%20om.pdf)",
            (Span("a", link="m%C3%B6te%20om.pdf"), Span(" (m%C3%B6te%20om.pdf)", NOTE)),
        ),
        ("[a](<möte om.pdf>)", (Span("a", link="möte om.pdf"), Span(" (möte om.pdf)", NOTE))),
        ("<https://x.se/%C3%A5>", (Span("https://x.se/%C3%A5", link="https://x.se/%C3%A5"),)),
        ("<a@x.se>", (Span("a@x.se", link="mailto:a@x.se"),)),
        ("[](https://x.se)", (Span("https://x.se", link="https://x.se"),)),
        ("[ord](#)", (Span("ord", link="#"), Span(reading.LINK_MISSING, NOTE))),
        ("[ord]()", (Span("ord", link="#"), Span(reading.LINK_MISSING, NOTE))),
        ("[a](javascript:x)", (Span("[a](javascript:x)"),)),
        ("![hus](h.png)", (Span("hus"), Span(" (bild: h.png)", NOTE))),
        ("![hus]()", (Span("hus"), Span(" (bild)", NOTE))),
        ("a[^1]\n\n[^1]: b", (Span("a"), Span("[1]", NOTE))),
    ],
)
def test_links_pictures_and_footnotes_say_where_they_lead(
    text: str, spans: tuple[Span, ...]
) -> None:
    assert parse(text)[0].spans == spans


def test_a_footnote_stands_where_it_is_defined_with_its_label() -> None:
    assert outline("[^a]: Not\n\nText[^a]\n\n[^b]:") == [
        ("paragraph", "[a] Not", "", False),
        ("paragraph", "Text[a]", "", False),
        ("paragraph", "[b] ", "", False),
    ]


def test_link_definitions_nobody_uses_stand_as_text_where_they_were() -> None:
    text = "Före\n\n[ett]: x 'titel'\n[två]: y\n[två]: z\n\n[två] efter"
    assert [block.text for block in parse(text)] == [
        "Före",
        "[ett]: x 'titel'",
        "[två]: z",
        "två (y) efter",
    ]


def test_a_second_paragraph_of_a_footnote_stands_below_the_first() -> None:
    blocks = parse("a[^1]\n\n[^1]: ett\n\n    två\n\n    - tre\n\nslut")
    assert [(block.text, [i.marker for i in block.indents]) for block in blocks] == [
        ("a[1]", []),
        ("[1] ett", []),
        ("två", ["[1]"]),
        ("tre", ["[1]", "-"]),
        ("slut", []),
    ]
    assert [line.text for line in lay_out(blocks, 40)][4:7] == ["    två", "", "    • tre"]


def test_html_stands_as_it_was_typed() -> None:
    assert parse("<div>\n*x*\n</div>\n\na <b>c</b>") == (
        paragraph("<div>\n*x*\n</div>"),
        paragraph("a <b>c</b>"),
    )


def test_characters_written_as_entities_are_made_visible_too() -> None:
    assert parse("&#x202e;a&#13;b&#10;c")[0].text == "‹U+202E›a␍b c"


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "[^a]: "])
def test_what_is_nested_too_deep_is_shown_to_the_letter(mark: str) -> None:
    deep = mark * 200 + "ord"
    assert parse(f"*a*\n\n{deep}\n\nslut") == (
        paragraph("*a*"),
        paragraph(deep),
        paragraph("slut"),
    )


def test_brackets_without_end_are_shown_to_the_letter() -> None:
    assert parse("[" * 3000) == (paragraph("[" * 3000),)


def test_a_stack_that_is_almost_full_is_no_error() -> None:
    text = "> " * 30 + "*ord*"
    parser()
    assert parse.__wrapped__(text)[0].indents == (Indent("quote"),) * 30

    def deeper(level: int) -> tuple[Block, ...]:
        return parse.__wrapped__(text) if level == 0 else deeper(level - 1)

    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(400)
    try:
        found = deeper(400 - depth() - 60)
    finally:
        sys.setrecursionlimit(usual)
    assert found == (paragraph(text),)


def depth() -> int:
    frame = sys._getframe()
    count = 0
    while frame.f_back is not None:
        frame = frame.f_back
        count += 1
    return count


def test_plain_text_does_not_wait_for_the_parser() -> None:
    program = (
        "import sys; from handbok_tui.core.markdown.parse import parse;"
        "parse('Ett stycke – med ”ord”.\\n\\nOch ett till, 29 (tjugonio) [tecken](#)!');"
        "sys.exit('markdown_it' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


LINES = st.sampled_from(
    [
        *("", "", "", "ord ord", "Fler ord, 12 st.", " indragen", "\tindragen", "    kod", "  "),
        *("- a", "* b", "1. c", "7) d", "  - e", "> f", ">", "# g", "===", "---", "a  ", "b\\"),
        *("| a | b |", "|---|---|", "a | b", ":--", "~~~", "```", "<div>", "<!--", "-->", "[a]: b"),
        *("[a b](#)", "c [d](#), [e!](#)", "![f](#)", "[g](#h)", "[ i](#)", "[[j](#)](#)"),
        *("[a]", "*c*", "_d_", "&amp;", "\u00a0", "e\u2003", "\x0c", "=x", "+ y", "1.", "12.5 x"),
    ]
)
TEXTS = st.lists(LINES, max_size=8).map("\n".join) | st.text(
    st.sampled_from("ab å.,-–\n\n \t*_#>`[]()!&;<~|:=+1\\\r\u00a0\u2003\u3000\x1b\x1c\x85\ud800"),
    max_size=40,
)


def whole(text: str, *, line_breaks: bool = False) -> tuple[Block, ...]:
    """The blocks of a text that goes through the parser in one piece."""
    source = visible(re.sub("\r\n?", "\n", text))
    parsed = markup._parsed(source, line_breaks=line_breaks)
    return parsed or tuple(markup._to_the_letter(source))


@settings(max_examples=600, deadline=None)
@given(TEXTS)
@example("- a\n\nord\n\n  b")
@example("ord\n\n    kod\n\n\n    kod\n\nord")
@example("a\n\n<!--\n\nord\n\n-->")
@example("[a]\n\nord\n\n[a]: b")
def test_the_short_way_gives_what_the_parser_gives(text: str) -> None:
    assert parse(text) == whole(text)
    assert parse(text, line_breaks=True) == whole(text, line_breaks=True)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_can_be_parsed_without_losing_a_word(text: str) -> None:
    found = shown(text)
    source = text.replace("&amp;", "&")
    assert [word for word in words(visible(source)) if word not in found] == []


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_is_parsed_the_same_in_pieces(text: str) -> None:
    assert parse(text) == whole(text)


@pytest.mark.parametrize("text", ["ett\ntvå  \ntre", "ett\n**två**\ntre", "- ett\n  två"])
def test_an_answers_lines_stay_lines(text: str) -> None:
    written = [line.strip(" -*") for line in text.split("\n")]
    assert parse(text, line_breaks=True)[0].text.split("\n") == written
    assert "\n" not in parse(text.replace("  \n", "\n"))[0].text
