"""From Markdown to a chapter: any Markdown at all, without losing a word.

Headings become sections, well-known titles give sections their kind, list items become
questions and points.  What has no place of its own stays in a body, to the letter.  A file
that this program exported says more, in marks (core/markdown/escape.py), and comes back exactly.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import count
from typing import NamedTuple

from handbok_tui.core.edition.handbook import (
    Chapter,
    ChapterHead,
    Exercise,
    Question,
    Section,
    Step,
    is_id,
)
from handbok_tui.core.importing.definitions import share_definitions
from handbok_tui.core.importing.items import Item, item_text, list_items, question, step
from handbok_tui.core.importing.outline import Piece, named_chapter, outline
from handbok_tui.core.importing.source import Source, chapter_mark, joined
from handbok_tui.core.importing.tidy import Remark
from handbok_tui.core.markdown import escape as marks
from handbok_tui.core.markdown.comments import without_comments
from handbok_tui.core.markdown.escape import plain_text, read_mark, split_mark, value, values
from handbok_tui.texts.chapters import importing

UNNAMED = ChapterHead("kapitel", 1, importing.UNNAMED)

_EMPHASISED = re.compile(r"\*(.*)\*", re.DOTALL)
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_ROOT = 50


class Imported(NamedTuple):
    """A chapter from Markdown, the ids in it that the text itself named, and what to say."""

    chapter: Chapter
    named: frozenset[str]
    remarks: tuple[Remark, ...]


def chapter_from_markdown(
    text: str,
    head: ChapterHead | None = None,
    taken: Collection[str] = (),
    foreign: Collection[str] = (),
) -> Imported:
    """The chapter that a Markdown text describes.

    ``head`` gives what the text does not say itself: id, number, page, voice, and a title where
    it has none; without it an exported file's own are taken.  Ids that the text does not name
    are new and none of ``taken``; ``foreign`` ones are not used even where the text names them.
    """
    return _Import(Source(text), head, taken, foreign).imported()


def marked_chapter(text: str) -> ChapterHead | None:
    """The id, number, page and voice that an exported file names; None for any other."""
    return named_chapter(chapter_mark(text.removeprefix("\ufeff").splitlines()))


class _Import:
    def __init__(
        self,
        source: Source,
        head: ChapterHead | None,
        taken: Collection[str],
        foreign: Collection[str],
    ) -> None:
        self.source = source
        self.head, self.pieces = outline(source, head or named_chapter(source.mark) or UNNAMED)
        self.remarks = list(source.remarks)
        if source.front.others:
            self.remarks.insert(0, Remark(1, importing.front_left_out(source.front.others)))
        self.named: set[str] = set()
        self.refused = {*foreign, self.head.id}
        self.taken = {*taken, *self.refused, *self._marked_ids()}
        self.numbers = {letter: count(1) for letter in "sfo"}

    def _marked_ids(self) -> Iterator[str]:
        """Every id that the text may name: new ones keep clear of them."""
        for line in self.source.lines:
            if "<!-- handbok: " in line:
                mark = split_mark(line)[1]
                for name in (marks.SECTION, marks.QUESTION, marks.EXERCISE):
                    if name in mark:
                        yield value(mark[name])

    def new_id(self, wanted: str, letter: str = "f") -> str:
        """The id that the text names, once; else a new one."""
        if is_id(wanted) and wanted not in self.named and wanted not in self.refused:
            self.named.add(wanted)
            return wanted
        root = self.head.id[:_ROOT].rstrip("-")
        made = (f"{root}-{letter}{number}" for number in self.numbers[letter])
        return next(found for found in made if found not in self.taken)

    def imported(self) -> Imported:
        """All of it."""
        sections = [self._section(piece) for piece in self.pieces]
        more = share_definitions(self.source, self.pieces)
        chapter = Chapter(
            self.head,
            tuple(
                section._replace(body=body)
                for section, piece, extra in zip(sections, self.pieces, more, strict=True)
                if (body := self._body(piece, extra)) or piece is not self.pieces[0]
            ),
        )
        return Imported(chapter, frozenset(self.named), tuple(self.remarks))

    def _body(self, piece: Piece, more: str) -> str:
        body = self.source.body(piece.start, piece.stop, piece.gone)
        whole = without_comments(joined([body, more.lstrip("\n")]))
        return whole.removesuffix("\n") if piece.mark.get("radslut") == "utan" else whole

    def _section(self, piece: Piece) -> Section:
        """A section without its body, whose lines are what is not ``gone`` after this."""
        name = value(piece.mark.get(marks.SECTION, ""))
        section = Section(self.new_id(name, "s"), piece.kind, piece.title)
        if piece is self.pieces[0]:
            return section
        mallar = piece.mark.get("mallar")
        section = section._replace(
            note=self.source.note(piece.start, piece.stop),
            worksheets=values(mallar) if mallar is not None else (),
        )
        if piece.kind == "reflection":
            return section._replace(questions=tuple(self._questions(piece)))
        if piece.kind == "summary":
            return section._replace(points=tuple(self._points(piece)))
        if piece.kind == "exercise":
            exercises = tuple(self._exercises(piece))
            return section._replace(exercises=exercises, points=tuple(self._points(piece)))
        if piece.kind == "further":
            return section._replace(points=tuple(self._points(piece)))
        return section

    # -- lists ------------------------------------------------------------------------------

    def _lists(self, piece: Piece) -> Iterator[tuple[int, tuple[Item, ...]]]:
        """The lists of a piece that are not gone, each with its place among the tokens."""
        for index, token in self.source.blocks(piece.start, piece.stop):
            if token.type in _LISTS and token.map and token.map[0] not in piece.gone:
                yield index, list_items(self.source, index)

    def _questions(self, piece: Piece) -> Iterator[Question]:
        for _, items in self._lists(piece):
            for item in items:
                if item.simple:
                    piece.gone |= set(range(item.start, item.stop))
                    yield question(self.source, item, self.new_id)
                else:
                    self._remark(item.start, importing.NOT_A_QUESTION)

    def _points(self, piece: Piece) -> Iterator[str]:
        """The points: of a summary every list, elsewhere those that a mark announces."""
        for index, items in self._lists(piece):
            announced = self._announced(index)
            if not announced and piece.kind != "summary":
                continue
            piece.gone |= announced
            for item in items:
                if item.simple:
                    piece.gone |= set(range(item.start, item.stop))
                    yield item_text(self.source, item)
                else:
                    self._remark(item.start, importing.NOT_A_POINT)

    # -- exercises --------------------------------------------------------------------------

    def _exercises(self, piece: Piece) -> Iterator[Exercise]:
        inside = [h for h in self.source.headings if piece.start <= h.start < piece.stop]
        edges = [*(heading.start for heading in inside), piece.stop]
        for heading, stop in zip(inside, edges[1:], strict=True):
            name = value(heading.mark.get(marks.EXERCISE, ""))
            purpose, gone, steps = self._card(heading.stop, stop)
            if name and steps:
                piece.gone |= {*range(heading.start, heading.stop), *gone}
                title = plain_text(heading.content, self.source.env)
                yield Exercise(self.new_id(name, "o"), title, purpose, steps)

    def _card(self, start: int, stop: int) -> tuple[str, set[int], tuple[Step, ...]]:
        """What a card is for, its lines and its steps."""
        purpose, gone, steps = "", set[int](), list[Step]()
        for index, token in self.source.blocks(start, stop):
            lines = range(*(token.map or (0, 0)))
            if token.type == "paragraph_open" and not purpose:
                words, mark = split_mark(self.source.tokens[index + 1].content)
                if marks.PURPOSE in mark:
                    found = _EMPHASISED.fullmatch(words)
                    purpose = plain_text(found[1] if found else words, self.source.env)
                    gone |= set(lines)
            elif token.type in _LISTS:
                items = list_items(self.source, index)
                if all(item.simple for item in items) and not self._announced(index):
                    gone |= set(lines)
                    steps += [step(self.source, item) for item in items]
        return purpose, gone, tuple(steps)

    def _announced(self, index: int) -> set[int]:
        """The line of the mark that says that a list is points; none without one."""
        before = self.source.tokens[index - 1]
        marked = before.type == "html_block" and marks.POINTS in read_mark(before.content)
        return {before.map[0]} if marked and before.map else set()

    def _remark(self, line: int, text: str) -> None:
        self.remarks.append(Remark(self.source.numbers[line] + 1, text))
