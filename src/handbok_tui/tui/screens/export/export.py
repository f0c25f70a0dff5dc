"""Taking home the own handbook: what goes along, how, where it goes, and how to fetch it."""

from __future__ import annotations

import asyncio
import getpass
import socket
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.edition.parts import Part, Place
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.export.formats import DEFAULT, FORMATS
from handbok_tui.export.profiles.registry import PROFILES, along
from handbok_tui.session import Session
from handbok_tui.session.export.order import (
    ROWS,
    asked,
    changed,
    options,
    remembered,
    selected,
    to_remember,
    value,
    words,
)
from handbok_tui.session.export.rendering import exported, known
from handbok_tui.storage.export.ways_home import fetching, folded, program, server, without_file
from handbok_tui.storage.files.export_file import (
    FileExists,
    free_name,
    named_file,
    refuse_file,
    write_export,
)
from handbok_tui.storage.person.order import OrderFile
from handbok_tui.texts.export import exporting
from handbok_tui.texts.export import order as texts
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.screens.dialogs.choosing import Choosing
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp
    from handbok_tui.tui.screens.dialogs.prompt import Next

FILE = "file"
NARROW = 60
"""Cells: in less there is no room for the choices to stand in a column of their own."""
LOW = 20
"""Lines: in less the choices give way to what is said of a file that has been written."""
CLIPBOARD_LIMIT = 100_000
"""Characters: more than this many terminals drop without a word."""


class ExportScreen(Choosing, Keyed, ModalScreen[None]):
    """Says exactly what leaves before anything does."""

    scope = "export"
    CSS_PATH = STYLES / "export.tcss"
    app: HandbokApp

    def __init__(self, session: Session, leaf: str, memory: OrderFile) -> None:
        super().__init__()
        self.session = session
        self.leaf = leaf
        self.memory = memory
        self.order = remembered(memory.read(ROWS), session, leaf)
        self.path = ""
        self.overwrite = False
        self.exists = False
        """Whether it has just been said that the file exists."""
        self.written = False
        """Whether the file is written, and how to get it stands below the choices."""
        self.rows = Rows()
        self.listing = Static(markup=False, id="summary")

    def compose(self) -> ComposeResult:
        """The choices, and below them what goes along."""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        yield self.top_bar
        yield self.rows
        with VerticalScroll(id="along"):
            yield self.listing
        yield self.bottom_bar

    def on_mount(self) -> None:
        """The choices of last time."""
        self.top_bar.say(exporting.TITLE, "", "")
        self.bottom_bar.keys(footer("export"))
        self.rows.focus()
        self.show_order()

    def on_resize(self, _event: Resize) -> None:
        """Another width, other columns; what is said below stays."""
        self._show_rows()

    def show_order(self) -> None:
        """Draw the choices, and what they take along."""
        self.written = False
        self._show_rows()
        form = FORMATS[self.order.format]
        lines = exporting.listing(*along(selected(self.session, self.order), form))
        self.listing.update(Content(visible("\n".join(lines))))

    def _show_rows(self) -> None:
        labels = [texts.LABELS[row] for row in (*ROWS, FILE)]
        width = max(map(len, labels)) if self.app.size.width >= NARROW else 0
        shown = []
        for row in asked(self.order):
            now = value(self.order, row)
            title = next(o.title for o in options(self.session, self.leaf, row) if o.value == now)
            shown.append(Row(texts.row(texts.LABELS[row], f"‹ {title} ›", width), key=row))
        shown.append(Row(texts.row(texts.LABELS[FILE], self.target, width), key=FILE))
        self.rows.show(shown, self.rows.key)
        low = self.written and self.app.size.height < LOW
        self.rows.styles.height = 1 if low else len(shown)

    @property
    def target(self) -> str:
        """The file: the person's own, else one named after the document and the format."""
        home, suffix = Path.home(), FORMATS[self.order.format].suffix
        return str(named_file(self.path or self.file_name, home, suffix))

    @property
    def file_name(self) -> str:
        """What the document is called where nobody says anything else."""
        return PROFILES[self.order.profile].file_name + FORMATS[self.order.format].suffix

    def before_command(self) -> None:
        """A message stays until the next key."""
        self.bottom_bar.clear_message()

    def action_next_value(self) -> None:
        """Set the chosen row to what comes next."""
        self._turn(1)

    def action_previous_value(self) -> None:
        """Set the chosen row to what came before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        row = next((found for found in ROWS if found == self.rows.key), None)
        if row is None:
            self.action_name_file()
            return
        known = [option.value for option in options(self.session, self.leaf, row)]
        now = known.index(value(self.order, row))
        self.order = changed(self.order, row, known[(now + by) % len(known)])
        self.exists = False
        self.show_order()

    def action_along_down(self) -> None:
        """More of what goes along."""
        self.query_one("#along").scroll_page_down(animate=False)

    def action_along_up(self) -> None:
        """Back in what goes along."""
        self.query_one("#along").scroll_page_up(animate=False)

    def action_preview(self) -> None:
        """The document as the reader draws it; every format but the calendar is made of it."""
        if FORMATS[self.order.format].dates:
            self.bottom_bar.message(texts.ONLY_DATES)
            return
        selection = selected(self.session, self.order)
        if self.session.faults:
            self.bottom_bar.message(exporting.NOT_WHOLE)
            return
        text = FORMATS[DEFAULT].render(selection).text
        parts = (Part("whole", text, Place(self.order.profile), "own"),)
        from handbok_tui.tui.screens.dialogs.whole import WholeScreen  # noqa: PLC0415 - when first shown

        title = PROFILES[self.order.profile].title
        column = self.app.reading.column
        self.app.push_screen(WholeScreen(texts.PREVIEW, title, parts, column))

    def action_name_file(self) -> None:
        """Another file; where the one that was named exists, a name that is free is proposed."""

        def take(text: str) -> Next:
            if text.strip() != self.target:
                named_file(text.strip(), Path.home(), "")  # one that cannot be is said at once
                self.path = text.strip()
            return self.show_order

        proposal = str(free_name(Path(self.target))) if self.exists else self.target
        self.exists = False
        self.app.ask(texts.FILE, texts.FILE_HINT, take, proposal, file=True, place=None)

    def action_write_file(self) -> None:
        """Write the file; where it exists ask, and then let it be under another name."""
        self.overwrite = False
        if self.exists:
            self.action_name_file()
        else:
            self._write_soon()

    def action_overwrite(self) -> None:
        """Write over the file that has just been asked about."""
        if self.exists:
            self.exists, self.overwrite = False, True
            self._write_soon()

    def _write_soon(self) -> None:
        path = Path(self.target)
        try:
            refuse_file(path, overwrite=self.overwrite)
        except FileExists:
            self.exists = True
            self.bottom_bar.message(exporting.ask_overwrite(str(path)))
            return
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.bottom_bar.message(texts.MAKING)
        self.begin(partial(self._write, path), "writing")

    async def _write(self, path: Path) -> None:
        form, selection = FORMATS[self.order.format], selected(self.session, self.order)
        if self.session.faults:
            self.bottom_bar.message(exporting.NOT_WHOLE)
            return
        try:
            selection, remark = known(self.session, form, selection)
            content, literal = await asyncio.to_thread(exported, form, selection)
            write_export(path, content, overwrite=self.overwrite)
        except HandbokError as problem:  # also a file that came to be meanwhile
            self.bottom_bar.message(str(problem))
            return
        self.memory.write(to_remember(self.order))
        where, (fetch, *other) = exporting.written(str(path)), self._ways_home(path)
        low = self.app.size.height < LOW
        first = (fetch, where, remark) if low else (where, remark, fetch)
        said = (*first, *other, along(selection, form, literal).summary)
        self.listing.update(Content(visible("\n\n".join(filter(None, said)))))
        self.written = True
        self._show_rows()
        self.query_one("#along").scroll_home(animate=False)
        self.bottom_bar.message(texts.CLOSE_LOW if low else texts.CLOSE)

    def _ways_home(self, path: Path) -> tuple[str, ...]:
        there = server(getpass.getuser(), socket.gethostname())
        command = [*program(self.session.places), "export", *words(self.session, self.order)]
        ways = (fetching(path, there), without_file(command, there, self.file_name))
        return exporting.fetch(*(folded(way, self.listing.content_size.width) for way in ways))

    def action_copy(self) -> None:
        """The text to the clipboard of the machine where the terminal is."""
        form = FORMATS[self.order.format]
        if form.kind != "text":
            self.bottom_bar.message(texts.NOT_TEXT)
            return
        try:
            selection, remark = known(self.session, form, selected(self.session, self.order))
            text = form.render(selection).text
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        if len(text) > CLIPBOARD_LIMIT:
            self.bottom_bar.message(texts.TOO_LONG)
            return
        self.app.copy_to_clipboard(text)
        self.bottom_bar.message(remark or texts.copied(written=self.written))

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("export")

    def action_close(self) -> None:
        """Back to the reader."""
        self.dismiss()
