"""What the program costs while nobody does anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.cases import shipped
from benchmarks.figures import Figure
from benchmarks.keys import NEXT_STOP, OPEN, in_first_chapter
from benchmarks.probe import Probe

SECONDS = 5.0


def measure(home: Path, runs: int) -> Iterator[Figure]:
    """Reading, and with an answer open."""
    case = shipped(home, "idle")
    reading: list[tuple[int, float]] = []
    writing: list[tuple[int, float]] = []
    for _ in range(runs):
        with case.probe() as program:
            in_first_chapter(program, case)
            reading.append(_still(program))
            program.press(NEXT_STOP)
            program.press(OPEN)
            writing.append(_still(program))
    for name, found in (("idle, reading", reading), ("idle, writing", writing)):
        yield Figure(name, "sent", median(size for size, _ in found), "bytes", 0)
        yield Figure(name, "used", median(percent for _, percent in found), "% of a core", 0.5)


def _still(program: Probe) -> tuple[int, float]:
    program.idle(1.0)  # what was begun by the key before is finished
    return program.idle(SECONDS)
