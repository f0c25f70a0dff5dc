"""Scrolling a page: what the reader and everyone else who shows a long text have in common."""

from __future__ import annotations

from handbok_tui.tui.widgets.page_view import PageView


class Scrolling:
    """The part of a screen that moves its page by lines and screenfuls."""

    view: PageView

    def action_line_down(self) -> None:
        """One line down."""
        self.view.top += 1

    def action_line_up(self) -> None:
        """One line up."""
        self.view.top -= 1

    def action_page_down(self) -> None:
        """One screenful down, two lines kept for the thread."""
        self.view.top += max(1, self.view.size.height - 2)

    def action_page_up(self) -> None:
        """One screenful up."""
        self.view.top -= max(1, self.view.size.height - 2)

    def action_top(self) -> None:
        """To the beginning."""
        self.view.top = 0

    def action_bottom(self) -> None:
        """To the end."""
        self.view.top = len(self.view.page.lines)
