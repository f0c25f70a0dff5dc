"""The installed program in a terminal that things are done to: killed, hung up, stalled."""

import os
import select
import sys
import termios
import time
import tomllib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from handbok_tui.storage.journal.recovery_file import decoded
from tests.support.handbok import PATIENCE, Handbok
from tests.support.pty_screen import PtyScreen

INSTALLED = str(Path(sys.executable).with_name("handbok"))
QUESTION = "k1-ref-1"
"""The first question of the first chapter; a group answers it."""

OFFERED = "Text som inte hann sparas"
"""The title of the screen that offers what was not saved."""
NOHUP = ("sh", "-c", "trap '' HUP; exec \"$@\"", "sh")
"""Starts a command that does not hear of a hang-up."""
ENDS = 5.0
"""Seconds in which a program that nobody sees any more must be gone: it gives itself two."""
_TICK = 0.01  # seconds between two looks


class Victim(PtyScreen):
    """The program over a workbook, in a terminal that may go away."""

    def __init__(
        self,
        handbok: Handbok,
        *,
        before: Sequence[str] = (),
        command: Sequence[str] = (INSTALLED,),
        **environment: str,
    ) -> None:
        """``before`` starts the command that is given as its last words."""
        super().__init__([*before, *command], {**handbok.environment, **environment})
        self.handbok = handbok
        self.name = str(Path(f"/proc/{self.process.pid}/fd/0").readlink())

    def go_to_chapter(self) -> None:
        """From the start to the first question of the first chapter, marked."""
        self.wait_for("Kicka igång en lärande kultur")
        self.send("1\t")
        self.wait_for("▸", "Vilka steg behöver vi ta")

    def open_answer(self) -> None:
        """From the start of the program to the editor of the first question."""
        self.go_to_chapter()
        self.send("\r")
        self.wait_for("Klar med att skriva")

    def write(self, text: str) -> None:
        """Type in the editor and wait for it to be seen."""
        self.send(text.replace("\n", "\r"))
        self.wait_for(*filter(None, map(str.strip, text.split("\n"))))

    def read(self, until: float) -> bool:
        """Take in some of what comes until then, as ``time.monotonic`` counts; else False."""
        return self._read(until)

    def hang_up(self) -> None:
        """Close the terminal, as a line that drops does."""
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, self._master)
        os.close(nothing)

    def terminal(self) -> int:
        """A descriptor of the terminal as the program has it; for the caller to close."""
        return os.open(self.name, os.O_RDWR | os.O_NOCTTY)

    def stall(self) -> int:
        """Let the line take nothing more; the descriptor that does so, for the caller to close."""
        line = self.terminal()
        termios.tcflow(line, termios.TCOOFF)
        return line

    def gone(self, seconds: float = ENDS) -> float:
        """Wait, without reading, until the program has ended; the seconds that it took."""
        begun = time.monotonic()
        family = psutil.Process(self.process.pid).children(recursive=True)
        self.process.wait(seconds)
        _, alive = psutil.wait_procs(family, seconds)
        assert not alive, "a process was left behind"
        return time.monotonic() - begun


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Look until something holds."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"never came: {what}"
        select.select([], [], [], _TICK)


def recovery_folder(handbok: Handbok) -> Path:
    """Where the program keeps what is typed and not yet saved."""
    return Path(handbok.environment["XDG_STATE_HOME"]) / "handbok" / "recovery"


def unsaved_texts(handbok: Handbok) -> list[str]:
    """The texts that lie in the recovery folder, whole ones only."""
    found = []
    for file in recovery_folder(handbok).glob("*.json"):
        with suppress(FileNotFoundError):  # saved at this very moment
            leftover = decoded(file, file.read_bytes())
            assert not leftover.fault, leftover
            found.append(leftover.text)
    return found


def saved_text(handbok: Handbok, question: str = QUESTION) -> str:
    """What the answer file says; "" where it says nothing.  Fails for a file that is not whole."""
    try:
        raw = handbok.sheet().read_text("utf-8")
    except FileNotFoundError:
        return ""
    text: str = tomllib.loads(raw).get("answers", {}).get(question, {}).get("text", "")
    return text


def kept(handbok: Handbok) -> list[str]:
    """Every place where a text lies after the program: its file, then the recovery folder."""
    return [saved_text(handbok), *unsaved_texts(handbok)]
