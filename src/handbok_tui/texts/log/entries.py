"""The words of the log: reflections of the day, learnings, what a group has agreed on."""

from __future__ import annotations

from collections.abc import Mapping

ABOUT = "Reflektioner, lärdomar och det ni har kommit överens om, det senaste först"
EMPTY = (
    "Här samlas det ni skriver för en dag. d öppnar dagens reflektion, L skriver en lärdom och "
    "g öppnar gruppläget, där ni kan skriva beslut."
)

KINDS: Mapping[str, str] = {
    "reflection": "Dagens reflektion",
    "learning": "Vi lärde oss …",
    "note": "Mötesanteckning",
    "decision": "Beslut",
    "rules": "Samtalsregler",
}
"""What each kind of entry is called."""

NAMES: Mapping[str, str] = {
    "reflection": "Reflektion",
    "learning": "Lärdom",
    "note": "Mötesanteckning",
    "decision": "Beslut",
    "rules": "Samtalsregler",
}
"""What one entry of a kind is, where it is named on a line."""

HELP: Mapping[str, str] = {
    "reflection": "Några minuter räcker. En mening är också en reflektion.",
    "learning": "En kort rad i varje fält räcker. Skriv roller hellre än namn.",
    "note": "Skriv det ni vill ta med er, utan namn.",
    "decision": "Det ni ser olika på får stå kvar. Skriv roller hellre än namn.",
    "rules": "Ändra så att de blir era. De visas först i gruppläget.",
}
"""What stands under the question while one writes."""

FIELDS: Mapping[str, Mapping[str, str]] = {
    "learning": {
        "what": "Vad lärde vi oss?",
        "where": "Var?",
        "for": "Vem har nytta av det?",
    },
    "decision": {
        "agree": "Vad är vi överens om?",
        "differ": "Vad ser vi olika på?",
        "decision": "Vad beslutar vi?",
        "role": "Vilken roll ser till det?",
    },
}
"""The fields of a kind, by their names in the file."""

RULES = (
    "- En i taget talar, och får tala till punkt.\n"
    "- Fråga hellre än att svara emot.\n"
    "- Det går alltid bra att säga pass.\n"
    "- Leta efter vad, inte efter vem.\n"
    "- Det som sägs i förtroende stannar i rummet. Det ni skriver är utan namn.\n"
)
"""The rules for a conversation until the group has its own."""

PRIVATE = {"person": "Bara för mig", "group": "Bara för oss"}
SHARED = "Får delas"
NOT_YOURS = "Det är någon annans anteckning. Den går att läsa men inte att ändra här"
NO_QUESTION = "Det finns ingen fråga för dagen i den här handboken"
AGREED = "Överenskommelser och beslut"
LEARNINGS = "Det har vi lärt oss"
REFLECTIONS = "Mina reflektioner"
NOTHING_WRITTEN = "Inget skrevs, så inget är sparat."
NOTHING_LOGGED = "Inget står i loggen än."
SAVED_REFLECTION = "Sparat i loggen, bara för dig. Visa det: handbok reflect --list"
SHARED_NO_MORE = "Dagens anteckning fick delas; nu är den bara för dig. F2 i läsaren delar den."
SAVED_LEARNING = "Sparat i loggen. Visa lärdomarna: handbok learned --list"
WHAT_MISSING = 'Skriv vad ni lärde er, till exempel: handbok learned "Ring innan vi kommer"'


def entries(count: int) -> str:
    """ "1 anteckning ur loggen är med."."""
    return f"{count} {'anteckning' if count == 1 else 'anteckningar'} ur loggen är med."
