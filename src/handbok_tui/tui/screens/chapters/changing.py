"""What is done to the parts of a chapter: write, add, take away, move, put back.

Every command hands the chosen part to the session and says what came of it; the screen that
shows the parts (chapter.py) knows only how they look now.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from handbok_tui.core.chapters.additions import Addition, additions
from handbok_tui.core.chapters.edits import section_of
from handbok_tui.core.chapters.pieces import Piece
from handbok_tui.core.edition.handbook import SECTION_KINDS
from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.chapters.editing import Editing
from handbok_tui.session.chapters.rows import PartRow
from handbok_tui.session.chapters.settling import Settling
from handbok_tui.texts import labels, messages
from handbok_tui.texts.chapters import editing as texts
from handbok_tui.tui.widgets.bars import BottomBar
from handbok_tui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp


class Changing:
    """The part of the chapter's screen that changes the chapter.

    ``asks`` is whether a question waits for the next key, ``asked`` whether this key answers one.
    """

    app: HandbokApp
    session: Session
    editing: Editing
    bottom_bar: BottomBar
    against_edition: bool
    asked: bool
    asks: bool

    @property
    def row(self) -> PartRow:
        """The chosen row."""
        raise NotImplementedError

    def draw(self, piece: Piece | None = None) -> None:
        """The list as the chapter is now, with a piece chosen, else the row chosen before."""
        raise NotImplementedError

    def leave(self, said: str) -> None:
        """Back to reading, where it is said what was done."""
        raise NotImplementedError

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
        """Write in the chosen part, or bring back one that was taken away; let be what was
        asked about.
        """
        if self.asked:
            self.bottom_bar.message(texts.OWN_KEPT)
            return
        row = self.row
        if row.piece is None:
            self.action_put_back()
            return
        try:
            self.editing.begin(row.piece)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self._open(row.piece, new=False)

    def _open(self, piece: Piece, *, new: bool) -> None:
        from handbok_tui.tui.screens.chapters.part import PartScreen  # noqa: PLC0415 - when first shown

        def written(said: str | None) -> None:
            self.app.save_soon()
            self.draw(piece)
            if said:
                self.bottom_bar.message(said)

        screen = PartScreen(self.session, self.editing, piece, new=new)
        screen.against_edition = self.against_edition
        self.app.push_screen(screen, written)

    def action_add(self) -> None:
        """Ask what to add after the chosen part, then write it; words of one's own that are no
        row of the list are a question already.
        """
        from handbok_tui.tui.screens.dialogs.pick import OWN  # noqa: PLC0415 - when first shown

        piece = self.row.piece
        if piece is None:
            return
        possible = additions(self.editing.parts, piece)

        def chosen(key: str | None) -> None:
            own = (key or "").startswith(OWN)
            words = (key or "").removeprefix(OWN) if own else ""
            wanted = "question" if own else key
            what: Addition | None = next((name for name in possible if name == wanted), None)
            if what is None:
                return
            try:
                new = self.editing.add(piece, what)
                if words:
                    self.editing.write(new, words)
            except HandbokError as problem:
                self.bottom_bar.message(str(problem))
                return
            self._open(new, new=True)

        rows = [Row(texts.ADDED[name], key=name) for name in possible]
        self._pick(texts.ADD, rows, chosen, own=texts.NEW_QUESTION)

    def _pick(
        self,
        title: str,
        choices: list[Row],
        chosen: Callable[[str | None], None],
        key: str = "",
        *,
        own: str = "",
    ) -> None:
        from handbok_tui.tui.screens.dialogs.pick import PickScreen  # noqa: PLC0415 - when first shown

        self.app.push_screen(PickScreen(title, choices, key, own=own), chosen)

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

    # -- back to the edition ----------------------------------------------------------------

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
        self.leave(messages.undoable(said))

    def action_clash(self) -> None:
        """Where a part has two texts: both, to choose from."""
        settling = Settling(self.editing)
        if not (settling.clashes or settling.wordings):
            self.bottom_bar.message(texts.NO_CLASH)
            return
        from handbok_tui.tui.screens.chapters.clash import ClashScreen  # noqa: PLC0415 - rarely

        self.app.push_screen(ClashScreen(self.editing), lambda _: self._do(lambda: None))
