"""Reads a file that somebody wants to bring in, or says why it cannot be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from handbok_tui.core.errors import Fault, FaultyFile, HandbokError
from handbok_tui.storage.files.read_file import MAX_BYTES, NotAFile, TooLarge, read_file
from handbok_tui.texts.chapters import importing

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a Word file begins with: today's, and one from before 2007 or with a password."""

MAX_FILE: Final = 64_000_000
"""Bytes of a Word file; its images count, though they are not read."""

BOM = b"\xef\xbb\xbf"
PDF: Final = b"%PDF-"
RTF: Final = b"{\\rtf"
_NO_TEXTS: Final = (
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd", b"\x89PNG",
    b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"\x7fELF", b"MZ\x90", b"SQLite format 3",
)  # fmt: skip
"""What archives, images and programs begin with."""
_OTHER_TEXTS: Final = (b"\xff\xfe", b"\xfe\xff")
"""What a text in UTF-16 begins with."""
_TAR: Final = (257, b"ustar")
_WORD_NAMES = frozenset({".docx", ".docm", ".doc"})


_DOCUMENT: Final = re.compile(rb"\[Content_Types\]\.xml|content\.xml")
"""The name of a part that every document of an office program has, and no other archive."""


class Incoming(NamedTuple):
    """The Markdown of a file; ``said`` tells what of another kind of file it does not hold, None
    where it is the file's own text.
    """

    text: str
    said: tuple[str, ...] | None = None


def is_word(raw: bytes) -> bool:
    """Whether the bytes of a file are not text but a document of Word's or a kin's."""
    return raw.startswith((ZIP, OLE))


def read_incoming(path: Path) -> Incoming:
    """What is in a file, Markdown or Word.  Raises FaultyFile, with the place of the fault."""
    try:
        raw = read_file(path, MAX_FILE)
    except FileNotFoundError as error:
        raise _faulty(str(path), 0, importing.NO_FILE) from error
    except TooLarge as error:
        word = path.suffix.lower() in _WORD_NAMES
        what = importing.WORD_FILE_TOO_LARGE if word else importing.TOO_LARGE
        raise _faulty(str(path), 0, what) from error
    except NotAFile as error:
        what = importing.IS_FOLDER if path.is_dir() else importing.not_a_file(str(error.strerror))
        raise _faulty(str(path), 0, what) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _faulty(str(path), 0, importing.unreadable(reason)) from error
    word = path.suffix.lower() in _WORD_NAMES
    if word and raw.strip() and not is_word(raw):
        raise _faulty(str(path), 0, importing.NO_WORD)
    if not word and raw.startswith(ZIP) and not _DOCUMENT.search(raw):
        raise _faulty(str(path), 0, importing.ARCHIVE)
    return decoded_incoming(str(path), raw)


def decoded_incoming(name: str, raw: bytes) -> Incoming:
    """What is in the bytes of a file.  Raises FaultyFile."""
    if not is_word(raw):
        return Incoming(decode_markdown(name, raw))
    from handbok_tui.storage.importing.docx import word_markdown  # noqa: PLC0415 - seldom

    try:
        found = word_markdown(raw)
    except HandbokError as error:
        raise _faulty(name, 0, str(error)) from error
    if len(found.markdown.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise _faulty(name, 0, importing.WORD_TOO_LARGE)
    return Incoming(found.markdown, found.said)


def decode_markdown(name: str, raw: bytes) -> str:
    """The text in the bytes of a file.  Raises FaultyFile: over 4 MB, not UTF-8, no words."""
    if len(raw) > MAX_BYTES:
        raise _faulty(name, 0, importing.TOO_LARGE)
    for begins, what in ((PDF, importing.PDF), (RTF, importing.RTF)):
        if raw.startswith(begins):
            raise _faulty(name, 0, what)
    at, tar = _TAR
    if raw.startswith(_NO_TEXTS) or raw[at:].startswith(tar):
        raise _faulty(name, 0, importing.NO_TEXT)
    try:
        text = raw.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in raw and not raw.startswith(_OTHER_TEXTS):
            raise _faulty(name, 0, importing.NO_TEXT) from error
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _faulty(name, line, importing.NOT_UTF8) from error
    if not text.strip():
        raise _faulty(name, 0, importing.EMPTY)
    return text


def _faulty(name: str, line: int, message: str) -> FaultyFile:
    return FaultyFile((Fault(name, line, message),))


def file_title(path: Path) -> str:
    """What a chapter is called whose text has no title: the file's name in words."""
    words = path.stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or importing.UNNAMED
