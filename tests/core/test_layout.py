import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.layout.lines import lay_out
from handbok_tui.core.markdown.blocks import PLAIN, Block, Indent, Line, Run, Span, SpanStyle
from handbok_tui.core.markdown.parse import parse
from tests.core.markdown_examples import EXAMPLES

STRONG: frozenset[SpanStyle] = frozenset({"strong"})


def drawn(text: str, width: int = 40) -> list[str]:
    return [line.text for line in lay_out(parse(text), width)]


def check(blocks: tuple[Block, ...], width: int) -> None:
    """What holds for every layout: nothing too wide, lost, doubled, moved or acting."""
    lines = lay_out(blocks, width)
    covered: dict[int, list[int]] = {index: [] for index in range(len(blocks))}
    for line in lines:
        assert sum(rich_cell_len(run.text) for run in line.runs) <= width
        assert visible(line.text) == line.text
        assert "\n" not in line.text
        assert "\t" not in line.text
        for run in line.runs:
            if run.start >= 0:
                said = blocks[line.block].text[run.start : run.start + len(run.text)]
                assert said.replace("\t", " ") == run.text
                covered[line.block] += range(run.start, run.start + len(run.text))
    for index, block in enumerate(blocks):
        places = covered[index]
        # A table whose columns do not fit is read row by row, its heads between the cells.
        assert (sorted(places) if block.kind == "table" else places) == sorted(set(places))
        letters = {place for place, char in enumerate(block.text) if not char.isspace()}
        assert letters - set(places) == set()
    assert [line.block for line in lines if line.block >= 0] == sorted(
        line.block for line in lines if line.block >= 0
    )


@pytest.mark.parametrize("width", [10, 23, 80])
@pytest.mark.parametrize("text", EXAMPLES)
def test_examples_fit_and_are_whole(text: str, width: int) -> None:
    check(parse(text), width)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120), st.integers(10, 200))
def test_any_text_fits_and_is_whole(text: str, width: int) -> None:
    check(parse(text), width)


PIECES = st.text(
    st.sampled_from("aå \u00a0–/-\n\t漢👩👍🏽❤1e\u0301\u200d\ufe0f\u200b") | st.sampled_from("ab "),
    max_size=40,
)
SPANS = st.lists(st.builds(Span, PIECES, st.sampled_from([PLAIN, STRONG])), max_size=4).map(tuple)
CELLS = SPANS.map(
    lambda spans: tuple(span._replace(text=span.text.replace("\n", " ")) for span in spans)
)
INDENTS = st.lists(
    st.builds(
        Indent,
        st.sampled_from(["quote", "item"]),
        st.sampled_from(["-", "12.", "漢"]),
        st.booleans(),
    ),
    max_size=8,
).map(tuple)
TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.builds(
        Block,
        st.just("table"),
        indents=INDENTS,
        rows=st.lists(st.tuples(*[CELLS] * columns), max_size=4).map(tuple),
        aligns=st.tuples(*[st.sampled_from(["left", "center", "right", ""])] * columns),
    )
)
TEXTS = st.builds(
    Block,
    st.sampled_from(["paragraph", "heading", "code", "rule"]),
    SPANS,
    indents=INDENTS,
    tight=st.booleans(),
).map(lambda block: Block("rule", indents=block.indents) if block.kind == "rule" else block)


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS | TABLES, max_size=3).map(tuple), st.integers(10, 60))
@example((Block("paragraph", (Span(" " * 50 + "a" + " " * 50),)),), 10)
@example((Block("code", (Span("\t\ta\tb\n\n" + "x" * 30),)),), 10)
def test_any_blocks_fit_and_are_whole(blocks: tuple[Block, ...], width: int) -> None:
    check(blocks, width)


@settings(max_examples=100, deadline=None)
@given(SPANS, INDENTS, st.integers(1, 9))
def test_a_width_that_is_too_small_loses_nothing(
    spans: tuple[Span, ...], indents: tuple[Indent, ...], width: int
) -> None:
    block = Block("paragraph", spans, indents=indents)
    said = "".join(
        run.text for line in lay_out((block,), width) for run in line.runs if run.start >= 0
    )
    assert "".join(said.split()) == "".join(block.text.split())


def test_paragraphs_are_wrapped_between_words_with_a_blank_line_between() -> None:
    assert drawn("Som ledare har du en viktig roll.\n\nOch en till.", 16) == [
        "Som ledare har",
        "du en viktig",
        "roll.",
        "",
        "Och en till.",
    ]
    assert [line.block for line in lay_out(parse("a\n\nb"), 16)] == [0, -1, 1]


def test_a_line_may_be_exactly_full() -> None:
    assert drawn("0123456789 0123456789", 10) == ["0123456789", "0123456789"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("se fullmäktiges/styrelses/nämnds", ["se fullmäktiges/", "styrelses/nämnds"]),
        ("kompetensutvecklings-plan", ["kompetensutvecklin", "gs-plan"]),
        ("lärande-ekosystemkarta x", ["lärande-", "ekosystemkarta x"]),
        ("https://exempel.se/en/lång/stig", ["https://exempel.se", "/en/lång/stig"]),
        ("aaaaaaaaa bbbb-cccc-ddd", ["aaaaaaaaa", "bbbb-cccc-ddd"]),
        ("x" * 40, ["x" * 18, "x" * 18, "xxxx"]),
        ("1\u00a0000\u00a0000 kr 100\u00a0kr", ["1\u00a0000\u00a0000 kr", "100\u00a0kr"]),
        ("漢字漢字漢字漢字漢字", ["漢字漢字漢字漢字漢", "字"]),
    ],
)
def test_long_words_are_divided_where_they_can_be(text: str, lines: list[str]) -> None:
    assert drawn(text, 18) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("se https://ex-empel.se/en-lång/stig.", ["se", "https://ex-empel.se/en-lång/stig."]),
        ("[planen](moten/2027-01/pro-tokoll.pdf) x",
         ["planen", "(moten/2027-01/pro-tokoll.pdf) x"]),
        ("skriv bara till a-lind.lon@bjork-dala.se x",
         ["skriv bara till", "a-lind.lon@bjork-dala.se x"]),
        ("a https://exempel.se/" + "a-b/" * 6 + "slut",
         ["a", "https://exempel.se/a-b/a-b/a-b/a-b", "/a-b/a-b/slut"]),
    ],
)  # fmt: skip
def test_an_address_is_whole_on_its_line_and_fills_it_where_it_is_longer(
    text: str, lines: list[str]
) -> None:
    assert drawn(text, 34) == lines


def test_a_character_is_never_parted_from_its_marks() -> None:
    assert drawn("e\u0301" * 12, 10) == ["e\u0301" * 10, "e\u0301" * 2]
    assert drawn("👩‍👩‍👧" * 6, 10) == ["👩‍👩‍👧" * 5, "👩‍👩‍👧"]


def test_lists_hang_from_their_markers() -> None:
    assert drawn("- ett två tre fyra\n  1. fem\n- sex\n\n11. sju åtta nio", 14) == [
        "• ett två tre",
        "  fyra",
        "  1. fem",
        "• sex",
        "",
        "11. sju åtta",
        "    nio",
    ]


def test_quotes_have_a_bar_also_between_their_paragraphs() -> None:
    assert drawn("> ett två tre fyra\n>\n> - fem\n> - sex\n\nsju", 14) == [
        "│ ett två tre",
        "│ fyra",
        "│",
        "│ • fem",
        "│ • sex",
        "",
        "sju",
    ]


def test_deep_indents_give_way_to_the_words() -> None:
    assert drawn("> > > > > > ord ord", 12) == ["│ │ ord ord"]


def test_rules_headings_and_hard_breaks() -> None:
    assert drawn("# Rubrik\nett  \ntvå\n***", 12) == ["Rubrik", "", "ett", "två", "", "─" * 12]


def test_code_keeps_every_blank_and_is_cut_hard() -> None:
    assert drawn("```\nif  x:\n\ty = 1\n\n  0123456789\n```", 10) == [
        "if  x:",
        "    y = 1",
        "",
        "  01234567",
        "89",
    ]


TABLE = "| Vad | Antal | Läge |\n|---|--:|:-:|\n| Mål | 7 | klart |\n| Aktivitet | 12 | på gång |"


def test_a_table_that_fits_has_columns() -> None:
    assert drawn(TABLE) == [
        "Vad        Antal   Läge",
        "─────────────────────────",
        "Mål            7   klart",
        "Aktivitet     12  på gång",
    ]


def test_a_table_that_does_not_fit_is_told_row_by_row() -> None:
    assert drawn(TABLE, 20) == [
        "Vad: Mål",
        "Antal: 7",
        "Läge: klart",
        "",
        "Vad: Aktivitet",
        "Antal: 12",
        "Läge: på gång",
    ]


def test_looks_links_and_places_follow_the_words() -> None:
    block = Block("paragraph", (Span("ett "), Span("två tre", STRONG, "https://x.se")))
    assert lay_out((block,), 10)[:2] == (
        Line((Run("ett ", start=0), Run("två", STRONG, "https://x.se", 4)), 0),
        Line((Run("tre", STRONG, "https://x.se", 8),), 0),
    )


def test_the_heads_of_a_told_table_have_their_place_once() -> None:
    lines = lay_out(parse(TABLE), 20)
    starts = [run.start for line in lines for run in line.runs if run.text == "Vad"]
    assert starts == [0, -1]
