"""Leaves out whole files that cannot hold what is searched for, without reading what they say.

Decoding a file and finding its words in Markdown takes a hundred times as long as looking for
bytes.  So the bytes are looked at first, and only what may hold a hit is searched; whatever is
not plain to see counts as "may".
"""

import re
from functools import lru_cache

from handbok_tui.core.search.words import ADDED, fold, pieces_of
from handbok_tui.texts import labels

_SAME_CASE = bytes.maketrans(
    bytes(range(ord("A"), ord("Z") + 1)) + bytes(range(0x80, 0xA0)),
    bytes(range(ord("a"), ord("z") + 1)) + bytes(range(0xA0, 0xC0)),
)
"""Makes Å of å in UTF-8, and some signs of others, which only means more to be searched."""
_MARKS = b"*_`~[]()<>!"
"""May stand within a word that is shown without them."""

KNOWN = frozenset("åäöÅÄÖéÉ\u00a0–—”“’‘…•§°½×·€")
"""What is compared rightly here beside ASCII; a file with anything else is searched."""

_PLAIN = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_ADDRESS = re.compile(rb"\][(\[:]")
_GLUED = re.compile(rb"\)[*_`~\[\]()<>!]*[0-9A-Za-z\x80-\xff]|\]\[|%")
"""Beside an address: what may join the words around it, or change its letters."""


def may_hold(raw: bytes, query: str) -> bool:
    """Whether a search for ``query`` may find something in what a TOML file says.

    ``raw`` is the file's bytes, or any texts in UTF-8.  Never false where there is a hit.
    """
    cooked = _cooked(raw)
    held = (piece in cooked or _is_sum(piece, cooked) for piece in _needles(query))
    return all(held) or _is_unclear(raw, cooked)


def _is_sum(piece: bytes, cooked: bytes) -> bool:
    """Whether it may be how long an exercise takes: the sum of what its steps say."""
    return piece.isdigit() and b"minutes" in cooked


@lru_cache(maxsize=8)
def _needles(query: str) -> tuple[bytes, ...]:
    """The longest first: it is the least likely to be there."""
    said = ADDED + fold(f"{labels.ORPHANS} {labels.FROM_EARLIER}")
    wanted = {piece for piece in pieces_of(query) if piece not in said}
    return tuple(_cooked(piece.encode()) for piece in sorted(wanted, key=len, reverse=True))


def _cooked(raw: bytes) -> bytes:
    """Bytes as they are compared: without case and marks, é as e."""
    return raw.translate(_SAME_CASE, _MARKS).replace("é".encode(), b"e")


def _is_unclear(raw: bytes, cooked: bytes) -> bool:
    """Whether what is shown may hold letters in an order in which they do not stand here."""
    if b"\\" in raw or b"&" in raw or (b"\r" in raw and _LONE_RETURN.search(raw)):
        return True
    addressed = b"<" in raw or _ADDRESS.search(raw)
    if addressed and (_GLUED.search(raw) or b"xn--" in cooked):
        return True
    return not KNOWN.issuperset(raw.translate(None, _PLAIN).decode(errors="replace"))
