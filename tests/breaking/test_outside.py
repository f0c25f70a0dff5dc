"""Somebody else is at the same file, at the worst moment: nothing lost, nothing overwritten."""

import fcntl
import os
import shutil
import stat
import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from tests.support.handbok import Handbok
from tests.support.victim import QUESTION, Victim, kept, saved_text, unsaved_texts, wait_until

pytestmark = pytest.mark.terminal

BEFORE = "Det som stod"
MINE = "Mitt tillägg "
NOT_SAVED = "Gick inte att spara"


def everything(handbok: Handbok) -> str:
    return handbok.sheet().read_text("utf-8")


def add(screen: Victim) -> None:
    """Write more at the end of the answer, and have it saved at once."""
    screen.write(MINE.strip())
    screen.send("\x13")


def change(handbok: Handbok, old: str, new: str) -> None:
    """What an editor does: the whole file anew."""
    raw = everything(handbok)
    assert old in raw
    handbok.sheet().write_text(raw.replace(old, new), "utf-8")


def leave(screen: Victim) -> None:
    screen.send("\x1b[21~q")
    assert screen.end() == 0


@pytest.mark.parametrize("questions", [(QUESTION, QUESTION), (QUESTION, "k1-ref-3")])
def test_two_programs_write_at_once(handbok: Handbok, questions: tuple[str, str]) -> None:
    with ExitStack() as stack:
        screens = []
        for number, question in enumerate(questions):
            screen = stack.enter_context(Victim(handbok))
            if number:
                screen.wait_for("öppen på flera ställen")
                screen.send("\r")
            screen.go_to_chapter()
            if question != QUESTION:
                screen.send("\t\t")
            screen.send("\r")
            screen.wait_for("Klar med att skriva", "0 ord")
            screens.append(screen)
        for turn in range(3):
            for number, screen in enumerate(screens):
                screen.write(f"p{number}t{turn} ")
        for screen in screens:
            screen.send("\x13")
            screen.wait_for("Sparat")
        for screen in reversed(screens):
            leave(screen)
    for number in range(2):
        assert f"p{number}t0 p{number}t1 p{number}t2" in everything(handbok)
    assert unsaved_texts(handbok) == []
    assert handbok.run("check").code == 0


def test_the_same_answer_changed_outside_is_kept_and_told(handbok: Handbok) -> None:
    handbok.answer(QUESTION, BEFORE)
    with Victim(handbok) as screen:
        screen.open_answer()
        change(handbok, BEFORE, "Den andras")
        add(screen)
        screen.wait_for("Sparat")
        screen.send("\x1b")
        screen.wait_for("på två håll", "Den andras", BEFORE + MINE.strip())
        leave(screen)
    assert saved_text(handbok) == BEFORE + MINE.strip()
    assert "Den andras" in everything(handbok)


def test_an_answer_that_came_from_outside_while_its_editor_was_open(handbok: Handbok) -> None:
    """A save of another answer brings it in; what the editor shows is older by then."""
    handbok.answer(QUESTION, BEFORE)
    handbok.answer("k1-ref-3", "ett annat svar")
    lock = (handbok.workbook / ".handbok/gruppen.k1.lock").open("rb+")
    fcntl.flock(lock, fcntl.LOCK_EX)
    with Victim(handbok) as screen:
        screen.go_to_chapter()
        screen.send("\t\t\r")
        screen.wait_for("Klar med att skriva", "ett annat svar")
        screen.write(" till")
        screen.send("\x1b")
        screen.wait_for("Sparar")
        change(handbok, BEFORE, "Den andras")
        screen.send("\x1b[Z\x1b[Z\r")
        screen.wait_for("Klar med att skriva", BEFORE)
        lock.close()
        screen.wait_for("Sparat")
        screen.write(MINE.strip())
        leave(screen)
    assert "Den andras" in everything(handbok)
    assert MINE.strip() in everything(handbok)


def test_what_another_wrote_comes_into_an_editor_that_is_at_rest(handbok: Handbok) -> None:
    """At its place in the text: what is written next goes on where the writer was."""
    handbok.answer(QUESTION, f"rad ett\n{BEFORE}")
    with Victim(handbok) as screen:
        screen.open_answer()
        change(handbok, "rad ett", "rad noll\nrad ett, längre")
        screen.wait_for("ändrades från ett annat håll", "rad noll", "rad ett, längre")
        add(screen)
        screen.wait_for("Sparat")
        leave(screen)
    assert saved_text(handbok) == f"rad noll\nrad ett, längre\n{BEFORE}{MINE.strip()}"
    assert "conflict" not in everything(handbok)


def test_what_another_wrote_does_not_move_what_is_being_typed(handbok: Handbok) -> None:
    handbok.answer(QUESTION, BEFORE)
    with Victim(handbok) as screen:
        screen.open_answer()
        change(handbok, BEFORE, "Den andras")
        typed = BEFORE
        while "två versioner" not in screen.text:  # letter by letter, never at rest
            assert len(typed) < 500, "never told"
            letter = chr(ord("a") + len(typed) % 26)
            screen.send(letter)
            typed += letter
            screen.wait_until(partial(shows, screen, typed[-12:]), letter)
            screen.read(time.monotonic() + 0.1)
        screen.send("\x1b")
        screen.wait_for("från ett annat håll", "Den andras")
        leave(screen)
    assert saved_text(handbok) == typed
    assert "Den andras" in everything(handbok)


def shows(screen: Victim, text: str) -> bool:
    """Whether it stands on the screen, perhaps on two lines."""
    return text in "".join(line.strip() for line in screen.lines)


def test_two_who_write_the_same_answer_each_see_their_own(handbok: Handbok) -> None:
    handbok.answer(QUESTION, BEFORE)
    with ExitStack() as stack:
        one = stack.enter_context(Victim(handbok))
        one.open_answer()
        two = stack.enter_context(Victim(handbok))
        two.wait_for("öppen på flera ställen")
        two.send("\r")
        two.open_answer()
        one.write(" ett")
        two.write(" två")
        one.wait_for("två versioner", f"{BEFORE} ett", "Sparat")
        two.wait_for("två versioner", f"{BEFORE} två", "Sparat")
        one.write(" igen")
        for screen in (one, two):
            screen.send("\x13")
            screen.wait_for("Sparat")
            leave(screen)
    assert f"{BEFORE} ett igen" in everything(handbok)
    assert f"{BEFORE} två" in everything(handbok)
    assert everything(handbok).count(".conflict]]") == 1


def test_a_file_that_is_taken_away_at_rest_comes_back(handbok: Handbok) -> None:
    handbok.answer(QUESTION, BEFORE)
    before = handbok.sheet().read_bytes()
    with Victim(handbok) as screen:
        screen.open_answer()
        handbok.sheet().rename(handbok.home / "flyttad.toml")
        wait_until(handbok.sheet().is_file, "the file")
        assert handbok.sheet().read_bytes() == before
        screen.wait_for("Sparat", BEFORE)
        leave(screen)


def conflict_marker(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(b"<<<<<<< HEAD\n" + raw + b"=======\n" + raw + b">>>>>>> theirs\n")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def not_text(path: Path) -> None:
    path.write_bytes(b"text = '\xff\xfe\x00'\n")


def link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


@pytest.mark.parametrize(
    "spoil", [conflict_marker, folder, pipe, not_text, link_to_itself], ids=lambda f: f.__name__
)
def test_a_file_spoilt_while_writing(handbok: Handbok, spoil: object) -> None:
    assert callable(spoil)
    handbok.answer(QUESTION, BEFORE)
    good = handbok.sheet().read_bytes()
    with Victim(handbok) as screen:
        screen.open_answer()
        spoil(handbok.sheet())
        bad = look(handbok.sheet())
        add(screen)
        screen.wait_for(NOT_SAVED, BEFORE + MINE.strip())
        assert look(handbok.sheet()) == bad
        wait_until(lambda: BEFORE + MINE.strip() in unsaved_texts(handbok), "recovery")
        shutil.rmtree(handbok.sheet()) if handbok.sheet().is_dir() else handbok.sheet().unlink()
        handbok.sheet().write_bytes(good)
        screen.send("\x13")
        screen.wait_for("Sparat")
        leave(screen)
    assert saved_text(handbok) == BEFORE + MINE.strip()
    assert unsaved_texts(handbok) == []


def test_quitting_while_the_file_is_spoilt_offers_another_place(handbok: Handbok) -> None:
    handbok.answer(QUESTION, BEFORE)
    with Victim(handbok) as screen:
        screen.open_answer()
        conflict_marker(handbok.sheet())
        bad = handbok.sheet().read_bytes()
        screen.write(MINE.strip())
        screen.send("\x1b[21~q")
        screen.wait_for("Spara på en annan plats:")
        screen.send("\r")
        assert screen.end() == 0
    assert handbok.sheet().read_bytes() == bad
    assert MINE.strip() in (handbok.home / "handbok-osparat.md").read_text("utf-8")


def look(path: Path) -> tuple[int, bytes]:
    found = path.lstat()
    return found.st_mode, path.read_bytes() if stat.S_ISREG(found.st_mode) else b""


@pytest.mark.parametrize("gone", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_file_that_is_gone_takes_no_answer_with_it(handbok: Handbok, gone: object) -> None:
    assert callable(gone)
    handbok.answer(QUESTION, BEFORE)
    handbok.answer("k1-ref-3", "ett annat svar")
    with Victim(handbok) as screen:
        screen.open_answer()
        gone(handbok.sheet())
        add(screen)
        screen.wait_for("Sparat")
        leave(screen)
    assert saved_text(handbok) == BEFORE + MINE.strip()
    assert saved_text(handbok, "k1-ref-3") == "ett annat svar"


def test_the_whole_workbook_gone_while_writing(handbok: Handbok) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        screen.write(BEFORE)
        screen.send("\x13")
        screen.wait_for("Sparat")
        shutil.rmtree(handbok.workbook)
        add(screen)
        wait_until(lambda: BEFORE + MINE.strip() in kept(handbok), "the text")
        leave(screen)
    assert saved_text(handbok) == BEFORE + MINE.strip()
