"""Any chapter at all, as far as the edition's format allows it: hypothesis strategies."""

from hypothesis import strategies as st

from handbok_tui.core.edition.handbook import (
    SECTION_KINDS,
    SOURCES,
    SPACES,
    Chapter,
    ChapterHead,
    Condition,
    Exercise,
    Field,
    Question,
    Section,
    SectionKind,
    Step,
)

ODD = (
    "", "\n", "a\n\nb\n", "rad\r\nrad", " \t", '"""', "'''", "\\", "<<<<<<< HEAD", "\ufeff",
    "ett \x1b[2J", "slut\\", "# rubrik", "- punkt", "1. ett", "> citat", "[a]: b", "---",
    "<!-- id: x -->", "-->", "\u2028", "*", "a  \nb", "    kod", "```", "Reflektera", "~~~",
    "<div>", "&amp;", "[^1]: not", "| a |\n|---|", "Fråga?\n- svar", "## ", "ett\n===", "~id~",
    "## Reflektera", "<!-- handbok: text -->", "<!-- handbok: slut -->", "[a]", "**a:** b",
    "<!-- handbok: avsnitt=x -->\n## Y", "<!-- handbok: punkter -->", "5 min", "<script>",
    "**Projektets text:**\n\na", "a\n", "ett [b][a] två\n\n[a]: /x\n", "&#10;", "a\nb", "\x00",
    "a) x\nb) y", "T\n: d", "==m==", "H~2~O^3^", "<b>x</b> <ditt namn>", "a<br>b",
    "<table><tr><td>c", "<ul><li>x</ul>", "| a<br>b |\n|---|", "a <!-- b\n\nc --> d",
    "<!-<!-- a -->- b -->",
    "- a\n\n  b\n- c <!-- handbok: fråga=k0 -->\n", "Ett stycke text.\n", "*", "\xa0a\xa0",
)  # fmt: skip
_characters = st.characters(exclude_categories=["Cs"])
texts = st.one_of(
    st.sampled_from(ODD),
    st.text(_characters, max_size=30),
    st.lists(st.sampled_from(ODD), max_size=4).map("\n".join),
    st.text(st.sampled_from("aåb #*_-`>\n\t\r[]()<!&\\:.1~|^"), max_size=30),
)
"""Texts of every kind that a file can hold."""

_yes = st.booleans()
_numbers = st.integers(min_value=0, max_value=10_000)


@st.composite
def chapters(draw: st.DrawFn) -> Chapter:
    """A chapter with every kind of part; ids are its own, unique and in order of making."""
    made = iter(range(10_000))

    def new_id() -> str:
        return f"{draw(st.sampled_from(('k', 'x-', '0')))}{next(made)}"

    head = ChapterHead(
        new_id(),
        draw(st.integers(min_value=-3, max_value=400)),
        draw(texts),
        draw(_numbers),
        draw(st.sampled_from(SOURCES)),
        draw(texts),
        draw(texts),
    )

    def fields() -> tuple[Field, ...]:
        found: list[Field] = []
        for number in range(draw(st.integers(0, 3))):
            item = Field(f"f{number}", draw(texts))
            if draw(_yes):
                choices = tuple(draw(st.lists(texts, min_size=1, max_size=3)))
                item = item._replace(kind="choice", choices=choices)
            conditional = draw(_yes)
            if found and conditional:
                when = Condition(found[0].id, tuple(draw(st.lists(texts, max_size=2))))
                item = item._replace(when=when)
            found.append(item)
        return tuple(found)

    def question() -> Question:
        space = draw(st.sampled_from(SPACES))
        return Question(new_id(), draw(texts), space, draw(texts), fields())

    def exercise() -> Exercise:
        steps = tuple(
            Step(draw(texts), draw(_numbers), draw(texts)) for _ in range(draw(st.integers(1, 2)))
        )
        return Exercise(new_id(), draw(texts), draw(texts), steps)

    def section() -> Section:
        kind: SectionKind = draw(st.sampled_from(tuple(SECTION_KINDS)))
        parts = SECTION_KINDS[kind]
        several = range(draw(st.integers(0, 3)))
        return Section(
            new_id(),
            kind,
            draw(texts),
            draw(texts) if "body" in parts else "",
            tuple(draw(texts) for _ in several) if "points" in parts else (),
            tuple(question() for _ in several) if "questions" in parts else (),
            tuple(draw(st.lists(texts, max_size=2))),
            draw(texts),
            tuple(exercise() for _ in several) if "exercises" in parts else (),
        )

    return Chapter(head, tuple(section() for _ in range(draw(st.integers(0, 4)))))
