"""What is typed survives every way of dying, and is forgotten only when it is safe elsewhere."""

from __future__ import annotations

import json
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from handbok_tui.storage.files.atomic_write import write_atomic
from handbok_tui.storage.journal import recovery
from handbok_tui.storage.journal.recovery import Journal
from handbok_tui.storage.journal.recovery_file import Place

if TYPE_CHECKING:
    from pathlib import Path

BOOK = "/hem/anna/handbok"
PLACE = Place(BOOK, "anna-lind", "k1", "k1-ref-1")
FIELD = PLACE._replace(field="hur")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Journal:
    return Journal(tmp_path / "r", clock=clock, threaded=False)


def texts(folder: Path) -> dict[tuple[str, str], str]:
    """What is in the files, whoever holds them."""
    found = [json.loads(file.read_bytes()) for file in folder.glob("*.json")]
    return {(item["question"], item["field"]): item["text"] for item in found}


# ---- when it is written -------------------------------------------------------------------


def test_nothing_touches_the_disk_until_it_is_time(journal: Journal, clock: Clock) -> None:
    journal.put(PLACE, "a")
    assert journal.step(clock.now) == pytest.approx(0.3)
    assert not journal.folder.exists()
    clock.now += 0.31
    assert journal.step(clock.now) is None
    assert texts(journal.folder) == {("k1-ref-1", ""): "a"}


def test_steady_typing_is_written_within_half_a_second(journal: Journal, clock: Clock) -> None:
    for number in range(8):
        journal.put(PLACE, "a" * number)
        journal.step(clock.now)
        clock.now += 0.125
    assert texts(journal.folder) == {("k1-ref-1", ""): "aaaa"}
    assert journal.step(clock.now) == pytest.approx(0.125)


def test_the_thread_writes_without_being_asked(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    journal = Journal(folder)
    written = threading.Event()
    original = journal.flush

    def flush(seconds: float = -1) -> bool:
        done = original(seconds)
        written.set()
        return done

    journal.flush = flush  # type: ignore[method-assign]
    journal.put(PLACE, "a")
    assert written.wait(30)
    assert texts(folder) == {("k1-ref-1", ""): "a"}
    journal.done(PLACE, "a")
    assert journal.close()
    assert list(folder.iterdir()) == []


def test_files_and_folder_are_private(journal: Journal) -> None:
    journal.put(PLACE, "a")
    journal.flush()
    modes = {stat.S_IMODE(path.stat().st_mode) for path in journal.folder.iterdir()}
    assert (modes, stat.S_IMODE(journal.folder.stat().st_mode)) == ({0o600}, 0o700)


# ---- when it is forgotten -----------------------------------------------------------------


def test_a_saved_text_is_forgotten(journal: Journal) -> None:
    journal.put(PLACE, "a")
    journal.put(FIELD, "b")
    journal.flush()
    journal.done(PLACE, "a")
    journal.flush()
    assert texts(journal.folder) == {("k1-ref-1", "hur"): "b"}


def test_what_was_typed_since_the_save_is_kept(journal: Journal) -> None:
    journal.put(PLACE, "a")
    journal.put(PLACE, "ab")
    journal.done(PLACE, "a")
    journal.done(FIELD, "never put")
    journal.flush()
    assert texts(journal.folder) == {("k1-ref-1", ""): "ab"}


def test_saved_before_it_was_written_leaves_nothing(journal: Journal) -> None:
    journal.put(PLACE, "a")
    journal.done(PLACE, "a")
    assert journal.close()
    assert [path for path in journal.folder.glob("*") if path.suffix == ".json"] == []


def test_typing_again_after_a_save(journal: Journal) -> None:
    for text in ("a", "b"):
        journal.put(PLACE, text)
        journal.flush()
        journal.done(PLACE, text)
    journal.put(PLACE, "c")
    journal.flush()
    assert texts(journal.folder) == {("k1-ref-1", ""): "c"}


# ---- a disk that says no, and interruptions -------------------------------------------------


def test_a_failing_disk_never_reaches_typing(journal: Journal, clock: Clock) -> None:
    journal.folder.parent.mkdir(exist_ok=True)
    journal.folder.write_bytes(b"in the way")
    journal.put(PLACE, "a")
    assert not journal.flush()
    assert "Det gick inte att spara" in (journal.error or "")
    clock.now += 0.4
    assert journal.step(clock.now) == pytest.approx(0.6)  # not again at once
    journal.folder.unlink()
    clock.now += 0.7
    assert journal.step(clock.now) is None
    assert (journal.error, texts(journal.folder)) == (None, {("k1-ref-1", ""): "a"})


def test_a_thread_that_cannot_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    journal = Journal(tmp_path / "r")
    journal.put(PLACE, "a")
    assert journal.error is not None
    assert journal.flush()


def test_a_flush_in_the_middle_of_a_flush_loses_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = write_atomic
    depth: list[int] = []

    def interrupted(file: Path, data: bytes) -> None:
        if not depth:
            depth.append(1)
            journal.put(PLACE, "newer")  # as typed while an older text was on its way down
            assert journal.flush()  # as from a signal handler
        original(file, data)

    monkeypatch.setattr(recovery, "write_atomic", interrupted)
    journal.put(PLACE, "older")
    assert journal.flush()
    assert texts(journal.folder) == {("k1-ref-1", ""): "newer"}


def test_a_signal_in_the_middle_of_a_put_can_flush(journal: Journal) -> None:
    journal.put(PLACE, "a")
    with journal._memory:  # where a put is when the handler interrupts it
        assert journal.flush()
    assert texts(journal.folder) == {("k1-ref-1", ""): "a"}


def test_a_stalled_disk_does_not_hold_up_the_end(journal: Journal) -> None:
    journal.put(PLACE, "a")
    stalled, go = threading.Event(), threading.Event()

    def stall() -> None:
        with journal._disk:
            stalled.set()
            go.wait(30)

    thread = threading.Thread(target=stall)
    thread.start()
    assert stalled.wait(30)
    assert not journal.flush(seconds=0)
    assert not journal.close(seconds=0)
    go.set()
    thread.join()


def test_after_the_end_nothing_is_written(journal: Journal) -> None:
    journal.close()
    journal.put(PLACE, "a")
    assert not journal.flush()
    assert not journal.folder.exists()
