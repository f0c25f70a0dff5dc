"""The start page by arrows alone: what can be opened is gone through and opened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handbok_tui.core.edition.front import START
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.reading.reader import ReaderScreen
from tests.support.screens import screen_text

Make = Callable[[], HandbokApp]


def reader(app: HandbokApp) -> ReaderScreen:
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


@pytest.mark.parametrize("size", [(80, 24), (80, 50), (40, 12)])
async def test_down_goes_through_every_chapter_and_up_again(
    make: Make, size: tuple[int, int]
) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        found: list[str] = []
        seen: set[str] = set()
        for _ in range(120):
            seen.update(line.strip() for line in screen_text(app).split("\n"))
            stop = reader(app).view.stop
            if stop is not None and stop.place.chapter not in found:
                found.append(stop.place.chapter)
                assert reader(app).chosen_is_seen()
            await pilot.press("down")
        everything = [stop.place.chapter for stop in reader(app).view.page.stops]
        assert found == list(dict.fromkeys(everything))
        assert len(found) > 4
        lead = [line for line in reader(app).view.page.lines if line.part >= 0]
        texts = {"".join(run.text for run in line.line.runs).strip() for line in lead}
        assert not {text for text in texts if text and not any(text in line for line in seen)}
        for _ in range(120):
            await pilot.press("up")
        assert reader(app).view.top == 0


async def test_enter_opens_what_the_arrows_have_chosen(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.press("down", "down")
        assert "Retur Öppna" in screen_text(app)
        stop = reader(app).view.stop
        assert stop is not None
        await pilot.press("enter")
        assert app.reading.leaf == stop.place.chapter != START
        top = reader(app).view.top
        await pilot.press("down")
        assert reader(app).view.top == top + 1  # a text is scrolled


async def test_a_long_title_breaks_no_other_row(make: Make) -> None:
    app = make()
    app.session.add_chapter("Lärande i vardagen för alla i hemtjänsten norr", template=False)
    async with app.run_test(size=(80, 60)):
        rows = [row.rstrip() for row in screen_text(app).split("\n")]
        assert sum("0 av" in row and row.endswith(f"s. {n}") for row in rows for n in (4, 7)) == 2
