"""Markdown of other programs' kinds turned into the handbook's, before it becomes a chapter.

A comment goes; what has another sign or is HTML becomes the nearest thing that the handbook
has.  No word goes: what could not be kept as it was is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from handbok_tui.core.importing.tidy_html import block_edits, dedented
from handbok_tui.core.importing.tidy_inline import sign_edits
from handbok_tui.core.importing.tidy_lists import list_edits
from handbok_tui.core.importing.tidy_tags import tag_edits
from handbok_tui.core.markdown.comments import ENDED, START, comments
from handbok_tui.core.markdown.covered import Edit, Lined
from handbok_tui.core.markdown.escape import START as MARK
from handbok_tui.core.markdown.escape import read_mark
from handbok_tui.texts.chapters import importing

TO_TIDY = re.compile(
    r"""<[A-Za-z/!] | == | \w[~^] | [)\]][~^]
      | ^[ \t>]*(?:[:~][ \t] | \(?[A-Za-z]{1,4}[.)][ \t])
      | (?:[-*+]|\d[.)])[ \t]+\(?[A-Za-z]{1,4}[.)][ \t]""",
    re.MULTILINE | re.VERBOSE,
)
"""Whatever could be tidied; errs towards looking."""

_LONG = 60


class Remark(NamedTuple):
    """Something about the text that the person should know; ``line`` counts from 1."""

    line: int
    text: str


class Tidied(NamedTuple):
    """The lines, for each the line (from 0) that it comes from, and what to say."""

    lines: list[str]
    numbers: Sequence[int]
    remarks: tuple[Remark, ...]


def tidied(lines: list[str], kept: Iterable[int] = ()) -> Tidied:
    """The lines in the handbook's own Markdown; those whose numbers are ``kept`` stay."""
    text = "\n".join(lines)
    numbers = range(len(lines))
    if not TO_TIDY.search(text):
        return Tidied(lines, numbers, ())
    remarks: list[Remark] = []
    lined = _without_comments(Lined(text, numbers, frozenset(kept)), remarks)
    lined = lined.edited(Edit(at, at, "\\") for at in _unclosed(lined))
    lined = _without_tags(_with_blocks(lined, remarks), remarks)
    lined = _with_signs(lined, remarks)
    lined = lined.edited(list_edits(lined))
    remarks.sort()
    return Tidied(lined.text.split("\n"), lined.numbers, tuple(remarks))


def _with_blocks(lined: Lined, remarks: list[Remark]) -> Lined:
    found = block_edits(lined)
    remarks += [Remark(lined.origin(at), importing.LOST_IN_HTML[what]) for at, what in found.lost]
    return lined.edited(found.edits)


def _without_tags(lined: Lined, remarks: list[Remark]) -> Lined:
    found = tag_edits(lined)
    touched = {lined.line_at(edit.start) for edit in found.edits}
    if found.gone:
        first = min(found.gone.values())
        remarks.append(Remark(lined.origin(first), importing.tags_left_out(sorted(found.gone))))
    return lined.edited([*dedented(lined, touched), *found.edits])


def _with_signs(lined: Lined, remarks: list[Remark]) -> Lined:
    found = sign_edits(lined)
    if found.marked:
        remarks.append(Remark(lined.origin(found.marked[0]), importing.MARKED))
    remarks += [Remark(lined.origin(at), importing.NO_SMALL_FIGURES) for at in found.unkept]
    return lined.edited(found.edits)


def _unclosed(lined: Lined) -> Iterator[int]:
    """Comments that nothing ends: all that comes after them would be one."""
    for found in re.finditer(START, lined.cover):
        at = found.start()
        if not lined.text.startswith(MARK, at) or not read_mark(
            lined.text[at : lined.text.find(ENDED, at) + 3]
        ):
            yield at


def _without_comments(lined: Lined, remarks: list[Remark]) -> Lined:
    edits: list[Edit] = []
    for found in comments(lined, marks=False):
        said = found.words
        shown = said if len(said) <= _LONG else f"{said[:_LONG].rstrip()} …"
        remarks.append(Remark(lined.origin(found.at), importing.comment_left_out(shown)))
        edits.append(Edit(found.start, found.stop))
    return lined.edited(edits)
