"""Draws a laid-out page line by line: the text column of the reader.

Holds only how it looks: which page, which line is at the top, which stop is marked.  One
widget however long the chapter; nothing is drawn that is not on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Key
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from handbok_tui.core.layout.page import Page, PageLine, Stop
from handbok_tui.core.markdown.blocks import Run
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.terminal.place import Place

if TYPE_CHECKING:
    from handbok_tui.core.search.words import Found

MARKER = "▸ "
"""Stands in the margin at the chosen stop: seen without colour."""
MARGIN = len(MARKER)
WIDEST = 180
"""Column of the window at which the page ends; beyond it the terminal's own ground is left.

A line that scrolls in is sent with all its blanks, for few terminals colour what they erase: in
a window of 400 columns more than a slow line should carry for every line down.
"""

LOOKS = {
    "title": "title", "heading": "title", "lead": "emphasis", "voice": "quiet",
    "notice": "quiet", "body": "", "points": "", "note": "aside", "question": "strong",
    "help": "aside", "answer-head": "quiet", "answer": "own", "field": "own",
    "remark": "aside", "entry": "", "guide": "strong", "whole": "", "worksheet": "link",
    "record": "strong",
    "exercise": "strong", "purpose": "emphasis", "steps": "",
    "span-strong": "strong", "span-emphasis": "emphasis", "span-code": "quiet",
    "span-strike": "strike", "span-note": "quiet", "span-link": "link",
}  # fmt: skip
"""How each role of a part, and each style of a span, looks: a name in reader.tcss, "" for plain.

Few looks, because Textual works each of them out several times before the first paint.
"""
_OWN_LOOKS = ("marker", "chosen", "hit", "hit-current")


class PageView(Widget, can_focus=True):
    """The text column; ``top`` is the first line shown, ``chosen`` an index among the stops."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own way of declaring them
        f"page--{look}" for look in (*LOOKS.values(), *_OWN_LOOKS) if look
    }

    top: reactive[int] = reactive(0)
    chosen: reactive[int] = reactive(-1)

    def __init__(self, *, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self.page = Page((), (), (), ())
        self.column = 72
        self.hits: dict[tuple[int, int], list[tuple[int, int, bool]]] = {}
        self._looks: dict[str, Style] = {}
        self._seen = 0

    def on_resize(self) -> None:
        """What is chosen stays in sight when the line below needs room for more words."""
        before, self._seen = self._seen, self.size.height
        stop = self.stop
        if stop is not None and stop.line in range(self.top + self._seen, self.top + before):
            self.top = stop.line - self._seen + 1

    def on_key(self, event: Key) -> None:
        """Every key is the screen's, in the order they come."""
        if isinstance(self.screen, Keyed):
            self.screen.take(event)

    def show(self, page: Page, top: int) -> None:
        """Show a page with the given line at the top."""
        self.page = page
        self.chosen = min(self.chosen, len(page.stops) - 1)
        self.set_reactive(PageView.top, self.validate_top(top))
        self.refresh()

    def validate_top(self, top: int) -> int:
        """Never above the first line nor past the last screenful."""
        return max(0, min(top, len(self.page.lines) - self._height))

    @property
    def _height(self) -> int:
        """Lines on the screen; before the first layout, what two bars will leave."""
        return self.size.height or self.app.size.height - 2

    def notify_style_update(self) -> None:
        """A new theme: look the styles up again."""
        super().notify_style_update()
        self._looks = {}

    @property
    def stop(self) -> Stop | None:
        """The chosen stop, or None."""
        return self.page.stops[self.chosen] if 0 <= self.chosen < len(self.page.stops) else None

    @property
    def place(self) -> Place:
        """What is chosen, where it is on the screen; else the hit that is gone to, else the top."""
        stop, seen = self.stop, range(self.top, self.top + self._height)
        if stop is not None and stop.line in seen:
            link = stop.link if stop.kind == "link" else ""
            return Place(stop.line - self.top, self._column(stop.line, link=link))
        for number in seen[: max(0, len(self.page.lines) - self.top)] if self.hits else ():
            if (column := self._column(number, hit=True)) is not None:
                return Place(number - self.top, column)
        return Place(0)

    def _column(self, number: int, *, link: str = "", hit: bool = False) -> int | None:
        """Where a link of a line, or the hit that is gone to, is drawn; None for neither."""
        line, at = self.page.lines[number], self._left + MARGIN
        at += cell_len(line.prefix)
        for run in line.line.runs if link or hit else ():
            if link and run.link == link:
                return at
            for start, end, current in self.hits.get((line.part, line.line.block), ()):
                if hit and current and run.start <= start < run.start + len(run.text) and end:
                    return at + cell_len(run.text[: start - run.start])
            at += cell_len(run.text)
        return None

    @property
    def _left(self) -> int:
        """Cells before the margin."""
        return max(0, (self._paper - self.column - MARGIN) // 2)

    @property
    def _paper(self) -> int:
        """Cells that the page takes of the width."""
        return min(self.size.width, max(1, WIDEST - self.region.x))

    def look(self, name: str) -> Style:
        """The style of a role, of "span-" with a span's style, or of a mark; looked up once."""
        if name not in self._looks:
            look = LOOKS.get(name, name)
            style = self.get_component_rich_style(f"page--{look}", partial=True) if look else None
            self._looks[name] = style or Style.null()
        return self._looks[name]

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self._paper
        number = self.top + y
        base = self.rich_style
        if number >= len(self.page.lines):
            return self._on_ground(Strip.blank(width, base))
        line = self.page.lines[number]
        segments = [Segment(" " * self._left, base), self._margin(number, base)]
        segments += self._segments(number, line, base)
        return self._on_ground(Strip(segments).extend_cell_length(width, base).crop(0, width))

    def _on_ground(self, page: Strip) -> Strip:
        """The line with the terminal's own ground beside it."""
        return page.extend_cell_length(self.size.width, Style.null())

    def _margin(self, number: int, base: Style) -> Segment:
        stop = self.stop
        if stop is not None and stop.line == number:
            return Segment(MARKER, base + self.look("marker"))
        return Segment(" " * MARGIN, base)

    def _segments(self, number: int, line: PageLine, base: Style) -> list[Segment]:
        if line.part < 0:
            return [Segment(line.prefix, base + self.look("answer-head"))] if line.prefix else []
        style = base + self.look(self.page.parts[line.part].role)
        stop = self.stop
        chosen = stop is not None and stop.line == number and stop.kind != "link"
        first = style + self.look("chosen") if chosen else style
        segments = [Segment(line.prefix, first)] if line.prefix else []
        for run in line.line.runs:
            look = style if line.prefix else first
            for name in run.styles:
                look += self.look(f"span-{name}")
            if run.link and run.link != "#":
                look += self.look("span-link")
                if stop is not None and stop.kind == "link" and stop.link == run.link:
                    look += self.look("chosen")
            segments += self._marked(run, look, line) if self.hits else [Segment(run.text, look)]
        return segments

    @property
    def position(self) -> str:
        """How far down the screen is: "34 %"; "" where all is on the screen."""
        beyond = len(self.page.lines) - self._height
        return f"{round(100 * self.top / beyond)} %" if beyond > 0 else ""

    def mark(self, hits: Sequence[Found], current: int) -> None:
        """Mark what was found; the current hit differently."""
        self.hits = {}
        for index, hit in enumerate(hits):
            span = (hit.start, hit.end, index == current)
            self.hits.setdefault((hit.part, hit.block), []).append(span)
        self.refresh()

    def _marked(self, run: Run, look: Style, line: PageLine) -> Iterator[Segment]:
        """The run cut where hits begin and end."""
        at = 0
        for start, end, current in self.hits.get((line.part, line.line.block), ()):
            first, last = max(start - run.start, at), min(end - run.start, len(run.text))
            if run.start < 0 or first >= last:
                continue
            yield Segment(run.text[at:first], look)
            name = "hit-current" if current else "hit"
            yield Segment(run.text[first:last], look + self.look(name))
            at = last
        yield Segment(run.text[at:], look)

    def reveal(self, line: int) -> None:
        """Scroll as little as needed so that the line and some of what follows are seen."""
        height = self.size.height
        room = min(height // 2, 8)
        if line < self.top or line > self.top + height - 1 - room:
            self.top = line - min(3, height // 4)
