"""The chapters that are being edited in this run, their saving, and new ones.

Loaded when somebody first edits a chapter.  Saving has the three steps of saves.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.answers.workbook import SheetKey
from handbok_tui.core.chapters.layer import Layer, layer_over
from handbok_tui.core.chapters.new import new_chapter, next_number
from handbok_tui.core.chapters.parts import Key, parts_of
from handbok_tui.core.chapters.pieces import Piece, as_text, pieces
from handbok_tui.core.errors import HandbokError, SaveFailed
from handbok_tui.session.changes.order import Thing, UndoOrder
from handbok_tui.session.chapters.editing import Editing
from handbok_tui.session.chapters.names import Typed, new_id, piece_named
from handbok_tui.session.saving.saves import SaveState
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.chapters.layer_files import OwnChapter
from handbok_tui.texts.chapters import editing as texts
from handbok_tui.texts.chapters import order as chapter_texts

if TYPE_CHECKING:
    from handbok_tui.session.reading.library import Library
    from handbok_tui.session.saving.drafts import Drafts, Unsaved
    from handbok_tui.storage.chapters.layer_saves import SavedChapter, Wanted


class ChapterSnapshot(NamedTuple):
    """A chapter to be saved, and the texts in it that the recovery journal holds."""

    wanted: Wanted
    typed: tuple[tuple[Typed, str], ...]

    def store(self, files: WorkbookFiles) -> ChapterOutcome:
        """Write it.  Raises HandbokError."""
        from handbok_tui.storage.chapters.layer_saves import save_chapter  # noqa: PLC0415

        return ChapterOutcome(self, save_chapter(files, self.wanted))

    def failed(self, problem: HandbokError) -> ChapterOutcome:
        """It could not be written."""
        return ChapterOutcome(self, None, str(problem), short=problem.short)


class ChapterOutcome(NamedTuple):
    """How a save went: what is now on disk, or an ``error`` for the person, and the same
    ``short`` for the line at the bottom.
    """

    snapshot: ChapterSnapshot
    saved: SavedChapter | None
    error: str = ""
    short: str = ""


class ChapterDesk:
    """The chapters being edited; ``library`` shows them as they become."""

    def __init__(
        self, library: Library, files: WorkbookFiles, drafts: Drafts | None, order: UndoOrder
    ) -> None:
        self._library = library
        self._order = order
        self._files = files
        self._drafts = drafts
        self._open: dict[str, Editing] = {}
        self._on_the_way: set[str] = set()
        self.state = SaveState()

    def edit(self, chapter: str, *, read_only: bool = False) -> Editing:
        """A chapter to be edited, as it was left in this run.  Raises FaultyFile."""
        if chapter not in self._open:
            first = self._library.own_chapter(chapter)
            editing = Editing(
                chapter,
                first,
                self._changed,
                self._drafts,
                order=self._order,
                read_only=read_only,
            )
            self._open[chapter] = editing
            self._library.show_chapter(editing.chapter)
        return self._open[chapter]

    def require_saved(self, chapter: str) -> None:
        """Raises SaveFailed where something written in a chapter is not in its file yet."""
        if chapter in self._on_the_way or (chapter in self._open and self._open[chapter].dirty):
            raise SaveFailed(chapter_texts.NOT_SAVED_YET)

    def close(self, chapter: str) -> None:
        """The chapter's file is another now; what is written in other chapters still shows."""
        self._open.pop(chapter, None)
        self._order.nothing_left(Thing("chapter", chapter))
        self.show()

    def show(self) -> None:
        """What is written in every chapter that is being edited shows."""
        for editing in self._open.values():
            self._library.show_chapter(editing.chapter)

    def follow(self) -> bool:
        """Take in what others have written in the chapters being edited; whether they had."""
        found = False
        for editing in self._open.values():
            if editing.id in self._on_the_way:
                continue  # the save that is under way does it
            with suppress(HandbokError):  # a save will say why
                found |= editing.follow(self._library.own_file(editing.id))
        return found

    def _changed(self, editing: Editing) -> None:
        self._library.show_chapter(editing.chapter)
        if any(one.dirty for one in self._open.values()):
            self.state = self.state._replace(kind="dirty")
        elif self.state.kind == "dirty":
            self.state = self.state._replace(kind="saved" if self.state.when else "idle")

    def add(self, title: str, *, template: bool) -> str:
        """A new chapter of one's own, saved at once; its id.  Raises HandbokError."""
        from handbok_tui.storage.chapters.layer_saves import Wanted, save_chapter  # noqa: PLC0415

        title = " ".join(title.split())
        if not title:
            raise HandbokError(chapter_texts.TITLE_NEEDED)
        heads = self._library.all_chapters
        chapter_id = new_id("e")
        while any(head.id == chapter_id for head in heads):
            chapter_id = new_id("e")
        chapter = new_chapter(
            chapter_id, next_number(heads), title, lambda: new_id(f"{chapter_id}-e"),
            template=template,
        )  # fmt: skip
        layer = layer_over({}, parts_of(chapter), Layer())
        nothing = OwnChapter({})
        save_chapter(self._files, Wanted(chapter_id, {}, Layer(), layer, nothing, b""))
        self._library.show_chapter(chapter)
        return chapter_id

    # -- saving ----------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether anything is not in its file."""
        return any(editing.dirty for editing in self._open.values())

    def pending(self) -> tuple[ChapterSnapshot, ...]:
        """What to save now; a file that is being written is left to finish first."""
        from handbok_tui.storage.chapters.layer_saves import Wanted  # noqa: PLC0415

        for editing in self._open.values():
            if not editing.dirty and editing.id not in self._on_the_way:
                self._stored(editing, tuple(editing.typed.items()))
        found = [
            ChapterSnapshot(
                Wanted(e.id, e.published, e.on_disk, e.layer, e.first, e.written),
                tuple(e.typed.items()),
            )
            for e in self._open.values()
            if e.dirty and e.id not in self._on_the_way
        ]
        if found:
            self._on_the_way |= {snapshot.wanted.chapter for snapshot in found}
            self.state = self.state._replace(kind="saving")
        return tuple(found)

    def settle(self, outcome: ChapterOutcome, now: datetime) -> None:
        """Take in how a save went."""
        wanted = outcome.snapshot.wanted
        self._on_the_way.discard(wanted.chapter)
        if outcome.saved is None:
            self.state = SaveState("failed", self.state.when, outcome.short)
            return
        editing = self._open[wanted.chapter]
        editing.take_in(wanted.mine, outcome.saved)
        self._stored(editing, outcome.snapshot.typed)
        if not self.dirty:
            self.state = SaveState("saved", now, note=outcome.saved.note)
        elif not self._on_the_way:
            self.state = self.state._replace(kind="dirty")

    def _stored(self, editing: Editing, typed: tuple[tuple[Typed, str], ...]) -> None:
        """These texts are in the file, or have been taken back before they came there."""
        for name, text in typed:
            if self._drafts is not None:
                self._drafts.done(SheetKey("", editing.id), *name, text)
            if editing.typed.get(name) == text:
                del editing.typed[name]

    def unsaved_texts(self) -> Iterator[str]:
        """Every changed text that is not in its file, with where it belongs."""
        for editing in self._open.values():
            for key, values in editing.layer.values.items() if editing.dirty else ():
                if values == editing.on_disk.values.get(key):
                    continue
                for name in values:
                    text = self._said(editing, key, name)
                    if text:
                        yield f"# {editing.id} {key.id} {name}\n\n{text}\n"

    @staticmethod
    def _said(editing: Editing, key: Key, name: str) -> str:
        value = editing.parts.get(key, {}).get(name, "")
        if isinstance(value, tuple):
            pieces = [Piece(key, name, item) for item in range(len(value))]
            return "\n".join(as_text(editing.parts, piece) for piece in pieces)
        return as_text(editing.parts, Piece(key, name)) if isinstance(value, str) else ""

    # -- what an earlier run left behind -----------------------------------------------------

    def stored_text(self, unsaved: Unsaved) -> str:
        """What the chapter says where an unsaved text belongs; "" where it is gone."""
        piece = piece_named(unsaved.question, unsaved.field)
        try:
            return self.edit(unsaved.chapter).text(piece) if piece else ""
        except HandbokError:
            return ""

    def title_of(self, unsaved: Unsaved) -> str:
        """The chapter and the part that an unsaved text belongs to."""
        chapter = self._library.leaf_title(unsaved.chapter)
        piece = piece_named(unsaved.question, unsaved.field)
        name = texts.PIECES.get((piece.key.kind, piece.name)) if piece else None
        return f"{chapter}: {name}" if name else chapter

    def take_back(self, unsaved: Unsaved) -> None:
        """Put an unsaved text in its place, or last in the chapter where that is gone.

        Raises HandbokError.
        """
        editing = self.edit(unsaved.chapter)
        piece = piece_named(unsaved.question, unsaved.field)
        editing.begin()
        if piece is None or not _has_place(editing, piece):
            section = editing.add(pieces(editing.parts)[-1], "text")
            editing.write(section, texts.RECOVERED_HERE)
            piece = Piece(section.key, "body")
        editing.exchange(piece, unsaved.text)
        editing.finish(piece)


def _has_place(editing: Editing, piece: Piece) -> bool:
    """Whether the part is there, and the item if it is one of a list."""
    return piece.key in editing.parts and (piece.item < 0 or piece in pieces(editing.parts))
