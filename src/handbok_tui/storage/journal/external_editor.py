"""Lets a person write a text in their own editor, and finds it again whatever happens meanwhile.

The text is lent: it lies in a file in the recovery folder, and beside it a note that says where
it belongs.  Should this program end before the editor does, the next start reads the file and
offers what stands there.  The editor inherits a lock on a third
file, so that others can tell whether it lives on and may save once more.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from handbok_tui.core.errors import HandbokError, SaveFailed, UnsavableText
from handbok_tui.storage.files.atomic_write import save_failed, write_atomic
from handbok_tui.storage.files.lock import open_lock, try_lock
from handbok_tui.storage.files.read_file import read_file
from handbok_tui.storage.journal.recovery_file import (
    MAX_TEXT,
    Leftover,
    Place,
    encoded,
    place_digest,
)

if TYPE_CHECKING:
    from handbok_tui.storage.journal.recovery import Journal

DEFAULT_EDITOR = "nano"
_BOM = "\ufeff"


def command() -> list[str]:
    """The editor to run, with its arguments ("code -w" works): $VISUAL, $EDITOR, nano."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or DEFAULT_EDITOR
    try:
        return shlex.split(chosen) or [DEFAULT_EDITOR]
    except ValueError as error:
        raise HandbokError(f"$EDITOR går inte att läsa: {chosen}. Rätta citattecknen.") from error


class Loan:
    """A text in the hands of the person's own editor.

    Making one writes it down.  Raises SaveFailed, and UnsavableText for a lone surrogate.
    """

    def __init__(self, journal: Journal, place: Place, text: str) -> None:
        self.text = text
        owner = journal.own()
        mark = os.urandom(4).hex()
        self.path = journal.folder / f"{place.question}-{mark}.md"
        self._leftover = Leftover(
            journal.folder / f"{place_digest(place)}-{mark}.{owner}.json", place, text,
            lent=self.path,
        )  # fmt: skip
        try:
            data = text.encode()
        except UnicodeEncodeError as error:
            raise UnsavableText("Texten har tecken som inte går att skriva som UTF-8.") from error
        _note(self._leftover)
        write_atomic(self.path, data)

    def edit(self) -> str:
        """Run the editor and wait for it: the text as it left it.

        Raises HandbokError when it cannot be run, fails or leaves what is not UTF-8; what it
        has written is then kept, and its file named.
        """
        words = command()
        lock = open_lock(_lock_of(self.path))
        try:
            try_lock(lock, self.path)
            ended = subprocess.run([*words, str(self.path)], check=False, pass_fds=(lock,))
        except OSError as error:
            self.settle(self.text)
            raise HandbokError(
                f"Det gick inte att starta {words[0]} ({error.strerror}). "
                "Sätt $EDITOR till ett program som finns."
            ) from error
        finally:
            os.close(lock)
        if ended.returncode:
            raise HandbokError(
                f"{words[0]} slutade med fel {ended.returncode}. Inget är ändrat. "
                f"Texten finns i {self.path}"
            )
        try:
            return _as_lent(self.text, read_file(self.path, MAX_TEXT).decode("utf-8"))
        except UnicodeDecodeError as error:
            raise UnsavableText(
                f"Texten är inte UTF-8. Inget är ändrat. Den finns i {self.path}"
            ) from error
        except OSError as error:
            raise HandbokError(
                f"Texten går inte att läsa i {self.path} ({error.strerror}). Inget är ändrat."
            ) from error

    def settle(self, text: str) -> bool:
        """The text is in safety elsewhere: forget it.  False while its editor lives on."""
        with suppress(SaveFailed):  # it is offered once more, no harm done
            return settle(self._leftover._replace(text=text))
        return False


def returned(leftover: Leftover) -> Leftover | None:
    """A leftover with the text that the editor's file holds now; None if there is no news.

    Raises OSError, other than for a file that is gone.
    """
    now = _read(leftover)
    if now == leftover.text:
        with suppress(SaveFailed):  # another time, then
            settle(leftover)
        return None
    return leftover._replace(text=now)


def settle(leftover: Leftover) -> bool:
    """That text has been seen to: the files go, but not under an editor that lives, nor when
    they hold something newer.  Whether they went.  Raises SaveFailed.
    """
    if leftover.lent is None:
        return True
    try:
        if _read(leftover) != leftover.text or _alive(leftover.lent):
            _note(leftover)
            return False
        for file in (leftover.lent, _lock_of(leftover.lent), leftover.file):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise save_failed(leftover.file, error) from error
    return True


def _note(leftover: Leftover) -> None:
    """Write down where the text belongs, its file, and what of it is known."""
    if leftover.place is not None and leftover.lent is not None:
        written = leftover.written or datetime.now(UTC)
        data = encoded(leftover.place, leftover.text, "", written, leftover.lent.name)
        write_atomic(leftover.file, data)


def _read(leftover: Leftover) -> str:
    """What the file holds; bytes that are no text are shown as signs of that."""
    if leftover.lent is None:
        return leftover.text
    try:
        raw = read_file(leftover.lent, MAX_TEXT)
    except FileNotFoundError:
        return leftover.text
    return _as_lent(leftover.text, raw.decode("utf-8", errors="replace"))


def _as_lent(before: str, after: str) -> str:
    """Without what many an editor puts into every file: a BOM, a line end as the last."""
    if not before.startswith(_BOM):
        after = after.removeprefix(_BOM)
    if after.endswith("\n") and not before.endswith("\n"):
        return after[:-1]
    return after


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".open")


def _alive(path: Path) -> bool:
    """Whether the editor, or what it started, still runs."""
    lock = _lock_of(path)
    if not lock.exists():
        return False
    descriptor = open_lock(lock)
    try:
        return not try_lock(descriptor, lock)
    finally:
        os.close(descriptor)
