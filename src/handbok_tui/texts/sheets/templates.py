"""The words around templates: lists, cells, computed sentences.  The templates' own words stand
in their files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NO_BREAK = "\u00a0"
EMPTY = "–"
NUMBER = "Nr"
OTHERS = "Övrigt"
GAPS = "Luckor"
UNKNOWN = "Vet inte"
SHOW_MORE = "Retur visar dem. Det som är ifyllt syns alltid."
OVERDUE = "Försenad"
SOURCES = {"project": "Projektets mall", "own": "Egen mall"}
"""Whose template it is."""
_STOPS = ("?", ".", "!", "…")
WHOSE = {"person": "Mitt", "group": "Vårt"}


def source(name: str) -> str:
    """Whose template it is: "Projektets mall"."""
    return SOURCES.get(name, SOURCES["own"])


def stop(name: str, title: str) -> str:
    """A template as a stop in a chapter: "Projektets mall: Nulägesanalys"."""
    return f"{source(name)}: {title}"


def named(words: Sequence[str]) -> str:
    """ "5", "5 och 6", "1, 5 och 6"."""
    *most, last = words
    return f"{', '.join(most)} och {last}" if most else last


def label(text: str) -> str:
    """What stands before a value: "Läge nu:", "Vad hindrar?"."""
    said = text.rstrip()
    return f"{said}:" if said and not said.endswith((":", *_STOPS)) else said


def joined(parts: Iterable[str]) -> str:
    """Parts on one line: "Alla enheter; har börjat", but "Har alla börjat? Nästan."."""
    line = ""
    for part in parts:
        ended = line.rstrip('”")').endswith((*_STOPS, ":", ";", ","))
        line += f"{'' if not line else ' ' if ended else '; '}{part}"
    return line


ASK_LEAVE = "▸ Retur: behåll det du skrev. Esc en gång till: fältet blir som det var"


def numbered(words: Sequence[str]) -> str:
    """ "1 Inte än   2 På väg   3 Vet inte"; a number is never parted from its word."""
    pairs = [f"{number} {word}" for number, word in enumerate((*words, UNKNOWN), 1)]
    return "   ".join(pair.replace(" ", NO_BREAK) for pair in pairs)


def suggested(words: Sequence[str]) -> str:
    """What may be written there, to be had with arrows while one writes."""
    return f"Förslag: {', '.join(words)}"


def begin(row: str, *, starters: bool) -> str:
    """What to do in a sheet without rows."""
    more = ", Blanksteg s: välj bland förslag" if starters else ""
    return f"Inget är skrivet än. Det du skriver börjar en ny rad ({row}){more}."


def conflict(value: str) -> str:
    """What a cell says in the other version."""
    return f"Sparades från ett annat håll samtidigt: {value}"


def more_fields(number: int) -> str:
    """The fields of a row that are not seen yet: "Fler fält (14)"."""
    return f"Fler fält ({number})"


def count(number: int, words: Sequence[str]) -> str:
    """1 del, 7 delar."""
    one, several = words[0], words[-1]
    return f"{number} {one if number == 1 else several}"


def filled(number: int, total: int) -> str:
    """6 av 8 ifyllda."""
    return f"{number} av {total} ifyllda"


def connections(number: int) -> str:
    """1 koppling, 5 kopplingar."""
    return count(number, ("koppling", "kopplingar"))


def due(number: int) -> str:
    """So many rows wait for a follow-up."""
    return f"{number} att följa upp"


def overdue(status: str) -> str:
    """A status with the computed word: "Planerad (försenad)"."""
    return f"{status} ({OVERDUE.lower()})" if status else OVERDUE


def private_row(name: str, kept: str) -> str:
    """The name of a row that is kept: "Fråga natten (bara för mig)"."""
    return f"{name} ({kept[:1].lower()}{kept[1:]})"


def largest_gap(names: Sequence[str]) -> str:
    """Where now and wanted lie furthest apart."""
    return f"Störst avstånd: {named(names)}."


def spread(areas: Sequence[tuple[str, int, int]]) -> str:
    """Where those who answered differ: "Olika svar: Tryggt klimat (1–4)."."""
    words = [f"{name} ({low}–{high})" for name, low, high in areas]
    return f"Olika svar: {named(words)}."


def asks_for(value: str, labels: Sequence[str]) -> str:
    """A status that asks for more: "Planerad behöver Ansvarig och Följs upp."."""
    return f"{value} behöver {named(labels)}."


def nothing_reaches(form: str, reach: str) -> str:
    """A gap of the ecosystem: "Inget informellt når nivån Verksamhet."; "" is any form."""
    return f"Inget {form.lower()} når nivån {reach}." if form else f"Inget når nivån {reach}."


def hours(by_month: Sequence[tuple[str, str]]) -> str:
    """Time per month: "Tid: 4 h i januari 2027, 2,5 h i mars 2027."."""
    return f"Tid: {', '.join(f'{amount} i {month}' for amount, month in by_month)}."


def then(day: str, values: str) -> str:
    """What an earlier analysis said: "Då, 2026-01-10: 1 Inte än → 3 Ofta"."""
    return f"Då, {day}: {values}" if day else f"Då: {values}"


def too_long(label: str, length: int, limit: int) -> str:
    """More characters than the list has room for; it is saved all the same."""
    return f"{label} är {length} tecken långt. Högst {limit} syns bra i listan."


def wrong_choice(text: str, choices: Sequence[str]) -> str:
    """A word that is not among the choices."""
    return f"”{text}” finns inte bland valen. Välj {named(choices)}."


def wrong_number(text: str) -> str:
    """Something that is no number."""
    return f"”{text}” är inget tal. Skriv till exempel 2,5 eller 12 000."
