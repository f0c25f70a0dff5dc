"""Moving in the reader: by lines, by leaves, from stop to stop, to what is unanswered."""

from __future__ import annotations

from handbok_tui.core.edition.front import START, leaves
from handbok_tui.core.layout.page import Anchor
from handbok_tui.session import Session
from handbok_tui.session.place import Reading
from handbok_tui.texts import messages
from handbok_tui.tui.screens.dialogs.scrolling import Scrolling
from handbok_tui.tui.widgets.bars import BottomBar


class Moving(Scrolling):
    """The part of the reader that changes only where one is."""

    session: Session
    reading: Reading
    bottom_bar: BottomBar

    def redraw(self) -> None:
        """Lay out the leaf and show it at the remembered place."""
        raise NotImplementedError

    def open_leaf(self, leaf: str, anchor: Anchor | None = None) -> None:
        """Go to a leaf, with a way back."""
        self.reading.go(leaf, anchor)
        self.view.chosen = -1
        self.redraw()

    # -- moving ----------------------------------------------------------------------------

    def action_line_down(self) -> None:
        """One line down; at the start, to the next row that can be opened."""
        after = self.view.chosen + 1 if self.chosen_is_seen() else self.first_below(self.view.top)
        if not self._walked(after):
            super().action_line_down()

    def action_line_up(self) -> None:
        """One line up; at the start, to the row before."""
        if not (self.chosen_is_seen() and self._walked(self.view.chosen - 1)):
            super().action_line_up()

    def _walked(self, index: int) -> bool:
        """Choose a stop of the start page that is on the screen, or on the line beside it."""
        stops, top = self.view.page.stops, self.view.top
        if self.reading.leaf != START or not 0 <= index < len(stops):
            return False
        if not top - 1 <= stops[index].line <= top + self.view.size.height:
            return False
        self.choose(index)
        return True

    def action_page_down(self) -> None:
        """One screenful down; at the end, the next leaf."""
        before = self.view.top
        super().action_page_down()
        if self.view.top == before:
            self.action_next_leaf()

    def action_next_leaf(self) -> None:
        """The next leaf in reading order."""
        self._step(1)

    def action_previous_leaf(self) -> None:
        """The leaf before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        order = leaves(self.session.edition)
        index = order.index(self.reading.leaf) + by
        if 0 <= index < len(order):
            self.open_leaf(order[index])

    def action_open_number(self, number: str) -> None:
        """The chapter with that number."""
        head = self.session.edition.head(number)
        if head is None:
            self.bottom_bar.message(messages.no_chapter(number))
        else:
            self.open_leaf(head.id)

    def action_start(self) -> None:
        """The start page."""
        self.open_leaf(START)

    def action_back(self) -> None:
        """Where the reader was before the last jump."""
        if self.reading.back():
            self.view.chosen = -1
            self.redraw()

    # -- stops -----------------------------------------------------------------------------

    def action_next_stop(self) -> None:
        """The next question, link or row, from the chosen one or from the top of the screen."""
        stops = self.view.page.stops
        after = self.view.chosen + 1 if self.chosen_is_seen() else self.first_below(self.view.top)
        self.choose(after if after < len(stops) else 0)

    def action_previous_stop(self) -> None:
        """The one before."""
        stops = self.view.page.stops
        seen = self.chosen_is_seen()
        before = self.view.chosen - 1 if seen else self.first_below(self.view.top) - 1
        self.choose(before if before >= 0 else len(stops) - 1)

    def chosen_is_seen(self) -> bool:
        """Whether a stop is chosen and on the screen."""
        stop = self.view.stop
        height = self.view.size.height
        return stop is not None and self.view.top <= stop.line < self.view.top + height

    def first_below(self, line: int) -> int:
        """The index of the first stop at or below a line."""
        stops = self.view.page.stops
        return next((i for i, stop in enumerate(stops) if stop.line >= line), len(stops))

    def choose(self, index: int) -> None:
        """Choose a stop and bring it into sight."""
        stops = self.view.page.stops
        if not stops:
            self.bottom_bar.message(messages.NO_STOPS)
            return
        self.view.chosen = index
        self.view.reveal(stops[index].line)

    def action_next_unanswered(self) -> None:
        """The next question without an answer, in this chapter or a later one."""
        self._go_unanswered(1)

    def action_previous_unanswered(self) -> None:
        """The one before."""
        self._go_unanswered(-1)

    def _go_unanswered(self, direction: int) -> None:
        stop = self.view.stop if self.chosen_is_seen() else None
        at = stop.place.question if stop is not None else ""
        found = self.session.unanswered(self.reading.leaf, at, direction)
        if found is None:
            self.bottom_bar.message(messages.ALL_ANSWERED)
            return
        chapter, question = found
        gone_from = self.reading.leaf
        if chapter != gone_from:
            self.open_leaf(chapter)
        self.choose_question(question)
        if gone_from not in (chapter, START):
            self.bottom_bar.message(messages.on_to(self.session.leaf_title(chapter)))

    def choose_question(self, question: str) -> None:
        """Choose a question of the leaf that is shown; nothing where it has none of that id."""
        for index, stop in enumerate(self.view.page.stops):
            if stop.kind == "question" and stop.place.question == question:
                self.choose(index)
