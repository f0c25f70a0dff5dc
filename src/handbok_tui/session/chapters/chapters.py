"""Chapters of the organisation's own: editing, new ones, their order, hidden ones.

What it takes is loaded when somebody first edits a chapter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from handbok_tui.core.errors import HandbokError, SaveFailed
from handbok_tui.session.answers.answering import Answering
from handbok_tui.session.changes.order import Thing
from handbok_tui.session.saving.saves import SaveState
from handbok_tui.texts.answers.answering import READ_ONLY

if TYPE_CHECKING:
    from handbok_tui.core.answers.workbook import Respondent, Workbook
    from handbok_tui.session.chapters.desk import ChapterDesk
    from handbok_tui.session.chapters.editing import Editing
    from handbok_tui.storage.answers.saves import Arrangement

BOOK_FILE = "workbook.toml"


class Chapters(Answering):
    """Editing chapters as the workbook has them."""

    _desk: ChapterDesk | None = None

    @property
    def desk(self) -> ChapterDesk:
        """The chapters being edited."""
        from handbok_tui.session.chapters.desk import ChapterDesk  # noqa: PLC0415 - if edited

        if self._desk is None:
            self._desk = ChapterDesk(self, self._files, self.drafts, self.order)
        return self._desk

    def edit_chapter(self, chapter: str) -> Editing:
        """A chapter to be edited.  Raises FaultyFile, NotFound; SaveFailed where it may only
        be read.
        """
        editing = self.desk.edit(self.head(chapter).id, read_only=self.read_only)
        editing.require_writable()
        return editing

    def replaces_published(self, chapter: str) -> bool:
        """Whether a whole chapter of the workbook's stands in front of the edition's."""
        editing = self.desk.edit(chapter)
        return not editing.published and self._editions.in_front(chapter)

    def put_edition_back(self, chapter: str) -> str:
        """The edition's chapter again where the workbook's own stood in front of it.

        Returns what to say.  Raises SaveFailed, FaultyFile; then nothing is changed.
        """
        from handbok_tui.storage.chapters.saves import set_apart  # noqa: PLC0415 - rarely
        from handbok_tui.texts.chapters.order import edition_is_back  # noqa: PLC0415 - rarely

        self._require_writable()
        self.desk.require_saved(chapter)
        kept = set_apart(self._files, chapter, self.now())
        self.chapter_file_changed(chapter)
        self.wrote(f"chapters/{chapter}.toml")
        return edition_is_back(str(kept))

    def chapter_file_changed(self, chapter: str) -> None:
        """A chapter's file is another one now: read it anew."""
        self._editions.forget(chapter)
        self.read_heads()
        if self._desk is not None:
            self._desk.close(chapter)

    def chapters_changed(self) -> bool:
        """Somebody has written a chapter: all are read anew; whether one that is open is another.

        What is being edited here takes in what was changed, as a save does.
        """
        heads = self.all_chapters
        followed = self._desk.follow() if self._desk is not None else False
        for head in heads:
            self._editions.forget(head.id)
        self.read_heads()
        if self._desk is not None:
            self._desk.show()
        return followed or heads != self.all_chapters

    def wrote(self, file: str) -> None:
        """A file of the workbook was written at once: that is a step of undo."""
        from handbok_tui.storage.changes.file import TrailFile  # noqa: PLC0415 - rarely

        entry = TrailFile(self._files.folder, self._files.person.id).newest(file)
        known = {thing.id for thing in (*self.order.past, *self.order.future)}
        if entry is not None and entry.id not in known:
            self.order.did(Thing("file", file, entry.id))

    def book_changed(self) -> None:
        """workbook.toml is another one now: read it anew."""
        found, _ = self._files.workbook()
        if self._files.unknown is not None:
            return  # it says nothing now; what is known of it still holds
        now = self.workbook
        everyone = (*found.respondents, *self._writing_now(found))
        self.workbook = found._replace(respondents=everyone, sheets=now.sheets, filled=now.filled)
        groups = [r.id for r in everyone if r.kind == "group"]
        known = {respondent.id for respondent in everyone}
        viewer = self.viewer
        self.viewer = viewer._replace(
            group=viewer.group if viewer.group in groups else groups[0],
            chosen={about: who for about, who in viewer.chosen.items() if who in known},
        )
        self.read_heads()
        if self._desk is not None:
            self._desk.show()

    def _writing_now(self, found: Workbook) -> Iterator[Respondent]:
        """Who is not in what was found, but has words here that may not be in any file yet."""
        now = self.workbook
        held = {key.respondent for key, answers in now.sheets.items() if answers}
        held |= {key.respondent for key, sheet in now.filled.items() if sheet.has_content}
        if self.writing is not None:
            held.add(self.writing.respondent.id)
        for respondent in now.respondents:
            if respondent.id in held and found.respondent(respondent.id) is None:
                yield respondent

    def answers_kept(self, chapter: str, questions: tuple[str, ...]) -> int:
        """How many answers that the viewer may see there are to questions now gone."""
        return sum(
            answer.has_content and self.viewer.may_see(respondent, answer)
            for question in questions
            for respondent in self.workbook.respondents
            if (answer := self.workbook.answer(respondent.id, chapter, question)) is not None
        )

    def add_chapter(self, title: str, *, template: bool) -> str:
        """A new chapter, last; its id.  Raises HandbokError."""
        self._require_writable()
        made = self.desk.add(title, template=template)
        self.wrote(f"chapters/{made}.toml")
        return made

    def is_hidden(self, chapter: str) -> bool:
        """Whether a chapter is out of sight."""
        return chapter in self.workbook.hidden

    def hide_chapter(self, chapter: str) -> bool:
        """Hide a chapter, or show it again; whether it is hidden now.  Raises HandbokError."""
        from handbok_tui.texts.chapters.order import ONE_MUST_SHOW  # noqa: PLC0415 - if edited

        hide = not self.is_hidden(chapter)
        if hide and {head.id for head in self.edition.chapters} <= {chapter}:
            raise HandbokError(ONE_MUST_SHOW)

        def arrange(now: Arrangement) -> Arrangement:
            hidden = tuple(name for name in now.hidden if name != chapter)
            return now._replace(hidden=(*hidden, chapter) if hide else hidden)

        self._arrange(arrange)
        return hide

    def move_chapter(self, chapter: str, by: int) -> None:
        """A step up (-1) or down (1) in the order of all chapters.  Raises HandbokError."""
        from handbok_tui.core.chapters.new import arranged  # noqa: PLC0415 - if edited
        from handbok_tui.texts.chapters.order import NOT_FURTHER  # noqa: PLC0415 - if edited

        def arrange(now: Arrangement) -> Arrangement:
            order = [head.id for head in arranged(self.all_chapters, now.chapters)]
            index = order.index(chapter)
            if not 0 <= index + by < len(order):
                raise HandbokError(NOT_FURTHER)
            order[index], order[index + by] = order[index + by], order[index]
            return now._replace(chapters=tuple(order))

        self._arrange(arrange)

    def _arrange(self, arrange: Callable[[Arrangement], Arrangement]) -> None:
        from handbok_tui.storage.answers.saves import save_arrangement  # noqa: PLC0415 - if edited

        self._require_writable()
        chapters, hidden = save_arrangement(self._files, arrange)
        self.workbook = self.workbook._replace(chapters=chapters, hidden=hidden)
        self.arrange()
        self.wrote(BOOK_FILE)

    def _require_writable(self) -> None:
        if self.read_only:
            raise SaveFailed(READ_ONLY)

    @property
    def chapters_dirty(self) -> bool:
        """Whether anything in a chapter is not in its file."""
        return self._desk is not None and self._desk.dirty


_WORST = ("failed", "saving", "dirty", "saved", "idle")


def worst(one: SaveState, other: SaveState) -> SaveState:
    """What to say of two kinds of saves at once: the one that a person should know of."""
    if one.kind == other.kind == "saved" and one.when and other.when:
        return max(one, other, key=lambda state: state.when.timestamp() if state.when else 0)
    return min(one, other, key=lambda state: _WORST.index(state.kind))
