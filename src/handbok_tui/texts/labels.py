"""Names of things: whose words, which state, which section.  Wording: docs/ordlista.md."""

from __future__ import annotations

from collections.abc import Sequence

VOICES = {
    "skr": "Ur SKR:s kortversion",
    "project": "Projektets text",
    "own": "Eget kapitel",
    "mine": "Mitt svar",
    "ours": "Vårt svar",
}

MINE = "Mitt"
"""Whose something is, where there is room for a word."""

SHORT_VOICES = {
    "Ur SKR:s kortversion": "SKR:s text",
    "Projektets text": "Projektets",
    "Eget kapitel": "Eget",
}
"""The same where there is little room."""

MARKS = {"own": "Eget", "changed": "Ändrat av oss"}
"""What this workbook has done to a part of a published chapter."""
HEAD_CHANGED = "Rubrik eller ingress ändrad av oss"
PARTLY_CHANGED = "delvis ändrat av oss"
FROM_EARLIER = "Ur en tidigare utgåva"
"""Stands over what belongs to a section that the edition no longer has."""

SECTION_KINDS = {
    "text": "Text",
    "summary": "Sammanfattning",
    "reflection": "Reflektera",
    "exercise": "Arbeta med materialet",
    "further": "Vill du veta mer?",
}
"""What each kind of section is called, and its title to begin with."""

STATES = {
    "unanswered": "inte skrivet än",
    "draft": "utkast",
    "done": "klart",
    "skipped": "överhoppat tills vidare",
}
"""The state of an answer, as said after "Mitt svar" or "Vårt svar"."""

SKIPPED_BUT_WRITTEN = "skrivet, men frågan är överhoppad"


def state(name: str, *, written: bool) -> str:
    """The state of an answer; where there are words, it is the question that is skipped."""
    return SKIPPED_BUT_WRITTEN if name == "skipped" and written else STATES[name]


PRIVATE = {"person": "Bara för mig", "group": "Bara för oss"}
"""What keeps an answer out of every export, by the kind of who answers."""
SHARED = "Följer med i handboken"

CHANGED_QUESTION = "Frågan har ändrats sedan svaret skrevs. Då löd den:"
TWO_VERSIONS = "två versioner"
FOLLOW_UP = "Följs upp"
ORPHANS = "Svar utan fråga"
NOT_ANSWERED = "Inget svar än."
MISSING_CHAPTER = "ingår inte i kortversionen"


def chapter_name(number: int, title: str) -> str:
    """A chapter as it is named everywhere: "01 Driv lärandet"."""
    return f"{number:02d} {title}"


def exercise(title: str, minutes: int) -> str:
    """An exercise as it is named: "Lärdomskortet (15 min)"."""
    return f"{title} ({minutes} min)" if minutes else title


def step(text: str, minutes: int, who: str) -> str:
    """A step of an exercise: "5 min, alla var för sig: Skriv en sak du har lärt dig."."""
    if minutes and who[1:2].islower():
        who = who[0].lower() + who[1:]
    about = ", ".join(filter(None, (f"{minutes} min" if minutes else "", who)))
    return f"{about}: {text}" if about else text


def progress(answered: int, total: int) -> str:
    """How far a chapter has come: "1 av 4 besvarade"; "" where nothing is asked."""
    return f"{answered} av {total} besvarade" if total else ""


def short_progress(answered: int, total: int) -> str:
    """The same in a narrow list: "1 av 4"."""
    return f"{answered} av {total}" if total else ""


def with_page(words: str, page: int) -> str:
    """The same with the page of the printed edition: "1 av 4 · s. 7"; 0 is none."""
    return " · ".join(filter(None, (words, f"s. {page}" if page else "")))


def respondent_label(kind: str, name: str, *, mine: bool) -> str:
    """Whose answer it is: "Mitt svar", "Vårt svar (Ledningsgruppen)", "Svar från Bo"."""
    if kind == "group":
        return f"{VOICES['ours']} ({name})" if name else VOICES["ours"]
    return VOICES["mine"] if mine else f"Svar från {name}"


def conflict(when: str, *, on_screen: bool) -> str:
    """What stands over the other of two versions of an answer."""
    said = f"Svaret skrevs på två håll och båda är kvar. {'Retur väljer. ' if on_screen else ''}"
    return f"{said}Det andra, {when}:" if when else f"{said}Det andra:"


def others_have(names: Sequence[str], done: str) -> str:
    """ "Gruppen och Natten har svarat": other groups, where this one has nothing."""
    who = " och ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"{who} har {done}"


ANSWERED = "svarat. v visar"
ANSWERED_LEAVE = "svarat. Esc och sedan v visar"
FILLED = "fyllt i mallen. Blanksteg v visar"
"""What other groups have done, and the key that shows it."""


def earlier(count: int) -> str:
    """There are earlier versions of an answer."""
    return f"{count} tidigare svar · D visar då och nu"


def then(day: str, question: str) -> str:
    """What stands over an earlier version of an answer."""
    when = f"Då, {day}" if day else "Då"
    return f"{when}. Frågan löd: {question}" if question else f"{when}:"


def no_questions(source: str) -> str:
    """What stands instead of progress for a chapter that asks nothing."""
    return MISSING_CHAPTER if source == "skr" else "inga frågor"


SHORT_STATES = {
    (False, False): "–",
    (True, False): "svar",
    (False, True): "hoppad",
}
"""How far a question has come, in the contents: (answered, skipped)."""


def changed_voice(source: str) -> str:
    """Whose words a chapter is where the workbook has changed some of it."""
    return f"{VOICES[source]}, {PARTLY_CHANGED}"


ENTER = {"": "Välj", "question": "Svara", "start": "Läs"}
"""What Enter does in the reader: with nothing chosen, on a question, at the start."""
ENTER_ELSE = "Öppna"
TO_SHARE = "Får delas"
TO_DRAFT = "Åter utkast"
DONE_SHORT = "Klar"
CHOOSE = "Välj"
DO_IT = "Gör det"
