"""What a blank form says to those who fill it, and what is said when it is read back."""

from __future__ import annotations

from collections.abc import Iterable

TITLE = "Blankett."
NO_ANSWERS = "Blanketten innehåller inga svar."
HOW = (
    "Skriv svaret under frågan. Skriv roller hellre än namn. Låt rubrikerna stå kvar med sin "
    "beteckning inom hakparentes, så går svaren att läsa in i handboken."
)


def choices(words: Iterable[str]) -> str:
    """What may be chosen."""
    return f"Välj: {' · '.join(words)}"


def only_if(values: Iterable[str]) -> str:
    """When a field is asked for."""
    return f"Om du valde {' eller '.join(values)}."


NEW = "nytt svar"
SAME = "samma som redan står där"
REPLACES = "ersätter det som står; det tidigare svaret sparas"
READ_IN = "Läs in svar"
WHICH = (
    "Skriv var den ifyllda blanketten finns och tryck Retur. "
    "Du får se vad som händer med varje svar innan något ändras."
)
ASK = "Retur läser in, Esc avbryter"
CONFIRM = "Inget är inläst än. Läs in med --yes."
NOTHING = "Filen innehåller inga svar. Rubrikerna ska sluta med frågans beteckning, som [k1-ref-1]."


def replaces(count: int) -> str:
    """Why Enter does not simply read a form in."""
    said = "1 svar ersätter" if count == 1 else f"{count} svar ersätter"
    return f"{said} något som redan står där. Det som ersätts blir ett tidigare svar."


def heading(question: str, whose: str, what: str) -> str:
    """Which answer a text in the form becomes."""
    return f"{question}, {whose}: {what}"


def unknown(ids: Iterable[str]) -> str:
    """The form asks something that the handbook does not."""
    return f"Hör inte till någon fråga och läses inte in: {', '.join(ids)}"


def not_a_choice(value: str) -> str:
    """A choice that is none of the words given."""
    return f"”{value}” är inte bland valen. Det läses in som fri text."


def taken_in(count: int) -> str:
    """Done."""
    return "1 svar är inläst." if count == 1 else f"{count} svar är inlästa."
