"""Searching everywhere: hits come while one types, and Enter goes to the chosen one."""

from __future__ import annotations

import asyncio
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widget import Widget

from handbok_tui.core.search.words import around
from handbok_tui.session import Session
from handbok_tui.session.search.searching import Hit, Sought
from handbok_tui.texts.search import searching
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar
from handbok_tui.tui.widgets.line_input import LineInput
from handbok_tui.tui.widgets.rows import MARKER, Row, Rows

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp

MOST = 200
"""Hits after which the search ends: nobody goes through more, one types another letter."""

SLICE = 0.008
"""Seconds of searching between which keys are answered; a part of a text is never divided."""
REST = 0.002
"""Seconds left to the keys each time: a key passes through several turns of the event loop."""
REDRAW = 0.1
"""Seconds between two looks at a search that is still going on; each costs the line bytes."""


class SearchScreen(Keyed, ModalScreen[Hit]):
    """Answers with the hit to go to, None for none.

    ``sought`` is kept by whoever opens the screen: opened again, it shows the same hits with
    the same one chosen, and the first letter typed begins a new search.
    """

    scope = "search"
    CSS_PATH = STYLES / "search.tcss"
    app: HandbokApp

    def __init__(self, session: Session, sought: Sought) -> None:
        super().__init__()
        self.session = session
        self.sought = sought
        self.hits: tuple[Hit, ...] = ()
        self.line = LineInput(searching.LABEL)
        self.rows = Rows()
        self.bottom_bar = BottomBar()

    def compose(self) -> ComposeResult:
        """The text to find, the hits, the keys."""
        yield self.line
        yield self.rows
        yield self.bottom_bar

    @property
    def marked(self) -> Widget:
        """The list, as soon as there is something in it."""
        return self.rows if self.rows.rows else self.line

    def other_key(self, event: Key) -> None:
        """Typed before the line had the focus."""
        self.line.edit(event)

    def pasted(self, text: str) -> None:
        """Pasted before the line had the focus."""
        self.line.insert(text)

    def on_mount(self) -> None:
        """Ready to type; what was found last time is found again."""
        self.bottom_bar.keys(footer("search"))
        self.line.focus()
        self._begin()

    def on_resize(self) -> None:
        """The lines around the hits are cut to the width."""
        self.call_after_refresh(self._draw)

    # -- searching -------------------------------------------------------------------------

    def on_line_input_changed(self, event: LineInput.Changed) -> None:
        """Another text: another search."""
        self.sought.query = event.text
        self.sought.chosen = 0
        self._begin()

    def _begin(self) -> None:
        self.hits = ()  # those of the text before must not be gone to
        self.begin(partial(self._search, self.sought.query), "search")

    async def _search(self, query: str) -> None:
        """Search in slices on the event loop, which alone may touch the session."""
        hits: list[Hit] = []
        redraw = 0.0
        await asyncio.sleep(REST)
        due = monotonic() + SLICE
        for found in self.session.search(query):
            hits += found
            if len(hits) > MOST:
                self._show(hits[:MOST], searching.more_than(MOST))
                return
            first = bool(found) and not self.hits  # shown at once
            if (now := monotonic()) < due and not first:
                continue
            if now >= redraw or first:
                self._show(hits, searching.going_on(len(hits)))
                redraw = now + REDRAW
            await asyncio.sleep(REST)
            due = monotonic() + SLICE
        self._show(hits, searching.hits(len(hits)) if query.strip() else "")

    def _show(self, hits: list[Hit], words: str) -> None:
        self.hits = tuple(hits)
        again = self.sought.query and not self.line.text
        self.line.note = f"{self.sought.query}: {words}" if again else words
        self._draw()

    def _draw(self) -> None:
        """A heading for each place, below it the lines found there; a row's key is its index."""
        room = max(10, self.rows.size.width - len(MARKER) - sum(map(len, searching.MARKS)))
        rows: list[Row] = []
        where = ""
        for index, hit in enumerate(self.hits):
            if hit.where != where:
                where = hit.where
                rows.append(Row(where))
            rows.append(Row(marked(hit, room), key=str(index)))
        self.rows.show(rows, str(self.sought.chosen))

    # -- choosing --------------------------------------------------------------------------

    def action_row_down(self) -> None:
        """The next hit."""
        self._move(1, 1)

    def action_row_up(self) -> None:
        """The hit before."""
        self._move(-1, 1)

    def action_rows_down(self) -> None:
        """A screenful down."""
        self._move(1, self.rows.size.height - 1)

    def action_rows_up(self) -> None:
        """A screenful up."""
        self._move(-1, self.rows.size.height - 1)

    def _move(self, by: int, times: int) -> None:
        for _ in range(times):
            self.rows.move(by)
        self.sought.chosen = int(self.rows.key or 0)

    def action_choose(self) -> None:
        """Go to the chosen hit."""
        if self.hits:
            self.dismiss(self.hits[self.sought.chosen])

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss(None)

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("search")


def marked(hit: Hit, room: int) -> str:
    """The line with its hit between signs; ``room`` is in characters and without the signs."""
    line, start, end = around(hit.line, hit.start, hit.end, room)
    before, after = searching.MARKS
    return f"{line[:start]}{before}{line[start:end]}{after}{line[end:]}"
