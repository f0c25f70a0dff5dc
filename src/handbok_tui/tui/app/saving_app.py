"""The half of the program that keeps the promise: all is saved, however the program ends."""

from __future__ import annotations

import signal
from contextlib import suppress

from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.place import Reading
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.storage.person.presence import Presence
from handbok_tui.texts import messages
from handbok_tui.tui.app.faults import Faults
from handbok_tui.tui.app.saver import Saver
from handbok_tui.tui.app.shutdown import Ending
from handbok_tui.tui.app.watcher import Heard, Watcher
from handbok_tui.tui.terminal.display import DirectApp
from handbok_tui.tui.terminal.input.incoming import Noted

_SETTLED = 0.2  # seconds: typing takes a message away
_NOTED = {
    Noted.NOT_UTF8: (messages.NOT_UTF8, messages.NOT_UTF8_SHORT),
    Noted.LEFT_OUT: (messages.LEFT_OUT, messages.LEFT_OUT),
    Noted.KEY_CUT: (messages.KEY_CUT, messages.KEY_CUT_SHORT),
}


class SavingApp(DirectApp[None]):
    """Saves what the session holds, says how it goes, and leaves when all is saved."""

    def __init__(
        self, session: Session, place: PlaceFile, presence: Presence | None = None
    ) -> None:
        super().__init__()
        self.presence = presence
        self.session = session
        self.place = place
        self.reading = Reading()
        alive = presence.alive if presence is not None else lambda: None
        self.saver = Saver(self, session, self._saving_changed, alive)
        self.watcher = Watcher(session, self.post_message)
        self.ending = Ending(self._make_safe, self._leave_from_anywhere)
        self.faults = Faults(lambda: self._make_safe(1), self._go_on)
        self._leaving = False
        self.parting = ""
        """What stands in the terminal once the program has left it."""
        self.crash: BaseException | None = None
        """The fault of the program that ended it, if one did."""

    def tell(self, text: str) -> None:
        """Say something on the screen that is shown."""
        raise NotImplementedError

    def offer_other_place(self, why: str) -> None:
        """Saving fails and the person wants to leave: where shall the text go?"""
        raise NotImplementedError

    def typed(self) -> None:
        """Something was typed: save after a rest."""
        self.saver.after_rest()

    def save_soon(self) -> None:
        """Save now, in a worker."""
        self.saver.save_now()

    def _saving_changed(self) -> None:
        if note := self.session.save_state.note:
            self.tell(note)
        show = getattr(self.screen, "show_saving", None)
        if show is not None:
            show()
        if self._leaving:
            self._leave_when_saved()

    def on_heard(self, event: Heard) -> None:
        """Others have changed answers: show them, and write what they took away."""
        if said := self.session.hear(event.news):
            self.tell(said)
        self._saving_changed()
        if self.session.dirty:
            self.saver.unless_waiting()

    def _take_in(self) -> None:
        """What stands in an editor and has not been told of yet is in the session after this."""
        if (take_in := getattr(self.screen, "before_command", None)) is not None:
            take_in()

    def _remember_place(self) -> None:
        reading = self.reading
        self.place.write(reading.leaf, reading.anchor, reading.question)

    def leave(self, said: str = "") -> None:
        """Quit as soon as all is saved; where it cannot be, another place is offered.

        ``said`` is what then stands in the terminal.
        """
        self.parting = said
        self._take_in()
        self._remember_place()
        self._leaving = True
        self.saver.save_now()
        self._leave_when_saved()

    def _leave_when_saved(self) -> None:
        state = self.session.save_state
        if not self.session.dirty:
            self.exit()
        elif state.kind == "failed":
            self._leaving, self.parting = False, ""
            self.offer_other_place(messages.not_saved(state.error))
        else:
            self.tell(messages.STILL_SAVING)

    async def action_quit(self) -> None:
        """Ctrl+Q means the same as q, in fields too, and says so, for many press it by mistake."""
        self.leave(messages.LEFT_BY_CTRL_Q)

    # -- faults of the program (faults.py) ---------------------------------------------------

    def goes_on(self, error: Exception) -> bool:
        """Whether the program goes on after a fault.  Driven by a test, it never does."""
        return not self.is_headless and self.is_running and self.faults.goes_on(error)

    def _handle_exception(self, error: Exception) -> None:
        """Where Textual brings what failed in a timer, a drawing or a worker."""
        if not self.goes_on(error):
            super()._handle_exception(error)

    def thread_failed(self, error: BaseException | None) -> None:
        """A thread of the program has failed; for ``threading.excepthook``."""
        if isinstance(error, Exception):
            self.from_anywhere(lambda: self._handle_exception(error))

    def _go_on(self, log: str) -> None:
        """Back to the reader: whatever failed is left, and all is saved."""
        self.call_later(self.go_home)
        self.call_later(self.saver.save_now)
        self.call_later(self.tell, messages.went_on(log.rpartition("/")[2]))

    def go_home(self) -> None:
        """Leave every screen over the reader."""
        raise NotImplementedError

    def _fatal_error(self) -> None:
        """The program cannot go on.  No value of a variable, so no answer, is printed with it
        (Textual would show them all).
        """
        self._make_safe(1)
        self.crash = self._exception
        self._close_messages_no_wait()

    # -- the terminal ------------------------------------------------------------------------

    def terminal_noted(self, what: Noted) -> None:
        """Say it on the screen in front, when what came with it has been taken in."""
        self.set_timer(_SETTLED, lambda: self._say_in_front(*_NOTED[what]))

    def _say_in_front(self, text: str, short: str) -> None:
        bar = getattr(self.screen, "bottom_bar", None)
        if bar is None:
            self.tell(text)
        else:
            bar.message(text, short)

    # -- ends that nobody asked for (ending.py) ----------------------------------------------

    def terminal_lost(self) -> None:
        """Nobody is there any more."""
        self.ending.begin(128 + signal.SIGHUP)

    def _make_safe(self, seconds: float) -> None:
        if self.session.drafts is not None:
            self.session.drafts.journal.flush(seconds)

    def _leave_from_anywhere(self, status: int) -> None:
        self.from_anywhere(lambda: self._leave_at_once(status))

    def _leave_at_once(self, status: int) -> None:
        self._take_in()
        self._remember_place()
        with suppress(HandbokError):  # then it is offered at the next start
            self.session.save()
        self.exit(return_code=status)
