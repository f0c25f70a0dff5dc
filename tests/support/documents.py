"""Whole Markdown files as people write them: every construct, alone and inside others.

Each word is its own ("ord17"), so that none can be lost or change places unseen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

WORD = re.compile(r"ord\d+")
Kind = TypeVar("Kind")
_DEEPEST = 3


class _Maker:
    """Writes one file; ``number`` chooses, from the first to the last of two that it is given."""

    def __init__(self, number: Callable[[int, int], int]) -> None:
        self.number = number
        self.made = 0
        self.definitions: list[str] = []
        self.in_note = False

    def one_of(self, these: Sequence[Kind]) -> Kind:
        return these[self.number(0, len(these) - 1)]

    def word(self) -> str:
        self.made += 1
        return f"ord{self.made}"

    def words(self, most: int = 3) -> str:
        return " ".join(self.word() for _ in range(self.number(1, most)))

    # -- within a line ---------------------------------------------------------------------

    def span(self) -> str:
        kinds: tuple[Callable[[], str], ...] = (
            self.words,
            self.words,
            lambda: f"*{self.words()}*",
            lambda: f"**{self.words()}**",
            lambda: f"**{self.word()} *{self.word()}* {self.word()}**",
            lambda: f"~~{self.words()}~~",
            lambda: f"`{self.words()}`",
            lambda: f"[{self.words()}](https://x.se/å_b)",
            lambda: f'[{self.word()} *{self.word()}*](<https://x.se/a b> "titel")',
            self.reference,
            lambda: f"![{self.words()}](bild.png)",
            self.note,
            lambda: f"=={self.words()}==",
            lambda: f"<b>{self.words()}</b>",
            lambda: f"<u>{self.word()}</u>",
            lambda: f"{self.word()} H~2~O 10^3^",
            lambda: f"{self.word()} <!-- dolt --> {self.word()}",
            lambda: f"{self.word()} 5 < 7 & [å] * _ \\* &amp; {self.word()}",
            lambda: f"”{self.word()}” – {self.word()}…",
            lambda: f"[`{self.word()}` **{self.word()}**](bilaga%20ett.pdf)",
            lambda: f"[![{self.word()}](b.png)](https://x.se) {self.word()}",
            lambda: f"<https://x.se/a> {self.word()} <a@x.se> https://x.se/b",
            lambda: f'<a href="https://x.se/(c)">{self.word()} <i>{self.word()}</i></a>',
            lambda: f"<kbd>{self.word()}</kbd> m<sup>2</sup> <q>{self.word()}</q><s>x</s>",
            lambda: f"\\*{self.word()}\\* {self.word()}\u00a0{self.word()}\t{self.word()}",
            lambda: f"<ditt namn {self.word()}> a<b {self.word()} `` {self.word()}` ``",
            lambda: f"***{self.word()}** {self.word()}* _{self.word()}_ __{self.word()}__",
            lambda: f"{self.word()}: {self.word()}[^löst] [{self.word()}] [x]({self.word()}",
        )
        made = self.one_of(kinds)
        return made()

    def line(self, most: int = 4) -> str:
        return " ".join(self.span() for _ in range(self.number(1, most)))

    def reference(self) -> str:
        name = f"ref-{len(self.definitions)}"
        self.definitions.append(f"[{name}]: https://x.se/{len(self.definitions)}")
        return f"[{self.words()}][{name}]"

    def note(self) -> str:
        if self.in_note:
            return self.word()
        name = f"n{len(self.definitions)}"
        self.definitions.append("")
        place = len(self.definitions) - 1
        self.in_note = True
        first, *rest = "\n\n".join(self.blocks(_DEEPEST - 1, text_first=True)).split("\n")
        self.in_note = False
        self.definitions[place] = "\n".join([f"[^{name}]: {first}", *_indented(rest, 4)])
        return f"{self.word()}[^{name}]"

    # -- blocks ----------------------------------------------------------------------------

    def paragraph(self) -> str:
        lines = [self.line() for _ in range(self.number(1, 3))]
        return self.one_of(("\n", "\n", "  \n", "\\\n", "<br>\n")).join(lines)

    def heading(self) -> str:
        text = self.line(2)
        kinds = (f"{'#' * self.number(2, 6)} {text}", f"## {text} ##", f"{text}\n---",
                 f"{self.words()}\n{text}\n---", f"<h3>{self.words()}</h3>\n")  # fmt: skip
        return self.one_of(kinds)

    def items(self, deep: int) -> str:
        """A list, tight or loose, of whatever there is."""
        bullet = self.one_of(("-", "*", "+", "1.", "7)", "- [ ]", "- [x]"))
        apart = self.one_of(("\n", "\n\n"))
        return apart.join(
            self.item(bullet, apart.join(self.blocks(deep + 1, text_first=True)))
            for _ in range(self.number(1, 3))
        )

    def item(self, bullet: str, text: str) -> str:
        first, *rest = text.split("\n")
        indent = 2 if bullet.startswith("- [") else len(bullet) + 1
        return "\n".join([f"{bullet} {first}", *_indented(rest, indent)])

    def lettered(self) -> str:
        return "\n".join(f"{letter}) {self.line(2)}" for letter in "abc")

    def quote(self, deep: int) -> str:
        text = "\n\n".join(self.blocks(deep + 1))
        return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

    def code(self) -> str:
        fence = self.one_of(("```", "~~~", "````"))
        language = self.one_of(("", "sh", "python titel"))
        lines = [self.words(), f"  {self.words()} <b> *", "", f"[a]: {self.word()}"]
        return "\n".join([f"{fence}{language}", *lines, fence])

    def indented(self) -> str:
        return f"    {self.words()} <b>\n\n      {self.word()} *a*"

    def named(self) -> str:
        """A link definition in the midst of the text, and one that nothing uses."""
        name = f"namn {self.made}"
        return (
            f"[{name}]: https://x.se/d 'T'\n\n[{self.word()}][{name}] [{name}][]"
            if self.number(0, 1)
            else f"[{name}]: https://x.se/e\n\n{self.word()}"
        )

    def bare_table(self) -> str:
        rows = "\n".join(f"{self.span()} | {self.word()}" for _ in range(self.number(1, 2)))
        more = f" | {self.word()} | {self.word()}" if self.number(0, 1) else ""
        return f"{self.word()} | {self.word()}\n--- | :-:\n{rows}{more}"

    def html_text(self) -> str:
        kinds: tuple[Callable[[], str], ...] = (
            lambda: f"<p>{self.words()}<br>{self.word()}</p>",
            lambda: f'<div align="center">\n\n{self.line(2)}\n\n</div>',
            lambda: f"<div><b>{self.word()}</b> {self.word()}</div>",
            lambda: f"<blockquote><p>{self.word()}</p><p>{self.word()}</p></blockquote>",
            lambda: f"<pre>{self.word()}\n  {self.word()}</pre>",
            lambda: f"<dl><dt>{self.word()}</dt><dd>{self.word()}</dd></dl>",
            lambda: (
                f"<table><tr><td rowspan=2>{self.word()}<td colspan=2>{self.word()}"
                f"<ul><li>{self.word()}<li>{self.word()}</ul></table>"
            ),
            lambda: f"<hr>\n\n{self.word()}",
        )
        made = self.one_of(kinds)
        return made() + "\n"

    def table(self) -> str:
        columns = self.number(1, 4)
        head = "| " + " | ".join(self.words() for _ in range(columns)) + " |"
        rules = [self.one_of(("---", ":--", "--:", ":-:")) for _ in range(columns)]
        rule = f"|{'|'.join(rules)}|"
        rows = [
            "| " + " | ".join(self.cell() for _ in range(columns)) + " |"
            for _ in range(self.number(1, 3))
        ]
        return "\n".join([head, rule, *rows])

    def cell(self) -> str:
        kinds: tuple[Callable[[], str], ...] = (
            self.span,
            self.span,
            lambda: "",
            lambda: f"{self.word()}<br>{self.word()}",
            lambda: f"`{self.word()} \\| {self.word()}`",
        )
        made = self.one_of(kinds)
        return made()

    def html_table(self) -> str:
        rows = "".join(
            f"<tr><td>{self.words()}</td>\n<td><b>{self.word()}</b> {self.word()}</td></tr>\n"
            for _ in range(self.number(1, 2))
        )
        head = f"<tr><th>{self.word()}<th>{self.word()}</tr>\n"
        return f"<table>\n{head}{rows}</table>\n"

    def html_list(self) -> str:
        inner = f"<ol><li>{self.words()}</li></ol>" if self.number(0, 1) else ""
        return f"<ul>\n<li>{self.words()}{inner}</li>\n<li>{self.word()}\n</ul>\n"

    def html_box(self) -> str:
        return f"<details><summary>{self.word()}</summary>\n\n{self.paragraph()}\n\n</details>\n"

    def definitions_of(self) -> str:
        more = f"\n\n    {self.line(2)}" if self.number(0, 1) else ""
        return f"{self.words()}\n:   {self.line(2)}{more}"

    def comment(self) -> str:
        return "<!-- dolt\nigen -->"

    def block(self, deep: int) -> str:
        kinds: list[Callable[[], str]] = [
            self.paragraph, self.paragraph, self.code, self.table, self.table, self.html_table,
            self.html_list, self.html_box, self.definitions_of, self.lettered, self.comment,
            lambda: "***", self.heading, self.indented, self.bare_table, self.html_text, self.named,
        ]  # fmt: skip
        if deep < _DEEPEST:
            kinds += [lambda: self.items(deep)] * 3 + [lambda: self.quote(deep)] * 2
        made = self.one_of(kinds)
        return made()

    def blocks(self, deep: int, *, text_first: bool = False) -> list[str]:
        begun = [self.line(2)] if text_first else []
        return begun + [self.block(deep) for _ in range(self.number(0 if begun else 1, 2))]

    def file(self, several: int) -> str:
        title = f"# {self.words()}"
        body = [self.block(0) for _ in range(several)]
        return "\n\n".join([title, *body, *self.definitions]) + "\n"


def _indented(lines: list[str], by: int) -> list[str]:
    return [" " * by + line if line else "" for line in lines]


@st.composite
def markdown_files(draw: st.DrawFn, most: int = 4) -> str:
    """A Markdown file with a title and up to ``most`` blocks with whatever in them."""
    maker = _Maker(lambda least, last: draw(st.integers(least, last)))
    return maker.file(maker.number(1, most))


def long_file(seed: int, several: int) -> str:
    """A Markdown file of ``several`` blocks, another one for every seed."""
    return _Maker(Random(seed).randint).file(several)
