"""Brings together two states of the same answers that grew from a common one.

Used before every save, when the file was changed by somebody else since it was read.  The rule:
what one side alone changed is taken, the text and every field by itself; what both changed is
kept twice.  ``keep_words`` then holds the one promise of every save against what was in the file:
no text in it is gone afterwards, unless it was written on.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from handbok_tui.core.answers.versions import (
    as_version,
    grew,
    holds,
    joined,
    size,
    texts_of,
    with_kept,
    with_version,
)
from handbok_tui.core.answers.workbook import Answer, Version, said_in
from handbok_tui.core.follow_up import merged_history


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
    merged = _said(before, mine, theirs)._replace(
        state=theirs.state if mine.state == before.state else mine.state,
        visibility="private" if mine.private or theirs.private else mine.visibility,
        earlier=_union(theirs.earlier, mine.earlier),
        conflicts=(),
        follow_up=_follow_up(base, mine, theirs),
        followed_up=merged_history(
            base.followed_up if base is not None else (), mine.followed_up, theirs.followed_up
        ),
    )
    others = _said(before, theirs, mine)
    known = (*before.conflicts, as_version(before))
    left = tuple(
        version
        for version in _union(mine.conflicts, theirs.conflicts)
        if version not in merged.earlier
        and not (
            any(_same(version, one) for one in known)
            and _went_on(version, (mine, theirs), (merged, others))
        )
    )
    return merged._replace(conflicts=_apart(merged, _union(left, (as_version(others),))))


def _said(base: Answer, mine: Answer, theirs: Answer) -> Answer:
    """Mine, with the text and the fields that theirs alone has changed."""
    names = dict.fromkeys((*theirs.fields, *mine.fields))
    fields = {name: _one(*(said_in(side, name) for side in (base, mine, theirs))) for name in names}
    latest = theirs if _same(mine, base) else mine
    said = mine._replace(
        text=_one(base.text, mine.text, theirs.text),
        fields={name: value for name, value in fields.items() if value or name in mine.fields},
        question=latest.question,
        updated=latest.updated,
        by=latest.by,
    )
    if latest is mine and not _same(said, mine):
        said = said._replace(by=_all_of(mine.by, theirs.by))
    return said


def _one(base: str, mine: str, theirs: str) -> str:
    return theirs if mine == base else mine


def _same(one: Answer | Version, other: Answer | Version) -> bool:
    """Whether both say the same."""
    return (one.text, dict(one.fields)) == (other.text, dict(other.fields))


def _went_on(version: Version, sides: tuple[Answer, ...], kept: tuple[Answer, ...]) -> bool:
    """Whether a version that both sides had before their eyes has become what is kept: two who
    write at once would else leave one behind at every save.

    Each of its texts stands there still, or was written on by a side for which it was its own
    text and not the other of two.
    """
    own = [side for side in sides if not any(_same(version, one) for one in side.conflicts)]
    for name, said in texts_of(version):
        became = [text for side in own if grew(said, text := said_in(side, name))]
        if not any(said_in(one, name) in (said, *became) for one in kept):
            return False
    return True


def _apart(answer: Answer, versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """Those of the versions that say what neither the answer nor another of them does."""
    found: tuple[Version, ...] = ()
    for version in sorted(versions, key=size, reverse=True):
        if not holds(answer._replace(conflicts=found), version):
            found = (*found, version)
    return tuple(version for version in versions if version in found)


def _follow_up(base: Answer | None, mine: Answer, theirs: Answer) -> date | None:
    """The day that one side alone changed or took away; where both did, a day and mine first."""
    before = base.follow_up if base is not None else None
    if mine.follow_up == before:
        return theirs.follow_up
    if theirs.follow_up == before:
        return mine.follow_up
    return mine.follow_up or theirs.follow_up


def _union(first: tuple[Version, ...], second: tuple[Version, ...]) -> tuple[Version, ...]:
    return (*first, *(version for version in second if version not in first))


def written_apart(stood: Answer, written: Answer, seen: Answer) -> Answer:
    """What was written by somebody who saw something else than what ``stood`` there by then.

    What stood is a side of a conflict, in the stead of the one that was written on.
    """
    sides = _union(written.conflicts, (as_version(stood),))
    left = tuple(v for v in sides if not _same(v, seen))
    kept = written._replace(conflicts=_apart(written, left))
    for version in sides:
        kept = with_kept(version, kept)
    return kept


def keep_words(
    base: Mapping[str, Answer], before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> dict[str, Answer]:
    """What a file shall hold ``after`` a save, with every text that it held ``before``.

    A text that would be gone goes among the earlier versions.  ``base`` is what the writer had
    seen: only what they had before their eyes can they have written on.
    """
    kept = dict(after)
    for question, old in before.items():
        new = kept.get(question)
        if new is old or new == old:
            continue
        found = new or old._replace(text="", fields={}, state="draft", earlier=(), conflicts=())
        seen = base.get(question) or Answer(question)
        for version in (*old.earlier, *old.conflicts, as_version(old)):
            known = any(_same(version, one) for one in (as_version(seen), *seen.conflicts))
            found = with_kept(version, found) if known else with_version(found, version)
        if new is not None or found.earlier:
            kept[question] = found
    return kept


def writers(old: Answer, text: str, field: str, writer: str) -> str:
    """Who has written what an answer says once ``writer`` has written ``text`` in it.

    All whose words are still in it, each id once.
    """
    said = {"": old.text, **old.fields}
    here = said.pop(field, "")
    went_on = here.strip() and grew(here, text)
    alone = not went_on and not any(value.strip() for value in said.values())
    return writer if alone else _all_of(old.by, writer)


def _all_of(*by: str) -> str:
    return " ".join(sorted({one for each in by for one in each.split()}))


Settlement = Literal["mine", "theirs", "both"]
"""Which of two versions is to hold: "min", "den andra", "båda"."""


def turned(answer: Answer) -> Answer:
    """The answer with the other side of its first conflict in its place, and it in the other's."""
    other, *rest = answer.conflicts
    return _with_words(answer, other)._replace(conflicts=(as_version(answer), *rest))


def _with_words(answer: Answer, version: Version) -> Answer:
    """The answer with what a version says; what was private once stays so."""
    private = answer.private or version.private
    return answer._replace(
        text=version.text,
        fields=version.fields,
        question=version.question or answer.question,
        updated=version.updated,
        by=version.by,
        visibility="private" if private else answer.visibility,
    )


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
    chosen = _with_words(answer, other)
    if choice == "theirs":
        return chosen._replace(earlier=_union(answer.earlier, (mine,)))
    own = {name: value for name, value in mine.fields.items() if value.strip()}
    return chosen._replace(
        text=joined(mine.text, other.text).strip("\n"),
        fields={**mine.fields, **other.fields, **own},
        by=_all_of(mine.by, other.by),
        question=answer.question,
        earlier=_union(answer.earlier, (mine, other)),
    )
