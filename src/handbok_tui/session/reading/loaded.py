"""What has been read of the edition and the workbook: each file when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from handbok_tui.core.answers.workbook import (
    SheetKey,
    Workbook,
    words,
)
from handbok_tui.core.edition.document import Viewer
from handbok_tui.core.edition.front import leaf_title
from handbok_tui.core.edition.handbook import Chapter, ChapterHead, Edition, Question
from handbok_tui.core.errors import Fault, FaultyFile, NotFound
from handbok_tui.session.saving.saves import Saves
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import Locations

if TYPE_CHECKING:
    from handbok_tui.core.log.entries import LogEntry
    from handbok_tui.storage.chapters.layer_files import OwnChapter
    from handbok_tui.storage.export.frozen import FrozenFiles


class Shelf:
    """Chapters, answers and the log, read as far as somebody has looked."""

    def __init__(self, editions: EditionFiles, files: WorkbookFiles) -> None:
        self._editions = editions
        self._files = files
        self.edition: Edition
        self.workbook: Workbook
        self.edition, chapter_faults = editions.edition()
        self.workbook, workbook_faults = files.workbook()
        self.all_chapters = self.edition.chapters
        self.arrange()
        self._faults = [*chapter_faults, *workbook_faults]
        self._saves = Saves(files)
        self._looked_in: set[str] = set()
        self.then_and_now = False
        group = next(r for r in self.workbook.respondents if r.kind == "group")
        self.viewer = Viewer(files.person.id, group.id)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What has been found wrong in the files so far, each once."""
        return tuple(dict.fromkeys((*self._faults, *self._saves.faults)))

    @property
    def places(self) -> Locations:
        """The folders it is all read from."""
        return Locations(self._editions.folder, self._files.folder)

    @property
    def unknown(self) -> Fault | None:
        """Why only one's own answers can be changed; None where everybody's can."""
        return self._files.unknown

    def arrange(self) -> None:
        """Put the chapters in the workbook's own order, the hidden ones out of sight."""
        order, hidden = self.workbook.chapters, self.workbook.hidden
        if order:
            from handbok_tui.core.chapters.new import arranged  # noqa: PLC0415 - for few

            self.all_chapters = arranged(self.all_chapters, order)
        shown = tuple(head for head in self.all_chapters if head.id not in hidden)
        self.edition = self.edition._replace(chapters=shown or self.all_chapters)

    @property
    def every(self) -> Edition:
        """The edition with the chapters that are hidden, too."""
        return self.edition._replace(chapters=self.all_chapters)

    def read_heads(self) -> None:
        """Chapter files have changed: the contents anew."""
        edition, _ = self._editions.edition()
        self.all_chapters = edition.chapters
        self.arrange()

    def chapter(self, chapter_id: str) -> Chapter:
        """A chapter, with the answers to it read.  Raises FaultyFile, NotFound."""
        self._looked_in.add(chapter_id)
        try:
            chapter = self._editions.chapter(chapter_id)
        except FaultyFile as problem:
            self._faults += problem.faults
            raise
        if (broken := self._editions.broken.get(chapter_id)) is not None:
            self._faults += broken.faults
        for respondent in self.workbook.respondents:
            self._read(SheetKey(respondent.id, chapter_id))
        if self.workbook.chapters and (head := self.edition.head(chapter_id)) is not None:
            return chapter._replace(head=chapter.head._replace(number=head.number))
        return chapter

    def own_chapter(self, chapter_id: str) -> OwnChapter:
        """What the workbook makes of a chapter, with its answers read.

        Raises FaultyFile, NotFound.
        """
        self.chapter(chapter_id)
        return self._editions.own(chapter_id)

    def own_file(self, chapter_id: str) -> OwnChapter:
        """What the workbook's file of a chapter says now.  Raises FaultyFile, NotFound."""
        return self._editions.own(chapter_id)

    def show_chapter(self, chapter: Chapter) -> None:
        """From now on the chapter is this one, here and in the contents."""
        self._editions.put(chapter)
        known = {head.id: head for head in self.all_chapters}
        if chapter.id in known:
            number = known[chapter.id].number
            known[chapter.id] = chapter.head._replace(number=number)
        else:
            known[chapter.id] = chapter.head
        self.all_chapters = tuple(known.values())
        self.arrange()

    def _read(self, key: SheetKey) -> None:
        self.workbook = self._saves.read(self.workbook, key)

    def raw_texts(self, chapter_id: str) -> Iterator[bytes | None]:
        """All that a chapter and the answers to it say, as bytes; None is what cannot be told.

        Answers that have been read are taken as they stand now, with what is not saved yet.
        """
        yield self._editions.chapter_bytes(chapter_id)
        for respondent in self.workbook.respondents:
            key = SheetKey(respondent.id, chapter_id)
            sheet = self.workbook.sheets.get(key)
            if sheet is None:
                yield self._files.sheet_bytes(key)
            else:
                yield "\n".join(chain.from_iterable(map(words, sheet.values()))).encode(
                    errors="surrogatepass"
                )

    def answers_with_follow_up(self) -> Iterator[SheetKey]:
        """The answer files that may hold a day to come back on."""
        return self._files.with_follow_up()

    def read_answers(self, key: SheetKey) -> None:
        """Have an answer file read."""
        self._read(key)

    def log_entries(self) -> tuple[LogEntry, ...]:
        """Everything in the log that the viewer may see, newest first."""
        from handbok_tui.core.log.entries import entries  # noqa: PLC0415 - when first asked for

        for respondent in self.workbook.respondents:
            for file in self._files.log_files(respondent.id):
                self._read(SheetKey(respondent.id, file))
        return entries(self.workbook, self.viewer)

    def prompts(self) -> tuple[Question, ...]:
        """The project's own questions for a day; none where they cannot be read."""
        try:
            return self._editions.prompts()
        except FaultyFile as problem:
            self._faults += problem.faults
            return ()

    @property
    def frozen(self) -> FrozenFiles:
        """The frozen editions of the workbook."""
        from handbok_tui.storage.export.frozen import FrozenFiles  # noqa: PLC0415 - rarely

        return FrozenFiles(self._files.folder)

    def head(self, key: str) -> ChapterHead:
        """A chapter's head by id or number.  Raises NotFound."""
        head = self.edition.head(key)
        if head is None:
            numbers = ", ".join(str(h.number) for h in self.edition.chapters)
            raise NotFound(f"Det finns inget kapitel ”{key}”. Kapitlen är {numbers}.")
        return head

    def leaf_title(self, leaf: str) -> str:
        """What a leaf is called."""
        return leaf_title(self.edition, leaf)

    def questions(self, chapter_id: str) -> tuple[Question, ...]:
        """A chapter's questions; none where it cannot be read."""
        try:
            return self.chapter(chapter_id).questions
        except FaultyFile:
            return ()
