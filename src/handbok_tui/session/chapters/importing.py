"""Bringing in a chapter from Markdown: first a plan that changes nothing, then a yes.

The plan says which chapter it will be, which questions keep their answers, and what was
changed here since the last time, so that nothing is written over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbok_tui.core.answers.workbook import SheetKey
from handbok_tui.core.edition.handbook import Chapter, ChapterHead, is_id, iter_ids
from handbok_tui.core.errors import FaultyFile, HandbokError, NotFound, SaveFailed
from handbok_tui.core.importing.chapter import Imported, chapter_from_markdown, marked_chapter
from handbok_tui.core.importing.match import matched
from handbok_tui.core.importing.own_text import doubt as core_doubt
from handbok_tui.storage.chapters.saves import imported_from, is_used, own_chapter, save_chapter
from handbok_tui.texts import labels
from handbok_tui.texts.answers.answering import READ_ONLY
from handbok_tui.texts.chapters import importing as texts

if TYPE_CHECKING:
    from handbok_tui.session.session import Session
    from handbok_tui.storage.answers.files import WorkbookFiles

Way = Literal["new", "front", "again"]
"""A new chapter; one in front of the edition's; one that is in the workbook already."""


class SameTitle(HandbokError):  # noqa: N818
    """The handbook has a chapter of that title: the person says where the new one stands."""

    def __init__(self, head: ChapterHead) -> None:
        super().__init__(texts.same_title(head.id, head.number, head.title))
        self.chapter = head.id
        self.title = labels.chapter_name(head.number, head.title)


class Plan(NamedTuple):
    """What an import will do.

    ``remarks`` are sentences for the person; ``changed_here`` says that the chapter was edited
    in the workbook since it came in, or never came in; ``seen`` is the file as it was read;
    ``doubt`` is why it does not look like a text of one's own, "" where it does.
    """

    chapter: Chapter
    origin: str
    way: Way
    remarks: tuple[str, ...]
    changed_here: bool
    seen: bytes
    doubt: str = ""

    def preview(self) -> tuple[str, ...]:
        """The chapter's parts, then the remarks, line by line."""
        head = self.chapter.head
        name = labels.chapter_name(head.number, head.title)
        lines = [f"{texts.WAYS[self.way]} ({head.id}): {name}"]
        lines += [f"  {head.lead}"] if head.lead else []
        lines.append(f"  {self._extent()}")
        for part in self.chapter.sections:
            held = texts.counted(len(part.questions), len(part.points), len(part.exercises))
            lines.append(f"  {part.title} · {texts.KINDS[part.kind]}{held}")
            lines += [f"    – {question.text}" for question in part.questions]
        if self.remarks:
            lines += ["", texts.REMARKS, *(f"  {remark}" for remark in self.remarks)]
        return tuple(line.replace("\n", " ") for line in lines)

    def _extent(self) -> str:
        """How much it is: words, parts, questions."""
        chapter = self.chapter
        said = [chapter.head.title, chapter.head.lead]
        for part in chapter.sections:
            said += [part.title, part.body, *part.points, *(q.text for q in part.questions)]
            for card in part.exercises:
                said += [card.title, card.purpose, *(step.text for step in card.steps)]
        words = sum(len(text.split()) for text in said)
        return texts.extent(words, len(chapter.sections), len(chapter.questions))


class Wish(NamedTuple):
    """What the person asked for: a text, the file it is from ("" for none), a title where it
    has none, and the chapter it shall be ("" if the program may choose) or ``beside`` it all.
    Where the text was made of another kind of file, ``said`` is what is to be said of that, and
    lines are not spoken of.
    """

    text: str
    origin: str
    title: str
    chapter: str = ""
    beside: bool = False
    said: tuple[str, ...] | None = None


def doubt(wish: Wish) -> str:
    """Why a text does not look like one of the person's own; "" where it does.

    A Word file is one, if there are words in it.
    """
    return core_doubt(wish.text, wish.origin) if wish.said is None else ""


class Import:
    """An import in three steps, so that the second, which takes time for a long text and touches
    nothing else, can be taken beside everything: make one, ``parse``, ``plan``.

    Making one raises NotFound, FaultyFile.
    """

    def __init__(self, session: Session, files: WorkbookFiles, wish: Wish) -> None:
        self._session, self._wish = session, wish
        self._head = head = _place(session, files, wish)
        self._own = own_chapter(files, head.id)
        self._old = session.chapter(head.id) if session.every.head(head.id) else None
        self._taken = _answered(session, head.id, self._old)
        self._elsewhere = set(_ids_elsewhere(session, head.id))

    def parse(self) -> tuple[Imported, str]:
        """The chapter that the text describes, and why it is doubted, in any thread."""
        text = self._wish.text
        imported = chapter_from_markdown(text, self._head, self._taken, self._elsewhere)
        return imported, doubt(self._wish)

    def plan(self, parsed: tuple[Imported, str]) -> Plan:
        """What it will do.  Raises SameTitle."""
        (imported, why), wish, own, old = parsed, self._wish, self._own, self._old
        if not wish.chapter and not wish.beside:
            _ask_where(self._session, imported, self._head)
        if wish.said is None:
            remarks = [texts.at_line(remark.line, remark.text) for remark in imported.remarks]
        else:
            remarks = [*wish.said, *(remark.text for remark in imported.remarks)]
        chapter, more = _matched(imported, old)
        way: Way = "again" if own.raw else "front" if old else "new"
        changed = own.is_layer or (bool(own.raw) and not own.as_imported and chapter != old)
        return Plan(chapter, wish.origin, way, (*remarks, *more), changed, own.raw, why)


def plan(session: Session, files: WorkbookFiles, wish: Wish) -> Plan:
    """What importing the text will do.  Raises SameTitle, NotFound, FaultyFile."""
    begun = Import(session, files, wish)
    return begun.plan(begun.parse())


def take_in(session: Session, files: WorkbookFiles, wanted: Plan, *, force: bool) -> str:
    """Save the chapter as planned.  Raises SaveFailed, FaultyFile; then nothing is changed.

    Without ``force`` a chapter that was changed here is left as it is, with SaveFailed.
    """
    if session.read_only:
        raise SaveFailed(READ_ONLY)
    if wanted.changed_here and not force:
        raise SaveFailed(texts.changed_here(wanted.chapter.id))
    apart = session.now() if wanted.changed_here else None
    return save_chapter(files, wanted.chapter, wanted.origin, wanted.seen, apart)


def _place(session: Session, files: WorkbookFiles, wish: Wish) -> ChapterHead:
    """Which chapter it shall be: as asked, as the file says, as last time, or a new one."""
    marked = marked_chapter(wish.text)
    known = session.every.head(wish.chapter) if wish.chapter else None
    if wish.chapter and known is None and not is_id(wish.chapter):
        raise NotFound(texts.no_id(wish.chapter))
    chosen = known.id if known else wish.chapter
    if not chosen and not wish.beside:
        chosen = marked.id if marked else imported_from(files, wish.origin) if wish.origin else ""
    known = session.every.head(chosen) if chosen else None
    if known is not None:
        return known._replace(title=known.title or wish.title, source="own", lead="", notice="")
    numbers = {head.number for head in session.every.chapters}
    number = max(numbers, default=0) + 1
    if marked and chosen == marked.id and marked.number not in numbers:
        number = marked.number
    if not chosen:
        names = {head.id for head in session.every.chapters}
        free = (f"e{count}" for count in range(1, 10_000))
        chosen = next(name for name in free if name not in names and not is_used(files, name))
    return ChapterHead(chosen, number, wish.title)


def _ask_where(session: Session, imported: Imported, head: ChapterHead) -> None:
    if session.every.head(head.id) is not None:
        return
    title = imported.chapter.head.title.casefold().strip()
    for other in session.every.chapters:
        if other.title.casefold().strip() == title:
            raise SameTitle(other)


def _answered(session: Session, chapter_id: str, old: Chapter | None) -> set[str]:
    """Ids that a new part must not get: those in use, and those that answers are kept under."""
    used = {name for name, _ in iter_ids(old)} if old else set()
    for respondent in session.workbook.respondents:
        used |= session.workbook.sheets.get(SheetKey(respondent.id, chapter_id), {}).keys()
    return used


def _ids_elsewhere(session: Session, chapter_id: str) -> Iterator[str]:
    for head in session.every.chapters:
        if head.id != chapter_id:
            with suppress(FaultyFile):  # noted among the faults; its ids cannot be known
                yield from (name for name, _ in iter_ids(session.chapter(head.id)))


def _matched(imported: Imported, old: Chapter | None) -> tuple[Chapter, list[str]]:
    if old is None:
        return imported.chapter, []
    found = matched(imported, old)
    remarks = [texts.reworded(before.text, now.text) for before, now in found.reworded]
    return found.chapter, [*remarks, *(texts.gone(question.text) for question in found.gone)]
