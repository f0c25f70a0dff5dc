"""A chapter as its parts: the list, the chosen one beside it, and going from one to another.

What is done to a part is in chapter_changing.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize

from handbok_tui.core.chapters.parts import Key
from handbok_tui.core.chapters.pieces import MARKDOWN, Piece
from handbok_tui.session import Session
from handbok_tui.session.chapters.editing import Editing
from handbok_tui.session.chapters.rows import PartRow, rows
from handbok_tui.session.chapters.settling import Settling
from handbok_tui.texts.chapters import editing as texts
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.screens.chapters.changing import Changing
from handbok_tui.tui.screens.chapters.preview import Preview
from handbok_tui.tui.screens.dialogs.choosing import Choosing
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp

BESIDE = 100
"""Cells from which the text stands beside the list."""

BELOW = 20
"""Lines from which it stands below, in a narrower window."""

INDENT = "  "


def room_for(width: int, height: int) -> str:
    """Where a second text has room: "beside", "below" or "alone" for nowhere."""
    if width >= BESIDE:
        return "beside"
    return "below" if height >= BELOW else "alone"


class ChapterScreen(Choosing, Changing, Keyed):
    """The list of parts; every edit goes to the session."""

    scope = "chapter"
    CSS_PATH = STYLES / "chapter.tcss"
    AUTO_FOCUS = ""
    app: HandbokApp

    def __init__(
        self, session: Session, editing: Editing, section: str = "", question: str = ""
    ) -> None:
        super().__init__()
        self.session = session
        self.editing = editing
        self.begins = Piece(Key("section", section), "title") if section else None
        if question:
            self.begins = Piece(Key("question", question), "text")
        self.found: tuple[PartRow, ...] = ()
        self.against_edition = False
        self.asked = self.asks = False
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        self.rows = Rows()
        self.preview = Preview()
        self.room = Container(self.rows, self.preview, id="parts")

    def compose(self) -> ComposeResult:
        """Line, list with the chosen text, line."""
        yield self.top_bar
        yield self.room
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Show the list; where the edition has new words, ask about those first."""
        self.watch(self.rows, "chosen", self._chosen, init=False)
        self.bottom_bar.keys(footer("chapter"))
        self._fit(self.app.size.width, self.app.size.height)
        self.draw(self.begins)
        settling = Settling(self.editing)
        if settling.clashes or settling.wordings:
            self.action_clash()

    def on_resize(self, event: Resize) -> None:
        """The text beside or below."""
        self._fit(event.size.width, event.size.height)

    def _fit(self, width: int, height: int) -> None:
        self.room.set_classes(room_for(width, height))

    def on_screen_resume(self) -> None:
        """Back from writing or the help."""
        self.draw()

    def before_command(self) -> None:
        """A message stays until the next key, and so does a question."""
        self.asked, self.asks = self.asks, False
        self.bottom_bar.clear_message()

    # -- drawing ---------------------------------------------------------------------------

    def draw(self, piece: Piece | None = None) -> None:
        """The list as the chapter is now, with a piece chosen, else the row chosen before."""
        self.found = rows(self.editing)
        index = min(self.rows.chosen, len(self.found) - 1)
        if piece is not None:
            places = [row.piece for row in self.found]
            index = places.index(piece) if piece in places else index
        width = max(len(row.name) + len(INDENT) * row.depth for row in self.found)
        shown = [
            Row(
                f"{(INDENT * row.depth + row.name):<{width}}  {row.text}",
                f" {row.whose}",
                str(number),
            )
            for number, row in enumerate(self.found)
        ]
        self.rows.show(shown, str(index))
        self._bars()
        self._chosen(index)

    def _bars(self) -> None:
        title = self.session.leaf_title(self.editing.id)
        self.top_bar.say(texts.editing(title), "", "")
        self.bottom_bar.saving(self.session.save_state)

    def show_saving(self) -> None:
        """The state of saving has changed, and the chapter with it if others wrote too."""
        if self.editing.elsewhere:
            self.editing.elsewhere = False
            self.bottom_bar.message(texts.ELSEWHERE)
        self.draw()

    @property
    def row(self) -> PartRow:
        """The chosen row."""
        return self.found[min(self.rows.chosen, len(self.found) - 1)]

    def _chosen(self, _index: int) -> None:
        row = self.row
        if row.piece is None:
            self.preview.say(texts.REMOVED, row.text, markdown=False)
            return
        markdown = row.piece.name in MARKDOWN
        if self.against_edition:
            published = self.editing.published_text(row.piece)
            heading = texts.NOT_PUBLISHED if published is None else texts.PUBLISHED
            self.preview.say(heading, published or "", markdown=markdown)
        else:
            self.preview.say(row.whose, self.editing.text(row.piece), markdown=markdown)

    # -- moving about ------------------------------------------------------------------------

    def action_first_row(self) -> None:
        """The first part."""
        self.rows.chosen = 0

    def action_last_row(self) -> None:
        """The last part."""
        self.rows.chosen = len(self.found) - 1

    def action_published(self) -> None:
        """Show the edition's words of the chosen part, or one's own again."""
        self.against_edition = not self.against_edition
        if "alone" in self.room.classes and self.against_edition:
            self.room.set_classes("below")
        elif not self.against_edition:
            self._fit(self.app.size.width, self.app.size.height)
        self._chosen(self.rows.chosen)

    # -- other screens -----------------------------------------------------------------------

    def action_close(self) -> None:
        """Back to reading; all is saved."""
        self.app.save_soon()
        self.dismiss()

    def leave(self, said: str) -> None:
        """Back to reading, where it is said what was done."""
        self.dismiss()
        self.app.tell(said)

    def action_menu(self) -> None:
        """More that can be done here; a question that waits is still waiting."""
        self.asks = self.asked
        self.app.show_menu("chapter", self.carry_out)

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("chapter")
