"""What is said about a table that is pasted into a template."""

from __future__ import annotations

LINK = "en koppling väljs i listan. Lämna cellen tom"
ONLY_HEADING = "Inget är inklistrat. Raden har bara rubriker: ta med raderna under den"


def pasted(rows: int, replaced: int) -> str:
    """How it went, and how to take it back."""
    filled = "1 rad är ifylld" if rows == 1 else f"{rows} rader är ifyllda"
    other = "" if not replaced else f", {replaced} fält sa något annat förut"
    return f"{filled}{other}. Blanksteg u ångrar"


def refused(row: int, field: str, why: str) -> str:
    """A cell that a field cannot hold."""
    return f"Inget är inklistrat. Rad {row}, {field}: {why}"


def too_wide(row: int, room: int) -> str:
    """More cells than there are fields."""
    fields = "1 fält" if room == 1 else f"{room} fält"
    return f"Inget är inklistrat. Rad {row} har fler celler än mallen: här får {fields} plats"


def twice(field: str) -> str:
    """A heading that names a field more than once."""
    return f"Inget är inklistrat. Rubriken {field} står flera gånger"


def fixed(row: int) -> str:
    """The name of a row that the template itself has."""
    return (
        f"Inget är inklistrat. Rad {row} heter som mallen säger; börja i fältet till höger om "
        "namnet"
    )
