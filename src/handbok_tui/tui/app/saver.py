"""Gets what is typed to disk without anyone waiting for the disk.

After two seconds of rest, on leaving a field, and when the program ends.  The writing itself
runs in a worker thread; the outcome comes back to the interface thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.timer import Timer

from handbok_tui.session import Outcome, Session, Snapshot

if TYPE_CHECKING:
    from handbok_tui.session.chapters.desk import ChapterOutcome, ChapterSnapshot
    from handbok_tui.session.saving.filled_saves import FilledSnapshot

REST = 2.0
"""Seconds without a key before what is typed goes to its file."""

RETRY = 5.0
"""Seconds until a save that failed is tried again."""


class Saver:
    """Drives the three steps of a save.

    ``changed`` is called when there is something to show, ``alive`` in the worker at every
    save: a sign of life for others who have the workbook open.
    """

    def __init__(
        self,
        app: App[Any],
        session: Session,
        changed: Callable[[], None],
        alive: Callable[[], object] = lambda: None,
    ) -> None:
        self._alive = alive
        self._app = app
        self._session = session
        self._changed = changed
        self._timer: Timer | None = None

    def after_rest(self, seconds: float = REST) -> None:
        """Save when nothing has been typed for a while."""
        self._stop_timer()
        self._timer = self._app.set_timer(seconds, self.save_now)

    def unless_waiting(self) -> None:
        """Save when there has been rest, if that is not on its way already."""
        if self._timer is None:
            self.after_rest()

    def save_now(self) -> None:
        """Save what is not saved, in a worker."""
        self._stop_timer()
        before = self._session.save_state
        snapshots = self._session.pending()
        if before != self._session.save_state:
            self._changed()
        if snapshots:
            self._app.run_worker(lambda: self._store(snapshots), thread=True)

    def _store(self, snapshots: tuple[Snapshot | FilledSnapshot | ChapterSnapshot, ...]) -> None:
        self._alive()
        for snapshot in snapshots:
            outcome = self._session.store(snapshot)
            self._app.call_from_thread(self._settle, outcome)

    def _settle(self, outcome: Outcome | ChapterOutcome) -> None:
        self._session.settle(outcome)
        self._changed()
        if outcome.error:
            self.after_rest(RETRY)
        elif self._session.dirty:
            self.unless_waiting()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
