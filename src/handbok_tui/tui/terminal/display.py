"""The base class of the program's App: sends only what differs from what the terminal shows.

Textual repaints every widget that changed, whole: about 5 kB a key.  Over a slow line that is what
a person waits for.  Here the compositor's updates are drawn on a picture, and the difference
between the picture and the terminal is sent.
"""

from __future__ import annotations

import os
from contextlib import suppress
from contextvars import Context, copy_context
from typing import TYPE_CHECKING, TypeVar

from rich.console import COLOR_SYSTEMS
from textual.app import App

from handbok_tui.tui.terminal.drawing.canvas import Canvas
from handbok_tui.tui.terminal.drawing.capabilities import capabilities_of
from handbok_tui.tui.terminal.drawing.painter import Painter
from handbok_tui.tui.terminal.driver import DirectDriver
from handbok_tui.tui.terminal.place import place_on
from handbok_tui.tui.terminal.private import ChopsUpdate, LayoutUpdate, full_update, size_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.types import CSSPathType

    from handbok_tui.tui.terminal.drawing.frame import Frame
    from handbok_tui.tui.terminal.input.incoming import Noted

Result = TypeVar("Result")

_FULL_REPAINT = "HANDBOK_FULL_REPAINT"
_CLEAR = "\x1b[r\x1b[m\x1b[2J"
_LOST = 129  # the exit status of a program ended by a hang-up: 128 + SIGHUP
_AFTER_RESIZE = 0.1  # seconds: by then Textual has painted, if the layout changed


class DirectApp(App[Result]):
    """An App that sends differences.  Derive from it instead of ``textual.app.App``.

    ``full_repaint`` may be set at any time, followed by ``action_redraw``: everything is then
    drawn by Textual itself, for a terminal that misunderstands the differences.
    HANDBOK_FULL_REPAINT=1 sets it from the start.
    """

    def __init__(
        self,
        driver_class: type[Driver] | None = None,
        css_path: CSSPathType | None = None,
        watch_css: bool = False,  # noqa: FBT001, FBT002 - Textual's signature
        ansi_color: bool | None = None,  # noqa: FBT001 - Textual's signature
    ) -> None:
        super().__init__(driver_class or DirectDriver, css_path, watch_css, ansi_color)
        self.full_repaint = os.environ.get(_FULL_REPAINT, "0") not in {"", "0"}
        self._canvas = Canvas(COLOR_SYSTEMS[self.console.color_system or "truecolor"])
        self._painter = Painter(capabilities_of(os.environ.get("TERM", "")))
        self._surroundings: Context = copy_context()

    def on_load(self) -> None:
        """Remember what Textual goes by to know which App is running."""
        self._surroundings = copy_context()

    def from_anywhere(self, call: Callable[[], None]) -> None:
        """Call in the event loop, as a part of this App; for signal handlers and threads.

        They run in surroundings of their own, in which a timer could not be set.
        """

        def called() -> None:
            try:
                call()
            except Exception as error:  # noqa: BLE001 - as Textual does for everything it calls
                self._handle_exception(error)

        if self._loop is not None:
            with suppress(RuntimeError):  # the loop is closed: there is nothing left to do it for
                self._loop.call_soon_threadsafe(called, context=self._surroundings)

    def action_redraw(self) -> None:
        """Clear the terminal and draw everything anew."""
        self._painter.forget()
        update = full_update(self)
        if self.full_repaint and self._driver is not None:
            self._driver.write(_CLEAR)
        self._display(self.screen, update)

    def terminal_resumed(self) -> None:
        """Draw everything: called when the driver has taken the terminal again."""
        self._painter.forget()
        self.call_later(self.action_redraw if self.full_repaint else self._send)

    def terminal_resized(self) -> None:
        """Trust nothing that was shown before: terminals move the text about when resized.

        If the size soon is what it was again, nothing but this would draw.
        """
        self._painter.forget()
        self.set_timer(_AFTER_RESIZE, self._send)

    def terminal_lost(self) -> None:
        """Leave the program: the terminal is gone.  Override it to save first what must be saved.

        Called once, in the thread that noticed it.
        """
        self.call_later(self.exit, return_code=_LOST)

    def terminal_noted(self, what: Noted) -> None:
        """Say something about what came from the terminal; override it."""

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Take an update from the compositor: Textual's own output is replaced here."""
        if not isinstance(renderable, (LayoutUpdate, ChopsUpdate)) or self._leaves_to_textual():
            super()._display(screen, renderable)
            return
        if isinstance(renderable, ChopsUpdate) and size_of(renderable) != self._canvas.size:
            renderable = full_update(self)
        self._canvas.draw(renderable)
        self._send()
        self.post_display_hook()

    def _set_pointer_shape(self, shape: str) -> None:
        """Send nothing: there is no mouse here whose pointer could have a shape."""

    def _leaves_to_textual(self) -> bool:
        """Whether the update is Textual's to draw, or to leave out.

        What it left out or drew itself is not on the picture, so the next update must be whole.
        """
        driver = self._driver
        if driver is not None and self.full_repaint and self._painter.knows:
            driver.write("\x1b[m")  # Textual takes for granted that it finds the default pen
            self._painter.forget()
        leaves = (
            self.full_repaint
            or bool(self._batch_count)
            or not self.is_running
            or driver is None
            or driver.is_headless
            or driver.is_inline
        )
        if leaves:
            self._canvas.clear()
            self._place_cursor(())
        return leaves

    def _place_cursor(self, frame: Frame) -> None:
        """Have the terminal's cursor stand at what is chosen, for those who follow it."""
        if (place := place_on(self.screen, frame)) is not None:
            self.cursor_position = place

    def _send(self) -> None:
        """Send what differs, or do it as soon as the line has taken what was sent before."""
        driver, frame = self._driver, self._canvas.frame
        if driver is None or not frame or not self.is_running:
            return
        if isinstance(driver, DirectDriver) and not driver.when_idle(self._send):
            return
        self._place_cursor(frame)
        x, y = self.screen.outer_size.clamp_offset(self.cursor_position)
        if data := self._painter.paint(frame, (x, y)):
            driver.write(data)
