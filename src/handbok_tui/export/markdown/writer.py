"""Collects a document block by block and proves that its structure holds.

Every document that leaves goes through here, whatever it is about: the handbook's own headings
are remembered, each text somebody wrote is embedded, and the finished document is read back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.export.markdown.definitions import settled
from handbok_tui.export.markdown.embed import embed, fenced
from handbok_tui.export.markdown.escape import heading, inline, one_line
from handbok_tui.export.markdown.line_breaks import with_hard_breaks
from handbok_tui.export.markdown.outline import check
from handbok_tui.texts.sheets import templates as worksheets

_SHORT = 60
_NEWLINE = re.compile(r"\r\n?")


class Written(NamedTuple):
    """A document, ended by one newline; ``literal`` counts the texts shown as they were typed
    because their Markdown would have changed something outside them.
    """

    text: str
    literal: int = 0


class Writer:
    """Collects blocks, and the headings that are the handbook's own."""

    def __init__(self, *, to_the_letter: bool = False) -> None:
        self.blocks: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.notes: set[str] = set()
        self.literal = 0
        self._to_the_letter = to_the_letter

    def head(self, level: int, text: str, name: str = "") -> None:
        """A heading of the handbook's own; ``name`` is an id that stands after it in brackets."""
        tag = f" [{name}]" if name else ""
        self.headings.append((level, one_line(f"{text}{tag}")))
        self.blocks.append(f"{'#' * level} {heading(text)}{tag}")

    def say(self, text: str) -> None:
        """A paragraph of plain words."""
        self.blocks.append(inline(text))

    def label(self, text: str, rest: str = "", name: str = "") -> None:
        """A paragraph that opens in bold; ``name`` as of a heading."""
        parts = (f"**{inline(text)}**", inline(rest), f"[{name}]" if name else "")
        self.blocks.append(" ".join(filter(None, parts)))

    def text(self, text: str, level: int) -> None:
        """What a person wrote, below a heading of ``level``: Markdown whose lines are lines."""
        self.blocks.append(with_hard_breaks(self._embedded(text, level)))

    def body(self, text: str, level: int) -> None:
        """A chapter's Markdown, whose lines flow, below a heading of ``level``."""
        text, notes = settled(_NEWLINE.sub("\n", text), self._is_taken)
        for label in self.notes - {*notes}:
            text = text.replace(f"[^{label}]", f"\\[^{label}]")
        self.notes |= {*notes}
        self.blocks.append(self._embedded(text, level, notes=bool(notes)))

    def _is_taken(self, note: str) -> bool:
        """Whether something in the document would be taken for a reference to a footnote."""
        name = f"[^{note}]".casefold()
        return any(name in block.casefold() for block in self.blocks)

    def _embedded(self, text: str, level: int, *, notes: bool = False) -> str:
        as_typed = self._to_the_letter
        embedded = fenced(visible(text)) if as_typed else embed(text, level, notes=notes)
        self.literal += embedded.rung == "fenced"
        return embedded.markdown

    def labelled(self, label: str, text: str, level: int) -> None:
        """What a person wrote beside a label, which is Markdown: on its line where it is short and
        plain, else below.
        """
        label, short = worksheets.label(label), text.strip()
        if len(short) <= _SHORT and inline(short) == short:
            self.label(label, short)
        else:
            self.label(label)
            self.text(text, level)

    def bullets(self, points: Iterable[str]) -> None:
        """A list of plain words."""
        self.raw("\n".join(f"- {inline(point)}" for point in points))

    def numbered(self, points: Iterable[str]) -> None:
        """A numbered list of plain words."""
        self.raw("\n".join(f"{n}. {inline(point)}" for n, point in enumerate(points, 1)))

    def raw(self, markdown: str) -> None:
        """Markdown that the program made; its caller has escaped what people wrote."""
        self.blocks.append(markdown)

    def document(self) -> str:
        """All of it, ended by one newline."""
        return "\n\n".join(block.strip("\n") for block in self.blocks if block) + "\n"


def write(fill: Callable[[Writer], None]) -> Written:
    """The document that ``fill`` writes.  Nothing an answer holds changes the text around it:
    should the structure not hold after all, every answer is written as literal text.
    """
    writer = Writer()
    fill(writer)
    document = writer.document()
    if not check(document, writer.headings):
        writer = Writer(to_the_letter=True)
        fill(writer)
        document = writer.document()
    return Written(document, writer.literal)
