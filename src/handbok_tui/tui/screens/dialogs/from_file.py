"""Asks for a file, shows what it would become, and takes it in on a yes.  Subclasses read it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.storage.files.file_name import completed
from handbok_tui.texts.chapters import importing as texts
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.line_input import LineInput

Result = TypeVar("Result")

_LOOKING = "looking"
"""The workers that read a file."""


class FromFileScreen(Keyed, ModalScreen[Result]):
    """A line for the file's name over a preview; ``how`` stands there until it is looked at.

    A file is read beside everything else.  Who derives from it says in ``look`` what it will be,
    and in ``do`` does it; ``ready`` is whether there is something to do, ``risk`` why Enter does
    not do it, "" where it does.
    """

    CSS_PATH = STYLES / "from_file.tcss"
    heading: ClassVar[str]
    how: ClassVar[str]
    file_name: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.looked_at = ""
        self.ready = False
        self.risk = ""
        self.asked_about = ""
        """The name that is thrown away if it is left once more."""
        self.path = LineInput(self.file_name)
        self.preview = Static(self.how, markup=False, id="preview")

    async def look(self, name: str) -> None:
        """Read a file and show what it will be, with ``showed``.  Raises HandbokError."""
        raise NotImplementedError

    def do(self) -> None:
        """Do what was shown.  Raises HandbokError."""
        raise NotImplementedError

    def forget(self) -> None:
        """Another file: nothing is known of it yet."""
        self.ready, self.risk = False, ""

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
            self.begin_anew()

    def begin_anew(self) -> None:
        """No file is read and nothing of it is known."""
        self.workers.cancel_group(self, _LOOKING)
        self.looked_at = ""
        self.forget()
        self.show(self.how)
        self.bottom_bar.clear_message()

    # -- reading it ------------------------------------------------------------------------

    @property
    def looks(self) -> bool:
        """Whether a file is being read."""
        return any(w.group == _LOOKING and not w.is_finished for w in self.workers)

    def look_again(self) -> None:
        """Read the file that is named, in place of what was known of it."""
        self.forget()
        self.looked_at = self.path.text
        self.show(texts.READING)
        self.bottom_bar.message(texts.READING_KEYS)
        self.begin(partial(self._look, self.looked_at), _LOOKING)

    async def _look(self, name: str) -> None:
        try:
            await self.look(name.strip())
        except HandbokError as problem:
            self.show(str(problem))
            self.bottom_bar.clear_message()

    def showed(self, lines: str, ask: str, risk: str = "") -> None:
        """What it will be is known: show it, and ask; what is a risk is said first, with what
        Enter does then.
        """
        self.ready, self.risk = True, risk
        self.show("\n\n".join(filter(None, (texts.risky(risk) if risk else "", lines))))
        self.bottom_bar.message(texts.ASK_RISKY if risk else ask)

    def action_go_on(self) -> None:
        """Show what it will be; the next time do it, or where that is a risk let it be."""
        if self.looks:
            self.bottom_bar.message(texts.READING_KEYS)
        elif not self.ready:
            self.look_again()
        elif self.risk:
            self.begin_anew()
            self.bottom_bar.message(texts.LET_BE)
        else:
            self._do()

    def action_anyway(self) -> None:
        """Do it in spite of the risk."""
        if self.ready and self.risk:
            self._do()

    def _do(self) -> None:
        try:
            self.do()
        except HandbokError as problem:
            self.forget()
            self.show(str(problem))
            self.bottom_bar.clear_message()

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
        """Back without taking anything in; while a file is read, give that up."""
        if self.looks:
            self.begin_anew()
            self.bottom_bar.message(texts.GIVEN_UP)
        elif self._would_lose_a_name:
            self.asked_about = self.path.text
            self.bottom_bar.message(texts.ASK_LEAVE_NAME)
        else:
            self.dismiss(None)

    @property
    def _would_lose_a_name(self) -> bool:
        """Whether a name has been typed that nothing has been made of, and not asked about."""
        name = self.path.text
        typed = name.strip() not in ("", f"{Path.cwd()}/") and name != self.asked_about
        return typed and not self.ready

    def show(self, text: str) -> None:
        """Say something in place of the preview, from its beginning."""
        self.preview.update(Content(visible(text)))
        self.scroll.scroll_home(animate=False)
