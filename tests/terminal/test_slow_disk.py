"""A disk that is slow to say that it has something never keeps the screen waiting."""

import os
import sys
from pathlib import Path

import pytest

from tests.support.handbok import SOURCE
from tests.support.pty_screen import PtyScreen

GATE = """
import os, time
fsync = os.fsync
def slow(fd):
    while not os.path.exists(os.environ["GATE"]):
        time.sleep(0.01)
    fsync(fd)
os.fsync = slow
"""


@pytest.mark.terminal
def test_a_first_opening_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(GATE, "utf-8")
    environment = {
        **os.environ,
        "GATE": str(tmp_path / "open"),
        "HANDBOK_DIR": str(tmp_path / "bok"),
        "PYTHONPATH": f"{tmp_path}:{SOURCE}",
    }
    with PtyScreen([sys.executable, "-m", "handbok_tui"], environment) as screen:
        screen.wait_for("Handbok för dig")
        screen.send("1")
        screen.wait_for("01 Driv lärandet")
        screen.send("m")
        screen.wait_for("Nulägesanalys")
        (tmp_path / "open").touch()
        screen.send("\x11")
        assert screen.end() == 0
    assert list((tmp_path / "bok" / ".handbok").glob("place-*.toml"))
