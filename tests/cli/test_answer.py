"""``handbok answer``: what comes in on standard input stands in the file, and comes out again."""

import os
import stat
from pathlib import Path

import pytest

from tests.support.handbok import COMMAND, Handbok, me
from tests.support.pty_screen import PtyScreen
from tests.support.victim import recovery_folder

TEXT = "Vi börjar med ledningsgruppen.\n\n- Åsa\n- Örjan\n"


def test_what_comes_in_comes_out_and_nothing_else(handbok: Handbok) -> None:
    saved = handbok.run("answer", "k1-ref-1", stdin=TEXT.encode())
    assert (saved.code, saved.out) == (0, b"")
    assert saved.remarks == "Sparat: Vårt svar (Gruppen) på fråga k1-ref-1.\n"
    assert handbok.run("answer", "k1-ref-1", "--show").out == TEXT.encode()
    assert handbok.run("svara", "k1-ref-1", "--show").out == TEXT.encode()


def test_the_file_is_as_the_format_says_and_private_to_the_person(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", TEXT)
    raw = handbok.sheet().read_text("utf-8")
    assert raw.startswith('format = 1\nchapter = "k1"\nrespondent = "gruppen"\n')
    assert 'text = """\nVi börjar med ledningsgruppen.\n\n- Åsa\n- Örjan\n"""\n' in raw
    assert handbok.saved("k1-ref-1")["state"] == "draft"
    assert handbok.saved("k1-ref-1")["visibility"] == "handbook"
    assert handbok.saved("k1-ref-1")["question"].startswith("Vilka steg behöver vi ta")
    made = [handbok.workbook, *handbok.workbook.rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in made}
    assert {path for path, mode in modes.items() if mode & 0o077} == set()


def test_the_question_says_whose_answer_it_is(handbok: Handbok) -> None:
    saved = handbok.run("answer", "k1-ref-4", stdin=b"mitt")
    assert saved.remarks == "Sparat: Mitt svar på fråga k1-ref-4.\n"
    assert handbok.saved("k1-ref-4", me())["text"] == "mitt"
    handbok.answer("k1-ref-4", "vårt", "--respondent", "gruppen")
    assert handbok.run("answer", "k1-ref-4", "--show").text == "mitt"
    assert handbok.run("answer", "k1-ref-4", "--respondent", "gruppen", "--show").text == "vårt"


@pytest.mark.parametrize("words", [("--show",), ()], ids=["show", "write"])
def test_another_persons_private_answer_is_not_shown_or_touched(
    handbok: Handbok, words: tuple[str, ...]
) -> None:
    sheet = handbok.put(
        "answers/bo/k1.toml",
        'format = 1\n[answers.k1-ref-4]\nvisibility = "private"\ntext = "hemligt"\n',
    )
    before = sheet.read_bytes()
    asked = handbok.run("answer", "k1-ref-4", "--respondent", "bo", *words, stdin=b"mitt")
    assert "någon annans svar" in asked.refusal
    assert "hemligt" not in asked.refusal
    assert sheet.read_bytes() == before


def test_a_backup_that_failed_is_told(handbok: Handbok) -> None:
    handbok.put(f"answers/{me()}/k1.toml", "format = 1\n")
    handbok.put(".handbok/backups", b"a file where the folder should be")
    saved = handbok.run("answer", "k1-ref-4", stdin=b"sedan")
    assert (saved.code, handbok.saved("k1-ref-4", me())["text"]) == (0, "sedan")
    assert "inte läggas undan" in saved.remarks


def test_an_unanswered_question_shows_nothing(handbok: Handbok) -> None:
    assert handbok.run("answer", "k1-ref-1", "--show").text == ""
    assert not handbok.workbook.exists()


def test_done_is_kept_and_the_same_text_again_changes_no_byte(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", TEXT, "--done")
    assert handbok.saved("k1-ref-1")["state"] == "done"
    before = handbok.sheet().read_bytes()
    handbok.answer("k1-ref-1", TEXT)
    assert handbok.sheet().read_bytes() == before


def test_one_field_of_a_compound_question(handbok: Handbok) -> None:
    handbok.answer("k1-ref-2", "Delvis", "--field", "finns")
    handbok.answer("k1-ref-2", "I budgeten.\nPå sidan 3.\n", "--field", "formulering")
    assert handbok.saved("k1-ref-2")["fields"] == {
        "finns": "Delvis",
        "formulering": "I budgeten.\nPå sidan 3.\n",
    }
    shown = handbok.run("answer", "k1-ref-2", "--field", "formulering", "--show").text
    assert shown == "I budgeten.\nPå sidan 3.\n"


def test_a_choice_is_stored_as_the_choice_also_when_echo_adds_a_newline(handbok: Handbok) -> None:
    handbok.answer("k1-ref-2", "Ja\n", "--field", "finns")
    assert handbok.saved("k1-ref-2")["fields"] == {"finns": "Ja"}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("k1-ref-9",), "ingen fråga ”k1-ref-9”"),
        (("../k1",), "ingen fråga ”../k1”"),
        (("k1-ref-1", "--respondent", "bo"), "ingen ”bo”"),
        (("k1-ref-1", "--respondent", "../../bo"), "ingen ”../../bo”"),
        (("k1-ref-1", "--field", "finns"), "inget fält ”finns”"),
        (("k1-ref-2", "--field", "inget"), "finns, formulering, uppfoljning"),
        (("k1-ref-2", "--field", "finns"), "Ja, Delvis, Nej, Vet inte"),
    ],
)
def test_what_does_not_exist_is_refused_and_nothing_is_written(
    handbok: Handbok, words: tuple[str, ...], reason: str
) -> None:
    assert reason in handbok.run("answer", *words, stdin=b"Kanske").refusal
    assert not handbok.workbook.exists()


def test_a_mark_of_utf8_in_front_of_the_text_is_left_out(handbok: Handbok) -> None:
    handbok.run("answer", "k1-ref-1", stdin=b"\xef\xbb\xbfett svar")
    assert handbok.saved("k1-ref-1")["text"] == "ett svar"
    handbok.run("reflect", stdin=b"\xef\xbb\xbfen tanke")
    (log,) = (handbok.workbook / "log").rglob("*.toml")
    assert '"""\nen tanke\\\n"""' in log.read_text("utf-8")


@pytest.mark.parametrize(
    "raw",
    [b"\xff\xfe", "Åsa".encode("latin-1"), b"a\xed\xa0\x80b", b"\xed\xb0\x80", b"slut\xc3"],
    ids=["utf-16", "latin-1", "lone high surrogate", "lone low surrogate", "cut off"],
)
def test_text_that_is_not_utf8_is_refused_and_nothing_changed(handbok: Handbok, raw: bytes) -> None:
    handbok.answer("k1-ref-1", TEXT)
    before = handbok.sheet().read_bytes()
    assert "inte UTF-8" in handbok.run("answer", "k1-ref-1", stdin=raw).refusal
    assert handbok.sheet().read_bytes() == before


def test_what_follows_from_another_question_is_left_alone(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", "först")
    first = handbok.sheet().read_text("utf-8")
    handbok.answer("k1-ref-3", "sedan")
    assert handbok.sheet().read_text("utf-8").startswith(first)


def test_a_workbook_named_on_the_command_line_goes_first(handbok: Handbok, tmp_path: Path) -> None:
    other = tmp_path / "annan"
    handbok.run("--workbook", str(other), "answer", "k1-ref-1", stdin=b"hej")
    assert (other / "answers/gruppen/k1.toml").is_file()
    assert not handbok.workbook.exists()


# ---- in a terminal: the person's own editor --------------------------------------------


def editor(handbok: Handbok, script: str) -> dict[str, str]:
    path = handbok.home / "redigerare"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o700)
    return {**handbok.environment, "EDITOR": str(path)}


def test_in_a_terminal_the_editor_opens_with_what_is_there(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", "förr\n")
    environment = editor(handbok, "printf 'nu åäö\\n' >> \"$1\"")
    with PtyScreen([*COMMAND, "answer", "k1-ref-1"], environment) as screen:
        assert screen.end() == 0
    assert "Sparat" in screen.text
    assert handbok.saved("k1-ref-1")["text"] == "förr\nnu åäö\n"


def test_a_mark_of_utf8_that_the_editor_puts_in_front_is_left_out(handbok: Handbok) -> None:
    environment = editor(handbok, "printf '\\357\\273\\277nu åäö\\n' > \"$1\"")
    with PtyScreen([*COMMAND, "answer", "k1-ref-1"], environment) as screen:
        assert screen.end() == 0
    assert handbok.saved("k1-ref-1")["text"] == "nu åäö"
    assert not list(recovery_folder(handbok).glob("*.md"))


def test_an_editor_that_fails_changes_nothing(handbok: Handbok) -> None:
    environment = editor(handbok, "exit 3")
    with PtyScreen([*COMMAND, "answer", "k1-ref-1"], environment) as screen:
        assert screen.end() == 1
    assert "slutade med fel 3" in screen.text
    assert not handbok.sheet().exists()


def test_nobody_writes_in_the_editor_what_cannot_be_saved(handbok: Handbok) -> None:
    handbok.put("answers/gruppen/k1.toml", "trasig\n")
    opened = handbok.home / "opened"
    environment = editor(handbok, f"touch {opened}")
    with PtyScreen([*COMMAND, "answer", "k1-ref-1"], environment) as screen:
        assert screen.end() == 1
    assert not opened.exists()


def test_what_was_written_in_the_editor_outlives_a_disk_that_says_no(handbok: Handbok) -> None:
    (handbok.home / "arbetsbok").write_text("a file where the folder should be")
    environment = editor(handbok, "printf 'en lång text' > \"$1\"")
    with PtyScreen([*COMMAND, "answer", "k1-ref-1"], environment, columns=200) as screen:
        assert screen.end() == 1
    (left,) = recovery_folder(handbok).glob("*.md")
    assert left.read_text("utf-8") == "en lång text"
    assert os.fspath(left) in screen.text


@pytest.mark.parametrize("words", [("k1-ref-1",), ("k1-ref-2", "--field", "formulering")])
def test_what_is_replaced_is_an_earlier_version_and_comes_back(
    handbok: Handbok, words: tuple[str, ...]
) -> None:
    handbok.answer(words[0], "Vi frågar ledningen först.", *words[1:])
    replaced = handbok.run("answer", *words, stdin="Vi frågar ledningen sist.".encode())
    said, back = replaced.remarks.splitlines()
    assert "ersatte ”Vi frågar ledningen först.”" in said
    assert len(handbok.saved(words[0])["earlier"]) == 1
    command = back.partition("handbok ")[2].split()
    assert handbok.run(*command).code == 0
    assert handbok.run("answer", *words, "--show").text == "Vi frågar ledningen först."
    assert handbok.run("answer", *words, stdin="Vi frågar ledningen först. Och er.".encode())
    assert "Vi frågar ledningen sist." in handbok.sheet().read_text("utf-8")


def test_what_is_written_on_replaces_nothing(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", "Först det ena.\n")
    ended = handbok.run("answer", "k1-ref-1", stdin="Först det ena.\nSedan det andra.\n".encode())
    assert "ersatte" not in ended.remarks
    assert "earlier" not in handbok.saved("k1-ref-1")


@pytest.mark.parametrize("words", [("k1-ref-1",), ("k1-ref-2", "--field", "finns")])
@pytest.mark.parametrize("nothing", [b"", b" \n"])
def test_an_empty_text_empties_only_what_somebody_asks_to_empty(
    handbok: Handbok, words: tuple[str, ...], nothing: bytes
) -> None:
    handbok.answer(words[0], "Delvis", *words[1:])
    before = handbok.sheet().read_bytes()
    assert "--empty" in handbok.run("answer", *words, stdin=nothing).refusal
    assert handbok.sheet().read_bytes() == before
    emptied = handbok.run("answer", *words, "--empty", stdin=nothing)
    assert (emptied.code, "ersatte ”Delvis”" in emptied.remarks) == (0, True)
    assert handbok.run("answer", *words, "--show").out.strip() == b""
    assert b"Delvis" in handbok.sheet().read_bytes()


def test_in_a_terminal_an_answer_is_emptied_without_an_editor(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", "förr")
    environment = editor(handbok, "exit 3")
    with PtyScreen([*COMMAND, "answer", "k1-ref-1", "--empty"], environment) as screen:
        assert screen.end() == 0
    assert handbok.saved("k1-ref-1")["text"] == ""


@pytest.mark.parametrize("words", [("answer", "k1-ref-1"), ("reflect",)])
def test_what_others_save_while_the_own_editor_is_open_is_kept_and_said(
    handbok: Handbok, words: tuple[str, ...]
) -> None:
    handbok.run(*words, stdin=b"det gemensamma")
    (sheet,) = (handbok.workbook / ("log" if words == ("reflect",) else "answers")).rglob("*.toml")
    other = sheet.read_text("utf-8").replace("det gemensamma", "någon annans")
    changed = handbok.put("annan.toml", other)
    environment = editor(handbok, f"cp {changed} {sheet}; printf 'mitt eget' > \"$1\"")
    with PtyScreen([*COMMAND, *words], environment, columns=200) as screen:
        assert screen.end() == 0
    assert "från ett annat håll" in screen.text
    assert "mitt eget" in sheet.read_text("utf-8")
    assert "[[entries" in sheet.read_text("utf-8") or "conflict]]" in sheet.read_text("utf-8")
    assert "någon annans" in sheet.read_text("utf-8")


def test_nothing_written_cannot_be_marked_as_done(handbok: Handbok) -> None:
    assert (
        "Skriv något först"
        in handbok.run("answer", "k1-ref-4", "--done", "--empty", stdin=b"").refusal
    )
