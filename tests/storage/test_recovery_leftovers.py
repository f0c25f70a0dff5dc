"""What a dead program left is found, claimed once, and never deleted unasked."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.journal.leftovers import discard, leftovers
from handbok_tui.storage.journal.recovery import Journal
from handbok_tui.storage.journal.recovery_file import Leftover, Place

if TYPE_CHECKING:
    from pathlib import Path

BOOK = "/hem/anna/handbok"
PLACE = Place(BOOK, "anna-lind", "k1", "k1-ref-1")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "r", threaded=False)


def abandon(journal: Journal) -> None:
    """Let go of everything, as the system does for a program that dies."""
    journal.close()


def test_the_living_are_not_offered(journal: Journal) -> None:
    journal.put(PLACE, "a", "digest")
    journal.flush()
    assert leftovers(journal.folder, BOOK) == []
    abandon(journal)
    (left,) = leftovers(journal.folder, BOOK)
    assert (left.place, left.text, left.base, left.fault) == (PLACE, "a", "digest", "")
    assert left.written is not None
    assert leftovers(journal.folder, "/annan/bok") == []
    discard(left)
    discard(left)
    assert leftovers(journal.folder, BOOK) == []
    assert list(journal.folder.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: b"[" * 100_000,
        lambda raw: b"[]",
        lambda raw: b'{"text": 1, "checksum": null}',
        lambda raw: raw.replace(b'"written": "2', b'"written": "x'),
        lambda raw: b"\xff" + raw,
    ],
)
def test_a_broken_file_is_reported_and_kept(journal: Journal, damage: object) -> None:
    assert callable(damage)
    journal.put(PLACE, "a")
    abandon(journal)
    (file,) = journal.folder.glob("*.json")
    file.write_bytes(damage(file.read_bytes()))
    (left,) = leftovers(journal.folder, BOOK)
    assert "skadad" in left.fault
    assert file.exists()


def test_a_changed_text_is_shown_but_not_trusted(journal: Journal) -> None:
    journal.put(PLACE, "sparat")
    abandon(journal)
    (file,) = journal.folder.glob("*.json")
    file.write_bytes(file.read_bytes().replace(b"sparat", b"sparad"))
    (left,) = leftovers(journal.folder, BOOK)
    assert (left.text, bool(left.fault)) == ("sparad", True)


def test_a_missing_folder_and_a_stray_file(tmp_path: Path) -> None:
    assert leftovers(tmp_path / "ingen", BOOK) == []
    (tmp_path / "x.json").write_bytes(b"?")
    (tmp_path / "y.json").mkdir()
    found = leftovers(tmp_path, BOOK)
    assert [item.file.name for item in found if item.fault] == ["x.json", "y.json"]
    with pytest.raises(SaveFailed):
        discard(Leftover(tmp_path / "y.json", None))


@given(st.text(st.characters(), max_size=30), st.text(max_size=5))
@settings(max_examples=50, deadline=None)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str, id_: str) -> None:
    folder = tmp_path_factory.mktemp("r")
    dead = Journal(folder, threaded=False)
    dead.put(PLACE._replace(question=id_), text + "\ud800")
    abandon(dead)
    (left,) = leftovers(folder, BOOK)
    assert (left.text, left.fault) == (text + "\ud800", "")


DOOMED = """
import os, signal, sys
from pathlib import Path
from handbok_tui.storage.journal.recovery import Journal
from handbok_tui.storage.journal.recovery_file import Place
journal = Journal(Path(sys.argv[1]))
place = Place(sys.argv[2], "anna-lind", "k1", "k1-ref-1")
if sys.argv[3] == "handler":
    def flush(*_):
        journal.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    signal.signal(signal.SIGHUP, flush)
    journal.put(place, "det sista")
    os.kill(os.getpid(), signal.SIGHUP)
if sys.argv[3] == "nothing":
    journal.put(place, "x")
    journal.flush()
    journal.done(place, "x")
    journal.flush()
    os.kill(os.getpid(), signal.SIGKILL)
journal.put(place, "det sista")
journal.flush()
print("written", flush=True)
sys.stdin.read()
"""


def doomed(folder: Path, how: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", DOOMED, str(folder), BOOK, how]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_a_killed_program_left_its_text(tmp_path: Path) -> None:
    with doomed(tmp_path, "wait") as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"written\n"
        assert leftovers(tmp_path, BOOK) == []
        program.send_signal(signal.SIGKILL)
    (left,) = leftovers(tmp_path, BOOK)
    assert (left.place, left.text) == (PLACE, "det sista")


def test_a_hangup_handler_writes_the_last_word(tmp_path: Path) -> None:
    with doomed(tmp_path, "handler") as program:
        program.wait()
    (left,) = leftovers(tmp_path, BOOK)
    assert left.text == "det sista"


def test_a_killed_program_with_nothing_unsaved_leaves_nothing(tmp_path: Path) -> None:
    with doomed(tmp_path, "nothing") as program:
        program.wait()
    assert leftovers(tmp_path, BOOK) == []
    assert list(tmp_path.iterdir()) == []
