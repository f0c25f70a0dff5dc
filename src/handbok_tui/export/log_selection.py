"""What of the log goes along in an export: decided here, once, for every format.

A reflection goes along only when reflections are asked for by name, and only one's own.  What
is marked "Bara för mig" goes along as answers do, only when that too is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from handbok_tui.core.log.entries import LOG_KINDS, LogEntry


class LogChoice(NamedTuple):
    """What is asked for: ``respondents`` empty means everyone, ``person`` is who asks.

    ``chapters`` are those that are exported; ``known`` all there are.
    """

    person: str
    respondents: Collection[str]
    chapters: Collection[str]
    known: Collection[str]
    private: bool = False
    reflections: bool = False

    @property
    def whole(self) -> bool:
        """Whether the document is about everything and not only some chapters."""
        return set(self.chapters) >= set(self.known)


class ChosenLog(NamedTuple):
    """What goes along, oldest first, and what stays only because it is private."""

    entries: tuple[LogEntry, ...] = ()
    left_out: tuple[LogEntry, ...] = ()


def choose(found: Iterable[LogEntry], choice: LogChoice) -> ChosenLog:
    """Sort the entries, which come newest first."""
    wanted = [entry for entry in reversed(tuple(found)) if _wanted(entry, choice)]
    goes: list[LogEntry] = []
    left_out: list[LogEntry] = []
    for entry in wanted:
        may = not entry.answer.private or _may_go(entry, choice)
        (goes if may else left_out).append(entry)
    return ChosenLog(tuple(goes), tuple(left_out))


def _wanted(entry: LogEntry, choice: LogChoice) -> bool:
    home, about = LOG_KINDS[entry.occasion.kind].home, entry.occasion.chapter
    if not entry.answer.has_content:
        return False
    if choice.respondents and entry.respondent.id not in choice.respondents:
        return False
    if home == "reflections":
        return choice.reflections and choice.whole and entry.respondent.id == choice.person
    if home == "chapter" and about in choice.known:
        return about in choice.chapters
    return bool(home) and choice.whole


def _may_go(entry: LogEntry, choice: LogChoice) -> bool:
    """Whether a private entry goes along: never another person's."""
    if entry.respondent.kind == "person" and entry.respondent.id != choice.person:
        return False
    return choice.private
