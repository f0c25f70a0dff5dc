"""The words around following up: the list, what is asked, what is said at the start."""

from __future__ import annotations

TITLE = "Följ upp"
DUE = "Att följa upp"
COMING = "Kommer"
WITHOUT_DAY = "Utan dag"
LATE = "Försenad"
KINDS = {"answer": "Svar", "entry": "", "goal": "Mål", "activity": "Aktivitet"}
"""An entry of the log says itself what it is: "Lärdom: Ring innan"."""

NOTHING = "Det finns inget att följa upp än. a på en fråga gör en aktivitet, F ger ett svar en dag"
CHOOSE = "Välj en rad först"
LEARNING_HINT = "Retur hoppar över"
NEXT = "Följs upp igen:"
DAY = "Följs upp:"
DAY_HINT = "om 2 veckor, 12/1, vecka 5, eller tomt"
ACTIVITY = "Aktivitet:"
GOAL = "Mål:"
ACTIVITY_HINT = "Vad ska ni göra? Börja gärna med ett verb"
GOAL_HINT = "Ett litet mål som syns eller hörs"
ALREADY = "Raden är redan en aktivitet"
FIRST_A_NAME = "Skriv vad raden heter först"
MINI_GOAL = "Minimål"
NO_DATES = (
    "Ingenting har en dag att följa upp. Ge ett svar en dag med F, eller en aktivitet i planen."
)


def without_id(why: str) -> str:
    """A calendar whose workbook could not be given an id."""
    return (
        f"{why.removesuffix('.')}. Därför fick arbetsboken inget eget id, och datumen är med utan. "
        "I en kalender där också en annan arbetsbok utan id har sina kan de ta varandras plats; "
        "när arbetsboken har fått ett id kommer de en gång till."
    )


_NUMBERS = ("", "En sak", "Två saker", "Tre saker", "Fyra saker", "Fem saker", "Sex saker")


def things(count: int) -> str:
    """ "Två saker", "12 saker"."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count} saker"


def at_start(count: int) -> str:
    """What is quietly said at the start."""
    return f"{things(count)} att följa upp. f visar {'den' if count == 1 else 'dem'}"


def learning(outcome: str, *, mine: bool) -> str:
    """The label of the line for the learning."""
    return f"{outcome}. Vad lärde {'du dig' if mine else 'ni er'}?"


def settled(outcome: str, day: str) -> str:
    """An outcome has been noted."""
    again = f"följs upp igen {day}" if day else "ingen ny dag"
    return f"{outcome} är antecknat, {again}. u: ångra"


def history(day: str, outcome: str, learning: str) -> str:
    """One follow-up that was made: "Uppföljt 5 februari 2027: Delvis. Natten har ingen APT."."""
    when = f"Uppföljt {day}" if day else "Uppföljt"
    said = " ".join(learning.split())
    words = f"{when}: {outcome or '–'}"
    return f"{words.removesuffix('.')}. {said}" if said else words


def remark(kind: str, title: str, day: str, *how: str) -> str:
    """An activity under the answer it comes from:
    "Aktivitet: Fråga natten · följs upp 5 februari 2027 · Pågår".
    """
    words = (f"{KINDS[kind]}: {title}", f"följs upp {day}" if day else "", *how)
    return " · ".join(filter(None, words))


def made(sheet: str, whose: str) -> str:
    """Where a new activity or goal went."""
    return f"Står i {sheet}, {whose[:1].lower()}{whose[1:]}. f: följ upp"


def made_private(sheet: str, kept: str) -> str:
    """The same, where it is private as what it comes from: "… bara för mig, som svaret"."""
    return f"Står i {sheet}, {kept[:1].lower()}{kept[1:]}. f: följ upp"


def named(kind: str, title: str) -> str:
    """What kind of thing it is and what it is called."""
    return f"{KINDS[kind]}: {title}" if KINDS[kind] else title


def entry(kind: str, title: str, *, late: bool) -> str:
    """A thing on a line: "Aktivitet: Fråga natten (försenad)"."""
    return f"{named(kind, title)} ({LATE.lower()})" if late else named(kind, title)


def login(unanswered: int, waiting: int) -> str:
    """The login message; "" where there is nothing to say."""
    words = []
    if waiting:
        words.append(f"{things(waiting).lower()} att följa upp")
    if unanswered:
        words.append(f"{unanswered} {'fråga' if unanswered == 1 else 'frågor'} kvar")
    return f"Handboken: {', '.join(words)}. Öppna med: handbok" if words else ""


def nearest(day: str, entry: str) -> str:
    """The login message where nothing waits yet: what is next."""
    return f"Närmast: {day}, {entry}"


def dates(count: int, private: int) -> str:
    """What goes along in a calendar: "3 datum är med."."""
    words = [f"{count} datum är med."]
    if private:
        words.append(f"{private} är ”Bara för mig” och är inte med.")
    return " ".join(words)


def event(kind: str, title: str) -> str:
    """What a date is called in a calendar."""
    if kind == "answer" or not KINDS[kind]:
        return f"Följ upp: {title}"
    return f"Följ upp {KINDS[kind].lower()}: {title}"
