"""Brings together two states of the same answers that grew from a common one.

Used before every save, when the file was changed by somebody else since it was read.  The rule:
what one side alone changed is taken; what both changed is kept twice; no text is ever dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from handbok_tui.core.follow_up import merged_history
from handbok_tui.core.workbook import Answer, Version


def merge(
    base: Mapping[str, Answer], mine: Mapping[str, Answer], theirs: Mapping[str, Answer]
) -> dict[str, Answer]:
    """The answers of both sides, question by question, in the order of ``theirs`` first."""
    merged: dict[str, Answer] = {}
    for question in dict.fromkeys((*theirs, *mine)):
        answer = _merge_one(base.get(question), mine.get(question), theirs.get(question))
        if answer is not None:
            merged[question] = answer
    return merged


def _merge_one(base: Answer | None, mine: Answer | None, theirs: Answer | None) -> Answer | None:
    if mine == base:
        return theirs
    if theirs in (base, mine):
        return mine
    if mine is None or theirs is None:
        return mine or theirs
    return _both(base, mine, theirs)


def _both(base: Answer | None, mine: Answer, theirs: Answer) -> Answer:
    """Mine with everything of theirs that mine does not already hold.

    A mark of privacy on either side wins: a private answer must never get out by a merge.
    """
    before = base or Answer(mine.question_id)
    conflicts = _conflicts(before, mine, theirs)
    if not _same(theirs, before):
        if _same(mine, before):
            mine = mine._replace(text=theirs.text, fields=theirs.fields, question=theirs.question)
        elif not _same(mine, theirs) and theirs.has_content:
            conflicts = _union(conflicts, (as_version(theirs),))
    return mine._replace(
        state=theirs.state if mine.state == before.state else mine.state,
        visibility="private" if mine.private or theirs.private else mine.visibility,
        earlier=_union(theirs.earlier, mine.earlier),
        conflicts=conflicts,
        follow_up=_follow_up(base, mine, theirs),
        followed_up=merged_history(
            base.followed_up if base is not None else (), mine.followed_up, theirs.followed_up
        ),
    )


def _same(one: Answer | Version, other: Answer | Version) -> bool:
    """Whether both say the same."""
    return (one.text, dict(one.fields)) == (other.text, dict(other.fields))


def _conflicts(base: Answer, mine: Answer, theirs: Answer) -> tuple[Version, ...]:
    """The other versions that are still to be settled.

    Not those that one side has settled or written on, nor what both have written on: two who
    write at once would leave a version behind at every save.
    """
    gone = [v for v in base.conflicts if v not in mine.conflicts or v not in theirs.conflicts]
    if not _same(mine, base) and not _same(theirs, base):
        gone.append(as_version(base))
    return tuple(v for v in _union(mine.conflicts, theirs.conflicts) if v not in gone)


def _follow_up(base: Answer | None, mine: Answer, theirs: Answer) -> date | None:
    """The day that one side alone changed or took away; where both did, a day and mine first."""
    before = base.follow_up if base is not None else None
    if mine.follow_up == before:
        return theirs.follow_up
    if theirs.follow_up == before:
        return mine.follow_up
    return mine.follow_up or theirs.follow_up


def as_version(answer: Answer) -> Version:
    """What the answer says now, as a version to keep."""
    return Version(
        answer.updated, answer.text, dict(answer.fields), answer.question, answer.visibility
    )


def _union(first: tuple[Version, ...], second: tuple[Version, ...]) -> tuple[Version, ...]:
    return (*first, *(version for version in second if version not in first))


Settlement = Literal["mine", "theirs", "both"]
"""Which of two versions is to hold: "min", "den andra", "båda"."""


def settled(answer: Answer, choice: Settlement) -> Answer:
    """The answer with its first conflict settled; a version not chosen becomes an earlier one.

    "both" puts the other text after one's own; fields are then one's own where both have them.
    """
    if not answer.conflicts:
        return answer
    other, *rest = answer.conflicts
    answer = answer._replace(conflicts=tuple(rest))
    if choice == "mine":
        return answer._replace(earlier=_union(answer.earlier, (other,)))
    mine = as_version(answer)
    if choice == "theirs":
        return answer._replace(
            text=other.text, fields=other.fields, earlier=_union(answer.earlier, (mine,))
        )
    texts = [text.strip("\n") for text in (mine.text, other.text) if text.strip()]
    own = {name: value for name, value in mine.fields.items() if value.strip()}
    fields = {**mine.fields, **other.fields, **own}
    earlier = _union(answer.earlier, (mine, other))
    return answer._replace(text="\n\n".join(texts), fields=fields, earlier=earlier)
