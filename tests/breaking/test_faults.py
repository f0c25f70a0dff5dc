"""The disk says no at each step of a save: the file is whole, the text is somewhere, always."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.errors import SaveFailed
from handbok_tui.session import Session, Target
from handbok_tui.session.saving.drafts import Drafts
from handbok_tui.storage.answers import saves as workbook_saves
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.atomic_write import DISK, FileSystem
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.journal.recovery import Journal
from handbok_tui.storage.journal.recovery_file import decoded
from tests.support.victim import QUESTION

WHEN = datetime(2027, 1, 12, 14, 32, tzinfo=UTC)
ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES, errno.EROFS)
CALLS = [name for name in vars(FileSystem) if not name.startswith("_")]
OLD, NEW = "Det gamla svaret, som var långt", "Det nya svaret"
Disturbance = Callable[[str, int], Callable[..., object] | None]


class Desk:
    """A session over a workbook in which an answer already stands, and where typing is kept."""

    def __init__(self, folder: Path) -> None:
        files = WorkbookFiles(folder / "arbetsbok", Respondent("anna", "Anna"))
        self.drafts = Drafts(folder / "recovery", files.folder)
        self.drafts.journal = Journal(folder / "recovery", threaded=False)
        editions = EditionFiles(shipped_edition())
        self.session = Session(editions, files, now=lambda: WHEN, drafts=self.drafts)
        self.folder = folder
        self.sheet = files.folder / "answers/gruppen/k1.toml"

    @property
    def target(self) -> Target:
        chapter, question = self.session.find_question(QUESTION)
        return self.session.target(chapter, question)

    def save(self, text: str) -> bytes:
        """Write and save as the program does: first the recovery, then the file; its bytes."""
        self.session.write(self.target, text)
        self.drafts.journal.flush()
        self.session.save()
        self.drafts.journal.flush()
        return self.sheet.read_bytes()

    def unsaved(self) -> list[str]:
        """What lies in the recovery folder."""
        files = (self.folder / "recovery").glob("*.json")
        return [decoded(file, file.read_bytes()).text for file in files]


@contextmanager
def disturbed(disturbance: Disturbance) -> Iterator[list[str]]:
    """Every call of saving to the system, and what ``disturbance`` puts in place of the n-th."""
    made: list[str] = []

    def watched(name: str) -> Callable[..., object]:
        real: Callable[..., object] = getattr(FileSystem, name)

        def call(*given: object) -> object:
            made.append(name)
            return (disturbance(name, len(made)) or real)(*given)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(DISK, name, watched(name), raising=False)
        yield made


def failing(error: int) -> Callable[..., object]:
    def fail(*_: object) -> object:
        raise OSError(error, os.strerror(error))

    return fail


def only(at: int, fault: Callable[..., object]) -> Disturbance:
    """A fault in one call, the ``at``-th."""
    return lambda _, number: fault if number == at else None


def refused(desk: Desk) -> str:
    """What the person is told when saving the new answer fails; "" when it does not."""
    try:
        desk.save(NEW)
    except SaveFailed as problem:
        return str(problem)
    return ""


def short(descriptor: int, data: memoryview) -> int:
    return os.write(descriptor, data[: max(1, len(data) // 3)])


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_saves, "today", lambda: date(2027, 1, 12))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], bytes, bytes]:
    """The calls of a save without faults, and the file before and after it."""
    desk = Desk(tmp_path_factory.mktemp("clean"))
    old = desk.save(OLD)
    with disturbed(lambda *_: None) as made:
        new = desk.save(NEW)
    return made, old, new


def test_the_file_is_old_or_new_and_the_text_is_there_whichever_call_fails(
    tmp_path: Path, clean: tuple[list[str], bytes, bytes]
) -> None:
    calls, old, new = clean
    assert {"open", "write", "fsync", "replace"} <= {*calls}
    assert calls.count("fsync") >= 4  # file and folder, for recovery and for the answers
    injected = 0
    for at, name in enumerate(calls, 1):
        for error in ERRORS:
            desk = Desk(tmp_path / f"{at}-{error}")
            assert desk.save(OLD) == old
            with disturbed(only(at, failing(error))):
                complaint = refused(desk)
            if complaint:
                assert "Det gick inte att spara" in complaint, (at, name)
                assert desk.session.save_state.kind == "failed"
                assert desk.session.dirty
            now = desk.sheet.read_bytes()
            assert now in (old, new), (at, name)
            assert desk.session.answer(desk.target).text == NEW
            assert now == new or NEW in desk.unsaved(), (at, name)
            desk.session.save()
            assert desk.drafts.journal.flush()
            assert desk.sheet.read_bytes() == new
            assert desk.unsaved() == []
            assert not list(tmp_path.rglob("*.tmp")), (at, name)
            injected += 1
    print(f"{injected} faults injected in {len(calls)} calls, 0 characters lost")


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: errno.errorcode[error])
@pytest.mark.parametrize("name", ["open", "write", "fsync", "replace"])
def test_a_disk_that_keeps_saying_no_and_then_yes(tmp_path: Path, name: str, error: int) -> None:
    desk = Desk(tmp_path)
    old = desk.save(OLD)
    with disturbed(lambda called, _: failing(error) if called == name else None):
        for attempt in range(3):
            with pytest.raises(SaveFailed):
                desk.save(f"{NEW} {attempt}")
            assert not desk.drafts.journal.flush()
            assert desk.session.answer(desk.target).text == f"{NEW} {attempt}"
            assert desk.session.unsaved_text().count(NEW) == 1
    assert desk.sheet.read_bytes() == old or name == "fsync"
    assert NEW.encode() in desk.save(f"{NEW} 2")
    assert desk.unsaved() == []


def test_short_writes_are_finished(tmp_path: Path, clean: tuple[list[str], bytes, bytes]) -> None:
    desk = Desk(tmp_path)
    desk.save(OLD)
    with disturbed(lambda name, _: short if name == "write" else None) as made:
        assert desk.save(NEW) == clean[2]
    assert made.count("write") > 6
    assert desk.unsaved() == []


@pytest.mark.parametrize("at", range(1, 6))
def test_a_short_write_and_then_a_full_disk(
    tmp_path: Path, at: int, clean: tuple[list[str], bytes, bytes]
) -> None:
    desk = Desk(tmp_path)
    old = desk.save(OLD)
    written = 0

    def filling(name: str, _: int) -> Callable[..., object] | None:
        nonlocal written
        written += name == "write"
        return (failing(errno.ENOSPC) if written > at else short) if name == "write" else None

    with disturbed(filling), pytest.raises(SaveFailed, match="full"):
        desk.save(NEW)
    assert desk.sheet.read_bytes() == old
    assert desk.session.answer(desk.target).text == NEW
    assert desk.save(NEW) == clean[2]
