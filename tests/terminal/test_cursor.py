"""The terminal's own cursor stands at what is chosen, on every screen: what a screen reader, a
braille line and a magnifier follow.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from handbok_tui.tui.commands.table import COMMANDS
from tests.support.handbok import SOURCE, Handbok, me
from tests.support.private_workbook import PrivateWorkbook
from tests.support.pty_screen import PtyScreen
from tests.support.victim import recovery_folder

pytestmark = pytest.mark.terminal

ESC, ENTER, TAB, DOWN, F1 = "\x1b", "\r", "\t", "\x1b[B", "\x1bOP"


class Step(NamedTuple):
    """Keys, and what then stands before the cursor and from it on."""

    keys: str
    before: str
    after: str = ""


MARK = "▸ "
EMPTY: dict[str, list[Step]] = {
    "reader": [
        Step("", "     ", "Handbok för dig"),
        Step("1", "     ", "01 Driv lärandet"),
        Step(TAB, MARK, "1. Vilka steg"),
        Step(TAB, MARK, "2. Har vi"),
        Step("i", MARK, "2. Har vi"),
        Step(ESC, MARK, "2. Har vi"),
    ],
    "answer": [
        Step("1", "     ", "01 Driv"),
        Step(TAB, MARK, "1. Vilka steg"),
        Step(ENTER, " "),
        Step("Hej hopp", " Hej hopp"),
        Step(ESC, MARK, "1. Vilka steg"),
        Step(TAB, MARK, "2. Har vi"),
        Step(ENTER, MARK, "Har vi skrivit in"),
    ],
    "entry": [Step("L", " "), Step("Ring", " Ring")],
    "find": [Step("1", "     ", "01 Driv"), Step("/lärande", "Sök: lärande")],
    "search": [Step("s", "Sök överallt: "), Step("ambassadörer", MARK, "…Ju fler")],
    "prompt": [Step("1", "     ", "01 Driv"), Step(TAB, MARK, "1. "), Step("a", "Aktivitet: ")],
    "list": [Step("?", MARK), Step(ESC, "     ", "Handbok för"), Step("\x10", MARK, "Nästa"),
             Step(DOWN, MARK, "Mallar att fylla i")],
    "facts": [Step("y", "Organisation: "), Step("Lönnen\r", "Enhet: ")],
    "export": [Step("x", MARK, "Dokument"), Step(DOWN, MARK, "Omfattning")],
    "whole": [Step("x", MARK, "Dokument"), Step("p", "     ", "Kicka igång")],
    "import": [Step("I", "/"), Step("x.md", " x.md")],
    "form": [Step("B", "/"), Step("x.md", " x.md")],
    "chapter": [Step("1", "     ", "01 Driv"), Step("e", MARK, "Rubrik"),
                Step(DOWN, MARK, "Ingress"), Step(DOWN + DOWN, MARK + "  ", "Text")],
    "part": [Step("1", "     ", "01 Driv"), Step("e", MARK, "Rubrik"),
             Step(ENTER, "Driv lärandet")],
    "chapters": [Step("K", MARK, "01 Driv"), Step(DOWN, MARK, "02 Lärande")],
    "worksheet": [Step("m", MARK, "Nuläge"), Step(ENTER, MARK, "Läge nu"),
                  Step(TAB, MARK, "Vill till")],
    "menu": [Step("m", MARK), Step(ENTER, MARK, "Läge nu"), Step(" ", MARK, "n  Ny rad"),
             Step(DOWN, MARK, "v  Byt")],
    "choice": [Step("m", MARK), Step(ENTER, MARK, "Läge nu"), Step(ENTER, MARK, "1 Inte än"),
               Step(DOWN, MARK, "2 På väg")],
    "cell_text": [Step("m", MARK), Step(ENTER, MARK, "Läge"), Step(TAB + TAB, MARK, "Vad ser vi"),
                  Step(ENTER + "Ord", " Ord")],
    "settings": [Step(",", MARK, "Färger"), Step(DOWN, MARK, "Textens bredd")],
    "group": [Step("1", "     ", "01 Driv"), Step("g", " ", ""), Step(ENTER, " ", "")],
}  # fmt: skip
FULL: dict[str, list[Step]] = {
    "conflict": [Step("1", "     "), Step(TAB, MARK, "1. "), Step(ENTER, "  ", "Svaret har")],
    "follow_up": [Step("f", MARK, "2020-01-07"), Step(DOWN, MARK, "2020-01-07")],
    "trail": [Step("5", "     "), Step(TAB, MARK, "1. "), Step("t", MARK, "1. "), Step("S", MARK)],
    "cell": [Step("m", MARK), Step(DOWN + DOWN + ENTER, MARK), Step(" n", " "), Step("APT", "APT")],
    "lines": [Step("m", MARK), Step(DOWN + DOWN + ENTER, MARK), Step(" l", "  ", "Hänger löst")],
    "beside": [
        Step("m", MARK),
        Step(DOWN + DOWN + ENTER, MARK),
        Step(" j", MARK, "bo"),
        Step(ENTER, "", "1 olika"),
    ],
}


@contextmanager
def opened(home: Path, columns: int = 80, lines: int = 24) -> Iterator[PtyScreen]:
    environment = {**os.environ, "HANDBOK_DIR": str(home / "bok"), "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "handbok_tui"]
    with PtyScreen(command, environment, columns=columns, lines=lines) as screen:
        yield screen


def stands(screen: PtyScreen, step: Step) -> None:
    """Wait until the cursor stands where the step says."""

    def seen() -> bool:
        x, y = screen.cursor
        line = screen.lines[y].ljust(x)
        return line[:x].endswith(step.before) and line[x:].startswith(step.after)

    x, y = screen.cursor
    screen.wait_until(seen, f"the cursor at {step}, it is at {(x, y)}")


def test_every_screen_is_tried() -> None:
    tried = {*EMPTY, *FULL, "recovery", "presence"}
    assert tried == {command.scope for command in COMMANDS}


@pytest.mark.parametrize("scope", EMPTY)
def test_the_cursor_stands_at_what_is_chosen(tmp_path: Path, scope: str) -> None:
    with opened(tmp_path) as screen:
        screen.wait_for("Handbok för dig")
        for step in EMPTY[scope]:
            screen.send(step.keys)
            stands(screen, step)


@pytest.mark.parametrize("scope", FULL)
def test_the_same_in_a_workbook_that_has_been_used(tmp_path: Path, scope: str) -> None:
    (tmp_path / "bok").mkdir()
    PrivateWorkbook(tmp_path / "bok", me())
    with opened(tmp_path) as screen:
        screen.wait_for("Handbok för dig")
        for step in FULL[scope]:
            screen.send(step.keys)
            stands(screen, step)


def test_the_same_where_the_program_asks_at_the_start(tmp_path: Path, handbok: Handbok) -> None:
    script = (
        "import os, sys; from pathlib import Path\n"
        "from handbok_tui.session.saving.drafts import Drafts\n"
        "from handbok_tui.core.answers.workbook import SheetKey\n"
        "drafts = Drafts(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "drafts.keep(SheetKey('gruppen', 'k1'), 'k1-ref-1', '', 'Osparat')\n"
        "drafts.journal.flush(); os._exit(0)\n"
    )
    places = [str(recovery_folder(handbok)), str(tmp_path / "bok")]
    subprocess.run([sys.executable, "-c", script, *places], check=True)
    with opened(tmp_path) as screen:
        screen.wait_for("Osparat")
        stands(screen, Step("", "  ", screen.lines[2].strip()[:10]))


def test_the_same_where_somebody_else_has_the_workbook_open(tmp_path: Path) -> None:
    with opened(tmp_path) as first:
        first.wait_for("Handbok för dig")
        first.send("1")
        first.wait_for("01 Driv")
        with opened(tmp_path) as second:
            second.wait_for("öppen på flera ställen", "Skrivskyddat")
            stands(second, Step("", "  ", second.lines[2].strip()[:10]))


def test_beside_the_contents_and_where_everything_is_drawn_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [Step("1", "  "), Step(TAB, MARK), Step("x", MARK, "Dokument"), Step(DOWN, MARK, "Omf")]
    with opened(tmp_path, 140, 40) as screen:
        screen.wait_for("Handbok för dig")
        for step in steps:
            screen.send(step.keys)
            stands(screen, step)
    monkeypatch.setenv("HANDBOK_FULL_REPAINT", "1")
    with opened(tmp_path) as screen:
        screen.wait_for("Handbok för dig")
        for step in steps[2:]:
            screen.send(step.keys)
            stands(screen, step)
