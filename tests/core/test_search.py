"""What a search finds, where it says that it is, and what it may leave unparsed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbok_tui.core.edition.parts import Part, Place, Role
from handbok_tui.core.layout.page import lay_out_page
from handbok_tui.core.layout.part_blocks import blocks
from handbok_tui.core.search.words import around, could_hold, find, find_in_page, fold

HERE = Place("k1")
ACCENTED = st.text("aåäöoeéèüÅÄÖÉeE \n\u00a0\u00ad\u0301\u030a\u0308İßΣ", max_size=30)


def hits(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in find(text, query)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÅÄÖ åäö", "åäö åäö"),
        ("Idé ÜBER Çelik ñ", "ide uber celik n"),
        ("ǻ Ǟ ș", "å ä s"),
        ("ß ø æ Σ 한 é", "ß ø æ σ 한 e"),
    ],
)
def test_folding_keeps_the_length_and_the_swedish_letters(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


def test_folding_accents_that_stand_by_themselves() -> None:
    assert fold("A\u030a a\u0308 O\u0308 e\u0301 lär\u00adande") == "å ä ö e lärande"


def test_a_ring_makes_another_letter_and_an_acute_accent_does_not() -> None:
    assert hits("ål al Ål a\u030al", "al") == ["al"]
    assert hits("ål al Ål a\u030al", "ÅL") == ["ål", "Ål", "a\u030al"]
    assert hits("idé ide ide\u0301", "idé") == hits("idé ide ide\u0301", "IDE")
    assert hits("idé ide ide\u0301.", "idé") == ["idé", "ide", "ide\u0301"]


@pytest.mark.parametrize("between", [" ", "  ", "\n", "\u00a0", " \n\t "])
def test_a_blank_is_any_blanks(between: str) -> None:
    text = f"x vårt{between}mål y"
    assert hits(text, "vårt mål") == [f"vårt{between}mål"]
    assert hits(text, " vårt \u00a0 mål\n") == [f"vårt{between}mål"]
    assert hits("vårtmål", "vårt mål") == []


@pytest.mark.parametrize("query", ["", " ", "\n\u00a0"])
def test_nothing_finds_nothing(query: str) -> None:
    assert find("a b", query) == ()


def test_signs_are_only_signs() -> None:
    assert hits("a.c abc (x) [y] \\d", "a.c") == ["a.c"]
    assert hits("a.c abc (x) [y] \\d", "(x) [y] \\D") == ["(x) [y] \\d"]


@given(ACCENTED, ACCENTED)
def test_hits_are_in_order_and_say_what_was_asked(text: str, query: str) -> None:
    done = 0
    for start, end in find(text, query):
        assert done <= start < end <= len(text)
        assert fold(text[start:end]).split() == fold(query).split()
        done = end
    words = " ".join(fold(query).split())
    if words and words in " ".join(fold(text).split()):
        assert done


@given(ACCENTED, ACCENTED)
@example("İΣ", "Σ")
@example("á\u0308", "a")
def test_composed_or_not_is_the_same(text: str, query: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    taken_apart = unicodedata.normalize("NFD", text)
    assert len(find(composed, query)) == len(find(taken_apart, query))


# -- on a page ---------------------------------------------------------------------------------

TABLE = "| Roll | Ansvar |\n|---|---|\n| Chef | leda *lärandet* |\n| Vi | delta i lärandet |"
PARTS = (
    Part("title", "01 Lärandet", HERE, "skr"),
    Part("body", f"Ett **lä**rande\nlärande stycke.\n\n{TABLE}\n\n    kod\tlära", HERE, "skr"),
    Part("question", "Hur lär vi?", HERE, "skr"),
    Part("help", "Lär av andra.", HERE, "project", label="Projektets text"),
    Part("answer-head", "Mitt svar · utkast", HERE, "mine"),
    Part("field", "Vi lär", HERE, "mine", label="Hur?"),
    Part("entry", "02 Lärare", HERE, "skr", label="1 av 4"),
)


@pytest.mark.parametrize("width", [10, 16, 30, 72])
def test_hits_on_a_page_stand_on_their_line(width: int) -> None:
    page = lay_out_page(PARTS, width)
    found = find_in_page(page, "LÄR")
    assert len(found) == 10
    assert [hit.line for hit in found] == sorted(hit.line for hit in found)
    for hit in found:
        assert fold(blocks(page.parts[hit.part])[hit.block].text[hit.start : hit.end]) == "lär"
        line = page.lines[hit.line]
        assert (line.part, line.line.block) == (hit.part, hit.block)
        (run,) = (r for r in line.line.runs if 0 <= r.start <= hit.start < r.start + len(r.text))
        assert fold(run.text[hit.start - run.start]) == "l"


def test_a_hit_over_two_lines_begins_on_the_first() -> None:
    page = lay_out_page([Part("body", "aaaa bbbb cccc", HERE, "skr")], 10)
    (hit,) = find_in_page(page, "bbbb cccc")
    assert (hit.start, hit.end, hit.line) == (5, 14, 0)


def test_only_words_are_found_not_what_is_drawn_around_them() -> None:
    page = lay_out_page(PARTS, 40)
    assert find_in_page(page, "1.") == ()
    assert find_in_page(page, "│") == ()
    assert len(find_in_page(page, "Projektets text: Lär av")) == 1
    assert len(find_in_page(page, "1 av 4")) == 1
    assert find_in_page(page, " ") == ()


# -- leaving out -------------------------------------------------------------------------------

FRAGMENTS = (
    "lär", "ande", "Idé", "å", " ", "\n", "\n\n", "**", "*", "_", "`", "~~", "\\", "\\*", "|",
    "[", "](http://x.y/b%C3%A5t)", "](", ")", "][1]", "[]", "\n\n[1]: http://x.se/ord \"t\"\n",
    "<http://se.nu>", "<b>", "&aring;", "&#229;", "a\u030a", "\u00ad", "# ", "> ", "- ", "1. ",
    "    ", "```\n", "http://x", "[^1]", "\n\n[^1]: not", "![", "](http://xn--bt-yia.se)",
    "|a|b|\n|-|-|\n|c|d|e|\n", "\u202e", "\x1b", "– ", "”", "?", "50 %",
)  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)
ROLES: tuple[Role, ...] = ("body", "answer", "note", "field", "points", "help", "entry")


@settings(max_examples=400)
@given(MARKDOWN, st.sampled_from(ROLES), st.data())
def test_what_is_shown_is_never_left_out(text: str, role: Role, data: st.DataObject) -> None:
    text = f"x {text}"  # a part is never blank
    part = Part(role, text, HERE, "skr", points=(text,) * (role == "points"), label="Vårt mål")
    shown = [block.text for block in blocks(part)]
    block = data.draw(st.sampled_from([each for each in shown if each]))
    start = data.draw(st.integers(0, len(block) - 1))
    query = block[start : start + data.draw(st.integers(1, 12))]
    if find(block, query):
        assert could_hold(part, query)


def test_what_cannot_hold_is_left_out() -> None:
    part = Part("body", "Vi **lär** av [varandra](http://x.y) (ofta) [var](#).", HERE, "skr")
    assert could_hold(part, "lär av")
    assert could_hold(part, "länk saknas")
    assert not could_hold(part, "lärande")
    assert not could_hold(part, "vi lärde")
    assert not could_hold(part, "§")


# -- the line around ---------------------------------------------------------------------------


@given(
    st.text("ab å\n", min_size=1, max_size=200), st.integers(10, 80), st.integers(0), st.integers(1)
)
def test_the_line_around_a_hit_has_the_hit_and_fits(
    text: str, room: int, start: int, length: int
) -> None:
    start %= len(text)
    end = min(len(text), start + 1 + length % 40)
    line, first, last = around(text, start, end, room)
    assert len(line) <= room
    assert "\n" not in line
    assert first < last
    assert line[first:last] == text[start : start + last - first].replace("\n", " ")
    assert last - first == end - start or len(line) >= room - 1
    assert line.strip("…") in text.replace("\n", " ")


def test_the_line_is_cut_between_words() -> None:
    text = "Ett två tre fyra fem sex sju åtta nio tio elva tolv"
    start = text.index("sju")
    assert around(text, start, start + 3, 30) == ("…fem sex sju åtta nio tio…", 9, 12)
    assert around(text, 0, 3, 30)[0] == "Ett två tre fyra fem sex sju…"
    assert around("kort text", 0, 4, 30) == ("kort text", 0, 4)
