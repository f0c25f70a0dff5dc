"""Before the first change of a day a file is kept as it was, and no save ever fails for it."""

from __future__ import annotations

import os
import stat
import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbok_tui.core.answers.workbook import Answer, Respondent, SheetKey, Version
from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.answers import saves as workbook_saves
from handbok_tui.storage.answers.facts import save_facts
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.answers.saves import save_sheet
from handbok_tui.storage.files.atomic_write import TEMPORARY
from handbok_tui.storage.files.backups import DAYS, MONTHS, Backups, surplus

if TYPE_CHECKING:
    from pathlib import Path

KEY = SheetKey("anna", "k1")
MONDAY = date(2027, 1, 11)
TUESDAY = date(2027, 1, 12)
BY_HAND = (
    b"""\xef\xbb\xbf# min fil\r\nformat = 1\r\n[answers.q]\r\ntext = "f\xc3\xb6rr"  # kvar\r\n"""
)


class Days:
    """A workbook, and the day it is."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.files = WorkbookFiles(folder, Respondent("anna", "Anna"))
        self.backups = Backups(folder)
        self.path = self.files.sheet_path(KEY)
        self._patch = patch

    def save(self, day: date, **texts: str) -> str:
        """The answers are these from now on; the note of the save."""
        self._patch.setattr(workbook_saves, "today", lambda: day)
        now = self.files.sheet(KEY).answers
        mine = {name: Answer(name, text=text) for name, text in texts.items()}
        return save_sheet(self.files, KEY, now, {**now, **mine}).note

    def kept(self, day: date) -> Path:
        return self.backups.folder / "answers" / "anna" / "k1.toml" / f"{day.isoformat()}.toml"


@pytest.fixture
def days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(tmp_path / "arbetsbok", monkeypatch)


def test_the_first_change_of_a_day_keeps_the_bytes_from_before(days: Days) -> None:
    days.path.parent.mkdir(parents=True)
    days.path.write_bytes(BY_HAND)
    assert days.save(MONDAY, q="ett") == ""
    days.save(MONDAY, q="två")
    assert days.kept(MONDAY).read_bytes() == BY_HAND
    before = days.path.read_bytes()
    days.save(TUESDAY, q="tre")
    assert days.kept(TUESDAY).read_bytes() == before
    assert days.backups.days(days.path) == (TUESDAY, MONDAY)


def test_a_new_file_was_empty_when_the_day_began(days: Days) -> None:
    days.save(MONDAY, q="ett")
    days.save(MONDAY, q="två")
    assert days.kept(MONDAY).read_bytes() == b""


def test_no_change_keeps_nothing(days: Days) -> None:
    days.save(MONDAY, q="ett")
    days.save(TUESDAY)
    assert days.backups.days(days.path) == (MONDAY,)


def test_the_facts_are_kept_as_well(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    book = days.files.folder / "workbook.toml"
    for day, unit in ((MONDAY, "Björken"), (TUESDAY, "Eken")):
        monkeypatch.setattr(workbook_saves, "today", lambda day=day: day)
        assert save_facts(days.files, {"unit": unit}, {}) == ""
    assert days.backups.days(book) == (TUESDAY, MONDAY)
    kept = days.backups.folder / "workbook.toml" / "2027-01-12.toml"
    assert b"Bj\xc3\xb6rken" in kept.read_bytes()


def test_it_is_kept_before_anything_is_changed(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    days.save(MONDAY, q="ett")
    before = days.path.read_bytes()

    def full(path: Path, data: bytes) -> None:
        raise SaveFailed("full")

    monkeypatch.setattr(workbook_saves, "write_atomic", full)
    with pytest.raises(SaveFailed):
        days.save(TUESDAY, q="två")
    assert days.path.read_bytes() == before
    assert days.kept(TUESDAY).read_bytes() == before


def test_a_backup_that_fails_is_told_and_the_save_goes_well(days: Days) -> None:
    days.save(MONDAY, q="ett")
    days.kept(MONDAY).unlink()
    days.kept(MONDAY).parent.rmdir()
    days.kept(MONDAY).parent.write_bytes(b"i vagen")
    for text in ("två", "tre"):
        note = days.save(TUESDAY, q=text)
        assert note.startswith("Texten är sparad, men")
        assert note.count("\n") == 0
        assert days.files.sheet(KEY).answers["q"].text == text
    days.kept(MONDAY).parent.unlink()
    assert days.save(TUESDAY, q="fyra") == ""
    assert b"tre" in days.kept(TUESDAY).read_bytes()


def test_kept_days_are_private(days: Days) -> None:
    days.save(MONDAY, q="ett")
    days.save(TUESDAY, q="två")
    own = days.files.folder / ".handbok"
    wide = [p for p in (own, *own.rglob("*")) if stat.S_IMODE(p.stat().st_mode) & 0o077]
    assert wide == []


def test_two_years_of_daily_work_keep_a_bounded_number(days: Days) -> None:
    path = days.files.folder / "answers" / "anna" / "k1.toml"
    path.parent.mkdir(parents=True)
    first = date(2025, 1, 1)
    for number in range(730):
        day = first + timedelta(days=number)
        assert days.backups.keep(path, day.isoformat().encode(), day) == ""
    kept = days.backups.days(path)
    last = first + timedelta(days=729)
    assert kept[:DAYS] == tuple(last - timedelta(days=number) for number in range(DAYS))
    assert [(d.year, d.month, d.day) for d in kept[DAYS:]] == [
        (2026, month, ((date(2026, month, 28) + timedelta(days=4)).replace(day=1)
                       - timedelta(days=1)).day)
        for month in range(11, 0, -1)
    ]  # fmt: skip
    assert days.kept(kept[-1]).read_bytes() == kept[-1].isoformat().encode()


@given(st.sets(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=200))
def test_what_goes_is_neither_new_nor_the_last_of_a_late_month(all_days: set[date]) -> None:
    gone = surplus(all_days)
    kept = sorted(all_days - gone, reverse=True)
    newest = sorted(all_days, reverse=True)
    months = list(dict.fromkeys((day.year, day.month) for day in newest))[:MONTHS]
    assert gone <= all_days
    assert kept[:DAYS] == newest[:DAYS]
    for month in months:
        assert max(day for day in all_days if (day.year, day.month) == month) in kept
    assert len(kept) <= DAYS + MONTHS


def test_files_of_others_in_the_folder_are_left_alone(days: Days) -> None:
    days.save(MONDAY, q="ett")
    stray = days.kept(MONDAY).with_name("anteckning.toml")
    odd = days.kept(MONDAY).with_name("2027-99-99.toml")
    for file in (stray, odd):
        file.write_bytes(b"min")
    for number in range(60):
        days.backups.keep(days.path, b"", MONDAY + timedelta(days=number))
    assert (stray.read_bytes(), odd.read_bytes()) == (b"min", b"min")


def test_what_dead_saves_left_is_swept_once_a_day_after_a_day(days: Days) -> None:
    days.save(MONDAY, q="ett")
    folders = [days.path.parent, days.files.folder, days.files.folder / ".handbok"]
    now = time.time()
    for folder in folders:
        for name, age in (("gammal", 25), ("ny", 23)):
            file = folder / TEMPORARY.replace("*", name)
            file.write_bytes(b"halv")
            os.utime(file, (now - age * 3600, now - age * 3600))
    mine = days.path.parent / "min.tmp"
    mine.write_bytes(b"")
    os.utime(mine, (0, 0))
    days.save(MONDAY, q="två")
    assert [len(list(folder.glob(TEMPORARY))) for folder in folders] == [2, 2, 2]
    days.save(TUESDAY, q="tre")
    left = [file.name for folder in folders for file in folder.glob(TEMPORARY)]
    assert left == [".handbok-ny.tmp"] * 3
    assert mine.exists()


# -- what can be brought back ------------------------------------------------------------------


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2027, 1, day, hour, tzinfo=UTC)


def test_every_text_there_has_been_is_found_once_newest_first(days: Days) -> None:
    earlier = (Version(at(3), "kvar i svaret"),)
    steps = [
        Answer("q", text="ett", updated=at(1), earlier=earlier),
        Answer("q", text="två", updated=at(2)),
        Answer("q", fields={"f": "del"}, updated=at(4)),
        Answer("q", text="två", updated=at(5)),
        Answer("q", text="   ", updated=at(6)),
        Answer("q", text="nu", updated=at(7)),
    ]
    now: dict[str, Answer] = {}
    for number, answer in enumerate(steps):
        days._patch.setattr(workbook_saves, "today", lambda n=number: MONDAY + timedelta(days=n))
        now = dict(save_sheet(days.files, KEY, now, {"q": answer}).answers)
    versions, faults = days.backups.versions(KEY, now)
    assert faults == ()
    found = [(kept.stamp, kept.answer.text, dict(kept.answer.fields)) for kept in versions["q"]]
    assert found == [
        ("2027-01-05 12:00:00", "två", {}),
        ("2027-01-04 12:00:00", "", {"f": "del"}),
        ("2027-01-03 12:00:00", "kvar i svaret", {}),
        ("2027-01-01 12:00:00", "ett", {}),
    ]
    assert all(kept.answer.earlier == () for kept in versions["q"])


def test_what_was_ever_private_is_private(days: Days) -> None:
    for number, visibility in enumerate(("handbook", "private", "handbook")):
        raw = f'[answers.q]\ntext = "hemligt"\nvisibility = "{visibility}"\n'.encode()
        days.backups.keep(days.path, raw, MONDAY + timedelta(days=number))
    versions, _ = days.backups.versions(KEY, {})
    assert [(kept.stamp, kept.answer.private) for kept in versions["q"]] == [("2027-01-13", True)]


def test_an_answer_that_is_gone_is_found(days: Days) -> None:
    days.save(MONDAY, q="ett", r="två")
    now = days.files.sheet(KEY).answers
    days._patch.setattr(workbook_saves, "today", lambda: TUESDAY)
    left = save_sheet(days.files, KEY, now, {"r": now["r"]}).answers
    versions, _ = days.backups.versions(KEY, left)
    assert [kept.answer.text for kept in versions["q"]] == ["ett"]
    assert versions.keys() == {"q"}


def test_a_kept_day_that_cannot_be_read_hides_no_other(days: Days) -> None:
    days.backups.keep(days.path, b"[answers.q]\ntext = 'ett'\n", MONDAY)
    days.backups.keep(days.path, b"[answers.q\n", TUESDAY)
    versions, faults = days.backups.versions(KEY, {})
    assert [kept.answer.text for kept in versions["q"]] == ["ett"]
    assert [(fault.path, fault.line) for fault in faults] == [(str(days.kept(TUESDAY)), 1)]


def test_only_ids_name_kept_sheets(days: Days) -> None:
    for name in ("anna/k1.toml", "Anna Lind/k1.toml", "anna/K 1.toml", "bo/k2.toml"):
        (days.backups.folder / "answers" / name).mkdir(parents=True)
    assert days.backups.sheets() == (SheetKey("anna", "k1"), SheetKey("bo", "k2"))
