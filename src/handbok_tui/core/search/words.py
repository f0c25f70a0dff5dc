"""Finds words in texts as a Swedish reader thinks of them: é is e, but å is no a.

The reader's search in a chapter, the search in everything and the filters of lists compare
texts here, so that the same words are found everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from handbok_tui.core.edition.parts import Part
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.layout.page import Page
from handbok_tui.core.layout.part_blocks import blocks
from handbok_tui.texts import labels, reading

_OWN_LETTERS = {"a\u030a": "å", "a\u0308": "ä", "o\u0308": "ö"}
_ACCENT = re.compile("[\u0300-\u036f]")
_UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200b]")
"""What is not compared: accents that stand by themselves, soft hyphens, zero-width spaces."""

_ODD = re.compile("[^\0-\x7fåäö\u00a0–”’…]")
"""What folding may change once a text is in lower case."""


def fold(text: str) -> str:
    """``text`` as it is compared: without case, and without accents except those of å, ä, ö.

    As long as ``text`` unless that holds accents that are characters of their own, soft
    hyphens or zero-width spaces, which leave nothing behind.
    """
    return _folded(text)[0]


def _folded(text: str) -> tuple[str, Sequence[int] | None]:
    """The folded text and where each of its characters, and its end, stands in ``text``.

    None for the places means that they are the same.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower()[0] for char in text)
    if _UNSEEN.search(lower) is None:
        return _ODD.sub(_letter, lower), None
    letters: list[str] = []
    places: list[int] = []
    for index, char in enumerate(lower):
        if _UNSEEN.match(char) is None:
            letters.append(char)
            places.append(index)
        elif letters:
            letters[-1] = _OWN_LETTERS.get(_bare(letters[-1]) + char, letters[-1])
    return _ODD.sub(_letter, "".join(letters)), [*places, len(text)]


def _letter(match: re.Match[str]) -> str:
    return _bare(match[0])


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    """One character without its accents; å, ä and ö keep theirs, a last sigma is a sigma."""
    if char == "ς":
        return "σ"
    base, *accents = list(unicodedata.normalize("NFD", char))
    if not all(map(_ACCENT.match, accents)):
        return char
    for accent in accents:
        base = _OWN_LETTERS.get(base + accent, base)
    return base


@lru_cache(maxsize=64)
def _pattern(query: str) -> re.Pattern[str] | None:
    words = fold(query).split()
    return re.compile(r"\s+".join(map(re.escape, words))) if words else None


def find(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where ``query`` stands in ``text``: start and end of each hit, in order, never overlapping.

    Blanks in the query match blanks and line breaks of any kind and number; those around it
    count for nothing, and an empty query finds nothing.
    """
    pattern = _pattern(query)
    if pattern is None:
        return ()
    folded, places = _folded(text)
    spans = (match.span() for match in pattern.finditer(folded))
    if places is None:
        return tuple(spans)
    return tuple((places[start], places[end]) for start, end in spans)


class Found(NamedTuple):
    """A hit on a page: ``start`` and ``end`` are offsets in the text of a block.

    ``part`` and ``block`` are the indexes that PageLine and Line bear; ``line`` is the index
    of the page's line on which the hit begins.
    """

    part: int
    block: int
    start: int
    end: int
    line: int


def find_in_page(page: Page, query: str) -> tuple[Found, ...]:
    """The hits in everything that the page shows of its text, in reading order."""
    if _pattern(query) is None:
        return ()
    found: list[Found] = []
    for index, part in enumerate(page.parts):
        if not could_hold(part, query):
            continue
        for number, block in enumerate(blocks(part)):
            if spans := find(block.text, query):
                found += _on_page(page, index, number, spans)
    return tuple(sorted(found, key=lambda hit: hit.line))


def _on_page(
    page: Page, part: int, block: int, spans: tuple[tuple[int, int], ...]
) -> Iterator[Found]:
    """The spans that are shown.  A table's cells need not stand in the order of its text."""
    end = page.starts[part + 1] if part + 1 < len(page.starts) else len(page.lines)
    runs = sorted(
        (run.start, run.start + len(run.text), number)
        for number in range(page.starts[part], end)
        if page.lines[number].part == part and page.lines[number].line.block == block
        for run in page.lines[number].line.runs
        if run.start >= 0
    )
    following = iter(runs)
    run = next(following, None)
    for start, stop in spans:
        while run is not None and run[1] <= start:
            run = next(following, None)
        if run is not None and run[0] < stop:
            yield Found(part, block, start, stop, run[2])


# -- leaving out what cannot hold a hit --------------------------------------------------------

_PIECES = re.compile(r"[^\W_]+|[^\x00-\x7f\s\w]")
"""Runs of letters, and single signs that Markdown gives no meaning to."""

ADDED = fold(" ".join((labels.VOICES["project"], reading.LINK_MISSING, reading.IMAGE)))
"""The words that ``blocks`` puts beside a part's own."""

_HIDES = re.compile(
    r"&[#\w]"  # character references
    r"|\]\["  # the address of such a link stands elsewhere
    r"|xn--|XN--"  # host names that are shown decoded
    r"|[*_`~\[\]()<>\\!](?<=\w.)(?<!\](?=\())[*_`~\[\]()<>\\!]*(?=[^\W_])"  # marks inside a word
)
"""What may give a shown text letters in an order in which they are not typed."""


@lru_cache(maxsize=64)
def pieces_of(query: str) -> tuple[str, ...]:
    """What of a query must stand, letter by letter, in a text that holds it; folded."""
    return tuple(_PIECES.findall(fold(query)))


def could_hold(part: Part, query: str) -> bool:
    """Whether a hit may stand in the part: never false where there is one.

    Far cheaper than parsing Markdown.  What is shown consists of the letters that were typed,
    so every run of letters in the query must stand there too, unless marks hide it.
    """
    text = part.text
    folded = fold(f"{part.label}\n{text}" if part.label else text)
    return all(piece in folded or piece in ADDED for piece in pieces_of(query)) or _hides_letters(
        text
    )


def _hides_letters(text: str) -> bool:
    if _HIDES.search(text) or _UNSEEN.search(text) or visible(text) != text:
        return True
    return "%" in text and any(mark in text for mark in ("](", "]:", "<"))


# -- one line around a hit ---------------------------------------------------------------------

CUT = "…"
_BREAK = re.compile(r"\s")


def around(text: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """A hit in one line of at most ``room`` characters (10 or more), cut between words.

    Returns the line and where the hit stands in it.  Two thirds of what there is room for
    beside the hit come after it.
    """
    if len(text) <= room:
        return _BREAK.sub(" ", text), start, end
    end = min(end, start + room - 2 * len(CUT))
    last = min(len(text), max(room, end + (room - (end - start)) * 2 // 3))
    # Only what is shown is looked at: a text may be long and have very many hits.
    begin = last - room
    line = _BREAK.sub(" ", text[begin:last])
    start, end, first = start - begin, end - begin, 0
    before = after = ""
    if begin:
        before = CUT
        first = line.find(" ", 0, start) + 1 or len(CUT)
    if last < len(text):
        after = CUT
        space = line.rfind(" ", end, room - len(CUT))
        line = line[: space if space > end else room - len(CUT)]
    shift = len(before) - first
    return before + line[first:] + after, start + shift, end + shift
