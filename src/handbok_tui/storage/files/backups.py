"""What the files of a workbook said before the first change of each day, so that nothing that
was written over a day ago depends on one file.

One file per day beside the locks, a bounded number of them.  A file that did not exist when the
day began has an empty one, so that the day's first save can be told from the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from handbok_tui.core.answers.workbook import LOG, Answer, SheetKey, Version
from handbok_tui.core.edition.handbook import is_id
from handbok_tui.core.errors import Fault, FaultyFile, SaveFailed
from handbok_tui.storage.answers.files import LOG_FOLDER, OWN_FOLDER, decode
from handbok_tui.storage.files.atomic_write import (
    make_private_dir,
    refuse_planted_link,
    save_failed,
    sweep,
    write_atomic,
)
from handbok_tui.storage.toml.decode import read_bytes
from handbok_tui.texts.changes.restoring import not_kept

FOLDER = "backups"
DAYS = 14
"""So many of the newest days are kept …"""
MONTHS = 12
"""… and the newest day of so many of the latest months."""
_OTHERS = ("worksheets/*/*.toml", "chapters/*.toml", "workbook.toml")


class Kept(NamedTuple):
    """An earlier version of an answer.

    ``stamp`` is when it was written, "2027-01-12 14:32:05"; the day of the backup where the file
    does not say when, "2027-01-12"; "" where nothing does.  ``answer`` has no versions of its own.
    """

    stamp: str
    answer: Answer


class Backups:
    """The kept days of the files of one workbook; ``folder`` is the workbook."""

    def __init__(self, folder: Path) -> None:
        self._workbook = folder
        self.folder = folder / OWN_FOLDER / FOLDER

    def keep(self, path: Path, raw: bytes, today: date) -> str:
        """Keep what the file at ``path`` says, ``raw``, unless it has been done today.

        To be called before each change, under the file's lock.  Returns "" or, where it could
        not be done, a sentence for the person; a save is not refused for that.
        """
        own = self._of(path)
        file = own / f"{today.isoformat()}.toml"
        try:
            if _exists(file):
                return ""
            refuse_planted_link(self._workbook, file)
            make_private_dir(own)
            write_atomic(file, raw)
        except SaveFailed as failure:
            return not_kept(str(failure))
        with suppress(OSError):  # what cannot be tidied takes a little room and does no harm
            for day in surplus(_days(own)):
                (own / f"{day.isoformat()}.toml").unlink(missing_ok=True)
            for folder in {path.parent, self._workbook, self.folder.parent, own}:
                sweep(folder)
        return ""

    def keep_apart(self, path: Path, raw: bytes, now: datetime) -> Path:
        """Keep what a file says before all of it is replaced, whatever the day has kept already.

        It is not tidied away.  Returns where it is.  Raises SaveFailed.
        """
        own = self._of(path)
        file = own / f"{now:%Y-%m-%d-%H%M%S}.toml"
        refuse_planted_link(self._workbook, file)
        make_private_dir(own)
        write_atomic(file, raw)
        return file

    def days(self, path: Path) -> tuple[date, ...]:
        """The days kept of a file, newest first."""
        return tuple(sorted(_days(self._of(path)), reverse=True))

    def sheets(self) -> tuple[SheetKey, ...]:
        """The files of answers and of the log of which something is kept, in order."""
        found = [
            SheetKey(path.parent.name, f"{before}{path.stem}")
            for folder, before in (("answers", ""), (LOG_FOLDER, LOG))
            for path in sorted(self.folder.glob(f"{folder}/*/*.toml"))
            if is_id(path.parent.name) and is_id(path.stem)
        ]
        return tuple(found)

    def other_files(self) -> tuple[str, ...]:
        """The other files of which something is kept: templates, chapters, the workbook itself."""
        found = (path for place in _OTHERS for path in self.folder.glob(place))
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in found))

    def states(self, file: str) -> dict[str, bytes]:
        """What a file has been, newest first, by day or by day and time.  Raises FaultyFile."""
        own = self.folder / file
        kept = {path.stem: read_bytes(path) for path in sorted(own.glob("????-??-??*.toml"))}
        return {when: kept[when] for when in sorted(kept, reverse=True) if kept[when].strip()}

    def versions(
        self, key: SheetKey, present: Mapping[str, Answer]
    ) -> tuple[dict[str, tuple[Kept, ...]], tuple[Fault, ...]]:
        """By question, every earlier version of the answers in a file, newest first.

        They are taken from the kept days and from what the answers hold themselves; what the
        ``present`` ones say is left out, and so is what is empty.  One that has ever been kept
        as private is private.  Beside them what is wrong with kept files.
        """
        found: dict[str, dict[object, Kept]] = {}
        faults: tuple[Fault, ...] = ()
        for question, answer in present.items():
            _gather(found, question, _older(answer, ""))
        folder, name = (LOG_FOLDER if key.is_log else "answers"), key.chapter.removeprefix(LOG)
        own = self.folder / folder / key.respondent / f"{name}.toml"
        for day in sorted(_days(own), reverse=True):
            path = own / f"{day.isoformat()}.toml"
            try:
                raw = read_bytes(path)
                answers = decode(key, path, raw).answers if raw.strip() else {}
            except FaultyFile as problem:
                faults += problem.faults
                continue
            for question, answer in answers.items():
                _gather(found, question, _all(answer, day.isoformat()))
        return {
            question: tuple(sorted(kept.values(), key=lambda one: one.stamp, reverse=True))
            for question, versions in found.items()
            if (kept := _without(versions, present.get(question)))
        }, faults

    def _of(self, path: Path) -> Path:
        return self.folder / path.relative_to(self._workbook)


def surplus(days: Iterable[date]) -> set[date]:
    """The days that are not kept any longer."""
    newest_first = sorted(days, reverse=True)
    months: dict[tuple[int, int], date] = {}
    for day in newest_first:
        months.setdefault((day.year, day.month), day)
    return {*newest_first[DAYS:]} - {*list(months.values())[:MONTHS]}


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except OSError as error:
        raise save_failed(file, error) from error


def _days(folder: Path) -> Iterator[date]:
    for file in folder.glob("????-??-??.toml"):
        try:
            yield date.fromisoformat(file.stem)
        except ValueError:  # not one of ours
            continue


def _all(answer: Answer, day: str) -> Iterator[Kept]:
    yield Kept(_stamp(answer, day), answer._replace(earlier=(), conflicts=()))
    yield from _older(answer, day)


def _older(answer: Answer, day: str) -> Iterator[Kept]:
    for version in (*answer.earlier, *answer.conflicts):
        was = answer._replace(**version._asdict(), earlier=(), conflicts=())
        if answer.private:
            was = was._replace(visibility="private")
        yield Kept(_stamp(version, day), was)


def _stamp(version: Answer | Version, day: str) -> str:
    return f"{version.updated:%Y-%m-%d %H:%M:%S}" if version.updated is not None else day


def _gather(found: dict[str, dict[object, Kept]], question: str, versions: Iterable[Kept]) -> None:
    """Add the versions that say something that is not there yet."""
    known = found.setdefault(question, {})
    for kept in versions:
        before = known.setdefault(_words(kept.answer), kept)
        if kept.answer.private and not before.answer.private:
            private = before.answer._replace(visibility="private")
            known[_words(kept.answer)] = before._replace(answer=private)


def _words(answer: Answer) -> object:
    return answer.text, frozenset(answer.fields.items())


def _without(versions: Mapping[object, Kept], present: Answer | None) -> dict[object, Kept]:
    said = _words(present) if present is not None else None
    return {
        words: kept for words, kept in versions.items() if words != said and kept.answer.has_content
    }
