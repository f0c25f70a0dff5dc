"""Any Markdown becomes a chapter without losing a word, and comes back byte for byte."""

import re
import unicodedata
from collections import Counter
from html import unescape
from importlib import metadata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbok_tui.core.edition.document import document
from handbok_tui.core.edition.handbook import Chapter, ChapterHead, Section
from handbok_tui.core.importing.chapter import Imported, chapter_from_markdown
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.markdown.comments import without_comments
from handbok_tui.core.markdown.front_matter import front_matter
from handbok_tui.core.markdown.parse import parse
from handbok_tui.export.markdown.chapter import chapter_markdown
from tests.core.markdown_examples import EXAMPLES
from tests.support.chapters import ODD

HEAD = ChapterHead("e1", 6, "Filens namn")
ROOT = Path(__file__).resolve().parents[2]
_WORD = re.compile(r"[^\W_]+")
_HIDDEN = re.compile(
    r"<!-- handbok: .*? -->|‹[^›]*›|(?<!\S)\d+[.)](?=\s)|<(script|style)\b.*?</\1>"
    r"|</?(?:br|hr|p|pre|div|t[dhr]|table|thead|tbody|li|[uod]l|h\d|d[dt]|details|summary|img)"
    r"\b[^<>]*>",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
_TAG = re.compile(
    r"</?(?:b|i|em|strong|a|u|s|del|ins|code|kbd|span|sub|sup|small|font|center|section|article"
    r"|picture|source|svg|path)(?:\s[^<>]*)?>|(?<=\w)([~^])(?=\d\1)|(?<=[~^]\d)[~^]",
    re.IGNORECASE,
)
PIECES = (
    "# Ett", "## Två", "### Sammanfattning:", "## Reflektera", "- a\n- b", "Vill du veta mer\n---",
    "1. Hur?\n2. Var?\n   - si\n   - så\n3. Kod\n\n       x = 1\n", "## Arbeta med materialet",
    "[a]: http://exempel.se 'T'", "se [a] och [^1]", "[^1]: not [a]", "---\ntitle: x\n---",
    "> - a\n>   [b]: /c", "a)  gå\nb)  bli\n\n    kvar", "i. ett\nii. två", "Ord\n: sak\n: ting",
    "<table><tr><td>a<td colspan=2>b|c</table>\n", "<ul><li>x<li>y</ul>\n", "H~2~O 10^3^ x^två^",
    "==märkt== a<br>b", "| h |\n|---|\n| a<br/>b |", "<b>fet</b>, <u>ej</u> <ditt namn>",
    "<details><summary>Mer</summary>\n\n    inåt\n\n</details>\n",
    "<div>\n  <p>st *y*</p>\n</div>\n",
    "text <!-- dold -->\n<!-- två\n\nrader -->", "[^1]: ett\n\n    två",
    "<h3>R</h3>\n", "<pre>\n k\n</pre>\n", "* [ ] att göra", "Rad  \nmed brott", "```\n# ej rubrik",
)  # fmt: skip
nested = st.builds(
    lambda piece, mark: mark + piece.replace("\n", "\n" + mark.replace("- ", "  ")),
    st.sampled_from(PIECES),
    st.sampled_from(["> ", "- ", "  ", "> - "]),
)
pieces = st.one_of(st.sampled_from((*PIECES, *EXAMPLES, *ODD)), nested)
markdown = st.lists(pieces, max_size=7).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", "\r\n"]).map(lambda between: between.join(parts))
)


def come_in(text: str) -> Imported:
    return chapter_from_markdown(text, HEAD)


def meant(text: str) -> str:
    """What of a file is for its readers: not its front matter and not its comments."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    front = front_matter(lines)
    return without_comments("\n".join([front.title, *lines[front.lines :]]))


def words(text: str) -> Counter[str]:
    """The words a reader of the Markdown sees, each as often as they stand there."""
    shown = _HIDDEN.sub(" ", "\n".join(b.text for b in parse(text)))
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", unescape(_TAG.sub("", shown)))))


def words_of(chapter: Chapter) -> Counter[str]:
    found = Counter(
        _WORD.findall(
            unicodedata.normalize("NFKC", visible(f"{chapter.head.title}\n{chapter.head.lead}"))
        )
    )
    for section in chapter.sections:
        plain = (section.title, *section.points, *(q.text for q in section.questions))
        found += Counter(
            _WORD.findall(
                unicodedata.normalize("NFKC", _HIDDEN.sub(" ", visible("\n".join(plain))))
            )
        )
        found += words(section.body)
    return found


def assert_nothing_is_lost(text: str) -> None:
    chapter = come_in(text).chapter
    assert words(meant(text)) - words_of(chapter) == Counter()
    once = chapter_markdown(chapter)
    again = chapter_from_markdown(once)
    assert again.chapter == chapter
    assert chapter_markdown(again.chapter) == once


@settings(max_examples=150)
@given(markdown)
def test_no_markdown_loses_a_word(text: str) -> None:
    assert_nothing_is_lost(text)


def documents() -> list[tuple[str, str]]:
    """The project's own pages, and the long descriptions of what is installed beside it."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "content").glob("*.md")]
    found = [(page.name, page.read_text("utf-8")) for page in pages]
    for package in metadata.distributions():
        about = package.metadata.json
        if "markdown" in about.get("description_content_type", ""):
            found.append((str(about["name"]), str(about.get("description", ""))))
    return [(name, text) for name, text in found if text.strip()]


def test_real_documents_lose_nothing() -> None:
    real = documents()
    assert len(real) > 15
    for name, text in real:
        try:
            assert_nothing_is_lost(text)
        except AssertionError as error:
            raise AssertionError(name) from error


def test_headings_become_sections_and_known_titles_their_kinds() -> None:
    chapter = come_in(
        "# Tid\n\n**Har ni tid?**\n\n## Läs\n\nText.\n\n### Djupare\n\nMer.\n\n"
        "#### SAMMANFATTNING:\n\nKort:\n\n- Ett **ord**\n- [Två](http://x.se)\n\n"
        "## 1.2 reflektera\n\nTänk.\n\n1. Hur?\n2. Var\n   då?\n\n"
        "## Arbeta med materialet\n\nGör.\n\n## Vill du veta mer?\n\n- Läs\n"
    ).chapter
    assert (chapter.head.title, chapter.head.lead) == ("Tid", "Har ni tid?")
    assert [(s.kind, s.title) for s in chapter.sections] == [
        ("text", "Läs"),
        ("summary", "SAMMANFATTNING"),
        ("reflection", "1.2 reflektera"),
        ("exercise", "Arbeta med materialet"),
        ("further", "Vill du veta mer?"),
    ]
    text, summary, reflection, _, further = chapter.sections
    assert text.body == "Text.\n\n### Djupare\n\nMer.\n"
    assert (summary.body, summary.points) == ("Kort:\n", ("Ett ord", "Två (http://x.se)"))
    assert reflection.body == "Tänk.\n"
    assert [q.text for q in reflection.questions] == ["Hur?", "Var då?"]
    assert further.body == "- Läs\n"


def test_an_item_that_is_more_than_text_stays_as_markdown_and_is_told() -> None:
    found = come_in("# A\n\n## Reflektera\n\n- Hur?\n- Kod:\n\n  ```\n  x\n  ```\n")
    (section,) = found.chapter.sections
    assert [q.text for q in section.questions] == ["Hur?"]
    assert section.body == "- Kod:\n\n  ```\n  x\n  ```\n"
    assert [remark.line for remark in found.remarks] == [6]


@pytest.mark.parametrize(
    ("text", "title", "sections"),
    [
        ("Bara text.", "Filens namn", ["Inledning"]),
        ("Först.\n\n# Titel\n\n## A", "Titel", ["Inledning", "A"]),
        ("# A\n\n# B\n\n# C", "A", ["B", "C"]),
        ("# A\n\n### B\n\n### C", "A", ["B", "C"]),
        ("## A\n\n### B\n\n## C", "Filens namn", ["A", "C"]),
        ("A\n===\n\nB\n---", "A", ["B"]),
        ("\ufeff# A\r\n\r\n## B\r\n\r\ntext\r\n", "A", ["B"]),
        ("# A\n\n```\n# B\n```\n", "A", ["Inledning"]),
        ("# A\n\n## B\n\n### Reflektera\n\n- x\n\n### C", "A", ["B", "Reflektera", "C"]),
    ],
)
def test_every_outline_has_a_place(text: str, title: str, sections: list[str]) -> None:
    chapter = come_in(text).chapter
    assert chapter.head.title == title
    assert [section.title for section in chapter.sections] == sections


@pytest.mark.parametrize(
    ("text", "title", "sections"),
    [
        ("---\ntitle: Tid\n---\n\nText.\n", "Tid", ["Inledning"]),
        ("---\ntitle: Tid\n---\n# tid\n\n## A\n", "Tid", ["A"]),
        ("---\ntitle: Tid\n---\n# Plats\n\n## A\n", "Tid", ["Plats", "A"]),
        ('---\nlang: sv\ntitle: "Tid: \\"nu\\""\n...\n\nText.\n', 'Tid: "nu"', ["Inledning"]),
        ("---\ntitle: >-\n  Tid och\n  plats\n---\n\nText.\n", "Tid och plats", ["Inledning"]),
        ('+++\ntitle = "Tid"\n+++\nText.\n', "Tid", ["Inledning"]),
        ("---\nansvarig: HR\n---\n\n# A\n\nText.\n", "A", ["Inledning"]),
        ("---\n\nText.\n\n---\n", "Filens namn", ["Inledning"]),
    ],
)
def test_the_title_of_front_matter_is_the_title(text: str, title: str, sections: list[str]) -> None:
    chapter = come_in(text).chapter
    assert chapter.head.title == title
    assert [section.title for section in chapter.sections] == sections
    assert "title" not in chapter_markdown(chapter)


def test_what_else_front_matter_says_is_told_and_not_text() -> None:
    found = come_in("---\ntitle: Tid\ntags:\n  - lärande\n  - tid\nver: 2\n---\n\nText.\n")
    (section,) = found.chapter.sections
    assert section.body == "Text.\n"
    assert [remark.text for remark in found.remarks] == [
        "Ur filens huvud är bara titeln med, inte tags: lärande, tid, ver: 2."
    ]


COMMENTED = """# A <!-- titel -->

<!-- ej denna
rad ett

rad två -->
Ett <!-- i rad -->stycke.

> citat <!-- i
> citat --> slut

- punkt
<!-- mellan -->
- punkt <!-- efter `kod` -->

| a | b <!-- cell --> |
|---|---|
<!-- rad -->
| c | d |

`<!-- kod -->` och \\<!-- skrivet -->

```
<!-- i kod -->
```

<!-- handbok: hemlig lapp! -->
<!-- oavslutad

## B

Text.
"""


def test_comments_are_told_and_never_shown_nor_taken_along() -> None:
    found = come_in(COMMENTED)
    first, last = found.chapter.sections
    assert found.chapter.head.title == "A"
    assert first.body == (
        "Ett stycke.\n\n> citat  slut\n\n- punkt\n- punkt \n\n| a | b  |\n|---|---|\n| c | d |\n\n"
        "`<!-- kod -->` och \\<!-- skrivet -->\n\n```\n<!-- i kod -->\n```\n\n\n\\<!-- oavslutad\n"
    )
    assert (last.title, last.body) == ("B", "Text.\n")
    assert [remark.line for remark in found.remarks] == [1, 3, 7, 9, 13, 14, 16, 18, 27]
    assert found.remarks[1].text == "Kommentaren ”ej denna rad ett rad två” är inte med."


def test_comments_that_a_chapter_holds_are_not_exported() -> None:
    section = Section("e1-s1", "text", "A", body="a <!-- b -->\n", note="<!-- c -->\n\nd\n")
    chapter = Chapter(ChapterHead("e1", 1, "T", notice="e <!-- f -->\n"), (section,))
    written = chapter_markdown(chapter)
    assert not re.findall(r"<!-- [bcf] -->", written)
    parts = document(chapter, lambda _: (), "jag")
    assert not [part.text for part in parts if "<!--" in part.text]


def test_definitions_follow_those_who_use_them() -> None:
    chapter = come_in(
        "# A\n\n## B\n\n[ett] och not[^n]\n\n## C\n\n[ett] igen\n\n## D\n\nSlut.\n\n"
        "[ett]: http://x.se\n[^n]: Se [ett].\n"
    ).chapter
    first, second, last = (section.body for section in chapter.sections)
    assert "[ett]: http://x.se\n" in first
    assert "[^n]: Se [ett].\n" in first
    assert second == "[ett] igen\n\n[ett]: http://x.se\n"
    assert last == "Slut.\n"


def test_ids_in_the_file_are_kept_and_new_ones_are_nobodys() -> None:
    text = (
        "# A\n\n## Reflektera\n\n- Ett <!-- handbok: fråga=e1-f1 vi -->\n- Två\n"
        "- Tre <!-- handbok: fråga=e1-f1 -->\n- Fyra <!-- handbok: fråga=k1-ref-1 -->\n"
    )
    found = chapter_from_markdown(text, HEAD, {"e1-f2"}, {"k1-ref-1"})
    assert [(q.id, q.space) for q in found.chapter.questions] == [
        ("e1-f1", "group"), ("e1-f3", "person"), ("e1-f4", "person"), ("e1-f5", "person"),
    ]  # fmt: skip
    assert found.named == {"e1-f1"}


@pytest.mark.parametrize("marker", ["> ", "- ", "[", "*", "`", "<", "1. "])
def test_deep_nesting_is_read_or_left_as_text(marker: str) -> None:
    text = f"# A\n\n## Reflektera\n\n{marker * 3000}ord\n"
    assert "ord" in chapter_markdown(come_in(text).chapter)


def test_a_large_text_is_one_of_many_sections() -> None:
    text = "# A\n\n" + "## B\n\nOrd [a].\n\n- ett\n\n" * 3000 + "[a]: /x\n"
    chapter = come_in(text).chapter
    assert len(chapter.sections) == 3000
    assert chapter.sections[0].body == "Ord [a].\n\n- ett\n\n[a]: /x\n"
