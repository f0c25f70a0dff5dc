"""Taking home the own handbook: what goes along, where it goes, and how to fetch it."""

from __future__ import annotations

import getpass
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.visible import visible
from handbok_tui.export.formats import FORMATS
from handbok_tui.export.profiles import summary
from handbok_tui.session import Session
from handbok_tui.session.exporting import exported
from handbok_tui.storage.export_file import FileExists, write_export
from handbok_tui.texts import exporting
from handbok_tui.tui.commands import footer
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from handbok_tui.tui.app import HandbokApp

NAME = "min-handbok"


class ExportScreen(Keyed, ModalScreen[None]):
    """Says exactly what leaves before anything does."""

    scope = "export"
    CSS_PATH = "export.tcss"
    app: HandbokApp

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.overwrite = False
        self.done = False
        self.summary = Static(markup=False, id="summary")
        self.path = LineInput(exporting.FILE_NAME)
        self.result = Static(markup=False, id="result")

    def compose(self) -> ComposeResult:
        """The list of what goes along, the file name, the result."""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        yield self.top_bar
        yield self.summary
        yield self.path
        yield self.result
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Fill in what is known."""
        self.path.text = str(Path.home() / (NAME + FORMATS["markdown"].suffix))
        self.path.focus()
        self.top_bar.say(exporting.TITLE, "", "")
        self.bottom_bar.keys(footer("export"))
        selection = self.session.selection()
        lines = exporting.listing(selection.rows, selection.left_out, summary(selection))
        self.summary.update(Content("\n".join(map(visible, lines))))

    def on_line_input_changed(self) -> None:
        """Another name: ask again before writing over a file."""
        self.overwrite = False

    def action_write_file(self) -> None:
        """Write the file; over an existing one only at the second Enter."""
        if self.done:
            self.dismiss()
            return
        path = Path(self.path.text.strip()).expanduser()
        try:
            text = exported(FORMATS["markdown"], self.session.selection()).content
            write_export(path, text, overwrite=self.overwrite)
        except FileExists:
            self.overwrite = True
            self.result.update(Content(exporting.ask_overwrite(visible(str(path)))))
            return
        except HandbokError as problem:
            self.result.update(Content(visible(str(problem))))
            return
        self.done = True
        self.bottom_bar.message(exporting.CLOSE)
        fetch = exporting.fetch(str(path), getpass.getuser(), socket.gethostname())
        self.result.update(Content(visible(f"{exporting.written(str(path))}\n{fetch}")))

    def action_close(self) -> None:
        """Back to the reader."""
        self.dismiss()
