"""What is said about an export: what goes along, what does not, where it went."""

from __future__ import annotations


def answers(count: int) -> str:
    """1 svar, 3 svar."""
    return f"{count} svar"


def summary(included: int, private: int, unanswered: int) -> str:
    """ "4 svar är med. 1 är bara för dig och är inte med. 2 frågor är obesvarade."."""
    words = [f"{answers(included)} är med."]
    if private:
        words.append(f"{answers(private)} är ”Bara för mig” och är inte med.")
    if unanswered:
        noun = "fråga" if unanswered == 1 else "frågor"
        words.append(f"{unanswered} {noun} utan svar.")
    return " ".join(words)


def written(path: str) -> str:
    """Where the handbook went."""
    return f"Handboken är exporterad till {path}"


def not_to_a_terminal(title: str, name: str, suffix: str) -> str:
    """The format is not text."""
    return (
        f"{title} går inte att visa i terminalen. "
        f"Skriv till en fil: handbok export --format {name} -o min-handbok{suffix}"
    )


def fetch(path: str, user: str, host: str) -> str:
    """How to get the file home over ssh."""
    return f"Hämta hem den med: scp {user}@{host}:{path} ."


OWN_HANDBOOK = "Vår egen handbok"
VISION = "Vår vision"


def owner(role: str) -> str:
    """Who owns the question."""
    return f"Äger frågan: {role}"


def provenance(title: str, publisher: str) -> str:
    """Whose words are whose."""
    source = f"{title} ({publisher})" if publisher else title
    return f"Frågorna och kapitlens rubriker är ur {source}. Svaren är våra egna."


def newest(day: str) -> str:
    """When the newest answer was written."""
    return f"Senast ändrad {day}"


def draft(unanswered: int) -> str:
    """The handbook is not finished."""
    return f"Utkast: {unanswered} {'fråga' if unanswered == 1 else 'frågor'} utan svar"


def appendix(chapter: str) -> str:
    """The heading over a chapter's published text."""
    return f"Källtext: {chapter}"


CONTENTS = "Innehåll"
"""The heading over the contents of an exported web page."""

EMPTY_HEADING = "Tom rubrik"
"""What a screen reader says of a heading without words."""


def table_box(number: int) -> str:
    """What a screen reader calls the box that a table scrolls in."""
    return f"Tabell {number}"


def endings(formats: list[tuple[str, str]]) -> str:
    """How to choose a format: ".md Markdown, .html webbsida …"."""
    known = ", ".join(f"{suffix} {title}" for suffix, title in formats)
    return f"Slutet på namnet väljer format: {known}"


def making(title: str) -> str:
    """Another program is at work."""
    return f"Gör filen ({title}) …"


TITLE = "Exportera din handbok"
FILE_NAME = "Fil:"
CLOSE = "Retur eller Esc stänger"


def listing(
    rows: list[tuple[str, bool]], included: int, private: int, unanswered: int
) -> list[str]:
    """What goes along, line by line: questions, and below them whose answers."""
    lines = [summary(included, private, unanswered), ""]
    if included:
        lines.append("Det här följer med i exporten:")
    lines += [f"    {text}" if is_answer else f"  {text}" for text, is_answer in rows]
    return lines


def ask_overwrite(path: str) -> str:
    """The file exists."""
    return f"Filen {path} finns redan. Tryck Retur igen för att skriva över den."
