"""What the project itself has written in the handbook, as the tests of its language see it.

Read with tomllib alone.  A chapter is the project's when its file says ``source = "project"``;
its title and its list of sources are words of others and are left out.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"

Table = dict[str, Any]


def read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


EDITION = read(CONTENT / "edition.toml")
CHAPTERS = {key: read(CONTENT / "chapters" / f"{key}.toml") for key in EDITION["chapters"]}
OWN = {key: chapter for key, chapter in CHAPTERS.items() if chapter["source"] == "project"}


def sections(chapter: Table, kind: str) -> list[Table]:
    return [section for section in chapter["sections"] if section["kind"] == kind]


def questions(chapter: Table) -> list[Table]:
    return [q for section in chapter["sections"] for q in section.get("questions", [])]


def cards(chapter: Table) -> list[Table]:
    return [card for section in chapter["sections"] for card in section.get("exercises", [])]


def paragraphs(body: str) -> list[str]:
    return [line.removeprefix("- ") for line in body.split("\n") if line]


def running_text(chapter: Table) -> Iterator[str]:
    """What is read from beginning to end: prose, summary, questions and the steps of the cards."""
    yield chapter["lead"]
    for section in chapter["sections"]:
        if section["kind"] == "further":
            continue
        yield from paragraphs(section.get("body", ""))
        yield from section.get("points", [])
        yield from (question["text"] for question in section.get("questions", []))
        for card in section.get("exercises", []):
            yield from (step["text"] for step in card["steps"])


def beside_the_text(chapter: Table) -> Iterator[str]:
    """What stands beside it: notice, headings, help, notes, names and purposes of the cards."""
    yield chapter.get("notice", "")
    for section in chapter.get("sections", []):
        yield section.get("note", "")
        yield from (question.get("help", "") for question in section.get("questions", []))
        if chapter["source"] != "project":
            continue
        yield section["title"]
        for card in section.get("exercises", []):
            yield card["title"]
            yield card.get("purpose", "")
            yield from (step.get("who", "") for step in card["steps"])
        if section["kind"] == "further":
            yield from (line for line in further_lines(section) if line not in sources(chapter))


def further_lines(section: Table) -> list[str]:
    return [*paragraphs(section.get("body", "")), *section.get("points", [])]


def sources(chapter: Table) -> list[str]:
    """The list of sources: the points, or the list items of the body, under "Vill du veta mer?"."""
    (section,) = sections(chapter, "further")
    items = [line for line in section.get("body", "").split("\n") if line.startswith("- ")]
    return [*(item.removeprefix("- ") for item in items), *section.get("points", [])]


def own_words() -> dict[str, str]:
    """Everything in the chapters that is the project's: chapter id -> its text, one part a line."""
    words = {key: "\n".join(filter(None, beside_the_text(ch))) for key, ch in CHAPTERS.items()}
    for key, chapter in OWN.items():
        words[key] += "\n" + "\n".join(running_text(chapter))
    return words
