"""What is opened: the shipped handbook and generated ones, each with a workbook of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.handbooks import (
    answer_text,
    chapter_ids,
    question_ids,
    write_answers,
    write_handbook,
)
from benchmarks.probe import Probe
from handbok_tui.cli.opening import person
from handbok_tui.storage.answers.files import GROUP

START_PAGE, FIRST_CHAPTER = "0", "1"
QUIT = "q"
KB = 1000

_KEPT = ("PATH", "PYTHONPATH", "USER", "LOGNAME", "TMPDIR")
"""What of this environment a program gets to see: that of a fresh login, with a path."""


class Case(NamedTuple):
    """A handbook to open; ``word`` comes with its first chapter, ``page`` with its start page.

    ``budgeted`` is false for one so large that the budgets do not speak of it.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    word: str
    page: str
    budgeted: bool = True

    def probe(self) -> Probe:
        """The program, just started."""
        return Probe(self.command, self.environment)


def environment(home: Path) -> dict[str, str]:
    """The environment of somebody whose home is empty."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}


def handbok(*words: str) -> tuple[str, ...]:
    """The command line of the installed program."""
    script = Path(sys.executable).with_name("handbok")
    start = [str(script)] if script.exists() else [sys.executable, "-m", "handbok_tui"]
    return (*start, *words)


def bare(home: Path) -> Case:
    """The least that a Textual program can be."""
    command = (sys.executable, str(Path(__file__).with_name("bare.py")))
    return Case("bare Textual", command, environment(home), "Lärande", "Lärande")


def shipped(home: Path, name: str = "shipped") -> Case:
    """The handbook that comes with the program, and an empty workbook."""
    command = handbok("--workbook", str(home / name))
    return Case(name, command, environment(home), "verksamhet?", "egen handbok")


def generated(home: Path, name: str, *, chapters: int, size: int, questions: int = 4) -> Case:
    """A handbook of so many chapters of so many bytes, and an empty workbook."""
    edition = write_handbook(home / f"{name}-edition", chapters=chapters, size=size,
                             questions=questions)  # fmt: skip
    command = handbok("--workbook", str(home / name), "--edition", str(edition))
    return Case(name, command, environment(home), "ändra sig.", "En stor handbok")


def sizes(home: Path) -> list[Case]:
    """Handbooks of five small, middling and huge chapters, and one of very many."""
    small, middling, huge = (
        generated(home, f"5 × {size} kB", chapters=5, size=size * KB) for size in (5, 50, 500)
    )
    many = generated(home, "200 × 50 kB", chapters=200, size=50 * KB)
    return [small, middling, huge._replace(budgeted=False), many]


def ten_thousand_answers(home: Path) -> Case:
    """The same very many chapters with 50 questions each, all answered."""
    name, questions = "10 000 answers", 50
    case = generated(home, name, chapters=200, size=50 * KB, questions=questions)
    for chapter in chapter_ids(200):
        answers = dict.fromkeys(question_ids(chapter, questions), answer_text(200))
        write_answers(home / name, person(home / name).id, chapter, answers)
    return case


def long_answer(home: Path) -> Case:
    """The shipped handbook with 100 kB under its first question, whoever answers it."""
    return _answered(home, "100 kB answer", answer_text(100 * KB))


def one_line_answer(home: Path) -> Case:
    """The same with a single line of 1 MB."""
    return _answered(home, "1 MB on one line", " ".join(answer_text(1000 * KB).split()))


def _answered(home: Path, name: str, text: str) -> Case:
    for respondent in (person(home / name).id, GROUP.id):
        write_answers(home / name, respondent, "k1", {"k1-ref-1": text})
    return shipped(home, name)


def leave_in_first_chapter(case: Case) -> None:
    """Let the program remember that somebody reads the first chapter."""
    with case.probe() as program:
        program.first_text(case.page)
        program.settle()
        program.press(FIRST_CHAPTER)
        program.quit(QUIT)
