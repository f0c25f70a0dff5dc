"""The installed program in a real pseudo-terminal, as a person at 80×24 meets it."""

import re
import signal
import statistics
import sys
import tomllib
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from handbok_tui.texts.messages import NO_TERMINAL
from tests.support.handbok import COMMAND, Handbok
from tests.support.pty_screen import PtyScreen

pytestmark = pytest.mark.terminal

INSTALLED = str(Path(sys.executable).with_name("handbok"))
START = "Kicka igång en lärande kultur"
FIRST_QUESTION = "Vilka steg behöver vi ta"
LEAVE_SCREEN = b"\x1b[?1049l"


def open_program(handbok: Handbok) -> PtyScreen:
    """The program in a terminal, not yet anything on it."""
    return PtyScreen([INSTALLED], handbok.environment)


def text_column(screen: PtyScreen) -> tuple[str, ...]:
    """What is read: all but the line on top and the one at the bottom, and the mark of a stop."""
    return tuple(line.replace("▸", " ").rstrip() for line in screen.lines[1:-1])


def go_to_the_first_question(screen: PtyScreen) -> None:
    screen.wait_for(START)
    screen.send("\r")
    screen.wait_for("Lärande – en ledningsfråga")
    screen.send("\t")
    screen.wait_for("▸", FIRST_QUESTION)


def write_an_answer(screen: PtyScreen, text: str) -> None:
    """From the question marked on the screen to "Sparat" under it."""
    screen.send("\r")
    screen.wait_for("Klar med att skriva")
    screen.send(text.replace("\n", "\r"))
    screen.wait_for(*text.split("\n"))
    screen.send("\x1b")
    screen.wait_for("Sparat", "1 av 4 besvarade", "│ " + text.split("\n", maxsplit=1)[0])


def test_from_the_start_to_an_answer_on_disk_and_back(handbok: Handbok) -> None:
    with open_program(handbok) as screen:
        go_to_the_first_question(screen)
        write_an_answer(screen, "Åsa frågar ledningen\noch Örjan de ännu äldre")
        left = text_column(screen)
        screen.send("q")
        assert screen.end() == 0
    assert handbok.saved("k1-ref-1")["text"] == "Åsa frågar ledningen\noch Örjan de ännu äldre"
    with open_program(handbok) as screen:
        screen.wait_until(lambda: text_column(screen) == left, "the place that was left")
        assert "1 av 4 besvarade" in screen.text
        screen.send("q")
        assert screen.end() == 0
    assert "Åsa frågar ledningen  \noch Örjan" in handbok.run("export").text


def test_kill_after_saved_loses_nothing(handbok: Handbok) -> None:
    with open_program(handbok) as screen:
        go_to_the_first_question(screen)
        write_an_answer(screen, "Det här är sparat")
        screen.process.kill()
        assert screen.end() == -9
    answers = tomllib.loads(handbok.sheet().read_text("utf-8"))["answers"]
    assert answers["k1-ref-1"]["text"] == "Det här är sparat"
    assert handbok.run("check").code == 0
    with open_program(handbok) as screen:
        screen.wait_for(START)
        screen.send("1\t")
        screen.wait_for("│ Det här är sparat")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_asked_to_end_it_saves_what_is_typed_and_leaves_the_terminal(
    handbok: Handbok, number: signal.Signals
) -> None:
    with open_program(handbok) as screen:
        go_to_the_first_question(screen)
        screen.send("\r")
        screen.wait_for("Klar med att skriva")
        screen.send("Ännu inte sparat")
        screen.wait_for("Ännu inte sparat")
        screen.process.send_signal(number)
        screen.end()
    assert LEAVE_SCREEN in screen.raw
    assert handbok.saved("k1-ref-1")["text"] == "Ännu inte sparat"


def test_the_terminal_is_left_as_it_was(handbok: Handbok) -> None:
    look = "import sys, termios; print(termios.tcgetattr(0)[:4])"
    line = f'{sys.executable} -c "{look}"; {INSTALLED}; {sys.executable} -c "{look}"'
    with PtyScreen(["sh", "-c", line], handbok.environment) as screen:
        screen.wait_for(START)
        screen.send("q")
        assert screen.end() == 0
    before, after = re.findall(r"\[\d+, \d+, \d+, \d+\]", screen.raw.decode("utf-8"))
    assert after == before
    assert LEAVE_SCREEN in screen.raw


def test_what_stands_in_a_file_does_not_command_the_screen(handbok: Handbok) -> None:
    evil = "Tittel \\u001b]2;kapad\\u0007\\u001b]52;c;aGVq\\u0007\\u009b31m\\u202eliv\\u0008slut"
    handbok.put("answers/gruppen/k1.toml", f'[answers.k1-ref-1]\ntext = "{evil}"\n')
    with open_program(handbok) as screen:
        screen.wait_for(START)
        screen.send("1\t")
        screen.wait_for("│ Tittel ␛]2;kapad␇␛]52;c;aGVq␇", "␈slut")
        screen.send("\r")
        screen.wait_for("Klar med att skriva", "Tittel")
        screen.send("\x1b")
        screen.wait_for("│ Tittel")
        screen.send("q")
        assert screen.end() == 0
    for sequence in ("\x1b]", "\x9b", "\u202e", "\x07"):
        assert sequence.encode() not in screen.raw
    assert handbok.saved("k1-ref-1")["text"].endswith("\x08slut")


@pytest.mark.parametrize("redirected", ["</dev/null", ">utdata", "|cat", "</dev/null >utdata"])
def test_without_a_terminal_it_says_what_to_do(handbok: Handbok, redirected: str) -> None:
    line = f'"$@" 2>fel {redirected}; echo "exit $?"'
    if "|" in redirected:
        line = f'{{ "$@" 2>fel; echo "exit $?"; }} {redirected}'
    with PtyScreen(
        ["sh", "-c", f"cd {handbok.home}; {line}", "sh", INSTALLED], handbok.environment
    ) as screen:
        assert screen.end() == 0
    assert screen.text.strip() == "exit 1"
    assert (handbok.home / "fel").read_text("utf-8") == f"handbok: {NO_TERMINAL}\n"


def test_nothing_at_all_on_a_terminal_that_can_do_nothing(handbok: Handbok) -> None:
    command = ["env", "TERM=dumb", *COMMAND]
    with PtyScreen(command, handbok.environment, columns=300) as screen:
        assert screen.end() == 1
    assert screen.text.strip() == f"handbok: {NO_TERMINAL}"


def test_keys_in_one_packet_keep_their_order(handbok: Handbok) -> None:
    with open_program(handbok) as screen:
        go_to_the_first_question(screen)
        screen.send("\r")
        screen.wait_for("0 ord")
        screen.send("abx\x7fc\x1b[D\x1b[Dåd\x1b[Fe")
        screen.wait_for("aådbce")


def test_what_is_typed_right_after_enter_is_not_lost(handbok: Handbok) -> None:
    with open_program(handbok) as screen:
        go_to_the_first_question(screen)
        screen.send("\rhej")
        screen.wait_for("1 ord", " hej")


def test_a_search_typed_in_one_packet_keeps_every_letter(handbok: Handbok) -> None:
    with open_program(handbok) as screen:
        go_to_the_first_question(screen)
        screen.send("\x1b[H/ambass")
        screen.wait_for("Sök: ambass", "1 av ")


def test_text_and_the_key_that_leaves_it_in_one_packet(handbok: Handbok) -> None:
    with open_program(handbok) as screen:
        go_to_the_first_question(screen)
        screen.send("\r")
        screen.wait_for("0 ord")
        screen.send("Klart nu\x1bOQ\x1b[21~q")  # F2 marks as done, F10 leaves, q ends
        assert screen.end() == 0
    answer = handbok.saved("k1-ref-1")
    assert (answer["text"], answer["state"]) == ("Klart nu", "done")


CRASHING = """
import sys
from handbok_tui.tui.screens.reading import reader
def crash(self):
    secret = "hemligt svar"
    raise ValueError(secret)
reader.ReaderScreen.action_export = crash
from handbok_tui.cli import main
sys.exit(main())
"""


def test_a_fault_of_the_program_shows_no_answer_and_loses_none(handbok: Handbok) -> None:
    with PtyScreen([sys.executable, "-c", CRASHING], handbok.environment) as screen:
        go_to_the_first_question(screen)
        write_an_answer(screen, "hemligt svar")
        before = len(screen.raw)
        screen.send("xxx")  # the first and second time it goes on
        assert screen.end() == 1
        shown = screen.raw[before:].decode(errors="replace")
    assert "Programmet har ett fel och avslutades." in shown
    assert "hemligt" not in shown
    assert "Traceback" not in shown
    assert handbok.saved("k1-ref-1")["text"] == "hemligt svar"
    for log in handbok.home.rglob("fel-*.log"):
        assert "hemligt svar" not in log.read_text("utf-8").replace('secret = "hemligt svar"', "")
        assert log.stat().st_mode & 0o777 == 0o600


def test_opened_twice_it_says_so_and_both_answers_are_kept(handbok: Handbok) -> None:
    with open_program(handbok) as first, ExitStack() as later:
        go_to_the_first_question(first)
        second = later.enter_context(open_program(handbok))
        second.wait_for("öppen på flera ställen", "har redan arbetsboken öppen sedan")
        second.send("s")
        go_to_the_first_question(second)
        second.send("\r")
        second.wait_for("skrivskyddad")
        write_an_answer(first, "Mitt")
        for screen in (first, second):
            screen.send("q")
            assert screen.end() == 0
    assert handbok.saved("k1-ref-1")["text"] == "Mitt"


def bytes_of(screen: PtyScreen, keys: str, shown: Callable[[], bool]) -> int:
    """What the line carries from a key to when its effect is on the screen."""
    before = len(screen.raw)
    screen.send(keys)
    screen.wait_until(shown, f"the effect of {keys!r}")
    return len(screen.raw) - before


def _stands_at(screen: PtyScreen, top: int, rows: tuple[str, ...]) -> bool:
    return tuple(screen.lines[top : top + len(rows)]) == rows


def _is_shown(screen: PtyScreen, text: str) -> bool:
    return text in screen.text


def test_a_key_costs_the_line_little(handbok: Handbok) -> None:
    with open_program(handbok) as screen:
        screen.wait_for(START)
        screen.send("1")
        screen.wait_for("Lärande – en ledningsfråga")
        costs = []
        for _ in range(10):
            rows = tuple(screen.lines[3:20])
            costs.append(bytes_of(screen, "j", partial(_stands_at, screen, 2, rows)))
        assert statistics.median(costs) <= 300
        screen.send("\t\r")
        screen.wait_for("0 ord")
        costs = []
        for length in range(1, 30):
            typed = "lärande och tillit i vardagen"[:length]
            shown = typed.rstrip()
            costs.append(bytes_of(screen, typed[-1], partial(_is_shown, screen, shown)))
        assert statistics.median(costs) <= 100


def test_the_terminals_own_size_counts_not_what_the_environment_says(handbok: Handbok) -> None:
    environment = {**handbok.environment, "COLUMNS": "133", "LINES": "41"}
    with PtyScreen([INSTALLED], environment, columns=60, lines=20) as screen:
        go_to_the_first_question(screen)
        assert "Hjälp" in screen.lines[-1]
        assert max(map(len, screen.lines)) <= 60
        assert "Ur SKR" in screen.lines[0] or "SKR:s" in screen.lines[0]
        screen.send("q")
        assert screen.end() == 0
