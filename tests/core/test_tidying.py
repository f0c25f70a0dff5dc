"""What other programs' Markdown has and the handbook has not becomes the nearest thing it has."""

import pytest

from handbok_tui.core.importing.chapter import chapter_from_markdown
from handbok_tui.core.importing.tidy import Tidied, tidied
from handbok_tui.export.markdown.chapter import chapter_markdown


def tidy(text: str) -> Tidied:
    return tidied(text.split("\n"))


def tidy_text(text: str) -> str:
    return "\n".join(tidy(text).lines)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        # figures
        ("H~2~O och 10^3^ m^2^", "H₂O och 10³ m²"),
        ("x^två^ och y~max~", "x\\^två^ och y\\~max~"),
        ("~~struket~~ och ~ungefär~ 5", "~~struket~~ och ~ungefär~ 5"),
        ("not[^1] och x[^2]", "not[^1] och x[^2]"),
        ("https://x.se/a~1~b `H~2~O` H\\~2~O", "https://x.se/a~1~b `H~2~O` H\\~2~O"),
        ("m<sup>2</sup>, CO<sub>2</sub>, 1<sup>a</sup>", "m², CO₂, 1a"),
        ("H~2~SO~4~", "H₂SO₄"),
        # marked words
        ("==Tänk== på (==det.==)", "**Tänk** på (**det.**)"),
        ("> ==två\n> rader==", "> **två\n> rader**"),
        ("**a ==b== c** och a==b==c", "**a b c** och a==b==c"),
        ("Rubrik\n====\n\na == b", "Rubrik\n====\n\na == b"),
        # line breaks
        ("ett<br>två<br />\ntre<br>", "ett\\\ntvå\\\ntre"),
        ("# Ett<br>två", "# Ett två"),
        ("| a |\n|---|\n| ett<br>två |", "| a |\n|---|\n| ett · två |"),
        ("| a |\n|---|\n| Ett. <br/> Två |", "| a |\n|---|\n| Ett. Två |"),
        # tags
        ("<b>fet</b> <em> lutad </em>x", "**fet**  *lutad* x"),
        ("<u>a</u> <ditt namn> <span style='x'>b</span>", "a <ditt namn> b"),
        ('<a href="https://x.se/(a)">b</a> <a id="x"></a>c', "[b](<https://x.se/(a)>) c"),
        ('<img src="a.png" alt="Bild">', "![Bild](a.png)"),
        ("<kbd>F1</kbd> <https://x.se> `<b>x</b>`", "`F1` <https://x.se> `<b>x</b>`"),
        ("<ruby>漢<rt>kan</rt></ruby> <input type=checkbox checked> klart", "漢 (kan) ☒ klart"),
        ('<iframe src="https://x.se"></iframe>', "[https://x.se](https://x.se) "),
        # a whole page
        (
            '<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8">\n'
            "<title>Sida</title></head><body>\n\n<select><option>a<option>b</select> <datum>\n"
            "</body></html>",
            "\n\nSida\n\na\n\nb <datum>\n",
        ),
        # lists with letters
        ("Gör:\na)  gå\nb)  bli\n    kvar", "Gör:\n- a)  gå\n- b)  bli\n    kvar"),
        ("a)  gå\n\n    mer\n\nb)  bli", "- a)  gå\n\n    mer\n\n- b)  bli"),
        ("1. x\n   a. ett\n   b. två\n2. y", "1. x\n   - a. ett\n   - b. två\n2. y"),
        ("> (i) ett\n> (ii) två", "> - (i) ett\n> - (ii) två"),
        ("a) bara en", "a) bara en"),
        ("a) ett\\\nb) brutet för hand", "a) ett\\\nb) brutet för hand"),
        ("A. Svensson\nB. Larsson", "A. Svensson\nB. Larsson"),
        ("- a) ett\n- b) två", "- a) ett\n- b) två"),
        # definitions
        ("Ord\n:   sak\n\n    mer", "**Ord**\n-   sak\n\n    mer"),
        ("Ord\n\n: sak\n: ting\n\nTid\n: x", "**Ord**\n\n- sak\n- ting\n\n**Tid**\n- x"),
        ("- *Ord*\n  : sak", "- *Ord*\n  - sak"),
        ("[^1]: <u>a</u> ==b==\n\nx[^1]", "[^1]: a **b**\n\nx[^1]"),
        # blocks
        ("<ul><li>ett<li>två<ol><li>x</ol></ul>", "- ett\n- två\n  1. x"),
        ("a\n<table><tr><td>b|c<td>d</table>\ne", "a\n\n| b\\|c | d |\n|---|---|\n\ne"),
        ("- x\n\n  <table><tr><td>a<td>b</table>", "- x\n\n  | a | b |\n  |---|---|"),
        ("> <table><tr><td>a<td>b</table>", "> | a | b |\n> |---|---|"),
        ("<p>1. *så*</p>\n<p>två</p>", "1\\. \\*så\\*\n\ntvå"),
        ("<dl><dt>Ord<dd>sak</dl>", "**Ord**\n\n- sak"),
        ("<pre>\n  a\n   b\n</pre>", "```\n  a\n   b\n```"),
        ("<div>\n    text\n</div>", "\ntext\n"),
    ],
)  # fmt: skip
def test_each_construct_becomes_the_nearest_thing(text: str, becomes: str) -> None:
    assert tidy_text(text) == becomes
    assert tidy_text(becomes) == becomes


def test_cells_over_several_rows_and_columns_keep_the_columns() -> None:
    table = (
        "<table><caption>Vecka</caption><thead><tr><th>Dag</th><th colspan=2>Vem</th></tr></thead>"
        "<tr><td rowspan='2'>Må</td><td>A</td><td><p>B</p><p>C.</p><ul><li>x<li>y</ul></td></tr>"
        "<tr><td><b>D</b></td><td>E<table><tr><td>inne</table></td></tr></table>"
    )
    assert tidy_text(table) == (
        "Vecka\n\n| Dag | Vem |  |\n|---|---|---|\n| Må | A | B · C. – x · – y |\n"
        "|  | **D** | E · inne |"
    )
    assert [remark.text for remark in tidy(table).remarks] == [
        "En cell över flera rader eller kolumner står i den första; de andra är tomma.",
        "En tabell i en tabell är text i cellen.",
    ]


def test_what_could_not_be_kept_is_told_with_its_line() -> None:
    found = tidy("ett\n\n<div>\n\n<u>två</u> x^två^\n\n==tre==\n\n</div>\n\n<script>x</script>")
    assert [(remark.line, remark.text) for remark in found.remarks] == [
        (3, "HTML-taggarna <div>, <u> är inte med; orden i dem är det."),
        (5, "Det finns inga små tecken för det upphöjda eller nedsänkta; det står som i filen."),
        (7, "Det som var markerat (==) är fet stil."),
        (11, "Ett skript är inte med."),
    ]
    assert "x" not in found.lines


def test_what_is_said_of_a_line_is_said_of_the_line_in_the_file() -> None:
    text = "<!-- a\n\nb -->\n\n<ul><li>x<li>y<li>z</ul>\n\n## Reflektera\n\n- a\n\n  > b"
    assert [remark.line for remark in chapter_from_markdown(text).remarks] == [1, 9]


def test_plain_text_that_only_looks_like_a_sign_comes_back() -> None:
    text = "# 2^3^ ==x==\n\n## Reflektera\n\n- Vad är H\\~2\\~O\\\n  \\: och a\\=\\=b\\=\\=?\n"
    chapter = chapter_from_markdown(text).chapter
    (question,) = chapter.questions
    assert question.text == "Vad är H~2~O\n: och a==b==?"
    assert chapter_from_markdown(chapter_markdown(chapter)).chapter == chapter
