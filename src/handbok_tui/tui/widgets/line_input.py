"""One line that a person types: a word to find, letters to filter by.

Only adds and takes away at the end, so that every other key stays free for the list below.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from handbok_tui.core.visible import visible
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.terminal.place import Place


class LineInput(Widget, can_focus=True):
    """``label`` stands before the text, ``note`` at the right end, as long as it leaves room for
    what is typed.
    """

    text: reactive[str] = reactive("")
    note: reactive[str] = reactive("")

    class Changed(Message):
        """The text of a line is another one now."""

        def __init__(self, line: LineInput, text: str) -> None:
            super().__init__()
            self.line = line
            self.text = text

        @property
        def control(self) -> LineInput:
            """The line."""
            return self.line

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    @property
    def _room(self) -> int:
        """Cells for what is typed."""
        return max(4, self.size.width - cell_len(self.label) - 4)

    @property
    def _shown(self) -> str:
        """The end of what is typed, as much as there is room for."""
        shown = visible(self.text).replace("\n", " ")
        while cell_len(shown) > self._room:
            shown = shown[1:]
        return shown

    @property
    def place(self) -> Place:
        """Where one types."""
        return Place(0, min(cell_len(self.label) + 1 + cell_len(self._shown), self.size.width - 1))

    def render(self) -> Content:
        """Label, text and a still cursor."""
        width = self.size.width
        note, shown = visible(self.note), self._shown
        if shown and cell_len(shown) + cell_len(note) > self._room:
            note = ""
        cursor = (" ", "reverse") if self.has_focus else ""
        left = Content.assemble((self.label, "bold"), " ", shown, cursor)
        gap = max(1, width - left.cell_length - cell_len(note))
        return Content.assemble(left, " " * gap, note).truncate(width)

    def on_key(self, event: Key) -> None:
        """Letters are added, Backspace takes one away; all other keys are the screen's."""
        if self.app.screen is self.screen and self.edit(event):
            event.stop()
            event.prevent_default()
        elif isinstance(self.screen, Keyed):
            self.screen.take(event)

    def edit(self, event: Key) -> bool:
        """Take in a key; False for one that does nothing here."""
        if event.is_printable and event.character:
            self._change(self.text + event.character)
        elif event.key == "backspace":
            self._change(self.text[:-1])
        elif event.key == "ctrl+u":
            self._change("")
        else:
            return False
        return True

    def on_paste(self, event: Paste) -> None:
        """A pasted text on one line; the screen hands it on if another is in front already."""
        if self.app.screen is self.screen:
            event.stop()
            self.insert(event.text)

    def insert(self, text: str) -> None:
        """Add a text, on one line."""
        self._change(self.text + " ".join(text.split()))

    def watch_has_focus(self, focused: bool) -> None:  # noqa: FBT001 - Textual's
        """The cursor stands only where one types."""
        super().watch_has_focus(focused)
        self.refresh()

    def _change(self, text: str) -> None:
        self.text = text
        self.post_message(self.Changed(self, text))
