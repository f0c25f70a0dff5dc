"""What each answer said before each change of this run, to be taken back and done again.

Also what it said in its file last, and when it said most: writing that replaces that keeps it as
an earlier version.  What never was saved leaves none behind, however often it is written over.
"""

from __future__ import annotations

from typing import NamedTuple

from handbok_tui.core.answers.versions import back_to, size, with_kept, without_repeated
from handbok_tui.core.answers.workbook import Answer, Version
from handbok_tui.session.changes.order import Thing, UndoOrder


class Stands(NamedTuple):
    """What is to stand in an answer's place; None is no answer."""

    answer: Answer | None


class AnswerUndo:
    """The steps of every answer; ``order`` hears of each."""

    def __init__(self, order: UndoOrder) -> None:
        self._order = order
        self._begun: dict[Thing, Answer | None] = {}
        self._past: dict[Thing, list[Answer | None]] = {}
        self._future: dict[Thing, list[Answer | None]] = {}
        self._fullest: dict[Thing, Answer] = {}
        self._kept: dict[Thing, Version] = {}

    def checkpoint(self, thing: Thing, now: Answer | None) -> None:
        """What is changed from now on is one step, if anything is."""
        self._begun[thing] = now
        self._fullest.pop(thing, None)
        self._kept.pop(thing, None)

    def written(self, thing: Thing, saved: Answer | None, after: Answer) -> Answer:
        """What is to stand after some writing, with what that replaced; ``saved`` is what stands
        in the file.
        """
        if thing in self._begun:
            self._past.setdefault(thing, []).append(self._begun.pop(thing))
            self._future.pop(thing, None)
            self._order.did(thing)
        after = without_repeated(after, self._kept.get(thing))
        fullest = self._fullest.get(thing)
        if saved is not None and (fullest is None or size(saved) > size(fullest)):
            fullest = self._fullest[thing] = saved
        found = after
        for old in (fullest, saved):
            found = found if old is None else with_kept(old, found)
        if found is not after:
            self._kept[thing] = found.earlier[-1]
            self._fullest.pop(thing, None)
        return found

    def changed_elsewhere(self, thing: Thing) -> None:
        """Others have written there: that is not for this run to take back."""
        for states in (self._begun, self._past, self._future, self._fullest, self._kept):
            states.pop(thing, None)
        self._order.nothing_left(thing)

    def undo(self, thing: Thing, now: Answer | None) -> Stands | None:
        """What stands there when the last change is taken back; None where there is none."""
        steps = self._past.get(thing, [])
        while steps:
            before = steps.pop()
            if _same(before, now):  # opened and left as it was
                self._order.left(thing)
                continue
            self._future.setdefault(thing, []).append(now)
            self._fullest.pop(thing, None)
            self._order.undid(thing)
            return Stands(before if now is None else back_to(now, before))
        return None

    def redo(self, thing: Thing, now: Answer | None) -> Stands | None:
        """What stands there when that is done again; None where there is nothing."""
        steps = self._future.get(thing, [])
        if not steps:
            return None
        after = steps.pop()
        self._past.setdefault(thing, []).append(now)
        self._fullest.pop(thing, None)
        self._order.redid(thing)
        return Stands(after if now is None else back_to(now, after))


def _same(one: Answer | None, other: Answer | None) -> bool:
    """Whether they differ in nothing but when they were written."""
    if one is None or other is None:
        found = one or other
        return found is None or not (found.has_content or found.state == "skipped")
    return one._replace(updated=None) == other._replace(updated=None)
