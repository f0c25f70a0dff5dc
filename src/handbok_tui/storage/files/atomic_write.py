"""The one writer: a file is its old self or its new self, whatever happens and whenever.

New bytes go to a temporary file beside the old one, down to the disk, and then take its name.
Owner, group and mode are kept, but never become wider than they were; hard links and access
lists of the old file are not.  Nothing else in the program opens a user's file for writing.

What is new is for its owner alone: files 0600, folders 0700.  In a shared folder (``is_shared``)
it is for the group as well: files and locks 0660, folders 2770, whatever the umask.

A symbolic link is followed where the person, root or the owner of the workbook made it, so that
a group's answers may lie in a folder of the group's; ``refuse_planted_link`` refuses others.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from handbok_tui.core.errors import SaveFailed
from handbok_tui.core.layout.control_pictures import visible

TEMPORARY = ".handbok-*.tmp"
"""Glob of the temporary files; what is left of one after a power cut may be deleted."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_CANNOT_SYNC_FOLDERS = {errno.EINVAL, errno.ENOTSUP}

_SHARED = stat.S_ISGID | stat.S_IWGRP
SHARED_FILE = 0o660
SHARED_FOLDER = 0o2770
_DAY = 24 * 60 * 60

# Each fits in a line of 80 columns, after "Gick inte att spara: ".
_REASONS = {
    errno.ENOSPC: "Disken är full. Frigör utrymme och spara igen.",
    errno.EDQUOT: "Din diskkvot är slut. Ta bort filer och spara igen.",
    errno.EROFS: "Disken går bara att läsa. Kontakta den som sköter servern.",
    errno.EACCES: "Du får inte skriva där. Be mappens ägare om skrivrätt.",
    errno.EPERM: "Du får inte skriva där. Be mappens ägare om skrivrätt.",
    errno.EIO: "Disken svarar med fel. Kontakta den som sköter servern.",
    errno.ENOENT: "Mappen finns inte längre. Skapa den och spara igen.",
    errno.ENOTDIR: "Mappen är inte längre en mapp. Rätta det och spara igen.",
}


class FileSystem:
    """The calls to the operating system that saving makes; tests let the n-th one fail."""

    stat = staticmethod(os.stat)
    access = staticmethod(os.access)
    open = staticmethod(os.open)
    write = staticmethod(os.write)
    fstat = staticmethod(os.fstat)
    fchown = staticmethod(os.fchown)
    fchmod = staticmethod(os.fchmod)
    chmod = staticmethod(os.chmod)
    fsync = staticmethod(os.fsync)
    close = staticmethod(os.close)
    replace = staticmethod(os.replace)
    unlink = staticmethod(os.unlink)
    mkdir = staticmethod(os.mkdir)


DISK = FileSystem()


class _Unhurried(FileSystem):
    """Leaves it to the system when a file reaches the disk."""

    fsync = staticmethod(lambda fd: None)  # noqa: ARG005 - named as the system names it


NOT_WAITING = _Unhurried()
"""For what is written while a person waits and is no loss if a power cut takes it."""


def write_atomic(path: Path, data: bytes, fs: FileSystem = DISK) -> None:
    """Put ``data`` in the file at ``path``, durably; a symbolic link keeps pointing there.

    Raises SaveFailed.  Then the old file is whole and no temporary file is left; only when the
    very last step failed, making the folder durable, the new bytes are already in place.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(TEMPORARY.replace("*", os.urandom(8).hex()))
    try:
        old = _old(target, fs)
        try:
            _fill(temporary, data, old, fs)
            fs.replace(temporary, target)
        except BaseException:
            with suppress(OSError):
                fs.unlink(temporary)
            raise
        sync_folder(target.parent, fs)
    except OSError as error:
        raise save_failed(path, error) from error


def make_private_dir(path: Path, fs: FileSystem = DISK) -> None:
    """Make a folder and the folders above it, 0700, or 2770 where the folder above is shared.

    Those that exist are left as they are.  Raises SaveFailed.
    """
    try:
        for folder in reversed(_missing(path)):
            with suppress(FileExistsError):
                fs.mkdir(folder, 0o700)
                if is_shared(folder.parent, fs):
                    with suppress(PermissionError):  # a file system without modes
                        fs.chmod(folder, SHARED_FOLDER)
                sync_folder(folder.parent, fs)
        if not stat.S_ISDIR(fs.stat(path).st_mode):
            raise save_failed(path, NotADirectoryError(errno.ENOTDIR, ""))
    except OSError as error:
        raise save_failed(path, error) from error


def is_shared(folder: Path, fs: FileSystem = DISK) -> bool:
    """Whether a group works in a folder together: its members may write there, and what is
    made there belongs to the group (setgid).  Raises OSError.
    """
    return fs.stat(folder).st_mode & _SHARED == _SHARED


def refuse_planted_link(folder: Path, path: Path) -> None:
    """Raise SaveFailed where a stranger has put a symbolic link between a folder and a path.

    It keeps answers from being led astray by mistake or from outside; whoever may write in the
    workbook can read and change what is in it anyway.
    """
    at = folder
    try:
        trusted = {0, os.geteuid(), folder.stat().st_uid}
        for name in path.relative_to(folder).parts:
            at /= name
            found = at.lstat()
            if stat.S_ISLNK(found.st_mode) and found.st_uid not in trusted:
                raise SaveFailed(
                    f"Inget sparades: {_shown(at)} är en länk som någon annan har gjort. "
                    "Ta bort den, eller be den som äger arbetsboken att göra det."
                )
    except (FileNotFoundError, NotADirectoryError):
        return  # no further; who makes what is missing will say so
    except OSError as error:
        raise save_failed(at, error) from error


def sweep(folder: Path) -> None:
    """Delete what saves that died more than a day ago left in a folder; what cannot be stays."""
    for left in folder.glob(TEMPORARY):
        with suppress(OSError):
            if left.lstat().st_mtime < time.time() - _DAY:
                left.unlink()


def _missing(path: Path) -> list[Path]:
    """The folder and those above it that do not exist, innermost first."""
    missing = []
    while not path.exists() and path != path.parent:
        missing.append(path)
        path = path.parent
    return missing


def save_failed(path: Path, error: OSError) -> SaveFailed:
    """What to say to a person when the disk said no."""
    reason = _REASONS.get(error.errno or 0, f"Orsak: {error.strerror or error}. Försök igen.")
    return SaveFailed(f"Det gick inte att spara {_shown(path)}. {reason}", reason)


def _shown(path: Path) -> str:
    return visible(str(path)).replace("\n", "␊")


def _old(target: Path, fs: FileSystem) -> os.stat_result | None:
    """The file that is to be replaced, or None."""
    try:
        old = fs.stat(target)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "platsen är upptagen av något som inte är en vanlig fil")
    if not fs.access(target, os.W_OK):
        # A rename would succeed; but somebody has said that this file is not to be written.
        raise PermissionError(errno.EACCES, "read-only")
    return old


def _fill(temporary: Path, data: bytes, old: os.stat_result | None, fs: FileSystem) -> None:
    """Make the temporary file, all the data on disk, with the old one's owner and mode; a new
    file has the mode that its folder asks for.
    """
    descriptor = fs.open(temporary, _NEW, 0o600)
    try:
        _write_all(descriptor, data, fs)
        if old is not None:
            _keep_owner_and_mode(descriptor, old, fs)
        elif is_shared(temporary.parent, fs):
            with suppress(PermissionError):  # a file system without modes
                fs.fchmod(descriptor, SHARED_FILE)
        fs.fsync(descriptor)
    except BaseException:
        with suppress(OSError):
            fs.close(descriptor)
        raise
    fs.close(descriptor)


def _write_all(descriptor: int, data: bytes, fs: FileSystem) -> None:
    view = memoryview(data)
    while view:
        written = fs.write(descriptor, view)
        if not written:
            raise OSError(errno.ENOSPC, "nothing written")
        view = view[written:]


def _keep_owner_and_mode(descriptor: int, old: os.stat_result, fs: FileSystem) -> None:
    new = fs.fstat(descriptor)
    mode = stat.S_IMODE(old.st_mode) & 0o777
    try:
        if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
            fs.fchown(descriptor, old.st_uid, old.st_gid)
    except PermissionError:
        if not _keep_group(descriptor, new, old, fs):
            # Another group would get the rights: none for it, and for others only what both had.
            mode = mode & 0o700 | mode & (mode >> 3) & 0o007
    if mode != stat.S_IMODE(new.st_mode):
        with suppress(PermissionError):  # then it stays 0600, which is never wider
            fs.fchmod(descriptor, mode)


def _keep_group(descriptor: int, new: os.stat_result, old: os.stat_result, fs: FileSystem) -> bool:
    if new.st_gid == old.st_gid:
        return True
    try:
        fs.fchown(descriptor, -1, old.st_gid)
    except PermissionError:
        return False
    return True


def sync_folder(folder: Path, fs: FileSystem = DISK) -> None:
    """Make names in the folder durable, where the system can and lets us.  Raises OSError."""
    try:
        descriptor = fs.open(folder, _FOLDER)
    except PermissionError:
        return  # a folder to write in but not to list
    try:
        fs.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC_FOLDERS:
            raise
    finally:
        fs.close(descriptor)
