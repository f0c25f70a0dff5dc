"""A document's headings, as CommonMark sees them, against what the handbook meant."""

from __future__ import annotations

import subprocess
import sys

import pytest

from handbok_tui.export.markdown.outline import check, dialects, outline

DOCUMENT = """\
# Vår handbok

## Driv *lärandet* \\& mer

### Fråga `ett` [nu](x)

#### Svarets rubrik

> # Citat

Underline
---

```
# kod
```
"""


def test_the_outline_is_the_headings_at_the_margin_as_plain_text() -> None:
    assert outline(DOCUMENT) == (
        (1, "Vår handbok"),
        (2, "Driv lärandet & mer"),
        (3, "Fråga ett nu"),
        (4, "Svarets rubrik"),
        (2, "Underline"),
    )


def test_an_underlined_heading_of_two_lines_is_one_title() -> None:
    assert outline("Ett\ntvå  \n![tre](x)\n===\n") == ((1, "Ett två tre"),)


@pytest.mark.parametrize("markdown", ["", "text\n", "    # kod\n", "<!--\n# dolt\n-->\n"])
def test_what_is_no_heading_is_not_in_the_outline(markdown: str) -> None:
    assert outline(markdown) == ()


OWN = [(1, "Handbok"), (2, "Kapitel"), (3, "Fråga"), (2, "Sist")]
GOOD = "# Handbok\n\n## Kapitel\n\n### Fråga\n\n{}\n\n## Sist\n"


@pytest.mark.parametrize(
    "answer",
    [
        "svar",
        "#### Under",
        "##### Under\n\n#### Mer",
        "> #### Citat",
        "- #### Lista",
        "```\n# x\n```",
    ],
)
def test_headings_below_the_own_ones_are_let_through(answer: str) -> None:
    assert check(GOOD.format(answer), OWN)


@pytest.mark.parametrize(
    "answer",
    [
        "### Annan",
        "## Kapitel",
        "# Handbok",
        "Rubrik\n---",
        "> # Citat",
        "> ### Citat",
        "- ## Lista",
        "```",
        "<!--",
    ],
)
def test_a_heading_in_the_way_is_found(answer: str) -> None:
    assert not check(GOOD.format(answer), OWN)


def test_the_own_headings_must_all_stand_in_order() -> None:
    document = GOOD.format("svar")
    assert check(document, OWN)
    assert not check(document, OWN[:-1])
    assert not check(document, [*OWN, (2, "Mer")])
    assert not check(document, [OWN[0], OWN[3], OWN[2], OWN[1]])
    assert not check(document, [(1, "Handbok"), (3, "Kapitel"), *OWN[2:]])
    assert not check(document, OWN[1:])


def test_an_own_heading_in_a_quote_does_not_count() -> None:
    assert not check("# A\n\n> ## B\n", [(1, "A"), (2, "B")])


def test_a_heading_before_the_first_own_one_is_found() -> None:
    assert not check("###### x\n\n# A\n", [(1, "A")])


def test_an_answers_heading_may_look_like_the_next_own_one() -> None:
    own = [(1, "Fråga"), (3, "Anna"), (1, "Slut")]
    assert check("# Fråga\n\n### Anna\n\n### Anna\n\n# Slut\n", own)
    assert not check("# Fråga\n\n### Anna\n\n### Bo\n\n# Slut\n", own)


def test_titles_are_compared_as_they_are_seen() -> None:
    assert check("# Två rader ␛\n", [(1, " Två\nrader \x1b")])


def test_an_empty_document_has_no_headings_to_lack() -> None:
    assert check("text", [])
    assert not check("# x", [])
    assert not check("", [(1, "A")])


def test_only_the_last_dialect_knows_footnotes_and_front_matter() -> None:
    text = "---\na: b\n---\n\n[^1]: not\n"
    kinds = [{token.type for token in reads.parse(text)} for reads, _ in dialects()]
    assert ["front_matter" in seen for seen in kinds] == [False, False, True]


def test_to_a_writer_html_and_definitions_are_characters() -> None:
    for _, means in dialects():
        assert means.render("[a]: b").strip() == "<p>[a]: b</p>"
        assert means.render("<b>x").strip() == "<p>&lt;b&gt;x</p>"


def test_the_parser_is_not_imported_before_it_is_needed() -> None:
    script = (
        "import sys; from handbok_tui.export.markdown import embed, escape, outline;"
        "answer = 'Vi har **ett** mål, se [planen](https://example.se).\\n\\n- ett\\n- två';"
        "assert embed.embed(answer, 3).markdown == answer;"
        "sys.exit('markdown_it' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
