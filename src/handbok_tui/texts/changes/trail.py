"""The words around the last changes: what each was, and that it is taken back or done again."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Senaste ändringar"
NOTHING = "Du har inte ändrat något i arbetsboken än"
CHOOSE = "Välj en ändring först"
NOTHING_TO_UNDO = "Det finns inget att ångra i den här körningen. S: senaste ändringar"
NOTHING_TO_REDO = "Det finns inget att göra om"
NOTHING_LEFT_OF_IT = "Det som stod före ändringen står där redan. Inget är ändrat."
NO_FILE_OF_OURS = "Ändringen gäller ingen fil i arbetsboken. Inget är ändrat."
NOT_SAVED_YET = "Det sista du skrev sparas just nu. Försök igen om ett ögonblick"
SHARED = "Det är inte längre bara för mig: allt som står där följer med"
WAS_REPLACED = "Det hade ändrats sedan dess. Det som stod där är kvar i listan"
BEFORE = "Före:"
AFTER = "Efter:"
NO_TEXT = "(inget)"
UNDONE = "tillbakataget"
ALREADY = "Den är tillbakatagen redan. R gör om den"
ALREADY_BACK = "Den är tillbakatagen. Ta tillbaka det som tog tillbaka den för att göra om"
NOT_UNDONE = "Den gäller. u tar tillbaka den"
FACTS_FILE = "Arbetsboken"
"""What workbook.toml is called, before what of it was changed."""
BOOK: Mapping[str, str] = {
    "chapters": "kapitlens ordning",
    "hidden": "vilka kapitel som visas",
    "respondents": "vilka som svarar",
}

NEW, GONE, CHANGED, BACK = "nytt", "borttaget", "ändrat", "tog tillbaka"
MARKS: Mapping[str, Mapping[object, str]] = {
    "visibility": {"private": "bara för mig", "handbook": "får följa med", None: "får följa med"},
    "state": {"skipped": "hoppades över", "done": "klart", "draft": "utkast"},
}
"""What was done where only a mark was changed: by the key of the file and its new value."""
VALUES: Mapping[str, Mapping[object, str]] = {
    **MARKS,
    "space": {"person": "mitt svar", "group": "vårt svar"},
    "source": {"skr": "utgivarens", "project": "projektets", "own": "vår egen"},
}
"""Words of a file's own, as they are said."""
KEYS: Mapping[str, str] = {
    "text": "Text",
    "fields": "Fält",
    "state": "Läge",
    "visibility": "Vem som ser det",
    "follow_up": "Följs upp",
    "question": "Frågans ordalydelse",
    "earlier": "Tidigare",
    "conflict": "Två versioner",
    "followed_up": "Uppföljningar",
    "order": "Ordning",
    "title": "Rubrik",
    "name": "Namn",
    "lead": "Ingress",
    "rows": "Rad",
    "day": "Dag",
    "people": "Hur många som svarade",
    "sections": "Avsnitt",
    "questions": "Fråga",
    "exercises": "Övning",
    "published": "Utgåvans text",
    "replaced": "Gav vika",
    "part": "Del",
    "value": "Värde",
    "date": "Dag",
    "about": "Gäller",
    "chapter": "Kapitel",
    "outcome": "Utfall",
    "learning": "Lärdom",
    "number": "Nummer",
    "page": "Sida",
    "source": "Vems text",
    "notice": "Anmärkning",
    "note": "Anmärkning",
    "body": "Text",
    "points": "Punkter",
    "worksheets": "Mallar",
    "space": "Öppnas för",
    "help": "Hjälp",
    "label": "Delfråga",
    "choices": "Val",
    "when": "Frågas när",
    "field": "Delfråga",
    "is": "Svaret är",
    "purpose": "Syfte",
    "steps": "Steg",
    "minutes": "Minuter",
    "who": "Vem",
    "imported_from": "Importerat från",
    "changes": "Ändringar",
}
"""What the keys of a file are called where both versions are read."""
PARTS: Mapping[str, str] = {
    "chapter": "Kapitlet",
    "section": "Avsnitt",
    "question": "Fråga",
    "exercise": "Övning",
}
"""What each kind of part of a chapter is called."""
CHAPTER_FILE = "hela kapitlet"


def has_written(name: str) -> str:
    """Why a respondent is not taken out of the workbook again."""
    return f"{name} har skrivit något, så namnet står kvar. Inget är ändrat."


def not_in_trail(reason: str) -> str:
    """The text is saved, but what was changed could not be noted among the last changes."""
    return f"Texten är sparad, men ändringen kom inte med bland dina senaste. {reason}"


def undone(name: str) -> str:
    """It was taken back, and how it is done again; the name may be cut off at its end."""
    return f"Ångrat (Ctrl+Y gör om): {name}"


def redone(name: str) -> str:
    """It was done again."""
    return f"Gjort igen (u ångrar): {name}"


def taken_back(name: str) -> str:
    """A change of the list was taken back."""
    return f"Tillbakataget (R gör om): {name}"


def done_again(name: str) -> str:
    """What had been taken back holds again."""
    return f"Gjort igen (u tar tillbaka): {name}"


def question(chapter: int, turn: int) -> str:
    """ "Kapitel 1, fråga 3"."""
    return f"Kapitel {chapter}, fråga {turn}" if chapter else f"Fråga {turn}"


def brief_question(chapter: int, turn: int, wording: str) -> str:
    """ "K1:3 Vilka steg …", where there is room for little more."""
    return f"K{chapter}:{turn} {wording}"


def answer(where: str, whose: str, wording: str) -> str:
    """ "Kapitel 1, fråga 3, mitt svar: ”Vilka steg …”"; what tells it from others stands first."""
    said = f"{where}, {whose[:1].lower()}{whose[1:]}" if where else whose
    return f"{said}: ”{wording}”"


def entry(kind: str, day: str, whose: str) -> str:
    """ "Lärdom 12 januari 2027 (Ledningsgruppen)"."""
    return f"{kind} {day}" + (f" ({whose})" if whose else "")


def chapter(number: int, part: str, title: str = "") -> str:
    """ "Kapitel 2, fråga: ”Vad hindrar …”"."""
    name = f"Kapitel {number}, {part}" if number else f"Kapitel, {part}"
    return f"{name}: ”{title}”" if title else name


def parts(count: int) -> str:
    """ "3 delar"."""
    return f"{count} delar"
