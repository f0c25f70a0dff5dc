"""Looks, cells and what a terminal is known to do."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from handbok_tui.tui.terminal.drawing.cells import StyleCells, doubtful, split
from handbok_tui.tui.terminal.drawing.style import (
    DEFAULT,
    Style,
    blank_transition,
    parse,
    transition,
)
from tests.tui.terminal.model import Model

CODES = st.sampled_from(["1", "3", "4", "5", "7", "9"])
INK = st.sampled_from(["", "31", "97", "38;5;12", "38;2;1;2;3"])
PAPER = st.sampled_from(["", "41", "107", "48;5;12", "48;2;1;2;3"])
STYLES = st.builds(
    lambda codes, ink, paper: Style(tuple(sorted(codes)), ink, paper),
    st.frozensets(CODES),
    INK,
    PAPER,
)


@settings(max_examples=200, deadline=None)
@given(st.none() | STYLES, STYLES, st.booleans())
def test_a_transition_leads_to_the_look_from_any_pen(
    pen: Style | None, style: Style, partial: bool
) -> None:
    direct, through = Model(4, 1), Model(4, 1)
    through.feed("\x1b[3;4;36m" if pen is None else transition(None, pen))
    through.feed(transition(pen, style, partial=partial))
    direct.feed(transition(None, style))
    for model in (direct, through):
        model.feed("x")
    assert through.looks == direct.looks


@settings(max_examples=100, deadline=None)
@given(st.none() | STYLES, STYLES, st.booleans())
def test_a_blank_transition_leads_to_the_same_blank(
    pen: Style | None, style: Style, partial: bool
) -> None:
    direct, through = Model(4, 1), Model(4, 1)
    through.feed("\x1b[3;4;36m" if pen is None else transition(None, pen))
    sequence, after = blank_transition(pen, style, partial=partial)
    through.feed(f"{sequence} {transition(after, DEFAULT)}x")
    direct.feed(f"{transition(None, style)} \x1b[mx")
    assert through.looks == direct.looks


def test_a_transition_is_as_short_as_it_can_be() -> None:
    bold = Style(("1",), "31", "44")
    assert transition(Style((), "31", "44"), bold) == "\x1b[1m"
    assert transition(bold, Style((), "32", "44")) == "\x1b[22;32m"
    assert transition(bold, DEFAULT) == "\x1b[m"
    assert transition(Style(("1", "2"), "31"), Style(("1",), "31")) == "\x1b[22;1m"
    assert transition(bold, Style((), "31", "44"), partial=False) == "\x1b[0;31;44m"
    assert blank_transition(bold, Style((), "", "44")) == ("", bold)


def test_parameters_are_read_as_rich_writes_them() -> None:
    assert parse("1;38;2;1;2;3;48;5;12") == Style(("1",), "38;2;1;2;3", "48;5;12")
    assert parse("4;91;100") == Style(("4",), "91", "100")
    assert parse("31;39;41;49") == DEFAULT
    assert parse("") == DEFAULT
    assert parse("38") == parse("38") is not None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=12))
def test_every_text_takes_the_width_that_the_layout_gave_it(text: str) -> None:
    _, cells = split(text)
    letters = [c for c in text if unicodedata.category(c) not in {"Cc", "Cs", "Cf", "Mn"}]
    if len(letters) == len(text):
        assert len(cells) == cell_len(text)
    assert "".join(cells).isprintable() or not text.isprintable()


@given(st.text(st.characters(categories=["Cc", "L", "Cs"]), max_size=12))
def test_no_control_character_and_nothing_that_cannot_be_written_gets_out(text: str) -> None:
    leading, cells = split(text)
    sent = leading + "".join(cells)
    sent.encode()
    assert not [c for c in sent if unicodedata.category(c) == "Cc"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("åe\u0301", ["å", "e\u0301"]),
        ("日x", ["日", "", "x"]),
        ("👩\u200d💻!", ["👩\u200d💻", "", "!"]),
        ("a\x1b[2Jb", ["a", "[", "2", "J", "b"]),
        ("\u0301a", ["a"]),
    ],
)
def test_text_becomes_one_entry_for_each_cell(text: str, cells: list[str]) -> None:
    assert [cell for cell, _ in StyleCells(DEFAULT).of(text)] == cells


def test_only_widths_that_terminals_disagree_about_are_doubtful() -> None:
    assert not [c for c in "åé–”…─│✓▔日語e\u0301" if doubtful(c)]
    assert all(map(doubtful, ["👩", "✍\ufe0f", "🇸", "a\u200d", "\u00ad", "⌚"]))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("xterm-256color", (True, False, True, False)),
        ("xterm-kitty-of-tomorrow", (True, False, True, True)),
        ("screen", (True, False, True, False)),
        ("linux", (True, True, True, False)),
        ("vt100", (True, False, False, False)),
        ("dumb", (False, False, False, False)),
        ("no-such-terminal", (True, False, True, False)),
    ],
)
def test_what_a_terminal_can_do_is_known_from_its_name(
    name: str, expected: tuple[bool, ...]
) -> None:
    code = (
        "from handbok_tui.tui.terminal.drawing.capabilities import capabilities_of\n"
        f"c = capabilities_of({name!r})\n"
        "print((c.scrolls, c.erases_colour, c.resets_parts, c.synchronizes))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(expected)
