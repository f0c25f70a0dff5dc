"""The program at the end of a line: bytes, idleness, suspension, leaving and being left."""

from __future__ import annotations

import os
import select
import signal
import statistics
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from tests.tui.terminal.model import Model, Session, sample
from tests.tui.terminal.sample import text_line

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal


def test_bytes_for_a_page_a_line_and_nothing() -> None:
    with sample() as session:
        assert len(session.received) <= 6000
        session.type("j")
        data = session.until_shown(text_line(23))
        assert 0 < len(data) <= 300
        session.type(" ")
        data = session.until_shown(text_line(43))
        assert 0 < len(data) <= 3000
        session.type("")
        assert session.until(lambda: True) == b""


def test_bytes_for_a_character_in_the_editor() -> None:
    with sample() as session:
        session.type("e")
        session.until_shown("Vårt svar")
        sizes, typed = [], ""
        for character in "Vi fråg":
            typed += character
            session.type(character)
            sizes.append(len(session.until_shown(f"{typed}Vårt")))
        assert statistics.median(sizes) <= 100


def test_the_terminal_is_asked_nothing_and_given_back_as_it_was() -> None:
    with sample() as session:
        started = session.received
        assert not [
            ask for ask in (b"$p", b"\x1b[c", b"6n", b"\x1b[?u", b"]1", b"]22") if ask in started
        ]
        assert not [mode for mode in (b"1000h", b"1003h", b"1004h", b"u\x1b") if mode in started]
        assert session.model.private_mode(1049)
        assert session.model.private_mode(2004)
        session.type("q")
        assert session.end() == 0
        assert not session.model.private_mode(1049)
        assert not session.model.private_mode(2004)
        assert session.model.private_mode(25)
        assert session.model.private_mode(7)
        assert session.model.text.strip() == ""
        assert termios.tcgetattr(session.slave) == session.attributes


def test_text_that_is_not_utf8_is_latin1_and_a_letter_that_is_cut_is_whole() -> None:
    with sample() as session:
        session.type("e")
        session.until_shown("Vårt svar")
        session.type("ö".encode()[:1])
        session.until(lambda: True)
        session.type("ö".encode()[1:] + b"!")
        session.until_shown("ö!Vårt svar")
        session.type(b"\xe5bc \xff")
        session.until_shown("ö!åbc ÿ")


def test_a_key_that_the_network_splits_is_still_that_key() -> None:
    with sample() as session:
        session.type("e")
        session.until_shown("Vårt svar")
        session.type("\x1b[")
        session.until(lambda: True)
        session.type("C")
        session.until(lambda: True)
        session.type("*")
        session.until_shown("V*årt svar")


@pytest.mark.parametrize("how", ["suspend key", "signal", "stopped without a warning"])
def test_after_a_suspension_the_whole_screen_is_drawn_again(how: str) -> None:
    with sample() as session:
        session.type("j")
        session.until_shown(text_line(23))
        before = session.model.looks
        if how == "suspend key":
            session.type("\x14")
        else:
            number = signal.SIGTSTP if how == "signal" else signal.SIGSTOP
            session.process.send_signal(number)
        os.waitpid(session.process.pid, os.WUNTRACED)
        session.until(lambda: True)
        if how != "stopped without a warning":
            assert not session.model.private_mode(1049)
            assert termios.tcgetattr(session.slave) == session.attributes
        session.model.feed("\x1b[1;1H\x1b[31mthe shell was here\r\n")
        session.process.send_signal(signal.SIGCONT)
        session.until_shown(text_line(23))
        assert session.model.looks == before
        assert session.model.private_mode(1049)
        session.type("j")
        session.until_shown(text_line(24))


def test_a_resized_window_is_drawn_anew() -> None:
    with sample() as session:
        session.model = Model(60, 16)
        session.resize(60, 16)
        session.process.send_signal(signal.SIGWINCH)
        with sample(60, 16) as other:

            def alike() -> bool:
                other.until(lambda: True)  # the first paint is not the last: a scroll bar comes
                return session.model.looks == other.model.looks

            session.until(alike)
            assert text_line(13)[:50] in session.model.text


def test_a_lost_line_ends_the_program_after_it_was_told(tmp_path: Path) -> None:
    told = tmp_path / "told"
    with sample(TELL=str(told)) as session:
        os.close(session.slave)
        os.close(session.master)
        session.slave = session.master = -1
        assert session.process.wait(20) == 129
        assert told.read_text() == "lost"


def test_keys_are_taken_while_the_line_is_stalled_and_what_is_past_is_not_sent(
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "told")
    told = os.open(tmp_path / "told", os.O_RDONLY | os.O_NONBLOCK)
    with sample(200, 60, TELL=str(tmp_path / "told")) as session:
        page = len(session.received)
        termios.tcflow(session.slave, termios.TCOOFF)
        session.type("c \x0c" * 12 + "x")
        assert select.select([told], [], [], 20)[0]
        assert os.read(told, 100) == b"done"
        termios.tcflow(session.slave, termios.TCOON)
        assert 0 < len(session.until(lambda: bool(session.received))) < 4 * page
        session.type("q")
        assert session.end() == 0
    os.close(told)


TAKE = """
import os, termios
from handbok_tui.tui.terminal import modes
attributes = termios.tcgetattr(0)
attributes[3] &= ~termios.ECHO
assert not modes.leave_cleanly(2)
modes.take(2, 0, attributes)
os.write(2, (modes.ENTER + "\\x1b[31m\\x1b[2;5rsecret").encode())
"""
FILL = """
os.set_blocking(2, False)
try:
    while True:
        os.write(2, b"x" * 4096)
except BlockingIOError:
    os.set_blocking(2, True)
"""


def test_leave_cleanly_puts_everything_back_once() -> None:
    leave = 'print("left", modes.leave_cleanly(2), modes.leave_cleanly(2), modes.is_taken(2))'
    session = Session(["-c", TAKE + leave], 40, 10)
    try:
        session.until_shown("left True False False")
        assert session.end() == 0
        assert "secret" not in session.model.text
        assert not session.model.private_mode(1049)
        assert session.model.screen.margins is None
        assert session.model.screen.cursor.attrs == session.model.screen.default_char
        assert termios.tcgetattr(session.slave) == session.attributes
    finally:
        session.close()


def test_leave_cleanly_does_not_wait_for_a_terminal_that_takes_nothing() -> None:
    session = Session(["-c", TAKE + FILL + "assert modes.leave_cleanly(2)"], 40, 10)
    try:
        assert session.process.wait(20) == 0
        assert termios.tcgetattr(session.slave) == session.attributes
    finally:
        session.close()


def test_the_terminal_layer_loads_without_a_terminal() -> None:
    code = "import handbok_tui.tui.terminal.display"
    subprocess.run([sys.executable, "-c", code], check=True, stdin=subprocess.DEVNULL)


def test_the_output_thread_tells_when_it_is_idle_and_when_the_line_is_gone() -> None:
    import threading

    from handbok_tui.tui.terminal.output import Output

    read, write = os.pipe()
    idle, lost = threading.Event(), threading.Event()
    output = Output(write, lost.set)
    assert output.idle(idle.set)
    output.write("x" * 200_000)  # more than the pipe holds
    assert not output.idle(idle.set)
    output.start()
    taken = 0
    while taken < 200_000:
        assert select.select([read], [], [], 20)[0]
        taken += len(os.read(read, 65536))
    assert idle.wait(20)
    assert output.idle(idle.set)
    os.close(read)
    output.write("y")
    assert lost.wait(20)
    output.stop()
    os.close(write)
