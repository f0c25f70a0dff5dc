"""A workbook that a group shares on one server: its members can work, nobody else gets in.

Where root runs the tests, other people are real: a process of their own with their own rights.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Answer, Respondent, SheetKey
from handbok_tui.core.errors import HandbokError, SaveFailed
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.answers.saves import save_sheet
from handbok_tui.storage.files.atomic_write import (
    make_private_dir,
    refuse_planted_link,
    write_atomic,
)
from handbok_tui.storage.files.backups import Backups
from handbok_tui.storage.files.lock import file_lock
from handbok_tui.storage.person.presence import Presence
from handbok_tui.storage.toml import edit as toml_edit  # noqa: F401 - before rights are dropped
from handbok_tui.storage.toml import scan as toml_scan  # noqa: F401 - before rights are dropped
from tests.support.common_place import common_place

ANNA, BO, STRANGER = 64001, 64002, 64003
GROUP = 64010
OURS = SheetKey("gruppen", "k1")

people = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")


@pytest.fixture
def umask() -> Iterator[None]:
    """The strictest there is: what a group may do must not come from the environment."""
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.fixture
def server(umask: None) -> Iterator[Path]:
    """A workbook that root has made for the members of GROUP, in a place all can come to."""
    with common_place() as place:
        workbook = place / "arbetsbok"
        workbook.mkdir()
        os.chown(workbook, 0, GROUP)
        workbook.chmod(0o2770)
        yield workbook


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def as_user(user: int, act: Callable[[], object], *, member: bool = True) -> str:
    """What ``act`` returns when ``user`` does it, or the HandbokError it ends with, as text."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([GROUP] if member else [])
            os.setgid(user)
            os.setuid(user)
            try:
                said = str(act())
            except (HandbokError, PermissionError) as problem:
                said = f"{type(problem).__name__}: {problem}"
            except BaseException as problem:  # noqa: BLE001 - told by the parent
                said = f"crashed: {problem!r}"
            os.write(writer, said.encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        said = answer.read().decode()
    os.waitpid(child, 0)
    return said


def save(workbook: Path, question: str, text: str, key: SheetKey = OURS) -> str:
    files = WorkbookFiles(workbook, Respondent("anna", "Anna"))
    now = files.sheet(key).answers
    saved = save_sheet(files, key, now, {**now, question: Answer(question, text=text)})
    return f"{sorted(saved.answers)} {saved.note}"


# -- the rule ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of_folder", "of_file", "of_new_folder"),
    [
        (0o2770, 0o660, 0o2770),
        (0o2775, 0o660, 0o2770),
        (0o0770, 0o600, 0o0700),  # what is made there is not the group's
        (0o2750, 0o600, 0o2700),  # the group only reads; the system passes the bit on
        (0o0700, 0o600, 0o0700),
        (0o0777, 0o600, 0o0700),
    ],
)
def test_what_is_new_is_as_the_folder_asks(
    tmp_path: Path, umask: None, of_folder: int, of_file: int, of_new_folder: int
) -> None:
    shared = tmp_path / "delad"
    shared.mkdir()
    shared.chmod(of_folder)
    write_atomic(shared / "fil", b"")
    make_private_dir(shared / "a" / "b")
    with file_lock(shared / "lock"):
        assert mode(shared / "lock") == of_file
    assert (mode(shared / "fil"), mode(shared)) == (of_file, of_folder)
    assert (mode(shared / "a"), mode(shared / "a" / "b")) == (of_new_folder, of_new_folder)


def test_an_existing_mode_is_kept_in_a_shared_folder(tmp_path: Path, umask: None) -> None:
    tmp_path.chmod(0o2770)
    for kept in (0o600, 0o640, 0o664):
        (tmp_path / "fil").write_bytes(b"")
        (tmp_path / "fil").chmod(kept)
        write_atomic(tmp_path / "fil", b"nytt")
        assert mode(tmp_path / "fil") == kept


def test_a_lock_from_before_the_folder_was_shared_is_opened_up(tmp_path: Path) -> None:
    with file_lock(tmp_path / "lock"):
        assert mode(tmp_path / "lock") == 0o600
    tmp_path.chmod(0o2770)
    with file_lock(tmp_path / "lock"):
        assert mode(tmp_path / "lock") == 0o660


# -- for real ----------------------------------------------------------------------------------


@people
def test_members_take_turns_with_the_same_answers(server: Path) -> None:
    assert as_user(ANNA, lambda: save(server, "q1", "annas")) == "['q1'] "
    assert as_user(BO, lambda: save(server, "q2", "bos")) == "['q1', 'q2'] "
    assert as_user(ANNA, lambda: save(server, "q2", "annas")) == "['q1', 'q2'] "
    made = list(server.rglob("*"))
    assert {mode(path) for path in made if path.is_dir()} == {0o2770}
    own = {path for path in made if path.suffix == ".jsonl"}
    assert {mode(path) for path in made if path.is_file() and path not in own} == {0o660}
    assert {mode(path) for path in own} == {0o600}
    assert len(own) == 2  # nobody reads what another has changed and taken back
    assert {path.stat().st_gid for path in made} == {GROUP}
    assert len(Backups(server).days(server / "answers/gruppen/k1.toml")) == 1


@people
def test_who_is_no_member_reads_and_writes_nothing(server: Path) -> None:
    as_user(ANNA, lambda: save(server, "q1", "annas"))
    for open_to_all in (0o2770, 0o2775):
        server.chmod(open_to_all)
        before = {path: path.read_bytes() for path in server.rglob("*") if path.is_file()}
        said = as_user(STRANGER, lambda: save(server, "q1", "min"), member=False)
        assert said.startswith(("SaveFailed", "FaultyFile", "PermissionError"))
        said = as_user(
            STRANGER, lambda: Presence(server, Respondent("x", "")).others(), member=False
        )
        assert said == "()"
        assert {p: p.read_bytes() for p in server.rglob("*") if p.is_file()} == before


@people
def test_a_lock_that_may_only_be_read_keeps_others_out_all_the_same(server: Path) -> None:
    lock = server / "lock"
    lock.touch()
    os.chown(lock, ANNA, GROUP)
    lock.chmod(0o640)

    def take() -> str:
        with file_lock(lock, seconds=0):
            return "held"

    assert as_user(BO, take) == "held"
    with file_lock(lock):
        assert as_user(BO, take).startswith("SaveFailed: Någon annan sparar")
    lock.chmod(0o600)
    assert as_user(BO, take).startswith("SaveFailed: Det gick inte att spara")


@people
def test_members_see_each_other_and_tidy_up_after_each_other(server: Path) -> None:
    there = Respondent("anna", "Anna")
    as_user(ANNA, lambda: Presence(server, there, host="server3").enter())
    seen = as_user(BO, lambda: [o.name for o in Presence(server, Respondent("bo", "")).others()])
    assert seen == "['Anna']"
    as_user(ANNA, lambda: Presence(server, there).enter())  # here, and dead at once
    assert len(list(server.glob(".handbok/open/*"))) == 2
    as_user(BO, lambda: Presence(server, Respondent("bo", "")).others())
    assert len(list(server.glob(".handbok/open/*"))) == 1


# -- links -------------------------------------------------------------------------------------


def test_a_link_of_ones_own_is_followed(tmp_path: Path) -> None:
    workbook, elsewhere = tmp_path / "arbetsbok", tmp_path / "gruppens"
    (workbook / "answers").mkdir(parents=True)
    elsewhere.mkdir()
    (workbook / "answers" / "gruppen").symlink_to(elsewhere)
    assert save(workbook, "q1", "vårt") == "['q1'] "
    assert "vårt" in (elsewhere / "k1.toml").read_text("utf-8")
    assert (workbook / "answers" / "gruppen").is_symlink()


@people
@pytest.mark.parametrize("name", ["answers", "answers/anna", "answers/anna/k1.toml", ".handbok"])
def test_a_link_that_a_stranger_has_made_is_not_followed(server: Path, name: str) -> None:
    elsewhere = server.parent / "annanstans"
    elsewhere.mkdir()
    elsewhere.chmod(0o777)
    (server / name).parent.mkdir(parents=True, exist_ok=True)
    for folder in (server / "answers", server / "answers" / "anna"):
        if folder.is_dir():
            os.chown(folder, 0, GROUP)
            folder.chmod(0o2770)
    (server / name).symlink_to(elsewhere / "k1.toml" if name.endswith("toml") else elsewhere)
    os.lchown(server / name, BO, GROUP)
    said = as_user(ANNA, lambda: save(server, "q1", "hemligt", SheetKey("anna", "k1")))
    if name.endswith("toml"):  # read before it is written, and there is nothing to read
        assert said.startswith("FaultyFile: ")
        assert "länken leder till något som inte finns" in said
    else:
        assert said.startswith("SaveFailed: Inget sparades")
        assert "är en länk som någon annan har gjort" in said
    assert list(elsewhere.iterdir()) == []
    for trusted in (0, ANNA):  # root, who also owns this workbook; oneself
        os.lchown(server / name, trusted, GROUP)
        assert as_user(ANNA, lambda: refuse_planted_link(server, server / name)) == "None"


def test_links_are_looked_for_only_below_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "egentlig").mkdir()
    (tmp_path / "lank").symlink_to(tmp_path / "egentlig")
    refuse_planted_link(tmp_path / "lank", tmp_path / "lank" / "answers" / "anna")
    refuse_planted_link(tmp_path / "finns-inte", tmp_path / "finns-inte" / "answers")


@pytest.mark.parametrize("name", ["..", "../x", "a/b", "", "å", "a" * 65, ".handbok"])
def test_ids_never_leave_the_folder(tmp_path: Path, name: str) -> None:
    for key in (SheetKey(name, "k1"), SheetKey("anna", name)):
        with pytest.raises(SaveFailed, match="kan inte vara namn"):
            save(tmp_path / "arbetsbok", "q", "x", key)
    assert list(tmp_path.iterdir()) == []


def test_a_network_that_locks_no_read_only_file_is_as_one_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, kind: int) -> None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    monkeypatch.setattr(fcntl, "flock", refuse)
    ran = []
    with file_lock(tmp_path / "lock"):
        ran.append(1)
    assert ran == [1]
