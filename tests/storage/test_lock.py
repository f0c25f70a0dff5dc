"""One saver at a time, between processes and threads, and never for ever."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import psutil
import pytest

from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.files.lock import file_lock

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from handbok_tui.storage.files.lock import file_lock
with file_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def nothing(seconds: float) -> None:
    """Waiting costs no time here."""


def test_the_lock_file_is_private_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    for _ in range(2):
        with file_lock(path):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.exists()


def test_it_is_given_up_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), file_lock(tmp_path / "lock"):
        raise ZeroDivisionError
    with file_lock(tmp_path / "lock", seconds=0):
        pass


def test_another_in_the_same_program_waits_a_bounded_time(tmp_path: Path) -> None:
    waits: list[float] = []
    with (
        file_lock(tmp_path / "lock"),
        pytest.raises(SaveFailed, match="Någon annan sparar"),
        file_lock(tmp_path / "lock", seconds=2, wait=waits.append),
    ):
        pytest.fail("two holders")
    assert 2 <= sum(waits) < 2.2


def test_another_program_is_waited_for_and_its_death_frees(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(SaveFailed), file_lock(path, seconds=1, wait=nothing):
            pytest.fail("two holders")

        def end_it(seconds: float) -> None:
            holder.kill()
            holder.wait()

        with file_lock(path, wait=end_it):
            assert holder.returncode is not None


def test_threads_take_turns(tmp_path: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def save() -> None:
        for _ in range(20):
            with file_lock(tmp_path / "lock", seconds=60):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=save) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(most), max(most)) == (80, 1)


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP, errno.EIO])
def test_file_systems_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def no_locks(descriptor: int, kind: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", no_locks)
    ran = []
    if code == errno.EIO:
        with pytest.raises(SaveFailed, match="Disken"), file_lock(tmp_path / "lock"):
            pytest.fail("an error is no lock")
    else:
        with file_lock(tmp_path / "lock"):
            ran.append(1)
        assert ran == [1]


def test_a_planted_link_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    victim = tmp_path / "offer"
    (tmp_path / "lock").symlink_to(victim)
    for path in (tmp_path / "lock", tmp_path / "ingen" / "lock"):
        with pytest.raises(SaveFailed), file_lock(path):
            pytest.fail("no lock")
    assert not victim.exists()


def test_descriptors_are_closed(tmp_path: Path) -> None:
    def count() -> int:
        return psutil.Process().num_fds()

    before = count()
    with file_lock(tmp_path / "lock"):
        with pytest.raises(SaveFailed), file_lock(tmp_path / "lock", seconds=0):
            pytest.fail("two holders")
        assert count() == before + 1
    assert count() == before
