"""A chapter that comes in again keeps the ids that its parts had, so that answers stay.

By the ids in the file itself, else by wording, else by a wording that is clearly the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from handbok_tui.core.edition.handbook import Chapter, Question, Section
from handbok_tui.core.importing.chapter import Imported

_CLEARLY = 0.75
_MARGIN = 0.1
_MANY = 200
_WORD = re.compile(r"\w+")

Thing = TypeVar("Thing", Question, Section)


class Matched(NamedTuple):
    """A chapter with its known ids; questions that were reworded (before, now), and those that
    the new text no longer asks.
    """

    chapter: Chapter
    reworded: tuple[tuple[Question, Question], ...]
    gone: tuple[Question, ...]


def matched(imported: Imported, old: Chapter) -> Matched:
    """What came in, with the ids of the chapter that it takes the place of.

    A question that the file did not name keeps what Markdown does not say: whom it asks, its
    help and its fields.
    """
    chapter, named = imported.chapter, imported.named
    new = [question for question in chapter.questions if question.id not in named]
    left = [question for question in old.questions if question.id not in named]
    pairs = _by_key(new, left, lambda question: _key(question.text))
    pairs |= _alike([q for q in new if q.id not in pairs], [*_without(left, pairs.values())])
    sections = _by_key(
        [section for section in chapter.sections if section.id not in named],
        [section for section in old.sections if section.id not in named],
        lambda section: f"{section.kind} {_key(section.title)}",
    )

    def known(question: Question) -> Question:
        before = pairs.get(question.id)
        return before._replace(text=question.text) if before else question

    whole = tuple(
        section._replace(
            id=sections[section.id].id if section.id in sections else section.id,
            questions=tuple(known(question) for question in section.questions),
        )
        for section in chapter.sections
    )
    changed = ((b, q) for q in new if (b := pairs.get(q.id)) and b.text != q.text)
    return Matched(
        chapter._replace(sections=whole), tuple(changed), tuple(_without(left, pairs.values()))
    )


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _by_key(
    new: Sequence[Thing], old: Sequence[Thing], key: Callable[[Thing], str]
) -> dict[str, Thing]:
    """The old one for each new one's id that says the same, each old one once."""
    waiting: dict[str, list[Thing]] = {}
    for thing in old:
        waiting.setdefault(key(thing), []).append(thing)
    return {thing.id: same.pop(0) for thing in new if (same := waiting.get(key(thing)))}


def _alike(new: Sequence[Question], old: Sequence[Question]) -> dict[str, Question]:
    """Pairs that are each other's nearest by far, and near."""
    if not new or not old or max(len(new), len(old)) > _MANY:
        return {}
    rated = [[_likeness(a.text, b.text) for b in old] for a in new]
    columns = list(zip(*rated, strict=True))
    found = {}
    for row, question in zip(rated, new, strict=True):
        best = max(row)
        column = columns[at := row.index(best)]
        if best >= _CLEARLY and max(_second(row), _second(column)) <= best - _MARGIN:
            found[question.id] = old[at]
    return found


def _second(rates: Sequence[float]) -> float:
    return sorted(rates)[-2] if len(rates) > 1 else 0.0


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415 - rarely needed

    matcher = SequenceMatcher(None, _key(one), _key(other), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _CLEARLY else 0.0


def _without(things: Iterable[Question], taken: Iterable[Question]) -> Iterator[Question]:
    ids = {question.id for question in taken}
    return (question for question in things if question.id not in ids)
