"""The form of one recovery file: a whole text, where it belongs, and a checksum.

JSON in plain ASCII, because it also holds what TOML and UTF-8 cannot, such as a lone surrogate.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

MAX_TEXT = 64_000_000
"""Bytes; whatever somebody has typed or pasted, each letter as up to twelve of them."""

_BROKEN = "Filen är skadad. Titta i den, rädda det som går och ta sedan bort den."


class Place(NamedTuple):
    """Where a text belongs; ``field`` is "" for an answer without fields."""

    workbook: str
    respondent: str
    chapter: str
    question: str
    field: str = ""


class Leftover(NamedTuple):
    """A text that a dead program left; ``base`` is the digest of what it was written on.

    ``fault`` says what is wrong with the file, in Swedish; then ``place`` may be None and the
    text is what could be read, perhaps nothing.  ``lent`` is the file in which an editor has
    the text (external_editor.py), None for what was typed here.
    """

    file: Path
    place: Place | None
    text: str = ""
    base: str = ""
    written: datetime | None = None
    fault: str = ""
    lent: Path | None = None


def place_digest(place: Place) -> str:
    """A short name for a place, fit for a file."""
    return _digest(place._asdict())[:32]


def encoded(place: Place, text: str, base: str, written: datetime, lent: str = "") -> bytes:
    """The bytes of a recovery file; ``lent`` names the file beside it that an editor has."""
    import json  # noqa: PLC0415 - not for the start: nothing is typed yet, as a rule

    body = {**place._asdict(), "text": text, "base": base, "written": written.isoformat()}
    body |= {"lent": lent} if lent else {}
    return json.dumps({**body, "checksum": _digest(body)}, indent=1).encode("ascii")


def decoded(file: Path, raw: bytes) -> Leftover:
    """What a recovery file holds; a damaged one gives what can be read, and ``fault``."""
    import json  # noqa: PLC0415

    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        return Leftover(file, None, fault=_BROKEN)
    if not isinstance(body, dict):
        return Leftover(file, None, fault=_BROKEN)
    checksum = body.pop("checksum", None)
    words = {key: value for key, value in body.items() if isinstance(value, str)}
    names = Place._fields
    place = Place(**{name: words[name] for name in names}) if words.keys() >= {*names} else None
    written = _moment(words.get("written", ""))
    whole = checksum == _digest(body) and place is not None and written is not None
    fault = "" if whole else _BROKEN
    lent = file.with_name(Path(words["lent"]).name) if whole and words.get("lent") else None
    text, base = words.get("text", ""), words.get("base", "")
    return Leftover(file, place, text, base, written, fault, lent)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _digest(body: object) -> str:
    import hashlib  # noqa: PLC0415
    import json  # noqa: PLC0415

    return hashlib.sha256(json.dumps(body, sort_keys=True).encode("ascii")).hexdigest()
