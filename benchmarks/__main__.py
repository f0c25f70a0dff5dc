"""``python -m benchmarks``: measures, and prints a table with budgets and verdicts."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks import commands, idle, keys, saving, searching, start
from benchmarks.figures import table

SUBJECTS = {
    "start": start.measure,
    "keys": keys.measure,
    "saving": saving.measure,
    "searching": searching.measure,
    "idle": idle.measure,
    "commands": commands.measure,
}


def main() -> int:
    """Measure what is asked for; exit code 1 if a budget does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=SUBJECTS, default=list(SUBJECTS),
                        help="measure only these (default: all)")  # fmt: skip
    parser.add_argument("--runs", type=int, default=5, help="rounds; medians are shown")
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {asked.runs} runs")
    over = 0
    for name in asked.only:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            figures = list(SUBJECTS[name](Path(folder), asked.runs))
        over += sum(figure.verdict == "OVER" for figure in figures)
        print(f"\n## {name}\n\n{table(figures)}", flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
