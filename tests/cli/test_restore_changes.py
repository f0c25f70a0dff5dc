"""``handbok restore`` for every kind of file: the last changes, and what is kept of whole files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.test_no_textual import imported
from tests.support.changes import CHANGES, open_session, prepare, said
from tests.support.handbok import Handbok, me

ID = re.compile(r"^([0-9a-f]{8})  \d\d:\d\d {11}  (.+)$", re.MULTILINE)


def listed(handbok: Handbok) -> list[str]:
    """The ids of the changes, newest first."""
    ended = handbok.run_here("restore", "--changes")
    assert ended.code == 0
    return [found[1] for found in ID.finditer(ended.text)]


@pytest.fixture
def as_me(monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes are made by whoever runs the command."""
    from handbok_tui.cli.opening import person
    from tests.support import changes

    monkeypatch.setattr(changes, "ANNA", person(Path()))


@pytest.mark.usefixtures("as_me")
@pytest.mark.parametrize("name", CHANGES)
def test_every_kind_of_change_is_listed_shown_taken_back_and_done_again(
    handbok: Handbok, name: str
) -> None:
    book = handbok.workbook
    prepare(book)
    before, known = said(book), listed(handbok)
    session = open_session(book)
    CHANGES[name](session)
    session.save()
    after = said(book)
    ids = [one for one in listed(handbok) if one not in known]
    assert ids
    for one in ids:
        shown = handbok.run_here("restore", one)
        assert "Före:" in shown.text
        assert said(book) == after
        assert f"handbok restore {one} --yes" in shown.remarks
    again = []
    for one in ids:
        ended = handbok.run_here("restore", one, "--yes")
        assert ended.code == 0, ended
        again.append(re.findall(r"handbok restore (\w+) --yes", ended.remarks)[-1])
    assert said(book) == before
    for one in reversed(again):
        assert handbok.run_here("restore", one, "--yes").code == 0
    assert said(book) == after


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("workbook.toml", "Arbetsboken"),
        ("worksheets/gruppen/aktivitetsplan.toml", "Aktivitetsplan (Gruppen)"),
        ("chapters/k1.toml", "Kapitel 1, hela kapitlet"),
        ("chapters/e1.toml", "Kapitel 6, hela kapitlet"),
    ],
)
def test_a_whole_file_comes_back_as_it_was_on_a_day(handbok: Handbok, file: str, name: str) -> None:
    prepare(handbok.workbook)
    then = (handbok.workbook / file).read_bytes()
    handbok.put(f".handbok/backups/{file}/2026-01-02.toml", then)
    before = said(handbok.workbook)
    session = open_session(handbok.workbook)
    session.facts.write({"vision": "Något annat"})
    session.worksheets.add_row(session.worksheets.target("aktivitetsplan"), name="Ny")
    session.edit_chapter("k1").put_all_back()
    session.save()
    if file == "chapters/e1.toml":
        (handbok.workbook / file).write_bytes(then.replace("Så här".encode(), b"Inte alls"))
    now = said(handbok.workbook)
    assert now.get(file) != before[file]
    ended = handbok.run("restore")
    assert f"{file}  {name}\n" in ended.text
    assert "2026-01-02" in ended.text
    assert handbok.run("restore", file, "--show", "--day", "2026-01-02").out == then
    assert "Före:" in handbok.run("restore", file, "--day", "2026-01-02").text
    assert said(handbok.workbook) == now
    assert handbok.run("restore", file, "--yes", "--day", "2026-01-02").code == 0
    assert said(handbok.workbook)[file] == before[file]
    newest = listed(handbok)[0]
    assert handbok.run("restore", newest, "--yes").code == 0
    assert said(handbok.workbook).get(file) == now.get(file)


def test_the_log_is_listed_and_comes_back_as_answers_do(handbok: Handbok) -> None:
    assert handbok.run("learned", "Ring först").code == 0
    (file,) = (handbok.workbook / "log" / me()).glob("*.toml")
    raw = file.read_text("utf-8")
    entry = re.findall(r"\[entries\.([^\].]+)", raw)[0]
    handbok.put(f".handbok/backups/log/{me()}/{file.name}/2026-01-02.toml", raw)
    file.write_text(raw.replace("Ring först", "Något annat"), "utf-8")
    ended = handbok.run("restore")
    assert f"Loggen {file.stem}\n" in ended.text
    assert "Ring först" in ended.text
    assert handbok.run("restore", entry, "--yes").code == 0
    assert "Ring först" in file.read_text("utf-8")
    assert "Något annat" in file.read_text("utf-8")


def test_nothing_of_another_person_is_ever_shown(handbok: Handbok) -> None:
    private = 'visibility = "private"\n[rows.rad-1]\naktivitet = "hemligt"\n'
    handbok.put("worksheets/bo/aktivitetsplan.toml", private)
    handbok.put(".handbok/backups/worksheets/bo/aktivitetsplan.toml/2026-01-02.toml", private)
    entries = '[entries.2026-01-02-r-x]\nkind = "reflection"\ndate = 2026-01-02\ntext = "hemligt"\n'
    handbok.put("log/bo/2026.toml", entries)
    handbok.put(".handbok/backups/log/bo/2026.toml/2026-01-02.toml", entries)
    handbok.put(
        ".handbok/trail/bo.jsonl",
        '{"id": "0123abcd", "when": {"$datetime": "2026-01-02T03:04:05+01:00"}, "run": "x",'
        ' "file": "log/bo/2026.toml", "whole": null, "back": "",'
        ' "differences": [[["entries", "2026-01-02-r-x", "text"], null, "hemligt"]]}\n',
    )
    file = "worksheets/bo/aktivitetsplan.toml"
    for words in ((), ("--changes",), ("0123abcd",), (file,), (file, "--show"), (file, "--yes")):
        ended = handbok.run("restore", *words)
        assert b"hemligt" not in ended.out + ended.err
        assert b"worksheets/bo" not in ended.out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("worksheets/gruppen/mal.toml",), "inget kvar av worksheets/gruppen/mal.toml"),
        (("chapters/../workbook.toml",), "inget kvar av"),
        (("workbook.toml", "--day", "2020-01-01"), "De som finns är 2026-01-02"),
        (("deadbeef",), "ingen fråga ”deadbeef”"),
    ],
)
def test_what_is_not_kept_is_refused(handbok: Handbok, words: tuple[str, ...], reason: str) -> None:
    handbok.put("workbook.toml", 'vision = "Nu"\n')
    handbok.put(".handbok/backups/workbook.toml/2026-01-02.toml", 'vision = "Då"\n')
    assert reason in handbok.run("restore", *words).refusal


@pytest.mark.parametrize("words", [("restore", "--changes"), ("restore", "workbook.toml", "--yes")])
def test_no_textual(handbok: Handbok, words: tuple[str, ...]) -> None:
    handbok.put("workbook.toml", 'vision = "Nu"\n')
    handbok.put(".handbok/backups/workbook.toml/2026-01-02.toml", 'vision = "Då"\n')
    assert imported(handbok, words) == "imported:"


def test_questions_stand_whole_in_the_list(handbok: Handbok) -> None:
    for question in ("k1-ref-1", "k1-ref-2"):
        handbok.answer(question, "Ja", *(["--field", "kommentar"] if question[-1] == "2" else []))
    rows = handbok.run_here("restore", "--changes").text.splitlines()
    session = open_session(handbok.workbook)
    asked = {session.find_question(name)[1].text for name in ("k1-ref-1", "k1-ref-2")}
    assert {row.partition("”")[2].partition("”")[0] for row in rows} == asked
