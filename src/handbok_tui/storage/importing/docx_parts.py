"""A Word file as it lies on disk: opened with care, so that nothing in it is more than it says.

Only the parts that hold words are taken out, counted and bounded; everything that comes after
reads from a small file made of them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.importing.docx_mending import W, mended
from handbok_tui.storage.importing.markdown import OLE
from handbok_tui.texts.chapters import importing

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_WORDS = 16_000_000
_MAX_PARTS = 20_000
_BODY = re.compile(r"word/document\d*\.xml")
_READ = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels"
    r"|word/(?:document|footnotes|endnotes|numbering|styles|comments)\d*\.xml"
    r"|word/_rels/[a-z]+\d*\.xml\.rels"
)
_COUNTED = re.compile(r"word/(?:header|footer)\d*\.xml")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Parts(NamedTuple):
    """A Word file of nothing but words, and how much of what is not read the whole one has."""

    file: io.BytesIO
    comments: int
    deletions: int
    margins: bool


def word_parts(raw: bytes) -> Parts:
    """The parts of a Word file.  Raises HandbokError: it is no such file, or cannot be read."""
    if raw.startswith(OLE):
        raise HandbokError(importing.ENCRYPTED if _ENCRYPTED in raw else importing.OLD_WORD)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise HandbokError(importing.BROKEN_WORD) from error
    except (ElementTree.ParseError, RecursionError, LookupError, ValueError) as error:
        raise HandbokError(importing.BROKEN_WORD) from error


def _parts(archive: zipfile.ZipFile) -> Parts:
    entries = archive.infolist()
    if len(entries) > _MAX_PARTS:
        raise HandbokError(importing.WORD_TOO_LARGE)
    names = {entry.filename for entry in entries}
    if not any(_BODY.fullmatch(name) for name in names):
        raise HandbokError(importing.OPEN_DOCUMENT if "content.xml" in names else importing.NO_WORD)
    wanted = [e for e in entries if _READ.fullmatch(e.filename) or _COUNTED.fullmatch(e.filename)]
    if sum(entry.file_size for entry in wanted) > _MAX_WORDS:
        raise HandbokError(importing.WORD_TOO_LARGE)
    if any(entry.flag_bits & 1 for entry in wanted):
        raise HandbokError(importing.ENCRYPTED)
    made = io.BytesIO()
    comments = deletions = 0
    margins = False
    with zipfile.ZipFile(made, "w") as kept:
        for entry in {e.filename: e for e in wanted}.values():
            content = _read(archive, entry)
            root = _root(content)
            comments += sum(1 for _ in root.iter(f"{W}comment"))
            deletions += sum(1 for _ in _deleted(root))
            if _COUNTED.fullmatch(entry.filename):
                margins = margins or any((t.text or "").strip() for t in root.iter(f"{W}t"))
            else:
                kept.writestr(entry.filename, mended(content, root))
    return Parts(made, comments, deletions, margins)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A part, of which no more is unpacked than it says it has."""
    with archive.open(entry) as part:
        content = part.read(entry.file_size + 1)
    if len(content) > entry.file_size:
        raise HandbokError(importing.WORD_TOO_LARGE)
    return content


def _root(content: bytes) -> ElementTree.Element:
    """A part's XML; entities of its own are refused, since they can be without end."""
    if b"<!DOCTYPE" in content.replace(b"\x00", b""):
        raise HandbokError(importing.BROKEN_WORD)
    return ElementTree.fromstring(content)  # noqa: S314 - no DOCTYPE, so no entities


def _deleted(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for element in root.iter(f"{W}del"):
        if any(True for _ in element.iter(f"{W}delText")):
            yield element
