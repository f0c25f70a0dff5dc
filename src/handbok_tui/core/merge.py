"""Brings together two states of the same answers that grew from a common one.

Used before every save, when the file was changed by somebody else since it was read.  The rule:
what one side alone changed is taken; what both changed is kept twice.  ``keep_words`` then holds
the one promise of every save against what was in the file: no text in it is gone afterwards,
unless it was written on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
            mine = mine._replace(
                text=theirs.text, fields=theirs.fields, question=theirs.question, by=theirs.by
            )
        elif not _same(mine, theirs) and theirs.has_content:
            conflicts = _union(conflicts, (as_version(theirs),))
    merged = mine._replace(
        state=theirs.state if mine.state == before.state else mine.state,
        visibility="private" if mine.private or theirs.private else mine.visibility,
        earlier=_union(theirs.earlier, mine.earlier),
        conflicts=conflicts,
        follow_up=_follow_up(base, mine, theirs),
        followed_up=merged_history(
            base.followed_up if base is not None else (), mine.followed_up, theirs.followed_up
        ),
    )
    return _without_steps(merged)


def _same(one: Answer | Version, other: Answer | Version) -> bool:
    """Whether both say the same."""
    return (one.text, dict(one.fields)) == (other.text, dict(other.fields))


def _conflicts(base: Answer, mine: Answer, theirs: Answer) -> tuple[Version, ...]:
    """The other versions that are still to be settled.

    Not those that one side has settled or written on, nor what mine was written on: two who
    write at once would leave a version behind at every save.
    """
    gone = [v for v in base.conflicts if v not in mine.conflicts or v not in theirs.conflicts]
    before = as_version(base)
    if not _same(mine, base) and not _same(theirs, base) and before not in mine.conflicts:
        gone.append(before)
    return tuple(v for v in _union(mine.conflicts, theirs.conflicts) if v not in gone)


def _without_steps(answer: Answer) -> Answer:
    """The answer without those of its conflicts that their writer has written on since."""
    texts = (as_version(answer), *answer.conflicts)
    left = tuple(
        version
        for index, version in enumerate(answer.conflicts, 1)
        if not any(
            other.by == version.by and _grew_into(version, other)
            for place, other in enumerate(texts)
            if place == 0 or place > index
        )
    )
    return answer if len(left) == len(answer.conflicts) else answer._replace(conflicts=left)


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
        answer.updated, answer.text, dict(answer.fields), answer.question, answer.visibility,
        answer.by,
    )  # fmt: skip


def keep_words(
    base: Mapping[str, Answer], before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> dict[str, Answer]:
    """What a file shall hold ``after`` a save, with every text that it held ``before``.

    A text that would be gone goes among the earlier versions.  ``base`` is what the writer had
    seen: what they wrote on is not gone, and what somebody has just written and writes anew the
    same day is still being written; what another wrote, or what is emptied or taken away, is
    kept.
    """
    kept = dict(after)
    for question, old in before.items():
        new = kept.get(question)
        if new is old or new == old:
            continue
        if new is None:
            new = old._replace(text="", fields={}, state="draft", earlier=(), conflicts=())
        now, seen = as_version(new), base.get(question)
        held = (now, *new.earlier, *new.conflicts)
        lost = [v for v in (*old.earlier, *old.conflicts) if not _held(v, held)]
        was = as_version(old)
        written_on = seen is not None and _same(seen, old) and _written_on(old, new)
        if not written_on and not _held(was, held):
            lost.append(was)
        if lost:
            kept[question] = new._replace(earlier=_union(new.earlier, tuple(lost)))
    return kept


def _written_on(old: Answer, new: Answer) -> bool:
    """Whether what is new was made of what is old, under the eyes of who wrote it."""
    return _still_writing(old, new) or _grew_into(as_version(old), as_version(new))


def _still_writing(old: Answer, new: Answer) -> bool:
    same_day = old.updated and new.updated and old.updated.date() == new.updated.date()
    now = as_version(new)
    emptied = any(text.strip() and not _said(now, name) for name, text in _texts(as_version(old)))
    one_writer = old.by == new.by and " " not in old.by
    return bool(one_writer and same_day and not emptied)


def writers(old: Answer, text: str, field: str, writer: str) -> str:
    """Who has written what an answer says once ``writer`` has written ``text`` in it.

    All whose words are still in it, each id once.
    """
    left = as_version(old)
    rest = [said for name, said in _texts(left) if name != field and said.strip()]
    alone = not rest and not (_said(left, field).strip() and grew(_said(left, field), text))
    return writer if alone else " ".join(sorted({*old.by.split(), writer}))


def _held(version: Version, others: Sequence[Version]) -> bool:
    """Whether each text of a version still stands in one of the others."""
    return all(
        any(text.strip() in _said(other, name) for other in others)
        for name, text in _texts(version)
    )


def _grew_into(version: Version, other: Version) -> bool:
    return all(grew(text, _said(other, name)) for name, text in _texts(version))


def _texts(version: Version) -> tuple[tuple[str, str], ...]:
    return (("", version.text), *version.fields.items())


def _said(version: Version, field: str) -> str:
    return version.fields.get(field, "") if field else version.text


def grew(old: str, new: str) -> bool:
    """Whether ``new`` is ``old`` written on: half of it or more still begins and ends the other.

    True for what says nothing.
    """
    old, new = old.strip(), new.strip()
    begun = _alike(old, new)
    ended = _alike(old[begun:][::-1], new[begun:][::-1])
    return 2 * (begun + ended) >= len(old)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike, found by halves: texts can be long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


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
            text=other.text,
            fields=other.fields,
            by=other.by,
            earlier=_union(answer.earlier, (mine,)),
        )
    texts = [text.strip("\n") for text in (mine.text, other.text) if text.strip()]
    own = {name: value for name, value in mine.fields.items() if value.strip()}
    fields = {**mine.fields, **other.fields, **own}
    earlier = _union(answer.earlier, (mine, other))
    return answer._replace(text="\n\n".join(texts), fields=fields, earlier=earlier)
