"""What an answer said and says no longer: kept among its earlier versions, so that no text that
is replaced, emptied or undone is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from handbok_tui.core.answers.workbook import Answer, Version


def as_version(answer: Answer | Version) -> Version:
    """What the answer says now, as a version to keep."""
    if isinstance(answer, Version):
        return answer
    return Version(
        answer.updated, answer.text, dict(answer.fields), answer.question, answer.visibility,
        answer.by,
    )  # fmt: skip


def grew(old: str, new: str) -> bool:
    """Whether ``new`` is ``old`` written on: half of it or more still begins and ends the other.

    True for what says nothing.
    """
    return 2 * taken_out(old, new) <= len(old.strip())


def taken_out(old: str, new: str) -> int:
    """How many characters of ``old`` are gone between what begins and what ends both."""
    old, new = old.strip(), new.strip()
    begun = _alike(old, new)
    ended = _alike(old[begun:][::-1], new[begun:][::-1])
    return len(old) - begun - ended


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike, found by halves: texts can be long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def joined(mine: str, theirs: str, between: str = "\n\n") -> str:
    """Two texts in one, the other after one's own; what stands in both stands once, however
    often they are joined.
    """
    if not theirs.strip() or theirs.strip() in mine:
        return mine
    if mine.strip() in theirs:
        return theirs
    known = {piece.strip() for piece in mine.split(between)}
    new = [piece for piece in theirs.lstrip("\n").split(between) if piece.strip() not in known]
    return between.join((mine.strip("\n"), *new))


def replaced(before: Answer | Version, after: Answer | Version) -> bool:
    """Whether something that was said is no longer there, nor what it grew into."""
    now = dict(texts_of(after))
    return any(not grew(said, now.get(name, "")) for name, said in texts_of(before))


def with_kept(before: Answer | Version, after: Answer) -> Answer:
    """What an answer says after some writing; what it said before that is an earlier version
    where the writing replaced it, and not only went on.
    """
    return with_version(after, as_version(before)) if replaced(before, after) else after


def with_version(answer: Answer, version: Version) -> Answer:
    """The answer with a version among its earlier ones, unless it holds all of it already."""
    if _held(answer, version, lambda text, said: said in text):
        return answer
    return answer._replace(earlier=(*answer.earlier, version))


def holds(answer: Answer, version: Version) -> bool:
    """Whether all that a version says stands, word by word, in some version of the answer."""
    return _held(answer, version, _has_words)


def _held(answer: Answer, version: Version, has: Callable[[str, str], bool]) -> bool:
    versions: tuple[Answer | Version, ...] = (answer, *answer.earlier, *answer.conflicts)
    texts = [dict(texts_of(one)) for one in versions]
    return all(
        any(has(one.get(name, ""), said.strip()) for one in texts)
        for name, said in texts_of(version)
    )


def _has_words(text: str, said: str) -> bool:
    """Whether whole words of a text are what was said: "ja" is in "ja, men", not in "jag"."""
    start = text.find(said)
    while start >= 0:
        end = start + len(said)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            return True
        start = text.find(said, start + 1)
    return False


def without_repeated(answer: Answer, version: Version | None) -> Answer:
    """The answer without a version that says nothing but what it says itself again."""
    if version is None or version not in answer.earlier:
        return answer
    now = dict(texts_of(answer))
    if any(said.strip() not in now.get(name, "") for name, said in texts_of(version)):
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
        found = with_version(found, version)
    return None if before is None and not found.earlier else found


def texts_of(answer: Answer | Version) -> Iterator[tuple[str, str]]:
    """What is written, by field; "" is the text itself."""
    for name, said in {"": answer.text, **answer.fields}.items():
        if said.strip():
            yield name, said


def size(answer: Answer | Version) -> int:
    """How much an answer says, in characters."""
    return sum(map(len, (answer.text, *answer.fields.values())))
