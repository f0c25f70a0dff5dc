"""Whatever call fails, and wherever the power goes: the old file whole or the new file whole."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.files.atomic_write import (
    TEMPORARY,
    FileSystem,
    make_private_dir,
    save_failed,
    write_atomic,
)

if TYPE_CHECKING:
    from collections.abc import Callable

if TYPE_CHECKING:
    from typing_extensions import Buffer

OLD = b"gammalt\n" * 100
NEW = b"nytt\n" * 1000
CALLS = [name for name in vars(FileSystem) if not name.startswith("_")]


class PowerCut(BaseException):
    """Nothing after this happens."""


class WatchedDisk(FileSystem):
    """Counts the calls; before the ``fail_at``-th one, ``failure`` is asked for an exception."""

    def __init__(
        self, fail_at: int = -1, failure: BaseException | None = None, *, dead_after: bool = False
    ) -> None:
        self.calls: list[str] = []
        self._fail_at, self._failure, self._dead_after = fail_at, failure, dead_after

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in CALLS:
            return found

        def call(*args: object, **kwargs: object) -> object:
            self.calls.append(name)
            number = len(self.calls) - 1
            if number == self._fail_at or (self._dead_after and number > self._fail_at >= 0):
                if name == "close":
                    found(*args, **kwargs)  # a failing close has closed all the same
                assert self._failure is not None
                raise self._failure
            return found(*args, **kwargs)

        return call


class ShortWrites(WatchedDisk):
    def write(self, descriptor: int, data: Buffer) -> int:
        return os.write(descriptor, memoryview(data)[:7])


def calls_of_a_save(target: Path) -> list[str]:
    disk = WatchedDisk()
    write_atomic(target, NEW, disk)
    return disk.calls


def leftovers(folder: Path) -> list[Path]:
    return list(folder.glob(TEMPORARY))


ERRORS = [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES, errno.EROFS]


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("exists", [True, False])
def test_every_call_may_fail(tmp_path: Path, code: int, exists: bool) -> None:
    target = tmp_path / "fil.toml"

    def start_over() -> None:
        target.unlink(missing_ok=True)
        if exists:
            target.write_bytes(OLD)
            target.chmod(0o640)

    start_over()
    calls = calls_of_a_save(target)
    assert {"fsync", "replace", "write"} <= {*calls}
    for number, name in enumerate(calls):
        start_over()
        disk = WatchedDisk(number, OSError(code, os.strerror(code)))
        before = OLD if exists else None
        failed = False
        try:
            write_atomic(target, NEW, disk)
        except SaveFailed:
            failed = True
        renamed = number > calls.index("replace")
        # A folder that may not be opened or a mode that may not be set does not stop a save.
        harmless = code == errno.EACCES and (name == "fchmod" or (renamed and name == "open"))
        assert failed != harmless
        in_place = target.read_bytes() if target.exists() else None
        assert in_place == (NEW if renamed or harmless else before)
        assert leftovers(tmp_path) == []


@pytest.mark.parametrize("exists", [True, False])
def test_the_power_may_go_at_every_call(tmp_path: Path, exists: bool) -> None:
    target = tmp_path / "fil.toml"
    number = 0
    while True:
        target.unlink(missing_ok=True)
        if exists:
            target.write_bytes(OLD)
        disk = WatchedDisk(number, PowerCut(), dead_after=True)
        try:
            write_atomic(target, NEW, disk)
        except PowerCut:
            content = target.read_bytes() if target.exists() else None
            assert content in {NEW, OLD if exists else None}
            assert (content == NEW) == ("replace" in disk.calls[:number])
        else:
            break
        number += 1
    assert number > 8
    assert target.read_bytes() == NEW


def test_the_disk_has_it_before_it_gets_its_name(tmp_path: Path) -> None:
    calls = calls_of_a_save(tmp_path / "ny.toml")
    order = [name for name in calls if name in {"write", "fsync", "close", "replace"}]
    assert order == ["write", "fsync", "close", "replace", "fsync", "close"]


def test_short_writes(tmp_path: Path) -> None:
    target = tmp_path / "fil"
    disk = ShortWrites()
    write_atomic(target, NEW, disk)
    assert target.read_bytes() == NEW
    assert disk.calls.count("write") == -(-len(NEW) // 7)


def test_a_disk_that_takes_nothing_is_full(tmp_path: Path) -> None:
    class Full(FileSystem):
        write = staticmethod(lambda descriptor, data: 0)

    with pytest.raises(SaveFailed, match="full"):
        write_atomic(tmp_path / "fil", NEW, Full())
    assert list(tmp_path.iterdir()) == []


def test_a_failed_fsync_is_not_tried_again(tmp_path: Path) -> None:
    number = calls_of_a_save(tmp_path / "a").index("fsync")
    disk = WatchedDisk(number, OSError(errno.EIO, "io"))
    with pytest.raises(SaveFailed):
        write_atomic(tmp_path / "b", NEW, disk)
    assert disk.calls.count("fsync") == 1


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o660, 0o644, 0o604])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "fil"
    target.write_bytes(OLD)
    target.chmod(mode)
    write_atomic(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_a_new_file_is_private(tmp_path: Path) -> None:
    write_atomic(tmp_path / "fil", b"")
    assert stat.S_IMODE((tmp_path / "fil").stat().st_mode) == 0o600
    assert (tmp_path / "fil").read_bytes() == b""


def as_if_from(uid: int, gid: int) -> Callable[..., os.stat_result]:
    def faked(path: Path) -> os.stat_result:
        real = path.stat()
        return os.stat_result((*real[:4], real.st_uid + uid, real.st_gid + gid, *real[6:]))

    return faked


class OthersFile(FileSystem):
    """The old file is someone else's, or another group's; only ``allowed`` may be given away."""

    def __init__(self, uid: int, gid: int, *, group_allowed: bool) -> None:
        self.stat = as_if_from(uid, gid)
        self.group_allowed = group_allowed
        self.asked: list[tuple[int, int]] = []

    def fchown(self, descriptor: int, uid: int, gid: int) -> None:
        self.asked.append((uid, gid))
        if not (self.group_allowed and uid == -1):
            raise PermissionError(errno.EPERM, "no")


@pytest.mark.parametrize(
    ("uid", "gid", "group_allowed", "mode", "kept"),
    [
        (1, 0, False, 0o660, 0o660),  # same group: its members keep their rights
        (1, 1, True, 0o660, 0o660),  # the group could be given
        (0, 1, False, 0o660, 0o600),  # another group must not get the rights
        (0, 1, False, 0o664, 0o604),
        (0, 1, False, 0o604, 0o600),  # a group that was shut out stays shut out
    ],
)
def test_an_owner_that_cannot_be_kept_never_widens_the_mode(
    tmp_path: Path, uid: int, gid: int, group_allowed: bool, mode: int, kept: int
) -> None:
    target = tmp_path / "fil"
    target.write_bytes(OLD)
    target.chmod(mode)
    disk = OthersFile(uid, gid, group_allowed=group_allowed)
    write_atomic(target, NEW, disk)
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == kept
    assert disk.asked


def test_a_link_keeps_pointing_and_its_target_changes(tmp_path: Path) -> None:
    folder = tmp_path / "annanstans"
    folder.mkdir()
    (folder / "fil").write_bytes(OLD)
    (tmp_path / "lank").symlink_to(folder / "fil")
    write_atomic(tmp_path / "lank", NEW)
    assert (tmp_path / "lank").is_symlink()
    assert (folder / "fil").read_bytes() == NEW
    assert [path.name for path in folder.iterdir()] == ["fil"]


def test_a_planted_temporary_file_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.urandom", bytes)
    victim = tmp_path / "offer"
    victim.write_bytes(OLD)
    (tmp_path / TEMPORARY.replace("*", "0" * 16)).symlink_to(victim)
    with pytest.raises(SaveFailed):
        write_atomic(tmp_path / "fil", NEW)
    assert victim.read_bytes() == OLD
    assert not (tmp_path / "fil").exists()


def test_what_is_not_a_file_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ror")
    for name in ("ror", "."):
        with pytest.raises(SaveFailed, match="inte är en vanlig fil"):
            write_atomic(tmp_path / name, NEW)
    assert stat.S_ISFIFO((tmp_path / "ror").stat().st_mode)


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    class ReadOnly(FileSystem):
        access = staticmethod(lambda *args, **kwargs: False)

    (tmp_path / "fil").write_bytes(OLD)
    with pytest.raises(SaveFailed, match="får inte skriva"):
        write_atomic(tmp_path / "fil", NEW, ReadOnly())
    assert (tmp_path / "fil").read_bytes() == OLD


def test_a_missing_folder_and_a_circle_of_links(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="Mappen finns inte"):
        write_atomic(tmp_path / "ingen" / "fil", NEW)
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(SaveFailed):
        write_atomic(tmp_path / "a", NEW)
    assert (tmp_path / "a").is_symlink()


def test_folders_that_cannot_be_synced_are_no_error(tmp_path: Path) -> None:
    number = len(calls_of_a_save(tmp_path / "a")) - 2
    disk = WatchedDisk(number, OSError(errno.EINVAL, "folders cannot be synced"))
    write_atomic(tmp_path / "b", NEW, disk)
    assert disk.calls[number] == "fsync"
    assert (tmp_path / "b").read_bytes() == NEW


def test_private_folders(tmp_path: Path) -> None:
    shared = tmp_path / "delad"
    shared.mkdir()
    shared.chmod(0o775)
    make_private_dir(shared / "a" / "b")
    make_private_dir(shared / "a" / "b")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (shared, shared / "a", shared / "a/b")]
    assert modes == [0o775, 0o700, 0o700]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")
    for path in (tmp_path / "fil", tmp_path / "fil" / "under"):
        with pytest.raises(SaveFailed, match="inte längre en mapp"):
            make_private_dir(path)
    for number in range(4):
        disk = WatchedDisk(number, OSError(errno.ENOSPC, "full"))
        with pytest.raises(SaveFailed, match="full"):
            make_private_dir(tmp_path / f"ny{number}", disk)


def test_a_name_cannot_command_the_terminal() -> None:
    said = str(save_failed(Path("a\x1b]0;x\x07\n\u202eb"), OSError(errno.EMFILE, "Too many")))
    assert said.isprintable()
