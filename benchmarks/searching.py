"""Searching everything in a large handbook: when the first hits are seen, and when all is done."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.cases import KB, Case, generated, leave_in_first_chapter
from benchmarks.figures import Figure, p95
from benchmarks.probe import Answer

CHAPTERS = 200
SEARCH, PASTE = "s", "\x1b[200~{}\x1b[201~"
LATE = "oväntat"
"""Stands in the last chapter only."""
COMMON = "lärande sker"


class Search(NamedTuple):
    """One search, in ms: until its first and its last hits are seen, and of a core."""

    first: float
    last: float
    core: float


def measure(home: Path, runs: int) -> Iterator[Figure]:
    """A word at the end, a word everywhere, a word nowhere, while letters are typed."""
    name = f"{CHAPTERS} × 50 kB"
    case = generated(home, name, chapters=CHAPTERS, size=50 * KB)
    folder = home / f"{name}-edition" / "chapters"
    last = folder / f"k{CHAPTERS}.toml"
    with last.open("a", encoding="utf-8") as file:
        file.write('\n[[sections]]\nid = "sist"\nkind = "text"\ntitle = "Sist"\n')
        file.write(f'body = "Något {LATE} sker."\n')
    leave_in_first_chapter(case)
    case = case._replace(page=case.word)
    cold: list[Search] = []
    warm: list[Search] = []
    common: list[Search] = []
    letters: list[Answer] = []
    for _ in range(runs):
        cold.append(_search(case, LATE, f"Kapitel {CHAPTERS}", forget=folder))
        warm.append(_search(case, LATE, f"Kapitel {CHAPTERS}"))
        common.append(_search(case, COMMON, "Avsnitt 1"))
        letters += _type(case, LATE)
    yield from _figures("a word of the last chapter", warm)
    yield from _figures("the same, not in memory", cold)
    yield from _figures("a word of every chapter", common)
    echoes = [answer.first for answer in letters]
    yield Figure("while it searches", "typing, until it is seen, p95", p95(echoes), "ms", 20)


def _figures(case: str, searches: list[Search]) -> Iterator[Figure]:
    first, last, core = (median(search[i] for search in searches) for i in range(3))
    yield Figure(case, "first hits", first, "ms", 100)
    yield Figure(case, "all hits", last, "ms", 1000)
    yield Figure(case, "all hits, core", core, "ms")


def _search(case: Case, text: str, word: str, forget: Path | None = None) -> Search:
    """The text pasted, so that there is one search, in a program that has just been started."""
    with case.probe() as program:
        program.first_text(case.page)
        program.settle()
        program.press(SEARCH)
        if forget is not None:
            _forget(forget)
        before = program.spent()
        answer = program.press_until(PASTE.format(text), word)
        core = (program.spent() - before) * 1000
        return Search(answer.first, answer.last, core)


def _type(case: Case, text: str) -> list[Answer]:
    with case.probe() as program:
        program.first_text(case.page)
        program.settle()
        program.press(SEARCH)
        return [program.press(letter) for letter in text]


def _forget(folder: Path) -> None:
    """Let the system drop what it holds of the files in memory."""
    for path in folder.iterdir():
        file = os.open(path, os.O_RDONLY)
        os.fsync(file)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)
