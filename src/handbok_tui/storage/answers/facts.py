"""Writes the facts about the organisation in workbook.toml.

What somebody else has written there, and the writer has not seen, is never taken away: it is
kept as the other of two values until a person says which holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from handbok_tui.core.answers.workbook import FACTS, FactConflict
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.answers.saves import write_book
from handbok_tui.storage.toml.decode import FORMAT
from handbok_tui.storage.toml.edit import Append, Change, Remove, Set

CONFLICT, REPLACED = "conflict", "replaced"
"""The lists of values beside what holds: to choose between, and what gave way."""


def save_facts(files: WorkbookFiles, facts: Mapping[str, str], seen: Mapping[str, str]) -> str:
    """Write the given keys of workbook.toml.  Raises and returns as write_book.

    ``seen`` is what the writer had before their eyes.
    """

    def changes(data: Mapping[str, object]) -> list[Change]:
        return [*_facts(data, facts), *_unseen(data, facts, seen)]

    return write_book(files, changes)


def settle_fact(files: WorkbookFiles, conflict: FactConflict, text: str, seen: str) -> str:
    """Of two values ``text`` holds; what it does not hold of them is a replaced value.

    ``seen`` is what stood there when the person chose.  Raises and returns as write_book.
    """

    def changes(data: Mapping[str, object]) -> list[Change]:
        facts = {conflict.name: text}
        lost = [value for value in (seen, conflict.value) if value and value not in text]
        left = [one for one in _tables(data, CONFLICT) if one != _table(conflict)]
        return [
            *_facts(data, facts),
            Set((CONFLICT,), left) if left else Remove((CONFLICT,)),
            *(
                Append((REPLACED,), _table(FactConflict(conflict.name, value)))
                for value in dict.fromkeys(lost)
            ),
            *_unseen(data, facts, {conflict.name: seen}),
        ]

    return write_book(files, changes)


def kept_facts(
    before: Mapping[str, object], after: Mapping[str, object], given_up: Iterable[str]
) -> list[Change]:
    """What keeps every value of ``before`` that ``after`` does not hold, but those given up."""
    left, known = set(_values(after)), set(given_up)
    return [
        Append((REPLACED,), _table(one))
        for one in dict.fromkeys(_values(before))
        if one.value not in known and one not in left
    ]


def _values(data: Mapping[str, object]) -> Iterator[FactConflict]:
    """Every value of a fact, whether it holds or stands beside it."""
    for name in FACTS:
        if value := str(data.get(name, "")):
            yield FactConflict(name, value)
    for table in (*_tables(data, CONFLICT), *_tables(data, REPLACED)):
        if isinstance(table, dict) and table.get("value"):
            yield FactConflict(str(table.get("name", "")), str(table["value"]))


def _facts(data: Mapping[str, object], facts: Mapping[str, str]) -> list[Change]:
    found: list[Change] = [
        Set((name,), value) if value else Remove((name,))
        for name, value in facts.items()
        if data.get(name, "") != value
    ]
    return [*([] if "format" in data or not found else [Set(("format",), FORMAT)]), *found]


def _unseen(
    data: Mapping[str, object], facts: Mapping[str, str], seen: Mapping[str, str]
) -> Iterator[Change]:
    for name, text in facts.items():
        now = str(data.get(name, ""))
        other = _table(FactConflict(name, now))
        known = now == seen.get(name, "") or now in text
        if not known and other not in _tables(data, CONFLICT):
            yield Append((CONFLICT,), other)


def _table(conflict: FactConflict) -> dict[str, str]:
    return dict(conflict._asdict())


def _tables(data: Mapping[str, object], name: str) -> list[object]:
    found = data.get(name, [])
    return list(found) if isinstance(found, list) else []
