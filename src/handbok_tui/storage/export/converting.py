"""Makes Word and PDF files of an exported web page, with programs that are installed anyway.

The page goes in on standard input and the file comes out on standard output.  It fetches
nothing and names no file (export/html/page.py), so there is nothing that a program could go and
get; pandoc is told to keep out of the disk and the net as well, where it knows how.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.storage.files.read_file import exists, read_file
from handbok_tui.texts.export import converting as texts

PATIENCE = 120.0
"""Seconds that a program may take."""

MAX_PRINTED = 1_000_000_000
"""Bytes of a file that a program may make."""

_NOT_IN_PANDOC = re.compile(r"<nav\b.*?</nav>\n|<h1\b.*?</h1>\n", re.DOTALL)
"""pandoc writes the title itself, and Word and PDF readers have contents of their own."""

_NO_DATA_FILE = 97
"""pandoc's exit code where --sandbox keeps it from its own files, as in Debian's package."""

_ENGINES = ("xelatex", "lualatex", "typst")
_LOST = re.compile(r"Missing character: There is no (\S+)")
_LONGEST_REASON = 200
_CHROMIUM = ("--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer")


class CannotConvert(HandbokError):  # noqa: N818
    """There is no program for it, or the one there is did not manage."""


def convert(html: str, to: str, programs: Sequence[str]) -> bytes:
    """The page as a file of the kind ``to`` ("docx", "pdf"), by the first of the programs that
    is installed.  Raises CannotConvert.
    """
    for program in programs:
        if shutil.which(program) and not (to == "pdf" and program == "pandoc" and not _engine()):
            return _WAYS[program](html, to)
    raise CannotConvert(texts.missing(to, programs))


def _pandoc(html: str, to: str) -> bytes:
    page = _NOT_IN_PANDOC.sub("", html).encode()
    command = ["pandoc", "--from=html", f"--to={to}", "--shift-heading-level-by=-1"]
    if to == "pdf":
        command += [f"--pdf-engine={_engine()}"]
    command += ["--output=-", "-"]
    if _knows_sandbox():
        code, data, said = _run([command[0], "--sandbox", *command[1:]], page)
        if code != _NO_DATA_FILE:
            return _checked("pandoc", code, data, said)
    return _checked("pandoc", *_run(command, page))


def _knows_sandbox() -> bool:
    """From 2.15 on."""
    _, said, _ = _run(["pandoc", "--version"], b"")
    version = re.match(rb"\S+ (\d+)\.(\d+)", said)
    return version is not None and (int(version[1]), int(version[2])) >= (2, 15)


def _engine() -> str:
    """The first program that can make a PDF for pandoc; "" where there is none."""
    return next((engine for engine in _ENGINES if shutil.which(engine)), "")


def _weasyprint(html: str, _to: str) -> bytes:
    command = ["weasyprint", "--encoding=utf-8", "-", "-"]
    return _checked("weasyprint", *_run(command, html.encode()))


def _wkhtmltopdf(html: str, _to: str) -> bytes:
    command = ["wkhtmltopdf", "--quiet", "--disable-javascript", "--disable-local-file-access",
               "--print-media-type", "--page-size", "A4", "-", "-"]  # fmt: skip
    return _checked("wkhtmltopdf", *_run(command, html.encode()))


def _chromium(html: str, _to: str) -> bytes:
    """A browser prints from one file to another: in a folder of its own, 0700, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="handbok-", ignore_cleanup_errors=True) as name:
        page, printed = Path(name, "handbok.html"), Path(name, "handbok.pdf")
        page.write_text(html, "utf-8")
        own = [f"--user-data-dir={name}/profile", f"--print-to-pdf={printed}"]
        code, _, said = _run(["chromium", *_CHROMIUM, *own, page.as_uri()], b"")
        data = read_file(printed, MAX_PRINTED) if exists(printed) else b""
        return _checked("chromium", code, data, said)


_WAYS: dict[str, Callable[[str, str], bytes]] = {
    "pandoc": _pandoc,
    "weasyprint": _weasyprint,
    "chromium": _chromium,
    "wkhtmltopdf": _wkhtmltopdf,
}
KNOWN = frozenset(_WAYS)
"""The programs that can be asked for."""


def _run(command: Sequence[str], data: bytes) -> tuple[int, bytes, bytes]:
    """Exit code, standard output and standard error, without a shell.  Raises CannotConvert.

    What the program has started ends with it when the time is out.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise CannotConvert(texts.failed(command[0], error.strerror or str(error))) from error
    with process:
        try:
            out, said = process.communicate(data, timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise CannotConvert(texts.too_slow(command[0], round(PATIENCE))) from error
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, out, said


def _checked(program: str, code: int, data: bytes, said: bytes) -> bytes:
    """The file, if there is one and nothing was left out of it.  Raises CannotConvert."""
    reason = visible(said.decode("utf-8", "replace"))
    if lost := _LOST.search(reason):
        raise CannotConvert(texts.loses_characters(program, lost[1]))
    if code or not data:
        line = " ".join(reason.split())[:_LONGEST_REASON]
        raise CannotConvert(texts.failed(program, line or texts.exit_code(code)))
    return data
