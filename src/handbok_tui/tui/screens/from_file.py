"""Taking in a file: which one, what it will be, and a yes.  What it will be is another's."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.visible import visible
from handbok_tui.storage.file_name import completed
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.keys import footer
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.line_input import LineInput

Result = TypeVar("Result")


class FromFileScreen(Keyed, ModalScreen[Result]):
    """A line for the file's name over a preview; ``how`` stands there until it is looked at.

    Who derives from it has ``action_go_on``, which sets ``looked_at`` to the name it read.
    """

    CSS_PATH = "from_file.tcss"
    heading: ClassVar[str]
    how: ClassVar[str]
    file_name: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.looked_at = ""
        self.path = LineInput(self.file_name)
        self.preview = Static(self.how, markup=False, id="preview")

    def forget(self) -> None:
        """Another file: nothing is known of it yet."""

    def compose(self) -> ComposeResult:
        """The file name, and below it what it will be."""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        yield self.top_bar
        yield self.path
        with VerticalScroll() as self.scroll:
            yield self.preview
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Ready to type, from where the files are."""
        self.path.propose(f"{Path.cwd()}/")
        self.path.focus()
        self.top_bar.say(self.heading, "", "")
        self.bottom_bar.keys(footer(self.scope))

    def on_line_input_changed(self) -> None:
        """What was shown is of another file.

        Word of fast typing can come after the key that followed it.
        """
        if self.path.text != self.looked_at:
            self.looked_at = ""
            self.forget()
            self.show(self.how)

    def action_complete(self) -> None:
        """The rest of the file's name, as far as it can only be one."""
        found = completed(self.path.text)
        if found != self.path.text:
            self.path.text = found
            self.on_line_input_changed()

    def action_rows_down(self) -> None:
        """Further down in the preview."""
        self.scroll.scroll_page_down()

    def action_rows_up(self) -> None:
        """Further up in the preview."""
        self.scroll.scroll_page_up()

    def action_close(self) -> None:
        """Back without taking anything in."""
        self.dismiss(None)

    def show(self, text: str) -> None:
        """Say something in place of the preview, from its beginning."""
        self.preview.update(Content(visible(text)))
        self.scroll.scroll_home(animate=False)
