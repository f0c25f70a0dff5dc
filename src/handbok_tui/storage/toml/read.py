"""From bytes to data, with a clear word about whatever is wrong with a file.

Files are edited by hand, merged by git and sometimes hostile, so size and key length are
checked before the parser, and everything the parser can raise becomes a TomlFault.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import Any

from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.files.read_file import MAX_BYTES
from handbok_tui.storage.toml import long_texts as toml_long_texts
from handbok_tui.storage.toml import plain as toml_plain
from handbok_tui.storage.toml.plain import MAX_KEY_PARTS

BOM = b"\xef\xbb\xbf"
LONG_KEY = 8
"""Parts of a name; no file of ours has longer ones …"""
MAX_LONG_KEYS = 2_000
"""… and a file with more of them would keep the parser busy for seconds."""

_LONG_KEYS = re.compile(rf"(?m)^[ \t]*(?:\[\[?)?[ \t]*(?:[^\n.=\]]++\.){{{LONG_KEY},}}+")

_CONFLICT_START = r"(?m)^<{7}(?: |\r?$)"
_CONFLICT_END = r"(?m)^>{7}(?: |\r?$)"
_PLACE = r"\(at line (\d+), column \d+\)"

_HINTS = (
    ("Unterminated", 'en text saknar sitt slut; sätt dit " eller """ där den slutar'),
    ('Expected "\'"', "en text saknar sitt slut; sätt dit ' där den slutar"),
    ("Expected \"'''\"", "en text saknar sitt slut; sätt dit ''' där den slutar"),
    ("Illegal character '\\n'", "en text saknar sitt avslutande citattecken; sätt dit det"),
    ("Illegal character", "här står ett osynligt styrtecken; ta bort det"),
    ("Unescaped", "ett ensamt omvänt snedstreck; skriv två (\\\\) i stället för ett"),
    ("Expected '='", "det saknas ett likhetstecken efter namnet; skriv namn = värde"),
    ("Invalid value (at end", "ett värde saknas, eller en lista sitt avslutande ]; sätt dit det"),
    ("Invalid value", "värdet går inte att läsa; text ska stå inom citattecken"),
    ("Invalid date", "datumet finns inte; skriv till exempel 2027-03-01"),
    ("Unclosed array", "en lista saknar sitt avslutande ]; sätt dit det"),
    ("Unclosed inline table", "en tabell saknar sitt avslutande }; sätt dit det"),
    ("Expected newline", "det står något mer efter värdet; flytta det till en egen rad"),
    ("Cannot overwrite", "samma namn står två gånger; ta bort eller döp om det ena"),
    ("Cannot declare", "samma rubrik står två gånger; ta bort eller döp om den ena"),
    ("Duplicate", "samma namn står två gånger; ta bort eller döp om det ena"),
)


class TomlFault(HandbokError):  # noqa: N818 - a fault in a file, as core.errors.Fault
    """What is wrong with a TOML file and what to do; ``line`` from 1, 0 is the whole file."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def load(raw: bytes) -> dict[str, Any]:
    """The data of a TOML file (UTF-8, with or without BOM).

    Raises TomlFault: over 4 MB, not UTF-8, a git conflict, a key with more than 32 parts,
    not TOML, nested too deeply.
    """
    return _loaded(raw)


@lru_cache(maxsize=4)
def _loaded(raw: bytes) -> dict[str, Any]:
    """What was just read is often read once more, before it is written and after; nobody may
    change what comes of it.
    """
    return parse(decode(raw))


def decode(raw: bytes) -> str:
    """The text of a TOML file without its BOM, line ends as they are.  Raises TomlFault."""
    if len(raw) > MAX_BYTES:
        raise TomlFault(0, "filen är större än 4 MB; dela upp den eller flytta ut det stora")
    try:
        return raw.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = "raden är inte skriven i UTF-8; öppna filen i en editor och spara som UTF-8"
        raise TomlFault(line, message) from error


def parse(text: str) -> dict[str, Any]:
    """The data of a TOML text without BOM.  Raises TomlFault."""
    _refuse_conflict(text)
    if (plain := toml_plain.loads(text)) is not None:
        return plain
    if (
        any(line.count(".") >= MAX_KEY_PARTS for line in text.split("\n"))
        or sum(1 for _ in _LONG_KEYS.finditer(text)) > MAX_LONG_KEYS
    ):
        _refuse_long_keys(text)
    try:
        return toml_long_texts.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlFault(_line(error, text), _hint(error)) from error
    except ValueError as error:
        raise TomlFault(0, "filen har ett tal eller datum som är för stort; rätta det") from error
    except RecursionError as error:
        raise TomlFault(0, "filen har listor i listor i för många led; förenkla den") from error


def _refuse_long_keys(text: str) -> None:
    from handbok_tui.storage.toml.scan import dotted_keys, line_of  # noqa: PLC0415 - rarely needed

    long = 0
    for offset, parts in dotted_keys(text):
        long += parts > LONG_KEY
        if parts > MAX_KEY_PARTS:
            message = f"namnet har fler än {MAX_KEY_PARTS} delar med punkt emellan; korta det"
            raise TomlFault(line_of(text, offset), message)
        if long > MAX_LONG_KEYS:
            message = f"filen har över {MAX_LONG_KEYS} namn med fler än {LONG_KEY} delar; korta dem"
            raise TomlFault(line_of(text, offset), message)


def _refuse_conflict(text: str) -> None:
    if "<<<<<<<" not in text:
        return
    start = re.search(_CONFLICT_START, text)
    if start and re.compile(_CONFLICT_END).search(text, start.end()):
        message = (
            "git har lämnat två versioner här (<<<<<<< och >>>>>>>); "
            "behåll den som gäller, ta bort märkena och spara"
        )
        raise TomlFault(text.count("\n", 0, start.start()) + 1, message)


def _line(error: tomllib.TOMLDecodeError, text: str) -> int:
    place = re.search(_PLACE, str(error))
    if place:
        return int(place[1])
    # At the end something is missing that began earlier: in the last value that can be told.
    from handbok_tui.storage.toml.scan import line_of, scan  # noqa: PLC0415 - for faults only

    begun = scan(text).pairs
    return line_of(text, begun[-1].start if begun else len(text.rstrip()))


def _hint(error: tomllib.TOMLDecodeError) -> str:
    said = str(error)
    for start, hint in _HINTS:
        if said.startswith(start):
            return hint
    return "raden följer inte TOML:s regler; jämför med raderna omkring och rätta den"
