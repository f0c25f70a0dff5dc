"""A measured figure, its budget (docs/benchmarks.md), and the table they are printed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median, quantiles
from typing import NamedTuple


class Figure(NamedTuple):
    """One row: ``what`` was measured on ``case``, the ``value`` and the most it may be.

    ``limit`` None is a figure without a budget, for comparison.
    """

    case: str
    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the budget holds; "" where there is none."""
        if self.limit is None:
            return ""
        return "ok" if self.value <= self.limit else "OVER"


def shown(value: float) -> str:
    """A number with as many digits as mean something."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table that is also easy to read in a terminal."""
    rows = [("case", "figure", "measured", "budget", "verdict")]
    for figure in figures:
        budget = "" if figure.limit is None else f"≤ {shown(figure.limit)}"
        measured = f"{shown(figure.value)} {figure.unit}".rstrip()
        rows.append((figure.case, figure.what, measured, budget, figure.verdict))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, "|".join(["", *("-" * (width + 2) for width in widths), ""]))
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return f"| {' | '.join(cells)} |"


def ratio(mine: Sequence[float], other: Sequence[float]) -> float:
    """The median of the ratios, run by run: a machine that slows down slows both."""
    return median(a / b for a, b in zip(mine, other, strict=True))


def p95(values: Sequence[float]) -> float:
    """The value that one in twenty is above."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
