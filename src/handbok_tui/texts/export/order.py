"""The choices of an export, as the screen names them."""

from __future__ import annotations

LABELS = {
    "profile": "Dokument",
    "period": "Period",
    "scope": "Omfattning",
    "respondent": "Vems svar",
    "source": "Källtexten som bilaga",
    "unanswered": "Frågor utan svar",
    "earlier": "Tidigare svar",
    "private": "Svar som är ”Bara för mig”",
    "orphans": "Svar utan fråga",
    "reflections": "Mina reflektioner ur loggen",
    "format": "Format",
    "file": "Fil",
}

EVERYONE = "alla"
ALL_CHAPTERS = "Alla kapitel"
SHORT_EDITION = "Kortversionen"
NO = "nej"
YES = "ja"

FILE = "Filens namn och plats:"
FILE_HINT = "Filen blir läsbar bara för dig"
MAKING = "Skriver filen …"
TOO_LONG = "Texten är för lång för terminalens urklipp. Hämta filen i stället."
NOT_TEXT = "Det här formatet går inte att kopiera som text."
CLOSE = "Esc stänger"
CLOSE_LOW = "Skriven. ▾ PgDn: mer. Esc stänger"
PREVIEW = "Förhandsgranskning"
ONLY_DATES = "Listan visar allt som står i kalendern."


def row(label: str, chosen: str, width: int) -> str:
    """A choice on a line: what it is, and what it is set to."""
    return f"{label:<{width}}  {chosen}"


def copied(*, written: bool) -> str:
    """The text has been sent to the terminal, and what to do where it did not come."""
    fetch = "hämta filen som är skriven" if written else "skriv filen med Retur och hämta den"
    return (
        f"Skickat till terminalens urklipp, om den tar emot. Går det inte att klistra in: {fetch}."
    )
