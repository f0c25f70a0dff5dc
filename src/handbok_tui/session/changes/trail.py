"""Taking back: the last change of this run, of any kind, and every change of the trail.

What is taken back is named, with the place where it is to be seen.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.answers.workbook import Respondent, SheetKey
from handbok_tui.core.edition.handbook import Question
from handbok_tui.core.errors import HandbokError, SaveFailed
from handbok_tui.core.sheets.templates import FilledKey
from handbok_tui.session.answers.target import Target
from handbok_tui.session.changes.names import Place, place_of, place_of_entry
from handbok_tui.session.changes.order import Thing
from handbok_tui.storage.changes.file import Entry, TrailFile, this_run
from handbok_tui.storage.changes.record import change_since, standing
from handbok_tui.storage.changes.take_back import TrailBack
from handbok_tui.texts.answers.answering import READ_ONLY
from handbok_tui.texts.changes import trail as texts

if TYPE_CHECKING:
    from handbok_tui.session.session import Session
    from handbok_tui.storage.answers.files import WorkbookFiles
    from handbok_tui.storage.edition.files import EditionFiles


class Change(NamedTuple):
    """A change of the trail; ``undone`` is whether it is taken back by now."""

    entry: Entry
    place: Place
    undone: bool


class Done(NamedTuple):
    """What was taken back or done again, and what else there is to say about it."""

    place: Place
    note: str = ""


class Trail:
    """The last changes of one session's person, in this run and before."""

    def __init__(self, session: Session, files: WorkbookFiles, editions: EditionFiles) -> None:
        self._session = session
        self._files = files
        self._stamp: object = None
        self._changes: tuple[Change, ...] = ()
        self._file = TrailFile(files.folder, files.person.id)
        self._back = TrailBack(files, editions, session.worksheets.files)

    # -- this run: one step --------------------------------------------------------------------

    def undo(self) -> Done | None:
        """Take back the last change of this run, of any kind; None where there is none.

        Raises HandbokError where it cannot be done.
        """
        order = self._session.order
        return self._turn(order.past, back=True)

    def redo(self) -> Done | None:
        """Do again what was taken back last.  Returns and raises as undo."""
        order = self._session.order
        return self._turn(order.future, back=False)

    def _turn(self, things: list[Thing], *, back: bool) -> Done | None:
        session = self._session
        if session.read_only:
            raise SaveFailed(READ_ONLY)
        while things:
            thing = things[-1]
            if thing.kind == "file":
                if done := self._turn_file(thing, back=back):
                    return done
                continue
            place = place_of(session, thing)
            if self._turn_thing(thing, back=back):
                return Done(place)
            if things and things[-1] == thing:
                things.pop()
        return None

    def _turn_thing(self, thing: Thing, *, back: bool) -> bool:
        session = self._session
        if isinstance(thing.key, SheetKey):
            answer = _target(session, thing.key, thing.id)
            return session.undo_answer(answer) if back else session.redo_answer(answer)
        if isinstance(thing.key, FilledKey):
            sheets = session.worksheets
            sheet = sheets.target(thing.key.worksheet, thing.key.respondent)
            return sheets.undo(sheet) if back else sheets.redo(sheet)
        editing = session.edit_chapter(thing.key)
        return editing.undo() if back else editing.redo()

    def _turn_file(self, thing: Thing, *, back: bool) -> Done | None:
        """A file that was written at once: the change of the trail is taken back."""
        order = self._session.order
        for entry, undone in standing(self._file.entries()):
            if thing.id == (entry.id if back else entry.back) and not undone:
                done = self._take_back(entry)
                (order.undid if back else order.redid)(thing)
                return done
        order.nothing_left(thing)
        return None

    # -- the trail: any step --------------------------------------------------------------------

    def changes(self) -> tuple[Change, ...]:
        """The person's changes, newest first."""
        stamp = self._file.stamp()
        if stamp is None or stamp != self._stamp:
            found = standing(self._file.entries())
            self._changes = tuple(self._named(entry, undone=undone) for entry, undone in found)
            self._stamp = stamp
        return self._changes

    def _named(self, entry: Entry, *, undone: bool = False) -> Change:
        return Change(entry, place_of_entry(self._session, entry), undone)

    def do_again(self, entry: Entry) -> Done:
        """Let a change that was taken back hold again.  Raises HandbokError."""
        for other, undone in standing(self._file.entries()):
            if other.back == entry.id and not undone:
                return self.take_back(other)
        raise SaveFailed(texts.NOT_UNDONE)

    def find(self, entry_id: str) -> Change | None:
        """The change of that id."""
        return next((one for one in self.changes() if one.entry.id == entry_id), None)

    def since(self, file: str, then: bytes) -> Change:
        """All that was changed in a file since it was ``then``, as one change."""
        return self._named(change_since(self._files, file, then))

    def take_back(self, entry: Entry) -> Done:
        """Take back a change, or do again what a change took back: that is a change like others.

        Raises HandbokError where it cannot be done; then nothing is changed.
        """
        session = self._session
        if session.read_only:
            raise SaveFailed(READ_ONLY)
        session.save()
        if session.dirty:
            raise SaveFailed(texts.NOT_SAVED_YET)
        done = self._take_back(entry)
        session.wrote(entry.file)
        return done

    def _take_back(self, entry: Entry) -> Done:
        session = self._session
        if entry.file.startswith("chapters/"):
            session.desk.require_saved(PurePath(entry.file).stem)
        place = place_of_entry(session, entry)
        found = self._back.take_back(entry)
        steps = set(session.order.past)
        session.file_changed(entry.file)
        if steps - set(session.order.past):
            self._step_by_file(entry)
        shared = texts.SHARED if found.shared else ""
        notes = (shared, texts.WAS_REPLACED if found.replaced else "", found.note)
        return Done(place, " ".join(filter(None, notes)))

    def _step_by_file(self, taken: Entry) -> None:
        """Steps of this run have gone with what was read anew: the trail has them, as saved."""
        order = self._session.order
        known = {thing.id for thing in (*order.past, *order.future)}
        for entry, undone in reversed(tuple(standing(self._file.entries()))):
            ours = entry.run == this_run() and entry.file == taken.file and not entry.back
            if ours and entry.id not in known and (entry.id == taken.id or not undone):
                order.past.append(Thing("file", entry.file, entry.id))


def _target(session: Session, key: SheetKey, question: str) -> Target:
    """Where an answer is, also where its question is no longer in its chapter."""
    try:
        return session.target_of(key, question)
    except HandbokError:
        respondent = session.workbook.respondent(key.respondent)
        return Target(
            key.chapter, Question(question, ""), respondent or Respondent(key.respondent, "")
        )
