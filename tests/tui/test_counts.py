"""How far the handbook has come is said alike wherever it is said."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.export.markdown import document as markdown
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.tui.app.app import HandbokApp
from tests.support.handbok import Handbok
from tests.support.lonnen import ASA, KARIM, LONNEN, lonnen
from tests.support.screens import screen_text, settled

PICTURES = Path(__file__).parents[2] / "docs/pictures"
README = Path(__file__).parents[2] / "README.md"
VISITOR = Respondent("besok", "Besök")
COUNT = re.compile(r"(\d+) av (\d+)")


def counts(lines: list[str]) -> dict[str, tuple[str, str]]:
    """Chapter number to "3", "4", from lines like "01 Driv lärandet … 3 av 4 besvarade"."""
    found = {}
    for line in lines:
        chapter = re.search(r"\b(0\d) [A-ZÅÄÖ]", line)
        count = COUNT.search(line)
        if chapter and count:
            found[chapter[1]] = count[1], count[2]
    return found


@pytest.mark.parametrize("person", [ASA, KARIM, VISITOR], ids=lambda one: one.id)
async def test_every_place_says_the_same_of_the_example(
    handbok: Handbok, tmp_path: Path, person: Respondent
) -> None:
    session = lonnen(person)
    said = {
        f"{head.number:02d}": tuple(map(str, (done.answered, done.total)))
        for head in session.edition.chapters
        for done in [session.progress(head.id)]
    }
    app = HandbokApp(lonnen(person), PlaceFile(tmp_path / "place", person.id))
    async with app.run_test(size=(80, 60)) as pilot:
        await settled(pilot)
        assert counts(screen_text(app).split("\n")) == said
        await pilot.press("i")
        await settled(pilot)
        rows = screen_text(app).split("\n")
        assert counts(rows) == said
        await pilot.press("escape")
        for number, count in said.items():
            await pilot.press(number[-1])
            await settled(pilot)
            assert counts(screen_text(app).split("\n")[:1]) == {number: count}
    selection = session.selection()
    exported = counts(markdown.render(selection).text.split("\n"))
    assert exported == {number: said[number] for number in exported}
    assert exported
    left = sum(int(total) - int(answered) for answered, total in said.values())
    assert selection.unanswered == left  # nothing is skipped in the example
    if person == VISITOR:
        shutil.copytree(LONNEN, handbok.workbook, dirs_exist_ok=True)
        assert counts(handbok.run("status").text.split("\n")) == said
        assert said["01"] == ("4", "4")


def test_the_picture_in_the_readme_says_it_too() -> None:
    done = lonnen(VISITOR).progress("k1")
    words = f"{done.answered} av {done.total} besvarade"
    assert words in (PICTURES / "kapitel.svg").read_text("utf-8").replace("&#160;", " ")
    assert words in README.read_text("utf-8")
