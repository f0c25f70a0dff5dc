"""One line that a person types: a word to find, letters to filter by, a date, a file's name.

Keys that are commands of the screen stay the screen's, so that arrows move in a list below.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.typed_line import TypedLine
from handbok_tui.core.typed_steps import TypedSteps
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import command_for
from handbok_tui.tui.terminal.place import Place


class LineInput(Widget, can_focus=True):
    """``label`` stands before the text, ``note`` at the right end, as long as it leaves room for
    what is typed.
    """

    line: reactive[TypedLine] = reactive(TypedLine())
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
        self._steps = TypedSteps()
        self.begins_blank = True
        """Whether a blank may come first; where it may not, it is the screen's."""

    @property
    def text(self) -> str:
        """What stands there."""
        return self.line.text

    @text.setter
    def text(self, text: str) -> None:
        self._steps = TypedSteps()
        self.line = TypedLine(text, len(text))

    def propose(self, text: str) -> None:
        """Put a text there that the first letter replaces."""
        self._steps = TypedSteps()
        self.line = TypedLine(text, len(text), proposed=bool(text))

    @property
    def _room(self) -> int:
        """Cells for what is typed."""
        return max(4, self.size.width - cell_len(self.label) - 4)

    @property
    def _shown(self) -> tuple[str, str]:
        """What is seen before the cursor and from it on: as much as there is room for."""
        room, (text, at, _) = self._room, self.line
        parts = text[max(0, at - room) : at], text[at : at + room + 1]
        before, after = (visible(part).replace("\n", " ") for part in parts)
        cut_before, cut_after = at > len(parts[0]), at + len(parts[1]) < len(text)
        while cell_len(before) + cut_before > room:
            before, cut_before = before[1:], True
        before = f"…{before}" if cut_before else before
        while cell_len(before) + cell_len(after) + cut_after > room + 1 and len(after) > 1:
            after, cut_after = after[:-1], True
        return before, f"{after}…" if cut_after and len(after) > 1 else after

    @property
    def place(self) -> Place:
        """Where one types."""
        before, _ = self._shown
        return Place(0, min(cell_len(self.label) + 1 + cell_len(before), self.size.width - 1))

    def render(self) -> Content:
        """Label, text and a still cursor; a proposal stands out as a whole."""
        width = self.size.width
        note, (before, after) = visible(self.note), self._shown
        shown = cell_len(before) + cell_len(after)
        if shown and shown + cell_len(note) > self._room:
            note = ""
        cursor = (after[:1] or " ", "reverse") if self.has_focus else after[:1]
        text = (before, "reverse") if self.line.proposed and self.has_focus else before
        left = Content.assemble((self.label, "bold"), " ", text, cursor, after[1:])
        gap = max(1, width - left.cell_length - cell_len(note))
        return Content.assemble(left, " " * gap, note).truncate(width)

    def on_key(self, event: Key) -> None:
        """What edits the line is taken in; all other keys are the screen's."""
        if self.app.screen is self.screen and self.edit(event):
            event.stop()
            event.prevent_default()
        elif isinstance(self.screen, Keyed):
            self.screen.take(event)

    def edit(self, event: Key) -> bool:
        """Take in a key; False for one that does nothing here."""
        if event.key == "space" and not (self.text or self.begins_blank):
            return False
        if event.is_printable and event.character:
            self._change(self.line.insert(event.character.replace("\t", " ")))
            return True
        if isinstance(self.screen, Keyed) and command_for(self.screen.scope, event.key):
            return False
        if event.key in ("ctrl+z", "ctrl+y"):
            go = self._steps.back if event.key == "ctrl+z" else self._steps.again
            self._show(go(self.line))
        elif (found := self.line.key(event.key)) is None:
            return False
        else:
            self._change(found)
        return True

    def on_paste(self, event: Paste) -> None:
        """A pasted text on one line; the screen hands it on if another is in front already."""
        if self.app.screen is self.screen:
            event.stop()
            self.insert(event.text)

    def insert(self, text: str) -> None:
        """Add a text, on one line."""
        self._change(self.line.insert(" ".join(text.split())))

    def watch_has_focus(self, focused: bool) -> None:  # noqa: FBT001 - Textual's
        """The cursor stands only where one types."""
        super().watch_has_focus(focused)
        self.refresh()

    def _change(self, line: TypedLine) -> None:
        if line.text != self.text:
            self._steps.typed(self.line, line)
        self._show(line)

    def _show(self, line: TypedLine) -> None:
        told, self.line = self.text, line
        if line.text != told:
            self.post_message(self.Changed(self, line.text))
