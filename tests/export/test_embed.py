"""An answer changes nothing outside its place, and nothing of it is lost."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.export.markdown import embed as embed_module
from handbok_tui.export.markdown.embed import LIMIT, Embedded, embed
from handbok_tui.export.markdown.outline import check, dialects, outline
from handbok_tui.export.markdown.whole_rows import with_whole_rows
from tests.export.nasty import LARGE, SMALL, TEXTS

ORDINARY = [
    "Vi har ett mål.",
    "Första raden\nandra raden.\n\nNytt stycke – med ”citat” och 50 % mer.",
    "- ett\n- två\n  - tre\n\n1. första\n2. andra",
    "**Fet** och *kursiv*, `kod` och [länk](https://example.se/a_b?c=d&e).",
    "> Citat\n> fortsätter\n\ntext",
    "5 < 7, a -> b, C# och #hashtag",
    "Se https://example.se och <https://example.se>.",
    "| Vad | När |\n|---|---|\n| Möte | maj |",
    "Kod:\n\n```python\n# kommentar\n```\n\n    indragen",
    "ett\n\n---\n\ntvå",
    "Anna & Bo [se bilaga] (2027)\\\nny rad  \nännu en",
    "~~struket~~ och *[HR]* och [^1]",
]

FRAGMENTS = [
    *("# ", "## ", "###### ", "#", "\n", "\n\n", "    ", "\t", "> ", ">", "- ", "1. ", "2) ", "+ "),
    *(
        "===",
        "---",
        "***",
        "```",
        "~~~",
        "````",
        "`",
        "``",
        "|",
        "|-|",
        "| a |\n|---|\n",
        "$$",
        ":::",
    ),
    *("<div>", "</div>", "<!--", "-->", "<script>", "<b", "<?", "<![CDATA[", "<pre>", "<a@b.se>"),
    *("[x]: y", "[^1]: ", "[^1]", "^[", "[", "]", "](y)", "[x]", "![", "]:", "*", "**", "_", "~~"),
    *(
        "\\",
        "&amp;",
        "&#35;",
        "<",
        ">",
        "  \n",
        "\\\n",
        "\0",
        "\u2028",
        "\u00a0",
        "\x0b",
        "\r\n",
        "\r",
    ),
    *("ord", "Å", "1", ":", "="),
]
nasty_texts = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)
tame_texts = st.lists(
    st.sampled_from([part for part in FRAGMENTS if not embed_module._REACHES_OUT.search(part)]),
    max_size=12,
).map("".join)
any_text = nasty_texts | st.sampled_from(list(SMALL.values())) | st.text(max_size=30)
modest = settings(max_examples=200, deadline=None)


def document(*answers: str, label: str = "") -> tuple[str, list[tuple[int, str]]]:
    """Answers under their questions (or, with a label, under one), and the own headings."""
    parts, own = ["# Handbok"], [(1, "Handbok")]
    for number, answer in enumerate(answers):
        if label:
            parts.append(f"**{label} {number}:**")
        else:
            own.append((3, f"Fråga {number}"))
            parts.append(f"### Fråga {number}")
        parts.append(embed(answer, 3).markdown)
    own.append((2, "Sist"))
    return "\n\n".join([*parts, "## Sist", "Slutord."]) + "\n", own


def rendered(markdown: str) -> list[str]:
    return [reads.render(markdown) for reads, _ in dialects()]


def words(rendered_text: str) -> list[str]:
    """The words a reader sees, in order."""
    return re.findall(r"\w+", html.unescape(re.sub(r"<[^>]*>", " ", rendered_text)))


def written(text: str) -> str:
    """A text as the editor shows it."""
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))


@pytest.mark.parametrize("answer", ORDINARY)
def test_an_ordinary_answer_stays_byte_for_byte(answer: str) -> None:
    assert embed(answer, 3) == Embedded(answer, "as-written")
    assert embed(f"\n  \n{answer}\n\n", 3) == Embedded(answer, "as-written")


@pytest.mark.parametrize(
    ("answer", "level", "markdown"),
    [
        ("# Ett\n\n## Två", 3, "#### Ett\n\n##### Två"),
        ("## Ett ##\ntext", 3, "#### Ett ##\ntext"),
        ("##### Djup nog", 3, "##### Djup nog"),
        ("# Under kapitel", 1, "## Under kapitel"),
        ("Ett\n===\n\nTvå\n---", 2, "### Ett\n\n#### Två"),
        ("Ett\ntvå\n===", 2, "### Ett två"),
        ("Ett #\n===", 2, "### Ett \\#"),
        ("> # Ett\n> två\n> ---", 2, "> ### Ett\n> #### två"),
        ("- Ett\n  ===", 2, "- ### Ett"),
        ("# A\n## B\ntext", 5, "###### A\n\n**B**\n\ntext"),
        ("text\n# A\ntext", 6, "text\n\n**A**\n\ntext"),
        ("> text\n> # A\n> text", 6, "> text\n>\n> **A**\n>\n> text"),
        ("text\n\nA\nB\n===\n\ntext", 6, "text\n\n**A B**\n\ntext"),
        ("```\n# A\n```\n\n# B", 3, "```\n# A\n```\n\n#### B"),
    ],
)
def test_headings_move_below_the_question(answer: str, level: int, markdown: str) -> None:
    assert embed(answer, level) == Embedded(markdown, "as-written")


@pytest.mark.parametrize(
    ("answer", "markdown"),
    [
        ("<b>Fet", "\\<b>Fet"),
        ("\\<i> `<b>` <i>", "\\<i> `<b>` \\<i>"),
        ("<a@b.se> <i>", "<a@b.se> \\<i>"),
        ("```\n<b>", "```\n<b>\n```"),
        ("~~~~ text\n~~~", "~~~~ text\n~~~\n~~~~"),
        ("[x]: y\n\n[x]", "\\[x]: y\n\n[x]"),
        ("[^1]: y", "\\[^1]: y"),
        ("a^[b]", "a\\^[b]"),
        ("# <b>", "#### \\<b>"),
        ("    <b>\n\n<b>", "    <b>\n\n\\<b>"),
    ],
)
def test_what_would_reach_out_is_repaired(answer: str, markdown: str) -> None:
    assert embed(answer, 3) == Embedded(markdown, "repaired")


@pytest.mark.parametrize(
    "answer",
    [
        "| a |\n|---|\nrad\n===",
        "|a|\n|-|\n2. # R",
        "> " * 40 + "djupt",
        "`````\n" * 2 + "# A\n" + "> " * 40,
    ],
)
def test_what_cannot_be_repaired_is_shown_as_it_is(answer: str) -> None:
    markdown, rung = embed(answer, 3)
    assert rung == "fenced"
    fence, *lines, end = markdown.split("\n")
    assert fence == end == "`" * len(fence)
    assert len(fence) > max((len(run) for run in re.findall("`+", answer)), default=2)
    assert "\n".join(lines) == answer.rstrip("\n")


def test_a_fence_longer_than_programs_count_is_not_trusted() -> None:
    run = "`" * 255
    assert embed(f"{run}\nkod\n{run}", 3) == Embedded(
        f"```\n    {run}\n    kod\n    {run}\n```", "fenced"
    )
    assert embed("~" * 255 + "\nkod", 3).rung == "fenced"


@pytest.mark.parametrize("answer", ["[x]: y", "[^1]: y", "text\n\n[x]: y", "> [x]: y"])
def test_no_definition_is_left_behind(answer: str) -> None:
    for reads, _ in dialects():
        env: dict[str, dict[str, object]] = {}
        reads.parse(f"# A\n\n{embed(answer, 3).markdown}\n", env)
        assert not env.get("references")
        assert not env.get("footnotes", {}).get("refs")


def test_the_limit_is_where_reading_ends() -> None:
    heading = "# A\n"
    assert embed(heading + "a" * (LIMIT - len(heading)), 3).rung == "as-written"
    longer = heading + "a" * LIMIT
    assert embed(longer, 3) == Embedded(f"```\n{longer}\n```", "fenced")


@pytest.mark.parametrize("fault", [RecursionError, ValueError])
def test_a_text_that_the_parser_gives_up_on_is_fenced(
    fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_: object, **__: object) -> Embedded:
        raise fault

    monkeypatch.setattr(embed_module, "_climb", give_up)
    assert embed("# A", 3) == Embedded("```\n# A\n```", "fenced")


@pytest.mark.parametrize("blank", ["", " ", "\n\n", " \t\r\n \n"])
def test_a_blank_answer_is_nothing(blank: str) -> None:
    assert embed(blank, 3) == Embedded("", "as-written")


def test_control_characters_become_pictures() -> None:
    assert embed("\x1b[31mröd\r\nny\x00\u202e", 3).markdown == "␛[31mröd\nny␀‹U+202E›"


@pytest.mark.parametrize(
    ("name", "level"),
    [*((name, level) for name in SMALL for level in (1, 3, 5, 6)), *((name, 3) for name in LARGE)],
)
def test_a_nasty_answer_keeps_to_its_place(name: str, level: int) -> None:
    own = [(level, "A"), (level, "B")]
    mark = "#" * level
    markdown = f"{mark} A\n\n{embed(TEXTS[name], level).markdown}\n\n{mark} B\n"
    assert check(markdown, own)
    for text in rendered(markdown):
        headings = [int(depth) for depth in re.findall(r"<h([1-6])>", text)]
        assert min(headings) == level
        assert [depth for depth in headings if depth <= level] == [level, level]
        assert text.endswith(f"<h{level}>B</h{level}>\n")


@pytest.mark.parametrize("name", [name for name in LARGE if name.startswith("100 kB")])
def test_a_very_long_answer_is_whole(name: str) -> None:
    assert embed(TEXTS[name], 3).markdown == f"```\n{TEXTS[name].rstrip(chr(10))}\n```"


@modest
@given(any_text, st.integers(1, 6))
def test_the_outline_goes_from_a_to_b(text: str, level: int) -> None:
    mark = "#" * level
    markdown = f"{mark} A\n\n{embed(text, level).markdown}\n\n{mark} B\n"
    first, *between, last = outline(markdown)
    assert (first, last) == ((level, "A"), (level, "B"))
    assert all(depth > level for depth, _ in between)
    for reads, _ in dialects():
        assert 'class="footnote' not in reads.render(markdown)


@modest
@given(any_text)
def test_the_words_of_an_answer_are_read_in_the_document(text: str) -> None:
    markdown, rung = embed(text, 3)
    means = dialects()[0].means if rung != "fenced" else None
    alone = words(means.render(written(text)) if means else html.escape(written(text)))
    assert words(rendered(f"# A\n\n{markdown}\n\n# B\n")[0]) == ["A", *alone, "B"]


@modest
@given(st.lists(nasty_texts, min_size=1, max_size=4))
def test_a_line_between_nasty_ones_is_never_hidden(texts: list[str]) -> None:
    marks = [f"märke{number}" for number in range(len(texts) + 1)]
    answer = marks[0] + "".join(
        f"\n\n{text}\n\n{mark}" for text, mark in zip(texts, marks[1:], strict=True)
    )
    for text in rendered(f"# A\n\n{embed(answer, 3).markdown}\n\n# B\n"):
        assert [word for word in words(text) if word in marks] == marks


@modest
@given(st.lists(any_text, min_size=2, max_size=3), st.sampled_from(["", "Anna"]))
def test_answers_do_not_touch_each_other(texts: list[str], label: str) -> None:
    together, own = document(*texts, label=label)
    assert check(together, own)
    for index, whole in enumerate(rendered(together)):
        rest = whole
        for number, text in enumerate(texts):
            alone = rendered(f"# A\n\n{embed(text, 3).markdown}\n\n# B\n")[index]
            inside = alone.removeprefix("<h1>A</h1>\n").removesuffix("<h1>B</h1>\n")
            title = f"<p><strong>{label} {number}:</strong></p>\n" if label else ""
            before, _, rest = rest.partition(
                f"{title or f'<h3>Fråga {number}</h3>{chr(10)}'}{inside}"
            )
            assert before == ("<h1>Handbok</h1>\n" if number == 0 else "")
        assert rest == "<h2>Sist</h2>\n<p>Slutord.</p>\n"


@modest
@given(tame_texts)
def test_what_is_not_parsed_would_have_passed(text: str) -> None:
    """The short way past the parser says the same as the ladder."""
    text = embed_module._trimmed(written(text))
    assume(text and not embed_module._REACHES_OUT.search(text))
    whole = with_whole_rows(text)
    assert embed_module._climb(whole, 3) == embed(text, 3) == Embedded(whole, "as-written")


@given(any_text)
@settings(max_examples=100, deadline=None)
def test_an_embedded_answer_embeds_as_itself(text: str) -> None:
    markdown, _ = embed(text, 3)
    assert embed(markdown, 3) == Embedded(markdown, "as-written")
