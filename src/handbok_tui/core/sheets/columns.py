"""What a column may hold: COLUMN_KINDS, the one list of kinds.

A kind says how a value is stored in the file, how a person changes it, how what is typed
becomes a value, how it reads in the list and in full, and where it stands in an export.  What
is searched is the full reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from handbok_tui.core.answers.blank import is_blank
from handbok_tui.core.dates import parse_day
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.sheets.templates import UNKNOWN, Column, KindName, Link, links
from handbok_tui.texts.dates import long_date
from handbok_tui.texts.sheets import templates as texts

NO_BREAK = "\u00a0"
TOO_LARGE = 10**12
"""Numbers from here on are refused: nobody's hours or kronor, and no exact ones."""
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")
_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d{1,4})?")
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+(?!\d))")

Stored = Literal["text", "number", "day", "list"]
"""A text; a TOML number; a TOML date; a list of texts."""

Editor = Literal["line", "text", "choice", "link"]
"""A line to type; the answer editor; words to pick; things to pick."""


class Names(NamedTuple):
    """What a link is called, briefly ("3") and in full ("3 Metodstödjare"); "" leads nowhere."""

    brief: Callable[[Link], str]
    full: Callable[[Link], str]


class ColumnKind(NamedTuple):
    """One kind of column.

    ``taken`` makes a value of what a person typed on a day, and raises HandbokError for what
    cannot be one.  ``brief`` and ``full`` read a value that is neither empty nor UNKNOWN.
    ``below``: in an export it stands under the table even where the table has the column.
    """

    stored: Stored
    editor: Editor
    taken: Callable[[str, Column, date], str]
    brief: Callable[[str, Column, Names], str]
    full: Callable[[str, Column, Names], str]
    below: bool = False


def taken(typed: str, column: Column, today: date) -> str:
    """The value that a person means by what is typed in a column.

    "?" is "Vet inte" in every kind and blanks alone are nothing.  Raises HandbokError.
    """
    if is_blank(typed):
        return ""
    if typed.strip() == UNKNOWN:
        return UNKNOWN
    return COLUMN_KINDS[column.kind].taken(typed, column, today)


def brief(value: str, column: Column, names: Names) -> str:
    """A value on one line, for the list; "–" where it is empty."""
    if value in ("", UNKNOWN):
        return value or texts.EMPTY
    return COLUMN_KINDS[column.kind].brief(value, column, names) or texts.EMPTY


def full(value: str, column: Column, names: Names) -> str:
    """A value in full, for details, plain text and search; "–" where it is empty."""
    if value in ("", UNKNOWN):
        return f"{UNKNOWN} {texts.UNKNOWN}" if value else texts.EMPTY
    return COLUMN_KINDS[column.kind].full(value, column, names) or texts.EMPTY


def in_words(value: str, column: Column, names: Names) -> str:
    """A value that is not empty, on one line in running text."""
    return (full if column.kind == "date" else brief)(value, column, names)


def as_typed(value: str, column: Column) -> str:
    """A value as it stands where it is typed: a day as one reads it."""
    return day_in_words(value) if column.kind == "date" else value


def day_in_words(value: str) -> str:
    """A stored day as one reads it; what is no day as it stands."""
    try:
        return long_date(date.fromisoformat(value))
    except ValueError:
        return value


def level(value: str, column: Column) -> int:
    """The place of a scale's value, from 1; 0 for what is not on the scale."""
    return column.choices.index(value) + 1 if value in column.choices else 0


def number(value: str) -> Decimal | None:
    """A number's value, None for what is none."""
    return Decimal(value.replace(",", ".")) if _NUMBER.fullmatch(value) else None


def amount(value: Decimal, unit: str) -> str:
    """A number as Swedes write it: "2,5 h", "12 000 kr"."""
    whole, _, part = format(value.normalize(), "f").partition(".")
    words = _THOUSANDS.sub(NO_BREAK, whole) + (f",{part}" if part else "")
    return f"{words}{NO_BREAK}{unit}" if unit else words


def canonical(value: Decimal) -> str:
    """A number as it is kept: no spaces, a comma, nothing superfluous."""
    return format(value.normalize(), "f").replace(".", ",")


def _taken_text(typed: str, _column: Column, _today: date) -> str:
    return typed.replace("\r\n", "\n").replace("\r", "\n")


def _taken_choice(typed: str, column: Column, _today: date) -> str:
    wanted = typed.strip().casefold()
    if wanted.isdecimal() and 1 <= int(wanted) <= len(column.choices):
        return column.choices[int(wanted) - 1]
    if wanted == texts.UNKNOWN.casefold():
        return UNKNOWN
    exact = [choice for choice in column.choices if choice.casefold() == wanted]
    found = exact or [c for c in column.choices if c.casefold().startswith(wanted)]
    if len(found) != 1:
        raise HandbokError(texts.wrong_choice(typed.strip(), column.choices))
    return found[0]


def _taken_number(typed: str, column: Column, _today: date) -> str:
    plain = _BLANKS.sub("", typed).replace("−", "-")
    if column.unit:
        plain = plain.removesuffix(column.unit)
    found = number(plain.replace(".", ","))
    if found is None:
        raise HandbokError(texts.wrong_number(typed.strip()))
    return canonical(found)


def _taken_day(typed: str, _column: Column, today: date) -> str:
    day = parse_day(typed, today)
    return day.isoformat() if day is not None else ""


def _taken_links(typed: str, _column: Column, _today: date) -> str:
    lines = [" ".join(line.split()) for line in typed.split("\n")]
    return "\n".join(line for line in lines if links(line))


def _first_line(value: str, _column: Column, _names: Names) -> str:
    lines = [line.strip() for line in value.split("\n") if line.strip()]
    return f"{lines[0]} …" if len(lines) > 1 else "".join(lines)


def _as_it_is(value: str, _column: Column, _names: Names) -> str:
    return value


def _day(value: str, _column: Column, _names: Names) -> str:
    return day_in_words(value)


def _scale(value: str, column: Column, _names: Names) -> str:
    place = level(value, column)
    return f"{place} {value}" if place else value


def _amount(value: str, column: Column, _names: Names) -> str:
    found = number(value)
    return value if found is None else amount(found, column.unit)


def _links_brief(value: str, _column: Column, names: Names) -> str:
    found = ((link.relation, names.brief(link)) for link in links(value))
    return texts.joined(f"{relation} {name}".strip() for relation, name in found if name)


def _links_full(value: str, _column: Column, names: Names) -> str:
    found = ((link.relation, names.full(link)) for link in links(value))
    return "\n".join(f"{rel} → {name}" if rel else name for rel, name in found if name)


COLUMN_KINDS: dict[KindName, ColumnKind] = {
    "text": ColumnKind("text", "line", _taken_text, _first_line, _as_it_is),
    "long": ColumnKind("text", "text", _taken_text, _first_line, _as_it_is, below=True),
    "choice": ColumnKind("text", "choice", _taken_choice, _first_line, _as_it_is),
    "scale": ColumnKind("text", "choice", _taken_choice, _scale, _scale),
    "number": ColumnKind("number", "line", _taken_number, _amount, _amount),
    "date": ColumnKind("day", "line", _taken_day, _as_it_is, _day),
    "role": ColumnKind("text", "line", _taken_text, _first_line, _as_it_is),
    "link": ColumnKind("list", "link", _taken_links, _links_brief, _links_full),
}
"""Every kind of column, once."""
