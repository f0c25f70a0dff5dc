"""Puts a setting in force at once, and says what there is to say about it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from handbok_tui.core.errors import HandbokError
from handbok_tui.texts import settings_page as texts
from handbok_tui.tui.theme import choose_theme

if TYPE_CHECKING:
    from handbok_tui.session.settings import Value
    from handbok_tui.tui.app.app import HandbokApp


def change(app: HandbokApp, name: str, value: Value) -> str:
    """Put a setting in force and into the file; why it is not in the file, else ""."""
    try:
        app.preferences.change(name, value)
    except HandbokError as problem:
        return str(problem)
    finally:
        put_in_force(app, name)
    return ""


def put_in_force(app: HandbokApp, name: str) -> None:
    """What the program goes by is what the person wants, as far as the environment lets it."""
    now = app.preferences.now
    if name == "theme":
        app.theme = choose_theme(os.environ, now.theme)
    elif name == "column":
        app.reading.column = now.column
    elif name == "key_scheme":
        from handbok_tui.tui.commands.keymap import apply  # noqa: PLC0415 - when it is chosen

        apply(now.keys, now.key_scheme)
    elif name == "full_repaint":
        app.full_repaint = app.preferences.repaint_forced or now.full_repaint
        app.action_redraw()


def choose_colours(app: HandbokApp, theme: str) -> None:
    """A theme from the list of everything; what is not as one would think is said."""
    problem = change(app, "theme", theme)
    if app.preferences.no_colour:
        app.tell(texts.NO_COLOR)
    if problem:
        app.tell(texts.NOT_SAVED.format(reason=problem))


def call_me(app: HandbokApp, name: str) -> tuple[str, str]:
    """A person's own name, "" for that of the login; why it is not in the file of settings, and
    why not in the workbook.  Raises HandbokError for a name that somebody else has.
    """
    from handbok_tui.core.errors import FaultyFile, SaveFailed  # noqa: PLC0415 - when it is set

    session, reason = app.session, ""
    shown = name or app.preferences.login
    if name or shown != session.own_name:
        try:
            session.call_me(shown)
        except (SaveFailed, FaultyFile) as problem:
            reason = str(problem)
    if app.presence is not None:
        app.presence.called(shown)
    return change(app, "name", name), reason
