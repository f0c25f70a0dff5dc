"""Something else than a readable file where a file is expected: said, left alone, never waited
for, whatever kind of file it is and whichever command meets it.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.handbok import SOURCE, me
from tests.support.pty_screen import PtyScreen

CONTENT = Path(__file__).parents[2] / "content"
PATIENCE = 300
"""Seconds until commands that never end are a failure."""

Commands = tuple[tuple[str, ...], ...]


class Ended(NamedTuple):
    """How a command ended."""

    words: list[str]
    code: object
    out: str
    err: str


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("som-inte-finns"))


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _socket(path: Path) -> None:
    bound = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may only be short
    try:
        bound.bind(path.name)
    finally:
        os.chdir(here)
        bound.close()


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(8 << 40)


def _not_utf8(path: Path) -> None:
    path.write_bytes(b'title = "\xe5\xe4\xf6"\n')


def _nul(path: Path) -> None:
    path.write_bytes(b"a\0b\n")


ODD: dict[str, Callable[[Path], None]] = {
    "fifo": _fifo,
    "folder": _folder,
    "link to /dev/zero": _endless,
    "dangling link": _dangling,
    "link to itself": _loop,
    "socket": _socket,
    "huge and sparse": _huge,
    "not UTF-8": _not_utf8,
    "NUL": _nul,
}
each_odd = pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())

# What is asked for in the workbook, W, the edition, E, and the person's own folders, C and S.
TOLD = (
    "E/edition.toml",
    "E/chapters/k2.toml",
    "E/prompts.toml",
    "E/worksheets/nulagesanalys.toml",
    "W/workbook.toml",
    "W/answers/gruppen/k1.toml",
    "W/chapters/eget.toml",
    "W/chapters/k3.toml",
    "W/templates/egen.toml",
    "W/worksheets/gruppen/nulagesanalys.toml",
    "W/log/gruppen/2027.toml",
    "W/editions/2027-01-12-arlig/edition.toml",
    "W/editions/2026-01-12-arlig/handbok.md",
    "C/config.toml",
)
"""Files that ``check`` speaks of when they cannot be read."""

UNTOLD = (
    f"W/.handbok/place-{me()}.toml",
    f"W/.handbok/export-{me()}.toml",
    f"W/.handbok/trail/{me()}.jsonl",
    "W/.handbok/open/0123456789abcdef.json",
    "W/.handbok/backups/answers/gruppen/k1.toml/2027-01-12.toml",
    "S/recovery/0123.4567.json",
)
"""Files that lose nothing by it, or that something else speaks of."""

COMMANDS = (
    ("check",), ("status",), ("export",), ("read", "1"), ("search", "lärande"),
)  # fmt: skip
MORE = (
    ("status", "--short"), ("export", "--profile", "ledning"), ("read", "nulagesanalys"),
    ("restore",), ("freeze", "--list"), ("freeze", "--show", "2026-01-12-arlig"),
    ("learned", "--list"), ("reflect", "--list"), ("answer", "k1-ref-1", "--show"),
)  # fmt: skip
"""What is tried with a FIFO only, which is where a program waits."""

_RUN = """
import io, json, os, sys
from handbok_tui.cli import main
for environment, commands in json.load(sys.stdin):
    os.environ.update(environment)
    for words in commands:
        sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO()) for _ in "oe")
        try:
            code = main(words)
        except BaseException as error:
            code = repr(error)
        said = [each.buffer.getvalue().decode() for each in (sys.stdout, sys.stderr)]
        print(json.dumps([words, code, *said]), file=sys.__stdout__, flush=True)
"""
"""Many commands in one process: to start is most of what each of them costs."""


class Places:
    """A workbook with one of every kind of file, and an edition that may be spoilt."""

    def __init__(self, home: Path) -> None:
        self.roots = {
            "E": home / "utgava",
            "W": home / "arbetsbok",
            "C": home / "config" / "handbok",
            "S": home / "state" / "handbok",
        }
        shutil.copytree(CONTENT, self.roots["E"])
        for name in (*TOLD, *UNTOLD):
            self.path(name).parent.mkdir(parents=True, exist_ok=True)
        edition = "W/editions/2026-01-12-arlig"
        about = 'name = "Årlig"\nfrozen = 2026-01-12T10:00:00+01:00\n'
        self.path(f"{edition}/edition.toml").write_text(about, "utf-8")
        self.path(f"{edition}/handbok.md").write_text("# Vår handbok\n", "utf-8")
        self.environment = {
            "HANDBOK_DIR": str(self.roots["W"]),
            "HANDBOK_EDITION": str(self.roots["E"]),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
        }

    def path(self, name: str) -> Path:
        return self.roots[name[0]] / name[2:]

    def put(self, name: str, odd: Callable[[Path], None]) -> Path:
        path = self.path(name)
        path.unlink(missing_ok=True)
        odd(path)
        return path


def run(cases: Sequence[tuple[Mapping[str, str], Commands]]) -> list[Ended]:
    """How each command ended, in the same order; fails if one of them never does."""
    expected = [words for _, commands in cases for words in commands]
    process = subprocess.Popen(
        [sys.executable, "-c", _RUN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    try:
        said, _ = process.communicate(json.dumps(cases).encode(), timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        said, _ = process.communicate()
    ended = [Ended(*json.loads(line)) for line in said.decode().splitlines()]
    assert len(ended) == len(expected), f"waits for ever: {expected[len(ended)]}"
    return ended


@each_odd
def test_every_command_ends_and_says_what_is_wrong(
    tmp_path: Path, odd: Callable[[Path], None]
) -> None:
    names = (*TOLD, *UNTOLD)
    commands = (*COMMANDS, *MORE) if odd is _fifo else COMMANDS
    places = [Places(tmp_path / str(number)) for number, _ in enumerate(names)]
    paths = [place.put(name, odd) for place, name in zip(places, names, strict=True)]
    before = [(path.lstat().st_ino, path.lstat().st_mode) for path in paths]
    ended = run([(place.environment, commands) for place in places])
    for each in ended:
        assert each.code in (0, 1), each
        assert "Traceback" not in each.out + each.err, each
    for name, path, check in zip(names, paths, ended[:: len(commands)], strict=True):
        if name in TOLD and not (name.endswith("handbok.md") and odd is _nul):
            assert check.code == 1, (name, check)
            assert str(path) in check.out + check.err, (name, check)
    assert before == [(path.lstat().st_ino, path.lstat().st_mode) for path in paths]


@pytest.mark.terminal
def test_the_screen_opens_and_can_be_left(tmp_path: Path) -> None:
    places = Places(tmp_path)
    for name in (*TOLD, *UNTOLD):
        if name != "E/edition.toml":  # without it there is no handbook
            places.put(name, _fifo)
    environment = {**os.environ, **places.environment, "PYTHONPATH": str(SOURCE)}
    with PtyScreen([sys.executable, "-m", "handbok_tui"], environment) as screen:
        screen.wait_for("workbook.toml går inte att läsa. Bara egna svar kan ändras")
        screen.send("1")
        screen.wait_for("Driv lärandet")
        screen.send("m")
        screen.wait_for("Mallar")
        screen.send("\x11")
        assert screen.end() == 0
