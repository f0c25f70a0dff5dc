"""Everything to follow up, the nearest first: how it went by one key, and what it taught."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import ModalScreen

from handbok_tui.core.dates import parse_day
from handbok_tui.core.follow_up import OUTCOMES, Item, proposed
from handbok_tui.session import Session
from handbok_tui.session.saving.line_drafts import day_of, learned
from handbok_tui.texts import messages
from handbok_tui.texts.dates import in_column, long_date
from handbok_tui.texts.follow_up import due as texts
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.screens.dialogs.choosing import Choosing
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp
    from handbok_tui.tui.screens.dialogs.prompt import Next

ROOMY = 60
"""Cells; in a narrower window nothing stands beside what the things are called."""
LATE_WIDTH = len(texts.LATE) + 1


class FollowUpScreen(Choosing, Keyed, ModalScreen[Item]):
    """Answers with the thing to go to, or None."""

    scope = "follow_up"
    CSS_PATH = STYLES / "pick.tcss"
    app: HandbokApp

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.items: tuple[Item, ...] = ()
        self.steps: list[Item] = []
        self.rows = Rows()
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()

    def compose(self) -> ComposeResult:
        """Line, list, line."""
        yield self.top_bar
        yield self.rows
        yield self.bottom_bar

    def on_mount(self) -> None:
        """All that there is."""
        self.bottom_bar.keys(footer("follow_up"))
        self.rows.focus()
        self.redraw()
        if not self.items:
            self.bottom_bar.message(texts.NOTHING)

    def on_resize(self, _event: Resize) -> None:
        """Lay out anew."""
        self.call_after_refresh(self.redraw)

    def before_command(self) -> None:
        """A message stays until the next key."""
        self.bottom_bar.clear_message()

    def show_saving(self) -> None:
        """The state of saving has changed."""
        self.bottom_bar.saving(self.session.save_state)

    def redraw(self) -> None:
        """The list as it is now, with the same thing chosen."""
        chosen = self.rows.key
        self.items = self.session.follow_ups.items()
        roomy = self.app.size.width >= ROOMY
        self.rows.show(tuple(_rows(self.items, roomy=roomy)), chosen)
        waiting = sum(item.due for item in self.items)
        count = texts.things(waiting) if waiting else ""
        self.top_bar.say(texts.TITLE, f"{count} att följa upp" if count else "", "")
        self.show_saving()

    @property
    def chosen(self) -> Item | None:
        """The chosen thing; None, and it is said, where there is none."""
        found = next((item for item in self.items if _key(item) == self.rows.key), None)
        if found is None:
            self.bottom_bar.message(texts.NOTHING if not self.items else texts.CHOOSE)
        return found

    # -- going about -----------------------------------------------------------------------

    def action_choose(self) -> None:
        """Go to it."""
        if (item := self.chosen) is not None:
            self.dismiss(item)

    def action_close(self) -> None:
        """Back to the reader."""
        self.dismiss(None)

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("follow_up")

    # -- how it went -----------------------------------------------------------------------

    def action_outcome(self, number: str) -> None:
        """One key says how it went; then a line for what that taught, and the next day."""
        if (item := self.chosen) is None:
            return
        outcome = OUTCOMES[int(number) - 1]

        def take(learning: str) -> Next:
            day = proposed(outcome, self.session.follow_ups.today)
            self.session.follow_ups.follow(item, outcome, learning, day)
            return lambda: self._ask_again(item, outcome, day)

        mine = item.respondent == self.session.viewer.person
        label, place = texts.learning(outcome, mine=mine), learned(item, outcome)
        self.app.ask(label, texts.LEARNING_HINT, take, place=place)

    def _ask_again(self, item: Item, outcome: str, day: date | None) -> None:
        """The next day, proposed; it holds already if the person lets it be."""
        self._changed(item)

        def take(text: str) -> Next:
            again = parse_day(text, self.session.follow_ups.today)
            if again != day:
                self.session.follow_ups.set_day(item, again)
                self._changed(item)
            return lambda: settled(again)

        def settled(again: date | None) -> None:
            self.bottom_bar.message(texts.settled(outcome, long_date(again)))

        self.app.ask(
            texts.NEXT,
            texts.DAY_HINT,
            take,
            long_date(day),
            leave=lambda: settled(day),
            place=day_of(item),
        )

    def action_set_day(self) -> None:
        """Another day."""
        if (item := self.chosen) is None:
            return

        def take(text: str) -> Next:
            day = parse_day(text, self.session.follow_ups.today)
            self.session.follow_ups.set_day(item, day)
            return lambda: self._changed(item)

        day = long_date(item.day)
        self.app.ask(texts.DAY, texts.DAY_HINT, take, day, place=day_of(item))

    def action_undo(self) -> None:
        """Take back the last change made here, and nothing that was made elsewhere."""
        undone = bool(self.steps) and self.session.follow_ups.undo(self.steps.pop())
        self.app.save_soon()
        self.redraw()
        self.bottom_bar.message(messages.UNDONE if undone else messages.NOTHING_TO_UNDO)

    def _changed(self, item: Item) -> None:
        """A thing was changed here: save it, show it, and let u take it back."""
        self.steps.append(item)
        self.app.save_soon()
        self.redraw()


def _key(item: Item) -> str:
    return f"{item.kind}:{item.respondent}/{item.file}/{item.id}"


def _rows(items: tuple[Item, ...], *, roomy: bool) -> Iterator[Row]:
    """The list under its headings; the day of what is late is followed by the word."""
    said = ""
    for item in items:
        heading = texts.DUE if item.due else texts.COMING if item.day else texts.WITHOUT_DAY
        if heading != said:
            yield Row(heading)
            said = heading
        day = in_column(item.day) or "–"
        late = texts.LATE if item.late else ""
        room = LATE_WIDTH if roomy or late else 0
        text = f"{day:<11}{late:<{room}}{texts.named(item.kind, item.title)}"
        yield Row(text, item.whose if roomy else "", _key(item))
