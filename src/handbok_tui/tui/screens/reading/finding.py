"""Finding in the reader: marks the hits on the page and goes from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbok_tui.session.place import Reading
from handbok_tui.texts.search import finding
from handbok_tui.tui.widgets.bars import BottomBar
from handbok_tui.tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from handbok_tui.core.search.words import Found
    from handbok_tui.tui.app.app import HandbokApp


class Finding:
    """The part of the reader that knows what is searched for."""

    app: HandbokApp
    view: PageView
    reading: Reading
    bottom_bar: BottomBar
    sought: str = ""
    hits: tuple[Found, ...] = ()
    hit: int = 0

    def action_find(self) -> None:
        """Type what to find; Esc goes back to where one was."""
        from handbok_tui.tui.screens.reading.find import FindScreen  # noqa: PLC0415 - when first shown

        began = self.view.top

        def ended(keep: bool | None) -> None:  # noqa: FBT001 - Textual's callback
            if not keep:
                self.find("", began)
                self.view.top = began

        self.app.push_screen(FindScreen(lambda text: self.find(text, began), self.step), ended)

    def find(self, query: str, start: int) -> str:
        """Mark the hits of a text, go to the first one from a line on; what to say of it."""
        self.sought = query
        self.hits = self._found()
        self.hit = next((i for i, hit in enumerate(self.hits) if hit.line >= start), 0)
        return self._show_hit()

    def _found(self) -> tuple[Found, ...]:
        """Every hit on the page."""
        from handbok_tui.core.search.words import find_in_page  # noqa: PLC0415 - when first asked for

        return find_in_page(self.view.page, self.sought)

    def find_again(self) -> None:
        """The page has changed: mark the same word on the new one."""
        if self.sought:
            self.hits = self._found()
            self.hit = min(self.hit, max(0, len(self.hits) - 1))
            self.view.mark(self.hits, self.hit)

    def step(self, by: int) -> str:
        """The next or previous hit, round the ends."""
        if self.hits:
            self.hit = (self.hit + by) % len(self.hits)
        return self._show_hit()

    def _show_hit(self) -> str:
        self.view.mark(self.hits, self.hit)
        if not self.hits:
            return finding.nothing(self.sought) if self.sought.strip() else ""
        self.view.reveal(self.hits[self.hit].line)
        return finding.place(self.hit + 1, len(self.hits))

    def action_next_hit(self) -> None:
        """The next hit of what was searched for."""
        self._step_or_find(1)

    def action_previous_hit(self) -> None:
        """The hit before."""
        self._step_or_find(-1)

    def _step_or_find(self, by: int) -> None:
        if self.sought:
            self.bottom_bar.message(f"{self.sought}: {self.step(by)}")
        else:
            self.action_find()
