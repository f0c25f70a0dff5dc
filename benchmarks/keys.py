"""What a key costs: bytes on the line, and the time until the last of them has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.cases import (
    FIRST_CHAPTER,
    QUIT,
    START_PAGE,
    Case,
    long_answer,
    one_line_answer,
    shipped,
    sizes,
)
from benchmarks.figures import Figure, p95
from benchmarks.probe import Answer, Probe

LINE_DOWN, PAGE_DOWN, NEXT_CHAPTER = "j", " ", "l"
NEXT_STOP, OPEN, LEAVE = "\t", "\r", "\x1b"
TYPED = "Vi prövar i små steg och ser"


def measure(home: Path, runs: int) -> Iterator[Figure]:
    """Reading in every handbook, writing in the shipped one."""
    for case in (shipped(home), *sizes(home)):
        yield from _reading(case, runs)
    for case in (shipped(home, "a new answer"), long_answer(home)):
        yield from _writing(case, runs, 20)
    yield from _writing(one_line_answer(home), runs, 50)


def in_first_chapter(program: Probe, case: Case) -> None:
    """From the start to the first chapter."""
    program.first_text(case.page)
    program.settle()
    program.press(FIRST_CHAPTER)


def _leave(program: Probe) -> None:
    """By the start page, which the next run then opens."""
    program.press(START_PAGE)
    program.quit(QUIT)


def _reading(case: Case, runs: int) -> Iterator[Figure]:
    lines, pages, chapters = [], [], []
    for _ in range(runs):
        with case.probe() as program:
            in_first_chapter(program, case)
            lines += [program.press(LINE_DOWN) for _ in range(10)]
            pages += [program.press(PAGE_DOWN) for _ in range(3)]
            chapters += [program.press(NEXT_CHAPTER) for _ in range(3)]
            _leave(program)
    yield from _figures(case.name, "line down", lines, 300, 20)
    yield from _figures(case.name, "page down", pages, 3000, 20)
    yield from _figures(case.name, "next chapter", chapters, None, 60 if case.budgeted else None)


def _writing(case: Case, runs: int, seen: float) -> Iterator[Figure]:
    typed: list[Answer] = []
    for _ in range(runs):
        with case.probe() as program:
            in_first_chapter(program, case)
            program.press(NEXT_STOP)
            program.press_until(OPEN, "Klar med att skriva")
            typed += [program.press(character) for character in TYPED]
            program.press(LEAVE)
            _leave(program)
    echoes = [answer.first for answer in typed]
    yield Figure(case.name, "typing", median(answer.size for answer in typed), "bytes", 100)
    yield Figure(case.name, "typing, until it is seen", median(echoes), "ms")
    yield Figure(case.name, "typing, until it is seen, p95", p95(echoes), "ms", seen)


def _figures(
    case: str, what: str, answers: Sequence[Answer], size: float | None, last: float | None
) -> Iterator[Figure]:
    yield Figure(case, what, median(answer.size for answer in answers), "bytes", size)
    yield Figure(case, what, median(answer.last for answer in answers), "ms", last)
