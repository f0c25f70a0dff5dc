"""The trail on disk: one's own eyes, bounded, never in the way, nothing lost by taking back."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from handbok_tui.core.errors import SaveFailed
from handbok_tui.session import Session
from handbok_tui.storage.changes import file as trail_file
from tests.support.changes import open_session, target


def trail(folder: Path) -> Path:
    return folder / ".handbok/trail/anna.jsonl"


def write(session: Session, text: str, question: str = "k1-ref-4") -> None:
    here = target(session, question)
    session.checkpoint(here)
    session.write(here, text)
    session.save()


def texts(folder: Path, question: str = "k1-ref-4") -> list[str]:
    """What an answer says, then its earlier versions and the other sides of conflicts."""
    session = open_session(folder)
    answer = session.answer(target(session, question))
    return [answer.text, *(v.text for v in (*answer.earlier, *answer.conflicts))]


def test_it_is_for_its_owner_alone_also_in_a_shared_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    for number in range(3):
        write(open_session(tmp_path), f"{number} är något annat")
    assert stat.S_IMODE(trail(tmp_path).stat().st_mode) == 0o600


def test_writing_on_is_one_change_and_replacing_is_another(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    here = target(session)
    session.checkpoint(here)
    for text in ("Ring", "Ring alltid", "Ring alltid först", "", "Nytt"):
        session.write(here, text)
        session.save()
    changes = session.trail.changes()
    assert len(changes) == 2
    session.trail.take_back(changes[0].entry)
    assert texts(tmp_path)[0] == "Ring alltid först"


def test_it_is_bounded_and_the_oldest_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail_file, "MOST_ENTRIES", 10)
    monkeypatch.setattr(trail_file, "MOST_BYTES", 20_000)
    for number in range(25):
        open_session(tmp_path).facts.write({"vision": f"{number} " * 200})
        assert trail(tmp_path).stat().st_size <= 20_000
        assert trail(tmp_path).read_bytes().count(b"\n") <= 10
    newest = open_session(tmp_path).trail.changes()[0]
    assert newest.entry.differences[0].new.startswith("24 ")
    open_session(tmp_path).facts.write(
        {"vision": "å" * 30_000}
    )  # one change larger than all there may be
    assert len(open_session(tmp_path).trail.changes()) == 1
    assert stat.S_IMODE(trail(tmp_path).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "rest", [b'{"id": "cut o', b"[1, 2]\n", b"\xff\x00\n", b"null\n", b"[" * 9]
)
def test_a_line_that_cannot_be_read_is_passed_over(tmp_path: Path, rest: bytes) -> None:
    write(open_session(tmp_path), "ett")
    with trail(tmp_path).open("ab") as file:
        file.write(rest)
    write(open_session(tmp_path), "något annat")
    assert len(open_session(tmp_path).trail.changes()) == 2
    session = open_session(tmp_path)
    session.trail.take_back(session.trail.changes()[0].entry)
    assert texts(tmp_path)[0] == "ett"


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to make a file of another owner")
def test_another_login_of_the_same_name_has_a_trail_of_its_own(tmp_path: Path) -> None:
    write(open_session(tmp_path), "ett")
    os.chown(trail(tmp_path), 12345, -1)
    session = open_session(tmp_path)
    write(session, "två")
    assert session.save_state.note == ""
    assert len(session.trail.changes()) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to make a file of another owner")
def test_nothing_is_written_where_somebody_else_could_read_it(tmp_path: Path) -> None:
    trail(tmp_path).parent.mkdir(parents=True)
    planted = [trail(tmp_path), trail(tmp_path).with_stem(f"anna-{os.geteuid()}")]
    for path in planted:
        path.touch(0o666)
        os.chown(path, 12345, -1)
    session = open_session(tmp_path)
    write(session, "bara för mig")
    assert "bland dina senaste" in session.save_state.note
    assert [path.read_bytes() for path in planted] == [b"", b""]


def test_a_trail_that_others_can_read_is_closed(tmp_path: Path) -> None:
    write(open_session(tmp_path), "ett")
    trail(tmp_path).chmod(0o666)
    write(open_session(tmp_path), "något annat")
    assert stat.S_IMODE(trail(tmp_path).stat().st_mode) == 0o600


@pytest.mark.parametrize("file", ["../ute.toml", "answers/../../ute.toml", "chapters/../x.toml"])
def test_only_files_of_the_workbook_are_written(tmp_path: Path, file: str) -> None:
    book = tmp_path / "book"
    session = open_session(book)
    write(session, "ett")
    entry = session.trail.changes()[0].entry._replace(file=file)
    with pytest.raises(SaveFailed):
        session.trail.take_back(entry)
    assert not list(tmp_path.glob("*.toml"))


def test_a_trail_that_cannot_be_written_stops_no_save_and_is_said(tmp_path: Path) -> None:
    trail(tmp_path).mkdir(parents=True)
    session = open_session(tmp_path)
    write(session, "ändå sparat")
    assert "bland dina senaste" in session.save_state.note
    assert texts(tmp_path) == ["ändå sparat"]
    assert session.trail.changes() == ()
    write(session, "och mer")
    assert session.undo() is not None  # what is in memory is taken back all the same


def test_what_was_written_since_is_kept_when_an_older_change_is_taken_back(tmp_path: Path) -> None:
    write(open_session(tmp_path), "först")
    write(open_session(tmp_path), "sedan något annat")
    older = open_session(tmp_path)
    (change, *_) = older.trail.changes()
    write(open_session(tmp_path), "nu, av någon annan")
    done = older.trail.take_back(change.entry)
    assert "ändrats sedan dess" in done.note
    assert texts(tmp_path) == ["först", "sedan något annat", "nu, av någon annan"]


def test_what_another_saved_meanwhile_stays_beside_what_is_taken_back(tmp_path: Path) -> None:
    one, other = open_session(tmp_path), open_session(tmp_path)
    write(one, "mitt")
    beside = other.target(*other.find_question("k1-ref-1"), "anna")
    other.write(beside, "den andras")
    other.save()
    (change,) = [c for c in one.trail.changes() if c.place.question == "k1-ref-4"]
    one.trail.take_back(change.entry)
    assert one.answer(beside).text == "den andras"
    assert open_session(tmp_path).answer(beside).text == "den andras"


def test_what_is_not_saved_yet_is_saved_before_something_is_taken_back(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    write(session, "först")
    session.write(target(session, "k1-ref-1"), "inte sparat")
    session.trail.take_back(session.trail.changes()[0].entry)
    assert texts(tmp_path, "k1-ref-1") == ["inte sparat"]
    assert texts(tmp_path)[0] == ""


def test_nothing_is_taken_back_in_a_file_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    write(session, "ett")
    change = session.trail.changes()[0]
    path = tmp_path / "answers/anna/k1.toml"
    for raw in (b"format = 99\n", b"[answers.k1-ref-4\n"):
        path.write_bytes(raw)
        with pytest.raises(Exception, match=r"k1\.toml"):
            open_session(tmp_path).trail.take_back(change.entry)
        assert path.read_bytes() == raw
    session.read_only = True
    with pytest.raises(SaveFailed):
        session.trail.take_back(change.entry)


def test_what_was_private_stays_private_among_the_earlier_versions(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    session.write(target(session), "bara för mig")
    session.toggle_private(target(session))
    session.save()
    session = open_session(tmp_path)
    for change in session.trail.changes():
        session.trail.take_back(change.entry)
    answer = open_session(tmp_path).answer(target(session))
    assert not answer.text
    assert [version.private for version in answer.earlier] == [True]


def test_no_value_is_changed_on_its_way_through_the_trail(tmp_path: Path) -> None:
    path = tmp_path / "answers/anna/k1.toml"
    path.parent.mkdir(parents=True)
    odd = (
        '[answers.k1-ref-4]\ntext = "a"\nodd = [1.5, 2026-01-02, 2026-01-02T03:04:05+01:00, nan]\n'
        'time = 12:00:00\ndate = { date = "2026-01-02" }\n'
    )
    path.write_text(odd, "utf-8")
    write(open_session(tmp_path), "något helt annat")
    session = open_session(tmp_path)
    session.trail.take_back(session.trail.changes()[0].entry)
    assert odd.split("\n")[2] in path.read_text("utf-8")
    for line in trail(tmp_path).read_text("utf-8").splitlines():
        json.loads(line)
