"""The bytes that are sent make a terminal show exactly the wanted frame, and are few."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbok_tui.tui.terminal.drawing.capabilities import Capabilities
from handbok_tui.tui.terminal.drawing.cells import BLANK, Row, StyleCells
from handbok_tui.tui.terminal.drawing.frame import Scroll, Span, difference
from handbok_tui.tui.terminal.drawing.painter import Painter
from handbok_tui.tui.terminal.drawing.style import DEFAULT, Style, parse
from tests.tui.terminal.model import Model

if TYPE_CHECKING:
    from random import Random

STYLES = [
    *[DEFAULT] * 3,
    Style(("1",)),
    Style(("3", "9")),
    Style(("7",), "31"),
    Style(("4",), "", "44"),
    Style(("1",), "38;2;1;2;3", "48;2;4;5;6"),
    Style((), "38;5;9"),
    Style((), "", "104"),
]
TEXTS = [*"  aab", "å", "─", "e\u0301", "日", "👩\u200d💻", "✍\ufe0f", "🇸"]
EVERY = [
    Capabilities(scrolls=a, erases_colour=b, resets_parts=c, synchronizes=d)
    for a, b, c, d in itertools.product([True, False], repeat=4)
]
ALL = Capabilities(erases_colour=True)

Frame = list[Row]


def row_of(text: str, width: int, style: Style = DEFAULT) -> Row:
    cells = StyleCells(style).of(text)
    return tuple(cells + StyleCells(style).of(" ") * width)[:width]


def random_row(random: Random, width: int) -> Row:
    cells: list[tuple[str, Style]] = []
    while len(cells) < width:
        style = StyleCells(random.choice(STYLES))
        for _ in range(random.choice([1, 1, 2, 12])):
            cells += style.of(random.choice(TEXTS))
        if random.random() < 0.3:
            cells += style.of(random.choice(TEXTS[:8]) * random.randrange(20))
    if cells[width - 1 : width + 1][1:] and not cells[width][0]:
        cells[width - 1] = BLANK
    return tuple(cells[:width])


def next_frame(random: Random, frame: Frame) -> Frame:
    """Return a frame such as often comes after ``frame``."""
    width, height = len(frame[0]), len(frame)
    kind = random.choice(["some rows", "scroll", "scroll", "scroll", "pane", "same", "all"])
    if kind == "all":
        return [random_row(random, width) for _ in range(height)]
    if kind == "some rows":
        return [random_row(random, width) if random.random() < 0.3 else row for row in frame]
    if kind == "same":
        return frame
    top = random.randrange(height // 3 + 1)
    bottom = height - random.randrange(height // 3 + 1)
    shift = random.randint(-3, 3)
    edge = 0 if kind == "scroll" else random.randrange(width)
    moved = list(frame)
    for y in range(top, bottom):
        fits = top <= y + shift < bottom
        source = frame[y + shift] if fits else random_row(random, width)
        joins = source[edge][0] and frame[y][edge][0]
        moved[y] = frame[y][:edge] + source[edge:] if joins else source
    return moved


def plainly(frame: Frame) -> str:
    """Return the simplest output for a cleared terminal: each cell on its own."""
    out = []
    for y, row in enumerate(frame):
        for x, ((_, style), text) in enumerate(zip(row, [" "] * len(row), strict=True)):
            out.append(f"\x1b[{y + 1};{x + 1}H\x1b[0;{_codes(style)}m{text}")
        for x, (text, style) in enumerate(row):
            out.append(f"\x1b[{y + 1};{x + 1}H\x1b[0;{_codes(style)}m{text}")
    return "".join(out)


def _codes(style: Style) -> str:
    return ";".join(filter(None, (*style.attributes, style.ink, style.paper)))


@settings(max_examples=80, deadline=None)
@given(
    st.randoms(use_true_random=False),
    st.integers(1, 40),
    st.integers(1, 16),
    st.sampled_from(EVERY),
)
def test_the_terminal_shows_every_wanted_frame(
    random: Random, width: int, height: int, terminal: Capabilities
) -> None:
    model = Model(width, height, erases_colour=terminal.erases_colour)
    model.feed("\x1b[1;33mleft over\x1b[2;3r")
    painter = Painter(terminal)
    frame = [random_row(random, width) for _ in range(height)]
    for _ in range(5):
        frame = next_frame(random, frame)
        cursor = random.randrange(width), random.randrange(height)
        model.feed(painter.paint(frame, cursor))
        wanted = Model(width, height)
        wanted.feed(plainly(frame))
        assert model.looks == wanted.looks
        assert model.cursor == cursor


def test_an_unchanged_frame_sends_nothing() -> None:
    painter = Painter(ALL)
    frame = [row_of("Driv lärandet", 40)] * 4
    painter.paint(frame, (3, 2))
    assert painter.paint(list(frame), (3, 2)) == ""


def test_only_the_cells_that_differ_are_sent_and_a_long_gap_is_jumped() -> None:
    painter = Painter(ALL)
    painter.paint([row_of("ett", 40), row_of("Vad gör ni i dag för att lära?", 40)])
    data = painter.paint([row_of("ett", 40), row_of("Var gör ni i dag för att lära!", 40)])
    assert data == "\r\x1b[2Cr\x1b[26C!"


def test_what_stands_many_times_is_sent_many_times() -> None:
    assert "=" * 20 in Painter(ALL).paint([row_of("=" * 20, 40)])  # mosh cannot repeat


def test_a_style_that_is_added_is_sent_alone() -> None:
    painter = Painter(ALL)
    ink = Style((), "38;5;9", "44")
    painter.paint([row_of("abc", 3, ink)], (0, 0))
    bold = StyleCells(Style(("1",), "38;5;9", "44"))
    assert painter.paint([(*bold.of("x"), *row_of("abc", 3, ink)[1:])]) == "\x1b[1mx"


@pytest.mark.parametrize("terminal", [ALL, Capabilities()])
@pytest.mark.parametrize("lines", [2, -2])
def test_rows_that_scrolling_opens_have_their_own_colours(
    lines: int, terminal: Capabilities
) -> None:
    paper = Style((), "37", "44")
    numbered = [row_of(f"{n}. En rad som är lite lång", 40, paper) for n in range(30)]
    empty = [row_of("", 40)] * 2
    painter = Painter(terminal)
    model, wanted = Model(40, 12), Model(40, 12)
    model.feed(painter.paint([*numbered[10:20], *empty]))
    frame = [*numbered[10 + lines : 20 + lines], *empty]
    model.feed(painter.paint(frame))
    wanted.feed(plainly(frame))
    assert model.looks == wanted.looks


@pytest.mark.parametrize("lines", [1, 3, -2])
def test_moved_rows_are_scrolled_by_the_terminal(lines: int) -> None:
    numbered = [row_of(f"{n}. En rad som är lite lång", 80) for n in range(100)]
    head, foot = row_of("Handbok", 80), row_of("34 %", 80)
    painter = Painter(ALL)
    painter.paint([head, *numbered[40:62], foot], (0, 0))
    data = painter.paint([head, *numbered[40 + lines : 62 + lines], foot], (0, 0))
    assert data.count("En rad") == abs(lines)
    assert "\x1b[2;23r" in data
    assert "\x1b[r" in data


def test_a_pane_that_stands_still_does_not_hide_that_the_rest_moved() -> None:
    pane = [row_of(f"{n}. Kapitel", 15) for n in range(20)]
    text = [row_of("".join(chr(97 + n * x % 26) for x in range(60)), 65) for n in range(1, 31)]
    shown = [a + b for a, b in zip(pane, text, strict=False)]
    wanted = [a + b for a, b in zip(pane, text[1:], strict=False)]
    assert difference(shown, wanted, scrolls=True)[0] == Scroll(0, 19, 1)
    assert Scroll not in map(type, difference(shown, wanted, scrolls=False))


def test_a_wide_character_is_never_cut() -> None:
    shown, wanted = [row_of("日本語", 8)], [row_of("日x語", 8)]
    assert difference(shown, [row_of("日字語", 8)], scrolls=True) == [Span(0, 2, 4)]
    assert difference(shown, wanted, scrolls=True) == [Span(0, 2, 6)]


def test_after_text_of_doubtful_width_the_row_is_sent_again_with_a_fixed_column() -> None:
    painter = Painter(ALL)
    painter.paint([row_of("a✍\ufe0fbcd", 10)])
    data = painter.paint([row_of("a👩\u200d💻bcd", 10)])
    assert data.endswith("👩\u200d💻\r\x1b[3Cbcd\x1b[K")


def test_a_painter_that_forgot_clears_and_sends_everything() -> None:
    painter = Painter(ALL)
    frame = [row_of("ett", 9), row_of("två", 9)]
    first = painter.paint(frame)
    painter.forget()
    assert painter.paint(frame) == first
    assert first.startswith("\x1b[r\x1b[m\x1b[2J")
    other_size = painter.paint([row_of("ett", 8)])
    assert "\x1b[2J" in other_size


def test_synchronized_output_frames_only_large_changes() -> None:
    painter = Painter(Capabilities(synchronizes=True))
    page = [row_of(f"{n} En rad med text", 40, parse("38;5;7;48;5;0")) for n in range(24)]
    data = painter.paint(page, (0, 0))
    assert data.startswith("\x1b[?2026h")
    assert data.endswith("\x1b[?2026l")
    assert painter.paint([row_of("x", 40), *page[1:]]).startswith("\x1b[m")
