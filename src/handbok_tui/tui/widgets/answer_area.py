"""The editor: a text area in which keys never change places and nothing blinks.

Textual carries out bindings by way of the App, while letters go straight to the widget; when a
slow line delivers "word, Backspace, letter" in one packet, the Backspace would come last.  So
the editing keys are carried out here, in the order they were typed.
"""

from __future__ import annotations

from contextlib import suppress
from inspect import isawaitable
from itertools import takewhile

from textual.actions import SkipAction
from textual.binding import Binding
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import TextArea

from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.keys import command_for
from handbok_tui.tui.terminal.place import Place

MANY_CHECKPOINTS = 100_000
"""Steps of undo: more than anybody types in one sitting."""

_ACTIONS = {
    key: binding.action
    for binding in TextArea.BINDINGS
    if isinstance(binding, Binding)
    for key in binding.key.split(",")
}


class AnswerArea(TextArea):
    """Tab leaves it; undo reaches back to the beginning; copying says where it went."""

    class Copied(Message):
        """Something was sent to the clipboard."""

    def __init__(self) -> None:
        super().__init__(
            tab_behavior="focus",
            soft_wrap=True,
            max_checkpoints=MANY_CHECKPOINTS,
            highlight_cursor_line=False,
        )
        self.cursor_blink = False

    @property
    def place(self) -> Place:
        """Where one types."""
        x, y = self.cursor_screen_offset - self.content_region.offset
        return Place(y, x)

    async def _on_key(self, event: Key) -> None:
        """Carry out an editing key at once; letters are the base class's, which comes next."""
        screen = self.screen
        if isinstance(screen, Keyed) and (
            self.app.screen is not screen or command_for(screen.scope, event.key) is not None
        ):
            screen.take(event)
            return
        if (action := _ACTIONS.get(event.key)) is None:
            return
        event.stop()
        event.prevent_default()
        name, _, argument = action.partition("(")
        carry_out = getattr(self, f"action_{name}")
        with suppress(SkipAction):  # nothing is marked that could be copied
            done = carry_out(*([True] if argument else []))
            if isawaitable(done):
                await done

    async def _on_paste(self, event: Paste) -> None:
        """Taken by the base class, which comes next, and by nobody after it.

        One that comes when another screen is in front already is the screen's to hand on.
        """
        if self.app.screen is self.screen:
            event.stop()
        else:
            event.prevent_default()

    def _recompute_cursor_offset(self) -> None:
        """Find the cursor, also while an undo has taken away the line it stood on.

        Textual hides the scroll bar then, and looks for the cursor before it has moved it.
        """
        here = self.clamp_visitable(self.cursor_location)
        self._cursor_offset = self.wrapped_document.location_to_offset(here)

    def adopt(self, text: str) -> None:
        """Show another text; the cursor stays in the words and on the line where it is.

        Only what differs is put in, as an edit that can be undone.
        """
        old = self.text
        begun = _in_common(old, text)
        ended = _in_common(old[begun:][::-1], text[begun:][::-1])
        row = self.cursor_screen_offset.y
        self.replace(
            text[begun : len(text) - ended],
            _location(old, begun),
            _location(old, len(old) - ended),
            maintain_selection_offset=True,
        )
        self.scroll_relative(y=self.cursor_screen_offset.y - row, animate=False)

    def action_copy(self) -> None:
        """Copy, here and to the person's own machine where the terminal takes it."""
        super().action_copy()
        self.post_message(self.Copied())

    def action_cut(self) -> None:
        """Cut, the same way."""
        super().action_cut()
        self.post_message(self.Copied())


def _in_common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in pairs)


def _location(text: str, index: int) -> tuple[int, int]:
    """Row and column of the character with that number."""
    before = text[:index]
    return before.count("\n"), index - before.rfind("\n") - 1
