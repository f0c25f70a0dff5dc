"""Reflexes of every day never end the program: it ends when asked, with exit 0, saying nothing."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.handbok import Handbok
from tests.support.victim import Victim, saved_text

pytestmark = pytest.mark.terminal

# A program in which one thing fails: the help at every key, or what is done after a second.
FAULTY = """
import sys
from handbok_tui.cli import main
def wanted():
    from handbok_tui.tui.app import app
    from handbok_tui.tui import screens
    from handbok_tui.tui.screens.reading import reader
    def fails(*_): raise ZeroDivisionError("Åsas hemlighet")
    {where} = fails
import handbok_tui.cli.open_screen as opened
prepared = opened._prepare
def prepare(*given):
    found = prepared(*given)
    wanted()
    return found
opened._prepare = prepare
sys.exit(main())
"""
FAILING_KEY = "reader.ReaderScreen.action_help"
FAILING_TIMER = "app._tidy"

CTRL_C = "\x03"
CTRL_Q = "\x11"
CTRL_X = "\x18"
CTRL_Z = "\x1a"
ESC = "\x1b"


def to_the_answer(screen: Victim) -> None:
    screen.open_answer()


def to_a_lesson(screen: Victim) -> None:
    screen.wait_for("Kicka igång en lärande kultur")
    screen.send("L")
    screen.wait_for("Klar med att skriva")


def to_a_chapter_part(screen: Victim) -> None:
    screen.go_to_chapter()
    screen.send("e")
    screen.wait_for("Redigera")
    screen.send("\r")
    screen.wait_for("Klar")


EDITORS = [to_the_answer, to_a_lesson, to_a_chapter_part]


def left_calmly(screen: Victim, keys: str = "q") -> None:
    """Leave as a person does; whatever happens, nothing is said and the exit is 0."""
    screen.send(keys)
    assert screen.end() == 0, screen.text
    assert b"fel" not in screen.raw.split(b"\x1b[?1049l")[-1]


@pytest.mark.parametrize("go", EDITORS, ids=lambda go: go.__name__)
@pytest.mark.parametrize("key", [CTRL_C, CTRL_X], ids=["copy", "cut"])
def test_copying_nothing_in_an_editor(
    handbok: Handbok, go: Callable[[Victim], None], key: str
) -> None:
    with Victim(handbok) as screen:
        go(screen)
        screen.send(f"{key}Kvar")
        screen.wait_for("Kvar")
        left_calmly(screen, CTRL_Q)


def told_of_another_size(screen: Victim) -> None:
    """The window is another size and soon the same again: all is drawn anew."""
    title = screen.lines[0].split()[0].encode()
    seen = screen.raw.count(title)
    screen.process.send_signal(signal.SIGWINCH)
    screen.wait_until(lambda: screen.raw.count(title) > seen, "everything drawn anew")


@pytest.mark.parametrize("keys", ["q", CTRL_Q])
def test_leaving_after_the_window_changed_size(handbok: Handbok, keys: str) -> None:
    with Victim(handbok) as screen:
        screen.go_to_chapter()
        told_of_another_size(screen)
        screen.resize(100, 30)
        screen.wait_until(lambda: len(screen.lines[-1]) > 0, "the bottom line at the new place")
        left_calmly(screen, keys)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_after_the_window_changed_size(handbok: Handbok, number: signal.Signals) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        screen.write("Ännu inte sparat")
        told_of_another_size(screen)
        screen.process.send_signal(number)
        assert screen.end() == 128 + number
    assert saved_text(handbok) == "Ännu inte sparat"


def test_undoing_a_paste_that_made_the_text_scroll(handbok: Handbok) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        lines = "\r".join(f"rad {number}" for number in range(25))
        screen.send(f"{ESC}[200~{lines}{ESC}[201~")
        screen.wait_for("rad 24")
        screen.send(CTRL_Z)
        screen.wait_until(lambda: "rad 24" not in screen.text, "the paste taken back")
        screen.send("Kvar")
        screen.wait_for("Kvar")
        left_calmly(screen, CTRL_Q)
    assert saved_text(handbok) == "Kvar"


def test_undoing_typed_lines_that_made_the_text_scroll(handbok: Handbok) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        for number in range(24):
            screen.send(f"rad {number}\r")
        screen.wait_for("rad 23")
        screen.send(CTRL_Z * 300)  # on a slow line every key is a step of its own
        screen.wait_until(lambda: "rad 1" not in screen.text, "what was typed taken back")
        left_calmly(screen, CTRL_Q)


def faulty(where: str) -> list[str]:
    return [sys.executable, "-c", FAULTY.replace("{where}", where)]


def test_a_fault_of_the_program_does_not_end_it(handbok: Handbok) -> None:
    with Victim(handbok, command=faulty(FAILING_KEY)) as screen:
        screen.open_answer()
        screen.write("Det här blir kvar")
        screen.send(f"{ESC}")
        screen.wait_for("Sparat")
        screen.send("?")
        screen.wait_for("Ett fel i programmet")
        screen.send("\r")
        screen.wait_for("Klar med att skriva")
        screen.send(" och mer")
        screen.wait_for("och mer")
        left_calmly(screen, CTRL_Q)
    assert saved_text(handbok) == "Det här blir kvar och mer"
    [log] = Path(handbok.environment["XDG_STATE_HOME"]).rglob("fel-*.log")
    assert "ZeroDivisionError" in log.read_text("utf-8")
    assert "hemlighet" not in log.read_text("utf-8")


def test_a_fault_in_a_timer_does_not_end_it(handbok: Handbok) -> None:
    with Victim(handbok, command=faulty(FAILING_TIMER)) as screen:
        screen.wait_for("Ett fel i programmet")
        screen.open_answer()
        screen.write("Kvar")
        left_calmly(screen, CTRL_Q)
    assert saved_text(handbok) == "Kvar"


def test_a_program_that_keeps_failing_ends_and_all_is_saved(handbok: Handbok) -> None:
    with Victim(handbok, command=faulty(FAILING_KEY)) as screen:
        screen.open_answer()
        screen.write("Kvar")
        screen.send(f"{ESC}")
        screen.wait_for("Sparat")
        screen.send("???")
        assert screen.end() == 1
    assert saved_text(handbok) == "Kvar"
    assert b"Programmet har ett fel och avslutades" in screen.raw
    assert b"hemlighet" not in screen.raw
