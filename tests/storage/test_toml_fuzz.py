"""Any text comes back exactly, and files edited in nobody's style keep their data and bytes."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import tomlkit
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.toml.edit import Append, Change, Remove, Set, Text, edit
from handbok_tui.storage.toml.read import load
from handbok_tui.storage.toml.render import is_table_array

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

# ---- any text comes back -----------------------------------------------------------------

NASTY = st.text(
    st.one_of(
        st.sampled_from(
            list('"""\'\\\n\n \t\r<>#=[]{}ua\x00\x1b\x7f\x85\u2028\u202e\ufeff\u00a0å')
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@given(NASTY, st.booleans(), st.sampled_from([b"", b"x = 1\r\n", b"t = 'old' # c\n"]))
@example("<<<<<<< a\n=======\n>>>>>>> b\n", True, b"")
@example('"""', True, b"")
@settings(max_examples=400, deadline=None)
def test_any_text_comes_back_exactly(text: str, block: bool, raw: bytes) -> None:
    written = edit(raw, [Set(("t",), Text(text) if block else text)])
    assert load(written)["t"] == text
    shown = written.decode()
    assert str(tomlkit.parse(shown.replace("\r\n", "\n"))["t"]) == text
    assert not any(char in shown for char in "\x00\x1b\x7f\x85\u2028\u202e\ufeff")
    if block:
        assert not any(line != line.rstrip() for line in shown.replace("\r", "").split("\n"))


# ---- hand-edited files: data and bytes ------------------------------------------------------

SCALARS = [
    "1", "0x1F", "true", "1e3", "nan", "1979-05-27 07:32:00", "1979-05-27", "07:32:00", '""',
    "'#'", '"a # b = [c]"', '"\\"]"', '"""\n[x]\n# y = 1\n"""', "'''\n\"\"\"\n'''", '""""q""""',
    "[1, [2, 3]]", '[\n  "a", # ]\n  "b",\n]', "[]", "{}", "{ a = 1, b.c = '}' }",
    "[{ a = 1 }, { a = '''x\n''' }]", "[\n\t{ a = [ 1 ] }, # c\n]",
]  # fmt: skip
VALUES = ["x", "a\nb", Text("ö\n"), 7, False, ["a"], date(2027, 1, 1), {"k": {"l": "m"}}, {}]
KEYS = ["a", "b", "c-1", "2", '"a b"', "'c.d'", '"\\u00e5"']


def hand_edited(rng: Random) -> str:
    """A TOML text in nobody's style; mostly valid."""
    lines: list[str] = []

    def gap() -> None:
        lines.extend(
            rng.choice(["", "  ", "# x = 1", "\t# [y]"]) for _ in range(rng.choice([0, 0, 1, 2]))
        )

    def own(keys: list[str]) -> None:
        for key in rng.sample(keys, rng.randint(0, 3)):
            gap()
            name = f"{key} . {rng.choice(KEYS)}" if rng.random() < 0.15 else key
            tail = rng.choice(["", "", " # c", "\t"])
            indent, equals = rng.choice(["", "", "  "]), rng.choice(["=", " = "])
            lines.append(f"{indent}{name}{equals}{rng.choice(SCALARS)}{tail}")

    own(KEYS)
    for _ in range(rng.randint(0, 5)):
        gap()
        path = ".".join(rng.choice(KEYS[:4]) for _ in range(rng.randint(1, 3)))
        lines.append(
            f"[[{path}]]" if rng.random() < 0.35 else f"[ {path} ]{rng.choice(['', ' # h'])}"
        )
        own(KEYS)
    gap()
    text = "\n".join(lines) + rng.choice(["\n", "\n", ""])
    return text.replace("\n", "\r\n") if rng.random() < 0.2 else text


def places(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    """Every path in the data with what stands there."""
    items: Iterable[tuple[str | int, Any]] = ()
    if isinstance(node, (dict, list)):
        items = node.items() if isinstance(node, dict) else enumerate(node)
    return [(path, node), *(found for key, item in items for found in places(item, (*path, key)))]


def leaves(data: dict[str, Any]) -> list[tuple[str, str]]:
    """What the data holds, in one order and told apart by type."""
    ends = [(p, node) for p, node in places(data) if not node or not isinstance(node, (dict, list))]
    return sorted((repr(path), repr(node)) for path, node in ends)


def some_change(rng: Random, data: dict[str, Any]) -> Change:
    found = places(data)
    value = rng.choice(VALUES)
    tables = [path for path, node in found if isinstance(node, dict)]
    arrays = [path for path, node in found if is_table_array(node)]
    match rng.randint(0, 3):
        case 0:
            return Set((*rng.choice(tables), rng.choice(["new", "å ä", "a"])), value)
        case 1 if len(found) > 1:
            return Set(rng.choice(found[1:])[0], value)
        case 2 if len(found) > 1:
            return Remove(rng.choice(found[1:])[0])
    if arrays and rng.random() < 0.7:
        return Append(rng.choice(arrays), {"t": "x\n", "s": {"u": 1}})
    return Append((*rng.choice(tables), "fresh"), {"t": "x\n"})


@given(st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_hand_edited_files_hold_what_was_meant(rng: Random) -> None:
    text, data = valid(hand_edited(rng))
    changes = [some_change(rng, data) for _ in range(rng.randint(1, 3))]
    expected = data
    try:
        for change in changes:
            expected = change.applied(expected)
    except SaveFailed:
        assume(False)
    written = edit(text.encode(), changes)
    assert leaves(load(written)) == leaves(expected)


@given(st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_an_addition_only_adds_lines(rng: Random) -> None:
    text, data = valid(hand_edited(rng))
    path = rng.choice([path for path, node in places(data) if isinstance(node, dict)])
    new: object = rng.choice(["x", Text("a\nb\n"), {"y": "z"}])
    written = edit(text.encode(), [Set((*path, "new"), new)]).decode()
    if "{" not in text:
        start = in_common(text, written)
        assert start + in_common(text[start:][::-1], written[start:][::-1]) == len(text)
    # Only a line with an inline table may have become another one.
    remaining = iter(written.replace("\r\n", "\n").split("\n"))
    kept = [line for line in text.replace("\r\n", "\n").split("\n") if not {*"{}"} & {*line}]
    assert all(any(line == other for other in remaining) for line in kept)


@given(st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_changing_and_removing_one_value_touches_no_other_line(rng: Random) -> None:
    before = hand_edited(rng).split("\n")
    place = rng.randint(0, len(before) - 1)
    end = "\r" if before[0].endswith("\r") else ""

    def with_line(*lines: str) -> str:
        return "\n".join([*before[:place], *(line + end for line in lines), *before[place:]])

    text, data = valid(with_line('  mark  =  "old"\t# m'))
    path = next((path for path, _ in places(data) if path and path[-1] == "mark"), None)
    assume(path is not None)
    assert path is not None
    replaced = edit(text.encode(), [Set(path, "a\n")]).decode()
    assert replaced == with_line('  mark  =  """', "a", '"""\t# m')
    home: Any = data
    for key in path[:-1]:
        home = home[key]
    if len(home) > 1:
        assert edit(text.encode(), [Remove(path)]).decode() == with_line()


def valid(text: str) -> tuple[str, dict[str, Any]]:
    """The text and its data; a text that is not TOML is no example."""
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assume(False)
        raise


def in_common(one: str, other: str) -> int:
    """How many characters two texts start with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
