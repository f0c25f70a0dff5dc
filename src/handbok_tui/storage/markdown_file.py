"""Reads a Markdown file that somebody wants to bring in, or says why it cannot be read."""

from __future__ import annotations

from pathlib import Path

from handbok_tui.core.errors import Fault, FaultyFile
from handbok_tui.storage.read_file import MAX_BYTES, NotAFile, TooLarge, read_file
from handbok_tui.texts import importing

BOM = b"\xef\xbb\xbf"


def read_markdown(path: Path) -> str:
    """The text of a file.  Raises FaultyFile, with the place of what is wrong."""
    try:
        raw = read_file(path)
    except FileNotFoundError as error:
        raise _faulty(str(path), 0, importing.NO_FILE) from error
    except TooLarge as error:
        raise _faulty(str(path), 0, importing.TOO_LARGE) from error
    except NotAFile as error:
        what = importing.IS_FOLDER if path.is_dir() else importing.not_a_file(str(error.strerror))
        raise _faulty(str(path), 0, what) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _faulty(str(path), 0, importing.unreadable(reason)) from error
    return decode_markdown(str(path), raw)


def decode_markdown(name: str, raw: bytes) -> str:
    """The text in the bytes of a file.  Raises FaultyFile: over 4 MB, not UTF-8, no words."""
    if len(raw) > MAX_BYTES:
        raise _faulty(name, 0, importing.TOO_LARGE)
    try:
        text = raw.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _faulty(name, line, importing.NOT_UTF8) from error
    if not text.strip():
        raise _faulty(name, 0, importing.EMPTY)
    return text


def _faulty(name: str, line: int, message: str) -> FaultyFile:
    return FaultyFile((Fault(name, line, message),))


def completed(typed: str) -> str:
    """A path as far as the file system tells how it goes on; a folder ends in a slash."""
    path = Path(typed).expanduser() if typed.startswith("~") else Path(typed)
    folder, start = (path, "") if typed.endswith("/") else (path.parent, path.name)
    try:
        names = sorted(p.name for p in folder.iterdir() if p.name.startswith(start))
    except OSError:
        return typed
    shown = [n for n in names if not n.startswith(".") or start.startswith(".")]
    if not shown:
        return typed
    common = shown[0]
    while not all(name.startswith(common) for name in shown):
        common = common[:-1]
    found = folder / common
    ending = "/" if len(shown) == 1 and found.is_dir() else ""
    return f"{found}{ending}" if common else typed


def file_title(path: Path) -> str:
    """What a chapter is called whose text has no title: the file's name in words."""
    words = path.stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or importing.UNNAMED
