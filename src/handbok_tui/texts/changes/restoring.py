"""What is said about earlier versions of answers: what there is, and what came back."""

from __future__ import annotations

NOTHING_KEPT = "Det finns inga äldre versioner av svaren än."
HOW_TO_LOOK = "Jämför med det som står nu: handbok restore FRÅGA --day DAG"
HOW_TO_LOOK_AT_FILES = "Jämför en hel fil med hur den är nu: handbok restore FIL --day DAG"
HOW_TO_LIST_CHANGES = "Dina senaste ändringar av alla slag: handbok restore --changes"
HOW_TO_LOOK_AT_CHANGE = "Se vad som stod före och efter: handbok restore ID"
WHICH_QUESTION = "Ange också frågans id, till exempel k1-ref-1"
UNDATED = "utan datum"
NOTHING_NOW = "(inget svar)"
KEPT_NOW = "Det som stod där är kvar bland tidigare svar."
STAYS_PRIVATE = "Svaret är markerat ”Bara för mig”, som det var då."
SAME_NOW = "Så står det redan. Inget är ändrat."


def log(year: str) -> str:
    """The heading over the entries of a year's log."""
    return f"Loggen {year}"


def change_back(change: str) -> str:
    """How a change is taken back."""
    return f"Ta tillbaka ändringen med: handbok restore {change} --yes"


def change_is_back(name: str) -> str:
    """A change was taken back."""
    return f"Tillbakataget: {name}"


def change_again(change: str) -> str:
    """How that is done again."""
    return f"Gör om med: handbok restore {change} --yes"


def file_is_back(name: str, when: str) -> str:
    """A file is as it was."""
    return f"Tillbaka: {name}, som det var {when}. Det som stod där finns i --changes."


def no_such_state(file: str, when: str, known: list[str]) -> str:
    """Nothing is kept of a file, or nothing from that day."""
    if not known:
        return f"Det finns inget kvar av {file} från någon dag."
    return f"Det finns inget kvar av {file} från ”{when}”. De som finns är {', '.join(known)}."


def whole_files(folder: str) -> str:
    """Where the kept files are, for those who want a whole one."""
    return f"Hela filer, som de var när dagen började, finns i {folder}"


def not_kept(reason: str) -> str:
    """The text is saved, but what the file said before could not be kept."""
    return f"Texten är sparad, men filens version från innan kunde inte läggas undan. {reason}"


def stamp(when: str) -> str:
    """When a version was written, to the minute: "2027-01-12 14:32"."""
    return when[:16] or UNDATED


def then(when: str) -> str:
    """The heading over an earlier version."""
    return f"Då ({stamp(when)}):"


def now(when: str) -> str:
    """The heading over the present answer."""
    return f"Nu ({stamp(when)}):" if when else "Nu:"


def nothing_of(question: str, respondent: str, others: list[str]) -> str:
    """There is no earlier version of that respondent's answer; perhaps of others'."""
    said = f"Det finns ingen äldre version av det ”{respondent}” har svarat på {question}."
    return f"{said} Det finns av {', '.join(others)}: ange --respondent." if others else said


def no_such_field(question: str, field: str, known: list[str]) -> str:
    """The answer has no such part."""
    hint = f"Den har {', '.join(known)}." if known else "Den har inga fält."
    return f"Frågan ”{question}” har inget fält ”{field}”. {hint}"


def no_such_day(day: str, known: list[str]) -> str:
    """No version is from that day."""
    return f"Det finns ingen version från ”{day}”. De som finns är {', '.join(known)}."


def more_that_day(stamps: list[str]) -> str:
    """Several versions are from the same day; the newest was taken."""
    return f"Det finns fler från den dagen: {', '.join(stamps)}"


def how_to_bring_back(words: str) -> str:
    """The command that does it."""
    return f"Ta tillbaka den med: {words}"


def brought_back(whose: str, question: str, when: str) -> str:
    """It stands there again."""
    return f"Tillbaka: {whose} på fråga {question}, som det var {stamp(when)}."
