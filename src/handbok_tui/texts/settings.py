"""What is said about the settings file: what each setting is for, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Sequence

HELP = {
    "theme": "Färgerna. ”automatiskt” väljer efter vad terminalen klarar.",
    "column": "Hur bred textspalten är som mest, i tecken.",
    "key_scheme": "Vilka tangenter som gäller. ”tidigare” har också de bokstäver som fanns förr.",
    "name": "Vad du heter för andra. Utan inställning gäller namnet du loggar in med.",
    "full_repaint": "Rita om hela skärmen varje gång, för en terminal som visar fel.",
    "keys": "Egna tangenter: ett kommandos namn och en eller flera tangenter.",
}
"""Name of a setting -> one line about it, for the documentation."""

NOT_UTF8 = "Terminalen saknar UTF-8. Skriv export LC_ALL=sv_SE.UTF-8 och starta handbok igen."
"""Letters of ASCII only: it must be readable just where å, ä and ö are not."""

TRUE_OR_FALSE = "”{name}” ska vara true eller false, utan citattecken."
OUT_OF_RANGE = "”{name}” ska vara mellan {low} och {high}."
ONE_LINE = "”{name}” ska vara en text på en rad inom citattecken, högst {longest} tecken."
KEYS_OF_COMMAND = 'skriv en tangent, som "o", eller en lista, som ["o", "F5"].'
NO_KEY = "kommandot skulle bli utan tangent. Skriv minst en."
UNKNOWN_KEY = (
    "”{key}” är ingen tangent. Skriv ett tecken, som o eller ?, "
    "eller ett namn, som Tabb, PgDn, F5 eller Ctrl+T."
)
SAME_KEY = "terminalen kan inte skilja ”{key}” från {same}. Välj en annan tangent."
RESERVED = "”{key}” betyder alltid samma sak i programmet. Välj en annan tangent."
FOR_WRITING = "”{key}” behövs för att skriva text. Välj till exempel F5 eller Ctrl+T."
FIXED = "kommandots tangenter går inte att byta."
CLASH = "”{key}” betyder redan ”{other}” där. Välj en annan tangent, eller byt även den."


def unknown_setting(name: str, closest: str) -> str:
    """A name that no setting has."""
    return f"inställningen ”{name}” finns inte.{_perhaps(closest)}"


def unknown_command(name: str, closest: str) -> str:
    """A name that no command has."""
    return f"kommandot ”{name}” finns inte.{_perhaps(closest)}"


def _perhaps(closest: str) -> str:
    return f" Menade du ”{closest}”?" if closest else ""


def told(faults: Sequence[tuple[int, str]]) -> str:
    """The first fault, as (line, what is wrong), on one line; "" where there is none."""
    if not faults:
        return ""
    line, message = faults[0]
    place = f"Inställningarna, rad {line}" if line else "Inställningarna"
    more = f" (och {len(faults) - 1} fel till)" if len(faults) > 1 else ""
    return f"{place}: {message}{more}"
