"""What a save costs with few answers and with very many, and typing while the disk is slow."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.cases import KB, leave_in_first_chapter, shipped
from benchmarks.figures import Figure, p95, ratio
from benchmarks.handbooks import (
    answer_text,
    chapter_ids,
    question_ids,
    write_answers,
    write_handbook,
)
from benchmarks.keys import NEXT_STOP, OPEN
from benchmarks.probe import Answer
from handbok_tui.cli.opening import person
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles

CHAPTERS, QUESTIONS, FEW = 200, 50, 10
SAVES = 10
SLOW_DISK = Path(__file__).with_name("slow_disk")
SAVE_NOW = "\x13"
TYPED = "medan disken "


def measure(home: Path, runs: int) -> Iterator[Figure]:
    """Saving in the session, typing in the program."""
    yield from _saving(home, runs)
    yield from _typing(home, runs)


def _saving(home: Path, runs: int) -> Iterator[Figure]:
    """The same answer of the same file, with nothing and with everything around it."""
    edition = write_handbook(home / "e", chapters=CHAPTERS, size=5 * KB, questions=QUESTIONS)
    times: dict[int, list[float]] = {}
    sessions: dict[int, Session] = {}
    for chapters in (1, CHAPTERS):
        workbook = home / f"{chapters} chapters"
        for chapter in chapter_ids(chapters):
            asked = question_ids(chapter, FEW if chapter == "k1" else QUESTIONS)
            texts = dict.fromkeys(asked, answer_text(200))
            write_answers(workbook, person(workbook).id, chapter, texts)
        files = WorkbookFiles(workbook, person(workbook))
        sessions[chapters] = Session(EditionFiles(edition), files)
        while sessions[chapters].read_on():
            pass
        times[chapters] = []
    for number in range(runs * SAVES + 1):
        for chapters, session in sessions.items():
            spent = _save(session, f"Svar {number}.")
            if number:
                times[chapters].append(spent)
    few, many = times[1], times[CHAPTERS]
    yield Figure(f"{FEW} answers", "save", median(few), "ms")
    yield Figure("10 000 answers", "save", median(many), "ms")
    yield Figure("10 000 answers", f"save / with {FEW}", ratio(many, few), "×", 1.3)


def _save(session: Session, text: str) -> float:
    """Milliseconds from a letter to an answer that is in its file."""
    target = session.target("k1", session.chapter("k1").questions[0], session.viewer.person)
    begun = time.perf_counter()
    session.write(target, text)
    session.save()
    return (time.perf_counter() - begun) * 1000


def _typing(home: Path, runs: int) -> Iterator[Figure]:
    name = "a save takes 3 s"
    typed: list[Answer] = []
    for number in range(runs):  # each in a home of its own: the last one left text behind
        case = shipped(home / f"{number}", name)
        leave_in_first_chapter(case)  # with the folders made, at the disk's own pace
        slow = {**case.environment, "PYTHONPATH": str(SLOW_DISK)}
        with case._replace(environment=slow).probe() as program:
            program.first_text(case.word)
            program.settle()
            program.press(NEXT_STOP)
            program.press(OPEN)
            program.press("A")
            program.press(SAVE_NOW)
            typed += [program.press(character) for character in TYPED]
    echoes = [answer.first for answer in typed]
    yield Figure(name, "typing, until it is seen", median(echoes), "ms")
    yield Figure(name, "typing, until it is seen, p95", p95(echoes), "ms", 50)
