"""The words around the list of chapters: new ones, their order, hidden ones."""

from __future__ import annotations

TITLE = "Kapitel"
HIDDEN = "dolt"
TITLE_NEEDED = "Skriv vad kapitlet ska heta, till exempel Lärande hos oss."
ASK_TITLE = "Kapitlets rubrik:"
ASK_TITLE_HINT = "Retur går vidare, Esc avbryter"
NEW = "Kapitlet börjar:"
KINDS = {
    "template": "Med handbokens delar: text, sammanfattning, frågor, övning, läs mer",
    "empty": "Tomt, med ett avsnitt att skriva i",
}
"""From what a new chapter begins."""
HELP = (
    "Här ordnar ni kapitlen. Ett dolt kapitel följer inte med i exporten. "
    "Det behåller sina svar och kan visas igen."
)
ONE_MUST_SHOW = "Minst ett kapitel måste visas. Visa ett annat först"
NOW_HIDDEN = "Kapitlet är dolt. Svaren är kvar. d eller u ångrar"
IS_HIDDEN = "Kapitlet är dolt. Tryck d för att visa det igen"
NOW_SHOWN = "Kapitlet visas igen. d eller u ångrar"
MOVED = "Kapitlet är flyttat. u ångrar"
NOTHING_TO_UNDO = "Inget har ändrats här. S i texten visar de senaste ändringarna"
NOT_SAVED_YET = "Det du skrev i kapitlet är inte sparat än. Vänta en stund och försök igen."
NOT_FURTHER = "Det går inte att flytta längre"


def stands_in(file: str, line: int, message: str) -> str:
    """The published chapter is shown, because the workbook's file of it cannot be used."""
    place = f"{file}:{line}" if line else file
    return (
        f"Det här är kapitlet som det är utgivet. Er fil {place} går inte att använda: {message}. "
        "Den är orörd. Rätta den, så visas era ändringar igen."
    )


def edition_is_back(kept: str) -> str:
    """The chapter of one's own no longer stands in front of the edition's."""
    return f"Utgåvans kapitel är tillbaka. Ert eget finns i {kept}"
