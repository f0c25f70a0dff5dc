"""Asked to end, hung up on, stalled: the program goes, what was typed stays, the terminal too."""

import fcntl
import os
import signal
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import psutil
import pytest

from tests.support.handbok import Handbok
from tests.support.victim import NOHUP, Victim, kept, saved_text, unsaved_texts, wait_until

pytestmark = pytest.mark.terminal

TEXT = "Ännu inte sparat"
LEAVE_SCREEN = b"\x1b[?1049l"
NUMBERS = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def writing(handbok: Handbok, *before: str) -> Iterator[Victim]:
    """The program with something on the screen that was typed just now."""
    with Victim(handbok, before=before) as screen:
        screen.open_answer()
        screen.write(TEXT)
        yield screen


@contextmanager
def stalled(screen: Victim) -> Iterator[int]:
    """A line that takes nothing more, on which typing goes on until it is in safety."""
    line = screen.stall()
    try:
        screen.send(" men på väg" * 200)
        wait_until(lambda: any("på väg" in text for text in unsaved_texts(screen.handbok)), "text")
        yield line
    finally:
        os.close(line)


def holds(handbok: Handbok, words: str) -> bool:
    """Whether words that were typed are in safety."""
    return any(words in text for text in kept(handbok))


def fresh_attributes() -> list[object]:
    """What a terminal is like before any program has changed it."""
    ends = os.openpty()
    try:
        return termios.tcgetattr(ends[1])
    finally:
        for end in ends:
            os.close(end)


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.name)
def test_a_signal_leaves_the_terminal_clean_and_the_text_in_its_file(
    handbok: Handbok, number: signal.Signals
) -> None:
    with writing(handbok) as screen:
        line = screen.terminal()
        screen.process.send_signal(number)
        screen.gone()
        after = termios.tcgetattr(line)
        os.close(line)
        assert screen.end() == 128 + number
    assert after == fresh_attributes()
    assert LEAVE_SCREEN in screen.raw
    assert saved_text(handbok) == TEXT
    assert unsaved_texts(handbok) == []


@pytest.mark.parametrize("before", [(), NOHUP], ids=["hup", "nohup"])
def test_a_terminal_that_is_closed(handbok: Handbok, before: tuple[str, ...]) -> None:
    with writing(handbok, *before) as screen:
        screen.hang_up()
        screen.gone()
    assert TEXT in kept(handbok)


@pytest.mark.parametrize("before", [(), NOHUP], ids=["hup", "nohup"])
def test_a_terminal_that_stalls_and_is_closed(handbok: Handbok, before: tuple[str, ...]) -> None:
    with writing(handbok, *before) as screen, stalled(screen):
        screen.hang_up()
        screen.gone()
    assert any(text.startswith(TEXT + " men på väg") for text in kept(handbok))


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.name)
def test_a_signal_on_a_stalled_line(handbok: Handbok, number: signal.Signals) -> None:
    with writing(handbok) as screen:
        with stalled(screen) as line:
            wait_until(lambda: saved_text(handbok).count("på väg") == 200, "all in the file")
            busy = psutil.Process(screen.process.pid).cpu_percent(0.5)  # of one processor
            assert busy < 50
            termios.tcflow(line, termios.TCOON)
            screen.wait_for("603 ord")
        screen.send("\x1b[21~q")
        assert screen.end() == 0


def test_a_line_that_nobody_reads_from(handbok: Handbok) -> None:
    with writing(handbok) as screen:
        for number in range(8):
            screen.send(f"{number:03} " * 25)
            wait_until(partial(holds, handbok, f"{number:03} "), f"{number}")
        screen.process.terminate()
        screen.gone()
    assert any(text.endswith("007 ") for text in kept(handbok))


@pytest.mark.parametrize("number", [*NUMBERS, signal.SIGKILL], ids=lambda number: number.name)
def test_the_end_while_another_program_is_saving(handbok: Handbok, number: signal.Signals) -> None:
    with writing(handbok) as screen:
        lock = handbok.put(".handbok/gruppen.k1.lock", b"").open("rb+")
        fcntl.flock(lock, fcntl.LOCK_EX)
        screen.send("\x13")
        screen.wait_for("Sparar")
        wait_until(lambda: TEXT in unsaved_texts(handbok), TEXT)
        screen.process.send_signal(number)
        screen.gone()
        lock.close()
    assert TEXT in unsaved_texts(handbok)
