"""A line down costs the line little also where the contents stand beside the text."""

from functools import partial
from statistics import median

import pytest

from tests.support.handbok import COMMAND, Handbok
from tests.support.pty_screen import PtyScreen

pytestmark = pytest.mark.terminal

BESIDE = "02 Lärande ledarskap"


def _has_moved(screen: PtyScreen, rows: tuple[str, ...]) -> bool:
    return screen.lines[2 : 2 + len(rows)] == rows


def _has_risen(screen: PtyScreen, rows: tuple[str, ...]) -> bool:
    return screen.lines[4 : 4 + len(rows)] == rows


@pytest.mark.parametrize("size", [(100, 30), (120, 40), (160, 50), (200, 60)])
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
