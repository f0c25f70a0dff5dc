"""Keeps frozen editions in the workbook: a folder each, complete or not there at all, never
written again.

An edition is the exported Markdown and not a copy of the answer files: those hold private
answers, earlier versions and whatever else the workbook does, and an edition is made to be
handed on.  Markdown can be read without this program for as long as there are text editors.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from handbok_tui.core.edition.frozen import Frozen
from handbok_tui.core.edition.handbook import is_id
from handbok_tui.core.errors import Fault, FaultyFile, HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.storage.answers.respondents import slug
from handbok_tui.storage.files.atomic_write import (
    TEMPORARY,
    is_shared,
    make_private_dir,
    refuse_planted_link,
    save_failed,
    sync_folder,
    write_atomic,
)
from handbok_tui.storage.files.read_file import exists
from handbok_tui.storage.toml.decode import FORMAT, newer_fault, open_toml, read_bytes
from handbok_tui.texts.export import freezing

FOLDER = "editions"
TEXT = "handbok.md"
ABOUT = "edition.toml"

MAX_TEXT = 64_000_000
"""Bytes; everything that all have answered is in one file."""

READ_ONLY = 0o400
READ_ONLY_SHARED = 0o440
_LONGEST_NAME = 80
_LONGEST_SLUG = 48  # with the day and a number an id still
_TAKEN = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR}


class FrozenFiles:
    """The frozen editions of one workbook."""

    def __init__(self, workbook: Path) -> None:
        self._workbook = workbook
        self.folder = workbook / FOLDER

    def all(self) -> tuple[tuple[Frozen, ...], tuple[Fault, ...]]:
        """The editions, newest first, and what is wrong with those that cannot be read."""
        found: list[Frozen] = []
        faults: tuple[Fault, ...] = ()
        for path in (folder / ABOUT for folder in self.folder.glob("*")):
            if is_id(path.parent.name) and exists(path):
                try:
                    found.append(_about(path))
                except FaultyFile as problem:
                    faults += problem.faults
        newest_first = sorted(found, key=_age, reverse=True)
        return tuple(newest_first), faults

    def faults(self) -> tuple[Fault, ...]:
        """Everything wrong in the editions."""
        editions, faults = self.all()
        for edition in editions:
            try:
                self.text(edition)
            except FaultyFile as problem:
                faults += problem.faults
        return faults

    def path(self, edition: Frozen) -> Path:
        """The Markdown file of an edition."""
        return self.folder / edition.id / TEXT

    def text(self, edition: Frozen) -> str:
        """What it says, to the letter.  Raises FaultyFile."""
        path = self.path(edition)
        try:
            return read_bytes(path, MAX_TEXT).decode("utf-8")
        except UnicodeDecodeError as error:
            raise FaultyFile((Fault(str(path), 0, freezing.CHANGED),)) from error

    def freeze(self, edition: Frozen, text: str, *, private: bool = False) -> Frozen:
        """Keep a text under the edition's name and time; its ``id`` is decided here.

        Never replaces anything: where the name is taken that day, a number is added.  A text
        that holds ``private`` answers is for its owner alone, in a shared folder too.  Raises
        SaveFailed, and HandbokError for a name that cannot be used; then nothing is left.
        """
        name = " ".join(visible(edition.name).split())
        if not name or len(name) > _LONGEST_NAME:
            raise HandbokError(freezing.TOO_LONG if name else freezing.NAMELESS)
        edition = edition._replace(name=name)
        unfinished = self.folder / TEMPORARY.replace("*", os.urandom(8).hex())
        refuse_planted_link(self._workbook, unfinished)
        make_private_dir(unfinished)
        try:
            _put(unfinished / TEXT, text.encode("utf-8"), private=private)
            _put(unfinished / ABOUT, _written(edition))
            return edition._replace(id=self._named(unfinished, edition))
        except BaseException:
            with suppress(OSError):
                for file in unfinished.iterdir():
                    file.unlink()
                unfinished.rmdir()
            raise

    def _named(self, unfinished: Path, edition: Frozen) -> str:
        """Give the finished folder the first name that is free, durably."""
        base = f"{edition.when:%Y-%m-%d}-{slug(edition.name)[:_LONGEST_SLUG]}".strip("-")
        number = 1
        while True:
            name = base if number == 1 else f"{base}-{number}"
            target = self.folder / name
            try:
                if not os.path.lexists(target):  # an empty folder would be replaced
                    unfinished.rename(target)
                    sync_folder(self.folder)
                    return name
            except OSError as error:
                if error.errno not in _TAKEN:
                    raise save_failed(target, error) from error
            number += 1


def _age(edition: Frozen) -> tuple[datetime, str]:
    return edition.when.replace(tzinfo=None), edition.id


def _put(path: Path, data: bytes, *, private: bool = False) -> None:
    """A file that nobody writes to again; in a shared folder the group may read it."""
    write_atomic(path, data)
    try:
        shared = is_shared(path.parent) and not private
        with suppress(PermissionError):  # a file system without modes
            path.chmod(READ_ONLY_SHARED if shared else READ_ONLY)
    except OSError as error:
        raise save_failed(path, error) from error


def _written(edition: Frozen) -> bytes:
    from handbok_tui.storage.toml.render import pairs  # noqa: PLC0415 - when freezing

    return pairs(
        {
            "format": FORMAT,
            "name": edition.name,
            "frozen": edition.when,
            "answers": edition.included,
            "private_left_out": edition.private_left_out,
            "flows": edition.flows,
        }
    ).encode("utf-8")


def _about(path: Path) -> Frozen:
    file = open_toml(path, read_bytes(path))
    top = file.top
    when = top.moment("frozen")
    edition = Frozen(
        path.parent.name,
        top.text("name", None),
        when or datetime.min.replace(tzinfo=UTC),
        top.whole("answers"),
        top.whole("private_left_out"),
        top.truth("flows"),
    )
    if when is None:
        top.wrong("frozen", "det står inte när. Skriv frozen = 2027-01-12T14:32:00+01:00.")
    if file.newer:
        raise FaultyFile((newer_fault(file),))
    file.require()
    return edition
