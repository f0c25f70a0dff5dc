"""The words around a chapter while it is edited."""

from __future__ import annotations

from collections.abc import Mapping

from handbok_tui.texts import labels

TITLE = "Redigera"
NEW_QUESTION = "Ny fråga:"
NO_CHAPTER_HERE = "Gå till ett kapitel först, så kan du redigera det"

PIECES: Mapping[tuple[str, str], str] = {
    ("chapter", "title"): "Rubrik",
    ("chapter", "lead"): "Ingress",
    ("chapter", "notice"): "Anmärkning",
    ("section", "body"): "Text",
    ("section", "points"): "Punkt",
    ("section", "note"): "Anmärkning",
    ("question", "text"): "Fråga",
    ("question", "help"): "Hjälp",
    ("question", "fields"): "Delfråga",
    ("exercise", "title"): "Övning",
    ("exercise", "purpose"): "Syfte",
    ("exercise", "steps"): "Steg",
}
"""What each part of a chapter is called; a section's title by the kind of section."""

SECTIONS: Mapping[str, str] = {
    "text": "Avsnitt",
    "summary": "Sammanfattning",
    "reflection": "Reflektion",
    "exercise": "Arbeta",
    "further": "Vidare",
}
"""What a section is called in the list of parts, by its kind."""

ADDED: Mapping[str, str] = {
    "text": "Avsnitt: Text",
    "summary": "Avsnitt: Sammanfattning",
    "reflection": "Avsnitt: Reflektera",
    "exercise": "Avsnitt: Arbeta med materialet",
    "further": "Avsnitt: Vill du veta mer?",
    "body": "Text i avsnittet",
    "question": "Fråga",
    "help": "Hjälp till frågan",
    "field": "Delfråga, med eller utan val",
    "point": "Punkt",
    "card": "Övning",
    "purpose": "Övningens syfte",
    "step": "Steg i övningen",
    "note": "Anmärkning till avsnittet",
    "notice": "Anmärkning överst i kapitlet",
}
"""What can be added, by core.chapter_additions.Addition."""

ADD = "Lägg till:"
KIND = "Avsnittet är:"
MINUTES = "Tid:"
WHO = "Vem:"
"""What the lines of a step begin with, where it is edited as text."""

HINTS: Mapping[str, str] = {
    "fields": "Skriv varje val på en egen rad som börjar med - så blir det ett val",
    "steps": "Skriv tiden i minuter efter Tid: och vem som gör det efter Vem:",
}

PUBLISHED = "Utgåvans text"
RENDERED = "Så här blir det"
NOT_PUBLISHED = "Den här delen är er egen. Utgåvan har ingen text här."
REMOVED = "Borttaget här"
OWN = "Eget"
CHANGED = "Ändrat här"
NEW_WORDING = "Utgåvan har ny text"
SECTION = "Avsnitt"
BROUGHT_BACK = "Delen är tillbaka. u ångrar"
NO_CLASH = "Ingen del har två texter att välja mellan"
EMPTY = "–"

SPACES = {"person": "jag", "group": "vi"}
OPENS_FOR = {"person": "Frågan öppnas för mitt svar", "group": "Frågan öppnas för vårt svar"}
CHOOSE_QUESTION = "Välj en fråga, så kan du säga vem den öppnas för"
CHOOSE_SECTION = "Välj en rad i ett avsnitt, så kan du ändra avsnittets slag"
HAS_QUESTIONS = "Avsnittet har frågor. Flytta eller ta bort dem först"
HAS_EXERCISES = "Avsnittet har övningar. Ta bort dem först"
LAST_STEP = "En övning behöver minst ett steg. Ta bort övningen i stället"
TITLE_STAYS = "Kapitlet behöver en rubrik. Ändra den med Retur"
NOT_EMPTY = "Det kan inte vara tomt här. Det som stod är kvar"
NOTHING_THERE = "Texten är tom, så där finns inget att ta bort. Retur: skriv den"
NOT_FURTHER = "Det går inte att flytta längre"
CANNOT_MOVE = "Den delen har sin bestämda plats"
NOTHING_TO_PUT_BACK = "Här är inget ändrat. Texten är utgåvans"
PUT_BACK = "Utgåvans text är tillbaka. u ångrar"
ALL_PUT_BACK = "Hela kapitlet är som i utgåvan. u ångrar"
IN_FRONT = "Hela kapitlet är ert eget. Blanksteg T tar tillbaka utgåvans kapitel"
ASK_EDITION_BACK = (
    "▸ Retur: behåll ert eget kapitel. Blanksteg T igen: ta tillbaka utgåvans; ert eget läggs undan"
)
OWN_KEPT = "Ert eget kapitel är kvar"
OWN_CHAPTER = "Kapitlet är ert eget. Det finns ingen utgåva att gå tillbaka till"
NEW_SECTION = "Nytt avsnitt"
FIRST_POINT = "Det viktigaste i en mening"
FIRST_QUESTION = "Vad betyder det här för oss?"
UNDONE = "Ändringen är ångrad"
REDONE = "Ändringen är gjord igen"
NOTHING_TO_UNDO = "Det finns inget att ångra"
NOTHING_TO_REDO = "Det finns inget att göra om"
NO_PART = "Den delen finns inte i kapitlet längre"
TWO_WORDINGS = "Två versioner"
OTHER_TITLE = "Texten har skrivits på två håll"
OTHER = (
    "Medan texten skrevs här sparades den också från ett annat håll. Båda finns kvar. "
    "Säg vilken som ska gälla. Väljer du båda står de efter varandra."
)
OTHER_HERE = "Det som står i kapitlet:"
OTHER_THERE = "Den andra texten:"
CLASH_TITLE = "Utgåvan har ändrats"
CLASH = (
    "Den här delen har ni ändrat, och sedan dess har utgåvan fått en ny text. "
    "Säg vilken text som ska gälla. Väljer du båda står de efter varandra."
)
CLASH_MINE = "Er text:"
CLASH_NOW = "Utgåvans nya text:"
ELSEWHERE = "Kapitlet ändrades också från ett annat håll. Det är med här nu"
RECOVERED_HERE = "Tillbakatagen text"
"""The title of a section for text whose own place is gone."""


def editing(chapter: str) -> str:
    """What the line on top says."""
    return f"{TITLE}: {chapter}"


def removed(answers: int) -> str:
    """Something was removed; answers to it are kept."""
    if not answers:
        return "Borttaget. u ångrar"
    kept = "1 svar är kvar" if answers == 1 else f"{answers} svar är kvar"
    return f"Borttaget. {kept} under ”{labels.ORPHANS}”. u ångrar"


def question(number: int, space: str) -> str:
    """ "Fråga 2, vi"."""
    return f"Fråga {number}, {SPACES[space]}"
