"""What must change in a file of the workbook to take it from one state to another."""

from __future__ import annotations

from handbok_tui.core.answers.workbook import Answer, SheetKey, Version
from handbok_tui.core.follow_up import FollowedUp, History
from handbok_tui.storage.toml.decode import FORMAT
from handbok_tui.storage.toml.edit import Append, Change, Remove, Set, Text


def head_changes(key: SheetKey) -> list[Change]:
    """The top of a new answer file or log file."""
    chapter: list[Change] = [] if key.is_log else [Set(("chapter",), key.chapter)]
    return [Set(("format",), FORMAT), *chapter, Set(("respondent",), key.respondent)]


def table_of(key: SheetKey) -> str:
    """The table of a file under which its answers stand, by their ids."""
    return "entries" if key.is_log else "answers"


def answer_changes(old: Answer | None, new: Answer | None, table: str = "answers") -> list[Change]:
    """From one answer to the next; None is no answer.  Equal answers give no change."""
    if new is None:
        return [Remove((table, old.question_id))] if old is not None else []
    if old == new:
        return []
    before = old or Answer(new.question_id, state="draft")
    where = (table, new.question_id)
    changes: list[Change] = []
    said = _plain(before)
    for key, value in _plain(new).items():
        if old is None or value != said.get(key):
            changes += _set_or_remove((*where, key), value)
    if new.text != before.text or (old is None and not new.fields):
        changes.append(Set((*where, "text"), Text(new.text)))
    for name, value in new.fields.items():
        if value != before.fields.get(name):
            changes.append(Set((*where, "fields", name), block(value)))
    changes += [
        Remove((*where, "fields", name)) for name in before.fields if name not in new.fields
    ]
    changes += _version_changes((*where, "earlier"), before.earlier, new.earlier)
    changes += _version_changes((*where, "conflict"), before.conflicts, new.conflicts)
    return changes + history_changes(where, before.followed_up, new.followed_up)


def history_changes(where: tuple[str, ...], old: History, new: History) -> list[Change]:
    """From one history of follow-ups to the next, of the answer or row at ``where``."""
    path = (*where, "followed_up")
    if new == old:
        return []
    if new[: len(old)] == old:
        return [Append(path, stored_follow_up(one)) for one in new[len(old) :]]
    return [Remove(path), *(Append(path, stored_follow_up(one)) for one in new)]


def stored_follow_up(one: FollowedUp) -> dict[str, object]:
    """One follow-up as its table has it; what nobody said is no key at all."""
    found = {"date": one.day, "outcome": one.outcome, "learning": block(one.learning)}
    return {key: value for key, value in found.items() if value}


def _plain(answer: Answer) -> dict[str, object]:
    """The keys that hold one plain value; an entry of the log has no state."""
    found: dict[str, object] = {"state": answer.state}
    if (occasion := answer.occasion) is not None:
        found = {
            "kind": occasion.kind,
            "date": occasion.day,
            "chapter": occasion.chapter,
            "about": occasion.about,
        }
    for key in ("visibility", "updated", "by", "follow_up", "question"):
        found[key] = getattr(answer, key)
    return found


def _set_or_remove(path: tuple[str, ...], value: object) -> list[Change]:
    """An empty value is no key at all."""
    return [Remove(path)] if value in (None, "") else [Set(path, value)]


def block(value: str) -> str:
    """A word as a word, longer text as a block of lines."""
    return Text(value) if "\n" in value or len(value) > 60 else value


def _version_changes(
    path: tuple[str, ...], old: tuple[Version, ...], new: tuple[Version, ...]
) -> list[Change]:
    if new == old:
        return []
    if new[: len(old)] == old:
        return [Append(path, _version(version)) for version in new[len(old) :]]
    return [Remove(path), *(Append(path, _version(version)) for version in new)]


def _version(version: Version) -> dict[str, object]:
    table: dict[str, object] = {}
    if version.updated is not None:
        table["updated"] = version.updated
    if version.by:
        table["by"] = version.by
    if version.private:
        table["visibility"] = version.visibility
    if version.question:
        table["question"] = version.question
    if version.text or not version.fields:
        table["text"] = Text(version.text)
    if version.fields:
        table["fields"] = {name: block(value) for name, value in version.fields.items()}
    return table
