"""Writes who answers: another group in workbook.toml, or another name of one or of a person.

What the file says when it is written is what counts: others may have added groups, or renamed
them, since it was read here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.errors import SaveFailed
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.answers.respondents import free_name, new_respondent
from handbok_tui.storage.answers.saves import write_book
from handbok_tui.storage.toml.decode import FORMAT
from handbok_tui.storage.toml.edit import Append, Change, Set
from handbok_tui.texts.answers.marking import renamed_meanwhile


class SavedGroup(NamedTuple):
    """The group as it stands, whether anything was written, and a sentence for the person where
    only the backup failed, else "".
    """

    group: Respondent
    written: bool
    note: str = ""


def add_group(
    files: WorkbookFiles, name: str, known: Sequence[Respondent], unlisted: Sequence[Respondent]
) -> SavedGroup:
    """Another group; those ``unlisted`` who answer already are written down before it, so that
    they stay the first.

    Raises HandbokError for a name that cannot be taken, SaveFailed, FaultyFile.
    """

    def changes(data: Mapping[str, Any], listed: list[Respondent]) -> tuple[Respondent, _Changes]:
        everyone = _with(listed, known)
        made = new_respondent(name, tuple(everyone))
        there = {one.id for one in listed}
        new = [*(one for one in unlisted if one.id not in there), made]
        return made, [*_head(data), *(Append(("respondents",), one._asdict()) for one in new)]

    return _save(files, changes)


def rename_group(
    files: WorkbookFiles, group: Respondent, name: str, known: Sequence[Respondent]
) -> SavedGroup:
    """The same group, or person, under another name; the id and the files stay.

    ``group`` is as the person sees it: raises SaveFailed where somebody else has given it a
    third name meanwhile.  Raises as add_group.
    """

    def changes(data: Mapping[str, Any], listed: list[Respondent]) -> tuple[Respondent, _Changes]:
        others = [one for one in _with(listed, known) if one.id != group.id]
        renamed = group._replace(name=free_name(name, others))
        at = [index for index, one in enumerate(listed) if one.id == group.id]
        now = listed[at[-1]].name if at else group.name
        if now not in (group.name, renamed.name):
            raise SaveFailed(renamed_meanwhile(group.name, now))
        if now == renamed.name and (at or group.kind == "group"):
            return renamed, []
        if not at:
            return renamed, [*_head(data), Append(("respondents",), renamed._asdict())]
        return renamed, [Set(("respondents", index, "name"), renamed.name) for index in at]

    return _save(files, changes)


_Changes = list[Change]


def _save(
    files: WorkbookFiles,
    changes: Callable[[Mapping[str, Any], list[Respondent]], tuple[Respondent, _Changes]],
) -> SavedGroup:
    saved: list[SavedGroup] = []

    def asked(data: Mapping[str, Any]) -> _Changes:
        group, wanted = changes(data, _listed(data))
        saved.append(SavedGroup(group, bool(wanted)))
        return wanted

    note = write_book(files, asked)
    return saved[0]._replace(note=note)


def _head(data: Mapping[str, Any]) -> _Changes:
    return [] if "format" in data else [Set(("format",), FORMAT)]


def _listed(data: Mapping[str, Any]) -> list[Respondent]:
    """Who stands in the file, each at its index."""
    found = data.get("respondents")
    tables = found if isinstance(found, list) else []
    return [
        Respondent(
            str(one.get("id", "")),
            str(one.get("name", "")),
            "group" if one.get("kind") == "group" else "person",
        )
        for one in tables
        if isinstance(one, dict)
    ]


def _with(listed: list[Respondent], known: Sequence[Respondent]) -> list[Respondent]:
    """Everyone: those in the file as it has them, and those known only here."""
    there = {one.id for one in listed}
    return [*listed, *(one for one in known if one.id not in there)]
