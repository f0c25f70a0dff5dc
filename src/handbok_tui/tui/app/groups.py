"""Naming a group: first whether the one there is gets another name or another one comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from handbok_tui.session.saving.line_drafts import LinePlace
from handbok_tui.storage.answers.files import GROUP
from handbok_tui.texts.answers import marking as texts
from handbok_tui.texts.answers.answering import READ_ONLY
from handbok_tui.tui.screens.dialogs.pick import PickScreen
from handbok_tui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp
    from handbok_tui.tui.screens.dialogs.prompt import Next

_NARROW = 60
"""Cells: in less a choice and what it means stand on a line each."""
_ANOTHER = "+"
"""The key of the row for another group: no id is that."""


def name_group(app: HandbokApp, said: Callable[[str], None]) -> None:
    """Ask for a group's name; ``said`` is told how it went.

    Where a group has been named or has written, it is asked which.  The safe choice is marked:
    a group that is still called "Gruppen" is given its name; one with a name of its own keeps
    it, and another group comes beside it.
    """
    if app.session.read_only:
        said(READ_ONLY)
        return
    groups = app.session.groups_in_use
    if not groups:
        _ask(app, "", said)
        return

    def chosen(key: str | None) -> None:
        if key:
            _ask(app, "" if key == _ANOTHER else key, said)

    rows = [Row(texts.rename_group(one.name), key=one.id) for one in groups]
    rows.append(Row(texts.ADD_GROUP, key=_ANOTHER))
    if app.size.width < _NARROW:
        rows = [half for row in rows for half in _halves(row)]
    safe = GROUP.id if GROUP in groups else _ANOTHER
    app.push_screen(PickScreen(texts.GROUPS, rows, safe), chosen)


def _halves(row: Row) -> tuple[Row, Row]:
    choice, _, meaning = row.text.rpartition(". ")
    return row._replace(text=choice), Row(f"  {meaning}")


def _ask(app: HandbokApp, group: str, said: Callable[[str], None]) -> None:
    """The name of a new group, or another one for a group with an id."""
    now = _name(app, group)

    def take(name: str) -> Next:
        words = _take(app, group, _name(app, group), name)
        return lambda: said(app.session.save_state.note or words)

    label = texts.new_name(now) if group else texts.GROUP
    app.ask(label, texts.GROUP_HINT, take, now, place=LinePlace("group", group))


def _name(app: HandbokApp, group: str) -> str:
    """What a group is called now: somebody else may just have renamed it."""
    known = app.session.workbook.respondent(group)
    return known.name if known is not None else ""


def _take(app: HandbokApp, group: str, now: str, name: str) -> str:
    """Write the name down; what to say about it.  Raises HandbokError."""
    if not group:
        return texts.group_added(app.session.add_group(name).name)
    renamed = app.session.rename_group(group, name)
    if renamed.name == now:
        return texts.same_name(now)
    return texts.group_renamed(now, renamed.name)
