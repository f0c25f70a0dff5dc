"""Whole sessions look the same through tmux, GNU screen and mosh as they do without them."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.handbok import SOURCE
from tests.support.pty_screen import PATIENCE, PtyScreen

pytestmark = pytest.mark.terminal

COLUMNS, LINES = 80, 24
STEPS = (
    ("", "Handbok för dig"),
    ("1", "01 Driv lärandet"),
    (" jj\x1b[6~k", "40 %"),
    ("\t\r", "Esc Klar"),
    ("Hej hopp åäö", "Hej hopp åäö"),
    ("\x1b", "Sparat"),
    ("i", "skriv för att filtrera"),
    ("\x1b[B\x1b[B\r", "01 Driv lärandet"),
    ("m\r", "Nulägesanalys"),
    ("2\t3", "Vill till: 3"),
)
"""Keys, and what is seen when they are carried out."""


class Seen(NamedTuple):
    """What has been sent until a moment, and what stands on the screen then."""

    sent: bytes
    lines: tuple[str, ...]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """A session of the real program, at each of its moments."""
    home = tmp_path_factory.mktemp("relayed")
    kept = {name: os.environ[name] for name in ("PATH",)}
    environment = {**kept, "HOME": str(home), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(SOURCE)}
    environment |= {"HANDBOK_DIR": str(home / "bok"), "COLORTERM": ""}
    moments = []
    with PtyScreen([sys.executable, "-m", "handbok_tui"], environment) as screen:
        for keys, shown in STEPS:
            screen.send(keys)
            screen.wait_for(shown)
            screen.rest()
            moments.append(Seen(bytes(screen.raw), screen.lines))
    return moments


def relay(folder: Path, sent: bytes) -> list[str]:
    """A command that sends what was sent, and stays."""
    (folder / "sent").write_bytes(sent)
    return ["sh", "-c", f"stty raw -echo; cat '{folder}/sent'; exec sleep 1000"]


def through_tmux(folder: Path, seen: Seen) -> None:
    socket = str(folder / "tmux")
    tmux = ["tmux", "-S", socket, "-f", os.devnull]
    size = ["-x", str(COLUMNS), "-y", str(LINES)]
    subprocess.run([*tmux, "new-session", "-d", *size, *relay(folder, seen.sent)], check=True)
    try:

        def shown() -> tuple[str, ...]:
            said = subprocess.run([*tmux, "capture-pane", "-p"], check=True, capture_output=True)
            lines = said.stdout.decode().split("\n")
            return tuple(line.rstrip() for line in [*lines, *[""] * LINES][:LINES])

        deadline = time.monotonic() + PATIENCE
        while shown() != seen.lines and time.monotonic() < deadline:
            pass
        assert shown() == seen.lines
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def in_terminal(command: list[str], seen: Seen, **environment: str) -> None:
    with PtyScreen(command, {**os.environ, "LC_ALL": "C.UTF-8", **environment}) as screen:
        screen.wait_until(lambda: screen.lines == seen.lines, "\n".join(seen.lines))


def through_screen(folder: Path, seen: Seen) -> None:
    settings = folder / "screenrc"
    settings.write_text("startup_message off\nterm xterm-256color\naltscreen on\n")
    (folder / "sockets").mkdir(mode=0o700, exist_ok=True)
    command = ["screen", "-U", "-c", str(settings), *relay(folder, seen.sent)]
    in_terminal(command, seen, SCREENDIR=str(folder / "sockets"))


def through_mosh(folder: Path, seen: Seen) -> None:
    server = ["mosh-server", "new", "-i", "127.0.0.1", "-c", "256", "--"]
    said = subprocess.run(
        [*server, *relay(folder, seen.sent)],
        check=True,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"},
    )
    _, _, port, key = said.stdout.decode().strip().splitlines()[-1].split()
    in_terminal(["mosh-client", "127.0.0.1", port], seen, MOSH_KEY=key)


WAYS: dict[str, tuple[str, Callable[[Path, Seen], None]]] = {
    "tmux": ("tmux", through_tmux),
    "screen": ("screen", through_screen),
    "mosh": ("mosh-server", through_mosh),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_session_looks_the_same(tmp_path: Path, session: list[Seen], name: str) -> None:
    program, through = WAYS[name]
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    for number, seen in enumerate(session):
        folder = tmp_path / str(number)
        folder.mkdir()
        through(folder, seen)
