"""Signs and tags inside a paragraph that the handbook has another sign for, or none.

``==markerat==`` and ``<b>`` become bold, ``H~2~O`` and ``<sup>`` small figures, ``<br>`` a line
break; a tag that only says how something looks goes, and its words stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.markdown.covered import BLOT, Edit
from handbok_tui.core.markdown.flanks import can_close, can_open
from handbok_tui.core.markdown.small_figures import lowered, raised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbok_tui.core.markdown.covered import Lined

_MARKED = re.compile(
    r"(?<![=\w])==(?![=\s])((?:[^\n|]|\n(?![ \t>]*\n)){1,400}?)(?<![=\s])==(?![=\w])"
)
_LOWERED = re.compile(r"(?<=[\w)\]])~([^\s~|\x00]{1,20})~(?!~)")
_RAISED = re.compile(r"(?<=[\w)\]])\^([^\s^|\x00\[\]]{1,20})\^")


class Inline(NamedTuple):
    """The edits of a text, and the signs in it that nothing could be made of, with their places."""

    edits: list[Edit]
    unkept: list[int]
    marked: list[int]


def sign_edits(lined: Lined) -> Inline:
    """What makes the handbook's signs of ``==``, ``~`` and ``^``."""
    found = Inline([], [], [])
    for match in _MARKED.finditer(lined.cover):
        start, stop = match.span()
        found.marked.append(start)
        found.edits.extend(emphasised(lined, "**", (start, start + 2), (stop - 2, stop)))
    signs: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
        (_LOWERED, lowered), (_RAISED, raised),
    )  # fmt: skip
    for pattern, figures in signs:
        for match in pattern.finditer(lined.cover):
            if small := figures(match[1]):
                found.edits.append(Edit(*match.span(), small))
            else:
                found.unkept.append(match.start())
                found.edits.append(Edit(match.start(), match.start(), "\\"))
    return found


def emphasised(
    lined: Lined, mark: str, opening: tuple[int, int], closing: tuple[int, int]
) -> Iterator[Edit]:
    """``mark`` where two other signs stand, or nothing where it could not be read as emphasis."""
    text = lined.text
    start, stop = opening[1], closing[0]
    while start < stop and text[start].isspace():
        start += 1
    while start < stop and text[stop - 1].isspace():
        stop -= 1
    # Spaces inside the signs go outside them.
    around = (text[max(0, opening[0] - 1) : opening[0]], text[closing[1] : closing[1] + 1])
    inner = text[start:stop]
    holds = (
        inner
        and mark[0] not in (*around, inner[0], inner[-1])
        and mark not in inner
        and can_open("" if start > opening[1] else around[0], inner[0])
        and can_close(inner[-1], "" if stop < closing[0] else around[1])
        and not _within(text, opening[0], mark)
    )
    sign = mark if holds else ""
    yield Edit(opening[0], start, text[opening[1] : start] + sign)
    yield Edit(stop, closing[1], sign + text[stop : closing[0]])


def _within(text: str, at: int, mark: str) -> bool:
    """Whether emphasis of that kind has begun in the paragraph and not ended."""
    paragraph = text[text.rfind("\n\n", 0, at) + 1 : at]
    return paragraph.replace(BLOT, "").count(mark) % 2 == 1
