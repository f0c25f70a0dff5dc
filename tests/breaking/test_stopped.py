"""Put to sleep, sent to the background, cut off while another editor has the text."""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.support.handbok import Handbok
from tests.support.victim import (
    ENDS,
    NOHUP,
    OFFERED,
    Victim,
    kept,
    recovery_folder,
    saved_text,
    unsaved_texts,
    wait_until,
)

pytestmark = pytest.mark.terminal

TEXT = "Skrivet före"
SHELL = ("bash", "--norc", "-i")
EDITOR = """#!/bin/sh
printf ' och i redigeraren' >> "$1"
printf '%s' "$1" > "$HOME/redigerar"
read _ < "$HOME/slut"
"""


def stopped(process: psutil.Process) -> bool:
    return process.status() == psutil.STATUS_STOPPED


def test_a_suspended_machine_goes_on_where_it_was(handbok: Handbok) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        screen.write(TEXT)
        process = psutil.Process(screen.process.pid)
        screen.process.send_signal(signal.SIGSTOP)
        wait_until(lambda: stopped(process), "sleep")
        screen.send(" och medan den sov")
        screen.process.send_signal(signal.SIGCONT)
        screen.wait_for(TEXT + " och medan den sov", "Sparat")
        screen.send("\x1b[21~q")
        assert screen.end() == 0
    assert saved_text(handbok) == TEXT + " och medan den sov"
    assert unsaved_texts(handbok) == []


def test_killed_in_its_sleep(handbok: Handbok) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        screen.write(TEXT)
        wait_until(lambda: TEXT in kept(handbok), TEXT)
        screen.process.send_signal(signal.SIGSTOP)
        screen.process.kill()
        screen.gone()
    assert TEXT in kept(handbok)


def test_to_the_background_and_back(handbok: Handbok) -> None:
    own = {"PS1": "skal> ", "HISTFILE": "/dev/null"}
    with Victim(handbok, command=[*SHELL], **own) as screen:
        screen.wait_for("skal>")
        screen.send(f"{Path(sys.executable).with_name('handbok')}\r")
        screen.open_answer()
        screen.write(TEXT)
        wait_until(lambda: TEXT in kept(handbok), TEXT)
        (program,) = psutil.Process(screen.process.pid).children()
        program.send_signal(signal.SIGTSTP)  # what Ctrl+Z sends where it does not undo
        screen.wait_for("Stopped", "skal>")
        screen.send("fg\r")
        screen.wait_for("Klar med att skriva", TEXT)
        screen.write(" och efter")
        screen.send("\x1b[21~q")
        screen.wait_for("skal>")
        screen.send("exit\r")
        screen.end()
    assert saved_text(handbok) == TEXT + " och efter"


@pytest.fixture
def editor(handbok: Handbok) -> str:
    """An editor that adds a few words and goes on until somebody writes in a pipe."""
    script = handbok.home / "redigerare"
    script.write_text(EDITOR)
    script.chmod(0o700)
    os.mkfifo(handbok.home / "slut")
    return str(script)


def test_the_terminal_went_unnoticed_while_another_editor_had_it(
    handbok: Handbok, editor: str
) -> None:
    begun = handbok.home / "redigerar"
    with Victim(handbok, before=NOHUP, EDITOR=editor) as screen:
        screen.open_answer()
        screen.write(TEXT)
        screen.send("\x1bOS")
        wait_until(lambda: begun.is_file() and begun.read_text() != "", "the editor")
        screen.hang_up()
        (handbok.home / "slut").write_text("\n")
        screen.gone()
    assert TEXT + " och i redigeraren" in kept(handbok)


def cut_off(screen: Victim, how: str) -> None:
    """End the program, not the editor."""
    if how == "hang up":
        screen.hang_up()
    else:
        screen.process.send_signal(signal.Signals[how])
    screen.process.wait(ENDS)


@pytest.mark.parametrize("how", ["hang up", "SIGTERM", "SIGKILL"])
def test_cut_off_while_another_editor_has_the_text(handbok: Handbok, editor: str, how: str) -> None:
    begun = handbok.home / "redigerar"
    with Victim(handbok, EDITOR=editor) as screen:
        screen.open_answer()
        screen.write(TEXT)
        screen.send("\x1bOS")
        wait_until(lambda: begun.is_file() and begun.read_text() != "", "the editor")
        (other,) = psutil.Process(screen.process.pid).children()
        wait_until(lambda: saved_text(handbok) == TEXT, "what was there before, in its file")
        cut_off(screen, how)
        with suppress(psutil.NoSuchProcess):  # a hang-up reaches it as well
            other.kill()
            other.wait(ENDS)
    assert TEXT in kept(handbok)
    file = Path(begun.read_text())
    assert file.parent == recovery_folder(handbok)
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    with Victim(handbok) as screen:
        take_back(screen, TEXT + " och i redigeraren")
        leave(screen)
    assert saved_text(handbok) == TEXT + " och i redigeraren"
    assert lent(handbok) == []


def test_an_editor_that_lives_on_and_saves_once_more(handbok: Handbok, editor: str) -> None:
    begun, end = handbok.home / "redigerar", handbok.home / "slut"
    with Victim(handbok, EDITOR=f"setsid {editor}") as screen:
        screen.open_answer()
        screen.send("\x1bOS")
        wait_until(lambda: begun.is_file() and begun.read_text() != "", "the editor")
        (other,) = psutil.Process(screen.process.pid).children()
        cut_off(screen, "SIGKILL")
    file = Path(begun.read_text())
    with Victim(handbok) as screen:
        take_back(screen, " och i redigeraren")
        leave(screen)
    assert file.read_text("utf-8") == " och i redigeraren"  # not taken from under its editor
    file.write_text(" och ännu senare", "utf-8")
    end.write_text("\n")
    other.wait(ENDS)
    with Victim(handbok) as screen:
        take_back(screen, " och ännu senare")
        leave(screen)
    assert saved_text(handbok) == " och ännu senare"
    assert lent(handbok) == []


def lent(handbok: Handbok) -> list[Path]:
    """What is kept for texts that an editor had."""
    return [file for file in recovery_folder(handbok).iterdir() if file.suffix != ".lock"]


def take_back(screen: Victim, text: str) -> None:
    screen.wait_for(OFFERED, text)
    screen.send("t")
    screen.wait_until(lambda: OFFERED not in screen.text, "the end of the offer")


def leave(screen: Victim) -> None:
    screen.send("q")
    assert screen.end() == 0


def test_back_from_another_editor(handbok: Handbok, editor: str) -> None:
    begun = handbok.home / "redigerar"
    with Victim(handbok, EDITOR=editor) as screen:
        screen.open_answer()
        screen.write(TEXT)
        screen.send("\x1bOS")
        wait_until(lambda: begun.is_file() and begun.read_text() != "", "the editor")
        (handbok.home / "slut").write_text("\n")
        screen.wait_for(TEXT + " och i redigeraren", "Sparat")
        screen.send("\x1b[21~q")
        assert screen.end() == 0
    assert saved_text(handbok) == TEXT + " och i redigeraren"
