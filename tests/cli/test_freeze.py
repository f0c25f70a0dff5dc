"""``handbok freeze``: what was exported that day, to the byte, and never written again."""

from __future__ import annotations

import errno
import stat
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.handbok import Handbok, me

ANSWERS = """\
format = 1
[answers.k1-ref-1]
text = "Mitt öppna svar \\u001b[2J"
[answers.k1-ref-4]
visibility = "private"
text = "Mitt hemliga svar"
"""
TODAY = datetime.now().astimezone().date()


@pytest.fixture
def filled(handbok: Handbok) -> Handbok:
    handbok.put(f"answers/{me()}/k1.toml", ANSWERS)
    return handbok


def files(handbok: Handbok) -> dict[str, bytes]:
    """Every file in the folder of frozen editions."""
    folder = handbok.workbook / "editions"
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_edition_is_the_export_of_the_day_to_the_byte_and_read_only(filled: Handbok) -> None:
    before = filled.sheet(me()).read_bytes()
    ended = filled.run_here("freeze", "Utgåva 2027")
    assert (ended.code, ended.out) == (0, b"")
    folder = filled.workbook / "editions" / f"{TODAY}-utgava-2027"
    assert (folder / "handbok.md").read_bytes() == filled.run_here("export").out
    assert str(folder / "handbok.md") in ended.remarks
    assert "1 svar är med. 1 svar är ”Bara för mig” och är inte med." in ended.remarks
    assert stat.S_IMODE((folder / "handbok.md").stat().st_mode) == 0o400
    assert stat.S_IMODE((folder / "edition.toml").stat().st_mode) == 0o400
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(files(filled)) == 2
    assert filled.sheet(me()).read_bytes() == before


def test_what_is_only_for_me_stays_out_unless_it_is_asked_for(filled: Handbok) -> None:
    filled.run_here("freeze", "Alla")
    assert not any(b"hemliga" in content for content in files(filled).values())
    filled.run_here("freeze", "Min", "--include", "private")
    assert b"Mitt hemliga svar" in files(filled)[f"{TODAY}-min/handbok.md"]


def test_later_changes_leave_it_as_it_was(filled: Handbok) -> None:
    filled.run_here("frys")
    before = files(filled)
    filled.answer("k1-ref-1", "Något annat", "--respondent", me())
    assert files(filled) == before
    shown = filled.run_here("freeze", "--show", f"utgåva {TODAY.year}").text
    assert "Mitt öppna svar" in shown


def test_nothing_is_ever_replaced(filled: Handbok) -> None:
    (filled.workbook / "editions" / f"{TODAY}-utgava-2").mkdir(parents=True)
    filled.put(f"editions/{TODAY}-utgava", "en fil som stod där")
    for number in (3, 4):
        filled.run_here("freeze", "Utgåva")
        assert f"{TODAY}-utgava-{number}/handbok.md" in files(filled)
    kept = files(filled)
    assert kept[f"{TODAY}-utgava"] == "en fil som stod där".encode()
    filled.run_here("freeze", "Utgåva")
    assert kept.items() <= files(filled).items()


def test_the_list_and_showing_one(filled: Handbok) -> None:
    assert "Det finns ingen fryst utgåva" in filled.run_here("freeze", "--list").remarks
    assert "Det finns ingen fryst utgåva" in filled.run_here("freeze", "--show", "x").refusal
    filled.run_here("freeze", "Första")
    filled.answer("k1-ref-3", "Vårt svar")
    filled.run_here("freeze", "Andra ”året”\x1b")
    assert set(filled.run_here("freeze", "--list").text.splitlines()) == {
        f"{TODAY}-andra-aret  Andra ”året”␛ (2 svar, 1 svar ”Bara för mig” är inte med)",
        f"{TODAY}-forsta      Första (1 svar, 1 svar ”Bara för mig” är inte med)",
    }
    shown = filled.run_here("freeze", "--show", "FÖRSTA")
    assert shown.out == files(filled)[f"{TODAY}-forsta/handbok.md"]
    assert filled.run_here("freeze", "--show", f"{TODAY}-forsta").out == shown.out
    assert f"{TODAY}-forsta" in filled.run_here("freeze", "--show", "tredje").refusal


@pytest.mark.parametrize("name", ["x" * 81, "\u3000"])
def test_a_name_that_cannot_be_used_is_refused_and_nothing_is_left(
    filled: Handbok, name: str
) -> None:
    assert filled.run_here("freeze", name).refusal
    assert files(filled) == {}


@pytest.mark.parametrize("name", ["../../ute", "/etc", "..", "a/b", "日本", "\udcff", "\x1b[2J"])
def test_any_other_name_makes_a_folder_of_the_editions(filled: Handbok, name: str) -> None:
    assert filled.run_here("freeze", name).code == 0
    (folder,) = (filled.workbook / "editions").iterdir()
    assert folder.name.startswith(str(TODAY))
    assert filled.run_here("freeze", "--list").text.startswith(folder.name)


def test_a_handbook_that_is_not_whole_is_not_frozen(filled: Handbok) -> None:
    filled.put("answers/gruppen/k1.toml", "inte toml")
    ended = filled.run_here("freeze")
    assert (ended.code, ended.out) == (1, b"")
    assert "gruppen/k1.toml:1" in ended.remarks
    assert "Inget är fryst" in ended.remarks
    assert not (filled.workbook / "editions").exists()


def test_a_disk_that_says_no_leaves_nothing(
    filled: Handbok, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Path, _target: Path) -> Path:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "rename", full)
    assert "Disken är full" in filled.run_here("freeze").refusal
    assert files(filled) == {}


def test_a_folder_in_the_way_is_said(filled: Handbok) -> None:
    filled.put("editions", "en fil")
    assert "editions" in filled.run_here("freeze").refusal


def test_an_edition_somebody_broke_is_named_and_the_others_are_there(filled: Handbok) -> None:
    filled.run_here("freeze", "Hel")
    filled.put("editions/2020-01-01-trasig/edition.toml", 'name = "Trasig"\nfrozen = "igår"\n')
    filled.put("editions/2019-01-01-tom/edition.toml", "")
    ended = filled.run_here("freeze", "--list")
    assert ended.code == 1
    assert "Hel (1 svar" in ended.out.decode()
    assert "trasig/edition.toml:2" in ended.remarks
    (filled.workbook / "editions" / f"{TODAY}-hel" / "handbok.md").unlink()
    found = filled.run_here("check").out.decode()
    assert "trasig/edition.toml:2" in found
    assert "hel/handbok.md: filen finns inte" in found


def test_in_a_shared_folder_the_group_may_read_but_not_what_is_private(filled: Handbok) -> None:
    filled.workbook.chmod(0o2770)
    filled.run_here("freeze", "Vår")
    filled.run_here("freeze", "Min", "--include", "private")
    modes = {
        path.relative_to(filled.workbook / "editions").as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in (filled.workbook / "editions").rglob("*")
    }
    assert modes == {
        f"{TODAY}-var": 0o2770,
        f"{TODAY}-var/handbok.md": 0o440,
        f"{TODAY}-var/edition.toml": 0o440,
        f"{TODAY}-min": 0o2770,
        f"{TODAY}-min/handbok.md": 0o400,
        f"{TODAY}-min/edition.toml": 0o440,
    }


@pytest.mark.parametrize(
    "words", [("--list", "--show", "x"), ("namn", "--list"), ("namn", "--show", "x")]
)
def test_one_thing_at_a_time(filled: Handbok, words: tuple[str, ...]) -> None:
    assert filled.run_here("freeze", *words).code == 2
