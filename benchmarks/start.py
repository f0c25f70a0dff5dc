"""From the command to the first text, what it takes to get there, and how fast one gets out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.cases import (
    QUIT,
    Case,
    bare,
    leave_in_first_chapter,
    shipped,
    sizes,
    ten_thousand_answers,
)
from benchmarks.figures import Figure, ratio


class Start(NamedTuple):
    """One start: first text (by the clock, and of a core) and quit in ms, memory in MB, first
    paint in bytes.
    """

    text: float
    core: float
    memory: float
    paint: float
    quit: float


OFTEN = 3
"""How many times as many rounds go to the tightest budget, that against bare Textual."""


def measure(home: Path, runs: int) -> Iterator[Figure]:
    """The shipped handbook against bare Textual, the big ones against the shipped one."""
    nothing, page = bare(home), shipped(home, "shipped, start page")
    chapter = shipped(home, "shipped, a chapter")
    leave_in_first_chapter(chapter)
    chapter = chapter._replace(page=chapter.word)
    near = _interleaved([nothing, chapter, page], runs * OFTEN)
    yield from _plain(nothing.name, near[nothing.name])
    for case in (chapter, page):
        yield from _against_bare(case.name, near[case.name], near[nothing.name])
    large = [*sizes(home), ten_thousand_answers(home)]
    far = _interleaved([page, *large], runs)
    for case in large:
        yield from _against_shipped(case, far[case.name], far[page.name])


def _interleaved(cases: list[Case], runs: int) -> dict[str, list[Start]]:
    """One of each per round, because a shared machine drifts; the first round is not counted."""
    found: dict[str, list[Start]] = {case.name: [] for case in cases}
    for number in range(runs + 1):
        for case in cases:
            start = _start(case)
            if number:
                found[case.name].append(start)
    return found


def _start(case: Case) -> Start:
    with case.probe() as program:
        text = program.first_text(case.page)
        core = program.spent() * 1000
        paint = program.settle()
        memory = program.memory()
        return Start(text, core, memory, paint, program.quit(QUIT))


def _plain(name: str, starts: list[Start]) -> Iterator[Figure]:
    yield Figure(name, "first text", median(start.text for start in starts), "ms")
    yield Figure(name, "memory", median(start.memory for start in starts), "MB")
    yield Figure(name, "quit", median(start.quit for start in starts), "ms")


def _against_bare(name: str, starts: list[Start], base: list[Start]) -> Iterator[Figure]:
    yield from _plain(name, starts)
    text, core, memory, _, quit_ = (
        ratio([start[i] for start in starts], [start[i] for start in base]) for i in range(5)
    )
    yield Figure(name, "first text / bare", text, "×", 1.25)
    yield Figure(name, "first text / bare, core", core, "×", 1.25)
    yield Figure(name, "memory / bare", memory, "×", 1.35)
    yield Figure(name, "first paint", median(start.paint for start in starts), "bytes", 6000)
    yield Figure(name, "quit / bare", quit_, "×", 0.5)


def _against_shipped(case: Case, starts: list[Start], base: list[Start]) -> Iterator[Figure]:
    yield from _plain(case.name, starts)
    text = ratio([start.text for start in starts], [start.text for start in base])
    yield Figure(case.name, "first text / shipped", text, "×", 1.3 if case.budgeted else None)
