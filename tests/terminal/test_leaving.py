"""Ctrl+Q, which many press by mistake: it says what it did."""

from __future__ import annotations

import pytest

from tests.support.handbok import COMMAND, Handbok
from tests.support.pty_screen import PtyScreen

pytestmark = pytest.mark.terminal

SAID = "Handboken är stängd (Ctrl+Q) och allt är sparat."
FIRST = "Handbok för dig"


def test_ctrl_q_in_an_answer_says_that_all_is_saved(handbok: Handbok) -> None:
    with PtyScreen([*COMMAND], handbok.environment) as screen:
        screen.wait_for(FIRST)
        screen.send("1\t\rVi börjar i köket")
        screen.wait_for("Vi börjar i köket")
        screen.send("\x11")
        assert screen.end() == 0
        assert SAID in screen.text
    assert "Vi börjar i köket" in handbok.run("read", "1").text


def test_q_which_says_so_itself_says_nothing(handbok: Handbok) -> None:
    with PtyScreen([*COMMAND], handbok.environment) as screen:
        screen.wait_for(FIRST)
        screen.send("q")
        assert screen.end() == 0
        assert "stängd" not in screen.text
