"""``handbok reflect`` and ``handbok learned``: what is said stands in the file and comes out."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.nasty import SMALL
from tests.support.handbok import COMMAND, Handbok, me
from tests.support.pty_screen import PtyScreen


def logged(handbok: Handbok, who: str = "") -> list[dict[str, Any]]:
    """The entries in a log, in the order of the file."""
    found: list[dict[str, Any]] = []
    for path in sorted((handbok.workbook / "log" / (who or me())).glob("*.toml")):
        found += tomllib.loads(path.read_text("utf-8"))["entries"].values()
    return found


def test_the_question_is_asked_and_the_answer_kept_for_oneself(handbok: Handbok) -> None:
    question = handbok.run_here("reflect", stdin="Jag frågade först.\n".encode()).text.rstrip("\n")
    (entry,) = logged(handbok)
    assert question.endswith("?")
    assert (entry["kind"], entry["visibility"]) == ("reflection", "private")
    assert (entry["question"], entry["text"]) == (question, "Jag frågade först.\n")
    listed = handbok.run_here("reflektera", "--list").text
    assert "Jag frågade först." in listed
    assert "Bara för mig" in listed


def test_the_same_day_has_the_same_question_and_nothing_is_written_over(handbok: Handbok) -> None:
    first = handbok.run_here("reflect", stdin=b"Ett").text
    assert handbok.run_here("reflect", stdin="Två".encode()).text == first
    (entry,) = logged(handbok)
    assert entry["text"] == "Ett\n\nTvå"


def test_nothing_said_is_nothing_saved(handbok: Handbok) -> None:
    ended = handbok.run_here("reflect", stdin=b" \n")
    assert (ended.code, ended.remarks) == (0, "Inget skrevs, så inget är sparat.\n")
    assert not handbok.workbook.exists()
    assert handbok.run_here("reflect", "--list").text == ""


def test_what_is_added_to_a_shared_reflection_is_for_oneself(handbok: Handbok) -> None:
    handbok.run_here("reflect", stdin=b"Delat")
    (path,) = (handbok.workbook / "log" / me()).glob("*.toml")
    text = path.read_text("utf-8")
    path.write_text(text.replace('visibility = "private"', 'visibility = "handbook"'), "utf-8")
    ended = handbok.run_here("reflect", stdin=b"HEMLIGT")
    (entry,) = logged(handbok)
    assert entry["visibility"] == "private"
    assert entry["text"] == "Delat\n\nHEMLIGT"
    assert "fick delas" in ended.remarks


def test_a_reflection_is_exported_only_when_it_is_asked_for_by_name(handbok: Handbok) -> None:
    handbok.run_here("reflect", stdin=b"Inte till alla")
    for words in ((), ("--include", "private"), ("--include", "source,unanswered,orphans")):
        assert "Inte till alla" not in handbok.run_here("export", *words).text
    alone = handbok.run_here("export", "--include", "reflections")
    assert "Inte till alla" not in alone.text  # it is private, too
    assert "1 svar är ”Bara för mig” och är inte med." in alone.remarks
    asked_for = handbok.run_here("export", "--include", "reflections,private")
    assert "## Mina reflektioner" in asked_for.text
    assert "Inte till alla" in asked_for.text
    assert "1 anteckning ur loggen är med." in asked_for.remarks


def test_a_learning_in_a_line(handbok: Handbok) -> None:
    handbok.run_here("learned", "Ring", "innan", "--where", "Överlämningen", "--for", "Natten")
    handbok.run_here("lärde", "Hemligt", "--private")
    first, second = logged(handbok)
    assert first["fields"] == {"what": "Ring innan", "where": "Överlämningen", "for": "Natten"}
    assert (first["visibility"], second["visibility"]) == ("handbook", "private")
    listed = handbok.run_here("learned", "--list").text
    assert "│ Ring innan" in listed
    assert "Bara för mig" in listed
    exported = handbok.run_here("export")
    assert "## Det har vi lärt oss" in exported.text
    assert "**Var?** Överlämningen" in exported.text
    assert "Hemligt" not in exported.text
    assert "1 svar är ”Bara för mig” och är inte med." in exported.remarks
    assert "Hemligt" in handbok.run_here("export", "--include", "private").text


def test_a_learning_needs_words(handbok: Handbok) -> None:
    assert "handbok learned" in handbok.run_here("learned").refusal
    assert not handbok.workbook.exists()


def test_what_others_learned_is_listed_and_what_is_private_to_them_is_not(handbok: Handbok) -> None:
    handbok.put(
        "log/bo/2026.toml",
        '[entries.a]\nkind = "learning"\ndate = 2026-03-01\n[entries.a.fields]\nwhat = "Delat"\n'
        '[entries.b]\nkind = "learning"\ndate = 2026-03-02\nvisibility = "private"\n'
        '[entries.b.fields]\nwhat = "Bos eget"\n'
        '[entries.c]\nkind = "reflection"\ndate = 2026-03-03\ntext = "Bos tanke"\n',
    )
    listed = handbok.run_here("learned", "--list").text
    assert "Delat" in listed
    everything = handbok.run_here("export", "--include", "private,reflections")
    for out in (
        listed,
        handbok.run_here("reflect", "--list").text,
        everything.text,
        everything.remarks,
    ):
        assert "Bos eget" not in out
        assert "Bos tanke" not in out
    assert handbok.run_here("search", "Bos").code == 1
    assert "Loggen › Mars 2026" in handbok.run_here("search", "Delat").text


def test_a_hand_edited_log_keeps_its_comments_and_keys(handbok: Handbok) -> None:
    handbok.run_here("learned", "Ett")
    path = next((handbok.workbook / "log" / me()).glob("*.toml"))
    before = path.read_bytes().replace(b"format = 1\n", b"format = 1  # min\negen = 'x'\n")
    path.write_bytes(before)
    handbok.run_here("learned", "Två")
    assert path.read_bytes().startswith(before)
    assert handbok.run_here("check").text == "Allt går att läsa.\n"


def test_what_is_wrong_in_a_log_is_told_with_its_line_and_never_written_over(
    handbok: Handbok,
) -> None:
    path = handbok.put(f"log/{me()}/2026.toml", '[entries.a]\nkind = "annat"\ntext = 1\n')
    found = handbok.run_here("check")
    assert found.code == 1
    said = found.out.decode()
    assert f"{path}:2: ”annat” är okänt" in said
    assert "”date” saknas" in said
    assert f"{path}:3:" in said
    assert handbok.run_here("export").code == 1
    assert "Ett" not in path.read_text("utf-8")
    bad_place = handbok.put(f"log/{me()}/2025.toml", 'respondent = "bo"\n')
    assert f"{bad_place}:1:" in handbok.run_here("check").out.decode()


def test_a_faulty_log_of_this_year_stays_as_it_is(handbok: Handbok) -> None:
    handbok.run_here("learned", "Ett")
    path = next((handbok.workbook / "log" / me()).glob("*.toml"))
    path.write_bytes(broken := path.read_bytes() + b"[[[\n")
    assert str(path) in handbok.run_here("learned", "Två").remarks
    assert path.read_bytes() == broken


def test_written_in_ones_own_editor(handbok: Handbok, tmp_path: Path) -> None:
    editor = tmp_path / "ed"
    editor.write_text('#!/bin/sh\nprintf "Ur redigeraren\\n" >> "$1"\n', "utf-8")
    editor.chmod(0o755)
    environment = {**handbok.environment, "EDITOR": str(editor)}
    with PtyScreen([*COMMAND, "reflect"], environment) as screen:
        assert screen.end() == 0
        assert "?" in screen.text
    (entry,) = logged(handbok)
    assert entry["text"] == "Ur redigeraren"


@pytest.mark.parametrize("text", SMALL.values(), ids=SMALL)
def test_no_learning_changes_the_document_around_it(handbok: Handbok, text: str) -> None:
    handbok.run_here("learned", f"--where={text}", "--", text)
    handbok.run_here("learned", "Den andra")
    exported = handbok.run_here("export")
    headings = [line for line in exported.text.split("\n") if line.startswith("## ")]
    assert headings == ["## Det har vi lärt oss"]
    assert "Den andra" in exported.text


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda text: text.strip() and not text.startswith("-") and "\0" not in text
)


@settings(max_examples=25)
@given(words, words)
def test_whatever_is_learned_comes_back_as_it_was(
    tmp_path_factory: Any, what: str, where: str
) -> None:
    handbok = Handbok(tmp_path_factory.mktemp("log"))
    ended = handbok.run_here("learned", f"--where={where}", "--", what)
    assert ended.code == 0, ended
    (entry,) = logged(handbok)
    kept = entry["fields"]
    assert kept["what"] == what.replace("\r\n", "\n").replace("\r", "\n")
    assert kept["where"] == where.replace("\r\n", "\n").replace("\r", "\n")
