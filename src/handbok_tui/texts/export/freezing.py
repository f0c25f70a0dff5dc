"""What is said about frozen editions: copies of the own handbook as it was on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handbok_tui.texts.dates import long_date

TITLE = "Frysta utgåvor"
NEW = "Frys en ny utgåva …"
OWN = "Frys en ny utgåva:"
ASK = "Vad heter utgåvan?"
ASK_HINT = "Retur fryser, Esc låter bli"
NAMELESS = "Skriv vad utgåvan heter, till exempel Utgåva 2027."
TOO_LONG = "Namnet är för långt. Högst 80 tecken."
NONE = "Det finns ingen fryst utgåva. Frys en med: handbok freeze"
HOW_TO_SHOW = "Visa en: handbok freeze --show NAMN"
CHANGED = "innehåller bytes som inte är UTF-8. Filen är ändrad sedan den frystes."
NOT_WHOLE = "Inget är fryst: något går inte att läsa. Visa vad: handbok check"
ONE_THING = "Välj ett av namn, --list och --show"


def proposal(year: int) -> str:
    """What an edition is called where nobody says anything else."""
    return f"Utgåva {year}"


def no_such(wanted: str, known: Sequence[str]) -> str:
    """An edition that does not exist."""
    if not known:
        return NONE
    return f"Det finns ingen fryst utgåva ”{wanted}”. De som finns är {', '.join(known)}."


def frozen_with(day: date, count: str) -> str:
    """Over the text of a frozen edition: when, and how much is in it."""
    return f"Fryst {long_date(day)} · {count} · ändras inte längre"


def frozen(day: str) -> str:
    """When it was."""
    return f"fryst {day}"


def unreadable(name: str, why: str) -> str:
    """An edition that is there and cannot be shown."""
    return f"”{name}” går inte att läsa: {why}"


def some_unreadable(number: int) -> str:
    """Editions that are not in the list."""
    noun = "utgåva" if number == 1 else "utgåvor"
    return f"{number} {noun} går inte att läsa. Visa varför: handbok check"


def count(included: int, private: int) -> str:
    """What is in it, and what is not."""
    left_out = f", {private} svar ”Bara för mig” är inte med" if private else ""
    return f"{included} svar{left_out}"


def done(name: str, path: str) -> str:
    """It is kept."""
    return f"”{name}” är fryst i {path}"


def done_here(name: str, summary: str) -> str:
    """The same in the program, where the path is of no use."""
    return f"”{name}” är fryst. {summary}"
