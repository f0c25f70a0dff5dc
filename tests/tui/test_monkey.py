"""Whatever is pressed on any screen, the program goes on, and it is left as always."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.session.saving import line_drafts
from handbok_tui.storage.person.presence import Presence
from tests.support.caged import Cage, rampage, tamed
from tests.support.monkey import MONKEYS, SEED
from tests.support.private_workbook import PrivateWorkbook
from tests.tui.test_private import VISITS

STEPS = 40


def keys(visit: list[str]) -> list[str]:
    return [key for name in visit for key in ("blankett.md" if name == "BLANK" else [name])]


def left_behind(cage: Cage) -> None:
    """As after kill -9: one answer, and one line."""
    app = cage.opened()
    session, drafts = app.session, app.session.drafts
    assert drafts is not None
    session.write(session.target(*session.find_question("k1-ref-4")), "Hann inte sparas")
    line_drafts.keep(drafts, line_drafts.LinePlace("fact", "unit"), "Enheten")
    drafts.journal.close(10)


@pytest.mark.parametrize("seed", range(SEED, SEED + MONKEYS))
@pytest.mark.parametrize("scope", VISITS)
async def test_whatever_is_pressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scope: str, seed: int
) -> None:
    cage = Cage(tmp_path)
    PrivateWorkbook(cage.workbook, "anna")
    ways = [keys([*visit.way, *visit.there]) for visit in VISITS[scope]] or [[]]
    bo = Presence(cage.workbook, Respondent("bo", "Bo"))
    with tamed(cage, monkeypatch):
        if scope == "presence":
            bo.enter()
        if scope == "recovery":
            left_behind(cage)
        await rampage(cage, ways, scope, seed, STEPS)
    bo.leave()
