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
from handbok_tui.export.formats import DEFAULT, FORMATS, Format
from handbok_tui.session import Session
from handbok_tui.storage.export_file import FileExists
from handbok_tui.texts import exporting
from handbok_tui.tui.commands import footer
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.screens.writing import Writing
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from handbok_tui.tui.app import HandbokApp

NAME = "min-handbok"


class ExportScreen(Writing, Keyed, ModalScreen[None]):
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
        self.path.text = str(Path.home() / (NAME + FORMATS[DEFAULT].suffix))
        self.path.focus()
        endings = [(form.suffix, form.title) for form in FORMATS.values()]
        self.result.update(Content(exporting.endings(endings)))
        self.top_bar.say(exporting.TITLE, "", "")
        self.bottom_bar.keys(footer("export"))
        selection = self.session.selection()
        lines = exporting.listing(
            [
                (visible(part.text), part.respondent is not None)
                for chapter in selection.chapters
                for part in chapter.answers
                if part.role in ("question", "answer-head")
            ],
            selection.included,
            selection.private_left_out,
            selection.unanswered,
        )
        self.summary.update(Content("\n".join(lines)))

    def on_line_input_changed(self) -> None:
        """Another name: ask again before writing over a file."""
        self.overwrite = False

    def action_write_file(self) -> None:
        """Write the file; over an existing one only at the second Enter."""
        if self.done:
            self.dismiss()
        elif not self.making:
            path = Path(self.path.text.strip()).expanduser()
            self.write(path, self.session.selection(), overwrite=self.overwrite)

    def began(self, form: Format) -> None:
        """It takes a while."""
        self._say(exporting.making(form.title))

    def refused(self, problem: HandbokError) -> None:
        """Say why; where the file exists, Enter again writes over it."""
        self.overwrite = isinstance(problem, FileExists)
        asked = exporting.ask_overwrite(self.path.text.strip())
        self._say(asked if self.overwrite else str(problem))

    def written(self, path: Path) -> None:
        """Say where, and how to fetch it."""
        self.done = True
        self.bottom_bar.message(exporting.CLOSE)
        fetch = exporting.fetch(str(path), getpass.getuser(), socket.gethostname())
        self._say(f"{exporting.written(str(path))}\n{fetch}")

    def _say(self, text: str) -> None:
        """Below the file's name, or in the reader where the person has gone back to it."""
        if self.is_attached:
            self.result.update(Content(visible(text)))
        else:
            self.app.tell(text.split("\n", 1)[0])

    def action_close(self) -> None:
        """Back to the reader."""
        self.dismiss()
