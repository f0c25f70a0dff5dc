"""The exported web page: the handbook's outline, harmless whatever it holds, the same bytes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.export.html.page import page
from handbok_tui.export.markdown.embed import embed
from handbok_tui.export.markdown.outline import outline
from tests.export.html_page import Page
from tests.export.nasty import SMALL

GOLDEN = Path(__file__).parent / "golden" / "handbok.html"

DOCUMENT = """\
# Vår handbok

**Vår egen handbok** Björkdala kommun

## 01 Driv lärandet

### Vad gör vi?

**Vårt svar (Gruppen)** · utkast · 12 januari 2027

Första raden
andra raden med *vikt*, **tyngd**, ~~struket~~ och `kod < 1`.

- ett
- två
  - tre

3. först
4. sedan

   mer

> Citat
>
> # Inte vår rubrik

| Vad | När | Antal | |
|---|:-:|---:|---|
| Möte om kompetensutvecklingsinsatser | 2027-03-01 | 4 | x |

```
<b>kod</b>
```

---

Se [SKR](https://skr.se/?a=1&b=2 "titel"), <https://skr.se>, <anna@example.se>,
[kapitlet](#01-driv-larandet), [planen](plan.docx) och ![en bild](bild.png).

### Vad gör vi?

## 02 Vår vision
"""


def answered(text: str) -> str:
    """A small handbook with an answer as the export puts it in."""
    body = embed(text, 3).markdown
    return f"# Handbok\n\n## Kapitel\n\n### Fråga\n\n{body}\n\n## Sist\n\nSlut.\n"


def test_the_page_is_as_it_was() -> None:
    shown = page(DOCUMENT, "Björkdala kommun & Co")
    if os.environ.get("UPDATE_LOOKS"):
        GOLDEN.write_text(shown, "utf-8")
    assert shown == GOLDEN.read_text("utf-8")
    Page(shown).check_harmless()


def test_the_outline_is_that_of_the_markdown() -> None:
    assert tuple(Page(page(DOCUMENT)).headings) == outline(DOCUMENT)


@pytest.mark.parametrize("name", SMALL)
def test_no_answer_changes_the_page_around_it(name: str) -> None:
    markdown = answered(SMALL[name])
    read = Page(page(markdown))
    read.check_harmless()
    assert tuple(read.headings) == outline(markdown)
    assert len(read.all("h1")) == 1
    assert read.text.endswith("Sist\nSlut.\n\n\n\n")


def test_it_has_a_language_a_title_landmarks_and_an_author() -> None:
    read = Page(page(DOCUMENT, "Björkdala kommun"))
    assert read.html.startswith('<!doctype html>\n<html lang="sv">\n')
    assert "<title>Vår handbok</title>" in read.html
    assert {"name": "author", "content": "Björkdala kommun"} in read.all("meta")
    landmarks = [tag for tag, _ in read.elements if tag in {"header", "nav", "main"}]
    assert landmarks == ["header", "nav", "main"]


def test_the_contents_lead_to_every_chapter_and_question() -> None:
    html = page(DOCUMENT)
    contents = html[html.index("<nav") : html.index("</nav>")]
    assert re.findall(r'href="#([^"]+)"', contents) == [
        "01-driv-larandet",
        "vad-gor-vi",
        "vad-gor-vi-2",
        "02-var-vision",
    ]
    ids = re.findall(r'<h[23] id="([^"]+)"', html)
    assert ids == re.findall(r'href="#([^"]+)"', contents)


def test_a_document_without_chapters_has_no_empty_contents() -> None:
    assert Page(page("# Handbok\n\nText.\n")).all("nav") == []


def test_a_heading_without_words_has_a_name_and_no_row_in_the_contents() -> None:
    read = Page(page("# Handbok\n\n## Kapitel\n\n###\n\n####\n"))
    assert [one.get("aria-label") for one in read.all("h3") + read.all("h4")] == ["Tom rubrik"] * 2
    assert [link["href"] for link in read.all("a")] == ["#kapitel"]


def test_header_cells_say_what_they_head_and_empty_ones_head_nothing() -> None:
    read = Page(page(DOCUMENT))
    assert [cell.get("scope") for cell in read.all("th")] == ["col", "col", "col"]
    assert read.all("table") == [{"aria-label": "Vad gör vi?"}]
    assert read.all("div")[0]["tabindex"] == "0"


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "</main></body></html><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<style>body{display:none}</style>",
    "<base href=//ond.example>",
    "<meta http-equiv=refresh content=0;url=//ond.example>",
    "<form action=//ond.example><input name=x></form>",
    "<a href='javascript:alert(1)'>x</a>",
    "<div style=position:fixed;inset:0>täcker</div>",
    "<!-- <script>alert(1)</script>",
    "<![CDATA[ <script>alert(1)</script> ]]>",
    "<?php echo 1 ?>",
    "<p onclick=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](%6aavascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](data:image/png;base64,AAAA)",
    "[x](file:///etc/passwd)",
    "[x](//ond.example)",
    "[x](/etc/passwd)",
    "[x](#finns-inte)",
    '[x](https://ond.example/"onmouseover="alert(1))',
    "[x](https://ond.example/'onmouseover='alert(1))",
    '[x](https://a.example "onmouseover=alert(1)")',
    '[x](https://a.example "\\"><script>alert(1)</script>")',
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://ond.example/spår.png)",
    '![x" onerror="alert(1)](https://ond.example/)',
    "![<script>alert(1)</script>](a)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x202e;vänt&#x2066; &#27;[2J &#0; &#xfeff; &#x2028;",
    "\u202evänt \u2066 \x1b[2J \x00 \ufeff \u2028 \x85",
    "`</code><script>alert(1)</script>`",
    '```"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```',
    "```\nutan slut",
    "<div>utan slut",
    "**utan slut [och](så",
    '| <script>alert(1)</script> | b |\n|---|---|\n| </table><script>x</script> | " |',
    "| a | b |\n|:-:|---|\n| `|` | \\| |",
    "# <img src=x onerror=alert(1)>",
    '# " onmouseover="alert(1)',
    "# Innehåll\n\n# innehall\n\n# constructor\n\n# __proto__\n\n# 日本語\n\n# 😀",
    "[a]: javascript:alert(1)\n\n[a]",
    "[a]\n\n[a]: https://ond.example",
    "[[x](https://a.example)](javascript:alert(1))",
    "[![x](https://a.example/b.png)](https://b.example)",
    "99999999999. för stort",
    "999999999. stort",
    "> > > > > > > > > > > > > > > > > > > > > > > > > djupt",
    "a\\\nb  \nc",
]
_ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("checked_first", [True, False], ids=["embedded", "raw"])
def test_whatever_stands_there_is_words(text: str, checked_first: bool) -> None:
    html = page(answered(text) if checked_first else f"# Handbok\n\n{text}\n")
    Page(html).check_harmless()
    assert not _ACTS.search(html)


@given(st.text(st.sampled_from("<>/=\"'&;#:[]()!`|-\n *xa1"), max_size=60))
@settings(max_examples=150)
def test_no_mixture_of_marks_makes_anything_but_words(text: str) -> None:
    Page(page(f"# Handbok\n\n{text}\n")).check_harmless()


def test_nothing_of_an_answer_is_lost() -> None:
    text = "<b>fet</b> &amp; [x](plan.docx) ![bild](b.png) [y](javascript:alert(1)) \x1b"
    shown = Page(page(answered(text))).text
    for words in ("<b>fet</b>", "x (plan.docx)", "bild (b.png)", "javascript:alert(1)", "␛"):
        assert words in shown


def test_an_author_is_plain_text() -> None:
    html = page("# Handbok\n", '"><script>alert(1)</script>\u202e')
    Page(html).check_harmless()
    assert visible(html) == html


def test_the_page_forbids_what_it_does_not_need() -> None:
    (policy,) = [meta for meta in Page(page("# H\n")).all("meta") if "http-equiv" in meta]
    assert policy["content"].startswith("default-src 'none'; style-src 'sha256-")
    assert "script" not in policy["content"]


_COLOUR = re.compile(r"--([a-z]+): (#[0-9a-f]{6})")


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["ground", "raised"])
@pytest.mark.parametrize("ink", ["text", "quiet", "link"])
def test_every_colour_of_text_stands_out_seven_to_one(scheme: int, ground: str, ink: str) -> None:
    rooms = page("# H\n").split(":root {")
    colours = dict(_COLOUR.findall(rooms[1 + scheme].split("}")[0]))
    lights = sorted((_light(colours[ground]), _light(colours[ink])))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 7


LONG = "Det är en fråga om vad vi gör när det blir svårt och långt att gå – igen"


@pytest.mark.parametrize(
    ("address", "anchor"),
    [
        ("#del-tva", "del-tva"),
        ("#del-två", "del-tva"),
        ("#del-tv%C3%A5", "del-tva"),
        ("#Del_två", "del-tva"),
        (
            "#det-är-en-fråga-om-vad-vi-gör-när-det-blir-svårt-och-långt-att-gå--igen",
            "det-ar-en-fraga-om-vad-vi-gor-nar-det-blir-svart-och-langt-att-ga-igen",
        ),
        ("#del-två-1", "del-tva-2"),
        ("#del-tva-2", "del-tva-2"),
    ],
)
def test_a_link_finds_its_heading_however_it_is_typed(address: str, anchor: str) -> None:
    shown = page(f"# Bok\n\n## Del två\n\n## {LONG}\n\n## Del två\n\n[se]({address})\n")
    assert f'<a href="#{anchor}">se</a>' in shown
    assert f'id="{anchor}"' in shown


def test_an_address_stands_as_it_was_typed_and_leads_where_it_should() -> None:
    shown = page("# Bok\n\n[p](m%C3%B6te%20om.pdf) [q](<möte om.pdf>) <https://x.se/å%20b>\n")
    assert "p (m%C3%B6te%20om.pdf) q (möte om.pdf)" in shown
    assert (
        '<a href="https://x.se/%C3%A5%20b" rel="noopener" class="bare">https://x.se/å%20b</a>'
        in shown
    )
