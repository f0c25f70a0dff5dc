"""``handbok`` alone: opens the reader.  The only command that imports Textual."""

from __future__ import annotations

import codecs
import gc
import os
import sys
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session, person
from handbok_tui.cli.output import complain, is_terminal, remark
from handbok_tui.core.errors import Fault, FaultyFile, HandbokError
from handbok_tui.core.settings import DEFAULTS
from handbok_tui.session.saving.drafts import Drafts
from handbok_tui.session.settings import Preferences
from handbok_tui.storage.answers.files import OWN_FOLDER
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.storage.person.presence import Presence
from handbok_tui.storage.person.settings import SettingsFile
from handbok_tui.texts import messages
from handbok_tui.texts import settings as settings_texts
from handbok_tui.tui.terminal.drawing.colours import VARIABLE, colour_system
from handbok_tui.tui.terminal.fast_import import load_textual

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handbok_tui.core.settings import Settings
    from handbok_tui.session import Session
    from handbok_tui.tui.app.app import HandbokApp


def run(arguments: Arguments) -> int:
    """Run the program until the person leaves."""
    _require_terminal()
    gc.disable()  # a tenth of the start; the app switches it on when the text is there
    places = arguments.locations()
    drafts = Drafts(places.recovery, places.workbook)
    file = SettingsFile(places.config)
    settings, faults = file.read()
    login = person(places.workbook)
    me = login._replace(name=settings.name or login.name)
    session = open_session(arguments, drafts, me)
    place = PlaceFile(places.workbook / OWN_FOLDER, me.id)
    faults = (*faults, *_prepare(file, settings))

    # Imported only where a screen is wanted, and when colours and keys are settled.
    from handbok_tui.tui.app.app import HandbokApp  # noqa: PLC0415
    from handbok_tui.tui.theme import choose_theme  # noqa: PLC0415

    presence = Presence(places.workbook, me)
    preferences = Preferences(file, settings, os.environ, login.name)
    app = HandbokApp(session, place, preferences, _notice(session, faults), presence)
    app.theme = choose_theme(os.environ, settings.theme)
    _watch(app, partial(_report, places.state, session))
    app.run(mouse=False)
    if app.crash is not None:
        with suppress(HandbokError):  # then it is offered at the next start
            session.save()
    drafts.journal.close(1)
    presence.leave()
    if app.crash is not None:
        complain(messages.crashed(_report(places.state, session, app.crash)))
    if faults:  # some may have been put right on the screen
        settings, faults = file.read()
        faults = (*faults, *_keys(file, settings))
    if app.parting:
        remark(app.parting)
    for fault in faults:
        complain(str(fault))
    _remember(app, {str(fault) for fault in faults})
    return app.return_code or 0


def _require_terminal() -> None:
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)) or os.environ.get("TERM") == "dumb":
        raise HandbokError(messages.NO_TERMINAL)
    if codecs.lookup(sys.stdout.encoding).name != "utf-8":
        raise HandbokError(settings_texts.NOT_UTF8)


def _watch(app: HandbokApp, report: Callable[[BaseException], str]) -> None:
    """Whatever fails or ends the program comes to the app."""
    from handbok_tui.tui.terminal.private import messages_go_on  # noqa: PLC0415 - with Textual

    app.faults.report = report
    messages_go_on(lambda _, error: app.goes_on(error))
    threading.excepthook = lambda failed: app.thread_failed(failed.exc_value)
    app.ending.watch()


def _report(state: Path, session: Session, error: BaseException) -> str:
    """Write a fault of the program down; where, "" where that failed."""
    from handbok_tui.storage.person.crash_log import write_crash  # noqa: PLC0415 - rarely needed

    return str(write_crash(state, error, session.now()) or "")


def _notice(session: Session, settings: tuple[Fault, ...]) -> str:
    """What to say at the start: that files cannot be read, else what is wrong in the settings."""
    if session.unknown is not None:
        return messages.only_ones_own(session.unknown.line)
    if found := session.faults:
        return messages.faults(FaultyFile(found).short, len(found))
    return settings_texts.told([(fault.line, fault.message) for fault in settings])


def _prepare(file: SettingsFile, settings: Settings) -> tuple[Fault, ...]:
    """Put the settings in force as far as Textual has to know of them before it is imported."""
    os.environ[VARIABLE] = colour_system(os.environ)
    load_textual()
    return _keys(file, settings)


def _keys(file: SettingsFile, settings: Settings) -> tuple[Fault, ...]:
    """Use the keys that the settings ask for; what is wrong with them."""
    if not settings.keys and settings.key_scheme == DEFAULTS.key_scheme:
        return ()
    from handbok_tui.tui.commands import keymap  # noqa: PLC0415 - only for those with keys of their own

    wrong = keymap.apply(settings.keys, settings.key_scheme)
    return tuple(file.fault_at(path, message) for path, message in wrong)


def _remember(app: HandbokApp, said: set[str]) -> None:
    """Keep what was changed on the screen for the next time."""
    try:
        app.preferences.finish()
    except HandbokError as problem:
        if str(problem) not in said:
            complain(str(problem))
