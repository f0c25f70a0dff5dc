"""Who has the workbook open: told plainly, never in anybody's way, also after every way to die."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import psutil
import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.storage.person.presence import FORGOTTEN, RENEW, STALE, OpenElsewhere, Presence
from handbok_tui.texts.presence import sentence

if TYPE_CHECKING:
    from pathlib import Path

ANNA = Respondent("anna", "Anna Lind")
BO = Respondent("bo", "Bo Ek")
NOON = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)

HOLDER = """
import sys
from pathlib import Path
from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.storage.person.presence import Presence
Presence(Path(sys.argv[1]), Respondent("bo", "Bo Ek"), host=sys.argv[2]).enter()
print("open", flush=True)
sys.stdin.read()
"""


class Time:
    """A clock that only goes when told to."""

    def __init__(self) -> None:
        self.passed = timedelta(0)

    def now(self) -> datetime:
        return NOON + self.passed

    def clock(self) -> float:
        return 1000 + self.passed.total_seconds()

    def presence(self, folder: Path, person: Respondent = ANNA, host: str = "") -> Presence:
        return Presence(folder, person, host=host, now=self.now, clock=self.clock)


def signs(workbook: Path) -> list[Path]:
    return sorted((workbook / ".handbok" / "open").iterdir())


def killed(workbook: Path, host: str = "") -> None:
    """A program that had the workbook open was killed; nothing of it could be tidied."""
    command = [sys.executable, "-c", HOLDER, str(workbook), host]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        holder.kill()
    assert len(signs(workbook)) == 1


def said_at(workbook: Path, moment: datetime) -> None:
    for file in signs(workbook):
        os.utime(file, (moment.timestamp(), moment.timestamp()))


def test_each_sees_the_other_and_not_oneself(tmp_path: Path) -> None:
    time = Time()
    anna, bo = time.presence(tmp_path), time.presence(tmp_path, BO)
    assert anna.others() == ()
    anna.enter()
    assert anna.others() == ()
    time.passed = timedelta(minutes=5)
    bo.enter()
    (seen,) = bo.others()
    user = psutil.Process().username()
    assert (seen.person, seen.name, seen.user) == ("anna", "Anna Lind", user)
    assert (seen.host, seen.pid) == (os.uname().nodename, os.getpid())
    assert (seen.opened, seen.active) == (NOON, NOON)
    assert (seen.mine, seen.certain, seen.stale) == (False, True, False)
    assert [other.name for other in anna.others()] == ["Bo Ek"]
    anna.leave()
    assert bo.others() == ()
    bo.leave()
    assert signs(tmp_path) == []


def test_oneself_in_another_window_is_told_apart(tmp_path: Path) -> None:
    first, second = Presence(tmp_path, ANNA), Presence(tmp_path, ANNA)
    first.enter()
    assert [other.mine for other in second.others()] == [True]
    first.leave()


def test_the_earliest_comes_first(tmp_path: Path) -> None:
    time = Time()
    opened = []
    for number in range(5):
        time.passed = timedelta(minutes=number)
        opened.append(time.presence(tmp_path, Respondent(f"p{number}", "")))
        opened[-1].enter()
    assert [other.person for other in opened[2].others()] == ["p0", "p1", "p3", "p4"]
    for one in opened:
        one.leave()


def test_the_signs_are_private(tmp_path: Path) -> None:
    anna = Presence(tmp_path, ANNA)
    anna.enter()
    (file,) = signs(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    anna.leave()


def test_what_the_dead_leave_on_this_machine_is_removed(tmp_path: Path) -> None:
    killed(tmp_path)
    assert Presence(tmp_path, ANNA).others() == ()
    assert signs(tmp_path) == []


def test_another_machine_is_believed_for_twelve_hours_after_its_last_sign(tmp_path: Path) -> None:
    killed(tmp_path, "server3")
    time = Time()
    anna = time.presence(tmp_path)
    for passed, stale in ((timedelta(hours=1), False), (STALE + timedelta(minutes=1), True)):
        said_at(tmp_path, NOON)
        time.passed = passed
        (seen,) = anna.others()
        assert (seen.host, seen.active) == ("server3", NOON)
        assert (seen.certain, seen.stale) == (False, stale)
    time.passed = FORGOTTEN + timedelta(minutes=1)
    assert anna.others() == ()
    assert signs(tmp_path) == []


def test_a_lock_seen_from_another_machine_needs_no_sign_of_life(tmp_path: Path) -> None:
    time = Time()
    there = time.presence(tmp_path, BO, "server3")
    there.enter()
    time.passed = FORGOTTEN * 2
    (seen,) = time.presence(tmp_path).others()
    assert (seen.certain, seen.stale) == (True, False)
    there.leave()


@pytest.mark.parametrize("alive", [True, False])
def test_without_locks_the_process_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alive: bool
) -> None:
    def no_locks(descriptor: int, kind: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", no_locks)
    bo = Presence(tmp_path, BO)
    bo.enter()
    if not alive:
        (file,) = signs(tmp_path)
        ended = subprocess.Popen([sys.executable, "-c", ""])
        ended.wait()
        file.write_text(json.dumps({**json.loads(file.read_text()), "pid": ended.pid}))
    assert [other.certain for other in Presence(tmp_path, ANNA).others()] == [False] * alive
    bo.leave()


def test_signs_of_life_are_at_most_one_a_minute(tmp_path: Path) -> None:
    time = Time()
    anna = time.presence(tmp_path)
    anna.alive()  # not open here: nothing to tell
    assert not (tmp_path / ".handbok").exists()
    anna.enter()
    (file,) = signs(tmp_path)
    for seconds, told in ((RENEW - 1, 0.0), (RENEW + 1, RENEW + 1), (RENEW + 9, RENEW + 1)):
        time.passed = timedelta(seconds=seconds)
        anna.alive()
        assert file.stat().st_mtime == NOON.timestamp() + told
    anna.leave()


def test_a_sign_that_somebody_removed_is_set_again(tmp_path: Path) -> None:
    time = Time()
    anna, bo = time.presence(tmp_path), time.presence(tmp_path, BO)
    anna.enter()
    signs(tmp_path)[0].unlink()
    time.passed = timedelta(minutes=2)
    anna.alive()
    assert [(other.person, other.opened) for other in bo.others()] == [("anna", NOON)]
    anna.leave()
    assert signs(tmp_path) == []


def test_being_open_costs_one_descriptor_and_no_thread(tmp_path: Path) -> None:
    before = psutil.Process().num_fds(), threading.active_count()
    anna = Presence(tmp_path, ANNA)
    for _ in range(3):
        anna.enter()
        anna.others()
    assert (psutil.Process().num_fds(), threading.active_count()) == (before[0] + 1, before[1])
    for _ in range(2):
        anna.leave()
    assert (psutil.Process().num_fds(), threading.active_count()) == before


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"\xff", b"null", b"[" * 4000, b'{"opened": 1}',
        b'{"person":1,"name":"","user":"","host":"","pid":1,"opened":"2027-01-12T12:00:00Z"}',
        b'{"person":"a","name":"","user":"","host":"x","pid":"1","opened":"2027-01-12T12:00:00Z"}',
        b'{"person":"a","name":"","user":"","host":"x","pid":1,"opened":"0001-01-01T00:00:00Z"}',
        b'{"person":"a","name":"","user":"","host":"x","pid":1,"opened":"imorse"}',
    ],
)  # fmt: skip
def test_a_file_that_makes_no_sense_is_nobody_and_goes_in_time(tmp_path: Path, raw: bytes) -> None:
    folder = tmp_path / ".handbok" / "open"
    folder.mkdir(parents=True)
    (folder / "x.json").write_bytes(raw)
    time = Time()
    said_at(tmp_path, NOON)
    assert [o.opened.year for o in time.presence(tmp_path).others()] in ([], [1])
    time.passed = FORGOTTEN + timedelta(hours=1)
    assert time.presence(tmp_path).others() == ()
    assert signs(tmp_path) == []


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / ".handbok" / "open"
    folder.mkdir(parents=True)
    victim = tmp_path / "offer"
    victim.write_bytes(b"{}")
    (folder / "lank.json").symlink_to(victim)
    (folder / "mapp.json").mkdir()
    os.mkfifo(folder / "ror.json")
    assert Presence(tmp_path, ANNA).others() == ()
    assert victim.read_bytes() == b"{}"
    assert len(signs(tmp_path)) == 3


def test_a_disk_that_says_no_is_not_worth_a_word(tmp_path: Path) -> None:
    (tmp_path / ".handbok").write_bytes(b"")
    before = psutil.Process().num_fds()
    anna = Presence(tmp_path, ANNA)
    anna.enter()
    anna.alive()
    assert anna.others() == ()
    anna.leave()
    assert psutil.Process().num_fds() == before
    (tmp_path / ".handbok").unlink()


def test_nothing_is_left_when_the_name_cannot_be_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = psutil.Process().num_fds()
    monkeypatch.setattr(os, "write", full)
    Presence(tmp_path, ANNA).enter()
    assert signs(tmp_path) == []
    assert psutil.Process().num_fds() == before


TWO = datetime(2027, 1, 12, 14, 2, tzinfo=UTC)
OPEN = OpenElsewhere("bo", "Bo Ek", "bo", "server3", 7, TWO, TWO + timedelta(minutes=29))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (OPEN, "Bo Ek (bo) har arbetsboken öppen sedan 14:02 på server3."),
        (OPEN._replace(mine=True), "Du har redan arbetsboken öppen sedan 14:02 på server3."),
        (
            OPEN._replace(certain=False),
            "Bo Ek (bo) har arbetsboken öppen sedan 14:02 på server3 (senast aktiv 14:31).",
        ),
        (OPEN._replace(name=""), "bo har arbetsboken öppen sedan 14:02 på server3."),
        (OPEN._replace(name="", user=""), "Någon har arbetsboken öppen sedan 14:02 på server3."),
        (
            OPEN._replace(opened=TWO - timedelta(days=1)),
            "Bo Ek (bo) har arbetsboken öppen sedan 11 januari 14:02 på server3.",
        ),
        (
            OPEN._replace(opened=TWO - timedelta(days=20), certain=False, stale=True),
            "Bo Ek (bo) öppnade arbetsboken 23 december 2026 14:02 på server3, men har inte varit "
            "aktiv sedan 14:31. Det räknas inte som öppet.",
        ),
    ],
)
def test_who_and_where_in_words(other: OpenElsewhere, said: str) -> None:
    assert sentence(other, NOON + timedelta(hours=5)) == said


def test_another_name_is_seen_by_others_at_once(tmp_path: Path) -> None:
    anna, bo = Presence(tmp_path, ANNA), Presence(tmp_path, BO)
    anna.called("Karin")  # before it is open: nothing is made for it
    assert bo.others() == ()
    anna.enter()
    assert [other.name for other in bo.others()] == ["Karin"]
    anna.called("Karin Ö")
    assert [other.name for other in bo.others()] == ["Karin Ö"]
    anna.leave()
    assert bo.others() == ()
