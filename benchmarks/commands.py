"""What a command costs that opens no screen, against Python with modules it must import."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.cases import environment, handbok
from benchmarks.figures import Figure, ratio
from benchmarks.handbooks import answer_text, write_answers

LIMIT = 2.0
SMALL = "import argparse, tomllib"
LARGE = "import tomllib, markdown_it"
ANSWERS = 30


def measure(home: Path, runs: int) -> Iterator[Figure]:
    """--version, status and where against one base, export against another."""
    workbook = home / "commands"
    _answer(workbook)
    place = ("--workbook", str(workbook))
    small, large = (sys.executable, "-c", SMALL), (sys.executable, "-c", LARGE)
    commands = {
        f"python -c '{SMALL}'": small,
        "handbok --version": handbok("--version"),
        "handbok status": handbok(*place, "status"),
        "handbok where": handbok(*place, "where"),
        f"python -c '{LARGE}'": large,
        f"handbok export, {ANSWERS} answers": handbok(*place, "export"),
    }
    times = _interleaved(commands, home, runs)
    base: list[float] = []
    for name, command in commands.items():
        yield Figure(name, "time", median(times[name]), "ms")
        if command in (small, large):
            base = times[name]
        else:
            yield Figure(name, "time / python", ratio(times[name], base), "×", LIMIT)


def _answer(workbook: Path) -> None:
    """The shipped handbook asks four questions: eight groups answer them, the last one two."""
    asked = [f"k1-ref-{number}" for number in range(1, 5)]
    for first in range(0, ANSWERS, len(asked)):
        answers = dict.fromkeys(asked[: ANSWERS - first], answer_text(500))
        write_answers(workbook, f"grupp-{first}", "k1", answers)


def _interleaved(
    commands: dict[str, tuple[str, ...]], home: Path, runs: int
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(
                command, check=True, env=environment(home), stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            if number:
                times[name].append((time.perf_counter() - begun) * 1000)
    return times
