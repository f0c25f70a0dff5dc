"""A line down costs the line little also where the contents stand beside the text."""

from functools import partial
from statistics import median

import pytest

from tests.support.handbok import COMMAND, Handbok
from tests.support.pty_screen import PtyScreen

pytestmark = pytest.mark.terminal

BESIDE = "02 Lärande ledarskap"
SIZES = [(100, 30), (120, 40), (160, 50), (200, 60), (240, 60), (300, 80), (400, 100)]


def _has_moved(screen: PtyScreen, rows: tuple[str, ...]) -> bool:
    return screen.lines[2 : 2 + len(rows)] == rows


def _has_risen(screen: PtyScreen, rows: tuple[str, ...]) -> bool:
    return screen.lines[4 : 4 + len(rows)] == rows


@pytest.mark.parametrize("size", SIZES)
def test_a_line_down_and_up_is_under_300_bytes(handbok: Handbok, size: tuple[int, int]) -> None:
    with PtyScreen(COMMAND, handbok.environment, columns=size[0], lines=size[1]) as screen:
        screen.wait_for("Kicka igång")
        screen.send("1")
        screen.wait_for("Lärande – en ledningsfråga", BESIDE)
        screen.rest()
        straight = [line[:30] for line in screen.lines[2:-1]]
        sizes = []
        for _ in range(10):
            before, rows = len(screen.raw), screen.lines[3 : size[1] - 3]
            screen.send("j")
            screen.wait_until(partial(_has_moved, screen, rows), "a line down")
            sizes.append(len(screen.raw) - before)
        assert median(sizes) < 300  # on a slow machine the contents are put straight in between
        screen.wait_until(
            lambda: [line[1:30] for line in screen.lines[2:-1]] == [line[1:] for line in straight],
            "the contents put straight",
        )
        sizes = []
        for _ in range(3):
            screen.rest()
            before, rows = len(screen.raw), screen.lines[3 : size[1] - 3]
            screen.send("k")
            screen.wait_until(partial(_has_risen, screen, rows), "a line up")
            sizes.append(len(screen.raw) - before)
        assert min(sizes) < 300
        screen.send("q")
        assert screen.end() == 0


@pytest.mark.parametrize("size", SIZES)
def test_so_does_the_next_row_of_a_list(handbok: Handbok, size: tuple[int, int]) -> None:
    with PtyScreen(COMMAND, handbok.environment, columns=size[0], lines=size[1]) as screen:
        screen.wait_for("Kicka igång")
        screen.send("K")
        screen.wait_for("▸ 01 Driv lärandet")
        screen.rest()
        before = len(screen.raw)
        screen.send("\x1b[B")
        screen.wait_for("▸ 02 Lärande")
        screen.rest()
        assert len(screen.raw) - before < 300


def test_beyond_the_page_the_terminals_own_ground_is_left(handbok: Handbok) -> None:
    with PtyScreen(COMMAND, handbok.environment, columns=300, lines=40) as screen:
        screen.wait_for("Kicka igång")
        screen.send("1")
        screen.wait_for("Lärande – en ledningsfråga", BESIDE)
        screen.rest()
        grounds = [screen.ground(x, 10) for x in (40, 179, 180, 299)]
        assert grounds[0] == grounds[1] != grounds[2] == grounds[3] == "default"
        assert all(not line[180:].strip() for line in screen.lines[1:-1])
