"""Group mode: one thing to talk about, large and quiet, and one person who writes.

Sends nothing while nothing happens; a running timer is told once a minute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.containers import Center, Middle
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.meeting import Screenful, spacious
from handbok_tui.session import Target
from handbok_tui.session.log.meeting import Meeting
from handbok_tui.texts.log import meeting as texts
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.theme import LIGHT, MONOCHROME
from handbok_tui.tui.widgets.bars import BottomBar, TopBar

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp

BESIDE = 8
"""Cells left free beside the text, where the window is wide enough."""
FOOT = 4
"""Lines below the text: blank, who and how long, what comes next, blank."""
SHARP = 0.05
"""Seconds by which the timer is told late rather than early: no minute is told twice."""


class GroupScreen(Keyed):
    """Shows a meeting and reports keys to it."""

    scope = "group"
    CSS_PATH = STYLES / "group.tcss"
    app: HandbokApp

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self.meeting = meeting
        self.page = 0
        self.theme_before = ""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        self.text = Static(markup=False, id="slide")
        self.about = Static(markup=False, id="about")
        self.then = Static(markup=False, id="then")
        self._ticking: Timer | None = None

    @property
    def marked(self) -> Static:
        """The slide."""
        return self.text

    def compose(self) -> ComposeResult:
        """The slide in the middle, below it how and what comes next."""
        yield self.top_bar
        with Middle(), Center():
            yield self.text
        yield self.about
        yield self.then
        yield self.bottom_bar

    def on_mount(self) -> None:
        """The rules first."""
        self.show_slide()

    def on_resize(self) -> None:
        """As much space as there is."""
        self.call_after_refresh(self.show_slide)

    def on_bottom_bar_grown(self) -> None:
        """The same where the words at the bottom need room."""
        self.call_after_refresh(self.show_slide)

    def on_screen_resume(self) -> None:
        """Back from writing."""
        self.show_slide()

    def on_unmount(self) -> None:
        """However the meeting ends, the colours that are remembered are the person's own."""
        self._stop_ticking()
        if self.theme_before:
            self.app.set_reactive(App.theme, self.theme_before)

    def before_command(self) -> None:
        """A message stays until the next key."""
        self.bottom_bar.clear_message()

    # -- drawing ---------------------------------------------------------------------------

    @property
    def pages(self) -> tuple[Screenful, ...]:
        """The slide in screenfuls."""
        width, height = self.app.size
        beside = BESIDE if width > 60 else 2
        return spacious(
            self.meeting.slide, width - beside, height - 1 - self.bottom_bar.height - FOOT
        )

    def show_slide(self) -> None:
        """The present slide at the present size."""
        meeting, pages = self.meeting, self.pages
        self.page = max(0, min(self.page, len(pages) - 1))
        self.text.update(Content("\n".join(pages[self.page])))
        self.bottom_bar.keys(footer("group", () if meeting.slide.template else ("worksheets",)))
        following = meeting.next
        self.then.update(Content(visible(texts.then(following.brief)) if following else ""))
        self.show_saving()

    def show_saving(self) -> None:
        """Where the meeting is, how long is left, how saving goes."""
        meeting, slide = self.meeting, self.meeting.slide
        title = texts.TITLE if meeting.topic.card is None else meeting.topic.title
        here = slide.brief
        if slide.kind == "step":
            here = texts.step(meeting.index, len(meeting.slides) - 2)
        elif slide.kind == "question":
            here = texts.QUESTION.capitalize()
        self.top_bar.say(title, here, meeting.group.name)
        left = meeting.minutes_left
        said = "" if left is None else texts.minutes_left(left, paused=not meeting.running)
        who = texts.ROUND if meeting.round else slide.who
        self.about.update(Content(visible(texts.about(slide.minutes, said, who))))
        self.bottom_bar.saving(meeting.session.save_state)

    # -- slides ----------------------------------------------------------------------------

    def action_next_slide(self) -> None:
        """The rest of this one, then the next one."""
        if self.page + 1 < len(self.pages):
            self.page += 1
        elif self.meeting.move(1):
            self.page = 0
            self._stop_ticking()
        else:
            self.bottom_bar.message(texts.NO_MORE)
            return
        self.show_slide()

    def action_previous_slide(self) -> None:
        """The one before."""
        if self.page:
            self.page -= 1
        elif self.meeting.move(-1):
            self._stop_ticking()
            self.page = len(self.pages) - 1
        self.show_slide()

    def action_round(self) -> None:
        """One at a time, on and off."""
        self.meeting.round = not self.meeting.round
        self.show_slide()

    # -- writing ---------------------------------------------------------------------------

    def action_record(self) -> None:
        """Write what belongs to this slide."""
        self._write(self.meeting.target)

    def action_rules(self) -> None:
        """Change the rules."""
        self._write(self.meeting.rules)

    def action_decide(self) -> None:
        """Write what is agreed."""
        self._write(self.meeting.decision)

    def action_worksheets(self) -> None:
        """The template that the step is about, filled in by the group; else one of all."""
        if template := self.meeting.slide.template:
            self.app.open_worksheet(template, self.meeting.group.id)
        else:
            self.app.show_worksheets(self.meeting.group.id)

    def _write(self, target: Target) -> None:
        try:
            self.meeting.session.writable(target)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.app.answer(target)

    def action_switch_group(self) -> None:
        """Another group writes."""
        if self.meeting.switch_group():
            self.show_slide()
            self.bottom_bar.message(texts.group_writes(self.meeting.group.name))
        else:
            self.bottom_bar.message(texts.ONE_GROUP)

    # -- the timer ---------------------------------------------------------------------------

    def action_timer(self) -> None:
        """Start, pause, go on."""
        self.meeting.toggle_timer()
        self._tick()

    def _tick(self) -> None:
        self._stop_ticking()
        self.show_saving()
        if self.meeting.running:
            self._ticking = self.set_timer(self.meeting.next_minute + SHARP, self._tick)

    def _stop_ticking(self) -> None:
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None

    # -- the rest --------------------------------------------------------------------------

    def action_light(self) -> None:
        """A light ground for a projector, and back."""
        if self.app.theme == MONOCHROME.name:
            self.bottom_bar.message(texts.NO_COLOURS)
        elif self.theme_before:
            self.app.theme, self.theme_before = self.theme_before, ""
        else:
            self.theme_before, self.app.theme = self.app.theme, LIGHT.name

    def action_close(self) -> None:
        """Back to the text, in the person's own colours."""
        if self.theme_before:
            self.app.theme, self.theme_before = self.theme_before, ""
        self.app.pop_screen()

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("group")
