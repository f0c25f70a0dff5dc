"""The editor: a text area in which keys never change places and nothing blinks.

Textual carries out bindings by way of the App, while letters go straight to the widget; when a
slow line delivers "word, Backspace, letter" in one packet, the Backspace would come last.  So
the editing keys are carried out here, in the order they were typed.
"""

from __future__ import annotations

from contextlib import suppress
from inspect import isawaitable

from rich.text import Text
from textual.actions import SkipAction
from textual.binding import Binding
from textual.document._document import EditResult
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.events import Key, Paste
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from handbok_tui.core.typed_steps import begins_word
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import command_for
from handbok_tui.tui.terminal.place import Place
from handbok_tui.tui.widgets.long_lines import LongLines, in_common

MANY_CHECKPOINTS = 100_000
"""Steps of undo: more than anybody types in one sitting."""

_ACTIONS = {
    key: binding.action
    for binding in TextArea.BINDINGS
    if isinstance(binding, Binding)
    for key in binding.key.split(",")
}


class AnswerArea(TextArea):
    """Tab leaves it; undo takes back a word at a time and reaches back to the beginning; copying
    says where it went.
    """

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
        self.match_cursor_bracket = False  # would look for the other one through all the text

    @property
    def place(self) -> Place:
        """Where one types."""
        x, y = self.cursor_screen_offset - self.content_region.offset
        return Place(y, x)

    def on_resize(self) -> None:
        """Where one types stays in sight, also when the line below needs room for more words."""
        self.call_after_refresh(self.scroll_cursor_visible)

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

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; each word that is begun is a step of undo."""
        row, column = edit.top
        if len(edit.text) == 1 and begins_word(
            self.document[row][max(0, column - 1) : column], edit.text
        ):
            self.history.checkpoint()
        return super().edit(edit)

    def _set_document(self, text: str, language: str | None) -> None:
        """Another text, wrapped by LongLines."""
        super()._set_document(text, language)
        self.wrapped_document = LongLines(self.document, self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def _render_line(self, y: int) -> Strip:
        """One row; of a long line no more is looked at than the row itself."""
        wrapped = self.wrapped_document
        if isinstance(wrapped, LongLines):
            found = wrapped.in_long_line(y + self.scroll_offset.y)
            if found is not None:
                return self._row_of_long_line(*found)
        return super()._render_line(y)

    def _row_of_long_line(self, row: int, start: int, end: int) -> Strip:
        line, theme = self.document[row], self._theme
        last = end == len(line)
        text = Text(line[start:end] + " " * last, end="")
        first, second = sorted(self.selection)
        if theme is not None and first != second and first[0] <= row <= second[0]:
            begins = first[1] if first[0] == row else 0
            ends = second[1] if second[0] == row else len(line)
            if theme.selection_style is not None and begins < end and ends > start:
                text.stylize(theme.selection_style, max(0, begins - start), ends - start)
        cursor_row, column = self.selection.end
        here = cursor_row == row and start <= column < end + last
        if theme is not None and theme.cursor_style is not None and here and self._draw_cursor:
            text.stylize(theme.cursor_style, column - start, column - start + 1)
        base = theme.base_style if theme is not None else None
        style = base if base is not None else self.rich_style
        strip = Strip(text.render(self.app.console), cell_length=text.cell_len)
        width = self.scrollable_content_region.size.width
        return strip.extend_cell_length(width, style).apply_style(style)

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
        begun = in_common(old, text)
        ended = in_common(old[begun:][::-1], text[begun:][::-1])
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


def _location(text: str, index: int) -> tuple[int, int]:
    """Row and column of the character with that number."""
    before = text[:index]
    return before.count("\n"), index - before.rfind("\n") - 1
