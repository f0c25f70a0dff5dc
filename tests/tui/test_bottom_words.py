"""What the line at the bottom says is seen whole, whatever the width; what is chosen too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import bottom_text, screen_text, settled, shown

Make = Callable[[], HandbokApp]
SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 12)])
LONG = (
    "answers/gruppen/k1.toml: filen går inte att läsa som den är, för rad 12 saknar ett "
    "citattecken. Rätta den i en editor och tryck Ctrl+S"
)


@SIZES
async def test_a_message_is_whole_and_gone_at_the_next_key(
    make: Make, size: tuple[int, int]
) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("1")
        app.tell(LONG)
        await settled(pilot)
        assert bottom_text(app) == LONG
        await pilot.press("down")
        await pilot.pause()
        assert app.reader.bottom_bar.region.height == 1
        assert "Retur" in bottom_text(app)


@SIZES
async def test_what_is_chosen_is_not_hidden_by_many_words(
    make: Make, size: tuple[int, int]
) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "tab")
        view = app.reader.view
        view.top = view.page.stops[view.chosen].line - view.size.height + 1  # the last line
        await pilot.pause()
        assert app.reader.chosen_is_seen()
        app.tell(LONG)
        await settled(pilot)
        assert app.reader.chosen_is_seen()
        assert "▸" in screen_text(app)


@SIZES
async def test_what_one_writes_is_not_hidden_by_many_words(
    make: Make, size: tuple[int, int]
) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "tab", "enter", *["a", "enter"] * 30, *"här")
        await settled(pilot)
        assert "här" in screen_text(app)
        app.screen.bottom_bar.message(LONG)  # type: ignore[attr-defined]
        await settled(pilot)
        assert bottom_text(app) == LONG
        await shown(pilot, "här")


@SIZES
async def test_a_day_that_is_none_is_said_in_full(make: Make, size: tuple[int, int]) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "tab", "F", *"om en stund", "enter")
        await settled(pilot)
        shown = " ".join(screen_text(app).split())
        assert "om en stund" in shown
        assert app.screen.asked.take is not None  # type: ignore[attr-defined]
        whole = " ".join(str(app.screen.why.content).split())  # type: ignore[attr-defined]
        assert len(whole) > 40
        assert whole in shown
