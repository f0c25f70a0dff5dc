"""A text as it will be read, beside or below where it is written."""

from __future__ import annotations

from handbok_tui.core.edition.parts import Part, Place, Role
from handbok_tui.core.layout.page import lay_out_page
from handbok_tui.tui.widgets.page_view import MARGIN, PageView

AT_ONCE = 5_000
"""Characters; a longer text is laid out when one rests, not at every key."""

REST = 0.3
"""Seconds of rest after which it is."""


class Preview(PageView, can_focus=False):
    """Draws a heading and a text under it; never takes keys."""

    def __init__(self) -> None:
        super().__init__(widget_id="preview")
        self.heading = ""
        self.text = ""
        self.role: Role = "body"
        self.share = 0.0

    def say(self, heading: str, text: str, *, markdown: bool) -> None:
        """Show a text; at once, or soon where it is long."""
        role: Role = "body" if markdown else "lead"
        if (heading, text, role) == (self.heading, self.text, self.role):
            return
        self.heading, self.text, self.role = heading, text, role
        if len(text) < AT_ONCE:
            self.lay_out()
        else:
            self.set_timer(REST, self.lay_out)

    def follow(self, share: float) -> None:
        """Bring into sight what stands that far down: 0 is the beginning, 1 the end."""
        self.share = share
        height = self.size.height
        self.top = round(len(self.page.lines) * share) - height // 2

    def on_resize(self) -> None:
        """Lay out anew for the width there is."""
        self.lay_out()

    def lay_out(self) -> None:
        """Lay out what is to be shown, the place in it kept."""
        if not self.size.width:
            return
        self.column = max(10, min(72, self.size.width - MARGIN))
        place = Place("")
        parts = [Part("voice", self.heading, place, "project")]
        if self.text.strip():
            parts.append(Part(self.role, self.text, place, "own"))
        self.show(lay_out_page(parts, self.column), self.top)
        self.follow(self.share)
