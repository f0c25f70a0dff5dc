"""Keys are carried out in the order they are typed, however a slow line delivers them.

Textual takes letters straight to the widget that has the focus and everything else by way of
the App, so keys that arrive in one packet can change places, and letters typed after the key
that opens a screen can land in the screen below.  Here whoever has the focus looks each key up
in the table of commands and carries it out at once; a key that comes when another screen is
already in front is handed on to that one.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

from textual.await_complete import AwaitComplete
from textual.events import Key, Paste
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

from handbok_tui.tui.commands.command import Command
from handbok_tui.tui.commands.keys import command_for
from handbok_tui.tui.commands.scopes import Scope
from handbok_tui.tui.terminal.input.typed import PASTED_TAB
from handbok_tui.tui.terminal.private import speaking_as, take_callback


class Keyed(Screen[Any]):
    """A screen whose commands are those of one scope."""

    scope: ClassVar[Scope]

    @property
    def marked(self) -> Widget | None:
        """The widget in which something is chosen or read, for the terminal's own cursor."""
        return self.focused

    def on_key(self, event: Key) -> None:
        """A key that no widget has taken."""
        self.take(event)

    def take(self, event: Key) -> None:
        """Carry out a key now, or hand it on to the screen in front."""
        event.stop()
        event.prevent_default()
        if self.app.screen is not self:
            self.app.screen.post_message(Key(event.key, event.character))
            return
        # A pasted tab is one only where there is a text to put it in.
        command = command_for(self.scope, "tab" if event.key == PASTED_TAB else event.key)
        if command is None:
            self.other_key(event)
            return
        self.carry_out(command, event.key)

    def carry_out(self, command: Command, key: str = "") -> None:
        """Do what a command says; ``key`` is for those of which several keys do the same."""
        self.before_command()
        action = getattr(self, f"action_{command.id}")
        action(*([key] if command.shown_keys else []))

    def begin(self, work: Callable[[], Coroutine[Any, Any, None]], instead_of: str = "") -> None:
        """Do something that waits, in place of what was begun under that name and is not done.

        Called when its turn comes: nothing is left unawaited where another takes its place first.
        """
        group = instead_of or "default"
        _: Worker[None] = self.run_worker(work, group=group, exclusive=bool(instead_of))

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close; whoever opened it is answered at once, before the next key is looked at.

        Textual answers when the screen below comes to it, and a key may come before that.
        """
        answered = take_callback(self)
        gone = super().dismiss(result)
        if answered is not None:
            with speaking_as(self.app):
                answered(result)
        return gone

    def close_and(self, after: Callable[[], None]) -> None:
        """Close this screen, then do something: what that opens answers to the app, for nobody
        hears what is said to a screen that has gone.
        """
        self.dismiss()
        with speaking_as(self.app):
            after()

    def on_paste(self, event: Paste) -> None:
        """A text that no widget has taken: for the screen in front, as with keys."""
        event.stop()
        front = self.app.screen
        if front is self:
            self.pasted(event.text)
        else:
            (front.focused or front).post_message(Paste(event.text))

    def pasted(self, text: str) -> None:
        """A text that was pasted where no widget takes it."""

    def before_command(self) -> None:
        """Whatever must be in order before a command is carried out."""

    def other_key(self, event: Key) -> None:
        """A key that is no command here."""
