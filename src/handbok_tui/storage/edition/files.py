"""Reads the published handbook, and the workbook's own chapters that stand in front of it.

What is shown first is read first: the contents need only the head of each chapter file, so a
handbook of hundreds of chapters starts as fast as the shipped one.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from handbok_tui.core.edition.handbook import (
    Chapter,
    ChapterHead,
    Edition,
    Page,
    Question,
    Source,
    is_id,
)
from handbok_tui.core.errors import Fault, FaultyFile, NotFound
from handbok_tui.storage.edition.chapter import decode_chapter, decode_head, decode_question
from handbok_tui.storage.files.read_file import exists
from handbok_tui.storage.toml.decode import TomlFile, open_toml, read_bytes

if TYPE_CHECKING:
    from handbok_tui.core.chapters.parts import Parts
    from handbok_tui.storage.chapters.layer_files import OwnChapter

_HEADER = re.compile(rb"^[ \t]*\[", re.MULTILINE)

Stamp = tuple[tuple[int, int], ...]
"""Time and size of a chapter's files."""

_NOT_A_FILE: Stamp = ()
"""Of a chapter that is not what any file says."""


class EditionFiles:
    """The files of one edition, with the workbook's ``overlay`` folder of chapters in front."""

    def __init__(self, folder: Path, overlay: Path | None = None) -> None:
        self.folder = folder
        self.overlay = overlay
        self._chapters: dict[str, Chapter] = {}
        self._stamps: dict[str, Stamp] = {}
        self.broken: dict[str, FaultyFile] = {}
        """Why the workbook's file of a chapter cannot be used; the published one stands in."""

    def edition(self) -> tuple[Edition, tuple[Fault, ...]]:
        """The front matter and the head of every chapter that can be read, and what is wrong.

        Raises FaultyFile when edition.toml itself cannot be used.
        """
        file = open_toml(path := self.folder / "edition.toml", read_bytes(path))
        edition = decode_edition(file)
        listed = listed_chapters(file)
        order = [*listed, *self._added(listed)]
        for chapter_id in order:
            if not is_id(chapter_id):
                file.top.wrong("chapters", f"”{chapter_id}” kan inte vara ett id.")
        file.require()
        heads: list[ChapterHead] = []
        faults: list[Fault] = []
        for chapter_id in order:
            try:
                heads.append(self._head(chapter_id))
            except FaultyFile as problem:
                faults.extend(problem.faults)
            if (broken := self.broken.get(chapter_id)) is not None:
                faults.extend(broken.faults)
        return edition._replace(chapters=tuple(heads)), tuple(faults)

    def _added(self, published: tuple[str, ...]) -> list[str]:
        if self.overlay is None or not self.overlay.is_dir():
            return []
        return sorted(
            path.stem for path in self.overlay.glob("*.toml") if path.stem not in published
        )

    def path(self, chapter_id: str) -> Path:
        """The file that holds a chapter: the workbook's if there is one, else the edition's."""
        if self.overlay is not None and exists(own := self.overlay / f"{chapter_id}.toml"):
            return own
        return self._published_path(chapter_id)

    def in_front(self, chapter_id: str) -> bool:
        """Whether the workbook's file stands in front of a chapter of the edition's."""
        own = self.own_path(chapter_id)
        return own is not None and exists(own) and exists(self._published_path(chapter_id))

    def voice(self, head: ChapterHead) -> Source:
        """Whose words a chapter is.  In an edition that nobody has published, the chapters that
        say nothing of it are the edition's, and not the workbook's.
        """
        if head.source != "own" or self._is_published:
            return head.source
        own = self.own_path(head.id)
        if own is None or not exists(own) or head.id in self.broken:
            return "skr"
        return "skr" if self.own(head.id).published else "own"

    @cached_property
    def _is_published(self) -> bool:
        file = open_toml(path := self.folder / "edition.toml", read_bytes(path))
        paths = [self._published_path(name) for name in listed_chapters(file) if is_id(name)]
        return any(
            self._top(path).top.data.get("source") == "skr" for path in paths if exists(path)
        )

    def _published_path(self, chapter_id: str) -> Path:
        return self.folder / "chapters" / f"{chapter_id}.toml"

    def own_path(self, chapter_id: str) -> Path | None:
        """Where the workbook's file of a chapter is or would be; None without a workbook."""
        return None if self.overlay is None else self.overlay / f"{chapter_id}.toml"

    def _head(self, chapter_id: str) -> ChapterHead:
        """A chapter's head, of the published one where the workbook's file cannot be used."""
        try:
            return self._own_head(chapter_id)
        except FaultyFile:
            if not self.in_front(chapter_id):
                raise
            return self.chapter(chapter_id).head

    def _own_head(self, chapter_id: str) -> ChapterHead:
        """A chapter's head: the workbook's changes of the edition's, or all of it from one."""
        file = self._top(path := self.path(chapter_id))
        if file.top.data.get("changes") is True and path == self.own_path(chapter_id):
            return self.chapter(chapter_id).head
        head = decode_head(file.top)
        if head.id and head.id != chapter_id:
            file.top.wrong("id", f"id ”{head.id}” stämmer inte med filens namn, {path.name}.")
        file.require()
        return head

    def template_name(self, worksheet_id: str) -> str:
        """What a template is called, read from its first lines alone; its id where it is not
        to be found.  Templates themselves are read by worksheet_files.py.
        """
        from handbok_tui.texts.sheets import templates as worksheets  # noqa: PLC0415 - where a chapter names one

        folders = [self.folder / "worksheets"]
        if self.overlay is not None:
            folders.insert(0, self.overlay.parent / "templates")
        for folder in folders:
            path = folder / f"{worksheet_id}.toml"
            if is_id(worksheet_id) and exists(path):
                with suppress(FaultyFile):
                    raw = read_bytes(path)
                    header = _HEADER.search(raw)
                    top = open_toml(path, raw[: header.start()] if header else raw).top
                    return worksheets.stop(top.text("source"), top.text("title"))
        return worksheets.stop("", worksheet_id)

    def prompts(self) -> tuple[Question, ...]:
        """The project's own questions for a day, from prompts.toml; none where there is no such
        file.  Raises FaultyFile.
        """
        path = self.folder / "prompts.toml"
        if not exists(path):
            return ()
        file = open_toml(path, read_bytes(path))
        found = tuple(decode_question(table) for table in file.top.tables("prompts"))
        file.require()
        return found

    def _top(self, path: Path) -> TomlFile:
        """Only the keys before the first table; the whole file where that does not parse."""
        raw = read_bytes(path)
        header = _HEADER.search(raw)
        try:
            return open_toml(path, raw[: header.start()] if header else raw)
        except FaultyFile:
            return open_toml(path, raw)

    def chapter(self, chapter_id: str) -> Chapter:
        """A whole chapter.  Raises FaultyFile, NotFound.

        Where the workbook's file of a published chapter cannot be used it is the published one,
        which says so at its head.
        """
        if not is_id(chapter_id):
            raise NotFound(f"Det finns inget kapitel ”{chapter_id}”.")
        if chapter_id not in self._chapters:
            self._stamps[chapter_id] = self._stamp(chapter_id)
            self.broken.pop(chapter_id, None)
            try:
                self._chapters[chapter_id] = self._decoded(chapter_id)
            except FaultyFile as problem:
                if not self.in_front(chapter_id):
                    raise
                self.broken[chapter_id] = problem
                self._chapters[chapter_id] = self._in_place_of_broken(chapter_id, problem)
        return self._chapters[chapter_id]

    def _decoded(self, chapter_id: str) -> Chapter:
        path = self.path(chapter_id)
        file = open_toml(path, read_bytes(path))
        if path == self.own_path(chapter_id) and file.top.data.get("changes") is True:
            from handbok_tui.core.chapters.layer import chapter_of  # noqa: PLC0415 - if changed

            own = self.own(chapter_id)
            return chapter_of(own.published, own.layer, chapter_id)
        return decode_chapter(file)

    def _in_place_of_broken(self, chapter_id: str, problem: FaultyFile) -> Chapter:
        from handbok_tui.texts.chapters.order import stands_in  # noqa: PLC0415 - rarely

        path = self._published_path(chapter_id)
        chapter = decode_chapter(open_toml(path, read_bytes(path)))
        first = problem.faults[0]
        said = stands_in(f"chapters/{chapter_id}.toml", first.line, first.message)
        notice = "\n\n".join(filter(None, (said, chapter.head.notice)))
        return chapter._replace(head=chapter.head._replace(notice=notice))

    def put(self, chapter: Chapter) -> None:
        """The chapter as it is now; it may differ from its file until that is saved."""
        self._chapters[chapter.id] = chapter
        self._stamps[chapter.id] = _NOT_A_FILE

    def forget(self, chapter_id: str) -> None:
        """A chapter's file has changed: read it again when it is asked for."""
        self._chapters.pop(chapter_id, None)
        self._stamps.pop(chapter_id, None)

    def own(self, chapter_id: str) -> OwnChapter:
        """What the workbook has made of a chapter, for editing it.  Raises FaultyFile."""
        from handbok_tui.storage.chapters.layer_files import OwnChapter  # noqa: PLC0415 - for changed ones

        path = self.own_path(chapter_id)
        if path is None or not exists(path):
            return OwnChapter(self._published(chapter_id))
        return self.own_in(path, read_bytes(path))

    def own_in(self, path: Path, raw: bytes) -> OwnChapter:
        """The same for the bytes that the workbook's file is to have.  Raises FaultyFile."""
        from handbok_tui.storage.chapters.layer_files import decode_own  # noqa: PLC0415 - as above

        return decode_own(open_toml(path, raw), self._published(path.stem), path.stem)

    def _published(self, chapter_id: str) -> Parts:
        from handbok_tui.core.chapters.parts import parts_of  # noqa: PLC0415 - as above

        edited = self._published_path(chapter_id)
        if not exists(edited):
            return {}
        return parts_of(decode_chapter(open_toml(edited, read_bytes(edited))))

    def chapter_bytes(self, chapter_id: str) -> bytes | None:
        """The files that ``chapter`` reads or has read, the workbook's after the edition's that
        it may change; None where one has changed since, or where it cannot be read.
        """
        stamp = self._stamp(chapter_id)
        if self._stamps.get(chapter_id, stamp) != stamp:
            return None
        found = [path for path in self._places(chapter_id) if exists(path)]
        try:
            return b"\n".join(map(read_bytes, found)) if found else None
        except FaultyFile:
            return None

    def _places(self, chapter_id: str) -> tuple[Path, ...]:
        published, own = self._published_path(chapter_id), self.own_path(chapter_id)
        return (published,) if own is None else (published, own)

    def _stamp(self, chapter_id: str) -> Stamp:
        """Changes when one of the chapter's files does."""
        return tuple(map(_stamp, self._places(chapter_id)))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def listed_chapters(file: TomlFile) -> tuple[str, ...]:
    """The ids of the chapters that edition.toml names, in order."""
    return file.top.texts("chapters")


def decode_edition(file: TomlFile) -> Edition:
    """The front matter in edition.toml, without its chapters; faults are noted in the file."""
    top = file.top
    return Edition(
        title=top.text("title", None),
        subtitle=top.text("subtitle"),
        publisher=top.text("publisher"),
        lead=top.texts("lead"),
        contents_title=top.text("contents_title", "Innehåll"),
        pages=tuple(
            Page(page.identifier("id"), page.text("title", None), page.text("body"))
            for page in top.tables("pages")
        ),
    )
