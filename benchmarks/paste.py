"""What a paste into an answer costs: until it is drawn, and the next key after that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.cases import KB, shipped
from benchmarks.figures import Figure, p95
from benchmarks.handbooks import answer_text
from benchmarks.keys import NEXT_STOP, OPEN, TYPED, in_first_chapter
from benchmarks.probe import Answer

BRACKETED = ("\x1b[200~", "\x1b[201~")
"""What a terminal puts around a paste for a program that asked for it."""


def measure(home: Path, runs: int) -> Iterator[Figure]:
    """A long text in one piece; a shorter one as if it were typed, as old terminals do."""
    for name, size, (before, after) in (
        ("paste of 100 kB", 100 * KB, BRACKETED),
        ("10 kB without brackets", 10 * KB, ("", "")),
    ):
        text = answer_text(size).replace("\n", "\r")  # what terminals make of a line end
        yield from _pasting(home, runs, name, before + text + after)


def _pasting(home: Path, runs: int, name: str, text: str) -> Iterator[Figure]:
    pasted: list[Answer] = []
    typed: list[Answer] = []
    for number in range(runs):
        case = shipped(home, f"{name} {number}")
        with case.probe() as program:
            in_first_chapter(program, case)
            program.press(NEXT_STOP)
            program.press(OPEN)
            pasted.append(program.press(text))
            typed += [program.press(character) for character in TYPED]
    drawn = median(answer.last for answer in pasted)
    yield Figure(name, "until it is drawn", drawn, "ms", 1000)
    yield Figure(name, "sent", median(answer.size for answer in pasted), "bytes")
    yield Figure(name, "then a key, until it is seen, p95", p95([a.first for a in typed]), "ms", 20)
