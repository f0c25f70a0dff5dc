"""What an answer said and says no longer: kept among its earlier versions, so that no text that
is replaced, emptied or undone is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbok_tui.core.merge import as_version
from handbok_tui.core.workbook import Answer, Version


def grew_out_of(old: str, new: str) -> bool:
    """Whether at least half of an older text still begins and ends a newer one."""
    old, new = old.strip(), new.strip()
    if new.startswith(old):
        return True
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    return 2 * (start + end) >= len(old)


def _common(one: str, other: str) -> int:
    """How long a beginning two texts have in common; halved at each step, so quick when long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def with_kept(before: Answer, after: Answer) -> Answer:
    """What an answer says after some writing; what it said before that is an earlier version
    where the writing replaced it, and not only went on.
    """
    now = dict(_texts(after))
    replaced = any(not grew_out_of(said, now.get(name, "")) for name, said in _texts(before))
    return _with_version(after, as_version(before)) if replaced else after


def without_repeated(answer: Answer, version: Version | None) -> Answer:
    """The answer without a version that says nothing but what it says itself again."""
    if version is None or version not in answer.earlier:
        return answer
    now = dict(_texts(answer))
    if any(said.strip() not in now.get(name, "") for name, said in _texts(version)):
        return answer
    return answer._replace(earlier=tuple(one for one in answer.earlier if one != version))


def back_to(now: Answer, before: Answer | None) -> Answer | None:
    """What stood before, in the place of what stands now; every text that only the present one
    holds is an earlier version then.  None is no answer: it stays where it has said something.
    """
    found = before or now._replace(
        text="", fields={}, state="draft", follow_up=None, earlier=(), conflicts=(), followed_up=()
    )
    for version in (*now.earlier, *now.conflicts, as_version(now)):
        found = _with_version(found, version)
    return None if before is None and not found.earlier else found


def _with_version(answer: Answer, version: Version) -> Answer:
    """The answer with a version among its earlier ones, unless it holds all of it already."""
    held: tuple[Answer | Version, ...] = (answer, *answer.earlier, *answer.conflicts)
    for name, said in _texts(version):
        if not any(said.strip() in dict(_texts(one)).get(name, "") for one in held):
            return answer._replace(earlier=(*answer.earlier, version))
    return answer


def _texts(answer: Answer | Version) -> Iterator[tuple[str, str]]:
    """What is written, by field; "" is the text itself."""
    for name, said in {"": answer.text, **answer.fields}.items():
        if said.strip():
            yield name, said


def size(answer: Answer) -> int:
    """How much an answer says, in characters."""
    return sum(map(len, (answer.text, *answer.fields.values())))
