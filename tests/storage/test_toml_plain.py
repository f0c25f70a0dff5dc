"""The fast way through plain TOML gives what tomllib gives, or leaves the file to tomllib."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.toml import plain as toml_plain
from handbok_tui.storage.toml.read import TomlFault, load

EXAMPLES = Path(__file__).parents[2] / "examples"
LINES = (
    "[a]\n", "[a.b]\n", "[a.b.c]\n", "[[a]]\n", "[[a.b]]\n", "[b]\n", "[[b]]\n", "[ a ]\n",
    "[a] # c\n", "[a]# ö\n", "[a] # \x01\n", '["a"]\n', "[a\n", "[a]]\n", "[[a]\n", "  [a]\n",
    'a = "x"\n', "a=1\n", "b = 2\n", 'c = ""\n', 'c = "å\\n\\"ö"\n', 'c = "\\q"\n', "a.b = 1\n",
    'd = """\nen\n"två" rad\n"""\n', 'd = """x""""\n', 'd = """""\n', 'd = """\\\n  x"""\n',
    'e = """a\\u0020\n"""\n', "f = '''x'''\n", "f = 'x'\n", "g = [1, 2]\n", 'g = ["a", "#"]\n',
    "g = [\n1]\n", 'g = [\n"a",\n"]", "b\\"",]\n', "g = [[1]]\n", 'g = ["a" "b"]\n',
    "g = {a = 1}\n", "[g.a]\n", 'g = { a = "}", b = ["x"] }\n', "g = {a = 1,}\n",
    "g = [{a = 1}]\n", "[g]\n", "[[g]]\n", "[g.x]\n", "h = true\n",
    "h = 1.5 # c\n", "h = inf\n", "h = 0x1F\n", "h = 01\n", "i = 2027-02-30\n", "i = 2027-01-12\n",
    "i = 2027-01-12T10:00:00+01:00\n", "i = 2027-01-12T10:00:00Z\n", "i = 2027-01-12 10:00:00\n",
    "i = 2027-01-12T10:00:00.5\n", "i = 2027-01-12T10:00:00+25:00\n", "j = \n", "= 1\n", "k\n",
    "# c\n", "\n", "\t\n", "\r\n", "\r", "l = 1\r\n", 'm = "x" y\n', 'm = "x', "n = 1", "o = nej\n",
    'p = "\x7f"\n', 'p = "\t"\n', "\x00", "\ufeff", 'q = "x" # "\n', "r = 1_000\n", "å = 1\n",
)  # fmt: skip


def same(one: Any, other: Any) -> bool:
    """Equal also in the types and the time zones of all values."""
    return repr(one) == repr(other)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(LINES), max_size=10).map("".join))
@example('[a]\n[a.b]\nd = """\nx"""\n[[c]]\n[c.d]\n[[c]]\n[c.d]\n')
@example("[a.b]\n[a]\n[a]\n")
@example("[[a]]\n[a.b]\n[[a.b]]\n")
@example('g = ["a"]\n[[g]]\n')
def test_the_same_as_tomllib_or_nothing(text: str) -> None:
    found = toml_plain.loads(text)
    if found is not None:
        assert same(found, tomllib.loads(text))


def test_what_the_program_writes_is_read_here() -> None:
    paths = [*shipped_edition().rglob("*.toml"), *EXAMPLES.rglob("*.toml")]
    assert len(paths) > 30
    for path in paths:
        text = path.read_text("utf-8")
        found = toml_plain.loads(text)
        assert found is not None, path
        assert same(found, tomllib.loads(text)), path


@pytest.mark.parametrize("more", ["", "'' = 1\n"], ids=["plain", "tomllib's"])
def test_very_many_long_names_are_refused_where_the_parser_would_be_busy(more: str) -> None:
    parts = ".".join("a" * 29)
    text = "".join(f"[x{number}.{parts}]\n" for number in range(20_000)) + more
    if not more:
        assert len(load(text.encode())) == 20_000
        return
    with pytest.raises(TomlFault, match="fler än 8 delar") as problem:
        load(text.encode())
    assert problem.value.line == 2001
