"""What an answer said and says no longer: kept among its earlier versions, so that no text that
is replaced, emptied or undone is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbok_tui.core.merge import as_version, grew
from handbok_tui.core.workbook import Answer, Version


def with_kept(before: Answer, after: Answer) -> Answer:
    """What an answer says after some writing; what it said before that is an earlier version
    where the writing replaced it, and not only went on.
    """
    now = dict(_texts(after))
    replaced = any(not grew(said, now.get(name, "")) for name, said in _texts(before))
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
