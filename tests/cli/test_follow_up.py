"""What is due, without a screen: at login, for programs, in the calendar, beside the budget."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from handbok_tui.core.errors import SaveFailed
from tests.support.handbok import Ended, Handbok, me

PLAN = """\
format = 1

[rows.natt]
aktivitet = "Fråga natten"
foljs-upp = 2026-01-05

[rows.kvart]
aktivitet = "Sista kvarten"
foljs-upp = 2199-03-01
"""
GOALS = 'format = 1\n[rows.a]\nmal = "Stanna upp"\n'
PRIVATE = 'visibility = "private"\n' + PLAN.replace("Fråga natten", "Hemligt")


@pytest.fixture
def planned(handbok: Handbok) -> Handbok:
    handbok.put("worksheets/gruppen/aktivitetsplan.toml", PLAN)
    return handbok


def test_the_login_message_is_one_short_line(planned: Handbok) -> None:
    planned.put(f"worksheets/{me()}/aktivitetsplan.toml", PRIVATE)
    assert planned.run("status", "--short").text == (
        "Handboken: två saker att följa upp, 27 frågor kvar. Öppna med: handbok\n"
    )


def test_a_login_without_a_workbook_is_silent(handbok: Handbok) -> None:
    ended = handbok.run("status", "--short")
    assert (ended.code, ended.out, ended.err) == (0, b"", b"")
    assert not handbok.workbook.exists()


@pytest.mark.parametrize("name", ["workbook.toml", "worksheets/gruppen/mal.toml"])
def test_a_login_never_fails(planned: Handbok, name: str) -> None:
    planned.put(name, "x = [\n")
    ended = planned.run("status", "--short")
    assert (ended.code, ended.out, ended.err) == (0, b"", b"")


def test_a_login_without_an_edition_is_silent(planned: Handbok) -> None:
    ended = planned.run("--edition", "/finns-inte", "status", "--short")
    assert (ended.code, ended.out, ended.err) == (0, b"", b"")


def test_status_tells_what_is_late(planned: Handbok) -> None:
    lines = planned.run("status").text.splitlines()
    assert "2026-01-05  Aktivitet: Fråga natten (försenad)" in lines
    assert "2199-03-01  Aktivitet: Sista kvarten" in lines
    first, second = json.loads(planned.run("status", "--json").text)["follow_up"]
    assert (first["kind"], first["title"], first["overdue"]) == ("activity", "Fråga natten", True)
    assert (second["date"], second["due"]) == ("2199-03-01", False)


def test_the_calendar_holds_dates_and_nothing_private_unless_asked_for(planned: Handbok) -> None:
    planned.put(f"worksheets/{me()}/aktivitetsplan.toml", PRIVATE)
    planned.answer("k1-ref-1", "Ett svar som stannar")
    ended = planned.run("export", "--format", "ics")
    assert ended.text.count("BEGIN:VEVENT\r\n") == 2
    assert ended.remarks == "2 datum är med. 2 är ”Bara för mig” och är inte med.\n"
    assert "Hemligt" not in ended.text
    assert "stannar" not in ended.text
    assert planned.run("export", "--format", "ics").out == ended.out
    asked = planned.run("export", "--format", "ics", "--include", "private")
    assert "SUMMARY:Följ upp aktivitet: Hemligt\r\n" in asked.text


def uids(ended: Ended) -> list[str]:
    return [line for line in ended.text.split("\r\n") if line.startswith("UID:")]


def test_a_calendar_knows_its_workbook_from_every_other_and_from_export_to_export(
    planned: Handbok, tmp_path: Path
) -> None:
    planned.put("workbook.toml", 'organisation = "Björkdala"  # vi\n')
    first = uids(planned.run("export", "--format", "ics"))
    book = planned.workbook / "workbook.toml"
    made = tomllib.loads(book.read_text("utf-8"))["id"]
    written = f'organisation = "Björkdala"  # vi\nformat = 1\nid = "{made}"\n'
    assert book.read_text("utf-8") == written
    file = tmp_path / "datum.ics"
    assert planned.run("export", "-o", str(file)).code == 0
    assert uids(planned.run("export", "--format", "ics")) == first
    assert file.read_bytes() == planned.run("export", "--format", "ics").out
    assert book.read_text("utf-8") == written
    assert first[0] == f"UID:aktivitetsplan.natt.gruppen@{made}.handbok-tui"
    other = Handbok(tmp_path / "annan")
    other.put("worksheets/gruppen/aktivitetsplan.toml", PLAN)
    assert not {*first} & {*uids(other.run("export", "--format", "ics"))}


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "ics", "--dry-run"),
        ("--format", "markdown"),
        ("--format", "ics", "-o", "finns-inte/datum.ics"),
        ("--format", "ics", "--respondent", "finns-inte"),
    ],
)
def test_nothing_but_a_calendar_that_is_made_gives_the_workbook_an_id(
    planned: Handbok, words: tuple[str, ...]
) -> None:
    planned.run("export", *words)
    assert not (planned.workbook / "workbook.toml").exists()


@pytest.mark.parametrize("raw", ["format = 99\n", "x = [\n", "id = 7\n"])
def test_a_workbook_toml_that_cannot_be_written_keeps_its_bytes(planned: Handbok, raw: str) -> None:
    book = planned.put("workbook.toml", raw)
    ended = planned.run("export", "--format", "ics")
    assert (ended.code, ended.out) == (1, b"")
    assert "workbook.toml" in ended.remarks
    assert book.read_text("utf-8") == raw


def test_a_locked_workbook_gives_its_dates_all_the_same(
    planned: Handbok, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SaveFailed("workbook.toml kunde inte sparas: disken är full.")

    monkeypatch.setattr("handbok_tui.storage.answers.saves.write_atomic", full)
    ended = planned.run_here("export", "--format", "ics")
    assert uids(ended) == [
        "UID:aktivitetsplan.natt.gruppen@handbok-tui",
        "UID:aktivitetsplan.kvart.gruppen@handbok-tui",
    ]
    assert "disken är full. Därför fick arbetsboken inget eget id" in ended.remarks


def test_a_workbook_keeps_its_id_when_an_earlier_state_comes_back(planned: Handbok) -> None:
    planned.put("workbook.toml", 'vision = "Nu"\n')
    planned.put(".handbok/backups/workbook.toml/2026-01-02.toml", 'vision = "Då"\n')
    first = uids(planned.run("export", "--format", "ics"))
    restored = planned.run("restore", "workbook.toml", "--day", "2026-01-02", "--yes")
    assert restored.code == 0
    assert 'vision = "Då"' in (planned.workbook / "workbook.toml").read_text("utf-8")
    assert uids(planned.run("export", "--format", "ics")) == first


def test_a_calendar_without_dates_is_refused(handbok: Handbok) -> None:
    assert "Ge ett svar en dag med F" in handbok.run("export", "--format", "ics").refusal


def test_the_report_is_on_the_period_that_is_asked_for(planned: Handbok) -> None:
    planned.put("worksheets/gruppen/mal.toml", GOALS)
    by_name = planned.run("export", "--profile", "period", "--period", "2027-T1")
    assert by_name.text.startswith("# Uppföljning av lärandet, tertial 1 2027\n")
    assert "| Stanna upp | – |" in by_name.text
    assert by_name.remarks == "2 mallar är med.\n"
    ends = ("--from", "2027-01-01", "--to", "2027-03-31")
    by_days = planned.run("export", "--profile", "period", *ends)
    assert by_days.text.startswith("# Uppföljning av lärandet, 1 januari 2027 – 31 mars 2027\n")


@pytest.mark.parametrize(
    "words",
    [
        ("--period", "våren"),
        ("--from", "2027-01-01"),
        ("--from", "2027-02-01", "--to", "2027-01-01"),
    ],
)
def test_a_period_that_is_none_is_explained(handbok: Handbok, words: tuple[str, ...]) -> None:
    refusal = handbok.run("export", "--profile", "period", *words).refusal
    assert "period" in refusal.lower()


def test_the_page_for_the_management_keeps_private_sheets_out(planned: Handbok) -> None:
    planned.put(
        f"worksheets/{me()}/mal.toml", 'visibility = "private"\n[rows.a]\nmal = "Hemligt"\n'
    )
    ended = planned.run("export", "--profile", "ledning")
    assert "- Fråga natten · Försenad · följs upp 5 januari 2026\n" in ended.text
    assert "Stanna upp" not in ended.text
    assert "1 mall är ”Bara för mig” och är inte med." in ended.remarks


def test_what_is_filled_in_goes_along_in_the_whole_handbook_only(planned: Handbok) -> None:
    assert "## Aktivitetsplan – Vårt svar (Gruppen)\n" in planned.run("export").text
    one = planned.run("export", "--chapter", "1")
    assert "Aktivitetsplan" not in one.text
    assert "mall" not in one.remarks
    page = planned.run("export", "--chapter", "1", "--profile", "ledning")
    assert "Fråga natten" in page.text
