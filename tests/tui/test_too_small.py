"""A window too small to work in: whatever comes up meanwhile, it is left when the window grows."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.storage.person.presence import Presence
from handbok_tui.texts import messages
from tests.support.caged import Cage
from tests.support.monkey import Step, Window
from tests.support.screens import screen_text

SMALL, LARGE = Step(size=(20, 5)), Step(size=(80, 24))


@pytest.mark.parametrize("between", [[], [SMALL], [LARGE, SMALL], [SMALL, LARGE, SMALL]])
@pytest.mark.parametrize("size", [(20, 5), (80, 24)])
async def test_what_comes_up_in_it_is_answered_when_the_window_has_grown(
    tmp_path: Path, between: list[Step], size: Window
) -> None:
    cage = Cage(tmp_path)
    bo = Presence(cage.workbook, Respondent("bo", "Bo"))
    bo.enter()
    async with cage.running(size) as app:
        for step in (*between, LARGE):
            await cage.step(app, step)
        assert "öppen på flera ställen" in screen_text(app)
        await cage.step(app, "enter")
        assert app.screen is app.reader
        await cage.step(app, SMALL)
        assert messages.TOO_SMALL.split(maxsplit=1)[0] in screen_text(app)
        await cage.step(app, LARGE)
        assert app.screen is app.reader
        await cage.leave(app)
    bo.leave()


async def test_a_screen_that_is_answered_in_it_leaves_the_words_about_the_window(
    tmp_path: Path,
) -> None:
    cage = Cage(tmp_path)
    bo = Presence(cage.workbook, Respondent("bo", "Bo"))
    bo.enter()
    async with cage.running((20, 5)) as app:
        await cage.step(app, "enter")
        assert messages.TOO_SMALL.split(maxsplit=1)[0] in screen_text(app)
        await cage.step(app, LARGE)
        assert app.screen is app.reader
        await cage.leave(app)
    bo.leave()
