"""What is left out of a search unread: never anything that reading it would have found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbok_tui.core.answers.workbook import Respondent, SheetKey
from handbok_tui.core.edition.document import document
from handbok_tui.core.errors import FaultyFile
from handbok_tui.core.layout.part_blocks import blocks
from handbok_tui.core.search.prefilter import KNOWN, may_hold
from handbok_tui.core.search.words import find, fold
from handbok_tui.session import Session
from handbok_tui.session.search.searching import search
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.chapter import decode_chapter
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.toml.decode import open_toml
from tests.core.markdown_examples import EXAMPLES

HEAD = 'id = "k1"\nnumber = 1\ntitle = "T"\nsource = "own"\n'
SECTION = '[[sections]]\nid = "a"\nkind = "text"\ntitle = "Å"\nbody = '

ATOMS = st.sampled_from((
    *"aåäöéeÅÉn 1!()<>&%§–”ßİΣ[_`*\\", "\n", "**", "~~", "](http://x.y/b%C3%A5t)", "](#)", "](#k1)",
    "][r]", "\n\n[r]: http://å.se\n\n", "![", "](b.png)", "<b>", "http://xn--a.se", "&aring;",
    "&#229;", "e\u0301", "a\u030a", "\u00ad", "\u200b", "\\*", "[^1]", "\n\n[^1]: not\n",
    "| a |\n|---|\n| å |", "- ", "# ",
))  # fmt: skip
TEXTS = st.lists(ATOMS, max_size=12).map("".join) | st.sampled_from(
    [text for text in EXAMPLES if "\ud800" not in text]  # no file can hold that
)


def escaped(text: str) -> str:
    return "".join(f"\\u{ord(c):04x}" if ord(c) < 0x20 or c in '"\\åé' else c for c in text)


def written(text: str, form: str) -> bytes:
    """The text as one of the ways that TOML has for it."""
    forms = {
        "literal": f"'''\n{text}'''",
        "basic": '"""' + text.replace("\\", "\\\\") + '"""',
        "escaped": f'"{escaped(text)}"',
        "folded": '"""' + text.replace("\\", "\\\\").replace("n", "\\\n   n") + '"""',
    }
    return (HEAD + SECTION + forms[form]).encode()


def shown(raw: bytes) -> Iterator[str]:
    """Every text that the reader shows of a chapter; nothing of a file that cannot be read."""
    try:
        chapter = decode_chapter(open_toml(Path("k1.toml"), raw))
    except FaultyFile:
        return
    for part in document(chapter, lambda _: (), "anna")[2:]:
        yield from (block.text for block in blocks(part))


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(["literal", "basic", "escaped", "folded"]), st.booleans(), st.data())
@example("v**år**t", "basic", False, None)
@example("lärande", "folded", True, None)
def test_what_is_left_out_holds_no_hit(
    text: str, form: str, windows: bool, data: st.DataObject | None
) -> None:
    raw = written(text, form)
    raw = raw.replace(b"\n", b"\r\n") if windows else raw
    for line in filter(str.strip, shown(raw)):
        if data is None:
            query = line
        else:
            start = data.draw(st.integers(0, len(line) - 1))
            query = line[start : start + data.draw(st.integers(1, 6))]
        if find(line, query):
            assert may_hold(raw, query)


@pytest.mark.parametrize("char", sorted(KNOWN))
def test_a_known_sign_is_compared_as_the_search_does(char: str) -> None:
    assert may_hold(f"x{char}x".encode(), f"x{fold(char)}x")
    assert find(f"x{char}x", f"x{fold(char)}x")


@pytest.mark.parametrize("text", ["en vanlig text", "*två* [ord](http://a.b) – idé”", "R <D"])
def test_a_plain_file_without_the_word_is_left_out(text: str) -> None:
    assert not may_hold(written(text, "basic"), "lärande")


def test_what_is_typed_and_not_saved_is_found_and_so_is_what_changed_on_disk(
    tmp_path: Path,
) -> None:
    edition = tmp_path / "edition"
    (edition / "chapters").mkdir(parents=True)
    (edition / "edition.toml").write_text('title = "E"\nchapters = ["k1"]\n')
    chapter = edition / "chapters" / "k1.toml"
    questions = '[[sections]]\nid = "r"\nkind = "reflection"\ntitle = "R"\n[[sections.questions]]\n'
    chapter.write_text(f'{HEAD}{questions}id = "k1-q"\ntext = "Vad?"\n')
    anna = Respondent("anna", "Anna")
    session = Session(EditionFiles(edition), WorkbookFiles(tmp_path / "wb", anna))
    whole = session.chapter("k1")
    session.write(session.target("k1", whole.questions[0]), "en **by**väg")
    assert any(search(session, "byväg"))
    assert SheetKey("anna", "k1") in session.workbook.sheets
    chapter.write_text(HEAD)  # what the reader still shows is still found
    assert any(search(session, "vad?"))
    assert not any(search(session, "stig"))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("lär\u00adande", "lärande"),
        ("ide\u0301er", "IDÉER"),
        ("va\u030art", "vårt"),
        ("naïv", "naiv"),
        ("KOMMITTÉ", "kommitte"),
        ("v[år](#k1)t", "vårt"),
        ("v![år](b.png)t", "år"),
        ("[x](http://x.y/b%C3%A5t)", "båt"),
        ("[v][r]år\n\n[r]: #k1", "vår"),
        ("v&aring;rt", "vårt"),
        ("v**år**t", "vårt"),
        ("två\nrader", "två rader"),
        ("två\u00a0ord", "två ord"),
    ],
)
@pytest.mark.parametrize("form", ["literal", "basic", "escaped", "folded"])
def test_what_is_hidden_from_sight_is_found(text: str, query: str, form: str) -> None:
    raw = written(text, form)
    found = any(find(line, query) for line in shown(raw))
    assert may_hold(raw, query) or not found
    assert found or "[" in text
