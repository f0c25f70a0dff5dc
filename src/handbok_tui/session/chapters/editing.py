"""One chapter being edited: every change of it, with undo and redo without end.

What is typed is in the recovery journal before any file is touched, as answers are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from handbok_tui.core.answers.workbook import SheetKey
from handbok_tui.core.chapters import edits
from handbok_tui.core.chapters.additions import Addition, added
from handbok_tui.core.chapters.layer import Layer, Wording, chapter_of, layer_over, layered
from handbok_tui.core.chapters.merge import merge, with_unseen
from handbok_tui.core.chapters.parts import Key, Parts
from handbok_tui.core.chapters.pieces import Piece, as_text
from handbok_tui.core.edition.handbook import Chapter, SectionKind, Space
from handbok_tui.core.errors import HandbokError, SaveFailed
from handbok_tui.session.changes.order import Thing, UndoOrder
from handbok_tui.session.chapters.names import Typed, new_id, typed_as
from handbok_tui.storage.chapters.layer_files import OwnChapter
from handbok_tui.texts.answers.answering import NOWHERE_TO_LEND, READ_ONLY
from handbok_tui.texts.chapters import editing as texts

if TYPE_CHECKING:
    from handbok_tui.session.saving.drafts import Drafts
    from handbok_tui.storage.chapters.layer_saves import SavedChapter
    from handbok_tui.storage.journal.external_editor import Loan


class Editing:
    """The state of one chapter; ``changed`` hears of every new one.

    ``layer`` is what the workbook makes of the published parts; ``on_disk`` what its file
    holds of that; ``first`` the file as it was when editing began.
    """

    def __init__(
        self,
        chapter: str,
        first: OwnChapter,
        changed: Callable[[Editing], None],
        drafts: Drafts | None = None,
        *,
        order: UndoOrder | None = None,
        read_only: bool = False,
    ) -> None:
        self.id = chapter
        self.first = first
        self.published = first.published
        self.on_disk = self.layer = first.layer
        self.written = first.raw
        self.parts: Parts = layered(self.published, self.layer, chapter)
        self.past: list[Layer] = []
        self.future: list[Layer] = []
        self.typed: dict[Typed, str] = {}
        self.elsewhere = False
        """Whether somebody else's changes came in with the last save."""
        self.open: Piece | None = None
        """What is open for writing, wherever it stands by now."""
        self._begun = self.layer
        self._changed = changed
        self._drafts = drafts
        self._order = order or UndoOrder()
        self._reason = READ_ONLY if read_only else first.locked

    @property
    def chapter(self) -> Chapter:
        """The chapter as it is now."""
        return chapter_of(self.published, self.layer, self.id)

    @property
    def dirty(self) -> bool:
        """Whether anything is not in its file."""
        return self.layer != self.on_disk

    @property
    def top(self) -> Key:
        """The chapter itself among its parts."""
        return Key("chapter", self.id)

    def require_writable(self) -> None:
        """Raises SaveFailed with the reason why it may not be changed."""
        if self._reason:
            raise SaveFailed(self._reason)

    def _show(self, layer: Layer, parts: Parts | None = None) -> None:
        self.layer = layer
        self.parts = layered(self.published, layer, self.id) if parts is None else parts
        self._changed(self)

    def _take(self, parts: Parts) -> None:
        self.require_writable()
        if parts != self.parts:
            self._show(layer_over(self.published, parts, self.layer), parts)

    def _step(self, parts: Parts) -> bool:
        """A change that undo takes back in one go; False where nothing is changed by it."""
        before = self.layer
        self._take(parts)
        return self._remember(before)

    def replace(self, layer: Layer) -> None:
        """Let another layer stand, as one step of undo.  Raises SaveFailed."""
        self.require_writable()
        before = self.layer
        self._show(layer)
        self._remember(before)

    def _remember(self, before: Layer) -> bool:
        if self.layer == before:
            return False
        self.past.append(before)
        self.future.clear()
        self._order.did(Thing("chapter", self.id))
        return True

    # -- writing ---------------------------------------------------------------------------

    def text(self, piece: Piece) -> str:
        """A piece as it is edited."""
        return as_text(self.parts, piece)

    def published_text(self, piece: Piece) -> str | None:
        """What the edition says there; None where it has no such part."""
        return as_text(self.published, piece) if piece.key in self.published else None

    def begin(self, piece: Piece | None = None) -> None:
        """A piece is opened for writing: undo comes back to here.  Raises SaveFailed."""
        self.require_writable()
        self.open = piece
        self._begun = self.layer

    def write(self, piece: Piece, text: str, seen: str | None = None) -> None:
        """Take in what is typed, at once.  Raises SaveFailed, HandbokError.

        ``seen`` is what the writer had before their eyes; where something else stands there by
        now, it is kept as the other of two wordings.
        """
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        parts = edits.with_text(self.parts, piece, text)
        if parts is self.parts:
            return
        self.require_writable()
        if seen is not None:
            self.layer = with_unseen(self.layer, self.parts, piece, text, seen)
        name = typed_as(piece)
        self.typed[name] = text
        if self._drafts is not None:
            self._drafts.keep(SheetKey("", self.id), *name, text)
        self._take(parts)

    def exchange(self, piece: Piece, text: str) -> None:
        """Put another text in a piece; what stood there is among those that gave way."""
        value = self.parts.get(piece.key, {}).get(piece.name)
        if isinstance(value, str) and value.strip() and self.text(piece) != text:
            gone = Wording(piece.key, piece.name, value)
            self.layer = self.layer._replace(replaced=(*self.layer.replaced, gone))
        self.write(piece, text)

    def lend(self, piece: Piece) -> Loan:
        """A piece for the person's own editor.  Raises SaveFailed, UnsavableText."""
        self.require_writable()
        if self._drafts is None:
            raise SaveFailed(NOWHERE_TO_LEND)
        return self._drafts.lend(SheetKey("", self.id), *typed_as(piece), self.text(piece))

    def finish(self, piece: Piece, *, new: bool = False) -> str:
        """Writing is over; what to say about it.  Something new left empty is not added."""
        self.open = None
        said = ""
        empty = not self.text(piece).strip()
        if new and empty:
            self._show(self._begun)
        elif empty and piece.whole:
            before = layered(self.published, self._begun, self.id)
            self._take(edits.with_text(self.parts, piece, as_text(before, piece)))
            said = texts.NOT_EMPTY
        else:
            self._take(edits.tidied(self.parts, piece))
        self._remember(self._begun)
        return said

    # -- everything else that can be done ----------------------------------------------------

    def add(self, after: Piece, what: Addition) -> Piece:
        """Something new, empty, to be written and then finished as new.  Raises HandbokError."""
        self.begin()
        parts, self.open = added(self.parts, after, what, self.new_id())
        self._take(parts)
        return self.open

    def new_id(self) -> str:
        """An id that nobody has: not made from words, and not from a count, which two people
        who write at the same time would both come to."""
        taken = {key.id for key in (*self.parts, *self.published)}
        while (found := new_id(f"{self.id[:50]}-e")) in taken:
            pass
        return found

    def remove(self, piece: Piece) -> tuple[str, ...]:
        """Take a piece away; the ids of questions that went with it.  Raises HandbokError."""
        before = self.parts
        self._step(edits.removed(self.parts, piece))
        return edits.questions_gone(before, self.parts)

    def move(self, piece: Piece, by: int) -> Piece:
        """A step up (-1) or down (1); where the piece is now.  Raises HandbokError."""
        parts, piece = edits.moved(self.parts, piece, by)
        self._step(parts)
        return piece

    def set_kind(self, piece: Piece, kind: SectionKind) -> None:
        """The section that a piece stands in becomes another kind.  Raises HandbokError."""
        section = edits.section_of(self.parts, piece)
        if section is None:
            raise HandbokError(texts.CHOOSE_SECTION)
        self._step(edits.with_kind(self.parts, section, kind))

    def switch_space(self, piece: Piece) -> Space:
        """The question opens for the other: mine, ours.  Raises HandbokError."""
        if piece.key.kind != "question":
            raise HandbokError(texts.CHOOSE_QUESTION)
        parts, space = edits.with_other_space(self.parts, piece.key)
        self._step(parts)
        return space

    def put_back(self, piece: Piece) -> bool:
        """The published wording of a piece; False where it has not been changed."""
        self.require_writable()
        if not self.published:
            raise HandbokError(texts.OWN_CHAPTER)
        return self._step(edits.put_back(self.published, self.parts, piece))

    def put_all_back(self) -> bool:
        """The whole chapter as it is published.  Raises HandbokError."""
        self.require_writable()
        if not self.published:
            raise HandbokError(texts.OWN_CHAPTER)
        return self._step(layered(self.published, Layer(), self.id))

    @property
    def taken_away(self) -> tuple[Key, ...]:
        """The published parts that have been taken away here."""
        return edits.taken_away(self.published, self.parts)

    def bring_back(self, key: Key) -> None:
        """A published part that was taken away.  Raises HandbokError."""
        self._step(edits.brought_back(self.published, self.parts, key))

    # -- undo ------------------------------------------------------------------------------

    def undo(self) -> bool:
        """Take back the last step; False where there is none.  Raises SaveFailed."""
        return self._go(self.past, self.future, self._order.undid)

    def redo(self) -> bool:
        """Do again what was taken back; False where there is nothing."""
        return self._go(self.future, self.past, self._order.redid)

    def _go(self, there: list[Layer], here: list[Layer], done: Callable[[Thing], None]) -> bool:
        self.require_writable()
        if not there:
            return False
        here.append(self.layer)
        self._show(there.pop())
        done(Thing("chapter", self.id))
        return True

    # -- saving ----------------------------------------------------------------------------

    def follow(self, own: OwnChapter) -> bool:
        """Take in what others have saved meanwhile; whether that is anything new here.

        A chapter that was exchanged for another is left to the next save, which refuses.
        """
        if own.layer == self.on_disk or bool(own.published) != bool(self.published):
            return False
        from handbok_tui.storage.chapters.layer_saves import SavedChapter  # noqa: PLC0415 - when saving

        self.take_in(self.on_disk, SavedChapter(own.layer, own.raw))
        return True

    def take_in(self, mine: Layer, saved: SavedChapter) -> None:
        """``mine`` has been saved; take in what others had written, in past and future too."""
        others = saved.layer != mine
        self.on_disk, self.written = saved.layer, saved.raw
        if not others:
            return
        self.elsewhere = True
        self.past = [merge(mine, layer, saved.layer) for layer in self.past]
        self.future = [merge(mine, layer, saved.layer) for layer in self.future]
        self._begun = merge(mine, self._begun, saved.layer)
        before = self.parts
        self._show(saved.layer if self.layer is mine else merge(mine, self.layer, saved.layer))
        if self.open is not None:
            parts, self.open = edits.with_open(before, self.parts, self.open)
            self._take(parts)
