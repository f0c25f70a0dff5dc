"""Frozen editions on the screen: the list, a new one, and reading one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbok_tui.core.edition.frozen import find_frozen, frozen_page
from handbok_tui.core.errors import FaultyFile, HandbokError
from handbok_tui.session.export.freezing import freeze
from handbok_tui.texts.dates import long_date, moment
from handbok_tui.texts.export import freezing
from handbok_tui.tui.screens.dialogs.pick import OWN, PickScreen
from handbok_tui.tui.screens.dialogs.whole import WholeScreen
from handbok_tui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from handbok_tui.tui.app.opening import Opening
    from handbok_tui.tui.screens.dialogs.prompt import Next

_NEW = "new"
_KEPT = "kept:"


def show_list(app: Opening, chosen: str = "") -> None:
    """The editions, newest first, after a way to freeze one; ``chosen`` is an edition's id."""
    editions, faults = app.session.frozen.all()
    rows = [Row(one.name, moment(one.when), f"{_KEPT}{one.id}") for one in editions]

    def picked(key: str | None) -> None:
        if key == _NEW:
            _ask(app)
        elif key and key.startswith(OWN):
            _ask(app, key.removeprefix(OWN))
        elif key:
            _read(app, key.removeprefix(_KEPT))

    title = freezing.TITLE
    new = Row(freezing.NEW, key=_NEW)
    screen = PickScreen(title, (new, *rows), f"{_KEPT}{chosen}", own=freezing.OWN)
    app.push_screen(screen, picked)
    if faults:
        app.tell(freezing.some_unreadable(len(faults)))


def _ask(app: Opening, name: str = "") -> None:
    def take(name: str) -> Next:
        edition, said = freeze(app.session, name)
        return lambda: app.tell(freezing.done_here(edition.name, said))

    proposal = name or freezing.proposal(app.session.now().year)
    app.ask(freezing.ASK, freezing.ASK_HINT, take, proposal, place=None)


def _read(app: Opening, wanted: str) -> None:
    """Show it; closing it leads back to the list."""
    files = app.session.frozen
    try:
        edition = find_frozen(files.all()[0], wanted)
        text = files.text(edition)
    except FaultyFile as problem:
        app.tell(freezing.unreadable(edition.name, problem.faults[0].message))
        return
    except HandbokError as problem:
        app.tell(str(problem))
        return

    def closed(_result: None) -> None:
        show_list(app, edition.id)

    day, parts = freezing.frozen(long_date(edition.when)), frozen_page(edition, text)
    app.push_screen(WholeScreen(edition.name, day, parts, app.reading.column), closed)
