"""After any sequence of operations the terminal shows what a full repaint would show."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.driver import Driver
from textual.geometry import Size
from textual.widgets import TextArea

from handbok_tui.tui.terminal.private import full_update
from tests.tui.terminal.model import Model
from tests.tui.terminal.sample import Page, Sample, text_line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot


class Captured(Driver):
    """A driver whose terminal is a Model; it can be suspended and resized."""

    model = Model(80, 24)
    sent = ""

    def write(self, data: str) -> None:
        type(self).sent += data
        self.model.feed(data)

    def start_application_mode(self) -> None:
        self.resize(80, 24, tell=False)

    def stop_application_mode(self) -> None:
        pass

    def disable_input(self) -> None:
        pass

    @property
    def can_suspend(self) -> bool:
        return True

    def suspend_application_mode(self) -> None:
        self.model.feed("\x1b[m\x1b[2J\x1b[HAnother program\r\nhas been here")

    def resume_application_mode(self) -> None:
        app: Any = self._app
        app.terminal_resumed()

    def resize(self, width: int, height: int, *, tell: bool = True) -> None:
        if tell:
            self.model.screen.resize(height, width)
            self.model.feed("\x1b[mtext moved about by the terminal")
            app: Any = self._app
            app.terminal_resized()
        self.send_message(events.Resize(Size(width, height), Size(width, height)))


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "HANDBOK_FULL_REPAINT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


async def run(
    steps: Callable[[Sample, Captured, Pilot[Any]], Awaitable[None]], *, full: bool = False
) -> None:
    """Run the sample on a Captured driver while ``steps`` drives it."""
    Captured.model, Captured.sent = Model(80, 24), ""
    app = Sample(Captured)
    app.full_repaint = full

    async def pilot_steps(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        driver = app._driver
        assert isinstance(driver, Captured)
        await steps(app, driver, pilot)
        app.exit()

    await app.run_async(size=(80, 24), mouse=False, auto_pilot=pilot_steps)


def repainted(app: Sample) -> Model:
    """Return a terminal on which Textual itself has drawn everything."""
    width, height = app.size
    model = Model(width, height)
    model.feed(full_update(app).render_segments(app.console))
    return model


KEYS = [*"jjjkkb", "space", "e", "m", "c", "ctrl+l", "a", "å", "enter", "backspace"]
KEYS += ["up", "down", "left", "end", "ctrl+z", "shift+up", "pagedown", "tab", "escape"]


async def one_operation(random: Random, app: Sample, driver: Captured, pilot: Pilot[Any]) -> str:
    """Do one thing at random; return what was done."""
    kind = random.choice(["key"] * 8 + ["resize", "suspend", "batch", "style", "text"])
    if kind == "key":
        keys = random.choices(KEYS, k=random.randint(1, 3))
        await pilot.press(*keys)
        return " ".join(keys)
    if kind == "resize":
        size = random.choice([(80, 24), (40, 12), (100, 30), (81, 24), (1, 1)])
        driver.resize(*size)
        await pilot.pause(0.15 if app.size == size else 0.05)
    elif kind == "suspend":
        with app.suspend():
            pass
    elif kind == "batch":
        with app.batch_update():
            app.action_contents()
            app.screen_stack[0].query_one(Page).scroll_relative(y=3, animate=False, immediate=True)
            await pilot.pause()
    elif kind == "style":
        app.screen_stack[0].query_one(Page).styles.background = random.choice(
            ["red", "blue 40%", "#123456"]
        )
    else:
        app.screen_stack[0].query_one(TextArea).text = (
            "日本語 e\u0301 " + "Vårt svar\n" * random.randrange(9)
        )
    return kind


@pytest.mark.parametrize("seed", range(2))
async def test_the_terminal_shows_what_a_full_repaint_shows(seed: int) -> None:
    random, done = Random(seed), ["start"]

    async def steps(app: Sample, driver: Captured, pilot: Pilot[Any]) -> None:
        for _ in range(16):
            done.append(await one_operation(random, app, driver, pilot))
            await pilot.pause()
            await pilot.pause()
            assert driver.model.looks == repainted(app).looks, done

    await run(steps)


async def test_the_full_repaint_setting_can_be_changed_at_any_time() -> None:
    async def steps(app: Sample, driver: Captured, pilot: Pilot[Any]) -> None:
        for full in (True, False, True, False):
            app.full_repaint = full
            await pilot.press("j", "c", "ctrl+l", "space", "b")
            await pilot.pause()
            assert driver.model.looks == repainted(app).looks

    await run(steps)


async def test_a_full_repaint_is_textuals_own_output() -> None:
    async def steps(app: Sample, driver: Captured, pilot: Pilot[Any]) -> None:
        type(driver).sent = ""
        await pilot.press("j")
        await pilot.pause()
        assert len(driver.sent) > 1500
        assert text_line(5) in driver.sent

    await run(steps, full=True)


async def test_a_window_that_is_resized_back_at_once_is_drawn_again() -> None:
    async def steps(app: Sample, driver: Captured, pilot: Pilot[Any]) -> None:
        driver.resize(60, 20)
        driver.resize(80, 24)
        await pilot.pause(0.2)
        assert driver.model.looks == repainted(app).looks

    await run(steps)


async def test_the_cursor_is_where_the_editor_has_it() -> None:
    async def steps(app: Sample, driver: Captured, pilot: Pilot[Any]) -> None:
        await pilot.press("e", "a", "b")
        await pilot.pause()
        assert driver.model.cursor == tuple(app.cursor_position)
        x, y = driver.model.cursor
        assert driver.model.text.splitlines()[y][:x].strip(" ▊") == "ab"

    await run(steps)


async def test_control_characters_in_a_text_do_not_reach_the_terminal() -> None:
    async def steps(app: Sample, driver: Captured, pilot: Pilot[Any]) -> None:
        type(driver).sent = ""
        await pilot.press("e")
        app.query_one(TextArea).text = "före\x1b[31m\x9b31m\x07\x00\x7f efter \ud800"
        await pilot.pause()
        assert "före" in driver.model.text
        assert not set(driver.sent) & set("\x9b\x07\x00\x7f\ud800")
        assert "\x1b[31m" not in driver.sent

    await run(steps)


async def test_nothing_is_sent_when_nothing_has_changed() -> None:
    async def steps(app: Sample, driver: Captured, pilot: Pilot[Any]) -> None:
        type(driver).sent = ""
        app.refresh(layout=True)
        app.query_one(Page).refresh()
        await pilot.pause()
        assert driver.sent == ""

    await run(steps)
