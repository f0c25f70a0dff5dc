"""What a program driven by Pilot shows, and when it has come to rest."""

from __future__ import annotations

from textual.app import App
from textual.pilot import Pilot

from handbok_tui.tui.widgets.bars import BottomBar


def screen_text(app: App[None]) -> str:
    """Everything on the screen, as text."""
    return "\n".join(
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips()
    )


def bottom_text(app: App[None]) -> str:
    """What the line at the bottom says, which is several lines where it has much to say."""
    place = app.screen.query_one(BottomBar).region
    lines = screen_text(app).split("\n")[place.y : place.bottom]
    return " ".join(line.strip() for line in lines)


def whole_text(app: App[None]) -> str:
    """The same with what shows through from the screens below."""
    return "\n\n".join(
        "\n".join(
            "".join(segment.text for segment in strip)
            for strip in screen._compositor.render_strips()
        )
        for screen in app.screen_stack
    )


async def settled(pilot: Pilot[None]) -> None:
    """All messages handled and all saves done."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def shown(pilot: Pilot[None], text: str) -> None:
    """Wait for something that comes by itself after a while."""
    for _ in range(1000):
        if text in screen_text(pilot.app):
            return
        await pilot.pause()
    raise AssertionError(f"{text} never came:\n{screen_text(pilot.app)}")
