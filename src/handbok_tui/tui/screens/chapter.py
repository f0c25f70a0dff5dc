"""A chapter as its parts: choose one, write in it, add, take away, move, put back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize

from handbok_tui.core.chapter_edits import Addition, additions, section_of
from handbok_tui.core.chapter_pieces import MARKDOWN, Piece
from handbok_tui.core.edition import SECTION_KINDS
from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.chapter_editing import Editing
from handbok_tui.session.chapter_rows import PartRow, rows
from handbok_tui.texts import chapter_editing as texts
from handbok_tui.texts import labels
from handbok_tui.tui.commands import footer
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.screens.preview import Preview
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from handbok_tui.tui.app import HandbokApp

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


class ChapterScreen(Keyed):
    """The list; every edit goes to the session."""

    scope = "chapter"
    CSS_PATH = "chapter.tcss"
    AUTO_FOCUS = ""
    app: HandbokApp

    def __init__(self, session: Session, editing: Editing) -> None:
        super().__init__()
        self.session = session
        self.editing = editing
        self.found: tuple[PartRow, ...] = ()
        self.against_edition = False
        self.asked = self.asks = False
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        self.list = Rows()
        self.preview = Preview()
        self.room = Container(self.list, self.preview, id="parts")

    def compose(self) -> ComposeResult:
        """Line, list with the chosen text, line."""
        yield self.top_bar
        yield self.room
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Show the list; where the edition has new words, ask about those first."""
        self.watch(self.list, "chosen", self._chosen, init=False)
        self.bottom_bar.keys(footer("chapter"))
        self._fit(self.app.size.width, self.app.size.height)
        self.draw()
        if self.editing.clashes:
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
        index = min(self.list.chosen, len(self.found) - 1)
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
        self.list.show(shown, str(index))
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
        return self.found[min(self.list.chosen, len(self.found) - 1)]

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

    def action_row_down(self) -> None:
        """The next part."""
        self.list.move(1)

    def action_row_up(self) -> None:
        """The part before."""
        self.list.move(-1)

    def action_rows_down(self) -> None:
        """A screenful down."""
        for _ in range(max(1, self.list.size.height - 1)):
            self.list.move(1)

    def action_rows_up(self) -> None:
        """A screenful up."""
        for _ in range(max(1, self.list.size.height - 1)):
            self.list.move(-1)

    def action_first_row(self) -> None:
        """The first part."""
        self.list.chosen = 0

    def action_last_row(self) -> None:
        """The last part."""
        self.list.chosen = len(self.found) - 1

    # -- changing ----------------------------------------------------------------------------

    def _do(self, change: Callable[[], str | None]) -> None:
        """Carry out a change, save, and say what there is to say."""
        try:
            said = change()
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.app.save_soon()
        self.draw()
        if said:
            self.bottom_bar.message(said)

    def action_write(self) -> None:
        """Write in the chosen part, or bring back one that was taken away."""
        row = self.row
        if row.piece is None:
            self.action_put_back()
            return
        try:
            self.editing.begin()
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self._open(row.piece, new=False)

    def _open(self, piece: Piece, *, new: bool) -> None:
        from handbok_tui.tui.screens.part import PartScreen  # noqa: PLC0415 - when first shown

        def written(said: str | None) -> None:
            self.app.save_soon()
            self.draw(piece)
            if said:
                self.bottom_bar.message(said)

        screen = PartScreen(self.session, self.editing, piece, new=new)
        screen.against_edition = self.against_edition
        self.app.push_screen(screen, written)

    def action_add(self) -> None:
        """Ask what to add after the chosen part, then write it."""
        piece = self.row.piece
        if piece is None:
            return
        possible = additions(self.editing.parts, piece)

        def chosen(key: str | None) -> None:
            what: Addition | None = next((name for name in possible if name == key), None)
            if what is None:
                return
            try:
                new = self.editing.add(piece, what)
            except HandbokError as problem:
                self.bottom_bar.message(str(problem))
                return
            self._open(new, new=True)

        self._pick(texts.ADD, [Row(texts.ADDED[name], key=name) for name in possible], chosen)

    def _pick(
        self, title: str, choices: list[Row], chosen: Callable[[str | None], None], key: str = ""
    ) -> None:
        from handbok_tui.tui.screens.pick import PickScreen  # noqa: PLC0415 - when first shown

        self.app.push_screen(PickScreen(title, choices, key), chosen)

    def action_remove(self) -> None:
        """Take the part away; answers are kept."""
        piece = self.row.piece
        if piece is None:
            return

        def remove() -> str:
            gone = self.editing.remove(piece)
            return texts.removed(self.session.answers_kept(self.editing.id, gone))

        self._do(remove)

    def action_move_up(self) -> None:
        """One step up."""
        self._move(-1)

    def action_move_down(self) -> None:
        """One step down."""
        self._move(1)

    def _move(self, by: int) -> None:
        piece = self.row.piece
        if piece is None:
            return
        try:
            moved = self.editing.move(piece, by)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.app.save_soon()
        self.draw(moved)

    def action_kind(self) -> None:
        """Choose what kind of section it is."""
        piece = self.row.piece
        section = section_of(self.editing.parts, piece) if piece is not None else None
        if piece is None or section is None:
            self.bottom_bar.message(texts.CHOOSE_SECTION)
            return

        def chosen(key: str | None) -> None:
            kind = next((name for name in SECTION_KINDS if name == key), None)
            if kind is not None:
                self._do(lambda: self.editing.set_kind(piece, kind))

        now = str(self.editing.parts[section]["kind"])
        choices = [Row(name, key=kind) for kind, name in labels.SECTION_KINDS.items()]
        self._pick(texts.KIND, choices, chosen, now)

    def action_space(self) -> None:
        """Mine, ours: whose answer the question opens for."""
        piece = self.row.piece
        if piece is not None:
            self._do(lambda: texts.OPENS_FOR[self.editing.switch_space(piece)])

    def action_undo(self) -> None:
        """One step back."""
        self._do(lambda: texts.UNDONE if self.editing.undo() else texts.NOTHING_TO_UNDO)

    def action_redo(self) -> None:
        """One step forward again."""
        self._do(lambda: texts.REDONE if self.editing.redo() else texts.NOTHING_TO_REDO)

    # -- the edition -------------------------------------------------------------------------

    def action_published(self) -> None:
        """Show the edition's words of the chosen part, or one's own again."""
        self.against_edition = not self.against_edition
        if "alone" in self.room.classes and self.against_edition:
            self.room.set_classes("below")
        elif not self.against_edition:
            self._fit(self.app.size.width, self.app.size.height)
        self._chosen(self.list.chosen)

    def action_put_back(self) -> None:
        """The edition's words in the chosen part, or the part that was taken away."""
        row = self.row

        def put_back() -> str:
            if row.piece is None:
                self.editing.bring_back(row.key)
                return texts.BROUGHT_BACK
            if self.session.replaces_published(self.editing.id):
                return texts.IN_FRONT
            changed = self.editing.put_back(row.piece)
            return texts.PUT_BACK if changed else texts.NOTHING_TO_PUT_BACK

        self._do(put_back)

    def action_put_all_back(self) -> None:
        """The whole chapter as it is published."""
        if self.session.replaces_published(self.editing.id):
            self._put_edition_back()
            return
        self._do(
            lambda: texts.ALL_PUT_BACK if self.editing.put_all_back() else texts.NOTHING_TO_PUT_BACK
        )

    def _put_edition_back(self) -> None:
        """The edition's chapter in the place of the whole one of one's own, after a yes."""
        if not self.asked:
            self.asks = True
            self.bottom_bar.message(texts.ASK_EDITION_BACK)
            return
        try:
            said = self.session.put_edition_back(self.editing.id)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.dismiss()
        self.app.tell(said)

    def action_clash(self) -> None:
        """Where the edition has new words for what was changed here: both, to choose from."""
        if not self.editing.clashes:
            self.bottom_bar.message(texts.NO_CLASH)
            return
        from handbok_tui.tui.screens.clash import ClashScreen  # noqa: PLC0415 - rarely

        self.app.push_screen(ClashScreen(self.editing), lambda _: self._do(lambda: None))

    # -- other screens -----------------------------------------------------------------------

    def action_close(self) -> None:
        """Back to reading; all is saved."""
        self.app.save_soon()
        self.dismiss()

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("chapter")
